/* The records of the page, and what is known from all of them together. Each document has two pieces: its head (facts, citations,
 * works, assignments), read at the start, and its body (text, sections, tables), read when it is asked for. */
const set = {source: null, documents: [], errors: [], findings: [], coverage: null, codes: {}, reused: {}, issuers: {}, works: new Map(), stems: new Map(), provinces: [], agencies: null};

function readJson(element) {
	return JSON.parse(element.textContent);
}

/* A record may have been edited by hand: what is no list counts as an empty one. */
function withLists(object, names) {
	for (const name of names) if (!Array.isArray(object[name])) object[name] = [];
	return object;
}

class Doc {
	constructor(head, bodyElement, index) {
		Object.assign(this, withLists(head, ["citations", "works", "assignments", "targets", "diagnostics"]));
		this.index = index;
		this.bodyElement = bodyElement;
		this.findings = [];
		this.wholes = new Map();
		this.workById = new Map(head.works.map(work => [work.id, work]));
		this.citationById = new Map(head.citations.map(citation => [citation.id, citation]));
		this.place = placeOf(head.document);
	}
	get href() { return `#/document/${this.index + 1}`; }
	get number() { return this.document.number_symbol; }
	get label() {
		const {type, number_symbol} = this.document;
		return number_symbol ? `${type ?? ""} ${number_symbol}`.trim() : type ? `${type} ${t("noNumber")}` : this.source.name;
	}
	get body() { return this.parsedBody ??= new Body(withLists(readJson(this.bodyElement), ["parts", "sections", "appendices"]), this); }
}

/* The province that a document is counted for; documents of the centre stand together. */
function placeOf(document) {
	const jurisdiction = document.issuer?.jurisdiction;
	if (jurisdiction?.level === "national") return {key: "VN", name: null};
	if (jurisdiction?.level === "province" && jurisdiction.name) return {key: jurisdiction.code ?? jurisdiction.name, name: jurisdiction.name};
	if (jurisdiction?.code && jurisdiction.code !== "VN") return {key: jurisdiction.code, name: null, lower: jurisdiction.name};
	return {key: "?", name: null};
}

/* How many of the places are provinces: not the centre, not the unknown. */
function provincesAmong(keys) {
	return [...keys].filter(key => key !== "VN" && key !== "?").length;
}

function placeName(place) {
	if (place.name) return place.name;
	return place.key === "VN" ? t("national") : place.key === "?" ? t("unknownPlace") : place.lower ?? place.key;
}

/* As the rules write a number: one zero before one below 10, which records of older versions may lack. */
function ruledNumber(symbol) {
	return symbol.replace(/^0*([1-9][0-9]*)/, (all, digits) => digits.padStart(2, "0"));
}

/* The key without its date. Where it is unknown whose document it is, no other document need mean the same. */
function stemOf(doc, work) {
	const printed = work.key.slice(0, work.key.lastIndexOf("/")), symbol = work.number_symbol ?? "";
	const stem = printed.endsWith(symbol) ? printed.slice(0, printed.length - symbol.length) + ruledNumber(symbol) : printed;
	return stem.startsWith("-/") ? `${stem}#${doc.index + 1}` : stem;
}

/* The entries of one stem, each {doc, work}, as lists of one work each: set.reused tells where a number stands for several. What has no
 * date belongs to the only work, if there is one. */
function separate(stem, entries) {
	const several = set.reused[stem.split("#")[0]] ?? [[...new Set(entries.map(entry => entry.work.date).filter(Boolean))]];
	const groups = several.map(dates => ({dates, entries: entries.filter(entry => dates.includes(entry.work.date))})).filter(group => group.entries.length);
	const rest = entries.filter(entry => !groups.some(group => group.entries.includes(entry)));
	if (rest.length && groups.length === 1) groups[0].entries = entries;
	else if (rest.length) groups.push({dates: [], entries: rest});
	return groups;
}

/* A work of the whole set: whatever the documents call by one number in one jurisdiction and in one period, or by one name. Where
 * documents give it different dates, that is what the page shows. */
class Work {
	constructor(id, all) {
		const counted = all.filter(entry => !entry.doc.copyOf), entries = counted.length ? counted : all;
		const [{work}] = entries;
		this.id = id;
		this.number_symbol = work.number_symbol;
		this.name = work.name;
		this.jurisdiction = work.jurisdiction;
		this.entries = [];
		this.mentions = 0;
		this.places = new Map();
		this.selves = [];
		this.disputes = [];
		for (const {doc, work: said} of all) doc.wholes.set(said.id, this);
		for (const entry of entries) this.add(entry);
		this.finish();
	}
	get href() { return `#/work/${encodeURIComponent(this.id)}`; }
	get type() { return this.sides.type[0]?.value ?? null; }
	get label() {
		if (this.name) return this.name;
		return [this.type, this.number_symbol].filter(Boolean).join(" ") || t("noNumber");
	}
	get provinces() { return provincesAmong(this.places.keys()); }
	get title() { return this.sides.title[0]?.value ?? null; }
	get date() { return this.sides.date[0]?.value ?? null; }
	get issuer() { return this.sides.issuer[0]?.value ?? null; }
	add({doc, work}) {
		const citations = work.mentions.map(id => doc.citationById.get(id)).filter(Boolean);
		const entry = {doc, work, citations};
		this.entries.push(entry);
		this.mentions += citations.length;
		if (work.self) this.selves.push(doc);
		if (!this.places.has(doc.place.key)) this.places.set(doc.place.key, []);
		this.places.get(doc.place.key).push(entry);
	}
	/* What each side says: values with the documents that say them, most first. */
	finish() {
		this.sides = {};
		for (const aspect of ["date", "issuer", "type", "title"]) this.sides[aspect] = sidesOf(this.entries, aspect);
	}
	/* The document says something else than most. */
	differs(aspect, value) {
		const sides = this.sides[aspect];
		return sides?.length > 1 && Boolean(value) && !sameValue(aspect, sides[0].value, value);
	}
}

/* A date of a year says nothing against a day in it, a short name nothing against a longer one of the same body. */
function sameValue(aspect, a, b) {
	const compared = value => (aspect === "issuer" ? set.issuers[value] : null) ?? fold(value);
	const x = compared(a), y = compared(b);
	return x === y || (aspect !== "title" && (x.startsWith(y) || y.startsWith(x)));
}

function sidesOf(entries, aspect) {
	const sides = [];
	const saying = entries.filter(entry => entry.work[aspect]).sort((a, b) => b.work[aspect].length - a.work[aspect].length);
	for (const entry of saying) {
		const value = entry.work[aspect];
		let side = sides.find(other => sameValue(aspect, other.value, value));
		if (!side) sides.push(side = {value, docs: [], mentions: 0});
		side.docs.push(entry.doc);
		side.mentions += entry.citations.length;
	}
	return sides.sort((a, b) => b.docs.length - a.docs.length || b.mentions - a.mentions || compareText(a.value, b.value));
}

function wholeWork(doc, work) {
	return doc.wholes.get(work.id);
}

function workOf(doc, id) {
	const work = doc.workById.get(id);
	return work ? wholeWork(doc, work) : null;
}

function citationHref(doc, citation) {
	return `${doc.href}/at/${citation.span[0]}-${citation.span[1]}`;
}

function loadSet() {
	set.source = document.getElementById("static");
	const bodies = set.source.querySelectorAll("script.body");
	set.source.querySelectorAll("script.head").forEach((element, i) => set.documents.push(new Doc(readJson(element), bodies[i], i)));
	set.reused = readJson(set.source.querySelector("script.reused"));
	set.issuers = readJson(set.source.querySelector("script.issuers"));
	markCopies();
	set.source.querySelectorAll("script.error").forEach(element => set.errors.push(readJson(element)));
	loadWorks();
	loadPlaces();
	loadFindings();
}

/* Of copies of one document only the first counts, as in the check. */
function markCopies() {
	const first = new Map(), order = doc => `${doc.document.status === "draft" ? 1 : 0}${doc.source.name}`;
	for (const doc of [...set.documents].sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
		doc.copyOf = first.get(doc.identity) ?? null;
		if (!doc.copyOf) first.set(doc.identity, doc);
	}
}

/* A work of its own is named by the stem; where a number stands for several, by the first date of each. */
function loadWorks() {
	for (const doc of set.documents)
		for (const work of doc.works) {
			const stem = stemOf(doc, work);
			if (!set.stems.has(stem)) set.stems.set(stem, []);
			set.stems.get(stem).push({doc, work});
		}
	for (const [stem, entries] of set.stems) {
		const groups = separate(stem, entries);
		set.stems.set(stem, groups.map(({dates, entries: own}) => {
			const id = groups.length > 1 ? `${stem}/${dates[0] ?? "-"}` : stem;
			set.works.set(id, new Work(id, own));
			return set.works.get(id);
		}));
	}
}

/* The work that a finding speaks of by the key: of several of one number the one that its evidence is about. */
function workOfFinding(finding, byKey) {
	if (!finding.work) return null;
	const candidates = set.stems.get(finding.work.slice(0, finding.work.lastIndexOf("/"))) ?? [];
	return byKey.get(finding.work) ?? candidates.find(work => work.entries.some(entry => finding.docs.includes(entry.doc))) ?? candidates[0] ?? null;
}

function loadPlaces() {
	const places = new Map();
	for (const doc of set.documents) {
		if (!places.has(doc.place.key)) places.set(doc.place.key, {...doc.place, docs: []});
		const place = places.get(doc.place.key);
		place.name ??= doc.place.name; /* a district's document alone has not the name of its province */
		place.docs.push(doc);
	}
	const last = key => (key === "VN" ? 1 : key === "?" ? 2 : 0);
	set.provinces = [...places.values()].sort((a, b) => last(a.key) - last(b.key) || compareText(a.name ?? a.key, b.name ?? b.key));
}

/* What a finding says that documents write differently of its work. */
const DISPUTED = {"date-conflict": "date", "target-date-mismatch": "date", "issuer-conflict": "issuer", "type-conflict": "type", "title-conflict": "title"};

/* The findings in the language of the page: told anew when it changes. Both lists are in the order of severity, code, work and source. */
function loadFindings() {
	const bySource = new Map(set.documents.map(doc => [doc.source.name, doc]));
	const byKey = new Map();
	for (const doc of set.documents) for (const work of doc.works) byKey.set(work.key, wholeWork(doc, work));
	const all = [...set.source.querySelectorAll(`script.finding[lang=${language}]`)].map(readJson);
	set.coverage = all.find(finding => finding.code === "coverage") ?? null;
	set.findings = bySeverity(all.filter(finding => finding !== set.coverage));
	set.codes = Object.assign({}, ...[...set.source.querySelectorAll(`script.codes[lang=${language}]`)].map(readJson));
	set.documents.forEach(doc => { doc.findings = []; });
	set.works.forEach(work => { work.disputes = []; });
	set.findings.forEach((finding, i) => {
		finding.index = i;
		finding.docs = [...new Set(finding.evidence.map(item => bySource.get(item.source)).filter(Boolean))];
		finding.docs.forEach(doc => doc.findings.push(finding));
		finding.ofWork = workOfFinding(finding, byKey);
		if (finding.ofWork && DISPUTED[finding.code]) finding.ofWork.disputes.push({aspect: DISPUTED[finding.code], sides: finding.counts});
		finding.evidence.forEach(item => { item.doc = bySource.get(item.source) ?? null; });
	});
}

/* Agencies over all documents, by the name that the program knows for the body, else as written. Made when first asked for. */
function agencies() {
	if (set.agencies) return set.agencies;
	const all = new Map();
	for (const doc of set.documents.filter(one => !one.copyOf))
		for (const assignment of doc.assignments) {
			const name = assignment.agency.body ?? assignment.agency.name, key = fold(name ?? "?");
			if (!all.has(key)) all.set(key, {key, name: name ?? "?", group: assignment.agency.group, tasks: [], places: new Set(), roles: {}});
			const agency = all.get(key);
			agency.tasks.push({doc, assignment});
			agency.places.add(doc.place.key);
			agency.roles[assignment.role] = (agency.roles[assignment.role] ?? 0) + 1;
		}
	return set.agencies = all;
}

function agencyHref(agency) {
	return `#/agency/${encodeURIComponent(fold(agency.body ?? agency.name ?? "?"))}`;
}

/* The days by which a row or an assignment is due; most have one date, some several. */
function dueDays({due, due_all: all}) {
	return (all?.length ? all : [due]).map(dueDay).filter(Boolean);
}

/* The day by which something is due, for sorting and filters: the end of its time, else the start; null where none is told. */
function dueDay(due) {
	return due ? due.to ?? due.from ?? null : null;
}
