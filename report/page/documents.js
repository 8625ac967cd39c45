/* The list of documents. */
function documentsView() {
	const list = sortable({
		caption: t("documents"),
		rows: set.documents,
		columns: [
			{key: "place", word: t("province"), quoted: true, value: doc => placeName(doc.place), cell: doc => placeName(doc.place)},
			{key: "number", word: t("number"), head: true, value: doc => doc.number, cell: doc => [h("a", {href: doc.href}, unbroken(doc.label)), doc.document.status === "draft" && [" ", h("span.chip", null, t("draft"))], doc.copyOf && [" ", h("span.chip", null, t("copy"))]]},
			{key: "date", word: t("date"), value: doc => doc.document.date, cell: doc => showDate(doc.document.date) || h("span.muted", null, t("noDate"))},
			{key: "title", word: t("docTitle"), wide: true, quoted: true, value: doc => doc.document.title, cell: doc => doc.document.title ?? ""},
			{key: "works", word: t("works"), figure: true, value: doc => doc.works.length, cell: doc => figure(doc.works.length)},
			{key: "citations", word: t("citations"), figure: true, value: doc => doc.citations.length, cell: doc => figure(doc.citations.length)},
			{key: "findings", word: t("findings"), figure: true, value: doc => doc.findings.length, cell: doc => doc.findings.length ? h("a", {href: `#/findings///${doc.index + 1}`}, figure(doc.findings.length)) : "0"},
			{key: "file", word: t("file"), value: doc => doc.source.name, cell: doc => h("span.file", null, doc.source.name)},
		],
	});
	return {title: t("documents"), content: [h("h1", null, t("documents")), filterLine(set.documents, list, t("filterDocuments"), documentText), list.element]};
}

function documentText(doc) {
	return doc.foldedText ??= fold([doc.label, placeName(doc.place), doc.document.title, doc.document.issuer?.name, doc.source.name].filter(Boolean).join(" "));
}

/* One field that filters a list by words, all of which must be there, with or without their tones. */
function filterLine(rows, list, label, textOf, ...more) {
	const input = h("input", {type: "search", autocomplete: "off", oninput: apply});
	const count = h("span.muted");
	const keptByMore = () => rows.filter(row => more.every(one => one.keeps(row)));
	function tell(kept) {
		count.textContent = kept.length || !rows.length ? t("shownOf", {n: figure(kept.length), m: figure(rows.length)}) : t("nothingFits");
	}
	function apply() {
		const fits = fitting(input.value), kept = keptByMore().filter(row => fits(textOf(row)));
		list.update(kept);
		tell(kept);
		announce(count.textContent);
	}
	more.forEach(one => one.listen(apply));
	const first = keptByMore();
	if (first.length < rows.length) list.update(first);
	tell(first);
	return h("div.filters", null, field(label, input), more.map(one => one.element), count);
}

/* A test for folded text: every word of the query is in it. */
function fitting(query) {
	const words = fold(query).split(/\s+/).filter(Boolean);
	return text => words.every(word => text.includes(word));
}

/* A filter by one choice; keeps(row) asks for the value chosen last. */
function choiceFilter(label, options, keepsValue, value = "") {
	let listener = null, chosen = value;
	const element = choice(label, value, options, picked => { chosen = picked; listener?.(); });
	return {element, keeps: row => chosen === "" || keepsValue(row, chosen), listen(function_) { listener = function_; }};
}

function checkFilter(label, keepsChecked) {
	let listener = null;
	const box = h("input", {type: "checkbox", onchange: () => listener?.()});
	return {element: h("label.check", null, box, " ", label), keeps: row => !box.checked || keepsChecked(row), listen(function_) { listener = function_; }};
}
