/* The list of cited works, and one work: what the documents say of it, and who cites it when and how. */
function worksView() {
	const works = [...set.works.values()].sort(byMentions);
	const list = sortable({
		caption: t("works"),
		rows: works,
		columns: [
			{key: "label", word: t("work"), head: true, value: work => work.number_symbol ?? work.label, cell: work => h("a", {href: work.href}, unbroken(work.label))},
			{key: "date", word: t("date"), value: work => work.date, cell: work => datesCell(work)},
			{key: "issuer", word: t("issuer"), quoted: true, value: work => work.issuer, cell: work => work.issuer ?? ""},
			{key: "title", word: t("docTitle"), wide: true, quoted: true, value: work => work.title, cell: work => work.title ?? ""},
			{key: "places", word: t("provinces"), figure: true, value: work => work.provinces, cell: work => figure(work.provinces)},
			{key: "documents", word: t("documents"), figure: true, value: work => work.entries.length, cell: work => figure(work.entries.length)},
			{key: "mentions", word: t("mentions"), figure: true, value: work => work.mentions, cell: work => figure(work.mentions)},
		],
	});
	const disputed = checkFilter(t("onlyDisputed"), work => work.disputes.length > 0);
	return {title: t("works"), content: [h("h1", null, t("works")), filterLine(works, list, t("filterWorks"), workText, disputed), list.element]};
}

function workText(work) {
	return work.foldedText ??= fold([work.label, work.issuer, work.title, work.date, ...work.entries.flatMap(entry => entry.work.aliases)].filter(Boolean).join(" "));
}

function datesCell(work) {
	if (!work.date) return h("span.muted", null, t("noDate"));
	return work.sides.date.slice(0, 4).map((side, i) => h(i ? "div.differs" : "div", null, showDate(side.value)));
}

function workView(id) {
	const work = set.works.get(id);
	if (!work) return null;
	const {jurisdiction} = work;
	const aliases = [...new Set(work.entries.flatMap(entry => entry.work.aliases.map(alias => alias.replace(/\s+/g, " "))))]; // a blank may be one that does not break
	const facts = [
		[t("date"), showDate(work.date) || t("noDate")],
		[t("issuer"), vi(work.issuer)],
		[t("province"), jurisdiction?.level === "national" ? t("national") : jurisdiction?.name],
		[t("docTitle"), vi(work.title)],
		[t("aliases"), aliases.length ? vi(aliases.join("; ")) : null],
		[t("readInSet"), work.selves.length ? work.selves.map((doc, i) => [i ? ", " : "", h("a", {href: doc.href}, unbroken(doc.label))]) : null],
		[t("slip"), variantsOf(work)],
		[t("sameNumber"), linksTo(set.stems.get(stemOf(work.entries[0].doc, work.entries[0].work)).filter(other => other !== work))],
	];
	return {title: work.label, content: [
		h("h1", {lang: "vi"}, work.label),
		h("p.lead", null, counted(work.mentions, "mention"), " · ", counted(work.entries.length, "document"), " · ", counted(work.provinces, "province")),
		factList(facts),
		findingSection(set.findings.filter(finding => finding.ofWork === work)),
		sidesSection(work),
		h("section", {"aria-labelledby": "timeline"}, h("h2", {id: "timeline"}, t("timeline")), timeline(work)),
	]};
}

function variantsOf(work) {
	const others = new Set(work.entries.map(entry => entry.work.variant_of && workOf(entry.doc, entry.work.variant_of)).filter(Boolean));
	return linksTo([...others]);
}

function linksTo(works) {
	return works.length ? works.map((work, i) => [i ? ", " : "", h("a", {href: work.href}, unbroken(work.label), " (", showDate(work.date) || t("noDate"), ")")]) : null;
}

/* A long one has a line of its own. */
function factList(facts) {
	const LONG = 100, there = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
	return h("dl.facts", null, there.map(([name, value]) => {
		const dd = h("dd", null, value);
		return h(dd.textContent.length > LONG ? "div.long" : "div", null, h("dt", null, name), dd);
	}));
}

/* Every value that documents give, with who gives it. One value alone is no matter of sides. */
function sidesSection(work) {
	const rows = ["date", "issuer", "type", "title"].filter(aspect => work.sides[aspect].length > 1);
	if (!rows.length) return null;
	return h("section", {"aria-labelledby": "sides"}, h("h2", {id: "sides"}, t("sides")), rows.map(aspect => h("div.sides", null, h("h3", null, aspectName(aspect)),
		h("ul.plain", null, work.sides[aspect].map(side => h("li.side", null,
			h("div.spread", null, h("strong", {lang: "vi"}, sideValue(aspect, side.value)), h("span.figure", null, counted(side.docs.length, "document"), " · ", counted(side.mentions, "mention"))),
			bar(side.docs.length, work.entries.length),
			shortList(side.docs.map(doc => h("a", {href: doc.href}, placeName(doc.place), " ", doc.number ?? "")), 12)))))));
}

function shortList(links, max) {
	const first = links.slice(0, max).flatMap((link, i) => [i ? ", " : "", link]), rest = links.slice(max);
	return h("div.small", null, first, rest.length > 0 && h("details.inline", null, h("summary", null, t("more", {n: figure(rest.length)})), rest.flatMap((link, i) => [i ? ", " : "", link])));
}

/* Who cites the work, by the dates of the documents that do. */
function timeline(work) {
	const years = new Map();
	const entries = [...work.entries].sort((a, b) => compareValues(a.doc.document.date, b.doc.document.date, 1));
	for (const entry of entries) {
		const year = entry.doc.document.date?.slice(0, 4) ?? "";
		if (!years.has(year)) years.set(year, []);
		years.get(year).push(entry);
	}
	return h("ol.timeline", null, [...years].map(([year, list]) => {
		const items = h("ol");
		const rest = capped(list, 40, entry => [timelineItem(work, entry)], items);
		return h("li", null, h("h3", null, year || t("undatedCitations")), items, rest);
	}));
}

function timelineItem(work, {doc, work: said, citations}) {
	const relations = [...new Set(citations.map(citation => citation.relation + (citation.planned ? "+" : "")))];
	const differences = ["date", "issuer", "type"].filter(aspect => work.differs(aspect, said[aspect]));
	const quotes = h("ul.quotes");
	const rest = capped(citations, 5, citation => [h("li", null, h("a", {href: citationHref(doc, citation), lang: "vi"}, citation.text), " ", h("span.muted.small", null, describe(citation)))], quotes);
	return h("li.entry", null,
		h("div.when", null, showDate(doc.document.date) || "—"),
		h("div.what", null,
			h("p", null, h("a.strong", {href: doc.href}, unbroken(doc.label)), " ", h("span.muted", null, placeName(doc.place)), " ",
				said.self && h("span.chip", null, t("thisDocument")), relations.map(relation => h("span.chip", null, relationWord(relation.replace("+", "")), relation.endsWith("+") && ` (${t("planned")})`))),
			differences.map(aspect => h("p.differs.small", null, `${aspectName(aspect)}: ${sideValue(aspect, said[aspect])} (${t("differsMost")})`)),
			h("details", {open: citations.length <= 2}, h("summary", null, counted(citations.length, "mention")), quotes, rest)));
}

function describe(citation) {
	return [t("line", {n: citation.line ?? "?"}), citation.date && showDate(citation.date), citation.issuer, relationWord(citation.relation), ...citation.pinpoint.map(pinpoint => pinpoint.text)].filter(Boolean).join(" · ");
}
