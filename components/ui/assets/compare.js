/* Comparing two pictures, and the tray in which the first of them waits for the second. */
let tray = null;
let compared = null;

// ---- the tray -----------------------------------------------------------------------------------------------------
// The first picture is remembered, the second opens the comparison. A picture is "<record>:<index>".
function pickCompared(name, { thumbnail = "", name: words = "" } = {}) {
  if (compared === name) return tellAbove(say("js_compare_itself"));
  if (compared) {
    const first = compared;
    forgetCompared();
    sheets.record?.close();
    return openCompare(first, name);
  }
  compared = name;
  tray = document.createElement("div");
  tray.id = "compare-tray";
  tray.setAttribute("role", "group");
  tray.innerHTML = '<img alt=""><p></p><button type="button" class="ke-verb"></button>';
  const [image, text, cancel] = tray.children;
  image.hidden = !thumbnail;
  if (thumbnail) image.src = thumbnail;
  text.textContent = say("js_compare_with", { name: words });
  cancel.textContent = say("js_compare_cancel");
  cancel.addEventListener("click", (event) => { event.stopPropagation(); forgetCompared(); });
  lendAbove();
  tellAbove(text.textContent, false);
}
function forgetCompared() {
  tray?.remove();
  tray = compared = null;
  openSheets.at(-1)?.querySelector(".ke-sheet").focus({ preventScroll: true });
}

// ---- the comparison -----------------------------------------------------------------------------------------------
const compareRoot = () => sheets.compare?.querySelector(".ke-compare");
let compareMode = "slider";
async function openCompare(a, b) {
  const sheet = openSheet("compare");
  await fillSheet(sheet, "kolors/compare", { a, b }, (text) => {
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
