/* Restoring settings from a dropped picture, and the line beside Generate that says what the library already has. */
// ---- the line -----------------------------------------------------------------------------------------------------
const CHECK_MS = 200;
function checkKnown() {
  clearTimeout(checkKnown.timer);
  checkKnown.timer = setTimeout(() => press("check-known"), CHECK_MS);
}
for (const type of ["kolors:form", "kolors:changed"]) document.addEventListener(type, checkKnown);
document.addEventListener("visibilitychange", () => { if (!document.hidden) checkKnown(); });
// A record that begins or ends changes what is known; the same record's picture and facts are opened as a dialog.
let cardSeen = "";
function lookKnown() {
  const card = document.querySelector("#card [data-record]");
  const { record = "", state = "", status = "" } = card?.dataset ?? {};
  const opens = document.getElementById("open-record");
  if (opens && record && opens.dataset.openRecord !== record) opens.dataset.openRecord = record;
  const line = document.querySelector("#known-line .html-container > :not([aria-live])");
  if (line) line.setAttribute("aria-live", "polite");
  const seen = [record, state, status].join();
  if (seen === cardSeen) return;
  cardSeen = seen;
  checkKnown();
}

// ---- keys in links ------------------------------------------------------------------------------------------------
// A link never carries a key; where somebody's does, it does not stay in the address bar and is sent nowhere.
function dropKeys() {
  const url = new URL(location.href);
  const names = [...url.searchParams.keys()].filter((name) => /key|auth|token|secret|password/i.test(name));
  if (!names.length) return;
  for (const name of names) url.searchParams.set(name, "");
  history.replaceState(history.state, "", url);
}
dropKeys();

// ---- dropping -----------------------------------------------------------------------------------------------------
// A file that is let go anywhere must never replace the page.
const isSeen = (id) => Boolean(document.getElementById(id)?.offsetParent);
const inInit = (event) => Boolean(event.target.closest?.(".init-file"));
let isOwnDrag = false;
document.addEventListener("dragstart", () => { isOwnDrag = true; });
document.addEventListener("dragend", () => { isOwnDrag = false; });
const isFileDrag = (event) => !isOwnDrag && [...(event.dataTransfer?.types ?? [])].includes("Files");

function showDrop(isShown, isOverInit = false) {
  clearTimeout(showDrop.timer);
  if (isShown) dropSheet(...(isSeen("library") ? ["js_drop_library", "js_drop_library_hint"] : ["js_drop_form", "js_drop_form_hint"]));
  document.documentElement.classList.toggle("is-dropping", isShown);
  document.documentElement.classList.toggle("is-over-init", isShown && isOverInit);
  // Some browsers say nothing when the file leaves the window; while it is here, they speak several times a second.
  if (isShown) showDrop.timer = setTimeout(() => showDrop(false), 1500);
}
for (const type of ["dragenter", "dragover"])
  window.addEventListener(type, (event) => {
    if (!isFileDrag(event)) return;
    if (!inInit(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    }
    showDrop(true, inInit(event));
  });
window.addEventListener("dragleave", (event) => { if (!event.relatedTarget) showDrop(false); });
window.addEventListener("keydown", (event) => { if (event.key === "Escape") showDrop(false); });
window.addEventListener("drop", (event) => {
  const isOurs = isFileDrag(event) && !inInit(event);
  showDrop(false);
  isOwnDrag = false;
  if (!isOurs) return;
  event.preventDefault();
  event.stopPropagation();
  restoreFrom([...event.dataTransfer.files]);
}, true);

function dropSheet(head, hint) {
  let sheet = document.getElementById("restore-drop");
  if (!sheet) {
    sheet = Object.assign(document.createElement("div"), { id: "restore-drop", innerHTML: "<div><b></b><span></span></div>" });
    sheet.setAttribute("aria-hidden", "true");
    document.body.append(sheet);
  }
  put(sheet.querySelector("b"), say(head));
  put(sheet.querySelector("span"), say(hint));
}

function restoreFrom(files) {
  for (const open of document.querySelectorAll("dialog[open]")) open.close();
  const [file] = files;
  if (files.length !== 1) return isSeen("library") ? complain(new Error(say("js_restore_many"))) : refuseDrop(say("js_restore_many"));
  if (isZip(file)) {
    press("tab-library-button");
    return importZip(file);
  }
  press("tab-generate-button");
  if (isTooLarge(file)) return;
  const input = document.querySelector('#restore-box input[type="file"]');
  const data = new DataTransfer();
  data.items.add(file);
  input.files = data.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
function isTooLarge(file) {
  if (file.size <= facts.limits.upload) return false;
  refuseDrop(say("js_too_large", { name: file.name, mb: (file.size / 2 ** 20).toFixed(1) }));
  return true;
}
// A file that is too large is refused here, before anything is sent.
window.addEventListener("change", (event) => {
  if (!event.target.matches?.('#restore-box input[type="file"]')) return;
  document.getElementById("restore-said")?.remove();
  const large = [...event.target.files].find(isTooLarge);
  if (!large) return;
  event.target.value = "";
  event.stopImmediatePropagation();
}, true);
function refuseDrop(text) {
  document.getElementById("restore-said")?.remove();
  const notice = Object.assign(document.createElement("div"), { id: "restore-said", className: "notice notice-bad" });
  notice.setAttribute("role", "alert");
  document.getElementById("restore-box").before(notice);
  notice.textContent = text;
  leadTo(notice, false);
}

// ---- the notice ---------------------------------------------------------------------------------------------------
// What was restored is said above the form, which may be out of sight.
let noticeSeen = null;
function lookRestored() {
  const notice = document.querySelector("#restored .notice");
  if (!notice || notice.dataset.stamp === noticeSeen) return;
  noticeSeen = notice.dataset.stamp;
  document.getElementById("restore-said")?.remove();
  const { top, bottom } = notice.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) leadTo(notice, false);
}
document.addEventListener("click", (event) => {
  const presses = event.target.closest?.("[data-press]");
  if (presses) press(presses.dataset.press);
  const plans = event.target.closest?.("[data-plan-again]");
  if (plans) planAgain(JSON.parse(plans.dataset.planAgain));
  const closes = event.target.closest?.("[data-close-notice]");
  if (!closes) return;
  closes.closest(".notice").hidden = true;
  document.getElementById("restore")?.focus();
});
function startRestore() {
  const observer = new MutationObserver(() => { lookKnown(); lookRestored(); });
  observer.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-stamp", "data-record", "data-status"],
  });
  lookKnown();
}
if (document.body) startRestore();
else document.addEventListener("DOMContentLoaded", startRestore);
