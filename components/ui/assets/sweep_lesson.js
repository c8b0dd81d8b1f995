/* What a sweep teaches: how much the pictures change from one value of an axis to the next. */
const LESSON_MS = 6000;
// Asked for when pictures have come, but not for each of them.
function learn() {
  const asked = sweep;
  if (asked.lessonTimer || !asked.id) return;
  const wait = Math.max((asked.lessonAt ?? -LESSON_MS) + LESSON_MS - performance.now(), 60);
  asked.lessonTimer = setTimeout(async () => {
    asked.lessonAt = performance.now();
    try {
      const told = await (await reach(sweepPath("lesson"))).json();
      if (sweep !== asked) return;
      asked.lesson = told;
      drawLesson();
    } catch { /* the next pictures ask again */ }
    finally { asked.lessonTimer = null; }
  }, isExploreSeen() ? wait : Math.max(wait, LESSON_MS));
}
const percent = (change) => `${(100 * change).toLocaleString(locale, { maximumFractionDigits: change < 0.01 ? 2 : 1 })} %`;
function drawLesson() {
  if (!sweep.whole || sweep.lesson?.shape !== sweep.shape || !placeIn("sweep-lesson")) return;
  const { axes } = sweep.lesson, most = Math.max(...axes.flatMap((each) => each.steps.map((step) => step.change ?? 0)), 1e-6);
  for (const each of axes) drawSteps(each, most);
  const rows = axes.filter((each) => each.mean != null && sweep.whole.axes[each.axis]).map(lessonLine);
  const text = rows.length ? `<p>${escaped(say("js_lesson_about"))}</p><ul>${rows.join("")}</ul>` : "";
  const place = placeIn("sweep-lesson");
  if (place.source !== text) place.source = place.innerHTML = text;
}
const headsOf = (role) => role < 2
  ? [...scroller().querySelectorAll(`.sweep-do[data-role="${role}"]`)].map((each) => each.parentElement)
  : [...(placeIn("sweep-pages")?.querySelectorAll("[data-page]") ?? [])];
// Each label carries both halves: towards the value before it, and towards the one after it.
function drawSteps({ axis, steps, flattest, steepest }, most) {
  const role = sweep.view.indexOf(axis), labels = sweep.whole.axes[axis]?.labels ?? [], heads = role < 0 ? [] : headsOf(role);
  heads.forEach((head, place) => {
    for (const [side, index] of [["before", place - 1], ["after", place]]) {
      const change = steps[index]?.change, far = index === steepest ? 100 : index === flattest ? 30 : 48;
      head.style.setProperty(`--${side}`, change == null ? 0 : Math.max(Math.sqrt(change / most), 0.08).toFixed(3));
      head.style.setProperty(`--${side}-ink`, `${far}%`);
    }
    const { change, pairs } = steps[place] ?? {}, names = { from: labels[place], to: labels[place + 1] };
    const words = change == null ? "" : say("js_lesson_step", { ...names, change: percent(change), n: pairs });
    const named = head.querySelector(".sweep-do") ?? head, rest = named.title.split("\n\n")[0];
    named.title = words ? `${rest}\n\n${words}` : rest;
  });
}
// Long values begin where they begin to differ.
function briefly(...labels) {
  const [one, other] = labels.map((label) => [...label]), most = 28;
  let same = 0;
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
  const from = same < most ? 0 : one.slice(0, same - 8).lastIndexOf(" ") + 1;
  const cut = (label) => `${from ? "…" : ""}${label.slice(from, from + most - 1).join("")}${label.length > from + most - 1 ? "…" : ""}`;
  return labels.map((label) => (label.length > most ? cut([...label]) : label));
}
// "Guidance scale: least 7 → 7.5 (1.2 %), most 3 → 4 (8 %)"
function lessonLine({ axis, mean, steps, flattest, steepest }) {
  const { title, labels } = sweep.whole.axes[axis];
  const step = (index) => `${briefly(labels[index], labels[index + 1]).join(" → ")} (${percent(steps[index].change)})`;
  const words = flattest == null || steepest == null
    ? say("js_lesson_mean", { change: percent(mean) })
    : say("js_lesson_far", { least: step(flattest), most: step(steepest) });
  return `<li><b>${escaped(title)}</b> ${escaped(words)}</li>`;
}
