/* What the page knows and keeps: language, visitor, form, sizes, times. It runs at the top of <head>, before Gradio
   reads the browser's language, and in one function with page.js (see shell.py). */
"use strict";
const facts = window.kolorsFacts;
const NAME = "Kolors Explorer";
const memory = {};

// Storage may be forbidden (a Space in a frame with blocked cookies): then the page remembers for itself only.
const read = (where, key) => {
  try { return window[where].getItem("kolors." + key); } catch { return memory[key] ?? null; }
};
const write = (where, key, value) => {
  memory[key] = value;
  try {
    if (value === null) window[where].removeItem("kolors." + key);
    else window[where].setItem("kolors." + key, value);
  } catch { /* kept in memory */ }
};

// ---- language -------------------------------------------------------------------------------------------------
const asked = new URLSearchParams(location.search).get("lang");
if (asked) write("localStorage", "language", asked);
const wanted = asked || read("localStorage", "language") || navigator.language || "en";
const language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
const locale = language === "zh" ? "zh-CN" : "en";
Object.defineProperty(navigator, "language", { get: () => locale });
Object.defineProperty(navigator, "languages", { get: () => [locale] });
document.documentElement.lang = locale;
const say = (key, values = {}) =>
  facts.texts[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function chooseLanguage(choice) {
  write("localStorage", "language", choice);
  write("sessionStorage", "stay", "1");
  const url = new URL(location.href);
  url.searchParams.set("lang", choice);
  location.assign(url);
}

// ---- who and what -----------------------------------------------------------------------------------------------
function visitorId() {
  let id = read("localStorage", "visitor");
  if (!/^[\w-]{16,128}$/.test(id ?? "")) {
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    id = btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
    write("localStorage", "visitor", id);
  }
  return id;
}
// `record` is what this page shows: Python's own memory of it goes when an idle server restarts.
const visitor = () => ({ id: visitorId(), language, record: read("sessionStorage", "record"), chosen });

const parsed = (text) => { try { return JSON.parse(text); } catch { return null; } };
let isRestored = false, cameBack = false, stayed = false;

// A link fills the form; but a reload, or another language, brings back what the form held.
function visit() {
  const [navigation] = performance.getEntriesByType("navigation");
  const stays = read("sessionStorage", "stay") === "1" || navigation?.type === "reload";
  stayed = stays;
  write("sessionStorage", "stay", null);
  const form = parsed(read("sessionStorage", "form")) ?? parsed(read("localStorage", "form"));
  cameBack = Boolean(stays && form);
  return { ...visitor(), query: cameBack ? "" : location.search.slice(1), form };
}

// The form is kept as it changes, once the page has been brought back to where it was.
function keep(...values) {
  if (!isRestored) return;
  writeForm(Object.fromEntries(facts.names.map((name, at) => [name, values[at]])));
}
function writeForm(form) {
  const text = JSON.stringify(form);
  write("sessionStorage", "form", text);
  write("localStorage", "form", text);
}
// What is typed is kept at once as well: Gradio's events are lost while the connection is down, and then it reloads.
function keepTyped({ target }) {
  const name = target.closest?.('[id^="param-"]')?.id.slice(6);
  if (!facts.names.includes(name) || !(isRestored || cameBack)) return;
  const isNumber = target.type === "number" || target.type === "range";
  if (!isNumber && target.tagName !== "TEXTAREA") return;
  if (isNumber && (!target.value || (isSlider(target) && !target.validity.valid))) return;
  const form = parsed(read("sessionStorage", "form")) ?? parsed(read("localStorage", "form")) ?? {};
  writeForm({ ...form, [name]: isNumber ? Number(target.value) : target.value });
}
const isSlider = (input) => Boolean(input.closest('[id^="param-"]')?.querySelector('input[type="range"]'));
for (const type of ["input", "change"]) document.addEventListener(type, keepTyped, true);
// Only now is the form kept again, beginning with what a link or the last visit brought.
function restored(...values) {
  isRestored = true;
  document.documentElement.dataset.restored = "";
  keep(...values);
  if (stayed && read("sessionStorage", "tab")) press(read("sessionStorage", "tab"));
}
document.addEventListener("click", ({ target }) => {
  const tab = target.closest?.('#tabs button[role="tab"]');
  if (tab) write("sessionStorage", "tab", tab.id);
}, true);

// ---- sizes --------------------------------------------------------------------------------------------------------
const grouped = (number) => number.toLocaleString(locale);
function ratio(width, height) {
  const common = (a, b) => (b ? common(b, a % b) : a);
  const by = common(width, height) || 1;
  const [w, h] = [width / by, height / by];
  return Math.max(w, h) <= 21 ? `${w}:${h}` : `${(width / height).toFixed(2)}:1`;
}
function pixels(width, height) {
  const limits = facts.limits;
  let text, fits = false;
  if (!(width > 0 && height > 0)) text = say("js_pixels_none");
  else if (width % limits.step || height % limits.step || Math.min(width, height) < limits.side)
    text = say("js_pixels_step", { width, height, ...limits });
  else if (width * height > limits.pixels)
    text = say("js_pixels_over", { width, height, pixels: grouped(width * height), max: grouped(limits.pixels) });
  else {
    fits = true;
    text = say("js_pixels", { width, height, ratio: ratio(width, height), pixels: grouped(width * height) });
  }
  return `<p class="pixels ${fits ? "" : "is-bad"}" aria-live="polite">${text.replace(/[<&]/g, "")}</p>`;
}

// ---- times --------------------------------------------------------------------------------------------------------
let serverAhead = 0, stamp = null;
const now = () => Date.now() / 1000 + serverAhead;
function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 1) return say("js_now");
  if (s < 60) return say("js_seconds", { n: s });
  if (s < 3600) return say("js_minutes", { m: Math.floor(s / 60), n: s % 60 });
  return say("js_hours", { h: Math.floor(s / 3600), m: Math.floor((s % 3600) / 60) });
}
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
// Counters run inside live regions: they are for the eye only.
function tick(element, seconds) {
  if (!element.hasAttribute("aria-hidden")) element.setAttribute("aria-hidden", "true");
  put(element, span(seconds));
}
function writeTimes() {
  const stamped = document.querySelector("[data-now]")?.dataset.now;
  if (stamped && stamped !== stamp) {
    stamp = stamped;
    serverAhead = Number(stamped) - Date.now() / 1000;
  }
  for (const each of document.querySelectorAll("time[data-at]")) {
    const at = new Date((Number(each.dataset.at) - serverAhead) * 1000);
    const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
    if (at - Date.now() > 20 * 3600e3) Object.assign(options, { month: "short", day: "numeric" });
    put(each, at.toLocaleString(locale, options));
  }
  for (const each of document.querySelectorAll("time[data-when]:not([datetime])")) {
    const at = new Date((Number(each.dataset.when) - serverAhead) * 1000);
    each.dateTime = at.toISOString();
    each.title = at.toLocaleString(locale, { hourCycle: "h23" });
    const day = at.toDateString() === new Date().toDateString() ? {} : { month: "short", day: "numeric" };
    if (at.getFullYear() !== new Date().getFullYear()) day.year = "numeric";
    put(each, at.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
  }
  for (const each of document.querySelectorAll("time[data-until]")) tick(each, Number(each.dataset.until) - now());
  for (const each of document.querySelectorAll("time[data-since]")) tick(each, now() - Number(each.dataset.since));
}
