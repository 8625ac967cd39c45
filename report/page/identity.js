/* Which mentions of one number are of one work. The same rules as those of the check (check/reduce_work.c), so that the page groups
 * what the findings speak of: numbers start anew with each calendar year, in the party with the term of the committee. */

/* The key without its date. Where it is unknown whose document it is, no other document need mean the same. */
function stemOf(doc, work) {
	const stem = work.key.slice(0, work.key.lastIndexOf("/"));
	return stem.startsWith("-/") ? `${stem}#${doc.index + 1}` : stem;
}

/* The span of time in which a number stands for one document. */
function periodOf(stem, symbol, date) {
	if (/^\d+\/\d{4}\//.test(symbol ?? "")) return 0;
	const year = Number(date.slice(0, 4)), month = date.length >= 7 ? Number(date.slice(5, 7)) : 7;
	if (!/^\d+[a-z]*-/.test(symbol ?? "")) return year;
	const start = stem.startsWith("VN/") ? 2011 * 12 + 1 : 2010 * 12 + 9;
	return Math.floor((year * 12 + month - 1 - start) / 60);
}

function agreeingDates(a, b) {
	return a.startsWith(b) || b.startsWith(a);
}

function ofOneWork(stem, symbol, a, b) {
	return agreeingDates(a, b) || periodOf(stem, symbol, a) === periodOf(stem, symbol, b) || (a.length === 10 && b.length === 10 && a.slice(4) === b.slice(4));
}

/* The entries of one stem, each {doc, work}, as lists of one work each. What has no date belongs to the only work, if there is one. */
function separate(stem, entries) {
	const symbol = entries[0].work.number_symbol, undated = [];
	let groups = [];
	for (const entry of entries) {
		const {date} = entry.work;
		if (!date) {
			undated.push(entry);
			continue;
		}
		const near = groups.filter(group => group.dates.some(other => ofOneWork(stem, symbol, date, other)));
		const joined = {dates: [...new Set([...near.flatMap(group => group.dates), date])], entries: [...near.flatMap(group => group.entries), entry]};
		groups = groups.filter(group => !near.includes(group)).concat(joined);
	}
	if (undated.length && groups.length === 1) groups[0].entries.push(...undated);
	else if (undated.length) groups.push({dates: [], entries: undated});
	for (const group of groups) group.entries.sort((a, b) => a.doc.index - b.doc.index);
	return groups;
}
