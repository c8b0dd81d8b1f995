/* What the page shows, its language, and the small tools of all parts. */
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("data"), texts = read("texts"), by = (id) => document.getElementById(id);
let language = (navigator.languages ?? [navigator.language]).find((each) => /^(zh|en)/i.test(each))?.slice(0, 2).toLowerCase() ?? "en";

// ---- words ----------------------------------------------------------------------------------------------------------
const t = (key, facts = {}) => (texts[language][key] ?? key).replace(/\{(\w+)\}/g, (all, name) => facts[name] ?? all);
const has = (key) => key in texts[language];
const counted = (key, count) => t(count === 1 && has(`${key}_one`) ? `${key}_one` : key, { count });
const nameOf = (name) => (has(`param_${name}`) ? t(`param_${name}`) : name);
const moment = (utc) => new Date(utc * 1000).toLocaleString(language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
const plain = (value) => (value === null || value === undefined || value === "" ? t("none") : String(value));
function tell(text) {
  by("said").textContent = "";
  by("said").textContent = text;
}

// ---- elements -------------------------------------------------------------------------------------------------------
// el("p.note", {title: ...}, child, ...): attributes that are functions listen, true is an empty attribute, null is none.
function el(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split("."), made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((each) => each !== null && each !== undefined));
  return made;
}
const fill = (parent, ...children) => parent.replaceChildren(...children.filter(Boolean));
const button = (text, press, attributes = {}) => el("button.plain", { type: "button", click: press, ...attributes }, text);
const fact = (name, value, kind = "") => el(`div${kind}`, {}, el("dt", {}, name), el("dd", {}, value));
const value = (text) => el("span.value", { title: text.length > 12 ? text : null }, text);

// ---- entries --------------------------------------------------------------------------------------------------------
// An entry is what one tile stands for: a cell of the sweep, or in a gallery one picture, or a record without any.
const address = (file) => file.split("/").map(encodeURIComponent).join("/");
const LEFT = ["gone", "changed"];
function entryOf(record, images, more = {}) {
  const shown = images.find((each) => each.file) ?? images[0] ?? null;
  const status = more.status ?? record?.status ?? "none";
  return { record, images, image: shown, status, starred: Boolean(record?.starred), at: [], labels: [], ...more };
}
const cells = new Map();
for (const cell of data.sweep?.cells ?? []) {
  const record = data.records[cell.record] ?? null;
  cells.set(String(cell.at), entryOf(record, record?.images ?? [], { ...cell, labels: cell.values, record }));
}
const gallery = data.sweep ? [] : data.records.flatMap((record) =>
  record.images.length ? record.images.map((image) => entryOf(record, [image])) : [entryOf(record, [])]);
const entries = data.sweep ? [...cells.values()] : gallery;
const isShown = (entry) => Boolean(entry?.image?.file && !entry.image.lost);

// What stands instead of a picture: the kind of it, one or two words, and a sentence.
function stateOf(entry) {
  const { status, image, record } = entry;
  if (image && !image.file) return { kind: "bad", word: t(`left_${left(image)}`), why: t(`why_left_${left(image)}`) };
  if (image?.lost) return { kind: "bad", word: t("file_missing"), why: t("why_file") };
  const kind = { refused: "bad", failed: "bad" }[status] ?? status;
  const error = entry.error ?? record?.error;
  return { kind, word: t(`status_${status}`), why: error ? reasonOf(error) : has(`why_${status}`) ? t(`why_${status}`) : "" };
}
const left = (image) => (LEFT.includes(image.missing) ? image.missing : "gone");
function reasonOf(error) {
  const key = `error_${error.kind}`, said = error.message ?? "";
  if (language === "en" || !has(key)) return said || (has(key) ? t(key) : String(error.kind ?? ""));
  return said ? `${t(key)}（${said}）` : t(key);
}

// ---- tiles ----------------------------------------------------------------------------------------------------------
// The small picture first, the original where that is missing, and words where both are.
function pictureOf(entry, image, isLarge, onLost) {
  const alt = entry.at.length ? "" : String(entry.record.request.prompt ?? "").slice(0, 120);
  const made = el("img", { loading: isLarge ? "eager" : "lazy", decoding: "async", alt, draggable: "false" });
  const first = isLarge || !image.thumb ? image.file : image.thumb;
  made.addEventListener("error", () => {
    if (made.getAttribute("src") !== address(image.file)) made.src = address(image.file);
    else { image.lost = true; onLost(); }
  });
  made.src = address(first);
  return made;
}
function fillTile(tile, entry, isLarge = false) {
  const isThere = isShown(entry), state = isThere ? null : stateOf(entry);
  tile.className = `tile${state ? ` is-${state.kind}` : ""}`;
  fill(tile,
    isThere ? pictureOf(entry, entry.image, isLarge, () => { fillTile(tile, entry); drawn(entry); }) : el("b", {}, state.word),
    state?.why ? el("small", {}, state.why) : null,
    marksOf(entry));
  return tile;
}
function marksOf(entry) {
  const marks = [];
  if (entry.images.length > 1) marks.push(el("i", {}, `×${entry.images.length}`));
  if (entry.starred) marks.push(el("i.star", {}, "★"));
  return marks.length ? el("span.mark", { "aria-hidden": "true" }, ...marks) : null;
}
// Says a tile in words, for those who hear it.
function spoken(entry) {
  const where = entry.at.length ? placed(entry) : String(askedOf(entry).prompt ?? "").slice(0, 160);
  const state = isShown(entry) ? [t("status_done")] : [stateOf(entry).word, stateOf(entry).why];
  if (entry.images.length > 1) state.push(t("batch", { count: entry.images.length }));
  if (entry.starred) state.push(t("starred"));
  return `${where}: ${state.filter(Boolean).join(", ")}`;
}
const placed = (entry) => data.sweep.axes.map((axis, at) => `${nameOf(axis.name)} ${entry.labels[at]}`).join(", ");
const shortly = (entry) => (entry.at.length ? entry.labels.map((each) => (each.length > 24 ? `${each.slice(0, 23)}…` : each)).join(" · ")
  : String(entry.image?.seed ?? entry.record?.seed ?? "") || t("none"));
