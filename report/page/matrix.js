/* Works by provinces: what each says. */
let matrixAspect = "date", matrixScope = null;

const aspects = [["date", "aspectDate"], ["issuer", "aspectIssuer"], ["type", "aspectType"], ["relation", "aspectRelation"], ["mentions", "aspectMentions"]];
const scopes = [["shared", "scopeShared"], ["national", "scopeNational"], ["all", "scopeAll"]];
const MATRIX_STEP = 60; /* rows drawn at once: with 63 columns, under 4,000 cells */

function matrixView() {
	const holder = h("div");
	matrixScope ??= [...set.works.values()].some(work => work.provinces > 1) ? "shared" : "all";
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
	if (matrixScope === "shared") return work.provinces > 1;
	return matrixScope === "all" || work.jurisdiction?.level === "national";
}

function drawMatrix() {
	const works = [...set.works.values()].filter(inScope).sort((a, b) => b.provinces - a.provinces || byMentions(a, b));
	announce(counted(works.length, "work"));
	if (!works.length) return [h("p.empty", null, t("matrixEmpty"))];
	const body = h("tbody");
	const rest = capped(works, MATRIX_STEP, work => [matrixRow(work)], body);
	body.querySelector("a").tabIndex = 0;
	return [scrolling(h("table.matrix", {role: "grid", onkeydown: moveInGrid, onfocusin: enterGrid}, h("caption.hidden", null, t("matrix")),
		h("thead", null, h("tr", null, h("th", {scope: "col"}, t("work")), set.provinces.map(place => h("th", {scope: "col"}, placeName(place))))), body), t("matrix")), rest];
}

function matrixRow(work) {
	return h("tr", null, h("th", {scope: "row"}, h("a", {href: work.href, tabindex: -1}, unbroken(work.label)), work.title && h("span.subtitle", {lang: "vi"}, work.title)),
		set.provinces.map(place => matrixCell(work, place)));
}

function matrixCell(work, place) {
	const entries = work.places.get(place.key);
	if (!entries) return h("td.none");
	const values = cellValues(entries), differs = values.some(value => work.differs(matrixAspect, value));
	const first = entries[0], href = first.citations.length ? citationHref(first.doc, first.citations[0]) : first.doc.href;
	const shown = values.length ? values.map(value => matrixAspect === "date" ? showDate(value) : matrixAspect === "relation" ? relationWord(value) : value).join("; ") : t("notSaid");
	return h(`td${differs ? ".differs" : ""}${values.length ? "" : ".unsaid"}`, null, h("a", {href, tabindex: -1}, values.length && (matrixAspect === "issuer" || matrixAspect === "type") ? vi(shown) : shown, differs && h("span.hidden", null, ` (${t("differsMost")})`)));
}

function cellValues(entries) {
	if (matrixAspect === "mentions") return [figure(entries.reduce((sum, entry) => sum + entry.citations.length, 0))];
	const values = matrixAspect === "relation" ? entries.flatMap(entry => entry.citations.map(citation => citation.relation)) : entries.map(entry => entry.work[matrixAspect]);
	return [...new Set(values.filter(Boolean))];
}

/* Thousands of cells are one stop of the Tab key; the arrow keys move among them. */
const moves = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity]};

function moveInGrid(event) {
	const move = moves[event.key], cell = event.target.closest("td, th");
	if (!move || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
	const {rows} = cell.closest("table"), between = (at, last) => Math.min(Math.max(at, 0), last);
	const row = rows[between(cell.parentElement.rowIndex + move[0], rows.length - 1)];
	const next = row.cells[between(cell.cellIndex + move[1], row.cells.length - 1)];
	event.preventDefault();
	if (next === cell) return;
	const target = next.querySelector("a") ?? next;
	target.tabIndex = -1;
	target.focus();
}

function enterGrid(event) {
	const table = event.currentTarget, target = event.target.closest("a, td, th");
	if (!target) return;
	for (const other of table.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
	target.tabIndex = 0;
}
