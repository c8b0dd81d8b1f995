/* The grid by keys and by pointer: one stop for the whole grid, arrows that walk in it, and what each cell does. */
const heldCell = () => cellsShown.get(sweep.held) ?? null;
const cellOf = (element) => sweep.cells.get(element?.dataset.key);
// Lets a cell be the grid's stop; the line below tells of it.
function holdCell(element, isFocused = true) {
  if (!element) return;
  scroller().querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
  element.tabIndex = 0;
  if (element.dataset.key) sweep.held = element.dataset.key;
  if (isFocused) {
    element.focus({ preventScroll: true });
    showCell(element);
  }
  drawFoot();
}
// What is focused must not lie under the labels that stay.
function showCell(element) {
  const box = scroller().getBoundingClientRect(), at = element.getBoundingClientRect();
  const top = scroller().querySelector(".sweep-top")?.offsetHeight ?? 0, side = sideWidth() && element.closest(".sweep-row").firstChild.offsetWidth;
  const down = at.top < box.top + top ? at.top - box.top - top : Math.max(at.bottom - box.top - scroller().clientHeight, 0);
  const right = at.left < box.left + side ? at.left - box.left - side : Math.max(at.right - box.left - scroller().clientWidth, 0);
  scroller().scrollBy(right, down);
  const after = element.getBoundingClientRect();
  if (after.top < 0 || after.bottom > innerHeight) element.scrollIntoView({ block: "nearest" });
}
document.addEventListener("focusin", ({ target }) => {
  const element = target.closest?.("#sweep .sweep-cell");
  if (element && element === target && element.dataset.key !== sweep.held) holdCell(element, false);
});

// ---- for the dialogs: what lies beside a record --------------------------------------------------------------------
const cellsInOrder = () => [...scroller().querySelectorAll(".sweep-cell")].map(cellOf).filter((each) => each?.record);
function besideCell(record, step) {
  const records = [...new Set(cellsInOrder().map((each) => each.record))], at = records.indexOf(record);
  return at < 0 ? null : (records[at + step] ?? null);
}
function focusCell(record) {
  const held = cellOf(heldCell()), cell = held?.record === record ? held : cellsInOrder().find((each) => each.record === record);
  const element = cell && cellsShown.get(cell.key);
  if (!element) return false;
  holdCell(element, !isSheetOpen());
  return true;
}

// ---- what a cell does ----------------------------------------------------------------------------------------------
const cellActs = {
  make: (cell) => changeSweep("retry", { ats: [cell.at] }),
  again: (cell) => changeSweep("retry", { ats: [cell.at] }),
  anew: (cell) => changeSweep("retry", { ats: [cell.at] }),
  plan: () => planAnew(),
  connect: () => verbs.open_connect(),
  next: async (cell) => {
    await changeSweep("next", { ats: [cell.at] });
    tell(say("js_cell_next_told"));
  },
  open: (cell) => openRecord(cell.record),
  star: async (cell) => {
    const starred = !cell.starred;
    await post("kolors/star", { records: [cell.record], starred });
    changed({ kind: "star", records: [cell.record], starred });
    tell(say(starred ? "js_starred" : "js_unstarred"), false);
  },
  compare: (cell) => {
    const words = sweep.whole.axes.map(({ labels }, axis) => labels[cell.at[axis]]).join(" · ");
    pickCompared(`${cell.record}:0`, { thumbnail: sweep.whole.files + encodeURIComponent(cell.image), name: words || sweep.name });
  },
};
const cellKeys = { s: "star", x: "compare", n: "next", r: "again" };
function mayAct(act, cell) {
  if (act === "star" || act === "open") return Boolean(cell?.record);
  if (act === "compare") return Boolean(cell?.image);
  if (act === "next") return cell?.status === "waiting";
  return Boolean(cell && verbOf(cell));
}
async function actOn(act, cell) {
  if (!mayAct(act, cell)) return;
  try { await cellActs[act](cell); }
  catch (error) { tell(error.message); }
}
function activateCell(cell) {
  if (cell?.record && cell.status !== "waiting") return actOn("open", cell);
  if (cell?.status === "waiting") return actOn("next", cell);
  drawFoot();
}
// A whole row or column first, or those of one page of it.
async function lineNext(button) {
  const { role, place } = button.dataset, axis = sweep.view[Number(role)];
  const pages = sweep.view[2];
  const ats = sweep.waiting.filter(({ at }) => at[axis] === Number(place) && (pages < 0 || at[pages] === sweep.page)).map((each) => each.at);
  if (!ats.length) return tell(say("js_sweep_line_over"));
  try {
    await changeSweep("next", { ats });
    tell(say(ats.length === 1 ? "js_cell_next_told" : "js_sweep_line_told", { n: ats.length }));
  } catch (error) { tell(error.message); }
}

// ---- by pointer -----------------------------------------------------------------------------------------------------
document.addEventListener("click", (event) => {
  const verb = event.target.closest?.("#sweep [data-cell]"), cell = verb && cellOf(verb.closest(".sweep-cell") ?? heldCell());
  if (!verb) return;
  event.stopPropagation();
  event.preventDefault();
  actOn(verb.dataset.cell, cell);
}, true);
document.addEventListener("click", (event) => {
  const head = event.target.closest?.("#sweep .sweep-do"), element = event.target.closest?.("#sweep .sweep-cell");
  if (head) return void lineNext(head);
  if (!element || event.defaultPrevented) return;
  holdCell(element);
  if (cellOf(element)?.status === "waiting") activateCell(cellOf(element));
});
// A file may be gone, its thumbnail replaced by another, or the app away: meanwhile nothing is blank.
document.addEventListener("error", ({ target }) => {
  const element = target.tagName === "IMG" && target.closest("#sweep .sweep-cell");
  if (!element) return;
  const words = made("span", "cell-words");
  words.append(made("b", "", { textContent: say("js_cell_lost") }));
  element.told = "";
  lostTiles.set(element, (lostTiles.get(element) ?? 0) + 1);
  clearTimeout(lostTiles.timer);
  if (lostTiles.get(element) < MOST_LOST) lostTiles.timer = setTimeout(askSweep, 3000);
  element.replaceChildren(words);
}, true);
// Asked for again where the app answers again; a file that is gone, a few times only.
const lostTiles = new Map(), MOST_LOST = 3;
function drawLostTiles({ isBack = false } = {}) {
  for (const [element, times] of lostTiles) {
    if (isBack) lostTiles.set(element, 1);
    if (!element.isConnected) lostTiles.delete(element);
    else if (element.told === "" && (isBack || times < MOST_LOST)) drawCell(element, cellOf(element));
  }
}
// What the pointer is on shows what can be done with it: one set of buttons, moved there.
let cellTools = null;
document.addEventListener("pointerover", ({ target, pointerType }) => {
  const element = pointerType !== "touch" && target.closest?.("#sweep .sweep-cell");
  if (!element) return target.closest?.("#sweep") ? undefined : cellTools?.remove();
  const cell = cellOf(element);
  if (!cell?.image) return cellTools?.remove();
  cellTools ??= buildTools();
  cellTools.querySelector('[data-cell="star"]').setAttribute("aria-pressed", String(Boolean(cell.starred)));
  if (cellTools.parentElement !== element) element.append(cellTools);
});
function buildTools() {
  const tools = made("span", "cell-tools");
  for (const [act, key] of [["star", "js_cell_star"], ["compare", "js_cell_compare"]]) {
    const button = made("button", `cell-tool cell-tool-${act}`, { type: "button", tabIndex: -1, title: say(key) });
    button.dataset.cell = act;
    button.setAttribute("aria-label", say(key));
    tools.append(button);
  }
  tools.setAttribute("aria-hidden", "true");
  return tools;
}

// ---- keys -----------------------------------------------------------------------------------------------------------
// The labels are part of the way: above the first row, and left of the first column.
function stepFrom(element, key, isFar) {
  const rows = [...scroller().querySelectorAll(".sweep-row")].map((row) => [...row.children].filter((each) => each.className !== "sweep-corner"));
  const y = rows.findIndex((row) => row.some((each) => each.contains(element)));
  const hasSide = Boolean(axisAt(1)), isTop = (row) => rows[row]?.[0]?.className === "sweep-column";
  const column = (row, place) => place - (isTop(row) && hasSide ? 1 : 0);
  const x = rows[y].findIndex((each) => each.contains(element)) + (isTop(y) && hasSide ? 1 : 0);
  const first = hasSide && !rows[y][0].contains(element) ? 1 : 0, end = rows[y].length - 1 + (isTop(y) && hasSide ? 1 : 0);
  const to = {
    ArrowLeft: [x - 1, y], ArrowRight: [x + 1, y], ArrowUp: [x, y - 1], ArrowDown: [x, y + 1],
    Home: isFar ? [Number(hasSide), axisAt(0) ? 1 : 0] : [first, y], End: isFar ? [end, rows.length - 1] : [end, y],
  }[key];
  const found = to && rows[to[1]]?.[column(to[1], Math.max(Math.min(to[0], rows[to[1]].length - 1 + (isTop(to[1]) && hasSide ? 1 : 0)), 0))];
  return found?.querySelector(".sweep-do") ?? found ?? null;
}
function onGridKey(event) {
  const { key, target } = event, element = target.closest(".sweep-cell, .sweep-do"), cell = cellOf(element);
  const isCommand = event.ctrlKey || event.metaKey, plain = key.length === 1 ? key.toLowerCase() : key;
  if (event.altKey) return false;
  if (/^(Arrow|Home|End)/.test(key)) return holdCell(stepFrom(element, key, isCommand)), true;
  if (isCommand) return false;
  if (["PageDown", "PageUp", "[", "]"].includes(key)) return turnPage(sweep.page + (key === "PageDown" || key === "]" ? 1 : -1)), lengthAt(2) > 1;
  if (key === "+" || key === "=" || key === "-") return zoomBy4(key === "-" ? -1 : 1), true;
  if (!cell || event.repeat) return false;
  if (key === "Enter" || key === " ") return activateCell(cell), true;
  if (cellKeys[plain]) return actOn(cellKeys[plain] === "again" ? verbOf(cell) : cellKeys[plain], cell), true;
  return false;
}
function zoomBy4(step) {
  setZoom(Math.min(Math.max(Math.round(tileSide() / 24 + step) * 24, TILE.least), TILE.most));
  heldCell()?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
document.addEventListener("keydown", (event) => {
  if (isSheetOpen() || event.defaultPrevented || event.isComposing || !isGridSeen()) return;
  if (event.target.closest?.("#sweep :is(.sweep-cell, .sweep-do)") && onGridKey(event)) event.preventDefault();
  else if (["[", "]"].includes(event.key) && !event.target.closest?.("input, textarea, select")) turnPage(sweep.page + (event.key === "]" ? 1 : -1));
});
