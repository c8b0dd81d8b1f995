/* Two pictures compared: over each other with a divider, beside each other, or in turn. */
let first = null, second = null, mode = "slider";
function chosen(entry) {
  if (first) pickForComparing(entry);
  else openDetail(entry);
}
function pickForComparing(entry) {
  if (!isShown(entry)) return tell(t("tray_none"));
  if (!first) return keepFirst(entry);
  if (first === entry) return tell(t("tray_itself"));
  const a = first;
  forgetFirst();
  openCompare(a, entry);
}
function keepFirst(entry) {
  first = entry;
  drawTray();
  markA();
  if (tiles.has(entry)) focusOn(entry);
  tell(t("tray", { name: shortly(entry) }));
}
function drawTray() {
  by("tray").hidden = !first;
  if (!first) return;
  const cancel = el("button", { type: "button", click: () => { forgetFirst(); focusOn(current); } }, t("cancel"));
  fill(by("tray"), pictureOf(first, first.image, false, () => {}), el("span", {}, t("tray", { name: shortly(first) })), cancel);
}
function forgetFirst() {
  first = null;
  drawTray();
  markA();
}
function markA() {
  for (const [entry, tile] of tiles) tile.classList.toggle("is-a", entry === first);
}
function openCompare(a, b) {
  [first, second] = [null, null];
  by("compare").sides = { a, b };
  drawCompare();
  if (!by("compare").open) by("compare").showModal();
}
function drawCompare() {
  const { a, b } = by("compare").sides;
  by("compare").setAttribute("aria-label", `${t("compare")}: ${spoken(a)} / ${spoken(b)}`);
  const modes = el("div.modes", { role: "group", "aria-label": t("how") }, ...["slider", "side", "flip"].map((each) =>
    el("button", { type: "button", click: () => setMode(each), "data-mode": each }, t(each))));
  fill(by("compare"),
    el("div.bar", {}, el("h2", {}, `${shortly(a)}  ↔  ${shortly(b)}`), modes,
      button(t("swap_ab"), () => openCompare(b, a)), button(t("close"), () => by("compare").close())),
    boxOf(a, b), el("div.below", { tabindex: "0" }, differencesOf(a, b)));
  setMode(mode);
}
function boxOf(a, b) {
  const side = (letter, entry) => {
    const picture = pictureOf(entry, entry.image, true, () => by("compare").close());
    picture.alt = `${letter.toUpperCase()}: ${spoken(entry)}`;
    return el(`figure.${letter}`, {}, picture, el("figcaption", { "aria-hidden": "true" }, letter.toUpperCase()));
  };
  const range = el("input", { type: "range", min: 0, max: 100, value: 50, "aria-label": t("divide"), input: (event) => divide(event.target.value) });
  const box = el("div.box", { "data-shown": "a" }, side("a", a), side("b", b), el("i", { "aria-hidden": "true" }), range);
  box.addEventListener("pointerdown", (event) => {
    if (mode === "flip") return flip();
    if (mode !== "slider" || event.button) return;
    box.setPointerCapture(event.pointerId);
    divideAt(event);
  });
  box.addEventListener("pointermove", (event) => { if (mode === "slider" && box.hasPointerCapture(event.pointerId)) divideAt(event); });
  return box;
}
const box = () => by("compare").querySelector(".box");
function divideAt(event) {
  const { left: start, width } = box().getBoundingClientRect();
  divide(Math.min(Math.max(((event.clientX - start) / width) * 100, 0), 100));
}
function divide(percent) {
  box().style.setProperty("--at", `${percent}%`);
  box().querySelector("input").value = String(percent);
}
function setMode(next) {
  mode = box().dataset.mode = next;
  for (const each of by("compare").querySelectorAll(".modes button")) each.setAttribute("aria-pressed", String(each.dataset.mode === mode));
  divide(50);
}
function flip() {
  if (mode !== "flip") setMode("flip");
  const letter = box().dataset.shown === "a" ? "b" : "a";
  box().dataset.shown = letter;
  tell(t("shown", { letter: letter.toUpperCase() }));
}
function differencesOf(a, b) {
  const facts = [a, b].map((entry) => ({ ...askedOf(entry), seed: entry.image?.seed ?? entry.record?.seed }));
  const names = [...new Set(facts.flatMap(Object.keys))].filter((name) => plain(facts[0][name]) !== plain(facts[1][name]));
  const rows = names.map((name) => el("tr", {}, el("th", { scope: "row" }, nameOf(name)), ...facts.map((each) => el("td", {}, plain(each[name])))));
  if (!rows.length) return el("p.quiet", {}, t("same"));
  return el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("differs")), el("th", { scope: "col" }, "A"), el("th", { scope: "col" }, "B"))), el("tbody", {}, ...rows));
}
// Arrow keys take B one step on in the grid, but where the divider is held.
by("compare").addEventListener("keydown", (event) => {
  const { a, b } = by("compare").sides;
  if (event.key === "f" || (event.key === " " && !event.target.closest("button"))) flip();
  else if (event.key in ARROWS && !isTyping(event)) {
    const to = neighbour(b, ...ARROWS[event.key]);
    if (to && to !== a && isShown(to)) openCompare(a, to);
  } else return;
  event.preventDefault();
});
by("compare").addEventListener("close", () => { const sides = by("compare").sides; fill(by("compare")); focusOn(sides.b); });
