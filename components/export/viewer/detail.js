/* One entry in full: the picture, every setting, and what came of it. */
let detail = null, shownImage = null;
const LONG = ["prompt", "negative_prompt"];
function openDetail(entry) {
  detail = entry;
  shownImage = entry.image;
  drawDetail();
  if (!by("detail").open) by("detail").showModal();
  by("detail").scrollTop = 0;
}
function drawDetail() {
  const box = by("detail"), held = document.activeElement?.dataset?.act;
  box.setAttribute("aria-label", spoken(detail));
  fill(box, barOf(), el("div.sheet", {}, stageOf(), factsOf()));
  box.querySelector(`[data-act="${held ?? "close"}"]:not(:disabled)`)?.focus();
}
function barOf() {
  const step = (act, text, across) => {
    const to = sideways(detail, across);
    return button(text, () => walkDetail(to), { "data-act": act, "aria-label": t(act), title: t(act), disabled: !to });
  };
  return el("div.bar", {}, el("h2", {}, value(detail.at.length ? shortly(detail) : String(askedOf(detail).prompt ?? ""))),
    step("before", "←", -1), step("after", "→", 1),
    isShown(detail) ? button(t("compare_with"), () => { by("detail").close(); pickForComparing(detail); }, { "data-act": "compare" }) : null,
    button(t("close"), () => by("detail").close(), { "data-act": "close" }));
}
function stageOf() {
  const image = shownImage, stage = el("div.stage");
  if (image?.file && !image.lost) {
    const picture = pictureOf(detail, image, true, () => { if (shownImage === image) drawDetail(); });
    picture.alt = spoken(detail);
    stage.append(el("a", { href: address(image.file), target: "_blank", rel: "noreferrer", title: t("open_file") }, picture));
  } else {
    const state = stateOf(image ? { ...detail, image } : detail);
    stage.append(el(`div.tile.is-${state.kind}`, {}, el("b", {}, state.word), el("small", {}, state.why)));
  }
  if (detail.images.length > 1) stage.append(stripOf());
  return stage;
}
function stripOf() {
  return el("div.strip", { role: "group", "aria-label": t("batch", { count: detail.images.length }) }, ...detail.images.map((image, at) => {
    const press = () => { shownImage = image; drawDetail(); };
    const small = image.file ? pictureOf(detail, image, false, () => {}) : t(`left_${left(image)}`);
    const name = t("picture_of", { number: at + 1, count: detail.images.length });
    return el("button", { type: "button", click: press, "aria-pressed": String(image === shownImage), "aria-label": name, "data-act": `image${at}` }, small);
  }));
}
function factsOf() {
  const { record } = detail, facts = el("div.facts"), list = el("dl");
  const isThere = isShown({ ...detail, image: shownImage });
  const state = stateOf({ ...detail, image: shownImage }), kind = { bad: ".is-bad", waiting: ".is-warm", unclear: ".is-warm", running: ".is-warm" };
  facts.append(el(`span.state${isThere ? "" : kind[state.kind] ?? ""}`, {}, `${isThere ? t("status_done") : state.word}${detail.starred ? " ★" : ""}`));
  const error = detail.error ?? record?.error;
  if (error) facts.append(el("p.reason", {}, [reasonOf(error), error.status ? `HTTP ${error.status}` : "", error.code ? t("code", { code: error.code }) : ""].filter(Boolean).join(" · ")));
  else if (!isThere && state.why) facts.append(el("p.reason", {}, state.why));
  for (const [at, axis] of axes.entries()) list.append(fact(nameOf(axis.name), detail.labels[at], ".is-axis"));
  list.append(...settingsOf(detail));
  if (record) list.append(...resultsOf(record, shownImage));
  facts.append(list);
  return facts;
}
// Every setting that was asked for; of a cell that was never asked for, those of its sweep.
const askedOf = (entry) => entry.record?.request ?? data.sweep?.base ?? {};
function settingsOf(entry) {
  const asked = askedOf(entry), onAxes = new Set(axes.map((axis) => axis.name));
  const names = Object.keys(asked).filter((name) => !onAxes.has(name) && asked[name] !== null && asked[name] !== "");
  const short = names.filter((name) => !LONG.includes(name) && name !== "model" && !name.startsWith("image") || name === "image_size");
  return [
    ...names.filter((name) => LONG.includes(name)).map((name) => fact(nameOf(name), plain(asked[name]))),
    el("div.pair", {}, ...short.map((name) => fact(nameOf(name), plain(asked[name])))),
    ...names.filter((name) => !LONG.includes(name) && !short.includes(name)).map((name) => fact(nameOf(name), plain(asked[name]))),
  ];
}
function resultsOf(record, image) {
  const seed = image?.seed ?? record.seed, error = record.error ?? {};
  const size = image?.width ? `${image.width}×${image.height} ${image.format.toUpperCase()}, ${(image.bytes / 1e6).toFixed(2)} MB` : null;
  return [
    el("div.pair", {}, fact(t("seed"), plain(seed)), record.inference_s ? fact(t("took"), t("seconds", { s: record.inference_s })) : null,
      record.ended_utc ? fact(t("made"), moment(record.ended_utc)) : null, fact(t("service"), t(`service_${record.service}`))),
    fact(t("trace"), plain(record.trace_id ?? error.trace_id)),
    size ? el("div", {}, el("dt", {}, t("size_is")), el("dd", {}, size, image.file ? el("br") : null,
      image.file ? el("a", { href: address(image.file), target: "_blank", rel: "noreferrer" }, image.file.split("/").at(-1)) : null)) : null,
    fact(t("digest"), record.digest),
  ].filter(Boolean);
}

// ---- walking --------------------------------------------------------------------------------------------------------
// The buttons go on in the next line, and on the next page, so that they reach everything; arrow keys keep to lines.
function sideways(entry, step) {
  if (isGallery) return neighbour(entry, step, 0);
  const [column, row, onPage] = spotOf(entry), [columns, rows, pages] = [0, 1, 2].map((at) => valuesOf(at).length);
  const to = (onPage * rows + row) * columns + column + step;
  return to < 0 || to >= columns * rows * pages ? null
    : entryAt(to % columns, Math.floor(to / columns) % rows, Math.floor(to / columns / rows));
}
function walkDetail(to) {
  if (!to) return;
  openDetail(to);
  tell(spoken(to));
}
by("detail").addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  if (event.key in ARROWS && !event.shiftKey) walkDetail(neighbour(detail, ...ARROWS[event.key]));
  else if ((event.key === "x" || event.key === "c") && isShown(detail)) { by("detail").close(); pickForComparing(detail); }
  else return;
  event.preventDefault();
});
by("detail").addEventListener("close", () => { if (!by("compare").open) focusOn(detail); });
for (const id of ["detail", "compare", "help"])
  by(id).addEventListener("click", (event) => { if (event.target === event.currentTarget) by(id).close(); });
