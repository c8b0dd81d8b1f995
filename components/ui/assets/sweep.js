/* The open sweep: what is known of it, and asking for what has changed since. */
const SWEEP_MS = { running: 1200, parked: 6000, paused: 6000, waiting: 4000, away: 15000, elsewhere: 5000 };
const LIVE_STATES = ["running", "waiting", "paused"];
const newSweep = (id) => ({ id, version: 0, shape: 0, state: "", counts: {}, cells: new Map(), whole: null, tries: 0 });
let sweep = newSweep(null);
const sweepRoot = () => document.getElementById("sweep");
const isExploreSeen = () => Boolean(document.getElementById("explore")?.offsetParent);
const isGridSeen = () => Boolean(sweep.whole && sweepRoot()?.offsetParent && sweepRoot().firstChild);
const isSweepLive = () => LIVE_STATES.includes(sweep.state);
const sweepPath = (verb = "") => `kolors/sweep/${encodeURIComponent(sweep.id)}${verb && `/${verb}`}`;

// ---- opening ------------------------------------------------------------------------------------------------------
async function openSweep(id, { isLed = true } = {}) {
  if (sweep.id !== id) {
    clearTimeout(sweep.timer);
    sweep = newSweep(id);
    sweep.isLed = isLed;
    sweepRoot()?.replaceChildren();
  }
  write("sessionStorage", "sweep", id);
  if (!isExploreSeen()) press("tab-explore-button");
  markOpenSweep();
  await askSweep();
  if (isLed && sweep.id === id) leadToSweep();
}
function leadToSweep() {
  if (sweepRoot()?.firstChild) sweepRoot().scrollIntoView({ block: "start", behavior: gently() });
}
function closeSweep() {
  clearTimeout(sweep.timer);
  sweep = newSweep(null);
  write("sessionStorage", "sweep", null);
  sweepRoot()?.replaceChildren();
  markOpenSweep();
  drawTitle();
}
// Called at each beat: the panel comes into being when its tab is first opened.
function lookSweep() {
  const root = sweepRoot();
  if (!root || root.dataset.state === "ready") return;
  root.dataset.state = "ready";
  sweepSeen.observe(document.getElementById("explore"));
}
const sweepSeen = new IntersectionObserver((seen) => {
  if (seen.at(-1).isIntersecting) showExplore();
});
async function showExplore() {
  loadSweeps();
  if (sweep.id) return askSweep();
  const kept = read("sessionStorage", "sweep");
  if (kept) return openSweep(kept, { isLed: false });
  try {
    const { sweep: id } = await (await reach("kolors/sweeps/newest")).json();
    if (id && !sweep.id) openSweep(id, { isLed: false });
  } catch { /* the list says it */ }
}

// ---- asking -------------------------------------------------------------------------------------------------------
// One question at a time. Nobody looks at the cells of a hidden page: then only the title's counts are asked for.
async function askSweep() {
  const asked = sweep, isBrief = document.hidden || !isExploreSeen() || !sweepRoot();
  clearTimeout(asked.timer);
  if (!asked.id || asked.turn) return asked.turn;
  const { version, shape } = asked, values = isBrief ? { brief: 1 } : { since: version, shape };
  asked.turn = reach(`${sweepPath()}?${new URLSearchParams(values)}`).then((answer) => answer.json());
  try {
    const told = await asked.turn;
    const isBack = asked.tries > 0;
    asked.tries = 0;
    if (sweep !== asked) return;
    takeSweep(told, isBrief);
    if (isGridSeen()) drawLostTiles({ isBack });
  } catch (error) {
    if (sweep === asked) missSweep(error);
  } finally {
    asked.turn = null;
    if (sweep === asked) planAsking();
  }
}
function missSweep(error) {
  if (error.status === 404) {
    const isShown = Boolean(sweep.whole) || sweep.isLed;
    closeSweep();
    loadSweeps();
    return isShown ? tell(error.message) : undefined;
  }
  sweep.tries += 1;
  drawLost(error.status ? error.message : say("js_sweep_lost"));
}
function planAsking() {
  clearTimeout(sweep.timer);
  const wait = askingDelay();
  if (sweep.id && wait) sweep.timer = setTimeout(askSweep, wait);
}
function askingDelay() {
  if (sweep.tries) return Math.min(1500 * 2 ** (sweep.tries - 1), 30000);
  const isAtRest = sweep.state !== "running" && !sweep.counts.running;
  if (!isSweepLive() && isAtRest) return lastLook();
  if (document.hidden) return isAtRest ? 0 : SWEEP_MS.away;
  if (!isExploreSeen()) return isAtRest ? 0 : SWEEP_MS.elsewhere;
  const isParked = !sweep.counts.running && (sweep.next_utc ?? 0) - now() > 8;
  return isParked ? SWEEP_MS.parked : isAtRest ? SWEEP_MS[sweep.state] : SWEEP_MS.running;
}
// Thumbnails come a moment after the last picture.
function lastLook() {
  const isDue = sweep.hasRun && !sweep.isLooked;
  sweep.isLooked = true;
  return isDue ? 4000 : 0;
}
const catchUpSweep = () => { if (!document.hidden && sweep.id) askSweep(); };
document.addEventListener("visibilitychange", catchUpSweep);
window.addEventListener("focus", catchUpSweep);
window.addEventListener("online", catchUpSweep);

// ---- taking -------------------------------------------------------------------------------------------------------
function takeSweep(told, isBrief = false) {
  if (told.id !== sweep.id || (!told.whole && told.version < sweep.version)) return;
  const before = { state: sweep.state, counts: sweep.counts, shape: sweep.shape };
  keepTime(told);
  for (const name of ["title", "name", "state", "why", "counts", "finish_utc", "ended_utc"]) sweep[name] = told[name];
  if (!isBrief) takeCells(told, before.shape);
  if (sweep.whole) drawBar();
  tellSweep(before);
  drawTitle();
  if (before.state && before.state !== sweep.state) loadSweeps();
}
// The clock of the server, and times that would only tremble, stay as they are.
function keepTime(told) {
  const ahead = told.now_utc - Date.now() / 1000;
  if (Math.abs(ahead - serverAhead) > 0.75) serverAhead = ahead;
  const isSame = Math.abs((told.next_utc ?? 0) - (sweep.next_utc ?? 0)) < 1.5;
  if (!isSame) sweep.next_utc = told.next_utc;
  Object.assign(sweep, { per_image_s: told.per_image_s, days: told.days });
}
function takeCells(told, shape) {
  const isNew = told.whole && (!sweep.whole || told.shape !== shape || !sweepRoot().firstChild);
  if (told.whole) Object.assign(sweep, { whole: told.whole, cells: new Map() });
  const fresh = told.cells.map((each) => ({ ...each, key: each.at.join(), error: told.errors[each.error] }));
  for (const each of fresh) sweep.cells.set(each.key, each);
  Object.assign(sweep, { version: told.version, shape: told.shape });
  rankCells();
  if (isNew) buildSweep();
  else drawCells(fresh);
  if (fresh.some((each) => each.image)) learn();
  if (fresh.length && sheets.record?.open && isGridSeen()) lookBeside();
}
// When each waiting cell probably goes: after those that stand before it.
function rankCells() {
  const waiting = [...sweep.cells.values()].filter((each) => each.status === "waiting");
  waiting.sort((a, b) => Boolean(b.record) - Boolean(a.record) || (b.wanted ?? 0) - (a.wanted ?? 0) || a.place - b.place);
  let at = sweep.next_utc;
  const later = new Map();
  sweep.waiting = waiting;
  for (const each of waiting) {
    const step = (sweep.per_image_s ?? 0) * batchOf(each), morning = morningOf(each, later);
    const until = sweep.state === "running" && at ? (morning ?? at) : null;
    if (!until || !each.until || Math.abs(each.until - until) > 2) each.until = until;
    if (morning) later.get(modelOf(each)).at = morning + step;
    else at += step;
  }
}
// Where a model's limit per day leaves no room for a cell: when it goes on a later day.
function morningOf(cell, later) {
  const model = modelOf(cell), limit = sweep.days?.models[model];
  if (!limit) return null;
  const gone = later.get(model) ?? { images: 0, at: 0 };
  later.set(model, gone);
  gone.images += batchOf(cell);
  if (gone.images <= limit.left) return null;
  const day = Math.floor((gone.images - limit.left - 1) / Math.max(limit.daily, 1));
  return Math.max(gone.at, sweep.days.turns_utc + day * 86400);
}
function modelOf(cell) {
  const axis = axisNamed("model");
  return axis >= 0 ? sweep.whole.axes[axis].labels[cell.at[axis]] : Object.keys(sweep.days?.models ?? {})[0];
}
function axisNamed(name) { return sweep.whole.axes.findIndex((each) => each.name === name); }
function batchOf(cell) {
  const axis = axisNamed("batch_size");
  return Number(axis >= 0 ? sweep.whole.axes[axis].labels[cell.at[axis]] : (sweep.whole.base.batch_size ?? 1)) || 1;
}

// ---- what is done with it -----------------------------------------------------------------------------------------
async function changeSweep(verb, values = {}) {
  const { version: since, shape } = sweep, told = await post(sweepPath(verb), { since, shape, ...values });
  takeSweep(told);
  planAsking();
  return told;
}
document.addEventListener("kolors:changed", ({ detail: { kind, records = [], starred } }) => {
  if (!sweep.whole) return;
  const own = [...sweep.cells.values()].filter((each) => records.includes(each.record));
  if (kind === "star") {
    for (const each of own) each.starred = starred;
    drawCells(own);
  } else if (["delete", "undelete", "gone"].includes(kind)) {
    sweep.version = 0;
    askSweep();
  }
});
