/* The frame of the page and its routes: "#/name/argument/…". */
const routes = {
	"": overviewView, findings: findingsView, finding: findingView, matrix: matrixView, works: worksView, work: workView,
	documents: documentsView, document: documentView, agencies: agenciesView, agency: agencyView, search: searchView,
};

const pages = [["", "overview"], ["findings", "findings"], ["matrix", "matrix"], ["works", "works"], ["documents", "documents"], ["agencies", "agencies"]];

/* Which entry of the menu a route belongs to. */
const parents = {finding: "findings", work: "works", document: "documents", agency: "agencies"};

function routeNow() {
	const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
	return {name, rest: rest.map(decodePart)};
}

function decodePart(part) {
	try { return decodeURIComponent(part); } catch { return part; }
}

function keep(key, value) {
	try { localStorage.setItem(`vanban.${key}`, value); } catch { /* the browser keeps nothing for files */ }
}

function kept(key) {
	try { return localStorage.getItem(`vanban.${key}`); } catch { return null; }
}

function setLanguage(chosen) {
	language = chosen;
	document.documentElement.lang = chosen;
	loadFindings();
	document.querySelector("[data-word=skip]").textContent = t("skip");
	drawFrame();
	drawRoute(false);
}

function setTheme(theme) {
	if (theme === "auto") delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	keep("theme", theme);
}

function themeNow() {
	return document.documentElement.dataset.theme ?? "auto";
}

function drawFrame() {
	const app = document.getElementById("app"), input = h("input", {type: "search", id: "query", name: "q", placeholder: t("searchHint"), autocomplete: "off", value: routeNow().name === "search" ? routeNow().rest[0] ?? "" : ""});
	const form = h("form.search", {role: "search", onsubmit: event => { event.preventDefault(); location.hash = `#/search/${encodeURIComponent(input.value.trim())}`; }},
		h("label.hidden", {for: "query"}, t("search")), input, h("button", {type: "submit"}, t("search")));
	const languages = h("div.languages", {role: "group", "aria-label": t("language")}, [["vi", "Tiếng Việt", "VI"], ["en", "English", "EN"]].map(([key, name, short]) =>
		h("button", {type: "button", lang: key, "aria-pressed": String(language === key), "aria-label": `${short} – ${name}`, "data-language": key, onclick: () => { keep("language", key); setLanguage(key); document.querySelector(`[data-language=${key}]`).focus(); }}, short)));
	const theme = h("select", {id: "theme", onchange: event => setTheme(event.target.value)}, [["auto", "themeAuto"], ["light", "themeLight"], ["dark", "themeDark"]].map(([key, word]) => h("option", {value: key, selected: key === themeNow()}, t(word))));
	app.replaceChildren(
		h("header.top", null,
			h("div.bar", null, h("a.brand", {href: "#/"}, h("span.mark", {"aria-hidden": "true"}), h("span", null, t("title"))), form,
				h("div.settings", null, languages, h("label.hidden", {for: "theme"}, t("theme")), theme)),
			h("nav", {"aria-label": t("pages")}, h("ul", null, pages.map(([name, word]) => h("li", null, h("a", {href: `#/${name}`, "data-page": name}, t(word), badgeOf(name))))))),
		h("main", {id: "main", tabindex: "-1"}),
		h("p.hidden", {id: "status", role: "status"}),
		h("footer", null, h("p", null, t("footer", {v: set.version}))));
}

function badgeOf(name) {
	const count = {findings: set.findings.length, works: set.works.size, documents: set.documents.length}[name];
	return count === undefined ? null : [" ", h("span.count", null, figure(count))];
}

/* Draws what the address names. A new address is read from its top, by those who hear the page too. */
function drawRoute(moved = true) {
	const {name, rest} = routeNow(), main = document.getElementById("main");
	const drawn = (Object.hasOwn(routes, name) ? routes[name](...rest) : null) ?? missingView();
	main.replaceChildren();
	append(main, drawn.content);
	document.title = drawn.title ? `${drawn.title} – ${t("title")}` : t("title");
	for (const link of document.querySelectorAll("nav [data-page]")) {
		if (link.dataset.page === (parents[name] ?? name)) {
			link.setAttribute("aria-current", "page");
			link.closest("ul").scrollLeft = link.offsetLeft - 40; /* on a narrow screen the row of links scrolls */
		} else link.removeAttribute("aria-current");
	}
	if (moved) {
		window.scrollTo(0, 0);
		focusOn(main.querySelector("h1") ?? main);
	}
	drawn.after?.();
}

function missingView() {
	return {title: t("notFound"), content: [h("h1", null, t("notFound")), h("p", null, t("notFoundHint")), h("p", null, h("a", {href: "#/"}, t("overview")))]};
}

function start() {
	const chosen = kept("language");
	language = chosen === "vi" || chosen === "en" ? chosen : document.documentElement.lang === "en" ? "en" : "vi";
	document.documentElement.lang = language;
	set.version = document.querySelector("meta[name=generator]").content.replace(/^vanban */, "");
	loadSet();
	document.getElementById("static").remove();
	drawFrame();
	document.querySelector("[data-word=skip]").addEventListener("click", event => { event.preventDefault(); document.getElementById("main").focus(); });
	document.querySelector("[data-word=skip]").textContent = t("skip");
	window.addEventListener("hashchange", () => drawRoute());
	window.addEventListener("beforeprint", openAll);
	drawRoute(false);
	performance.mark("drawn");
}

/* On paper nothing can be opened, and a list must not end where the screen has a button. */
function openAll() {
	for (let button; (button = document.querySelector(".moreplace:not([hidden]) button"));) button.click();
	for (const details of document.querySelectorAll("details")) details.open = true;
}

start();
