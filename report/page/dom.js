/* Making elements. All text goes in as text: no string of a document is ever read as markup. */

/* h("a.link", {href: "#/"}, "text", element, [more]): null and false children are left out. */
function h(tag, properties, ...children) {
	const [name, ...classes] = tag.split(".");
	const element = document.createElement(name);
	if (classes.length) element.className = classes.join(" ");
	for (const [key, value] of Object.entries(properties ?? {})) {
		if (value === null || value === undefined || value === false) continue;
		if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
		else if (key === "value" || key === "checked" || key === "selected" || key === "disabled") element[key] = value;
		else element.setAttribute(key, value === true ? "" : value);
	}
	append(element, children);
	return element;
}

function append(element, children) {
	for (const child of children) {
		if (child === null || child === undefined || child === false) continue;
		if (Array.isArray(child)) append(element, child);
		else element.append(child);
	}
}

/* Letters without their marks, small; as many UTF-16 units as before, so that places in one are places in the other. */
const folded = new Map();

function foldOne(letter) {
	let plain = folded.get(letter);
	if (plain === undefined) {
		plain = letter === "đ" || letter === "Đ" ? "d" : letter.normalize("NFD")[0].toLowerCase();
		if (plain.length !== letter.length) plain = letter;
		folded.set(letter, plain);
	}
	return plain;
}

function fold(text) {
	return text.replace(/[A-Z\u0080-\uffff]/g, foldOne);
}

/* The text with the places of the words (folded) marked; where they stand side by side, they alone. */
function marked(text, words) {
	const plain = fold(text), phrase = words.join(" "), places = [];
	for (const word of plain.includes(phrase) ? [phrase] : words) {
		for (let at = plain.indexOf(word); word && at >= 0; at = plain.indexOf(word, at + word.length)) places.push([at, at + word.length]);
	}
	places.sort((a, b) => a[0] - b[0]);
	const parts = [];
	let from = 0;
	for (const [start, end] of places) {
		if (start < from) continue;
		parts.push(text.slice(from, start), h("mark", null, text.slice(start, end)));
		from = end;
	}
	parts.push(text.slice(from));
	return parts;
}

/* 2024-07-01 as 01/07/2024, 2024-07 as 07/2024. */
function showDate(date) {
	return date ? date.split("-").reverse().join("/") : "";
}

/* A number and symbol is never cut at its dashes and strokes: "Nghị quyết" may stay behind on a line, "45-NQ/TW" is one. */
function unbroken(label) {
	return vi(label.split(/(\s+)/).map(part => /\d.*[-/]|[-/].*\d/.test(part) ? h("span.unbroken", null, part) : part));
}

/* Words of a document: read aloud in its language, whatever the page speaks. */
function vi(content) {
	return language === "vi" || !content ? content : h("span", {lang: "vi"}, content);
}

let language = "vi";

/* The word in the language of the page, with {n} and the like filled in. */
function t(key, values) {
	const pair = WORDS[key];
	if (!pair) return key;
	return pair[language === "vi" ? 0 : 1].replace(/\{(\w)\}/g, (whole, name) => values?.[name] ?? whole);
}

/* "1 document", "3 documents": the keys end in Of, the first without the s. */
function counted(n, what) {
	return n === 1 ? t(`${what}Of`) : t(`${what}sOf`, {n: figure(n)});
}

function figure(n) {
	return n.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
}

function compareText(a, b) {
	return collator.compare(a ?? "", b ?? "");
}

const collator = new Intl.Collator("vi", {numeric: true});

function relationWord(relation) {
	return t(relation === "mentions" ? "mentions_" : relation);
}

/* A label with its control, side by side or one over the other: the style sheet decides. */
let fieldCount = 0;

function field(label, control) {
	control.id = control.id || `field${++fieldCount}`;
	return h("div.field", null, h("label", {for: control.id}, label), control);
}

function choice(label, value, options, onChange) {
	const select = h("select", {onchange: () => onChange(select.value)}, options.map(([key, word]) => h("option", {value: key, selected: key === value}, word)));
	return field(label, select);
}

function severityBadge(severity) {
	return h(`span.badge.${severity}`, null, t(severity));
}

/* A list that shows its first entries, and more on demand: thousands of entries need not be drawn to read ten. */
function capped(items, step, draw, container) {
	let shown = 0;
	const button = h("button.more", {type: "button", onclick: () => { const next = container.children.length; addMore(); focusOn(container.children[next]); }});
	const place = h("div.moreplace", null, button);
	function addMore() {
		container.append(...items.slice(shown, shown + step).flatMap((item, i) => draw(item, shown + i)));
		shown = Math.min(items.length, shown + step);
		place.hidden = shown >= items.length;
		button.textContent = t("more", {n: figure(Math.min(step, items.length - shown))});
	}
	addMore();
	return place;
}

function focusOn(element) {
	if (!element) return;
	if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
	element.focus({preventScroll: true});
}
