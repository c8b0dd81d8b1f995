/* The head of the page: what this is, the settings that all cells share, and the controls. */
function drawTop() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const title = data.title || (isGallery ? t(data.records.length === 1 ? "title_gallery_one" : "title_gallery", { count: data.records.length }) : t("title_sweep"));
  document.title = `${title} · Kolors Explorer`;
  const held = document.activeElement?.id;
  fill(by("top"), el("div.head", {}, el("div.what", {}, el("h1", {}, title), countsOf()), languagesOf()),
    data.records.some((record) => record.service === "emulator") ? el("p.banner", {}, t("emulator")) : null,
    isGallery ? null : baseOf(), toolsOf());
  if (held) by(held)?.focus();
}
function countsOf() {
  const counts = {}, row = el("p.counts");
  for (const entry of entries) {
    const status = entry.status === "done" && entry.image && !entry.image.file ? "missing" : entry.status;
    counts[status] = (counts[status] ?? 0) + 1;
  }
  const pictures = data.records.reduce((sum, record) => sum + record.images.filter((each) => each.file).length, 0);
  if (data.sweep) row.append(el("b", {}, t("cells_done", { done: counts.done ?? 0, total: data.sweep.cells.length })));
  row.append(el("span", {}, counted("pictures", pictures)));
  for (const status of ["waiting", "running", "refused", "failed", "unclear", "dropped", "missing"])
    if (counts[status] && data.sweep) row.append(el("span", {}, t(`count_${status}`, { count: counts[status] })));
  row.append(el("span", {}, t("exported", { date: moment(data.exported_utc) })), el("span", {}, `Kolors Explorer ${data.version}`));
  return row;
}
function languagesOf() {
  const choice = (code, name) => el("button", {
    type: "button", id: `lang-${code}`, lang: code, "aria-pressed": String(language === code),
    click: () => { language = code; drawTop(); drawMain(); drawTray(); },
  }, name);
  return el("div.languages", { role: "group", "aria-label": t("language") }, choice("en", "English"), choice("zh", "中文"));
}
function baseOf() {
  const onAxes = new Set(axes.map((axis) => axis.name)), { base } = data.sweep;
  const names = Object.keys(base).filter((name) => !onAxes.has(name) && base[name] !== null && base[name] !== "");
  names.sort((a, b) => LONG.includes(b) - LONG.includes(a));
  return el("dl.base", { "aria-label": t("base") }, ...names.map((name) => {
    const shown = fact(nameOf(name), plain(base[name]), LONG.includes(name) ? ".is-long" : "");
    shown.lastChild.title = plain(base[name]);
    return shown;
  }));
}
function toolsOf() {
  const zoom = el("input", { type: "range", id: "zoom", min: 40, max: 640, value: tileSize, input: (event) => setTileSize(Number(event.target.value)) });
  return el("div.tools", {}, ...(isGallery ? galleryTools() : gridTools()), el("span.grow"),
    el("label.zoom", {}, t("zoom"), zoom), button(t("keys"), openHelp, { id: "keys", "aria-keyshortcuts": "?" }));
}
function gridTools() {
  const names = ["columns", "rows", "pages"], made = [];
  const swap = button("⇄", swapAxes, { id: "swap", title: t("swap"), "aria-label": t("swap"), "aria-keyshortcuts": "t" });
  for (const [at, name] of names.entries()) {
    if (axes.length < 2 || at >= axes.length) break;
    const options = axes.map((axis, each) => el("option", { value: each, selected: order[at] === each }, nameOf(axis.name)));
    made.push(el("label", {}, t(name), el("select", { id: `axis-${at}`, change: (event) => putAxis(at, Number(event.target.value)) }, ...options)));
    if (at === 0) made.push(swap);
  }
  if (axes.length === 1) made.push(swap);
  if (order[2] !== null) made.push(pagingOf());
  return made;
}
function pagingOf() {
  const labels = valuesOf(2), name = t("page", { name: nameOf(axes[order[2]].name) });
  const options = labels.map((each, at) => el("option", { value: at, selected: at === page }, each.length > 60 ? `${each.slice(0, 59)}…` : each));
  return el("div.field", {}, name, el("div.paging", {},
    button("‹", () => goPage(page - 1), { id: "page-before", disabled: page === 0, "aria-label": t("page_before") }),
    el("select", { id: "page", "aria-label": name, change: (event) => goPage(Number(event.target.value)) }, ...options),
    button("›", () => goPage(page + 1), { id: "page-after", disabled: page === labels.length - 1, "aria-label": t("page_after") })));
}
function galleryTools() {
  const search = el("input", { type: "search", id: "filter", value: words, placeholder: t("filter"), "aria-label": t("filter"), size: 30, input: (event) => { words = event.target.value; refiltered(); } });
  const star = button(t("only_starred"), () => { isStarredOnly = !isStarredOnly; star.setAttribute("aria-pressed", String(isStarredOnly)); refiltered(); }, { id: "only-starred", "aria-pressed": String(isStarredOnly) });
  return gallery.some((entry) => entry.starred) ? [search, star] : [search];
}
function refiltered() {
  drawMain();
  tell(counted("found", tiles.size));
}
const KEYS = [["← ↑ → ↓", "arrows"], ["Enter", "enter"], ["X", "x"], ["F", "f"], ["T", "t"], ["PgUp PgDn", "page"], ["Home End", "home"], ["− +", "zoom"], ["Esc", "esc"]];
function openHelp() {
  const rows = KEYS.filter(([, key]) => !(isGallery && ["t", "page"].includes(key))).flatMap(([keys, key]) => [el("dt", {}, ...keys.split(" ").map((each) => el("kbd", {}, each))), el("dd", {}, t(`key_${key}`))]);
  fill(by("help"), el("div.bar", {}, el("h2", {}, t("keys")), button(t("close"), () => by("help").close())), el("dl", {}, ...rows));
  by("help").setAttribute("aria-label", t("keys"));
  by("help").showModal();
}
function measure() {
  document.documentElement.style.setProperty("--wide", `${document.documentElement.clientWidth}px`);
}
addEventListener("resize", measure);
setTileSize(fittingSize());
drawTop();
measure();
drawMain();
measure();
