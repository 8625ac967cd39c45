/* The first page: how much was read, what was found, what to look at. */
function overviewView() {
	if (!set.documents.length && !set.errors.length) return {title: "", content: [h("h1", null, t("title")), h("p.empty", null, t("emptySet"))]};
	return {title: "", content: [
		h("h1", null, t("title")),
		tiles(),
		!set.documents.length && errorSection(),
		set.documents.length > 0 && h("div.columns", null,
			h("section", {"aria-labelledby": "by-severity"}, h("h2", {id: "by-severity"}, t("findingsBySeverity")), severityList(), codeList()),
			h("section", {"aria-labelledby": "disputed"}, h("h2", {id: "disputed"}, t("mostDisputed")), disputedList()),
			h("section", {"aria-labelledby": "most"}, h("h2", {id: "most"}, t("mostCited")), mostCited())),
		set.documents.length > 0 && h("section.card", {"aria-labelledby": "places"}, h("h2", {id: "places"}, t("documents")), placeList()),
		coverageSection(),
		set.documents.length > 0 && errorSection(),
	]};
}

function tiles() {
	const counted = set.documents.filter(doc => !doc.copyOf), copies = set.documents.length - counted.length;
	const mentions = counted.reduce((sum, doc) => sum + doc.citations.length, 0);
	const unresolved = counted.reduce((sum, doc) => sum + doc.citations.filter(citation => !citation.work).length, 0);
	const places = provincesAmong(set.provinces.map(place => place.key));
	const tile = (count, word, href, note) => h("li", null, h(href ? "a.tile" : "div.tile", {href}, h("strong", null, figure(count)), h("span", null, t(word)), note && h("small", null, note)));
	return h("ul.tiles", null,
		tile(counted.length, "documents", "#/documents", copies > 0 && t(copies === 1 ? "copyCount" : "copiesCount", {n: figure(copies)})),
		tile(places, "provinces", "#/matrix"),
		tile(set.works.size, "works", "#/works"),
		tile(mentions, "citations", null, unresolved > 0 && t("unresolvedCount", {n: figure(unresolved)})),
		tile(set.findings.length, "findings", "#/findings"));
}

const severities = ["error", "warning", "info"];

function severityList() {
	return h("ul.bars", null, severities.map(severity => {
		const count = set.findings.filter(finding => finding.severity === severity).length;
		return h("li", null, h("a", {href: `#/findings/${severity}`}, severityBadge(severity)), bar(count, set.findings.length, severity), h("span.figure", null, figure(count)));
	}));
}

/* A bar is a picture of the figure beside it: those who do not see it miss nothing. */
function bar(count, most, kind) {
	const filled = h(`span.filled${kind ? `.${kind}` : ""}`);
	filled.style.width = `${most ? Math.max(count ? 2 : 0, 100 * count / most) : 0}%`;
	return h("span.bar", {"aria-hidden": "true"}, filled);
}

function codeList() {
	if (!set.findings.length) return h("p.empty", null, t("noFindings"));
	const codes = new Map();
	for (const finding of set.findings) codes.set(finding.code, (codes.get(finding.code) ?? 0) + 1);
	const list = [...codes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
	return [h("h3", null, t("findingsByCode")), h("ul.plain", null, list.map(([code, count]) =>
		h("li.spread", null, h("a", {href: `#/findings//${code}`}, codeWord(code)), h("span.figure", null, figure(count)))))];
}

function disputedList() {
	const disputed = [...set.works.values()].filter(work => work.disputes.length).sort((a, b) => b.entries.length - a.entries.length || b.mentions - a.mentions).slice(0, 8);
	if (!disputed.length) return h("p.empty", null, t("agreeEverywhere"));
	return h("ul.plain", null, disputed.map(work => h("li", null, h("a", {href: work.href}, unbroken(work.label)),
		work.disputes.map(({aspect, sides}) => h("div.sidesline", null, h("span.muted", null, `${aspectName(aspect)}: `), sides.slice(0, 3).flatMap((side, i) =>
			[i ? h("span.muted", null, " ≠ ") : null, h("span", {lang: "vi"}, sideValue(aspect, side.value)), h("span.muted", null, ` (${figure(side.documents)})`)]))))));
}

function aspectName(aspect) {
	return t({date: "date", issuer: "issuer", type: "type", title: "docTitle"}[aspect]);
}

function sideValue(aspect, value) {
	return aspect === "date" ? showDate(value) : value;
}

function mostCited() {
	if (!set.works.size) return h("p.empty", null, t("noWorks"));
	const works = [...set.works.values()].filter(work => !work.selves.length || work.entries.length > 1).sort(byMentions).slice(0, 8);
	const most = works[0]?.mentions ?? 0;
	return h("ul.bars.wide", null, works.map(work => h("li", null, h("a", {href: work.href, title: work.title}, unbroken(work.label)), bar(work.mentions, most),
		h("span.figure", null, counted(work.mentions, "mention")))));
}

function byMentions(a, b) {
	return b.mentions - a.mentions || b.entries.length - a.entries.length || compareText(a.label, b.label);
}

function placeList() {
	return h("ul.plain.places", null, set.provinces.map(place => h("li", null, h("strong", null, placeName(place)), " ",
		place.docs.map((doc, i) => [i ? ", " : "", h("a", {href: doc.href, title: doc.document.title}, unbroken(doc.number ?? doc.label))]))));
}

/* What the check could not look at, and why. */
function coverageSection() {
	if (!set.coverage) return null;
	const {inputs_not_checked: inputs = {}, partly_checked: parts = {}} = set.coverage.coverage ?? {};
	const reasons = [...Object.entries(inputs), ...Object.entries(parts)];
	return h("section.card", {"aria-labelledby": "coverage"}, h("h2", {id: "coverage"}, t("coverage")), h("p.sentence", null, set.coverage.message),
		reasons.length > 0 && h("ul.plain", null, reasons.map(([reason, count]) => h("li.spread", null, h("span", null, reasonWord(reason)), h("span.figure", null, figure(count))))));
}

function reasonWord(reason) {
	return REASON_WORDS[reason]?.[language === "vi" ? 0 : 1] ?? reason;
}

function errorSection() {
	if (!set.errors.length) return null;
	return h("section", {"aria-labelledby": "unread"}, h("h2", {id: "unread"}, t("unreadInputs")), h("ul.plain", null, set.errors.map(record =>
		h("li", null, h("code", null, record.source.name ?? "?"), `: ${record.error.message}`, record.error.hint && h("span.muted", null, ` — ${record.error.hint}`)))));
}
