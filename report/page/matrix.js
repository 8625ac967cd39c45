/* Works by provinces: what each says. */
let matrixAspect = "date", matrixScope = null;

const aspects = [["date", "aspectDate"], ["issuer", "aspectIssuer"], ["type", "aspectType"], ["relation", "aspectRelation"], ["mentions", "aspectMentions"]];
const scopes = [["shared", "scopeShared"], ["national", "scopeNational"], ["all", "scopeAll"]];
const MATRIX_STEP = 60; /* rows drawn at once: with 63 columns, under 4,000 cells */

function matrixView() {
	const holder = h("div"), several = set.provinces.length > 1;
	matrixScope ??= several ? "shared" : "all";
	const draw = () => holder.replaceChildren(...drawMatrix());
	draw();
	return {title: t("matrix"), content: [
		h("h1", null, t("matrix")),
		h("p.muted", null, t("matrixHint")),
		h("div.filters", null,
			choice(t("aspect"), matrixAspect, aspects.map(([key, word]) => [key, t(word)]), value => { matrixAspect = value; draw(); }),
			choice(t("matrixScope"), matrixScope, scopes.map(([key, word]) => [key, t(word)]), value => { matrixScope = value; draw(); })),
		holder,
	]};
}

function inScope(work) {
	if (matrixScope === "shared") return work.places.size > 1;
	return matrixScope === "all" || work.jurisdiction?.level === "national";
}

function drawMatrix() {
	const works = [...set.works.values()].filter(inScope).sort((a, b) => b.places.size - a.places.size || byMentions(a, b));
	announce(counted(works.length, "work"));
	if (!works.length) return [h("p.empty", null, t("matrixEmpty"))];
	const body = h("tbody");
	const rest = capped(works, MATRIX_STEP, work => [matrixRow(work)], body);
	return [scrolling(h("table.matrix", null, h("caption.hidden", null, t("matrix")),
		h("thead", null, h("tr", null, h("th", {scope: "col"}, t("work")), set.provinces.map(place => h("th", {scope: "col"}, placeName(place))))), body), t("matrix")), rest];
}

function matrixRow(work) {
	return h("tr", null, h("th", {scope: "row"}, h("a", {href: work.href}, unbroken(work.label)), work.title && h("span.subtitle", {lang: "vi"}, work.title)),
		set.provinces.map(place => matrixCell(work, place)));
}

function matrixCell(work, place) {
	const entries = work.places.get(place.key);
	if (!entries) return h("td.none");
	const values = cellValues(entries), differs = values.some(value => work.differs(matrixAspect, value));
	const first = entries[0], href = first.citations.length ? citationHref(first.doc, first.citations[0]) : first.doc.href;
	const shown = values.length ? values.map(value => matrixAspect === "date" ? showDate(value) : matrixAspect === "relation" ? relationWord(value) : value).join("; ") : t("notSaid");
	return h(`td${differs ? ".differs" : ""}${values.length ? "" : ".unsaid"}`, null, h("a", {href}, values.length && (matrixAspect === "issuer" || matrixAspect === "type") ? vi(shown) : shown, differs && h("span.hidden", null, ` (${t("differsMost")})`)));
}

function cellValues(entries) {
	if (matrixAspect === "mentions") return [figure(entries.reduce((sum, entry) => sum + entry.citations.length, 0))];
	const values = matrixAspect === "relation" ? entries.flatMap(entry => entry.citations.map(citation => citation.relation)) : entries.map(entry => entry.work[matrixAspect]);
	return [...new Set(values.filter(Boolean))];
}
