/* The dialog of a record: its pictures, verbs and code. */
const recordRoot = () => sheets.record?.querySelector(".ke-detail");
function openRecord(id, index = "") {
  const sheet = sheetOf("record");
  clearTimeout(sheet.timer);
  const missed = ({ status }) => { if (status === 404) gone(id); else watchRecord(recordRoot()); };
  return fillSheet(sheet, `kolors/record/${encodeURIComponent(id)}`, { index: String(index) }, placeRecord, missed);
}
// A record that was deleted elsewhere: there is nothing to undo here, and the lists let go of it.
function gone(id) {
  const sheet = sheets.record, entry = grid()?.offsetParent && entryOf(id);
  if (sheet.open && recordRoot()?.dataset.record === id) sheet.close();
  if (entry) { removeEntries([entry]); settled(); count(); }
  changed({ kind: "gone", records: [id] });
}
// Only what has changed is replaced, so that nothing that is being read or chosen moves.
function placeRecord(text, index = null) {
  const fresh = readRecord(text), before = recordRoot();
  if (fresh) {
    for (const part of fresh.querySelectorAll("[data-part]")) part.source = part.outerHTML;
    const isSame = before?.dataset.record === fresh.dataset.record;
    if (isSame) mergeRecord(before, fresh);
    else exchangeRecord(fresh);
    const root = recordRoot();
    sheets.record.shows = ["record", root.dataset.record];
    showImage(root, index ?? Number(root.dataset.index));
    writeDates(root);
    if (!isSame) lookBeside();
  }
  watchRecord(recordRoot());
}
function readRecord(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return template.content.firstElementChild;
}
function exchangeRecord(fresh) {
  const place = sheets.record.querySelector(".ke-sheet"), act = place.contains(document.activeElement) && document.activeElement.dataset.act;
  place.replaceChildren(fresh);
  if (act) (fresh.querySelector(`[data-act="${act}"]:not([disabled])`) ?? place).focus({ preventScroll: true });
}
function mergeRecord(before, fresh) {
  const active = document.activeElement, held = before.contains(active) && active.dataset;
  const heads = [before, fresh].map((each) => each.querySelector("h2").textContent);
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const place = before.querySelector(`[data-part="${part.dataset.part}"]`);
    if (place.source !== part.source) replacePart(place, part);
  }
  for (const name of ["version", "ended", "count"]) before.dataset[name] = fresh.dataset[name];
  if (heads[0] !== heads[1] && before.dataset.ended === "1") tellAbove(heads[1], false);
  if (!held?.act || before.contains(document.activeElement)) return;
  const same = [...before.querySelectorAll(`[data-act="${held.act}"]`)];
  const isSame = ({ id, dataset }) => id === active.id && dataset.index === held.index && dataset.choice === held.choice;
  (same.find(isSame) ?? sheets.record.querySelector(".ke-sheet")).focus({ preventScroll: true });
}
function replacePart(place, part) {
  const tab = place.querySelector('[role="tab"][aria-selected="true"]')?.id;
  const isOpen = place.querySelector("details")?.open;
  place.replaceWith(part);
  if (tab) selectTab(document.getElementById(tab));
  if (isOpen) part.querySelector("details").open = true;
}
function watchRecord(root) {
  const sheet = sheets.record;
  clearTimeout(sheet.timer);
  if (!sheet.open || !root || root.dataset.ended === "1") return;
  const { record, version, index } = root.dataset;
  sheet.timer = setTimeout(async () => {
    const values = { index, seen: version };
    try {
      const text = await fragment(`kolors/record/${record}`, values);
      if (recordRoot() === root) placeRecord(text);
    } catch (error) {
      if (recordRoot() !== root) return;
      if (error.status !== 404) return watchRecord(root);  // the app may be back at the next look
      sheet.close();
      tellAbove(error.message);
      gone(record);
    }
  }, 1500);
}
function showImage(root, index) {
  const count = Number(root.dataset.count);
  const place = String((index + count) % count);
  if (place !== root.dataset.index) root.classList.remove("is-zoomed");
  root.dataset.index = place;
  for (const each of root.querySelectorAll("[data-for]")) each.hidden = each.dataset.for !== root.dataset.index;
  for (const stop of root.querySelectorAll(".ke-stop")) {
    if (stop.dataset.index === root.dataset.index) stop.setAttribute("aria-current", "true");
    else stop.removeAttribute("aria-current");
  }
  const isThere = Boolean(slideOf(root)?.hasAttribute("data-saved"));
  slideOf(root)?.querySelector(".ke-zoom")?.setAttribute("aria-pressed", String(root.classList.contains("is-zoomed")));
  for (const each of root.querySelectorAll("[data-needs]")) each.disabled = !isThere;
  drawWalk();
}
function selectTab(tab) {
  for (const each of tab.parentElement.children) {
    each.setAttribute("aria-selected", String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = each !== tab;
  }
}
const slideOf = (root) => root.querySelector(`.ke-slide[data-for="${root.dataset.index}"]`);

// ---- what can be done in it ---------------------------------------------------------------------------------------
const recordActs = {
  close: (button, event, sheet) => sheet.close(),
  walk: (button) => walk(Number(button.dataset.step)),
  image: (button) => showImage(recordRoot(), Number(button.dataset.index)),
  expand: (button) => {
    const text = button.previousElementSibling;
    button.setAttribute("aria-expanded", String(!text.classList.toggle("is-clamped")));
  },
  zoom: (button, event) => {
    const root = recordRoot(), box = button.querySelector("img").getBoundingClientRect();
    const at = event.detail ? [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height] : [0.5, 0.5];
    button.setAttribute("aria-pressed", String(root.classList.toggle("is-zoomed")));
    button.scrollTo(button.scrollWidth * at[0] - button.clientWidth / 2, button.scrollHeight * at[1] - button.clientHeight / 2);
  },
  choose: (button, event, sheet) => {
    const { record, index } = recordRoot().dataset;
    closeSheets();
    choose(button.dataset.choice, record, Number(index));
  },
  ask: async (button, event, sheet) => {
    const { record } = recordRoot().dataset;
    const made = await trying(button, () => post("kolors/ask", { record }));
    if (!made) return;
    closeSheets();
    changed({ kind: "new", records: [made.record] });
    choose("attach", made.record);
  },
  star: async (button) => {
    const records = [recordRoot().dataset.record], starred = button.getAttribute("aria-pressed") !== "true";
    if (!(await trying(button, () => post("kolors/star", { records, starred })))) return;
    button.setAttribute("aria-pressed", String(starred));
    tellAbove(say(starred ? "js_starred" : "js_unstarred"), false);
    changed({ kind: "star", records, starred });
  },
  delete: async (button, event, sheet) => {
    const root = recordRoot(), records = [root.dataset.record];
    const answer = await trying(button, () => post("kolors/delete", { records }));
    if (!answer) return;
    if (answer.records?.length === 0) return tellAbove(answer.text);
    const next = (await beside[1]) ?? (await beside[-1]);
    const isShown = recordRoot() === root;
    if (!next && isShown) sheet.close();
    changed({ kind: "delete", records, text: answer.text, isFinal: answer.final });
    lendAbove();
    if (next && isShown) await arrive(next, 1);
  },
  compare: () => {
    const root = recordRoot(), { record, index } = root.dataset, { thumbnail, name } = slideOf(root).dataset;
    const others = [...root.querySelectorAll(".ke-slide[data-saved]")].filter((each) => each.dataset.for !== index)
      .map((each) => ({ name: `${record}:${each.dataset.for}`, thumbnail: each.dataset.thumbnail }));
    closeSheets();
    pickCompared(`${record}:${index}`, { thumbnail, name, others });
  },
  link: (link, event) => {
    event.preventDefault();
    copyText(link.href, null, say("js_copy_not"));
  },
  copy: (button) => {
    const code = [...button.parentElement.querySelectorAll("code")].find((each) => !each.hidden);
    copyText(code.textContent, code);
  },
  tab: (tab) => {
    selectTab(tab);
    tab.focus({ preventScroll: true });
  },
};
