/* The grid of a sweep: built once, then only the cells that changed are touched. */
const made = (tag, look, values = {}) => Object.assign(document.createElement(tag), { className: look }, values);
const cellsShown = new Map(); // a cell's key to its element on this page
const IS_OVER = { done: 1, refused: 1, failed: 1, unclear: 1, dropped: 1 };
const CELL_WORDS = {
  running: "js_cell_running", refused: "js_cell_refused", failed: "js_cell_failed", unclear: "js_cell_unclear", dropped: "js_cell_dropped",
};
const CELL_VERBS = { make: "js_cell_make", again: "js_cell_again", anew: "js_cell_anew", plan: "js_cell_plan", connect: "js_cell_connect" };

const LARGE_CELLS = 240; // from here on, lines out of sight are not painted

// ---- building -----------------------------------------------------------------------------------------------------
function buildSweep() {
  const root = sweepRoot(), { axes } = sweep.whole;
  sweep.view = viewOf(sweep.id, axes.length);
  sweep.page = Math.min(sweep.page ?? 0, lengthAt(2) - 1);
  sweep.columns = 0;
  if (!root.querySelector(".sweep-scroll")) buildFrame(root);
  drawBar();
  drawViewBar();
  fitSweep();
  learn();
}
function buildFrame(root) {
  const area = (look) => made("div", look);
  const scroll = made("div", "sweep-scroll", { id: "sweep-grid" });
  root.replaceChildren(area("sweep-head"), area("sweep-edit"), area("sweep-views"), scroll, area("sweep-foot"), area("sweep-lesson"));
  const foot = root.querySelector(".sweep-foot");
  foot.setAttribute("role", "status");
  foot.setAttribute("aria-live", "off");
  sweepFits.disconnect();
  sweepFits.observe(root);
  scroll.addEventListener("scroll", laterTimes, { passive: true });
}
const sweepFits = new ResizeObserver(() => fitSweep());
function buildTable(columns) {
  sweep.columns = columns;
  cellsShown.clear();
  const table = made("div", "sweep-table"), across = lengthAt(0), names = sweep.whole.axes.map((each) => each.title);
  table.setAttribute("role", "grid");
  table.toggleAttribute("data-wrapped", isWrapped());
  table.toggleAttribute("data-large", across * lengthAt(1) > LARGE_CELLS);
  table.setAttribute("aria-label", names.length ? say("js_sweep_grid", { axes: names.join(" × ") }) : say("js_sweep_one"));
  for (let from = 0; from < across; from += columns) addBand(table, from, Math.min(from + columns, across));
  table.style.setProperty("--columns", columns);
  scroller().replaceChildren(table);
  holdCell(cellsShown.get(sweep.held) ?? cellsShown.values().next().value, false);
  drawLesson();
}
// A line of column labels and the rows below it; several of these only where one axis is broken into lines.
function addBand(table, from, until) {
  if (axisAt(0)) table.append(topRow(from, until));
  for (let row = 0; row < lengthAt(1); row++) {
    const line = rowOf("sweep-row");
    if (axisAt(1)) line.append(headOf(1, row));
    for (let column = from; column < until; column++) line.append(cellElement(column, row));
    table.append(line);
  }
}
function rowOf(look) {
  const row = made("div", look);
  row.setAttribute("role", "row");
  return row;
}
function topRow(from, until) {
  const row = rowOf("sweep-row sweep-top");
  if (axisAt(1)) row.append(cornerOf());
  for (let column = from; column < until; column++) row.append(headOf(0, column));
  return row;
}
function cornerOf() {
  const corner = made("div", "sweep-corner"), across = made("span", "", { textContent: `→ ${axisAt(0).title}` });
  corner.setAttribute("role", "columnheader");
  corner.append(across, made("span", "", { textContent: `↓ ${axisAt(1).title}` }));
  for (const each of corner.children) each.title = each.textContent;
  return corner;
}
function headOf(role, place) {
  const head = made("div", role ? "sweep-side" : "sweep-column"), label = axisAt(role).labels[place];
  const button = made("button", "sweep-do", { type: "button", tabIndex: -1 });
  head.setAttribute("role", role ? "rowheader" : "columnheader");
  Object.assign(button.dataset, { role, place });
  button.append(made("span", "", { textContent: label || say("js_sweep_empty"), dir: "auto" }));
  button.title = `${label}\n${say(role ? "js_sweep_row_next" : "js_sweep_column_next")}`;
  head.append(button);
  return head;
}
function cellElement(column, row) {
  const element = made("div", "sweep-cell", { tabIndex: -1 });
  element.setAttribute("role", "gridcell");
  Object.assign(element.dataset, { column, row });
  bindCell(element);
  return element;
}
function bindCell(element) {
  const key = atOf(Number(element.dataset.column), Number(element.dataset.row)).join();
  element.dataset.key = key;
  cellsShown.set(key, element);
  drawCell(element, sweep.cells.get(key));
}
// Another page shows other cells in the same places: nothing is built, nothing moves.
function bindCells() {
  const held = cellsShown.get(sweep.held), all = [...cellsShown.values()];
  cellsShown.clear();
  for (const each of all) bindCell(each);
  if (held) { sweep.held = held.dataset.key; drawFoot(); }
  drawTimes();
}

// ---- drawing ------------------------------------------------------------------------------------------------------
function drawCells(changed) {
  for (const each of changed) {
    const element = cellsShown.get(each.key);
    if (element) drawCell(element, each);
    if (each.key === sweep.held) drawFoot();
  }
  drawTimes();
}
function drawCell(element, cell) {
  const told = cell && [cell.status, cell.image, cell.count, cell.reused, cell.starred, cell.record, cell.error?.text].join("|");
  if (!cell || element.told === told) return;
  element.told = told;
  element.dataset.status = cell.status;
  if (cell.record && cell.status !== "waiting") Object.assign(element.dataset, { openRecord: cell.record });
  else delete element.dataset.openRecord;
  if (cell.image) drawPicture(element, cell);
  else element.replaceChildren(...wordsOf(cell));
  element.setAttribute("aria-label", nameCell(cell));
  element.title = cell.error ? cell.error.full : "";
}
// What a tile says stays below its picture until that has come.
function drawPicture(element, cell) {
  const url = sweep.whole.files + encodeURIComponent(cell.image), before = element.querySelector("img");
  const image = before ?? Object.assign(new Image(), { loading: "lazy", decoding: "async", alt: "", draggable: false });
  const isSame = image.cell === cell.key && image.complete && image.naturalWidth > 0;
  Object.assign(image, { cell: cell.key, wanted: url });
  if (image.getAttribute("src") !== url) isSame ? changePicture(image, url) : (image.src = url);
  const words = image.complete && image.naturalWidth ? null : element.querySelector(".cell-words");
  if (words && !before) image.addEventListener("load", () => image.decode().catch(() => {}).then(() => words.remove()), { once: true });
  const marks = [
    cell.count > 1 || cell.error ? made("span", `cell-count${cell.error ? " is-short" : ""}`, { textContent: `×${cell.count}` }) : null,
    cell.reused ? made("i", "cell-reused", { title: say("js_cell_reused") }) : null,
    cell.starred ? made("i", "cell-starred") : null,
  ];
  element.replaceChildren(...[words, image, ...marks].filter(Boolean));
}
// A thumbnail takes the place of the picture when it can be painted.
async function changePicture(image, url) {
  const fresh = Object.assign(image.cloneNode(), { cell: image.cell, wanted: url, loading: "eager", src: url });
  const isThere = await fresh.decode().then(() => true, () => false);
  if (image.wanted !== url) return;
  if (isThere) image.replaceWith(fresh);
  else image.src = url;
}
function wordsOf(cell) {
  const words = made("span", "cell-words"), head = made("b", "");
  if (cell.status === "waiting") {
    const [hint, time] = waitOf(cell);
    head.textContent = time;
    words.append(made("span", "cell-hint", { textContent: hint }), head);
    return [words];
  }
  head.textContent = say(CELL_WORDS[cell.status] ?? "js_cell_running");
  words.append(head);
  if (cell.error) words.append(made("span", "cell-why", { textContent: cell.error.text }));
  const verb = verbOf(cell);
  if (verb) words.append(verbButton(verb));
  return [words];
}
const verbOf = ({ status, error }) => (IS_OVER[status] && status !== "done" ? (status === "dropped" ? "make" : (error?.verb ?? "again")) : "");
function verbButton(verb) {
  const button = made("button", "verb", { type: "button", tabIndex: -1, textContent: say(CELL_VERBS[verb]) });
  button.dataset.cell = verb;
  return button;
}
function nameCell(cell) {
  const values = sweep.whole.axes.map(({ title, labels }, axis) => `${title} ${labels[cell.at[axis]]}`).join(", ");
  const words = [values, stateOf(cell)];
  if (cell.count > 1) words.push(`×${cell.count}`);
  if (cell.reused) words.push(say("js_cell_reused"));
  if (cell.starred) words.push(say("js_cell_starred"));
  return words.filter(Boolean).join(", ");
}
function stateOf(cell) {
  if (cell.status === "done") return say("js_cell_done");
  if (cell.status === "waiting") return say("js_cell_waiting");
  return [say(CELL_WORDS[cell.status]), cell.error?.text].filter(Boolean).join(": ");
}

// ---- times --------------------------------------------------------------------------------------------------------
// Only those that are seen, and only where they are off by more than a moment.
function drawTimes() {
  laterTimes.isDue = false;
  if (!isGridSeen() || !sweep.waiting?.length) return;
  const box = scroller().getBoundingClientRect(), view = { top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) };
  const rows = [...scroller().querySelectorAll(".sweep-row:not(.sweep-top)")].filter((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return bottom > view.top - 120 && top < view.bottom + 120;
  });
  for (const row of rows) for (const each of row.querySelectorAll('.sweep-cell[data-status="waiting"]')) drawTime(each);
}
function laterTimes() {
  if (laterTimes.isDue) return;
  laterTimes.isDue = true;
  requestAnimationFrame(drawTimes);
}
function drawTime(element) {
  const cell = sweep.cells.get(element.dataset.key), [hint, head] = element.querySelector(".cell-words")?.children ?? [];
  if (!cell || !head) return;
  const [words, time] = waitOf(cell);
  put(hint, words);
  put(head, time);
}
function waitOf(cell) {
  if (!cell.until) return ["", say(sweep.state === "paused" ? "js_cell_paused" : "js_cell_waiting")];
  if (cell.until - now() < 1.5) return ["", say("js_cell_soon")];
  return [say("js_cell_until"), clockOf(cell.until, { isExact: true })];
}
addEventListener("scroll", () => { if (isGridSeen()) laterTimes(); }, { passive: true });
setInterval(() => {
  if (document.hidden || !isGridSeen() || !sweep.waiting?.length) return;
  drawTimes();
  drawFoot();
}, 1000);
