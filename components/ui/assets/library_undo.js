/* Changes of records, made here or in a dialog; what was deleted, to be brought back; and the bars at the bottom. */
const UNDO_MS = 600000;
const deletedLately = new Map(); // record to when it is too late, by this page's clock
document.addEventListener("kolors:changed", ({ detail: { kind, records = [], starred, text, isFinal } }) => {
  if (kind === "star")
    for (const each of records) entryOf(each)?.querySelector(".entry-star").setAttribute("aria-pressed", String(starred));
  if (kind === "delete") taken(records, text, isFinal);
  if (kind === "new") catchUp(true);
  if (kind === "undelete") catchUp(true).then(() => focusEntry(records.find(entryOf)));
  if (grid()) chosenChanged();
});
function taken(records, text, isFinal = false) {
  removeEntries(records.map(entryOf).filter(Boolean));
  if (grid()) { settled(); count(); }
  if (isFinal) return tell(text);
  const until = performance.now() + UNDO_MS, isFirst = !deletedLately.size || deletedLately.isRecalled;
  if (isFirst) deletedLately.clear();
  deletedLately.isRecalled = false;
  for (const each of records) { deletedLately.set(each, until); choice.delete(each); }
  offerUndo(isFirst ? text : "");
}
// The focus goes to what follows, in the list or as its stop.
function removeEntries(gone) {
  const isGone = new Set(gone), all = allEntries(), at = gone.find((each) => each.contains(document.activeElement));
  const held = at ?? gone.find((each) => each.querySelector(".entry-open").tabIndex === 0), from = all.indexOf(held);
  const next = held && (all.slice(from).find((each) => !isGone.has(each)) ?? all.slice(0, from).findLast((each) => !isGone.has(each)));
  for (const each of gone) each.remove();
  if (next) hold(next);
  if (next && (at || document.activeElement === document.body) && !isSheetOpen() && isShelfSeen()) focusEntry(next.dataset.record);
}

// ---- bringing back ----------------------------------------------------------------------------------------------------
// A page that was loaded anew asks what it may still offer.
async function recallDeleted() {
  try {
    const { records, left_s } = await (await reach("kolors/library/deleted")).json();
    const away = new Set(parsed(read("sessionStorage", "away")) ?? []);
    if (deletedLately.size) return;
    records.forEach((each, at) => { if (!away.has(each)) deletedLately.set(each, performance.now() + left_s[at] * 1000); });
    deletedLately.isRecalled = true;
    offerUndo();
  } catch { /* it is offered after the next deletion */ }
}
function offerUndo(text = "") {
  const now = performance.now();
  for (const [each, until] of deletedLately) if (until <= now) deletedLately.delete(each);
  const n = deletedLately.size, isRecalled = deletedLately.isRecalled;
  clearTimeout(offerUndo.timer);
  if (!n) return document.getElementById("kolors-offer")?.remove();
  const key = isRecalled ? "js_deleted_lately" : n === 1 ? "js_deleted_one" : "js_deleted";
  const bar = document.getElementById("kolors-offer") ?? buildOffer();
  bar.classList.toggle("is-quiet", isRecalled);
  put(bar.querySelector("span"), text || say(key, { n: grouped(n) }));
  put(bar.querySelector(".verb"), say(isRecalled ? "js_bring_back" : "js_undo"));
  offerUndo.timer = setTimeout(offerUndo, Math.max(Math.min(...deletedLately.values()) - now, 500));
}
function buildOffer() {
  const bar = Object.assign(document.createElement("div"), { id: "kolors-offer" });
  bar.setAttribute("role", "status");
  bar.innerHTML = `<span></span><button type="button" class="verb"></button><button type="button" class="offer-close" aria-label="${say("js_close")}">×</button>`;
  bar.querySelector(".verb").onclick = bringBack;
  bar.querySelector(".offer-close").onclick = () => {
    write("sessionStorage", "away", JSON.stringify([...(parsed(read("sessionStorage", "away")) ?? []), ...deletedLately.keys()].slice(-5000)));
    deletedLately.clear();
    offerUndo();
    holdOne()?.querySelector(".entry-open").focus({ preventScroll: true });
  };
  barStack().append(bar);
  return bar;
}
async function bringBack() {
  const offered = [...deletedLately], records = offered.map(([record]) => record);
  deletedLately.clear();
  offerUndo();
  try {
    const answers = await postLots("kolors/undelete", records);
    changed({ kind: "undelete", records });
    tell((answers.find((each) => each.count) ?? answers[0]).text);
  } catch (error) {
    for (const [record, until] of offered) deletedLately.set(record, until);
    offerUndo(error.message);
  }
}

// ---- the bars at the bottom ---------------------------------------------------------------------------------------------
// They stand on each other; what is below them can be scrolled free.
function barStack() {
  let stack = document.getElementById("kolors-bars");
  if (stack) return stack;
  stack = Object.assign(document.createElement("div"), { id: "kolors-bars" });
  document.body.append(stack);
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--ke-bars", `${Math.round(stack.offsetHeight)}px`);
  }).observe(stack);
  return stack;
}
function stackBars() {
  const loose = document.querySelector("body > #compare-tray");
  if (loose) barStack().append(loose);
}
