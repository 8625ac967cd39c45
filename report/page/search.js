/* Search over everything, with or without tones. */
const SEARCH_STEP = 20;

function searchView(query = "") {
	const input = document.getElementById("query");
	if (input && input.value.trim() !== query) input.value = query;
	const words = [...new Set(fold(query).split(/\s+/).filter(Boolean))];
	const title = t("searchTitle", {q: query});
	if (fold(query).trim().length < 2) return {title: t("search"), content: [h("h1", null, t("search")), h("p", null, t("searchStart"))]};
	const results = h("div", null, h("p.muted", null, t("searching")));
	return {title, content: [h("h1", null, title), results], after: () => setTimeout(() => drawResults(results, query, words), 0)};
}

function drawResults(results, query, words) {
	const phrase = fold(query).trim().replace(/\s+/g, " "), fits = text => words.every(word => text.includes(word));
	const groups = [
		["documents", set.documents.filter(doc => fits(documentText(doc))), doc => [h("a", {href: doc.href}, vi(marked(doc.label, words))), " ", h("span.muted", null, marked(placeName(doc.place), words)), h("div", {lang: "vi"}, marked(doc.document.title ?? "", words))]],
		["works", [...set.works.values()].filter(work => fits(workText(work))).sort(byMentions), work => [h("a", {href: work.href}, vi(marked(work.label, words))), " ", h("span.muted", null, marked([showDate(work.date), work.issuer].filter(Boolean).join(" · "), words)), h("div", {lang: "vi"}, marked(work.title ?? "", words))]],
		["findings", set.findings.filter(finding => fits(findingText(finding))), finding => [severityBadge(finding.severity), " ", h("a", {href: `#/finding/${finding.index + 1}`}, marked(finding.message, words))]],
		["agencies", [...agencies().values()].filter(agency => fits(agency.key)), agency => [h("a", {href: agencyHref({name: agency.name})}, vi(marked(agency.name, words))), " ", h("span.muted", null, counted(agency.tasks.length, "task"))]],
		["inText", findLines(words, phrase), ({doc, line, point}) => [h("a", {href: `${doc.href}/at/${point}-${point + 1}`}, doc.label), " ", h("span.muted", null, placeName(doc.place)), h("div", {lang: "vi"}, marked(excerpt(line, words), words))]],
	].filter(([, found]) => found.length);
	const total = groups.reduce((sum, [, found]) => sum + found.length, 0);
	results.replaceChildren(h("p.lead", null, total ? counted(total, "result") : t("noResults")), ...groups.map(([word, found, draw]) => {
		const list = h("ul.results");
		const rest = capped(found, SEARCH_STEP, item => [h("li", null, draw(item))], list);
		return h("section", {"aria-labelledby": `found-${word}`}, h("h2", {id: `found-${word}`}, t(word), " ", h("span.count", null, figure(found.length))), list, rest);
	}));
	announce(total ? counted(total, "result") : t("noResults"));
}

/* Lines of the texts that hold all words; those with the words side by side come first. */
function findLines(words, phrase) {
	const exact = [], loose = [];
	for (const doc of set.documents) {
		const {body} = doc;
		if (body.text === null) continue;
		const plain = body.folded ??= fold(body.text);
		if (!words.every(word => plain.includes(word))) continue;
		for (const line of body.lines()) {
			const folded = plain.slice(line.start, line.end);
			if (!words.every(word => folded.includes(word))) continue;
			const together = folded.indexOf(phrase), at = line.start + (together >= 0 ? together : folded.indexOf(words[0]));
			(together >= 0 ? exact : loose).push({doc, line: line.text, point: body.point(at)});
		}
	}
	return exact.concat(loose);
}

/* A long line is cut around the first word found. */
function excerpt(line, words) {
	const first = Math.min(...words.map(word => fold(line).indexOf(word)).filter(at => at >= 0)), room = 90;
	const start = first > room ? line.indexOf(" ", first - room) + 1 : 0;
	const end = start + 3 * room < line.length ? line.lastIndexOf(" ", start + 3 * room) : line.length;
	return `${start ? "… " : ""}${line.slice(start, end).replaceAll("\t", " | ")}${end < line.length ? " …" : ""}`;
}
