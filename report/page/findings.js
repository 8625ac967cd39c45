/* What the check found: every finding with its sides and its quotes. */
function findingsView(severity = "", code = "", number = "") {
	const doc = set.documents[Number(number) - 1] ?? null;
	const findings = doc ? doc.findings : set.findings;
	const list = h("ol.findings");
	const holder = h("div");
	const codes = [...new Set(set.findings.map(finding => finding.code))].sort();
	const bySeverity = choiceFilter(t("severity"), [["", t("allSeverities")], ...severities.map(key => [key, t(key)])], (finding, value) => finding.severity === value, severity);
	const byCode = choiceFilter(t("code"), [["", t("allCodes")], ...codes.map(key => [key, codeWord(key)])], (finding, value) => finding.code === value, code);
	const view = {update(kept) {
		list.replaceChildren();
		holder.replaceChildren(list, capped(kept, 40, finding => [h("li", null, findingCard(finding))], list));
	}};
	const line = filterLine(findings, view, t("filterFindings"), findingText, bySeverity, byCode);
	view.update(findings.filter(finding => bySeverity.keeps(finding) && byCode.keeps(finding)));
	line.querySelector("span.muted").textContent = t("shownOf", {n: figure(findings.filter(finding => bySeverity.keeps(finding) && byCode.keeps(finding)).length), m: figure(findings.length)});
	return {title: t("findings"), content: [h("h1", null, t("findings")), doc && h("p.lead", null, h("a", {href: doc.href}, unbroken(doc.label))),
		set.findings.length ? line : h("p.empty", null, t("noFindings")), holder, coverageSection()]};
}

function findingView(number) {
	const finding = set.findings[Number(number) - 1];
	if (!finding) return null;
	return {title: finding.message, content: [h("h1", null, t("findings"), " ", number), findingCard(finding), h("p", null, h("a", {href: "#/findings"}, t("allOf")))]};
}

function findingText(finding) {
	return finding.foldedText ??= fold([finding.message, finding.code, finding.number_symbol, ...finding.evidence.map(item => `${item.text} ${item.source}`)].filter(Boolean).join(" "));
}

function codeWord(code) {
	return code;
}

function findingCard(finding) {
	const quotes = h("ul.quotes");
	const rest = capped(finding.evidence, 6, item => [evidenceItem(item)], quotes);
	const most = Math.max(...finding.counts.map(side => side.documents), 1);
	return h(`article.finding.${finding.severity}`, null,
		h("header", null, severityBadge(finding.severity), h("code", null, finding.code),
			finding.ofWork && h("a", {href: finding.ofWork.href}, finding.number_symbol ?? finding.ofWork.label),
			h("a.permalink", {href: `#/finding/${finding.index + 1}`, "aria-label": `${t("openFinding")} ${finding.index + 1}`}, `#${finding.index + 1}`)),
		h("p.message", null, finding.message),
		finding.counts.length > 0 && h("ul.bars.sidesbars", {"aria-label": t("counts")}, finding.counts.map(side => h("li", null, h("span", null, showValue(side.value)), bar(side.documents, most),
			h("span.figure", null, counted(side.documents, "document"), " · ", counted(side.mentions, "mention"))))),
		finding.suggestion && h("p.suggestion", null, h("span.muted", null, `${t("suggestion")}: `), h("strong", null, showValue(finding.suggestion))),
		finding.evidence.length > 0 && h("h3.small", null, t("evidence")), quotes, rest);
}

function showValue(value) {
	return /^\d{4}-\d{2}(-\d{2})?$/.test(value ?? "") ? showDate(value) : value ?? t("notSaid");
}

function evidenceItem(item) {
	const where = `${item.source}${item.line ? `, ${t("line", {n: item.line})}` : ""}`;
	const href = item.doc ? item.span ? `${item.doc.href}/at/${item.span[0]}-${item.span[1]}` : item.doc.href : null;
	return h("li", null, item.text && h("q", null, item.text), " ", h("span.small", null, item.value && h("span.chip", null, showValue(item.value)), " ",
		href ? h("a", {href}, item.doc.number ? `${placeName(item.doc.place)}, ${item.doc.number}` : item.source) : null, " ", h("span.muted.file", null, where)));
}

function findingSection(findings) {
	if (!findings.length) return null;
	const list = h("ol.findings");
	const rest = capped(findings, 10, finding => [h("li", null, findingCard(finding))], list);
	return h("section", {"aria-labelledby": "its-findings"}, h("h2", {id: "its-findings"}, t("findings"), " ", h("span.count", null, figure(findings.length))), list, rest);
}
