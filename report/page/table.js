/* Tables that can be sorted by their heads: buttons in the heads, aria-sort on the one that sorts. */

/* columns: [{key, word, value: row => what to sort by (null: last), cell: row => children, figure, plain (can't be sorted), wide,
 * quoted (its cells are words of documents)}].
 * A quiet caption is one that the heading above says too. Returns {element, update(rows)}; the rows come in their natural order. */
function sortable({caption, quiet = true, columns, rows, sort = null, step = 100, rowClass, rowPlace}) {
	let current = rows, order = sort;
	const heads = new Map();
	const body = h("tbody");
	const headRow = h("tr", null, columns.map(column => {
		const head = h(`th${column.figure ? ".figure" : ""}${column.wide ? ".wide" : ""}`, {scope: "col"});
		if (column.plain) head.append(column.word);
		else head.append(h("button.sort", {type: "button", onclick: () => sortBy(column.key)}, column.word, h("span.arrow", {"aria-hidden": "true"})));
		heads.set(column.key, head);
		return head;
	}));
	const table = h("table", null, h(`caption${quiet ? ".hidden" : ""}`, null, caption), h("thead", null, headRow), body);
	const holder = h("div.tableholder", null, scrolling(table, caption));

	function sortBy(key) {
		order = order?.[0] === key ? (order[1] === 1 ? [key, -1] : sort && sort[0] !== key ? sort : order[1] === -1 && !sort ? null : [key, 1]) : [key, 1];
		draw();
	}

	function sorted() {
		if (!order) return current;
		const {value} = columns.find(column => column.key === order[0]);
		return current.map((row, i) => [value(row), i, row]).sort((a, b) => compareValues(a[0], b[0], order[1]) || a[1] - b[1]).map(entry => entry[2]);
	}

	function draw() {
		for (const [key, head] of heads) {
			if (order?.[0] === key) head.setAttribute("aria-sort", order[1] === 1 ? "ascending" : "descending");
			else head.removeAttribute("aria-sort");
		}
		body.replaceChildren();
		holder.querySelector(".moreplace")?.remove();
		const drawRow = row => [h(`tr${rowClass?.(row) ? `.${rowClass(row)}` : ""}`, rowPlace?.(row), columns.map(column =>
			h(`${column.head ? "th" : "td"}${column.figure ? ".figure" : ""}`, {scope: column.head ? "row" : null, lang: column.quoted ? "vi" : null}, column.cell(row))))];
		holder.append(capped(sorted(), step, drawRow, body));
	}

	draw();
	return {element: holder, update(newRows) { current = newRows; draw(); }, get natural() { return order === null; }};
}

function compareValues(a, b, direction) {
	if (a === null || a === undefined || a === "") return b === null || b === undefined || b === "" ? 0 : 1;
	if (b === null || b === undefined || b === "") return -1;
	return direction * (typeof a === "number" ? a - b : compareText(a, b));
}

/* What is wider than its place scrolls by itself, with the keyboard too. */
function scrolling(content, name) {
	return h("div.scroll", {tabindex: "0", role: "region", "aria-label": t("tableNamed", {n: name})}, content);
}

/* Says a change to those who do not see it. */
function announce(message) {
	document.getElementById("status").textContent = message;
}
