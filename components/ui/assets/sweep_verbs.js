/* What is done with a whole sweep, and its list. */
const planAnew = () => {
  const { base, axes } = sweep.whole;
  planAgain({ form: base, axes: axes.map(({ name, labels, text }) => ({ name, labels, text })), title: sweep.title });
};
const sweepVerbs = {
  pause: () => changeSweep("pause"),
  resume: () => changeSweep("resume"),
  retry: () => changeSweep("retry"),
  cancel: () => askFirst("cancel", "js_sweep_cancel_ask", "js_sweep_cancel"),
  "cancel-now": async () => { await changeSweep("cancel"); askedEnough(); },
  delete: () => askFirst("delete", "js_sweep_delete_ask", "js_sweep_delete"),
  "delete-now": async () => {
    const { text } = await post(sweepPath("delete"), {});
    closeSweep();
    await loadSweeps();
    tell(text);
    document.querySelector("#sweeps [data-open-sweep]")?.focus({ preventScroll: true });
  },
  keep: () => {
    const { asks } = placeIn("sweep-verbs").dataset;
    askedEnough();
    placeIn("sweep-verbs").querySelector(`[data-sweep="${asks}"]`)?.focus({ preventScroll: true });
  },
  change: () => openEditor(),
  plan: planAnew,
  connect: () => verbs.open_connect(),
  export: async () => {
    const { url, text } = await post(sweepPath("export"), {});
    fetchFile(url);
    if (text) tell(text);
  },
  close: () => {
    const { id } = sweep;
    closeSweep();
    document.querySelector(`#sweeps [data-open-sweep="${CSS.escape(id)}"]`)?.focus();
  },
  rename: (button) => renameSweep(button),
  swap: () => placeAxis(0, sweep.view[1]),
  fit: () => setZoom("fit"),
  page: (button) => turnPage(sweep.page + Number(button.dataset.step)),
  "edit-apply": () => applyEditor(),
  "edit-close": () => closeEditor(),
};
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("#sweep [data-sweep]"), page = target.closest?.("#sweep [data-page]");
  if (page) return turnPage(Number(page.dataset.page));
  if (!button || button.isBusy) return;
  button.isBusy = true;
  try { await sweepVerbs[button.dataset.sweep](button); }
  catch (error) {
    if (placeIn("sweep-verbs")?.dataset.asks) askedEnough();
    tell(error.message);
  } finally { button.isBusy = false; }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || isSheetOpen() || !event.target.closest?.("#sweep")) return;
  if (placeIn("sweep-verbs")?.dataset.asks) { event.preventDefault(); sweepVerbs.keep(); }
  else if (placeIn("sweep-edit")?.firstChild) { event.preventDefault(); closeEditor(); }
});
// The title becomes a field where it stands.
function renameSweep(button) {
  const field = made("input", "", { type: "text", value: sweep.title || sweep.name, maxLength: 200 });
  let isOver = false;
  const leave = async (isKept) => {
    if (isOver) return;
    isOver = true;
    field.replaceWith(button);
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
    if (!isKept || field.value.trim() === sweep.name) return;
    try { await changeSweep("rename", { title: field.value }); loadSweeps(); }
    catch (error) { tell(error.message); }
  };
  field.setAttribute("aria-label", say("js_sweep_rename"));
  field.addEventListener("blur", () => leave(true));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    leave(event.key === "Enter");
  });
  button.replaceWith(field);
  field.focus();
  field.select();
}

// ---- the list -------------------------------------------------------------------------------------------------------
const sweepList = { isAll: false, timer: null, turn: null };
async function loadSweeps() {
  const place = document.getElementById("sweeps");
  clearTimeout(sweepList.timer);
  if (!place || sweepList.turn) return sweepList.turn;
  sweepList.turn = fragment("kolors/sweeps", { all: sweepList.isAll ? "1" : "" });
  try { fillSweeps(place, await sweepList.turn); }
  catch { /* asked for again below */ }
  finally { sweepList.turn = null; }
  const isLive = Boolean(place.querySelector('[data-state="running"]')) || !place.source;
  if (isLive && isExploreSeen() && !document.hidden) sweepList.timer = setTimeout(loadSweeps, place.source === undefined ? 4000 : 6000);
}
// What is the same stays where it is.
function fillSweeps(place, text) {
  if (place.source === text) return;
  place.source = text;
  const template = document.createElement("template"), list = place.querySelector(".sweep-cards");
  template.innerHTML = text;
  const fresh = template.content.querySelector(".sweep-cards");
  for (const each of fresh?.children ?? []) each.source = each.outerHTML;
  if (!list || !fresh) place.replaceChildren(template.content);
  else {
    const before = new Map([...list.children].map((each) => [each.firstChild.dataset.openSweep, each]));
    const held = document.activeElement?.dataset?.openSweep;
    const rows = [...fresh.children].map((each) => {
      const old = before.get(each.firstChild.dataset.openSweep);
      return old?.source === each.source ? old : each;
    });
    if (rows.length !== list.children.length || rows.some((each, at) => list.children[at] !== each)) list.replaceChildren(...rows);
    if (held) list.querySelector(`[data-open-sweep="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
    const [more, now] = [place, template.content].map((each) => each.querySelector('[data-sweeps="more"]'));
    if (now && !more) place.append(now);
    else if (!now) more?.remove();
  }
  for (const each of place.querySelectorAll("time[data-clock]")) put(each, clockOf(Number(each.dataset.clock)));
  markOpenSweep();
}
function markOpenSweep() {
  for (const each of document.querySelectorAll("#sweeps [data-open-sweep]")) {
    if (each.dataset.openSweep === sweep.id) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}
document.addEventListener("click", ({ target }) => {
  const card = target.closest?.("#sweeps [data-open-sweep]"), more = target.closest?.('[data-sweeps="more"]');
  if (card) openSweep(card.dataset.openSweep);
  if (!more) return;
  sweepList.isAll = true;
  more.remove();
  loadSweeps();
});
document.addEventListener("kolors:changed", ({ detail: { kind } }) => {
  if (["sweep", "new"].includes(kind) && isExploreSeen()) loadSweeps();
});
document.addEventListener("visibilitychange", () => { if (!document.hidden && isExploreSeen()) loadSweeps(); });
