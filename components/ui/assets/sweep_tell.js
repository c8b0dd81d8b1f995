/* What a sweep says of itself without being looked at: the tab's title, a notification, and words for screen readers. */
const STATE_WORDS = {
  running: "js_sweep_running", paused: "js_sweep_paused", waiting: "js_sweep_waiting", done: "js_sweep_done", cancelled: "js_sweep_cancelled",
};
const endedCells = ({ done = 0, refused = 0, failed = 0, unclear = 0, dropped = 0 }) => done + refused + failed + unclear + dropped;
const wrongCells = ({ refused = 0, failed = 0, unclear = 0 }) => refused + failed + unclear;
// Making a formatter takes far longer than using it.
const clocks = new Map();
function clockFor(isExact, isToday) {
  const key = `${isExact}|${isToday}`;
  if (!clocks.has(key)) {
    const day = isToday ? {} : { month: "short", day: "numeric" }, second = isExact ? { second: "2-digit" } : {};
    clocks.set(key, new Intl.DateTimeFormat(locale, { ...day, hour: "2-digit", minute: "2-digit", ...second, hourCycle: "h23" }));
  }
  return clocks.get(key);
}
// A moment by the server's clock, in local time; with its day where that is another one.
function clockOf(at, { isExact = false } = {}) {
  const moment = new Date((at - serverAhead) * 1000);
  return clockFor(isExact, moment.toDateString() === new Date().toDateString()).format(moment);
}
function sweepTitle() {
  const { total, done = 0 } = sweep.counts;
  if (sweep.state === "running") {
    const time = sweep.finish_utc && clockOf(sweep.finish_utc);
    return `${time ? say("js_sweep_title", { done, total, time }) : `${done}/${total}`} · ${NAME}`;
  }
  if (!sweep.hasRun) return "";
  if (isSweepLive()) return `⏸ ${done}/${total} · ${NAME}`;
  return `${sweep.state === "cancelled" ? "■" : wrongCells(sweep.counts) ? "!" : "✓"} ${done}/${total} · ${NAME}`;
}
function tellSweep(before) {
  const { state, counts } = sweep;
  if (state === "running") Object.assign(sweep, { hasRun: true, isLooked: false });
  const tenth = Math.floor((10 * endedCells(counts)) / (counts.total || 1)), isFirst = !before.state;
  const isTold = !isFirst && (state !== before.state || (state === "running" && tenth !== sweep.tenth));
  sweep.tenth = tenth;
  if (isTold && isExploreSeen()) tell(say("js_sweep_told", { state: say(STATE_WORDS[state]), done: counts.done ?? 0, total: counts.total }), false);
  const hasEnded = before.state === "running" && ["done", "paused"].includes(state);
  if (!hasEnded) return;
  const name = sweep.name || NAME, wrong = wrongCells(counts);
  const key = state === "paused" ? "js_sweep_notify_paused" : wrong ? "js_sweep_notify_wrong" : "js_sweep_notify";
  if (state !== "paused" || sweep.why) notify("", say(key, { name, done: counts.done ?? 0, total: counts.total, wrong }));
}
