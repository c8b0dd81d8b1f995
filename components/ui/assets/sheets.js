/* Dialogs over the page: opened, filled and left again, by Back too. What they hold is in dialog.js and compare.js. */
const sheets = {};
const SHEET_NAMES = { record: "js_dialog_record", compare: "js_dialog_compare" };
const openSheets = [];
const topSheet = () => openSheets.findLast((each) => each.open);

// ---- any dialog ---------------------------------------------------------------------------------------------------
function sheetOf(kind) {
  if (sheets[kind]) return sheets[kind];
  const sheet = (sheets[kind] = document.createElement("dialog"));
  sheet.className = `ke-dialog ke-dialog-${kind}`;
  sheet.setAttribute("aria-label", say(SHEET_NAMES[kind]));
  const button = (look, act, name, more = "") =>
    `<button type="button" class="${look}" data-act="${act}"${more} title="${name}" aria-label="${name}"></button>`;
  const walks = [["-1", "ke-walk ke-walk-back", "js_walk_back"], ["1", "ke-walk ke-walk-on", "js_walk_on"]];
  sheet.innerHTML = button("ke-close", "close", say("js_dialog_close"))
    + (kind === "record" ? walks.map(([step, look, key]) => button(look, "walk", say(key), ` data-step="${step}"`)).join("") : "")
    + '<div class="ke-sheet" tabindex="-1" autofocus></div>';
  sheet.addEventListener("click", (event) => { onSheetClick(sheet, event); setTimeout(holdFocus); });
  sheet.addEventListener("close", () => { closedSheet(sheet); });
  document.body.append(sheet);
  return sheet;
}
function openSheet(sheet) {
  if (sheet.open) return;
  sheet.opener = document.activeElement;
  // The page behind keeps its place and its width while it cannot be scrolled.
  const root = document.documentElement;
  root.style.setProperty("--ke-bar", `${innerWidth - root.clientWidth}px`);
  root.classList.add("has-sheet");
  openSheets.push(sheet);
  sheet.showModal();
  lendAbove();
  noteSheets();
}
const closeSheets = () => { for (const each of [...openSheets].reverse()) each.close(); };
function closedSheet(sheet) {
  openSheets.splice(openSheets.indexOf(sheet), 1);
  sheet.request?.abort();
  clearTimeout(sheet.timer);
  document.documentElement.classList.toggle("has-sheet", openSheets.length > 0);
  lendAbove();
  sheet.querySelector(".ke-sheet").replaceChildren();
  noteSheets();
  returnFocus(sheet);
}
// Back to what was seen last; where that is gone, to what opened the dialog, else to the tab.
function returnFocus({ opener, shows: [kind, record] = [] }) {
  const isFree = () => !document.activeElement || document.activeElement === document.body;
  if (!isFree() && document.activeElement !== opener) return;
  if (kind === "record" && !openSheets.length && isListed() && focusEntry(record)) return;
  if (!isFree()) return;
  const name = opener?.dataset?.openRecord;  // its list may have been made anew
  (name ? document.querySelector(`[data-open-record="${CSS.escape(name)}"]`) : opener)?.focus({ preventScroll: true });
  if (isFree() && !openSheets.length) document.querySelector('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
}
function holdFocus() {
  if (document.activeElement === document.body) topSheet()?.querySelector(".ke-sheet").focus({ preventScroll: true });
}
// What is said, and the bars of comparing and undoing, must lie above the topmost dialog: all else is out of reach.
function lendAbove() {
  const top = topSheet() ?? document.body, bars = document.getElementById("kolors-bars") ?? tray;
  if (said && said.parentElement !== top) { tell("", false); top.append(said); }
  if (bars && bars.parentElement !== top) top.append(bars);
}
// What is said within a dialog is put there before it is said, or no screen reader would hear it.
function tellAbove(text, isSeen = true) {
  tell("", false);
  lendAbove();
  tell(text, isSeen);
}
// A sheet opens with what it is to hold, or empty where that is long in coming; where nothing comes, that is said.
async function fillSheet(sheet, path, values, place, missed = () => {}) {
  sheet.request?.abort();
  const request = (sheet.request = new AbortController()), late = setTimeout(() => openSheet(sheet), 250);
  sheet.setAttribute("aria-busy", "true");
  try {
    const text = await fragment(path, values, { signal: request.signal });
    if (request.signal.aborted) return false;
    openSheet(sheet);
    place(text);
    noteSheets();
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    if (!sheet.querySelector(".ke-sheet").hasChildNodes()) sheet.close();
    tellAbove(error.message);
    missed(error);
    return false;
  } finally {
    clearTimeout(late);
    if (sheet.request === request) sheet.removeAttribute("aria-busy");
  }
}

// ---- the browser's Back and Forward ---------------------------------------------------------------------------------
// Each open sheet is an entry of the history, which holds what it shows: so it comes back after Forward or a reload.
let isGoing = false;
const heldSheets = () => history.state?.kolors ?? [];
function noteSheets() {
  if (isGoing) return;
  const shown = openSheets.filter((each) => each.open && each.shows).map((each) => each.shows), held = heldSheets();
  try {
    if (shown.length < held.length) {
      isGoing = true;
      return history.go(shown.length - held.length);
    }
    // Going back must not scroll: the list is where it was left, or where the picture seen last is.
    if (shown.length && !held.length) history.scrollRestoration = "manual";
    if (shown.length === held.length && JSON.stringify(shown) !== JSON.stringify(held))
      history.replaceState({ ...history.state, kolors: shown }, "");
    for (let n = held.length + 1; n <= shown.length; n++)
      history.pushState({ ...history.state, kolors: shown.slice(0, n) }, "");
  } catch { /* some browsers refuse many changes within seconds */ }
}
async function followHistory() {
  if (isGoing) {
    isGoing = false;
    if (!heldSheets().length) history.scrollRestoration = "auto";
    return noteSheets();
  }
  const held = heldSheets();
  if (!held.length) history.scrollRestoration = "auto";
  for (const each of openSheets.slice(held.length).reverse()) each.close();
  if (held.length <= openSheets.length) return;
  isGoing = true;
  for (const [kind, ...values] of held.slice(openSheets.length)) await (kind === "record" ? openRecord : openCompare)(...values);
  isGoing = false;
  noteSheets();
}
window.addEventListener("popstate", followHistory);
document.addEventListener("DOMContentLoaded", followHistory);

function writeDates(root) {
  for (const each of root.querySelectorAll("time[data-date]")) {
    const options = { dateStyle: "medium", timeStyle: each.closest(".ke-link") ? "short" : "medium", hourCycle: "h23" };
    put(each, new Date(Number(each.dataset.date) * 1000).toLocaleString(locale, options));
  }
  writeTimes();
}
function onSheetClick(sheet, event) {
  if (event.target === sheet) return sheet.close();
  if (event.target.closest("[data-verb]")) return closeSheets();
  const button = event.target.closest("[data-act]");
  const act = button && (recordActs[button.dataset.act] ?? compareActs[button.dataset.act]);
  if (act) act(button, event, sheet);
}
// A second press while the first is under way does nothing; a disabled button would lose the focus.
async function trying(button, change) {
  if (button.isBusy) return null;
  button.isBusy = true;
  try { return await change(); }
  catch (error) { tellAbove(error.message); return null; }
  finally { button.isBusy = false; }
}

// ---- copying ------------------------------------------------------------------------------------------------------
async function copyText(text, element, advice) {
  try {
    await navigator.clipboard.writeText(text);
    return tellAbove(say("js_copied"));
  } catch { /* refused, or no secure page: then what is there is selected */ }
  if (!element) return tellAbove(advice);
  const selection = getSelection();
  selection.selectAllChildren(element);
  tellAbove(say(document.execCommand("copy") ? "js_copied" : "js_copy_by_hand"));
}
