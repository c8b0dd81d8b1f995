/* The library's list: it grows as one scrolls, follows its filters, and takes changes in where they belong. */
const library = { query: {}, isLoading: null, timer: null, told: null };
const shelf = () => document.getElementById("library");
const grid = () => shelf()?.querySelector(".entries");
const entryOf = (record) => [...(grid()?.children ?? [])].find((each) => each.dataset.record === record);

// ---- filling ------------------------------------------------------------------------------------------------------
// Called at each beat: the panel comes into being when its tab is first opened.
function lookLibrary() {
  const root = shelf();
  if (!root || root.dataset.state !== "new" || !root.offsetParent) return;
  root.dataset.state = "loading";
  more.observe(root);
  openLibrary(root);
}
async function openLibrary(root) {
  try {
    root.querySelector(".library-top").innerHTML = await fragment("kolors/library/bar");
    await refill();
    root.dataset.state = "ready";
  } catch (error) {
    root.dataset.state = "failed";
    complain(error);
  }
}
function complain(error) {
  if (error.name === "AbortError") return;
  const place = shelf()?.querySelector(".library-said");
  if (!place) return tell(error.message);
  place.innerHTML = '<div class="notice notice-bad" role="alert"><p></p></div>';
  place.querySelector("p").textContent = error.message;
}
const quiet = () => { const place = shelf()?.querySelector(".library-said"); if (place) place.innerHTML = ""; };

// The first page anew, after a filter has changed; an older answer never overtakes a newer one.
async function refill() {
  library.isLoading?.abort();
  const abort = (library.isLoading = new AbortController());
  grid().setAttribute("aria-busy", "true");
  const rows = await fragment("kolors/library", library.query, { signal: abort.signal });
  quiet();
  grid().innerHTML = rows;
  grid().removeAttribute("aria-busy");
  library.isLoading = null;
  settled();
  count();
}
async function count() {
  const place = shelf().querySelector(".library-count");
  try { place.textContent = (await (await reach(`kolors/library/count?${new URLSearchParams(library.query)}`)).json()).text; }
  catch { place.textContent = ""; }
}
function settled() {
  const isEmpty = !grid().children.length, isFiltered = Object.keys(library.query).length > 0;
  shelf().querySelector(".library-nothing").hidden = !isEmpty || isFiltered;
  shelf().querySelector(".library-unmatched").hidden = !isEmpty || !isFiltered;
  const clear = shelf().querySelector('[data-library="clear"]');
  if (clear) clear.hidden = !isFiltered;
  const last = grid().querySelector(".entries-more");
  if (last) more.observe(last);
  writeTimes();
  chosenChanged();
  clearTimeout(library.timer);
  if (grid().querySelector(".entry-waiting")) library.timer = setTimeout(catchUp, 1500);
}
// The next page is asked for well before one gets there. The panel itself is watched for being shown again.
const more = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    if (target === shelf()) { if (target.dataset.state === "ready") catchUp(); continue; }
    more.unobserve(target);
    addPage(target);
  }
}, { rootMargin: "900px" });
async function addPage(last) {
  try {
    const rows = await fragment("kolors/library", { ...library.query, before: last.dataset.before });
    if (last.isConnected) { last.outerHTML = rows; settled(); }
  } catch (error) {
    complain(error);
    setTimeout(() => last.isConnected && more.observe(last), 3000);
  }
}
// What is new comes in front, what has changed is replaced where it stands; nothing else moves.
async function catchUp() {
  if (!shelf()?.offsetParent || library.isLoading) return;
  const known = new Map([...grid().children].map((each) => [each.dataset.record, each]));
  const fresh = document.createElement("ul");
  try { fresh.innerHTML = await fragment("kolors/library", library.query); }
  catch (error) { return complain(error); }
  let at = null, isChanged = false;
  for (const entry of [...fresh.querySelectorAll(".entry")]) {
    const old = known.get(entry.dataset.record);
    if (!old?.isConnected) { at ? at.after(entry) : grid().prepend(entry); isChanged = true; at = entry; continue; }
    if (old.dataset.status !== entry.dataset.status) { old.replaceWith(entry); isChanged = true; at = entry; } else at = old;
  }
  quiet();
  settled();
  if (isChanged) count();
}

// ---- filters --------------------------------------------------------------------------------------------------------
function filter(form) {
  const values = Object.fromEntries(new FormData(form));
  const dates = form.querySelector(".library-dates");
  dates.hidden = values.period !== "between";
  const [since, until] = period(values);
  const { text, model, size, starred, failed } = values;
  const wanted = { text: text.trim(), model, size, starred: starred && "1", failed: failed && "1", since, until };
  const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
  if (JSON.stringify(query) === JSON.stringify(library.query)) return;
  library.query = query;
  refill().catch(complain);
}
function period({ period, since, until }) {
  const day = new Date(new Date().setHours(0, 0, 0, 0)), seconds = (date) => date.getTime() / 1000;
  const back = (days) => seconds(new Date(new Date(day).setDate(day.getDate() - days)));
  if (period === "today") return [back(0)];
  if (period === "week") return [back(6)];
  if (period === "month") return [back(29)];
  if (period !== "between") return [];
  const from = (text, days) => {
    if (!text) return "";
    const date = new Date(`${text}T00:00`);
    return seconds(new Date(date.setDate(date.getDate() + days)));
  };
  return [from(since, 0), from(until, 1)];
}
document.addEventListener("input", ({ target }) => {
  const form = target.closest?.(".library-bar");
  if (!form || target.type === "file") return;
  clearTimeout(filter.timer);
  filter.timer = setTimeout(() => filter(form), target.type === "search" ? 200 : 0);
});
document.addEventListener("submit", (event) => { if (event.target.closest(".library-bar")) event.preventDefault(); });

// ---- changes, here or in a dialog -------------------------------------------------------------------------------------
document.addEventListener("kolors:changed", ({ detail }) => {
  const entries = detail.records?.map(entryOf).filter(Boolean) ?? [];
  if (detail.kind === "star")
    for (const each of entries) each.querySelector(".entry-star").setAttribute("aria-pressed", String(detail.starred));
  if (detail.kind === "delete") taken(entries, detail);
  if (detail.kind === "new") refillLater();
  chosenChanged();
});
const refillLater = () => { if (shelf()?.dataset.state === "ready") refill().catch(complain); };
function taken(entries, { records, text }) {
  const places = entries.map((each) => [each, each.nextSibling]).reverse();
  for (const each of entries) each.remove();
  if (grid()) { settled(); count(); }
  offer(text ?? say("js_deleted"), say("js_undo"), async () => {
    const { text: answer } = await post("kolors/undelete", { records });
    for (const [entry, next] of places) if (grid()) next?.isConnected ? next.before(entry) : grid().append(entry);
    changed({ kind: "undelete", records });
    if (grid()) { settled(); count(); }
    tell(answer);
  });
}
// A sentence with one verb, which stays until it is used, put away, or followed by another.
function offer(text, verb, act) {
  document.getElementById("kolors-offer")?.remove();
  const bar = Object.assign(document.createElement("div"), { id: "kolors-offer" });
  bar.setAttribute("role", "status");
  bar.innerHTML = `<span></span><button type="button" class="verb"></button><button type="button" class="offer-close" aria-label="${say("js_close")}">×</button>`;
  bar.querySelector("span").textContent = text;
  bar.querySelector(".verb").textContent = verb;
  bar.querySelector(".verb").onclick = () => { bar.remove(); Promise.resolve(act()).catch((error) => tell(error.message)); };
  bar.querySelector(".offer-close").onclick = () => bar.remove();
  document.body.append(bar);
  clearTimeout(offer.timer);
  offer.timer = setTimeout(() => bar.remove(), 30000);
}
