/* What is done in the planner: typing, choosing, moving axes, running, and filling it from a sweep. */
const RUN_REST_MS = 1500;
const rowAt = (element) => Number(element.closest(".axis")?.dataset.axis);
function setAxis(at, changes) {
  sayRun("");
  planner.axes[at] = { ...planner.axes[at], ...changes };
  rowsChanged();
}

// ---- typing and choosing ------------------------------------------------------------------------------------------
document.addEventListener("input", ({ target }) => {
  if (!target.closest?.("#planner") || !isDeskReady()) return;
  if (target.matches('[name="title"]')) planner.title = target.value;
  else if (target.matches(".axis textarea")) {
    planner.axes[rowAt(target)].values = target.value;
    markItems(target.closest(".axis"));
  } else return;
  sayRun("");
  keepPlan();
  fitTexts();
  planSoon();
});
document.addEventListener("change", ({ target }) => {
  if (!target.closest?.("#planner .axis")) return;
  if (target.matches("select")) renameAxis(rowAt(target), target.value);
  if (target.matches('.axis-choice input')) toggleChoice(target);
});
// Another parameter begins with its own text, which comes back with it; a text that nobody wrote is not carried over.
function renameAxis(at, name) {
  const before = planner.axes[at];
  planner.texts = { ...planner.texts, [before.name]: before.values };
  setAxis(at, { name, values: planner.texts[name] ?? "" });
}
// What is ticked is what would be sent, however it is written; where some of it does not fit, what is typed stays.
const itemsOf = (text) => text.split(text.includes("||") ? "||" : ",").map((item) => item.trim()).filter(Boolean);
function chosenIn(row) {
  const { value } = row.querySelector("textarea"), { text, labels, isBad } = row.chosen ?? {};
  return text === value && !isBad ? labels : itemsOf(value);
}
function tickChoices(row) {
  const items = chosenIn(row);
  for (const box of row.querySelectorAll(".axis-choice input")) box.checked = items.includes(box.value);
}
function toggleChoice(box) {
  const row = box.closest(".axis"), items = chosenIn(row).filter((item) => item !== box.value);
  setAxis(rowAt(box), { values: [...items, ...(box.checked ? [box.value] : [])].join(", ") });
}

// ---- verbs --------------------------------------------------------------------------------------------------------
const PREFERRED = ["guidance_scale", "cfg", "num_inference_steps", "seed", "prompt_sr", "image_size", "model"];
const planVerbs = {
  fold: (button) => { fold(button.getAttribute("aria-expanded") === "true"); },
  change: () => { press("tab-generate-button"); focusForm(); },
  add: addAxis,
  remove: (button) => removeAxis(rowAt(button)),
  swap: (button) => swapAxes(rowAt(button)),
  preset: (button) => {
    setAxis(rowAt(button), { values: button.dataset.text });
    button.focus({ preventScroll: true });
  },
  thin: (button) => setAxis(Number(button.dataset.axis), { values: button.dataset.text }),
  run: runSweep,
};
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#planner [data-plan]");
  if (button && isDeskReady()) planVerbs[button.dataset.plan]?.(button);
});
function addAxis() {
  const used = planner.axes.map((axis) => axis.name);
  const isFree = (name) => planner.names.includes(name) && !used.includes(name);
  const name = PREFERRED.find(isFree) ?? planner.names.find(isFree) ?? "prompt_sr";
  planner.axes.push({ name, values: planner.texts?.[name] ?? "" });
  rowsChanged();
  axisRows()[planner.axes.length - 1].querySelector("select").focus();
}
function removeAxis(at) {
  const [axis] = planner.axes.splice(at, 1);
  planner.texts = { ...planner.texts, [axis.name]: axis.values };
  rowsChanged();
  inDesk('[data-plan="add"]').focus();
}
// An axis changes places with the one before it.
function swapAxes(at) {
  const before = planner.axes[at - 1];
  planner.axes[at - 1] = planner.axes[at];
  planner.axes[at] = before;
  rowsChanged();
  tell(say("js_plan_swapped", { first: "XYZ"[at - 1], second: "XYZ"[at] }), false);
}

// ---- running ------------------------------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
  const field = event.target.closest?.('#planner :is(textarea, select, [name="title"])');
  if (!field) return;
  const runs = event.ctrlKey || event.metaKey;
  if (!runs && field.tagName === "SELECT") return;
  event.preventDefault();  // the values are one line
  if (runs) runSweep();
}, true);
async function runSweep() {
  const run = inDesk("#run-sweep");
  if (run.isBusy) return;
  const isKnownWrong = run.getAttribute("aria-disabled") === "true" && !planner.timer && !planner.turn;
  if (isKnownWrong) return (wrongPlace() ?? inDesk(".axis textarea")).focus();
  run.isBusy = true;
  run.setAttribute("aria-busy", "true");
  askToNotify();
  try {
    const { sweep } = await post("kolors/sweep", { form: heldForm(), axes: planner.axes, title: planner.title });
    sayRun("");
    planner.title = "";
    rowsChanged();
    fold(true);
    changed({ kind: "sweep", records: [] });
    if (typeof openSweep === "function") openSweep(sweep);
    await new Promise((done) => setTimeout(done, RUN_REST_MS));  // the rest of a double click starts no second one
  } catch (error) {
    sayRun(error.message);
    await plan();
    wrongPlace()?.focus();
  } finally {
    run.isBusy = false;
    run.removeAttribute("aria-busy");
  }
}
function sayRun(text) {
  const place = inDesk(".plan-refused");
  if (text) place.innerHTML = '<div class="notice notice-bad" role="alert"><p></p></div>';
  else place.replaceChildren();
  if (text) put(place.querySelector("p"), text);
}
// Where the first thing stands that does not fit, or the verb that mends it.
const wrongPlace = () => inDesk('.axis:not([hidden]) [aria-invalid="true"]') ?? inDesk(".plan-base .notice .verb") ?? inDesk(".plan-said .verb");

// ---- planning again -----------------------------------------------------------------------------------------------
// Fills the planner with what a sweep, or its picture, says; `form` is its base by wire names, for Generate's form.
// Values may come as text, or as a list of what is sent.
function planAgain(values) {
  press("tab-explore-button");
  planner.next = values;
  if (isDeskReady()) fillPlan(values);
}
const QUOTED = /[,"\n|]/;
const written = (labels) => {
  if (!labels.some((label) => QUOTED.test(label))) return labels.join(", ");
  if (labels.length > 1 && !labels.some((label) => label.includes("||"))) return labels.join(" || ");
  return labels.map((label) => `"${label.replaceAll('"', '""')}"`).join(", ");
};
function axisOf({ name, values, labels, text }) {
  const listed = labels ?? (Array.isArray(values) ? values : null);
  return { name: String(name), values: text || (listed ? written(listed.map(String)) : String(values ?? "")) };
}
function fillPlan({ form, axes = [], title = "" }) {
  planner.next = null;
  Object.assign(planner, { axes: axes.slice(0, MOST_AXES).map(axisOf), title });
  if (!planner.axes.length) planner.axes.push({ name: "guidance_scale", values: "" });
  fold(false);
  rowsChanged();
  if (form) {
    chosen = { form };
    press("explore-fill");
  }
  desk().scrollIntoView({ behavior: gently(), block: "start" });
  axisRows()[0].querySelector("textarea").focus({ preventScroll: true });
}
