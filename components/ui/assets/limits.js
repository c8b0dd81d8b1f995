/* Limits in Connect: shown when the tab is, and anew while nothing in them is being typed. */
const LIMITS_MS = 5000;
const limitsPlace = () => document.getElementById("limits");
const isLimitsSeen = () => Boolean(limitsPlace()?.offsetParent);
const isLimitsInUse = () => Boolean(limitsPlace()?.querySelector("details[open]"));

function writeLimits(text) {
  const place = limitsPlace();
  if (!place || place.dataset.shown === text) return;
  const open = [...place.querySelectorAll("details[open]")].map((each) => each.closest(".limit").dataset.model);
  place.dataset.shown = text;
  place.innerHTML = text;
  for (const each of place.querySelectorAll(".limit"))
    if (open.includes(each.dataset.model)) each.querySelector("details")?.setAttribute("open", "");
}
async function lookLimits() {
  if (!isLimitsSeen() || isLimitsInUse() || document.hidden) return;
  try { writeLimits(await fragment("kolors/limits")); } catch { /* the next look shows them */ }
}
async function changeLimits(section, path, values) {
  const said = section.querySelector(".limit-said"), model = section.dataset.model;
  try {
    const answer = await post(path, { model, ...values });
    writeLimits(answer.html);
    const place = [...limitsPlace().querySelectorAll(".limit")].find((each) => each.dataset.model === model);
    const summary = place.querySelector("summary");
    place.querySelector("details").open = false;
    summary.focus();
    tell(answer.said);
  } catch (error) {
    put(said, error.message);
    section.querySelector("input:not(:disabled)")?.focus();
  }
}
document.addEventListener("submit", (event) => {
  const section = event.target.closest?.("#limits .limit");
  if (!section) return;
  event.preventDefault();
  // A number field that holds no number reads as empty, which would mean something else.
  const fields = [...event.target.querySelectorAll("input:not(:disabled)")];
  const values = Object.fromEntries(fields.map((each) => [each.name, each.validity.badInput ? "?" : each.value.trim()]));
  changeLimits(section, "kolors/limits", values);
});
document.addEventListener("click", (event) => {
  const forget = event.target.closest?.('#limits [data-limits="forget"]');
  if (forget) changeLimits(forget.closest(".limit"), "kolors/limits/forget", {});
  if (event.target.closest?.("#tab-connect-button")) for (const ms of [50, 300, 1000]) setTimeout(lookLimits, ms);
  if (event.target.closest?.("#use-key, #forget-key")) setTimeout(lookLimits, 800);
});
setInterval(lookLimits, LIMITS_MS);
