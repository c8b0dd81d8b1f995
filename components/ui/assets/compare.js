/* Comparing two pictures, and the tray in which the first of them waits for the second. */
let tray = null;
let compared = null;

// ---- the tray -----------------------------------------------------------------------------------------------------
// The first picture is remembered, the second opens the comparison. A picture is "<record>:<index>"; `others` are of its
// batch.
function pickCompared(name, { thumbnail = "", name: words = "", others = [] } = {}) {
  if (compared) return compareWith(name);
  compared = name;
  tray = document.createElement("div");
  tray.id = "compare-tray";
  tray.setAttribute("role", "group");
  tray.innerHTML = '<img alt=""><p></p><span></span><button type="button" class="ke-verb"></button>';
  const [image, text, strip, cancel] = tray.children;
  image.hidden = !thumbnail;
  if (thumbnail) image.src = thumbnail;
  text.textContent = say("js_compare_with", { name: words });
  for (const each of others) strip.append(siblingOf(each));
  strip.hidden = !others.length;
  cancel.textContent = say("js_compare_cancel");
  cancel.addEventListener("click", (event) => { event.stopPropagation(); forgetCompared(); });
  barStack().append(tray);
  document.documentElement.classList.add("is-comparing");
  tellAbove(text.textContent, false);
  // The dialog that it was chosen in gives the focus back first.
  setTimeout(() => { if (tray && document.activeElement === document.body) cancel.focus({ preventScroll: true }); });
}
function siblingOf({ name, thumbnail }) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.title = say("js_compare_batch", { number: Number(name.split(":").at(-1)) + 1 });
  button.setAttribute("aria-label", button.title);
  button.append(Object.assign(new Image(), { src: thumbnail, alt: "" }));
  button.addEventListener("click", () => compareWith(name));
  return button;
}
function compareWith(name) {
  if (compared === name) return tellAbove(say("js_compare_itself"));
  const first = compared;
  closeSheets();
  forgetCompared();
  return openCompare(first, name);
}
function forgetCompared() {
  const isHeld = tray?.contains(document.activeElement), record = compared?.replace(/:\d+$/, "");
  tray?.remove();
  tray = compared = null;
  document.documentElement.classList.remove("is-comparing");
  holdFocus();
  if (isHeld && !topSheet() && !(isListed() && focusEntry(record)))
    document.querySelector('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
}
document.addEventListener("kolors:changed", ({ detail: { kind, records = [] } }) => {
  if ((kind === "delete" || kind === "gone") && records.includes(compared?.replace(/:\d+$/, ""))) forgetCompared();
});
// While a picture waits in the tray, a click on another compares instead of opening it.
const resultThumbs = () => {
  const small = [...document.querySelectorAll("#results .preview .thumbnail-small")];
  return small.length ? small : [...document.querySelectorAll("#results .grid-container .thumbnail-lg")];
};
function pictureAt(target) {
  const cell = target.closest?.("#sweep .sweep-cell"), entry = target.closest?.(".entry-open"), thumb = target.closest?.("#results .thumbnail-item");
  if (cell) return cellOf(cell)?.image ? `${cell.dataset.openRecord}:0` : "";
  if (entry) return entry.dataset.index ? `${entry.dataset.openRecord}:${entry.dataset.index}` : "";
  if (!thumb) return null;
  const { record, places } = resultCard().dataset, index = places.split(" ")[resultThumbs().indexOf(thumb)];
  return index ? `${record}:${index}` : null;
}
document.addEventListener("click", (event) => {
  if (!compared || topSheet() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const name = pictureAt(event.target);
  if (name === null) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.closest("button, .sweep-cell").focus({ preventScroll: true });
  if (name) compareWith(name);
  else tellAbove(say("js_compare_none"));
}, true);

// ---- the comparison -----------------------------------------------------------------------------------------------
const compareRoot = () => sheets.compare?.querySelector(".ke-compare");
let compareMode = "slider";
async function openCompare(a, b) {
  const sheet = sheetOf("compare");
  await fillSheet(sheet, "kolors/compare", { a, b }, (text) => {
    sheet.shows = ["compare", a, b];
    sheet.querySelector(".ke-sheet").innerHTML = text;
    setMode(compareMode);
    const box = compareRoot().querySelector(".ke-box");
    box.addEventListener("pointerdown", startDrag);
    box.addEventListener("wheel", onWheel, { passive: false });
    box.addEventListener("dblclick", () => { if (compareMode === "side") zoomBy(seenAt.zoom > 1 ? 0 : 2.5); });
    box.querySelector(".ke-range").addEventListener("input", ({ target }) => divide(Number(target.value)));
    writeDates(sheet);
  });
}
function setMode(mode) {
  const root = compareRoot();
  compareMode = root.dataset.mode = mode;
  for (const each of root.querySelectorAll('[data-act="mode"]'))
    each.setAttribute("aria-pressed", String(each.dataset.mode === mode));
  showSide("a");
  seenAt = { zoom: 1, x: 0, y: 0 };
  drawView();
  divide(50);
}
function divide(percent) {
  const root = compareRoot(), at = Math.min(Math.max(percent, 0), 100);
  root.querySelector(".ke-range").value = String(at);
  root.style.setProperty("--at", `${at}%`);
}
function showSide(letter, isTold = false) {
  compareRoot().dataset.shown = letter;
  if (isTold) tellAbove(say("js_compare_shown", { letter: letter.toUpperCase() }), false);
}
function flip() {
  if (compareMode !== "flip") setMode("flip");
  showSide(compareRoot().dataset.shown === "a" ? "b" : "a", true);
}
const compareActs = {
  mode: (button) => setMode(button.dataset.mode),
  swap: async () => {
    const { a, b } = compareRoot().dataset;
    await openCompare(b, a);
    compareRoot()?.querySelector('[data-act="swap"]').focus({ preventScroll: true });
  },
  side: async ({ dataset: { letter, index } }) => {
    const { a, b } = compareRoot().dataset, names = { a, b };
    names[letter] = names[letter].replace(/\d+$/, index);
    await openCompare(names.a, names.b);
    compareRoot()?.querySelector(`[data-act="side"][data-letter="${letter}"][data-index="${index}"]`)?.focus({ preventScroll: true });
  },
  flip: () => { if (!hasPanned) flip(); },
};

// ---- dragging: the divider, or both pictures together -----------------------------------------------------------------
let seenAt = { zoom: 1, x: 0, y: 0 }, hasPanned = false;
function drawView() {
  const { style } = compareRoot();
  style.setProperty("--zoom", seenAt.zoom);
  style.setProperty("--x", `${seenAt.x}px`);
  style.setProperty("--y", `${seenAt.y}px`);
}
function zoomBy(factor) {
  const zoom = Math.min(Math.max(seenAt.zoom * factor, 1), 12);
  const by = zoom === 1 ? 0 : zoom / seenAt.zoom;
  seenAt = { zoom, x: seenAt.x * by, y: seenAt.y * by };
  drawView();
}
function onWheel(event) {
  if (compareMode === "slider" || !(event.ctrlKey || event.metaKey || seenAt.zoom > 1)) return;
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY / 400));
}
function startDrag(event) {
  if (event.button || event.target.closest("a")) return;
  const box = event.currentTarget, bounds = box.getBoundingClientRect(), from = { ...seenAt };
  const isSlider = compareMode === "slider";
  if (!isSlider && seenAt.zoom === 1) { hasPanned = false; return; }
  const move = ({ clientX, clientY }) => {
    if (isSlider) return divide(((clientX - bounds.left) / bounds.width) * 100);
    hasPanned ||= Math.hypot(clientX - event.clientX, clientY - event.clientY) > 4;
    seenAt = { ...seenAt, x: from.x + clientX - event.clientX, y: from.y + clientY - event.clientY };
    drawView();
  };
  hasPanned = false;
  if (isSlider) {
    event.preventDefault();
    box.querySelector(".ke-range").focus({ preventScroll: true });
    move(event);
  }
  box.setPointerCapture(event.pointerId);
  box.addEventListener("pointermove", move);
  for (const type of ["pointerup", "pointercancel"])
    box.addEventListener(type, () => box.removeEventListener("pointermove", move), { once: true });
}
function onCompareKey(event) {
  const root = compareRoot(), isOnControl = event.target.closest("button, a, input, summary");
  if (!root) return;
  const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
  if (event.key === "f" || event.key === "F" || (event.key === " " && !isOnControl)) flip();
  else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (step && compareMode === "slider" && !event.target.closest("input"))
    divide(Number(root.querySelector(".ke-range").value) + step);
  else return;
  event.preventDefault();
}
