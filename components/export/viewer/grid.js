/* The grid of a sweep, or the gallery of everything else: which axis lies where, the tiles, and the keys that walk them. */
const axes = data.sweep?.axes ?? [], isGallery = !data.sweep;
// Which axis is columns, rows and pages; null where none is.
const order = [0, 1, 2].map((at) => (at < axes.length ? at : null));
let page = 0, current = null, tileSize = 0, words = "", isStarredOnly = false;
const tiles = new Map();
const valuesOf = (at) => (order[at] === null ? [""] : axes[order[at]].labels);

// ---- where things are -----------------------------------------------------------------------------------------------
function entryAt(column, row, onPage = page) {
  const at = axes.map((_, axis) => [column, row, onPage][order.indexOf(axis)]);
  const key = String(at);
  if (!cells.has(key)) cells.set(key, entryOf(null, [], { at, labels: axes.map((axis, each) => axis.labels[at[each]]) }));
  return cells.get(key);
}
const spotOf = (entry) => order.map((axis) => (axis === null ? 0 : entry.at[axis]));
const shownEntries = () => gallery.filter((entry) => (!isStarredOnly || entry.starred) && fits(entry));
function fits({ record, image }) {
  const { prompt = "", negative_prompt: negative = "", model = "" } = record.request;
  const text = `${prompt}\n${negative}\n${model}\n${image?.seed ?? record.seed ?? ""}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
// Gives the neighbour of an entry, null at the edge; sideways a gallery goes on in the next line.
function neighbour(entry, across, down) {
  if (isGallery) {
    const list = shownEntries(), at = list.indexOf(entry) + across + down * galleryColumns();
    return list[at] ?? null;
  }
  const [column, row, onPage] = spotOf(entry), to = [column + across, row + down];
  const isIn = to.every((each, at) => each >= 0 && each < valuesOf(at).length);
  return isIn ? entryAt(...to, onPage) : null;
}
function galleryColumns() {
  const list = by("gallery");
  return list ? getComputedStyle(list).gridTemplateColumns.split(" ").length : 1;
}

// ---- drawing --------------------------------------------------------------------------------------------------------
function drawMain() {
  tiles.clear();
  document.body.classList.toggle("is-tiny", tileSize < 90);
  if (isGallery) drawGallery();
  else drawGrid();
  if (!tiles.has(current)) current = tiles.keys().next().value ?? null;
  if (current) tiles.get(current).tabIndex = 0;
  markA();
}
const isLargeTile = () => tileSize * (window.devicePixelRatio || 1) > 520;
function drawGrid() {
  const [columns, rows] = [valuesOf(0), valuesOf(1)], [over, beside] = order.map((axis) => (axis === null ? "" : nameOf(axes[axis].name)));
  const head = el("thead");
  if (over) head.append(el("tr", {}, el("th.over", { "aria-hidden": "true" }), el("th.over", { colspan: columns.length, scope: "colgroup" }, el("span", {}, over))));
  head.append(el("tr", {}, el("th.corner", { scope: "col" }, beside), ...columns.map((each) => el("th", { scope: "col" }, value(each)))));
  const body = el("tbody", {}, ...rows.map((each, row) => el("tr", {}, el("th", { scope: "row" }, value(each)),
    ...columns.map((_, column) => cellOf(entryAt(column, row))))));
  const table = el("table", { role: "grid", "aria-label": t("grid"), "aria-readonly": "true" }, head, body);
  fill(by("main"), table);
  const wide = table.querySelector(".corner").offsetWidth + 36;
  document.documentElement.style.setProperty("--labels", `${wide}px`);
}
function cellOf(entry) {
  const cell = el("td", { role: "gridcell", tabindex: "-1", "aria-label": spoken(entry) }, fillTile(el("div"), entry, isLargeTile()));
  tiles.set(entry, cell);
  cell.entry = entry;
  return cell;
}
function drawGallery() {
  const list = shownEntries();
  fill(by("main"), list.length ? el("ul", { id: "gallery" }, ...list.map((entry) => el("li", {}, galleryTile(entry))))
    : el("p.empty", {}, t(gallery.length ? "nothing_found" : "nothing")));
}
function galleryTile(entry) {
  const tile = fillTile(el("button", { type: "button", tabindex: "-1", "aria-label": spoken(entry) }), entry, isLargeTile());
  tiles.set(entry, tile);
  tile.entry = entry;
  return tile;
}
// A picture that could not be loaded is said as such, too.
function drawn(entry) {
  tiles.get(entry)?.setAttribute("aria-label", spoken(entry));
}
function setTileSize(size) {
  const was = [isLargeTile(), tileSize < 90];
  tileSize = Math.min(Math.max(Math.round(size), 40), 640);
  document.documentElement.style.setProperty("--tile", `${tileSize}px`);
  document.body.classList.toggle("is-tiny", tileSize < 90);
  const range = by("zoom");
  if (range) range.value = String(tileSize);
  if (tiles.size && was[0] !== isLargeTile()) drawMain();
}
// As large as all columns fit, within what is pleasant to look at.
function fittingSize() {
  const room = document.documentElement.clientWidth - (innerWidth > 760 ? 72 : 28), most = innerWidth > 760 ? 260 : 200;
  if (isGallery) return innerWidth > 760 ? 190 : (room - 10) / 2;
  const beside = order[1] === null ? 0 : innerWidth > 760 ? 120 : 60;
  return Math.min(Math.max((room - beside) / valuesOf(0).length - 6, innerWidth > 760 ? 96 : 84), most);
}

// ---- axes and pages -------------------------------------------------------------------------------------------------
// An axis that is put where another was changes places with it.
function putAxis(at, axis) {
  const from = order.indexOf(axis);
  [order[at], order[from]] = [order[from], order[at]];
  page = current ? spotOf(current)[2] : 0;
  drawTop();
  drawMain();
}
// A single axis may lie as columns or as rows.
function swapAxes() {
  [order[0], order[1]] = [order[1], order[0]];
  drawTop();
  drawMain();
}
function goPage(to, isFocused = false) {
  const count = valuesOf(2).length;
  if (to < 0 || to >= count) return;
  const [column, row] = current ? spotOf(current) : [0, 0];
  page = to;
  current = entryAt(column, row);
  drawTop();
  drawMain();
  if (isFocused) focusOn(current);
  tell(t("page_is", { number: page + 1, count, name: nameOf(axes[order[2]].name), value: valuesOf(2)[page] }));
}

// ---- keys and clicks ------------------------------------------------------------------------------------------------
function focusOn(entry) {
  if (!entry) return;
  if (!isGallery && spotOf(entry)[2] !== page) goPage(spotOf(entry)[2]);
  if (current && tiles.has(current)) tiles.get(current).tabIndex = -1;
  current = entry;
  const tile = tiles.get(entry);
  if (!tile) return;
  tile.tabIndex = 0;
  tile.focus();
}
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function edgeOf(entry, isEnd, isAll) {
  if (isGallery) return isEnd ? shownEntries().at(-1) : shownEntries()[0];
  const [, row] = spotOf(entry), [columns, rows] = [valuesOf(0).length, valuesOf(1).length];
  return entryAt(isEnd ? columns - 1 : 0, isAll ? (isEnd ? rows - 1 : 0) : row);
}
by("main").addEventListener("keydown", (event) => {
  const entry = event.target.closest?.("td, button")?.entry, { key } = event;
  if (!entry || event.altKey || event.metaKey) return;
  if (key in ARROWS && !event.ctrlKey) focusOn(neighbour(entry, ...ARROWS[key]));
  else if (key === "Home" || key === "End") focusOn(edgeOf(entry, key === "End", event.ctrlKey));
  else if (key === "Enter" || key === " ") chosen(entry);
  else return;
  event.preventDefault();
});
by("main").addEventListener("click", ({ target }) => {
  const entry = target.closest("td, button")?.entry;
  if (!entry) return;
  focusOn(entry);
  chosen(entry);
});
by("main").addEventListener("focusin", ({ target }) => {
  if (!target.entry || target.entry === current) return;
  if (current && tiles.has(current)) tiles.get(current).tabIndex = -1;
  current = target.entry;
  target.tabIndex = 0;
});
const isTyping = (event) => event.target.closest?.("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || document.querySelector("dialog[open]")) return;
  const { key } = event, isOnTile = Boolean(document.activeElement?.entry);
  if (key === "PageUp" && order[2] !== null) goPage(page - 1, isOnTile);
  else if (key === "PageDown" && order[2] !== null) goPage(page + 1, isOnTile);
  else if (key === "t" && axes.length) { swapAxes(); if (isOnTile) focusOn(current); }
  else if (key === "+" || key === "=") setTileSize(tileSize * 1.2);
  else if (key === "-") setTileSize(tileSize / 1.2);
  else if ((key === "x" || key === "c") && current) pickForComparing(current);
  else if (key === "?") openHelp();
  else if (key === "Escape" && first) forgetFirst();
  else return;
  event.preventDefault();
});
