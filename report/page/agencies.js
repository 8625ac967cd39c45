/* Who does what, by agency over all provinces. */
const roles = ["lead", "support", "advise", "request"];

function agenciesView() {
	const all = [...agencies().values()].sort((a, b) => b.tasks.length - a.tasks.length || compareText(a.name, b.name));
	if (!all.length) return {title: t("agencies"), content: [h("h1", null, t("agencies")), h("p.empty", null, t("noTasks"))]};
	const list = sortable({
		caption: t("agencies"),
		rows: all,
		columns: [
			{key: "name", word: t("agency"), head: true, wide: true, quoted: true, value: agency => agency.name, cell: agency => [h("a", {href: agencyHref(agency)}, agency.name), agency.group && [" ", h("span.chip", {lang: language}, t("group"))]]},
			...roles.map(role => ({key: role, word: t(role), figure: true, value: agency => agency.roles[role] ?? 0, cell: agency => figure(agency.roles[role] ?? 0)})),
			{key: "places", word: t("provinces"), figure: true, value: agency => provincesAmong(agency.places), cell: agency => figure(provincesAmong(agency.places))},
		],
	});
	return {title: t("agencies"), content: [h("h1", null, t("agencies")), filterLine(all, list, t("filterAgency"), agency => fold(agency.name)), list.element]};
}

function agencyView(key) {
	const agency = agencies().get(key);
	if (!agency) return null;
	const bodies = [...new Set(agency.tasks.map(({assignment}) => assignment.agency.name).filter(name => name && name !== agency.name))];
	const ended = agency.tasks.map(({assignment}) => assignment.agency).find(one => one.until);
	return {title: agency.name, content: [
		h("h1", {lang: "vi"}, agency.name),
		h("p.lead", null, counted(agency.tasks.length, "task"), " · ", counted(provincesAmong(agency.places), "province")),
		(bodies.length > 0 || ended) && factList([
			[t("aliases"), vi(bodies.join("; "))], [t("ended"), ended && showDate(ended.until)], [t("successors"), ended && vi(ended.successors?.join("; "))]]),
		taskTable(agency.tasks, t("tasks"), false),
	]};
}

/* Assignments that can be sorted, and filtered by words, role and deadline. */
function taskTable(tasks, caption, withAgency) {
	const columns = [
		withAgency
			? {key: "agency", word: t("agency"), quoted: true, value: ({assignment}) => assignment.agency.name, cell: ({assignment}) => h("a", {href: agencyHref(assignment.agency)}, assignment.agency.name)}
			: {key: "place", word: t("province"), quoted: true, value: ({doc}) => placeName(doc.place), cell: ({doc}) => [placeName(doc.place), h("br"), h("a.small", {href: doc.href}, doc.number ?? doc.label)]},
		{key: "role", word: t("role"), value: ({assignment}) => roles.indexOf(assignment.role), cell: ({assignment}) => h("span.chip", null, t(assignment.role))},
		{key: "task", word: t("task"), wide: true, quoted: true, value: ({assignment}) => assignment.task, cell: ({doc, assignment}) => [h("a", {href: `${doc.href}/at/${assignment.span[0]}-${assignment.span[1]}`}, assignment.task), assignment.agency.condition && h("span.muted", null, ` (${assignment.agency.condition})`), assignment.same_as && h("span.muted.small", {lang: language}, ` — ${t("sameAs")}`)]},
		{key: "due", word: t("deadline"), quoted: true, value: ({assignment}) => dueDay(assignment.due), cell: ({assignment}) => assignment.due?.text ?? ""},
	];
	const list = sortable({caption, rows: tasks, columns});
	const byRole = choiceFilter(t("role"), [["", t("allRoles")], ...roles.map(role => [role, t(role)])], ({assignment}, value) => assignment.role === value);
	const textOf = task => task.foldedText ??= fold([task.assignment.agency.name, task.assignment.task, task.doc.number, placeName(task.doc.place)].filter(Boolean).join(" "));
	return [filterLine(tasks, list, withAgency ? t("filterAgency") : t("filterTask"), textOf, byRole, ...dueFilters(({assignment}) => assignment)), list.element];
}

/* Two fields for days: what is due from and until, by any of its dates. What has no day is shown while neither is filled. `ofRow`
 * gives what has the dates. */
function dueFilters(ofRow) {
	return [["dueFrom", (day, limit) => day >= limit], ["dueUntil", (day, limit) => day <= limit]].map(([word, holds]) => {
		let listener = null;
		const input = h("input", {type: "date", oninput: () => listener?.()});
		return {element: field(t(word), input), listen(function_) { listener = function_; }, keeps: row => {
			return !input.value || dueDays(ofRow(row)).some(day => holds(day, input.value));
		}};
	});
}
