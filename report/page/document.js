/* One document: its facts, its text with everything that is known about it in place, its tables, and lists of what it holds. */
function documentView(number, ...rest) {
	const doc = set.documents[Number(number) - 1];
	if (!doc) return null;
	const body = doc.body, text = annotatedText(doc, body);
	const sections = [
		doc.findings.length > 0 && ["its-findings", "findings", () => findingSection(doc.findings)],
		["text", "fullText", () => h("section.text", {"aria-labelledby": "text", lang: "vi"}, h("h2", {id: "text", lang: language}, t("fullText")), text)],
		doc.works.length > 0 && ["cited", "citedHere", () => citedSection(doc)],
		doc.assignments.length > 0 && ["tasks", "agencies", () => h("section", {"aria-labelledby": "tasks"}, h("h2", {id: "tasks"}, t("agencies")),
			taskTable(doc.assignments.map(assignment => ({doc, assignment})), t("agencies"), true))],
		doc.targets.length > 0 && ["targets", "targets", () => targetSection(doc)],
		doc.diagnostics.length > 0 && ["odd", "odd", () => oddSection(doc)],
	].filter(Boolean);
	const contents = contentsOf(body, doc, sections);
	return {
		title: doc.label,
		content: [
			h("div.dochead", null, h("p.eyebrow", null, placeName(doc.place), doc.document.status === "draft" && [" ", h("span.chip", null, t("draft"))]),
				h("h1", {lang: "vi"}, doc.label), doc.document.title && h("p.doctitle", {lang: "vi"}, doc.document.title)),
			documentFacts(doc),
			h("div.reading", null,
				h("aside", {"aria-label": t("contents")}, h("details.contents", {open: matchMedia("(min-width: 64rem)").matches}, h("summary", null, t("contents")), contents)),
				h("div.column", null, sections.map(([, , draw]) => draw()))),
		],
		after: () => goTo(doc, body, rest),
	};
}

function documentFacts(doc) {
	const {document} = doc, signer = document.signer;
	return factList([
		[t("date"), showDate(document.date) || t("noDate")],
		[t("issuer"), vi(document.issuer?.name)],
		[t("place"), document.place],
		[t("signer"), signer && vi([signer.name, [signer.on_behalf, signer.capacity, signer.position].filter(Boolean).join(", ")].filter(Boolean).join(" — "))],
		[t("basedOn"), workLinks(doc, document.based_on)],
		[t("recipients"), document.recipients.length ? h("details.inline", null, h("summary", null, figure(document.recipients.length)), h("ul.plain.small", {lang: "vi"}, document.recipients.map(one => h("li", null, one)))) : null],
		[t("file"), h("span.file", null, `${doc.source.name} · ${figure(doc.source.bytes ?? 0)} B`)],
	]);
}

function workLinks(doc, ids) {
	const works = ids.map(id => workOf(doc, id)).filter(Boolean);
	return works.length ? works.map((work, i) => [i ? ", " : "", h("a", {href: work.href}, unbroken(work.label))]) : null;
}

function contentsOf(body, doc, sections) {
	const items = [];
	for (const [anchor, word] of sections) {
		items.push(h("li", null, h("a", {href: `${doc.href}/go/${anchor}`}, t(word))));
		if (anchor === "text") {
			for (const {section, depth, anchor: id} of body.everySection())
				if (depth < 2 && (section.title || depth === 0)) items.push(h(`li.depth${depth + 1}`, {lang: "vi"}, h("a", {href: `${doc.href}/s/${encodeURIComponent(id)}`}, `${section.label}. ${section.title ?? ""}`)));
			body.appendices.forEach((appendix, i) => items.push(h("li.depth1", {lang: "vi"}, h("a", {href: `${doc.href}/s/${encodeURIComponent(`appendix:${i}`)}`}, [appendix.label ?? t("appendix"), appendix.title].filter(Boolean).join(" – ")))));
		}
	}
	return h("ol", null, items);
}

/* Moves to what the rest of the address names: /at/START-END (a place in the text), /s/SECTION or /go/PART of the page. */
function goTo(doc, body, [what, where]) {
	if (!what || !where) return;
	if (what === "go") return arrive(document.getElementById(where));
	if (what === "s") return arrive(document.getElementById(`s:${where}`));
	const [start, end] = where.split("-").map(Number), unit = body.text === null ? 0 : body.unit(start);
	const exact = document.querySelector(`[data-span="${start}-${end}"]`);
	if (exact) return arrive(exact);
	const holding = elementAt(unit);
	arrive(holding);
	if (holding?.matches("p, h3, h4, h5, h6")) showPlace(holding, unit - holding.dataset.start, body.unit(end) - holding.dataset.start);
}

/* The smallest element that holds the place of the text; the rows of a long table are drawn until it is there. */
function elementAt(unit) {
	for (;;) {
		const holding = [...document.querySelectorAll(".text [data-start]")].filter(element => Number(element.dataset.start) <= unit && unit < Number(element.dataset.end)).at(-1);
		const more = holding?.matches(".tableblock") ? holding.querySelector(".tableholder > .moreplace:not([hidden]) > button") : null;
		if (!more) return holding;
		more.click();
	}
}

/* Marks a piece of the text of an element, where the browser can do so without changing it. */
function showPlace(element, start, end) {
	if (!CSS.highlights || !(end > start)) return;
	const range = new Range(), walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	let at = 0, open = false;
	for (let node; (node = walker.nextNode()); at += node.length) {
		if (!open && start < at + node.length) {
			range.setStart(node, Math.max(0, start - at));
			open = true;
		}
		if (open) range.setEnd(node, Math.min(node.length, end - at));
		if (end <= at + node.length) break;
	}
	if (open) CSS.highlights.set("place", new Highlight(range));
}

function arrive(element) {
	if (!element) return;
	element.classList.add("arrived");
	element.scrollIntoView({block: "center"});
	focusOn(element);
}

/* ---- The text ------------------------------------------------------------------------------------------------------------- */

function annotatedText(doc, body) {
	if (body.text === null) return withoutText(doc, body);
	const marks = doc.citations.map(citation => ({citation, span: body.units(citation.span)})).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
	const heads = headsByPlace(body), parts = body.parts.map(part => ({kind: part.kind, span: body.units(part.span)}));
	const blocks = [], lines = [...body.lines()], tableHeads = findTableHeads(body, lines), isProse = touching(body.prose);
	let part = 0, mark = 0, table = 0, skipTo = 0;
	lines.forEach((line, i) => {
		while (part < parts.length - 1 && line.start >= parts[part].span[1]) part++;
		while (mark < marks.length && marks[mark].span[1] <= line.start) mark++;
		for (; table < body.tables.length && body.tables[table].start < Math.max(line.end, line.start + 1); table++) {
			blocks.push(tableBlock(doc, body, body.tables[table], lines));
			skipTo = Math.max(skipTo, body.tables[table].end);
		}
		const prose = isProse(line);
		if (line.start < skipTo || tableHeads.has(i)) return;
		const appendix = appendixAt(body, line);
		if (appendix >= 0) blocks.push(h("hr.appendixrule"));
		const kind = parts[part]?.kind ?? "other";
		const block = textBlock(doc, line, kind === "appendix" && prose ? "prose" : kind, heads, marks, mark);
		if (appendix >= 0) block.id = `s:appendix:${appendix}`;
		blocks.push(block);
	});
	return blocks;
}

/* What a record that leaves its text out still tells: sections, their paragraphs and tables. */
function withoutText(doc, body) {
	const tables = path => body.tables.filter(found => found.path.startsWith(`${path}/table:`)).map(found => tableBlock(doc, body, found, []));
	const paragraphs = list => list.map(one => h(one.marker ? "p.bullet" : "p", null, [one.marker, one.text].filter(Boolean).join(" ")));
	const section = (one, depth, prefix) => [
		h(`h${Math.min(3 + depth, 6)}.head`, {id: `s:${prefix}${one.id}`}, `${one.label}. ${one.title ?? ""}`),
		paragraphs(one.paragraphs), tables(`${prefix}section:${one.id}`), one.children.map(child => section(child, depth + 1, prefix))];
	return [h("p.empty", {lang: language}, t("noText")), body.sections.map(one => section(one, 0, "")), body.appendices.map((appendix, i) => [
		h("hr.appendixrule"), h("p.appendix", {id: `s:appendix:${i}`}, [appendix.label ?? t("appendix"), appendix.title].filter(Boolean).join(" – ")),
		paragraphs(appendix.paragraphs), tables(`appendix:${i}`), appendix.sections.map(one => section(one, 1, `appendix:${i}/`))])];
}

/* The indexes of lines of cells right before the first row of a table: the table shows them as its head. */
function findTableHeads(body, lines) {
	const heads = new Set();
	let after = -1; /* the last line of the table before */
	for (const {start, end} of body.tables) {
		for (let i = lineAt(lines, start) - 1; i > after && lines[i].text.includes("\t"); i--) heads.add(i);
		after = Math.max(after, lineAt(lines, end - 1));
	}
	return heads;
}

/* The index of the line that holds the place. */
function lineAt(lines, place) {
	let low = 0, high = lines.length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (lines[middle].start <= place) low = middle;
		else high = middle;
	}
	return low;
}

/* Whether a line touches one of the spans: a function that is asked for lines in their order. */
function touching(spans) {
	const sorted = [...spans].sort((a, b) => a[0] - b[0]);
	let next = 0, end = -1;
	return line => {
		while (next < sorted.length && sorted[next][0] < Math.max(line.end, line.start + 1)) end = Math.max(end, sorted[next++][1]);
		return end > line.start;
	};
}

/* Sections by the place of their label; several begin at one where a title stands on the line of its parent. */
function headsByPlace(body) {
	const heads = new Map();
	for (const head of body.everySection()) {
		const start = body.unit(head.section.span[0]);
		if (!heads.has(start)) heads.set(start, head);
	}
	return heads;
}

/* The index of the appendix that begins on the line; -1. */
function appendixAt(body, line) {
	return body.appendices.findIndex(appendix => within(line, body.unit(appendix.span[0])));
}

function within(line, place) {
	return place >= line.start && place <= line.end;
}

function textBlock(doc, line, kind, heads, marks, firstMark) {
	const content = withCitations(doc, line, marks, firstMark);
	const head = headOn(heads, line);
	const properties = {"data-start": line.start, "data-end": line.end + 1, id: head ? `s:${head.anchor}` : null};
	if (head) {
		const whole = head.section.title && !head.section.paragraphs.some(paragraph => Math.abs(doc.body.unit(paragraph.span[0]) - line.start) < line.text.length);
		if (whole) return h(`h${Math.min(3 + head.depth, 6)}.head`, properties, content);
		return h("p.item", properties, content);
	}
	if (/^[-+–•*]\s/.test(line.text)) return h(`p.${kind}.bullet${line.text[0] === "+" ? ".deep" : ""}`, properties, content);
	if (line.text.includes("\t")) return h("p.cells", properties, content);
	return h(`p.${kind}`, properties, content);
}

function headOn(heads, line) {
	for (let at = line.start; at < Math.min(line.end, line.start + 12); at++) if (heads.has(at)) return heads.get(at);
	return null;
}

/* The line with its citations as links. A mention inside another is left to the outer one. */
function withCitations(doc, line, marks, first) {
	const content = [];
	let from = line.start;
	for (let i = first; i < marks.length && marks[i].span[0] < line.end; i++) {
		const [start, end] = marks[i].span;
		if (start < from) continue;
		content.push(line.text.slice(from - line.start, start - line.start), citationLink(doc, marks[i].citation, line.text.slice(start - line.start, end - line.start)));
		from = Math.min(end, line.end);
	}
	content.push(line.text.slice(from - line.start));
	return content;
}

function citationLink(doc, citation, text) {
	const work = citation.work ? workOf(doc, citation.work) : null;
	const place = `${citation.span[0]}-${citation.span[1]}`;
	if (!work) return h("span.cite.unresolved", {"data-span": place, title: t("unresolved")}, text);
	const said = [work.label, showDate(work.date), work.issuer].filter(Boolean).join(" · ");
	return h(`a.cite${citation.kind === "self" ? ".self" : ""}`, {href: work.href, "data-span": place, title: said}, text);
}

/* ---- Tables --------------------------------------------------------------------------------------------------------------- */

function tableBlock(doc, body, found, lines) {
	const {table, path, spans} = found;
	const caption = [t("tableOf", {n: body.tables.indexOf(found) + 1}), found.name].filter(Boolean).join(" – ");
	const byPlace = citationsOfTable(doc, path);
	const rows = table.rows.map((row, i) => ({row, i, span: spans[i]}));
	const columns = table.columns.map(column => ({
		key: column.key, word: column.header || t(column.role), wide: column.role === "task",
		value: entry => sortValue(entry.row, column),
		cell: entry => cellContent(doc, entry, column, byPlace),
	}));
	const list = sortable({caption, quiet: false, rows, columns, step: 200, rowClass: entry => entry.row.kind,
		rowPlace: entry => entry.span && {"data-start": entry.span[0], "data-end": entry.span[1]}});
	const tasks = rows.filter(entry => entry.row.kind === "task");
	return h("div.tableblock", {"data-start": found.start, "data-end": found.end},
		tasks.length > 3 && tableFilters(rows, tasks, list, table), list.element, besideTable(found, lines));
}

function sortValue(row, column) {
	if (column.role === "deadline") return dueDay(row.due) ?? row.cells[column.key];
	return row.cells[column.key];
}

function citationsOfTable(doc, path) {
	const byPlace = new Map();
	for (const citation of doc.citations) {
		if (!citation.in.startsWith(`${path}/`)) continue;
		if (!byPlace.has(citation.in)) byPlace.set(citation.in, []);
		byPlace.get(citation.in).push(citation);
	}
	return {path, byPlace};
}

/* Cells are joined from pieces of the text, so a citation is found in its cell by its words, in order. */
function cellContent(doc, {row, i}, column, {path, byPlace}) {
	const text = row.cells[column.key];
	if (text === null || text === undefined) return "";
	const citations = byPlace.get(`${path}/row:${i}/${column.key}`) ?? [], content = [];
	let from = 0;
	for (const citation of citations) {
		const at = text.indexOf(citation.text, from);
		if (at < 0) continue;
		content.push(text.slice(from, at), citationLink(doc, citation, citation.text));
		from = at + citation.text.length;
	}
	content.push(text.slice(from));
	return content;
}

/* Rows by agency, deadline and words; the groups above rows that are left stay, while the order is the document's. */
function tableFilters(rows, tasks, list, table) {
	const agencyKeys = table.columns.filter(column => column.role === "lead" || column.role === "support").map(column => column.key);
	const agencyText = ({row}) => row.foldedAgency ??= fold([...agencyKeys.map(key => row.cells[key]), ...[...row.lead, ...row.support].flatMap(agency => [agency.name, agency.body])].filter(Boolean).join(" "));
	const allText = ({row}) => row.foldedText ??= fold(Object.values(row.cells).filter(Boolean).join(" "));
	const words = h("input", {type: "search", autocomplete: "off"}), agency = h("input", {type: "search", autocomplete: "off"});
	const dues = dueFilters(entry => entry.row), count = h("span.muted");
	const hasDue = rows.some(entry => dueDays(entry.row).length);
	function apply() {
		const fits = fitting(words.value), fitsAgency = fitting(agency.value);
		const kept = new Set(tasks.filter(entry => fits(allText(entry)) && fitsAgency(agencyText(entry)) && dues.every(due => due.keeps(entry))));
		list.update(kept.size < tasks.length ? rows.filter(entry => kept.has(entry) || (entry.row.kind === "group" && holdsKept(entry, kept))) : rows);
		count.textContent = kept.size ? t("shownOf", {n: figure(kept.size), m: figure(tasks.length)}) : t("nothingFits");
		announce(count.textContent);
	}
	words.addEventListener("input", apply);
	agency.addEventListener("input", apply);
	dues.forEach(due => due.listen(apply));
	return h("div.filters.screen", {lang: language}, field(t("filterTask"), words), agencyKeys.length > 0 && field(t("filterAgency"), agency), hasDue && dues.map(due => due.element), count);
}

function holdsKept(group, kept) {
	const path = [group.row.group, group.row.ordinal].filter(Boolean).join("/");
	for (const entry of kept) if (entry.row.group === path || entry.row.group?.startsWith(`${path}/`)) return true;
	return false;
}

/* Nothing of the text is lost: lines between the rows that are no row and no repeated head are shown under the table. */
function besideTable(found, lines) {
	const isRow = touching(found.spans);
	const beside = lines.slice(lineAt(lines, found.start), lineAt(lines, found.end - 1) + 1).filter(line => !isRow(line) && line.text.trim() && !line.text.includes("\t"));
	if (!beside.length) return null;
	return h("details.small", {lang: language}, h("summary", null, t("besideTable")), h("ul.plain", {lang: "vi"}, beside.map(line => h("li", {"data-start": line.start, "data-end": line.end}, line.text))));
}

/* ---- What the document holds ---------------------------------------------------------------------------------------------- */

function citedSection(doc) {
	const list = sortable({
		caption: t("citedHere"),
		rows: doc.works.map(work => ({work, whole: wholeWork(doc, work)})),
		columns: [
			{key: "label", word: t("work"), head: true, wide: true, value: ({whole}) => whole.number_symbol ?? whole.label, cell: ({work, whole}) => [h("a", {href: whole.href}, unbroken(whole.label)), work.self && [" ", h("span.chip", null, t("thisDocument"))], work.title && h("span.subtitle", {lang: "vi"}, work.title)]},
			{key: "date", word: t("date"), value: ({work}) => work.date, cell: ({work, whole}) => h(whole.differs("date", work.date) ? "span.differs" : "span", null, showDate(work.date) || t("noDate"))},
			{key: "issuer", word: t("issuer"), quoted: true, value: ({work}) => work.issuer, cell: ({work}) => work.issuer ?? ""},
			{key: "how", word: t("how"), value: ({work}) => relationsOf(doc, work).join(), cell: ({work}) => relationsOf(doc, work).map(relation => h("span.chip", null, relationWord(relation)))},
			{key: "mentions", word: t("mentions"), figure: true, value: ({work}) => work.mentions.length, cell: ({work}) => figure(work.mentions.length)},
		],
	});
	return h("section", {"aria-labelledby": "cited"}, h("h2", {id: "cited"}, t("citedHere")), list.element);
}

function relationsOf(doc, work) {
	return [...new Set(work.mentions.map(id => doc.citationById.get(id)?.relation).filter(Boolean))];
}

function targetSection(doc) {
	const list = sortable({
		caption: t("targets"),
		rows: doc.targets,
		columns: [
			{key: "text", word: t("target"), head: true, wide: true, quoted: true, value: target => target.text, cell: target => h("a", {href: `${doc.href}/at/${target.span[0]}-${target.span[1]}`}, target.text)},
			{key: "value", word: t("value"), figure: true, value: target => target.value, cell: target => targetValue(target)},
			{key: "baseline", word: t("baseline"), figure: true, value: target => target.baseline, cell: target => target.baseline === null ? "" : figure(target.baseline)},
			{key: "by", word: t("by"), value: target => target.by, cell: target => showDate(target.by)},
		],
	});
	return h("section", {"aria-labelledby": "targets"}, h("h2", {id: "targets"}, t("targets")), list.element);
}

function targetValue({comparator, value, value_to, unit}) {
	if (value === null) return "";
	const sign = {">=": "≥ ", "<=": "≤ ", approx: "≈ ", increase: "+ "}[comparator] ?? "";
	return `${sign}${figure(value)}${value_to === null ? "" : `–${figure(value_to)}`}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}`;
}

function oddSection(doc) {
	const list = h("ul.plain");
	const rest = capped(doc.diagnostics, 30, one => [h("li", null, severityBadge(one.severity), " ", diagnosticWord(one.code), one.line && [" · ", one.span ? h("a", {href: `${doc.href}/at/${one.span[0]}-${one.span[1]}`}, t("line", {n: one.line})) : t("line", {n: one.line})], h("div.muted.small", {lang: "en"}, one.message))], list);
	return h("section", {"aria-labelledby": "odd"}, h("h2", {id: "odd"}, t("odd")), list, rest);
}

function diagnosticWord(code) {
	return DIAGNOSTIC_WORDS[code]?.[language === "vi" ? 0 : 1] ?? code;
}
