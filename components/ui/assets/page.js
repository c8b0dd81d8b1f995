/* The page's own script. It runs at the top of <head>, before Gradio reads the browser's language. */
(() => {
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
  const visitor = () => ({ id: visitorId(), language });

  const parsed = (text) => { try { return JSON.parse(text); } catch { return null; } };
  let isRestored = false;

  // A link fills the form; but a reload, or another language, brings back what the form held.
  function visit() {
    const [navigation] = performance.getEntriesByType("navigation");
    const stays = read("sessionStorage", "stay") === "1" || navigation?.type === "reload";
    write("sessionStorage", "stay", null);
    const form = parsed(read("sessionStorage", "form")) ?? parsed(read("localStorage", "form"));
    return {
      ...visitor(),
      record: read("sessionStorage", "record"),
      query: stays && form ? "" : location.search.slice(1),
      form,
    };
  }

  // The form is kept as it changes, once the page has been brought back to where it was.
  function keep(...values) {
    if (!isRestored) return;
    const form = JSON.stringify(Object.fromEntries(facts.names.map((name, at) => [name, values[at]])));
    write("sessionStorage", "form", form);
    write("localStorage", "form", form);
  }
  const restored = () => { isRestored = true; };

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
  function writeTimes() {
    const stamped = document.querySelector("[data-now]")?.dataset.now;
    if (stamped && stamped !== stamp) {
      stamp = stamped;
      serverAhead = Number(stamped) - Date.now() / 1000;
    }
    for (const each of document.querySelectorAll("time[data-at]")) {
      const at = new Date((Number(each.dataset.at) - serverAhead) * 1000);
      const options = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
      if (at - Date.now() > 20 * 3600e3) Object.assign(options, { month: "short", day: "numeric" });
      put(each, at.toLocaleString(locale, options));
    }
    for (const each of document.querySelectorAll("time[data-until]")) put(each, span(Number(each.dataset.until) - now()));
    for (const each of document.querySelectorAll("time[data-since]")) put(each, span(now() - Number(each.dataset.since)));
  }

  // ---- what the card says to the tab ------------------------------------------------------------------------------
  let wasRunning = null;
  function follow() {
    const card = document.querySelector("#card [data-record]");
    if (!card) return;
    const { record, state, status, saved, count } = card.dataset;
    if (read("sessionStorage", "record") !== record) {
      write("sessionStorage", "record", record);
      if (isRestored && innerWidth <= 900) document.getElementById("outcome")?.scrollIntoView({ behavior: "smooth" });
    }
    const mark = state === "running" ? "…" : status === "done" ? "✓" : "✕";
    const title = `${mark} ${saved}/${count} · ${NAME}`;
    if (document.title !== title) document.title = title;
    if (state === "ended" && wasRunning === record) notify(status);
    wasRunning = state === "running" ? record : null;
  }
  function notify(status) {
    try {
      if (!document.hidden || Notification.permission !== "granted") return;
      const note = new Notification(NAME, { body: say(status === "done" ? "js_notify_done" : "js_notify_other") });
      note.onclick = () => { window.focus(); note.close(); };
    } catch { /* no notifications here */ }
  }
  function askToNotify() {
    if (read("localStorage", "notify")) return;
    write("localStorage", "notify", "asked");
    try {
      if (Notification.permission === "default") Promise.resolve(Notification.requestPermission()).catch(() => {});
    } catch { /* no notifications here */ }
  }

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
  function nameChosen() {
    for (const each of document.querySelectorAll("[data-language]")) {
      const isChosen = each.dataset.language === language;
      if (isChosen) each.setAttribute("aria-current", "true");
    }
  }
  // Live regions stay while what is in them is replaced; only then is it read out.
  function announce() {
    for (const id of ["card", "problems"]) {
      const region = document.getElementById(id);
      if (region && !region.hasAttribute("aria-live")) region.setAttribute("aria-live", "polite");
    }
  }
  const PICTURES = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/bmp,.avif,.bmp";
  function acceptPictures() {
    for (const input of document.querySelectorAll('.init-file input[type="file"]:not([accept^="image/png"])'))
      input.setAttribute("accept", PICTURES);
  }

  // ---- keys and clicks ------------------------------------------------------------------------------------------------
  const press = (id) => document.getElementById(id)?.click();
  document.addEventListener("keydown", (event) => {
    const isSubmit = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSubmit || event.isComposing || event.keyCode === 229) return;
    if (!event.target.closest?.("#param-prompt, #param-negative_prompt")) return;
    event.preventDefault();
    event.stopPropagation();
    press("generate");
  }, true);
  const verbs = {
    ask_again: () => press("ask-again"),
    open_connect: () => { press("tab-connect-button"); window.scrollTo({ top: 0 }); },
    edit_prompt: () => document.querySelector("#param-prompt textarea")?.focus(),
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-verb], [data-language], #generate");
    if (!target) return;
    if (target.id === "generate") askToNotify();
    if (target.dataset.verb) verbs[target.dataset.verb]?.();
    if (target.dataset.language) { event.preventDefault(); chooseLanguage(target.dataset.language); }
  });

  // ---- the beat -------------------------------------------------------------------------------------------------------
  let isDue = false;
  function look() {
    isDue = false;
    document.documentElement.lang = locale;
    follow(); mark(); drawSizes(); nameChosen(); acceptPictures(); announce(); writeTimes();
  }
  function start() {
    new MutationObserver(() => {
      if (isDue) return;
      isDue = true;
      (document.hidden ? setTimeout : requestAnimationFrame)(look);
    }).observe(document.body, { childList: true, subtree: true });
    setInterval(writeTimes, 500);
    look();
  }
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);

  const dice = () => {
    const [high, low] = crypto.getRandomValues(new Uint32Array(2));
    return (high * 4294967296 + low) % facts.seeds;
  };
  window.kolors = { visitor, visit, keep, restored, pixels, dice };
})();
