/* The form's controls: marks on what does not fit, sizes by arrow keys, sliders' boxes, uploads, and where to look. */
// ---- marks on fields that do not fit ------------------------------------------------------------------------------
function mark() {
  const named = [...document.querySelectorAll("[data-fields]")].flatMap((each) => each.dataset.fields.split(" "));
  const wrong = new Set(named.filter(Boolean).map((name) => `param-${name}`));
  if (wrong.has("param-image_size") && document.getElementById("param-width")) {
    wrong.delete("param-image_size");
    wrong.add("param-width").add("param-height");
  }
  for (const control of document.querySelectorAll('[id^="param-"]')) {
    const isWrong = wrong.has(control.id);
    if (control.classList.contains("is-wrong") === isWrong) continue;
    control.classList.toggle("is-wrong", isWrong);
    for (const field of control.querySelectorAll("input, textarea")) {
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
}

// Once a marked field is changed it counts as mended: its row and its mark go until the next Generate.
const labelOf = (name) =>
  document.querySelector(`#param-${name} :is([data-testid="block-info"], .init-title)`)?.innerText.trim();
function mended(name) {
  for (const notice of document.querySelectorAll("#problems [data-fields]")) {
    const fields = notice.dataset.fields.split(" ");
    if (!fields.includes(name)) continue;
    notice.dataset.all ??= notice.dataset.fields;
    notice.dataset.fields = fields.filter((each) => each !== name).join(" ");
    const rows = [...notice.querySelectorAll("li")];
    for (const row of rows) row.hidden ||= row.querySelector("b")?.textContent.trim() === labelOf(name);
    notice.hidden = rows.every((row) => row.hidden);
  }
  mark();
}
function broken(notice) {
  notice.dataset.fields = notice.dataset.all ?? notice.dataset.fields;
  for (const each of [notice, ...notice.querySelectorAll("li")]) each.hidden = false;
}
function onMended({ target }) {
  const name = target.closest?.('[id^="param-"]')?.id.slice(6);
  if (name) mended(name === "width" || name === "height" ? "image_size" : name);
}
for (const type of ["input", "change"]) document.addEventListener(type, onMended, true);

// The first field that does not fit is led to, once after each Generate. Where the same list comes again, Gradio
// leaves it as it is: it is then brought back after a while.
let ledFrom = null;
const problemList = () => document.querySelector("#problems [data-fields]");
function lead() {
  const list = problemList();
  if (!ledFrom || !list || list === ledFrom.list) return;
  clearTimeout(ledFrom.timer);
  ledFrom = null;
  leadTo(document.querySelector('[id^="param-"].is-wrong'));
}
function awaitProblems() {
  clearTimeout(ledFrom?.timer);
  const list = problemList();
  const again = () => {
    if (!list || problemList() !== list) return;
    broken(list);
    mark();
    ledFrom = { list: null };
    lead();
  };
  ledFrom = { list, timer: setTimeout(again, 1500) };
}
function leadTo(control, isFocused = true) {
  if (!control) return;
  // At once: a gentle scroll is given up by the browser when the form changes under it, as it does here.
  control.scrollIntoView({ behavior: "instant", block: "center" });
  if (isFocused) control.querySelector("input:checked, textarea, input, button")?.focus({ preventScroll: true });
}

// ---- sizes --------------------------------------------------------------------------------------------------------
// Sizes are drawn as small frames of their aspect.
function drawSizes() {
  for (const label of document.querySelectorAll("#param-image_size label")) {
    const found = /(\d+)x(\d+)/.exec(label.textContent);
    const shape = found ? `${found[1]} / ${found[2]}` : "";
    if (label.dataset.shape === shape) continue;
    label.dataset.shape = shape;
    label.style.setProperty("--shape", shape || "1 / 1");
  }
}
// Gradio gives each size a name of its own: the arrow keys and the one tab stop of a group are ours.
function rove() {
  const group = document.getElementById("param-image_size");
  const radios = group ? [...group.querySelectorAll('input[type="radio"]')] : [];
  const stop = radios.find((radio) => radio.checked) ?? radios[0];
  for (const radio of radios) radio.tabIndex = radio === stop ? 0 : -1;
  const title = group?.querySelector('[data-testid="block-info"]');
  if (!title || title.id) return;
  title.id = "size-title";
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-labelledby", title.id);
}
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || !event.target.matches?.('#param-image_size input[type="radio"]')) return;
  event.preventDefault();
  const radios = [...document.querySelectorAll('#param-image_size input[type="radio"]')];
  const next = radios[(radios.indexOf(event.target) + step + radios.length) % radios.length];
  next.tabIndex = 0;
  next.focus();
  next.click();
  rove();
}, true);

// ---- the number boxes of sliders ----------------------------------------------------------------------------------
// Gradio clamps on leaving, without a word, and an emptied box becomes the minimum.
const isBox = (target) => target.matches?.('[id^="param-"] input[type="number"]') && isSlider(target);
document.addEventListener("focus", ({ target }) => { if (isBox(target)) target.dataset.before = target.value; }, true);
document.addEventListener("blur", ({ target }) => {
  if (!isBox(target)) return;
  const control = target.closest('[id^="param-"]');
  if (!target.value) {
    target.value = target.dataset.before || control.querySelector('input[type="range"]').value;
    target.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  const given = Number(target.value), taken = Math.min(Math.max(given, Number(target.min)), Number(target.max));
  if (given === taken) return;
  const head = control.querySelector(".head");
  head.dataset.clamped = `${given} → ${taken}`;
  tell(`${target.getAttribute("aria-label")}: ${head.dataset.clamped}`, false);
  setTimeout(() => { delete head.dataset.clamped; }, 3000);
}, true);

// ---- uploads ------------------------------------------------------------------------------------------------------
// A file that is too large is refused here, in our words, before anything is sent.
function refuse(event) {
  const box = event.target.closest?.(".init-file");
  if (!box) return;
  box.parentElement.querySelector(".init-said")?.remove();
  const files = [...((event.type === "drop" ? event.dataTransfer : event.target)?.files ?? [])];
  const large = files.find((file) => file.size > facts.limits.upload);
  if (!large) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === "change") event.target.value = "";
  const notice = Object.assign(document.createElement("div"), { className: "init-said notice notice-bad" });
  notice.setAttribute("role", "alert");
  box.after(notice);
  notice.textContent = say("js_too_large", { name: large.name, mb: (large.size / 2 ** 20).toFixed(1) });
}
for (const type of ["change", "drop"]) window.addEventListener(type, refuse, true);

// ---- where to look after a verb -----------------------------------------------------------------------------------
document.addEventListener("click", (event) => {
  const verb = event.target.closest?.("button[id]")?.id;
  if (verb === "generate" || verb === "ask-again") awaitProblems();
  if (verb === "seed-dice" || verb === "seed-last" || verb === "seed-random") mended("seed");
  if (verb === "reuse-all" || verb === "remix") showTaken("param-prompt");
  if (verb === "use-init") showTaken("param-image");
});
function showTaken(id) {
  const control = document.getElementById(id) ?? document.getElementById("param-prompt");
  const { top, bottom } = control.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) leadTo(control, false);
  tell(say("js_taken_over"));
}
