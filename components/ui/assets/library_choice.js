/* What is chosen in the library: it stays chosen while filters, searches and pages come and go. */
const choice = new Map(); // record to the index of the picture that stands for it
let lastPick = null, isAllOffered = false;
const indexOf = (record) => choice.get(record) ?? 0;
function pick(entry, isChosen) {
  const { record, index } = entry.dataset;
  if (isChosen) choice.set(record, Number(index));
  else { choice.delete(record); isAllOffered = false; }
}
function pickFrom(entry, isChosen, isRange) {
  const all = allEntries(), from = all.findIndex((each) => each.dataset.record === lastPick), to = all.indexOf(entry);
  if (isRange && from >= 0) for (const each of all.slice(Math.min(from, to), Math.max(from, to) + 1)) pick(each, isChosen);
  else pick(entry, isChosen);
  lastPick = entry.dataset.record;
  chosenChanged();
}
function chooseNone() {
  isAllOffered = false;
  choice.clear();
  chosenChanged();
}
function chooseLoaded() {
  for (const each of allEntries()) pick(each, true);
  isAllOffered = true;
  chosenChanged();
}
async function chooseMatching() {
  const { records } = await (await reach(`kolors/library/ids?${new URLSearchParams(library.query)}`)).json();
  for (const each of records) choice.set(each, Number(entryOf(each)?.dataset.index ?? indexOf(each)));
  chosenChanged();
}

// ---- the bar ----------------------------------------------------------------------------------------------------------
function chosenChanged() {
  const all = allEntries(), shown = all.filter((each) => choice.has(each.dataset.record));
  for (const each of all) each.querySelector(".entry-pick input").checked = choice.has(each.dataset.record);
  document.documentElement.classList.toggle("is-choosing", choice.size > 0);
  const bar = document.getElementById("library-chosen");
  if (!choice.size) {
    const hadFocus = bar?.contains(document.activeElement);
    bar?.remove();
    if (hadFocus) holdOne()?.querySelector(".entry-open").focus({ preventScroll: true });
    return;
  }
  tellChosen(bar ?? buildChosen(), shown, all);
}
function buildChosen() {
  const bar = Object.assign(document.createElement("div"), { id: "library-chosen" });
  const button = (verb, key) => `<button type="button" class="verb" data-library="${verb}">${say(key)}</button>`;
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", say("js_chosen_bar"));
  bar.innerHTML = `<output></output>${button("choose-all", "js_choose_all")}${button("zip", "js_zip")}
    <label class="library-check"><input type="checkbox" checked> ${say("js_with_settings")}</label>
    ${button("compare", "js_compare")}${button("star-all", "js_star")}${button("delete", "js_delete")}${button("choose-none", "js_choose_none")}`;
  barStack().append(bar);
  return bar;
}
const MOST_CHOSEN = 2000;
function tellChosen(bar, shown, all) {
  const n = choice.size, hidden = n - shown.length, isAll = shown.length === all.length;
  const verb = (name) => bar.querySelector(`[data-library="${name}"]`);
  put(bar.querySelector("output"), say(hidden ? "js_chosen_hidden" : "js_chosen", { n: grouped(n), hidden: grouped(hidden) }));
  verb("compare").disabled = n !== 2;
  const isStarred = shown.length > 0 && shown.every((each) => each.querySelector('.entry-star[aria-pressed="true"]'));
  put(verb("star-all"), say(isStarred ? "js_unstar" : "js_star"));
  verb("star-all").dataset.starred = String(!isStarred);
  const most = Math.min(library.total, MOST_CHOSEN);
  verb("choose-all").hidden = n >= most || !(isAllOffered || (isAll && library.total > all.length));
  put(verb("choose-all"), say(most < library.total ? "js_choose_most" : "js_choose_all", { n: grouped(most) }));
}

// ---- by pointer -------------------------------------------------------------------------------------------------------
document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".entry-pick input");
  if (box) pickFrom(box.closest(".entry"), box.checked, event.shiftKey);
});
// Once something is chosen, a click chooses and a double click opens; with Ctrl, Cmd or Shift it always chooses. A
// click by the keyboard has no detail, and opens.
document.addEventListener("click", (event) => {
  const open = event.target.closest?.(".entry-open"), { record } = open?.closest(".entry").dataset ?? {};
  const isAdding = event.ctrlKey || event.metaKey;
  if (!open || !(isAdding || event.shiftKey || (choice.size && event.detail))) return;
  event.preventDefault();
  event.stopPropagation();
  open.focus({ preventScroll: true });
  pickFrom(open.closest(".entry"), event.shiftKey || !choice.has(record), event.shiftKey);
}, true);
document.addEventListener("dblclick", (event) => {
  const open = event.target.closest?.(".entry-open");
  if (!open || !choice.size || isSheetOpen() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  openRecord(open.dataset.openRecord, open.dataset.index ?? "");
});
document.addEventListener("mousedown", (event) => {
  if (event.shiftKey && event.target.closest?.(".entry-open, .entry-pick")) event.preventDefault(); // it would mark texts
});
