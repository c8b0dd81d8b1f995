/* The library: its list grows as one scrolls, its filters, what is chosen in it, stars, deleting with undo, imports. */
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

// ---- what is chosen -------------------------------------------------------------------------------------------------
const picked = () => [...(grid()?.querySelectorAll(".entry:has(.entry-pick :checked)") ?? [])];
let lastPick = null;
function chosenChanged() {
  const entries = picked();
  let bar = document.getElementById("library-chosen");
  document.documentElement.classList.toggle("is-choosing", entries.length > 0);
  if (!entries.length) return bar?.remove();
  if (!bar) {
    bar = Object.assign(document.createElement("div"), { id: "library-chosen" });
    bar.setAttribute("role", "toolbar");
    bar.innerHTML = chosenBar();
    shelf().append(bar);
  }
  bar.querySelector("output").textContent = say("js_chosen", { n: entries.length });
  bar.querySelector('[data-library="compare"]').disabled = entries.length !== 2;
  const isStarred = entries.every((each) => each.querySelector('.entry-star[aria-pressed="true"]'));
  const star = bar.querySelector('[data-library="star-all"]');
  star.textContent = say(isStarred ? "js_unstar" : "js_star");
  star.dataset.starred = String(!isStarred);
}
const chosenBar = () => {
  const button = (verb, key) => `<button type="button" class="verb" data-library="${verb}">${say(key)}</button>`;
  return `<output></output>${button("zip", "js_zip")}<label class="library-check"><input type="checkbox" checked> ${say("js_with_settings")}</label>
    ${button("compare", "js_compare")}${button("star-all", "js_star")}${button("delete", "js_delete")}${button("choose-none", "js_choose_none")}`;
};
function pickRange(entry, isChecked) {
  const all = [...grid().querySelectorAll(".entry")], [a, b] = [all.indexOf(lastPick), all.indexOf(entry)].sort((x, y) => x - y);
  for (const each of a < 0 ? [] : all.slice(a, b + 1)) each.querySelector(".entry-pick input").checked = isChecked;
}
document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".entry-pick input");
  if (!box) return;
  const entry = box.closest(".entry");
  if (event.shiftKey && lastPick?.isConnected) pickRange(entry, box.checked);
  lastPick = entry;
  chosenChanged();
});
function chooseNone() {
  for (const each of picked()) each.querySelector(".entry-pick input").checked = false;
  chosenChanged();
}

// ---- verbs ----------------------------------------------------------------------------------------------------------
const idsOf = (entries) => entries.map((each) => each.dataset.record);
const libraryVerbs = {
  star: async (button) => {
    const entry = button.closest(".entry"), starred = button.getAttribute("aria-pressed") !== "true";
    await post("kolors/star", { records: idsOf([entry]), starred });
    changed({ kind: "star", records: idsOf([entry]), starred });
  },
  "star-all": async (button) => {
    const records = idsOf(picked()), starred = button.dataset.starred === "true";
    await post("kolors/star", { records, starred });
    changed({ kind: "star", records, starred });
  },
  delete: async () => {
    const { records, text } = await post("kolors/delete", { records: idsOf(picked()) });
    changed({ kind: "delete", records, text });
  },
  zip: async () => {
    const isWith = document.querySelector("#library-chosen input").checked;
    const { url } = await post("kolors/export", { records: idsOf(picked()), with_settings: isWith });
    fetchFile(url);
  },
  compare: () => {
    const [a, b] = picked().map((each) => `${each.dataset.record}:${each.dataset.index}`);
    openCompare(a, b);
  },
  ask: async (button) => {
    button.disabled = true;
    try { choose("attach", (await post("kolors/ask", { record: button.closest(".entry").dataset.record })).record); }
    finally { button.disabled = false; }
  },
  "choose-none": chooseNone,
  clear: () => {
    const form = shelf().querySelector(".library-bar");
    form.reset();
    filter(form);
    form.elements.text.focus();
  },
  dismiss: async (button) => {
    await post("kolors/library/dismiss", {});
    button.closest(".library-notice").remove();
  },
  import: () => shelf().querySelector('.library-bar input[type="file"]').click(),
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-library]");
  if (!button) return;
  try { await libraryVerbs[button.dataset.library](button); }
  catch (error) { complain(error); }
});
function fetchFile(url) {
  const link = Object.assign(document.createElement("a"), { href: url, download: "" });
  document.body.append(link);
  link.click();
  link.remove();
}

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

// ---- imports ----------------------------------------------------------------------------------------------------------
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.('.library-bar input[type="file"]') || !target.files[0]) return;
  importZip(target.files[0]);
  target.value = "";
});
function importZip(file) {
  const call = new XMLHttpRequest(), url = new URL("kolors/import", document.baseURI);
  url.searchParams.set("lang", language);
  call.open("POST", url);
  call.setRequestHeader("X-Explorer-Visitor", visitorId());
  call.upload.onprogress = ({ loaded, total }) => report(say("js_importing", { percent: Math.floor((100 * loaded) / (total || 1)) }));
  call.onload = () => {
    const reply = parsed(call.responseText);
    if (call.status !== 200) return complain(new Error(reply?.error ?? say("js_unreachable")));
    report(reply.text, "good");
    changed({ kind: "new", records: [] });
  };
  call.onerror = () => complain(new Error(say("js_unreachable")));
  call.send(file);
}
function report(text, tone = "mild") {
  const place = shelf()?.querySelector(".library-said");
  if (!place) return tell(text);
  place.innerHTML = `<div class="notice notice-${tone}" role="status"><p></p></div>`;
  place.querySelector("p").textContent = text;
}

// ---- keys ---------------------------------------------------------------------------------------------------------------
// Arrow keys walk from picture to picture, as the eye would; s stars, x chooses, Delete takes away.
document.addEventListener("keydown", (event) => {
  const open = event.target.closest?.(".entry-open");
  if (!open || event.ctrlKey || event.metaKey || event.altKey) return;
  const entry = open.closest(".entry"), steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() };
  if (event.key in steps) {
    const all = [...grid().querySelectorAll(".entry")], next = all[all.indexOf(entry) + steps[event.key]];
    next?.querySelector(".entry-open").focus();
  } else if (event.key === "s") entry.querySelector(".entry-star").click();
  else if (event.key === "x") entry.querySelector(".entry-pick input").click();
  else if (event.key === "Delete") {
    if (!entry.querySelector(".entry-pick input").checked) { chooseNone(); entry.querySelector(".entry-pick input").checked = true; }
    (entry.nextElementSibling ?? entry.previousElementSibling)?.querySelector?.(".entry-open")?.focus();
    libraryVerbs.delete().catch(complain);
  } else return;
  event.preventDefault();
});
const columns = () => getComputedStyle(grid()).gridTemplateColumns.split(" ").length;
