/* How the grid is looked at: which axis lies where, which page, how large. Kept by the browser. */
const TILE = { least: 72, most: 320, first: 168, gap: 6 };
const ROLES = ["x", "y", "z"];
const MOST_VIEWS = 60;
// The places of the axes in a cell's coordinates: columns, rows, pages; -1 where there is none.
function viewOf(id, count) {
  const kept = parsed(read("localStorage", "sweep-views"))?.[id], plain = [0, 1, 2].slice(0, count);
  const isFit = Array.isArray(kept) && [...kept].sort().join() === plain.join();
  return [...(isFit ? kept : plain), -1, -1, -1].slice(0, 3);
}
function keepView(view) {
  const all = Object.entries(parsed(read("localStorage", "sweep-views")) ?? {}).filter(([id]) => id !== sweep.id);
  const kept = [...all, [sweep.id, view.filter((each) => each >= 0)]].slice(-MOST_VIEWS);
  write("localStorage", "sweep-views", JSON.stringify(Object.fromEntries(kept)));
}
// An axis takes the place of another, which takes the one that it leaves.
function placeAxis(role, axis) {
  const view = [...sweep.view], from = view.indexOf(axis);
  [view[role], view[from]] = [axis, view[role]];
  sweep.view = view;
  keepView(view);
  sweep.page = 0;
  buildSweep();
}
const axisAt = (role) => sweep.whole.axes[sweep.view[role]] ?? null;
const lengthAt = (role) => axisAt(role)?.labels.length ?? 1;
function atOf(column, row, page = sweep.page) {
  const at = sweep.whole.axes.map(() => 0);
  [column, row, page].forEach((place, role) => { if (sweep.view[role] >= 0) at[sweep.view[role]] = place; });
  return at;
}
function turnPage(page) {
  const most = lengthAt(2) - 1, to = Math.min(Math.max(page, 0), most);
  if (most < 1 || to === sweep.page) return;
  sweep.page = to;
  drawPages();
  bindCells();
  tell(say("js_sweep_page_told", { axis: axisAt(2).title, value: axisAt(2).labels[to] }), false);
}

// ---- sizes --------------------------------------------------------------------------------------------------------
// Width over height of the box that every picture of the sweep fits in.
function boxRatio() {
  const axis = axisNamed("image_size");
  const sizes = axis >= 0 ? sweep.whole.axes[axis].labels : [sweep.whole.base.image_size ?? "1024x1024"];
  const sides = sizes.map((each) => each.split(/[x×]/).map(Number)).filter(([w, h]) => w > 0 && h > 0);
  const roots = (sides.length ? sides : [[1, 1]]).map(([w, h]) => Math.sqrt(w / h));
  return Math.max(...roots) / Math.max(...roots.map((each) => 1 / each));
}
const zoom = () => read("localStorage", "sweep-zoom") ?? "fit";
function setZoom(value) {
  write("localStorage", "sweep-zoom", String(value));
  fitSweep();
}
// The longer side of a tile, in px.
function tileSide() {
  const kept = Number(zoom());
  return kept >= TILE.least && kept <= TILE.most ? kept : fittingSide();
}
// As large as lets all columns be seen, and all rows where they are few.
function fittingSide() {
  const box = boxRatio(), ratio = Math.min(box, 1), room = roomAcross() - sideWidth() - TILE.gap - 2;
  if (isWrapped()) {
    const columns = Math.max(Math.min(Math.floor(room / (TILE.first * ratio)), lengthAt(0)), 1);
    return Math.min(Math.max(Math.floor((room / columns - TILE.gap) / ratio), Math.floor(TILE.first - TILE.gap / ratio)), 264);
  }
  const across = (room / lengthAt(0) - TILE.gap) / ratio, down = ((innerHeight - 170) / lengthAt(1) - TILE.gap) * Math.max(box, 1);
  return Math.floor(Math.min(Math.max(Math.min(across, Math.max(down, 150)), innerWidth <= 600 ? 108 : 104), 280));
}
const roomAcross = () => sweepRoot().clientWidth + (innerWidth <= 600 ? 16 : 0);
// One axis alone is written as text is: on as many lines as it needs.
const isWrapped = () => sweep.view[1] < 0;
const scroller = () => sweepRoot().querySelector(".sweep-scroll");
function sideWidth() {
  if (isWrapped()) return 0;
  const longest = Math.max(...axisAt(1).labels.map(widthOf)), isNarrow = innerWidth <= 600;
  const least = isNarrow ? 52 : Math.min(Math.max(...[0, 1].map((role) => widthOf(axisAt(role).title))), 18) * 6.4 + 34;
  return Math.round(Math.min(Math.max(longest * 7.4 + 34, least), isNarrow ? 92 : 208));
}
const widthOf = (text) => [...text.slice(0, 60)].reduce((sum, each) => sum + (each > "\u2e80" ? 1.9 : 1), 0);
function columnsFor(side) {
  if (!isWrapped()) return lengthAt(0);
  const width = Math.max(Math.round(side * Math.min(boxRatio(), 1)), 64) + TILE.gap;
  return Math.min(Math.max(Math.floor((roomAcross() - TILE.gap - 2) / width), 1), lengthAt(0));
}
// Fits tiles and lines to the room that there is; lines are only broken anew where they break elsewhere.
function fitSweep() {
  if (!isGridSeen()) return;
  const side = tileSide(), ratio = boxRatio(), columns = columnsFor(side);
  const width = Math.max(Math.round(ratio >= 1 ? side : side * ratio), 64), style = scroller().style;
  style.setProperty("--tile", `${width}px`);
  style.setProperty("--tall", `${Math.round(width / ratio)}px`);
  style.setProperty("--side", `${sideWidth()}px`);
  scroller().dataset.size = width < 112 ? "small" : width < 168 ? "medium" : "large";
  const slider = sweepRoot().querySelector(".sweep-zoom input");
  if (slider) slider.value = String(side);
  sweepRoot().querySelector('[data-sweep="fit"]')?.setAttribute("aria-pressed", String(zoom() === "fit"));
  if (columns !== sweep.columns) buildTable(columns);
}
