/* The library by keys: one stop for the whole list, and keys that walk in it as the eye would. */
const IN_ENTRY = [".entry-open", ".entry-pick input", ".entry-star", ".entry-verbs .verb"];
// The entry that holds the list's stop: its picture, and what can be done with it.
function hold(entry) {
  for (const each of grid().querySelectorAll('[tabindex="0"]')) if (!entry.contains(each)) each.tabIndex = -1;
  for (const each of entry.querySelectorAll(IN_ENTRY.join())) each.tabIndex = 0;
}
function holdOne() {
  const held = grid()?.querySelector('.entry-open[tabindex="0"]')?.closest(".entry");
  const entry = held ?? grid()?.querySelector(".entry");
  if (entry) hold(entry);
  return entry;
}
document.addEventListener("focusin", ({ target }) => {
  const entry = target.closest?.(".entries > .entry");
  if (entry) hold(entry);
});
// Gives whether the record is in the list.
function focusEntry(record) {
  if (isGridSeen()) return focusCell(record);
  const entry = record && entryOf(record);
  if (!entry) return false;
  hold(entry);
  if (!isSheetOpen()) entry.querySelector(".entry-open").focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
  return true;
}
// Gives the record of the next (1) or previous (-1) entry, null where the list ends or does not hold the record.
async function neighbourOf(record, step) {
  if (isGridSeen()) return besideCell(record, step);
  const entry = entryOf(record), last = grid()?.querySelector(".entries-more");
  if (!entry) return null;
  if (step > 0 && last && allEntries().at(-1) === entry) await addPage(last);
  const all = allEntries(), at = all.indexOf(entryOf(record));
  return at < 0 ? null : (all[at + step]?.dataset.record ?? null);
}

// ---- keys ---------------------------------------------------------------------------------------------------------------
function placeFor(key, all, at) {
  const columns = getComputedStyle(grid()).gridTemplateColumns.split(" ").length, last = all.length - 1;
  const rows = Math.max(Math.floor((innerHeight - 120) / (all[at].offsetHeight + 20)), 1);
  const up = (by) => (at - by >= 0 ? at - by : at % columns);
  const down = (by) => (at + by <= last ? at + by : Math.floor(at / columns) === Math.floor(last / columns) ? at : last);
  const places = {
    ArrowRight: () => Math.min(at + 1, last), ArrowLeft: () => Math.max(at - 1, 0),
    ArrowDown: () => down(columns), ArrowUp: () => up(columns),
    PageDown: () => down(rows * columns), PageUp: () => up(rows * columns), Home: () => 0, End: () => last,
  };
  return places[key]?.();
}
const entryKeys = {
  s: (entry) => entry.querySelector(".entry-star").click(),
  x: (entry) => pickFrom(entry, !choice.has(entry.dataset.record), false),
  Delete: ({ dataset: { record } }) =>
    deleteRecords(choice.has(record) ? [...choice.keys()] : [record]).catch((error) => report(error.message, "bad")),
};
function onEntryKey(event, entry) {
  const all = allEntries(), isCommand = event.ctrlKey || event.metaKey, key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return false;
  if (isCommand && key === "a") return chooseLoaded(), true;
  if (event.metaKey && key === "Backspace") return entryKeys.Delete(entry), true;
  if (isCommand) return false;
  const to = placeFor(event.key, all, all.indexOf(entry));
  if (to === undefined) return entryKeys[key] ? (entryKeys[key](entry), true) : false;
  if (event.shiftKey) { lastPick ??= entry.dataset.record; pickFrom(all[to], true, true); }
  focusEntry(all[to].dataset.record);
  if (to === 0 && event.key === "Home") scrollTo({ top: 0 });
  return true;
}
document.addEventListener("keydown", (event) => {
  if (isSheetOpen() || event.defaultPrevented || event.isComposing || !isShelfSeen()) return;
  const entry = event.target.closest?.(".entries > .entry");
  if (event.key === "Escape" && choice.size && !event.target.closest?.("select, .library-bar input:not([type=checkbox]), .library-line")) {
    event.preventDefault();
    chooseNone();
  } else if (entry && onEntryKey(event, entry)) event.preventDefault();
});
