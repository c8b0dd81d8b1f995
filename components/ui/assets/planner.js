/* The planner of Explore: rows of axes, checked as they are typed, and the plan they make. What it shows comes from
   kolors/plan in pieces; the fields themselves are never replaced. */
const PLAN_MS = 150, SPOKEN_MS = 1200, MOST_AXES = 3;
const planner = { axes: [], title: "", names: [], texts: {}, next: null, turn: null, timer: null, tries: 0, plannedAt: 0, isStale: false };
const desk = () => document.getElementById("planner");
const inDesk = (selector) => desk()?.querySelector(selector);
const axisRows = () => [...(desk()?.querySelectorAll(".axis") ?? [])];
const isDeskReady = () => desk()?.dataset.state === "ready";

// Called when anything on the page changes: the panel comes into being when its tab is first opened.
function lookPlanner() {
  const root = desk();
  if (root?.dataset.state !== "new" || !document.querySelector('#tab-explore-button[aria-selected="true"]')) return;
  root.dataset.state = "loading";
  openPlanner(root);
}
async function openPlanner(root) {
  try { root.innerHTML = await fragment("kolors/planner", { model: heldForm()?.model }); }
  catch (error) {
    tell(error.message);
    setTimeout(() => { root.dataset.state = "new"; lookPlanner(); }, 3000);
    return;
  }
  root.dataset.state = "ready";
  recallPlan();
  if (read("sessionStorage", "planFolded") === "1") fold(true);
  if (planner.next) fillPlan(planner.next);
  else plan();
  shownAgain.observe(root);
}
// Shown again after a while: the form, the library and the pace may be others by now.
const shownAgain = new IntersectionObserver(([seen]) => {
  if (seen.isIntersecting && (planner.isStale || performance.now() - planner.plannedAt > 2000)) planSoon(0);
});
const isDeskSeen = () => Boolean(document.getElementById("planner-body")?.offsetParent);

// ---- what is kept -------------------------------------------------------------------------------------------------
const isAxis = (axis) => typeof axis?.name === "string" && typeof axis?.values === "string";
function recallPlan() {
  const kept = parsed(read("sessionStorage", "plan")) ?? parsed(read("localStorage", "plan"));
  const axes = Array.isArray(kept?.axes) ? kept.axes.filter(isAxis).slice(0, MOST_AXES) : [];
  const first = parsed(inDesk(".axes").dataset.first);
  Object.assign(planner, { axes: axes.length ? axes : [first], title: String(kept?.title ?? "") });
  writeRows();
}
function keepPlan() {
  const text = JSON.stringify({ axes: planner.axes, title: planner.title });
  write("sessionStorage", "plan", text);
  write("localStorage", "plan", text);
}
function writeRows() {
  for (const [at, row] of axisRows().entries()) {
    const axis = planner.axes[at];
    row.hidden = !axis;
    if (!axis) continue;
    const [name, text] = [row.querySelector("select"), row.querySelector("textarea")];
    if (name.value !== axis.name) name.value = axis.name;
    if (text.value === axis.values) continue;
    text.value = axis.values;
    markItems(row, []);
  }
  const title = inDesk('[name="title"]');
  if (title.value !== planner.title) title.value = planner.title;
  desk().dataset.axes = planner.axes.length;
  const add = inDesk('[data-plan="add"]');
  add.hidden = planner.axes.length >= MOST_AXES;
  put(add.querySelector("span"), say("js_plan_add", { axis: "XYZ"[planner.axes.length] ?? "" }));
  fitTexts();
}
// A field is as high as its text; browsers that can do this by themselves are left to it.
function fitTexts() {
  if (CSS.supports("field-sizing", "content")) return;
  for (const text of desk().querySelectorAll(".axis:not([hidden]) textarea")) {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
  }
}
function rowsChanged() {
  keepPlan();
  writeRows();
  planSoon(0);
}

// ---- planning -----------------------------------------------------------------------------------------------------
const heldForm = () => parsed(read("sessionStorage", "form")) ?? parsed(read("localStorage", "form"));
function planSoon(wait = PLAN_MS) {
  if (!isDeskReady()) return;
  clearTimeout(planner.timer);
  planner.timer = setTimeout(plan, wait);
}
// An older question is given up for a newer one, and an older answer never overtakes.
async function plan() {
  clearTimeout(planner.timer);
  planner.timer = null;
  planner.turn?.abort();
  const turn = (planner.turn = new AbortController());
  Object.assign(planner, { plannedAt: performance.now(), isStale: false });
  const axes = planner.axes.map((axis) => ({ ...axis })), sent = JSON.stringify({ form: heldForm(), axes });
  try {
    const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: sent, signal: turn.signal };
    const answer = await (await reach("kolors/plan", options)).json();
    if (planner.turn !== turn) return;
    planner.tries = 0;
    showPlan(answer, axes);
  } catch (error) {
    if (error.name === "AbortError" || planner.turn !== turn) return;
    planner.tries += 1;
    const said = Object.assign(document.createElement("p"), { className: "plan-bad", textContent: error.message });
    fillPart(".plan-said", said.outerHTML);
    planner.timer = setTimeout(plan, Math.min(1000 * 2 ** planner.tries, 30000));
  } finally {
    if (planner.turn === turn) planner.turn = null;
  }
}
for (const type of ["kolors:form", "kolors:changed"])
  document.addEventListener(type, () => { planner.isStale = true; if (isDeskSeen()) planSoon(); });
const planSeen = () => { if (!document.hidden && isDeskSeen()) planSoon(0); };
document.addEventListener("visibilitychange", planSeen);
setInterval(planSeen, 30000);

// ---- showing ------------------------------------------------------------------------------------------------------
function showPlan(answer, sent) {
  planner.names = answer.names;
  fillPart(".plan-base", answer.base);
  for (const [at, row] of axisRows().entries()) if (answer.axes[at]) showAxis(row, answer.axes[at], sent[at].values);
  for (const part of ["facts", "said"]) fillPart(`.plan-${part}`, answer[part]);
  const run = inDesk("#run-sweep"), title = inDesk('[name="title"]');
  put(run, answer.run);
  run.setAttribute("aria-disabled", String(!answer.can_run));
  if (title.placeholder !== answer.title) title.placeholder = answer.title;
  put(inDesk(".planner-brief"), planner.title.trim() || answer.title);
  chooseNames();
  writeTimes();
  speak(answer.spoken);
  desk().dataset.planned = String((Number(desk().dataset.planned) || 0) + 1);
}
function showAxis(row, shown, sent) {
  const text = row.querySelector("textarea");
  for (const part of ["values", "note", "offers"]) fillIn(row.querySelector(`.axis-${part}`), shown[part]);
  put(row.querySelector(".axis-now"), shown.now);
  if (text.placeholder !== shown.placeholder) text.placeholder = shown.placeholder;
  row.classList.toggle("has-wrong", shown.is_bad);
  for (const field of [text, row.querySelector("select")]) {
    const isWrong = shown.is_bad && (field === text) === !shown.is_name_bad;
    if (isWrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  row.chosen = { text: sent, labels: shown.chosen, isBad: shown.is_bad };
  tickChoices(row);
  if (text.value === sent) markItems(row, shown.marks);
}
// Items that do not fit are underlined where they stand: over the field lies its text, of which only the lines show.
function markItems(row, marks) {
  const text = row.querySelector("textarea"), place = row.querySelector(".axis-marks");
  const chars = [...text.value], before = place.marked ?? { chars: [], marks: [] }, pieces = [];
  const word = (of, [start, end]) => of.slice(start, end).join("");
  // While one types on, what is marked stays so where it is the same still.
  const shown = marks ?? before.marks.filter((each) => word(chars, each) === word(before.chars, each));
  place.marked = { chars, marks: shown };
  let at = 0;
  for (const [start, end] of [...shown].sort((one, other) => one[0] - other[0])) {
    if (start < at) continue;
    pieces.push(word(chars, [at, start]), Object.assign(document.createElement("u"), { textContent: word(chars, [start, end]) }));
    at = end;
  }
  place.replaceChildren(...(pieces.length ? [...pieces, word(chars, [at])] : []));
  place.scrollTop = text.scrollTop;
}
document.addEventListener("scroll", ({ target }) => {
  if (target.matches?.(".axis textarea")) target.previousElementSibling.scrollTop = target.scrollTop;
}, true);
// What is the same stays; what has the focus gets it back.
function fillPart(selector, html) { fillIn(inDesk(selector), html); }
function fillIn(place, html) {
  if (!place || place.source === html) return;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset : null;
  place.innerHTML = place.source = html;
  if (!held) return;
  const same = [...place.querySelectorAll("[data-plan]")].find((each) => each.dataset.plan === held.plan && each.dataset.text === held.text);
  (same ?? place.closest(".axis")?.querySelector("textarea") ?? inDesk("#run-sweep")).focus({ preventScroll: true });
}
// Not every model takes every parameter, and only prompts are searched more than once.
function chooseNames() {
  for (const [at, row] of axisRows().entries()) {
    const others = planner.axes.filter((_, other) => other !== at).map((axis) => axis.name);
    for (const option of row.querySelectorAll("option")) {
      const isFree = option.value === "prompt_sr" || !others.includes(option.value);
      option.disabled = !(isFree && planner.names.includes(option.value)) && option.value !== planner.axes[at]?.name;
    }
  }
}
// Read out once typing has come to rest, and only what has changed.
function speak(text) {
  clearTimeout(speak.timer);
  speak.timer = setTimeout(() => { if (inDesk(".plan-spoken")) put(inDesk(".plan-spoken"), text); }, SPOKEN_MS);
}
function fold(isFolded) {
  const body = inDesk("#planner-body"), button = inDesk('[data-plan="fold"]');
  if (isFolded && body.contains(document.activeElement)) button.focus({ preventScroll: true });
  body.hidden = isFolded;
  button.setAttribute("aria-expanded", String(!isFolded));
  write("sessionStorage", "planFolded", isFolded ? "1" : null);
  if (isFolded) return;
  fitTexts();
  planSoon(0);
}
function startPlanner() {
  new MutationObserver(lookPlanner).observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["aria-selected"],
  });
  lookPlanner();
}
if (document.body) startPlanner();
else document.addEventListener("DOMContentLoaded", startPlanner);
