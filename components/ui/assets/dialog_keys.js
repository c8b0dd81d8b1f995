/* What opens the dialogs, and their keys. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target.closest?.("[data-open-record]");
  if (!opener) return;
  event.preventDefault();
  // Native focus return needs a focused opener; Safari does not focus a button that is clicked.
  if (!openSheets.length) opener.focus({ preventScroll: true });
  openRecord(opener.dataset.openRecord, opener.dataset.index ?? "");
});

function onRecordKey(event) {
  const root = recordRoot(), step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!root) return;
  if (event.key === "s" || event.key === "S") {
    event.preventDefault();
    root.querySelector('[data-act="star"]').click();
  } else if (step && event.target.closest('[role="tablist"]')) {
    event.preventDefault();
    const tabs = [...event.target.closest('[role="tablist"]').children];
    recordActs.tab(tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length]);
  } else if (step && root.dataset.count > 1 && !event.target.closest("pre") && !root.classList.contains("is-zoomed")) {
    event.preventDefault();
    showImage(root, Number(root.dataset.index) + step);
    const stop = root.querySelector(".ke-stop[aria-current]");
    if (event.target.closest(".ke-strip, .ke-slides")) stop.focus({ preventScroll: true });
    else tellAbove(stop.getAttribute("aria-label"));
  }
}
document.addEventListener("keydown", (event) => {
  const sheet = openSheets.at(-1);
  if (!sheet || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && sheet === sheets.record && recordRoot()?.classList.contains("is-zoomed")) {
    event.preventDefault();
    slideOf(recordRoot()).querySelector(".ke-zoom").click();
  } else (sheet === sheets.record ? onRecordKey : onCompareKey)(event);
});
