/* What opens the dialogs, walking from picture to picture in them, and their keys. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target.closest?.("[data-open-record]");
  if (!opener) return;
  event.preventDefault();
  // Native focus return needs a focused opener; Safari does not focus a button that is clicked.
  if (!openSheets.length) opener.focus({ preventScroll: true });
  openRecord(opener.dataset.openRecord, opener.dataset.index ?? "");
});

// ---- walking --------------------------------------------------------------------------------------------------------
// Within a batch, and at its ends on to the neighbours in the library's list or a sweep's grid, where that lies below.
const isListed = () => isGridSeen() || Boolean(grid()?.offsetParent);
let beside = {};  // promises of what lies at both sides of the record shown, by step
function lookBeside() {
  const root = recordRoot(), record = root?.dataset.record, before = beside, found = (beside = { record });
  listWatch.disconnect();
  drawWalk();
  if (!root || !isListed()) return;
  if (grid()?.offsetParent) listWatch.observe(grid(), { childList: true });
  for (const step of [1, -1]) {
    found[step] = fetchBeside(record, step, before.record === record ? before[step] : null).catch(() => null);
    found[step].then((next) => { found[step].isEnd = !next; if (beside === found) drawWalk(); });
  }
}
const listWatch = new MutationObserver(() => {
  clearTimeout(listWatch.timer);
  listWatch.timer = setTimeout(() => { if (sheets.record.open) lookBeside(); else listWatch.disconnect(); }, 50);
});
// Gives the neighbour with its dialog's text and its first picture, so that walking there shows it at once.
async function fetchBeside(record, step, known = null) {
  const id = await neighbourOf(record, step), before = await known;
  if (!id || before?.id === id) return id && before;
  const text = await fragment(`kolors/record/${encodeURIComponent(id)}`).catch(() => "");
  const slides = readRecord(text)?.querySelectorAll(".ke-slide[data-saved] img") ?? [];
  return { id, text, image: load([...slides].at(step > 0 ? 0 : -1)?.getAttribute("src")) };
}
function load(src) {
  return src && Object.assign(new Image(), { src });
}
function canWalk(root, step) {
  const at = Number(root.dataset.index) + step, count = Number(root.dataset.count);
  if (!isListed()) return count > 1;
  return (at >= 0 && at < count) || !(beside[step]?.isEnd ?? true);
}
function drawWalk() {
  const root = recordRoot();
  for (const button of sheets.record?.querySelectorAll(".ke-walk") ?? []) {
    button.hidden = !root || (Number(root.dataset.count) < 2 && !isListed());
    button.setAttribute("aria-disabled", String(!root || !canWalk(root, Number(button.dataset.step))));
  }
}
async function walk(step) {
  const root = recordRoot(), count = Number(root.dataset.count), at = Number(root.dataset.index) + step;
  if (walk.isBusy) return;
  if ((at >= 0 && at < count) || !isListed()) return count > 1 ? stepTo(root, at) : undefined;
  walk.isBusy = true;
  try {
    const next = await fetchBeside(root.dataset.record, step, beside[step]);
    if (next && recordRoot() === root) await arrive(next, step);
  } finally { walk.isBusy = false; }
}
function stepTo(root, at) {
  const isHeld = root.querySelector(".ke-stage")?.contains(document.activeElement);
  showImage(root, at);
  const stop = root.querySelector(".ke-stop[aria-current]");
  if (isHeld) stop.focus({ preventScroll: true });
  else tellAbove(stop.getAttribute("aria-label"), false);
  load(root.querySelector(`.ke-slide[data-for="${at + 1}"] img`)?.getAttribute("src"));
}
async function arrive({ id, text, image }, step) {
  if (!text) return openRecord(id);
  if (image) await Promise.race([image.decode().catch(() => {}), new Promise((done) => setTimeout(done, 400))]);
  if (!sheets.record.open) return;
  sheets.record.request?.abort();
  placeRecord(text, step < 0 ? -1 : null);
  noteSheets();
  tellAbove(slideOf(recordRoot())?.dataset.name ?? recordRoot().querySelector("h2").textContent, false);
}

// A finger drawn over the picture walks as well.
let touch = null;
document.addEventListener("touchstart", ({ touches, target }) => {
  const isOne = touches.length === 1 && target.closest?.(".ke-slides") && !target.closest(".is-zoomed");
  touch = isOne && !(visualViewport?.scale > 1) ? { x: touches[0].clientX, y: touches[0].clientY } : null;
}, { passive: true });
document.addEventListener("touchend", ({ changedTouches: [end] }) => {
  if (!touch || !end || !recordRoot()) return;
  const x = end.clientX - touch.x, y = end.clientY - touch.y;
  touch = null;
  if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(y)) walk(x < 0 ? 1 : -1);
}, { passive: true });

// ---- keys -----------------------------------------------------------------------------------------------------------
function onRecordKey(event) {
  const root = recordRoot(), step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!root) return;
  if (event.key === "s" || event.key === "S") {
    event.preventDefault();
    root.querySelector('[data-act="star"]').click();
  } else if (event.key === "Delete" && !event.repeat) {
    event.preventDefault();
    root.querySelector('[data-act="delete"]')?.click();
  } else if (step && event.target.closest('[role="tablist"]')) {
    event.preventDefault();
    const tabs = [...event.target.closest('[role="tablist"]').children];
    recordActs.tab(tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length]);
  } else if (step && !event.target.closest("pre") && !root.classList.contains("is-zoomed")) {
    event.preventDefault();
    walk(step);
  }
}
document.addEventListener("keydown", (event) => {
  const sheet = topSheet();
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!sheet) {
    if (event.key === "Escape" && tray && !event.defaultPrevented) { event.preventDefault(); forgetCompared(); }
  } else if (event.key === "Escape" && sheet === sheets.record && recordRoot()?.classList.contains("is-zoomed")) {
    event.preventDefault();
    slideOf(recordRoot()).querySelector(".ke-zoom").click();
  } else (sheet === sheets.record ? onRecordKey : onCompareKey)(event);
});

// ---- the verbs below Generate's result ------------------------------------------------------------------------------
const resultCard = () => document.querySelector("#card [data-record]");
const resultVerbs = {
  "star-result": async () => {
    const { record, starred } = resultCard().dataset, isStarred = starred !== "1";
    await post("kolors/star", { records: [record], starred: isStarred });
    changed({ kind: "star", records: [record], starred: isStarred });
    tellAbove(say(isStarred ? "js_starred" : "js_unstarred"), false);
  },
  "compare-result": () => {
    const { record, places } = resultCard().dataset, thumbs = resultThumbs();
    const all = places.split(" ").map((index, at) => ({ name: `${record}:${index}`, thumbnail: thumbs[at]?.querySelector("img")?.src }));
    const at = Math.max(thumbs.findIndex((each) => each.classList.contains("selected")), 0);
    const words = document.querySelector("#results img")?.alt ?? "";
    pickCompared(all[at].name, { thumbnail: all[at].thumbnail, name: words.split(" · ").at(-1), others: all.filter((each) => each !== all[at]) });
  },
};
document.addEventListener("click", (event) => {
  const verb = event.target.closest?.("#star-result, #compare-result");
  if (verb && resultCard()) trying(verb, () => resultVerbs[verb.id]());
});
// Called at each beat: the card says which record it is and whether it is starred.
function lookResult() {
  const { starred, places } = resultCard()?.dataset ?? {};
  const star = document.getElementById("star-result"), compares = document.getElementById("compare-result");
  if (star && star.getAttribute("aria-pressed") !== String(starred === "1")) star.setAttribute("aria-pressed", String(starred === "1"));
  if (compares && compares.disabled !== !places) compares.disabled = !places;
}
document.addEventListener("kolors:changed", ({ detail: { kind, records = [], starred } }) => {
  const card = resultCard();
  if (kind !== "star" || !card || !records.includes(card.dataset.record)) return;
  card.dataset.starred = String(Number(starred));
  lookResult();
});
