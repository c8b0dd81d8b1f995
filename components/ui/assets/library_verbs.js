/* What is done in the library: stars, deleting, ZIPs out and in. */
const MOST_AT_ONCE = 2000;
async function postLots(path, records, values = {}) {
  const answers = [];
  for (let at = 0; at < records.length; at += MOST_AT_ONCE)
    answers.push(await post(path, { ...values, records: records.slice(at, at + MOST_AT_ONCE) }));
  return answers;
}
async function starRecords(records, starred) {
  await postLots("kolors/star", records, { starred });
  changed({ kind: "star", records, starred });
}
async function deleteRecords(records) {
  const answers = await postLots("kolors/delete", records), taken = answers.flatMap((each) => each.records);
  const isTaken = new Set(taken);
  for (const each of records) if (isTaken.has(each) || !entryOf(each)) choice.delete(each);
  const { text, final } = answers.at(-1);
  if (taken.length) changed({ kind: "delete", records: taken, text: answers.length > 1 && !final ? "" : text, isFinal: final });
  else tell(text);
  chosenChanged();
}
const libraryVerbs = {
  star: (button) => starRecords([button.closest(".entry").dataset.record], button.getAttribute("aria-pressed") !== "true"),
  "star-all": (button) => starRecords([...choice.keys()], button.dataset.starred === "true"),
  delete: () => deleteRecords([...choice.keys()]),
  zip: async () => {
    const with_settings = document.querySelector("#library-chosen input").checked;
    const { url, text } = await post("kolors/export", { records: [...choice.keys()], with_settings });
    fetchFile(url);
    if (text) report(text);
  },
  compare: () => openCompare(...[...choice].map(([record, index]) => `${record}:${index}`)),
  ask: async (button) => {
    button.disabled = true;
    try { choose("attach", (await post("kolors/ask", { record: button.closest(".entry").dataset.record })).record); }
    finally { button.disabled = false; }
  },
  "choose-all": chooseMatching,
  "choose-none": chooseNone,
  clear: clearFilters,
  top: toTop,
  retry,
  dismiss: async () => {
    await post("kolors/library/dismiss", {});
    showNotices("");
  },
  "close-report": (button) => {
    button.closest(".notice").remove();
    holdOne()?.querySelector(".entry-open").focus({ preventScroll: true });
  },
  import: () => shelf().querySelector('.library-bar input[type="file"]').click(),
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-library]");
  if (!button) return;
  try { await libraryVerbs[button.dataset.library](button); }
  catch (error) { report(error.message, "bad"); }
});
function fetchFile(url) {
  const link = Object.assign(document.createElement("a"), { href: url, download: "" });
  document.body.append(link);
  link.click();
  link.remove();
}

// ---- imports ----------------------------------------------------------------------------------------------------------
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.('.library-bar input[type="file"]') || !target.files[0]) return;
  importZip(target.files[0]);
  target.value = "";
});
const isZip = ({ name, type }) => /\.zip$/i.test(name) || /zip/.test(type);
function importZip(file) {
  const call = new XMLHttpRequest(), url = new URL("kolors/import", document.baseURI);
  url.searchParams.set("lang", language);
  call.open("POST", url);
  call.setRequestHeader("X-Explorer-Visitor", visitorId());
  call.upload.onprogress = ({ loaded, total }) => report(say("js_importing", { percent: Math.floor((100 * loaded) / (total || 1)) }));
  call.onload = () => {
    const reply = parsed(call.responseText);
    if (call.status !== 200) return report(reply?.error ?? say("js_unreachable"), "bad");
    report(reply.text, "good");
    changed({ kind: "new", records: [] });
  };
  call.onerror = () => report(say("js_unreachable"), "bad");
  call.send(file);
}
// What has been done is said until it is closed, or until the next is said; a panel to come says it when it is there.
function report(text, tone = "mild") {
  const place = shelf()?.querySelector(".library-report");
  report.waiting = place ? null : [text, tone];
  if (!place) return tell(text);
  const notice = Object.assign(document.createElement("div"), { className: `notice notice-${tone}` });
  notice.setAttribute("role", tone === "bad" ? "alert" : "status");
  notice.innerHTML = `<p></p><button type="button" class="notice-close" data-library="close-report" aria-label="${say("js_close")}">×</button>`;
  notice.querySelector("p").textContent = text;
  place.replaceChildren(notice);
}
