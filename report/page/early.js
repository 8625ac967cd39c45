/* Before anything is drawn: the static tables give way to the page, and the theme that was chosen is there from the start. */
document.documentElement.classList.add("scripted");
try {
	const theme = localStorage.getItem("vanban.theme");
	if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* a browser that keeps nothing for files */ }
