/* What is done in the library: choosing, stars, deleting, ZIPs out and in, and all of it by keys. */
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
