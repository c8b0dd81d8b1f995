/* The library's filters. */
function filter(form) {
  const values = Object.fromEntries(new FormData(form));
  shelf().querySelector(".library-dates").hidden = values.period !== "between";
  const [since, until] = period(values);
  const { text, model, size, starred, failed } = values;
  const wanted = { text: text.trim(), model, size, starred: starred && "1", failed: failed && "1", since, until };
  const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
  if (JSON.stringify(query) === JSON.stringify(library.query)) return settled();
  library.query = query;
  refill();
}
function period({ period, since, until }) {
  const day = new Date(new Date().setHours(0, 0, 0, 0)), seconds = (date) => date.getTime() / 1000;
  const back = (days) => seconds(new Date(new Date(day).setDate(day.getDate() - days)));
  if (period === "today") return [back(0)];
  if (period === "week") return [back(6)];
  if (period === "month") return [back(29)];
  if (period !== "between") return [];
  const from = (text, days) => {
    if (!text) return "";
    const date = new Date(`${text}T00:00`);
    return seconds(new Date(date.setDate(date.getDate() + days)));
  };
  return [from(since, 0), from(until, 1)];
}
document.addEventListener("input", ({ target }) => {
  if (target.form?.id !== "library-bar" || target.type === "file") return;
  clearTimeout(filter.timer);
  filter.timer = setTimeout(() => filter(target.form), target.type === "search" ? 200 : 0);
});
document.addEventListener("submit", (event) => { if (event.target.id === "library-bar") event.preventDefault(); });
function clearFilters() {
  const form = document.getElementById("library-bar");
  form.reset();
  filter(form);
  form.elements.text.focus();
}

// ---- the way back to the top ----------------------------------------------------------------------------------------------
function toTop() {
  scrollTo({ top: 0, behavior: gently() });
  allEntries()[0]?.querySelector(".entry-open").focus({ preventScroll: true });
}
document.addEventListener("click", ({ target }) => {
  if (target.id === "library-bar" && target.classList.contains("is-stuck")) toTop();
});
addEventListener("scroll", () => {
  const bar = document.getElementById("library-bar");
  if (bar?.offsetParent) bar.classList.toggle("is-stuck", shelf().getBoundingClientRect().top < -60);
}, { passive: true });
