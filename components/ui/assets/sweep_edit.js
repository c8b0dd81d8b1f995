/* Other values for a sweep that is there: what it has made stays, what is missing is asked for. */
const editor = { timer: null, turn: null };
function openEditor() {
  const place = placeIn("sweep-edit"), { axes } = sweep.whole;
  if (place.firstChild) return closeEditor();
  const row = ({ title, text, labels }, at) => `<label class="sweep-edit-axis"><span>${escaped(title)}</span>
    <textarea rows="1" spellcheck="false" autocomplete="off" data-axis="${at}">${escaped(text || written(labels))}</textarea></label>
    <div class="sweep-edit-said" data-axis="${at}"></div>`;
  place.innerHTML = `<h3>${escaped(say("js_sweep_change_title"))}</h3><p class="quiet">${escaped(say("js_sweep_change_help"))}</p>
    <div class="sweep-edit-rows">${axes.map(row).join("")}</div>
    <p class="sweep-edit-verbs">${sweepVerb("edit-apply", "js_sweep_change_apply", {}, " is-main")}${sweepVerb("edit-close", "js_sweep_change_close")}<output></output></p>`;
  for (const each of place.querySelectorAll("textarea")) each.addEventListener("input", editedSoon);
  place.querySelector("textarea")?.focus();
  checkEditor();
}
function closeEditor() {
  clearTimeout(editor.timer);
  editor.turn?.abort();
  placeIn("sweep-edit").replaceChildren();
  placeIn("sweep-verbs").querySelector('[data-sweep="change"]')?.focus({ preventScroll: true });
}
function editedAxes() {
  const fields = [...placeIn("sweep-edit").querySelectorAll("textarea")];
  return sweep.whole.axes.map(({ name }, at) => ({ name, values: fields[at].value }));
}
function editedSoon() {
  clearTimeout(editor.timer);
  editor.timer = setTimeout(checkEditor, 180);
}
// The same check as the planner's; an older answer never overtakes a newer one.
async function checkEditor() {
  editor.turn?.abort();
  const turn = (editor.turn = new AbortController()), place = placeIn("sweep-edit");
  const body = JSON.stringify({ form: sweep.whole.form, axes: editedAxes() }), headers = { "Content-Type": "application/json" };
  try {
    const told = await (await reach("kolors/plan", { method: "POST", headers, body, signal: turn.signal })).json();
    if (editor.turn === turn && place.firstChild) showEdited(place, told);
  } catch (error) {
    if (error.name !== "AbortError" && place.firstChild) put(place.querySelector("output"), error.message);
  }
}
function showEdited(place, { axes = [], spoken = "" }) {
  for (const [at, each] of [...place.querySelectorAll(".sweep-edit-said")].entries()) {
    const { note = "", values = "", is_bad = false } = axes[at] ?? {}, text = `<div class="axis-values">${values}</div><p class="axis-note">${note}</p>`;
    each.classList.toggle("is-wrong", is_bad);
    if (each.source !== text) each.source = each.innerHTML = text;
    place.querySelector(`textarea[data-axis="${at}"]`).setAttribute("aria-invalid", String(is_bad));
  }
  const isBad = axes.some((each) => each.is_bad);
  put(place.querySelector("output"), isBad ? "" : spoken);
  place.querySelector('[data-sweep="edit-apply"]').disabled = isBad;
}
async function applyEditor() {
  await changeSweep("change", { axes: editedAxes() });
  closeEditor();
  loadSweeps();
}
