/* What stands above and below the grid: the sweep's name, how it stands, what can be done with it, and the view. */
const placeIn = (look) => sweepRoot()?.querySelector(`.${look}`);
const sweepVerb = (verb, key, facts = {}, look = "") =>
  `<button type="button" class="verb${look}" data-sweep="${verb}">${escaped(say(key, facts))}</button>`;
const escaped = (text) => String(text).replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);

// ---- the head -------------------------------------------------------------------------------------------------------
function drawBar() {
  const head = placeIn("sweep-head");
  if (!head) return;
  if (!head.firstChild) buildHead(head);
  const title = head.querySelector("h2 button");
  put(title, sweep.name || say("js_sweep_untitled"));
  head.dataset.state = sweep.state;
  put(head.querySelector(".sweep-state b"), say(STATE_WORDS[sweep.state]));
  const rest = head.querySelector(".sweep-state span"), text = standing();
  put(rest, text);
  drawProgress(head);
  drawWhy(head);
  drawVerbs(head);
}
function buildHead(head) {
  head.innerHTML = `<div class="sweep-title"><h2><button type="button" data-sweep="rename" title="${escaped(say("js_sweep_rename"))}"></button></h2>
    <button type="button" class="sweep-close" data-sweep="close" aria-label="${escaped(say("js_sweep_close"))}" title="${escaped(say("js_sweep_close"))}">×</button></div>
    <p class="sweep-state"><i class="dot" aria-hidden="true"></i><b></b> <span></span></p>
    <div class="sweep-progress" role="progressbar" aria-label="${escaped(say("js_sweep_progress"))}" aria-valuemin="0"><i></i><i class="is-running"></i><i class="is-bad"></i></div>
    <div class="sweep-why"></div><p class="sweep-verbs"></p>`;
}
// "9 of 25 done · 2 reused · next 14:02:10 · done 14:32"
function standing() {
  const { counts, state } = sweep, { total, done = 0, reused = 0, running = 0 } = counts, wrong = wrongCells(counts);
  const parts = [say(state === "done" ? "js_sweep_of" : "js_sweep_count", { done: grouped(done), total: grouped(total) })];
  if (reused) parts.push(say("js_sweep_reused", { n: grouped(reused) }));
  if (wrong) parts.push(say("js_sweep_wrong", { n: grouped(wrong) }));
  if (counts.dropped) parts.push(say("js_sweep_dropped", { n: grouped(counts.dropped) }));
  if (running && state !== "running") parts.push(say("js_sweep_coming", { n: grouped(running) }));
  if (state === "running" && sweep.next_utc && sweep.next_utc - now() > 1.5) parts.push(say("js_sweep_next", { time: clockOf(sweep.next_utc, { isExact: true }) }));
  if (state === "running" && sweep.finish_utc) parts.push(say("js_sweep_finish", { time: clockOf(sweep.finish_utc) }));
  if (!isSweepLive() && sweep.ended_utc) parts.push(clockOf(sweep.ended_utc));
  return parts.join(" · ");
}
function drawProgress(head) {
  const { total = 1, done = 0, running = 0 } = sweep.counts, bar = head.querySelector(".sweep-progress");
  const widths = [done, running, wrongCells(sweep.counts)];
  [...bar.children].forEach((each, place) => { each.style.width = `${(100 * widths[place]) / (total || 1)}%`; });
  bar.setAttribute("aria-valuemax", total);
  bar.setAttribute("aria-valuenow", done);
}
function drawWhy(head) {
  const place = head.querySelector(".sweep-why"), { why, state } = sweep;
  const until = why?.until_utc ? ` ${say("js_sweep_until", { time: clockOf(why.until_utc) })}` : "";
  const verb = why?.verb === "connect" ? ` <button type="button" class="verb" data-sweep="connect">${escaped(say("js_cell_connect"))}</button>` : "";
  const tone = state === "running" ? "mild" : why?.kind === "missing_key" ? "mild" : "bad";
  const text = why ? `<div class="notice notice-${tone}"><p>${escaped(why.text + until)}</p>${verb}</div>` : "";
  if (place.source !== text) place.source = place.innerHTML = text;
}
function drawLost(message) {
  const place = placeIn("sweep-why"), text = `<div class="notice notice-mild"><p>${escaped(message)}</p></div>`;
  if (place && place.source !== text) place.source = place.innerHTML = text;
}
function drawVerbs(head) {
  const { state, counts } = sweep, place = head.querySelector(".sweep-verbs"), parts = [];
  if (state === "running") parts.push(sweepVerb("pause", "js_sweep_pause"));
  if (state === "paused" || state === "waiting") parts.push(sweepVerb("resume", "js_sweep_resume", {}, " is-main"));
  if (state === "cancelled" && counts.dropped) parts.push(sweepVerb("resume", "js_sweep_go_on", {}, " is-main"));
  if (counts.failed) parts.push(sweepVerb("retry", "js_sweep_retry", { n: grouped(counts.failed) }, isSweepLive() ? "" : " is-main"));
  if (isSweepLive()) parts.push(sweepVerb("cancel", "js_sweep_cancel"));
  parts.push(sweepVerb("change", "js_sweep_change"), sweepVerb("plan", "js_sweep_again"));
  if (counts.done) parts.push(sweepVerb("export", "js_zip"));
  parts.push(sweepVerb("delete", "js_sweep_delete", {}, " is-quiet"));
  const text = parts.join("");
  if (place.source === text || place.dataset.asks) return;
  const held = place.contains(document.activeElement) && document.activeElement.dataset.sweep;
  place.source = place.innerHTML = text;
  if (held) (place.querySelector(`[data-sweep="${held}"]`) ?? place.firstChild)?.focus({ preventScroll: true });
}
// What cannot be undone is asked once, where the verbs stand.
function askFirst(verb, key, does) {
  const place = placeIn("sweep-verbs");
  place.dataset.asks = verb;
  place.source = null;
  place.innerHTML = `<span role="alert">${escaped(say(key))}</span>${sweepVerb(`${verb}-now`, does, {}, " is-bad")}${sweepVerb("keep", "js_sweep_keep")}`;
  place.querySelector("button").focus({ preventScroll: true });
}
function askedEnough() {
  delete placeIn("sweep-verbs").dataset.asks;
  drawVerbs(placeIn("sweep-head"));
}

// ---- the view -------------------------------------------------------------------------------------------------------
function drawViewBar() {
  const { axes } = sweep.whole, place = placeIn("sweep-views"), names = [say("js_sweep_x"), say("js_sweep_y"), say("js_sweep_z")];
  const choices = (role) => axes.map(({ title }, axis) => `<option value="${axis}"${sweep.view[role] === axis ? " selected" : ""}>${escaped(title)}</option>`).join("");
  const selects = axes.length < 2 ? axes.map(({ title }) => `<span class="sweep-page-name">${escaped(title)}</span>`).join("") : axes.map((_, role) => `<label class="sweep-axis"><span>${escaped(names[role])}</span><select data-role="${role}">${choices(role)}</select></label>`).join("");
  const swap = axes.length < 2 ? "" : `<button type="button" class="sweep-icon" data-sweep="swap" title="${escaped(say("js_sweep_swap"))}" aria-label="${escaped(say("js_sweep_swap"))}">⇄</button>`;
  const zoomer = `<label class="sweep-zoom"><span>${escaped(say("js_sweep_zoom"))}</span><input type="range" min="${TILE.least}" max="${TILE.most}" step="4"></label>`;
  place.innerHTML = `<div class="sweep-axes" style="--axes: ${axes.length}">${selects}${swap}</div><div class="sweep-pages"></div>
    <div class="sweep-size">${zoomer}<button type="button" class="sweep-icon" data-sweep="fit">${escaped(say("js_sweep_fit"))}</button></div>`;
  drawPages();
}
function drawPages() {
  const place = placeIn("sweep-pages"), axis = axisAt(2);
  if (!axis) return place.replaceChildren();
  const tab = (label, page) => `<button type="button" role="tab" aria-controls="sweep-grid" aria-selected="${page === sweep.page}" tabindex="${page === sweep.page ? 0 : -1}" data-page="${page}" title="${escaped(label)}"><span dir="auto">${escaped(label)}</span></button>`;
  const arrow = (step, key, text) => `<button type="button" class="sweep-icon" data-sweep="page" data-step="${step}" title="${escaped(say(key))}" aria-label="${escaped(say(key))}">${text}</button>`;
  const hadFocus = place.contains(document.activeElement) && document.activeElement.dataset.page;
  place.innerHTML = `<span class="sweep-page-name">${escaped(axis.title)}</span>${arrow(-1, "js_sweep_page_back", "‹")}<div role="tablist" aria-label="${escaped(axis.title)}">${axis.labels.map(tab).join("")}</div>${arrow(1, "js_sweep_page_on", "›")}`;
  const chosen = place.querySelector('[aria-selected="true"]');
  chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.clientWidth / 2;
  if (hadFocus) chosen.focus({ preventScroll: true });
  drawLesson();
}
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("#sweep .sweep-axis select")) placeAxis(Number(target.dataset.role), Number(target.value));
});
document.addEventListener("input", ({ target }) => {
  if (target.matches?.("#sweep .sweep-zoom input")) setZoom(target.value);
});
document.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || !event.target.matches?.("#sweep [data-page]")) return;
  event.preventDefault();
  turnPage(sweep.page + step);
});

// ---- the line below -------------------------------------------------------------------------------------------------
// Tells of the cell that holds the grid's stop: its values in full, how it stands, and what helps.
function drawFoot() {
  const place = placeIn("sweep-foot"), cell = sweep.cells.get(sweep.held);
  if (!place || !cell) return;
  const values = sweep.whole.axes.map(({ title, labels }, axis) => `<span><i>${escaped(title)}</i> <b dir="auto">${escaped(labels[cell.at[axis]] || say("js_sweep_empty"))}</b></span>`);
  const [hint, time] = cell.status === "waiting" ? waitOf(cell) : ["", ""];
  const state = time ? `${hint} ${time}`.trim() : cell.status === "done" ? (cell.reused ? say("js_cell_reused") : "") : stateOf(cell);
  const acts = [["next", "js_cell_next"], ["open", "js_cell_open"]].filter(([act]) => mayAct(act, cell) && !(act === "open" && cell.status === "waiting"));
  const verb = verbOf(cell), buttons = acts.map(([act, key]) => `<button type="button" class="verb" data-cell="${act}">${escaped(say(key))}</button>`);
  if (verb) buttons.unshift(`<button type="button" class="verb" data-cell="${verb}">${escaped(say(CELL_VERBS[verb]))}</button>`);
  const text = `<p>${values.join("")}${state ? `<em data-status="${cell.status}">${escaped(state)}</em>` : ""}</p><div>${buttons.join("")}</div><small aria-hidden="true">${escaped(say(axisAt(2) ? "js_sweep_keys_pages" : "js_sweep_keys"))}</small>`;
  if (place.source === text) return;
  const held = place.contains(document.activeElement) && document.activeElement.dataset.cell;
  place.source = place.innerHTML = text;
  if (held) (place.querySelector(`[data-cell="${held}"]`) ?? place.querySelector("button") ?? heldCell())?.focus({ preventScroll: true });
}
