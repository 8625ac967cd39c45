/* What the check found: every finding with its sides and its quotes. */
function findingsView(severity = "", code = "", number = "") {
	const doc = set.documents[Number(number) - 1] ?? null;
	const findings = doc ? doc.findings : set.findings;
	const list = h("ol.findings");
	const holder = h("div");
	const codes = [...new Set(set.findings.map(finding => finding.code))].sort();
	const ofSeverity = choiceFilter(t("severity"), [["", t("allSeverities")], ...severities.map(key => [key, t(key)])], (finding, value) => finding.severity === value, severity);
	const ofCode = choiceFilter(t("code"), [["", t("allCodes")], ...codes.map(key => [key, codeWord(key)])], (finding, value) => finding.code === value, code);
	const view = {update(kept) {
		list.replaceChildren();
		holder.replaceChildren(list, capped(kept, 40, finding => [h("li", null, findingCard(finding, 2))], list));
	}};
	view.update(findings);
	const line = filterLine(findings, view, t("filterFindings"), findingText, ofSeverity, ofCode);
	return {title: t("findings"), content: [h("h1", null, t("findings")), doc && h("p.lead", null, h("a", {href: doc.href}, unbroken(doc.label))),
		code && codeText(code),
		set.findings.length ? line : h("p.empty", null, t("noFindings")), holder, coverageSection()]};
}

function findingView(number) {
	const finding = set.findings[Number(number) - 1];
	if (!finding) return null;
	return {title: finding.message, content: [h("h1", null, t("findings"), " ", number), findingCard(finding, 2), codeText(finding.code), h("p", null, h("a", {href: "#/findings"}, t("allOf")))]};
}

function bySeverity(findings) {
	return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function findingText(finding) {
	return finding.foldedText ??= fold([finding.message, finding.code, codeWord(finding.code), finding.number_symbol, ...finding.evidence.map(item => `${item.text} ${item.source}`)].filter(Boolean).join(" "));
}

function codeWord(code) {
	return set.codes[code]?.[0] ?? code;
}

/* What a code reports, and what it does not. */
function codeText(code) {
	const text = set.codes[code]?.[1];
	return text ? h("div.codetext", null, h("strong", null, codeWord(code)), " ", h("code", null, code), h("p", null, text)) : null;
}

function findingCard(finding, level) {
	const quotes = h("ul.quotes");
	const rest = capped(finding.evidence, 6, item => [evidenceItem(item)], quotes);
	const most = Math.max(...finding.counts.map(side => side.documents), 1);
	return h(`article.finding.${finding.severity}`, null,
		h("header", null, severityBadge(finding.severity), h("a", {href: `#/findings//${finding.code}`}, codeWord(finding.code)),
			finding.ofWork && h("a", {href: finding.ofWork.href}, finding.number_symbol ?? finding.ofWork.label),
			h("a.permalink", {href: `#/finding/${finding.index + 1}`, "aria-label": `${t("openFinding")} ${finding.index + 1}`}, `#${finding.index + 1}`)),
		h(`h${level}.message`, null, readable(finding.message)),
		finding.counts.length > 0 && h("ul.bars.sidesbars", {"aria-label": t("counts")}, finding.counts.map(side => h("li", null, h("span", null, showValue(side.value)), bar(side.documents, most),
			h("span.figure", null, counted(side.documents, "document"), " · ", counted(side.mentions, "mention"))))),
		finding.suggestion && h("p.suggestion", null, h("span.muted", null, `${t("suggestion")}: `), h("strong", null, showValue(finding.suggestion))),
		finding.evidence.length > 0 && h("p.small.muted.strong", null, t("evidence")), quotes, rest);
}

/* Days in a sentence as people write them. */
function readable(message) {
	return message.replace(/\b\d{4}-\d{2}-\d{2}\b/g, showDate);
}

function showValue(value) {
	return /^\d{4}-\d{2}(-\d{2})?$/.test(value ?? "") ? showDate(value) : value ?? t("notSaid");
}

function evidenceItem(item) {
	const where = `${item.source}${item.line ? `, ${t("line", {n: item.line})}` : ""}`;
	const href = item.doc ? item.span ? `${item.doc.href}/at/${item.span[0]}-${item.span[1]}` : item.doc.href : null;
	const said = item.value && item.value !== item.text;
	return h("li", null, item.text && h("q", {lang: "vi"}, item.text), " ", h("span.small", null, said && h("span.chip", null, showValue(item.value)), " ",
		href && h("a", {href}, placeName(item.doc.place), ", ", unbroken(item.doc.label)), " ", h("span.muted.file", null, where)));
}

/* Few at first: what follows on the page must not be far below. */
function findingSection(findings) {
	if (!findings.length) return null;
	const list = h("ol.findings");
	const rest = capped(findings, 3, finding => [h("li", null, findingCard(finding, 3))], list);
	return h("section", {"aria-labelledby": "its-findings"}, h("h2", {id: "its-findings"}, t("findings"), " ", h("span.count", null, figure(findings.length))), list, rest);
}
