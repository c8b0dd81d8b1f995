/* Dialogs over the page: opened, filled and left again. What they hold is in dialog.js and compare.js. */
const sheets = {};
const SHEET_NAMES = { record: "js_dialog_record", compare: "js_dialog_compare" };
const openSheets = [];

// ---- any dialog ---------------------------------------------------------------------------------------------------
function sheetOf(kind) {
  if (sheets[kind]) return sheets[kind];
  const sheet = (sheets[kind] = document.createElement("dialog"));
  sheet.className = `ke-dialog ke-dialog-${kind}`;
  sheet.setAttribute("aria-label", say(SHEET_NAMES[kind]));
  sheet.innerHTML = '<button type="button" class="ke-close" data-act="close"></button><div class="ke-sheet" tabindex="-1" autofocus></div>';
  const close = sheet.querySelector(".ke-close");
  close.title = say("js_dialog_close");
  close.setAttribute("aria-label", close.title);
  sheet.addEventListener("click", (event) => { onSheetClick(sheet, event); });
  sheet.addEventListener("close", () => { closedSheet(sheet); });
  document.body.append(sheet);
  return sheet;
}
function openSheet(kind) {
  const sheet = sheetOf(kind);
  if (sheet.open) return sheet;
  sheet.opener = document.activeElement;
  // The page behind keeps its place and its width while it cannot be scrolled.
  const root = document.documentElement;
  root.style.setProperty("--ke-bar", `${innerWidth - root.clientWidth}px`);
  root.classList.add("has-sheet");
  openSheets.push(sheet);
  sheet.showModal();
  lendAbove();
  return sheet;
}
function closedSheet(sheet) {
  openSheets.splice(openSheets.indexOf(sheet), 1);
  sheet.request?.abort();
  clearTimeout(sheet.timer);
  document.documentElement.classList.toggle("has-sheet", openSheets.length > 0);
  lendAbove();
  sheet.querySelector(".ke-sheet").replaceChildren();
  if (document.activeElement !== document.body && document.activeElement) return;
  const name = sheet.opener?.dataset?.openRecord;  // its list may have been made anew
  (name ? document.querySelector(`[data-open-record="${CSS.escape(name)}"]`) : sheet.opener)?.focus({ preventScroll: true });
}
// What is said, and the tray of comparing, must lie above the topmost dialog: all else is out of reach.
function lendAbove() {
  const top = openSheets.at(-1) ?? document.body;
  if (said) { tell("", false); top.append(said); }
  if (tray && tray.parentElement !== top) top.append(tray);
}
// What is said within a dialog is put there before it is said, or no screen reader would hear it.
function tellAbove(text, isSeen = true) {
  tell("", false);
  lendAbove();
  tell(text, isSeen);
}
async function fillSheet(sheet, path, values, place) {
  sheet.request?.abort();
  const request = (sheet.request = new AbortController());
  sheet.setAttribute("aria-busy", "true");
  try {
    const text = await fragment(path, values, { signal: request.signal });
    if (!request.signal.aborted) place(text);
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    sheet.querySelector(".ke-sheet").innerHTML = '<p class="ke-failed" role="alert"></p>';
    sheet.querySelector(".ke-failed").textContent = error.message;
    return false;
  } finally {
    if (sheet.request === request) sheet.removeAttribute("aria-busy");
  }
}
function writeDates(root) {
  for (const each of root.querySelectorAll("time[data-date]")) {
    const options = { dateStyle: "medium", timeStyle: each.closest(".ke-link") ? "short" : "medium" };
    put(each, new Date(Number(each.dataset.date) * 1000).toLocaleString(locale, options));
  }
  writeTimes();
}
function onSheetClick(sheet, event) {
  if (event.target === sheet) return sheet.close();
  if (event.target.closest("[data-verb]")) return sheet.close();
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
