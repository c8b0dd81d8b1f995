/* The library's list: it grows as one scrolls, and agrees with what is kept again whenever it is looked at. */
const library = { query: {}, turn: null, counting: null, total: 0, timer: null, tries: 0, again: null };
const PAGE_ENTRIES = 36, MOST_ENTRIES = 400;
const shelf = () => document.getElementById("library");
const grid = () => shelf()?.querySelector(".entries");
const isShelfSeen = () => Boolean(shelf()?.offsetParent);
// A dialog that is closed is gone at once; what tells of it comes later.
const isSheetOpen = () => Boolean(document.querySelector("dialog[open]"));
const allEntries = () => [...(grid()?.querySelectorAll(".entry") ?? [])];
const entryOf = (record) => grid()?.querySelector(`.entry[data-record="${CSS.escape(record)}"]`) ?? null;
const seqOf = (entry) => Number(entry.dataset.seq);

// Called at each beat: the panel comes into being when its tab is first opened.
function lookLibrary() {
  stackBars();
  const root = shelf();
  if (!root || root.dataset.state !== "new" || !root.offsetParent) return;
  root.dataset.state = "loading";
  grid().setAttribute("aria-label", say("js_list"));
  more.observe(root);
  if (report.waiting) report(...report.waiting);
  openLibrary();
}
async function openLibrary() {
  try { shelf().querySelector(".library-top").innerHTML = await fragment("kolors/library/bar"); }
  catch (error) { return failed(error, openLibrary); }
  await refill();
  shelf().dataset.state = "ready";
  recallDeleted();
}

// ---- filling ------------------------------------------------------------------------------------------------------
// The first page anew, after a filter has changed; an older answer never overtakes a newer one.
async function refill() {
  library.turn?.abort();
  const turn = (library.turn = new AbortController());
  turn.isRefill = true;
  grid().setAttribute("aria-busy", "true");
  const counting = count();
  try {
    const rows = entriesIn(await fragment("kolors/library", library.query, { signal: turn.signal }));
    if (library.turn !== turn) return;
    quiet();
    grid().replaceChildren(...rows);
    settled();
  } catch (error) {
    failed(error, refill);
  } finally {
    if (library.turn === turn) { library.turn = null; grid().removeAttribute("aria-busy"); }
  }
  await counting;
}
async function count() {
  library.counting?.abort();
  const { signal } = (library.counting = new AbortController());
  try {
    const told = await (await reach(`kolors/library/count?${new URLSearchParams(library.query)}`, { signal })).json();
    if (signal.aborted) return;
    library.total = told.count;
    put(shelf().querySelector(".library-count"), told.text);
    showNotices(told.notices);
    chosenChanged();
  } catch (error) {
    if (error.name !== "AbortError") put(shelf().querySelector(".library-count"), "");
  }
}
function showNotices(text) {
  const place = shelf().querySelector(".library-notices");
  if (place.source === text) return;
  place.source = place.innerHTML = text;
  writeTimes();
}
function entriesIn(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  const rows = [...template.content.children];
  for (const each of rows) each.source = each.outerHTML;
  return rows;
}
function settled() {
  const isEmpty = !grid().querySelector(".entry"), isFiltered = Object.keys(library.query).length > 0;
  shelf().querySelector(".library-nothing").hidden = !isEmpty || isFiltered;
  shelf().querySelector(".library-unmatched").hidden = !isEmpty || !isFiltered;
  shelf().querySelector('[data-library="clear"]')?.classList.toggle("is-idle", !isFiltered && shelf().querySelector(".library-dates")?.hidden);
  const last = grid().querySelector(".entries-more");
  if (last) more.observe(last);
  writeTimes();
  chosenChanged();
  holdOne();
  clearTimeout(library.timer);
  if (grid().querySelector(".entry-waiting")) library.timer = setTimeout(catchUp, 1500);
}
// The next page is asked for well before one gets there. The panel itself is watched for being shown again.
const more = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    if (target === shelf()) { catchUp(true); continue; }
    more.unobserve(target);
    addPage(target);
  }
}, { rootMargin: "900px" });
const addPage = (last) => (last.loading ??= fetchPage(last).finally(() => { last.loading = null; }));
async function fetchPage(last) {
  try {
    const rows = entriesIn(await fragment("kolors/library", { ...library.query, before: last.dataset.before }));
    if (!last.isConnected) return;
    last.replaceWith(...rows.filter(({ dataset }) => !dataset.record || !entryOf(dataset.record)));
    quiet();
    settled();
  } catch (error) {
    failed(error, () => last.isConnected && addPage(last));
  }
}

// ---- failing and healing ----------------------------------------------------------------------------------------------
// What could not be fetched is tried again, less and less often; what is said of it goes when it has come.
function failed(error, again) {
  if (error.name === "AbortError") return;
  const place = shelf()?.querySelector(".library-error");
  if (!place) return tell(error.message);
  if (!place.firstChild) {
    place.innerHTML = '<div class="notice notice-bad" role="alert"><p></p><button type="button" class="verb" data-library="retry"></button></div>';
    place.querySelector(".verb").textContent = say("js_retry");
  }
  put(place.querySelector("p"), error.message);
  library.again = again;
  clearTimeout(failed.timer);
  failed.timer = setTimeout(retry, Math.min(2000 * 2 ** library.tries++, 60000));
}
function retry() {
  clearTimeout(failed.timer);
  return library.again?.();
}
function quiet() {
  clearTimeout(failed.timer);
  Object.assign(library, { tries: 0, again: null });
  const place = shelf().querySelector(".library-error");
  if (place.contains(document.activeElement)) shelf().querySelector(".library-search input")?.focus();
  place.replaceChildren();
}

// ---- agreeing with what is kept ------------------------------------------------------------------------------------------
// Asks for as much as may have changed: up to the last entry that waits, or all that is loaded.
async function catchUp(isWhole = false) {
  if (!isShelfSeen() || shelf().dataset.state !== "ready") return;
  if (library.turn?.isRefill) return isWhole ? refill() : undefined;
  if (library.turn && !isWhole) return;
  library.turn?.abort();
  const turn = (library.turn = new AbortController()), all = allEntries();
  const changing = isWhole ? all.length : all.findLastIndex((each) => each.matches(".entry-waiting")) + 1;
  const values = { ...library.query, count: Math.min(Math.max(changing + 12, PAGE_ENTRIES), MOST_ENTRIES) };
  try {
    const rows = entriesIn(await fragment("kolors/library", values, { signal: turn.signal }));
    if (library.turn !== turn) return;
    quiet();
    const isChanged = merge(rows);
    settled();
    if (isChanged || isWhole) count();
  } catch (error) {
    failed(error, () => catchUp(isWhole));
  } finally {
    if (library.turn === turn) library.turn = null;
  }
}
const catchUpSeen = () => { if (!document.hidden) catchUp(true); };
document.addEventListener("visibilitychange", catchUpSeen);
window.addEventListener("focus", catchUpSeen);

// What is new comes in at its place, what has changed is replaced where it stands, what is gone goes.
function merge(rows) {
  const fresh = rows.filter((each) => each.matches(".entry")), end = rows.find((each) => each.matches(".entries-more"));
  const until = end ? seqOf(fresh.at(-1)) : -Infinity, kept = new Set(fresh.map((each) => each.dataset.record));
  const gone = allEntries().filter((each) => seqOf(each) >= until && !kept.has(each.dataset.record));
  let isChanged = gone.length > 0, at = null;
  removeEntries(gone);
  for (const entry of fresh) {
    const old = entryOf(entry.dataset.record);
    if (old?.source === entry.source) { at = old; continue; }
    isChanged = true;
    if (old) renew(old, entry);
    else if (at) at.after(entry);
    else grid().prepend(entry);
    at = entry;
  }
  const last = allEntries().at(-1), before = grid().querySelector(".entries-more");
  if (!end || seqOf(last) === until) {
    before?.remove();
    if (end) grid().append(end);
  }
  return isChanged;
}
function renew(old, entry) {
  const [was, is] = [old, entry].map((each) => each.querySelector("img"));
  if (was && was.getAttribute("src") === is?.getAttribute("src")) is.replaceWith(was);
  const focused = IN_ENTRY.find((each) => old.querySelector(each) === document.activeElement);
  const isHeld = old.querySelector(".entry-open").tabIndex === 0;
  old.replaceWith(entry);
  if (isHeld) hold(entry);
  if (focused) (entry.querySelector(focused) ?? entry.querySelector(".entry-open")).focus({ preventScroll: true });
}
