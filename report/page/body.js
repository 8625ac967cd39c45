/* The text of a document, with the places of its lines, sections and tables. Spans of a record count code points; strings count
 * UTF-16 units: both are the same until the first character beyond U+FFFF. */
class Body {
	constructor(parsed, doc) {
		this.doc = doc;
		this.text = parsed.text;
		this.parts = parsed.parts;
		this.sections = parsed.sections;
		this.appendices = parsed.appendices;
		this.wide = [];
		if (this.text !== null) this.findWide();
		this.prose = this.text === null ? [] : this.appendices.flatMap(appendix => [...appendix.paragraphs, ...appendix.sections].map(one => this.units(one.span)));
		this.tables = this.findTables();
	}

	findWide() {
		let units = 0, points = 0;
		if (!/[\ud800-\udbff]/.test(this.text)) return;
		for (const letter of this.text) {
			if (letter.length > 1) this.wide.push(points);
			units += letter.length;
			points++;
		}
	}

	/* A place in code points as one in UTF-16 units. */
	unit(point) {
		let low = 0, high = this.wide.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.wide[middle] < point) low = middle + 1;
			else high = middle;
		}
		return point + low;
	}

	/* And back. */
	point(unit) {
		let low = 0, high = this.wide.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.wide[middle] + middle < unit) low = middle + 1;
			else high = middle;
		}
		return unit - low;
	}

	units(span) {
		return [this.unit(span[0]), this.unit(span[1])];
	}

	slice(span) {
		const [start, end] = this.units(span);
		return this.text.slice(start, end);
	}

	/* Every section of the body and the appendices, with its depth and the id of its element. */
	*everySection() {
		function* walk(sections, depth, prefix) {
			for (const section of sections) {
				yield {section, depth, anchor: prefix + section.id};
				yield* walk(section.children, depth + 1, prefix);
			}
		}
		yield* walk(this.sections, 0, "");
		for (const [i, appendix] of this.appendices.entries()) yield* walk(appendix.sections, 1, `appendix:${i}/`);
	}

	/* Every table with its place in the text and the path that `in` gives it. */
	findTables() {
		const found = [];
		const add = (tables, path, name) => tables.forEach((table, i) => {
			if (!table.rows.length) return;
			const spans = table.rows.map(row => this.units(row.span));
			found.push({table, name, path: `${path}/table:${i}`, start: Math.min(...spans.map(s => s[0])), end: Math.max(...spans.map(s => s[1])), spans});
		});
		const walk = (sections, prefix) => sections.forEach(section => {
			add(section.tables, `${prefix}section:${section.id}`, section.title ?? section.label);
			walk(section.children, prefix);
		});
		walk(this.sections, "");
		this.appendices.forEach((appendix, i) => {
			add(appendix.tables, `appendix:${i}`, appendix.title ?? appendix.label);
			walk(appendix.sections, `appendix:${i}/`);
		});
		return found.sort((a, b) => a.start - b.start);
	}

	*lines() {
		for (let start = 0; start < this.text.length;) {
			let end = this.text.indexOf("\n", start);
			if (end < 0) end = this.text.length;
			yield {start, end, text: this.text.slice(start, end)};
			start = end + 1;
		}
	}
}
