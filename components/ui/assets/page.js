/* What the page does: the tab's title, notifications, live regions, keys and clicks, and the beat of it all. */
// ---- what the card says to the tab ------------------------------------------------------------------------------
// Written to where there is nothing else to see: a live region of our own, which also shows for a moment.
let said = null;
function tell(text, isSeen = true) {
  if (!said) {
    said = Object.assign(document.createElement("div"), { id: "kolors-said" });
    said.setAttribute("role", "status");
    document.body.append(said);
  }
  said.className = isSeen ? "is-seen" : "";
  said.textContent = text;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { said.className = said.textContent = ""; }, 3500);
}
const gently = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

let wasRunning = null, cardTitle = "";
function follow() {
  const card = document.querySelector("#card [data-record]");
  if (!card) return;
  const { record, state, status, saved, count } = card.dataset;
  if (read("sessionStorage", "record") !== record) {
    write("sessionStorage", "record", record);
    if (isRestored && innerWidth <= 900) document.getElementById("outcome")?.scrollIntoView({ behavior: gently() });
  }
  const mark = state === "running" ? "…" : status === "done" ? "✓" : "✕";
  cardTitle = `${mark} ${saved}/${count} · ${NAME}`;
  if (state === "ended" && wasRunning === record) notify(status);
  wasRunning = state === "running" ? record : null;
  drawTitle();
}
// A request under way goes before a sweep, and a sweep before what has ended.
function drawTitle() {
  const title = (!wasRunning && sweepTitle()) || cardTitle || NAME;
  if (document.title !== title) document.title = title;
}
function notify(status, text = "") {
  try {
    if (!document.hidden || Notification.permission !== "granted") return;
    const note = new Notification(NAME, { body: text || say(status === "done" ? "js_notify_done" : "js_notify_other") });
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

function nameChosen() {
  for (const each of document.querySelectorAll("[data-language]")) {
    const isChosen = each.dataset.language === language;
    if (isChosen) each.setAttribute("aria-current", "true");
  }
}
// Live regions stay while what is in them is replaced; only then is it read out. Gradio's own progress lies outside.
function announce() {
  for (const region of document.querySelectorAll(":is(#card, #problems) .html-container > :not([aria-live])"))
    region.setAttribute("aria-live", "polite");
}
// The spinner behind a picture goes with its arrival.
function loaded() {
  for (const image of document.querySelectorAll("#results .thumbnail-lg img"))
    image.parentElement.classList.toggle("is-here", image.complete && image.naturalWidth > 0);
}
document.addEventListener("load", (event) => { if (event.target.closest?.("#results")) loaded(); }, true);
// What gets the focus must not lie under the dock.
const measured = new ResizeObserver(([entry]) => {
  document.documentElement.style.setProperty("--ke-dock", `${Math.round(entry.target.offsetHeight)}px`);
});
function measure() {
  const dock = document.getElementById("dock");
  if (dock && dock !== measured.dock) measured.observe(measured.dock = dock);
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
  follow(); mark(); lead(); drawSizes(); rove(); nameChosen();
  acceptPictures(); announce(); loaded(); measure(); lookLibrary(); lookSweep(); lookResult(); writeTimes();
}
function start() {
  new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    (document.hidden ? setTimeout : requestAnimationFrame)(look);
  }).observe(document.body, { childList: true, subtree: true });
  setInterval(() => { writeTimes(); rove(); }, 500);
  look();
}
if (document.body) start();
else document.addEventListener("DOMContentLoaded", start);

const dice = () => {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high * 4294967296 + low) % facts.seeds;
};
window.kolors = { visitor, visit, keep, restored, pixels, dice, handIn, planAgain };
