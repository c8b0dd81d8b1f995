/* Calls of our own routes: fragments of the page, and changes. Every failure is an Error with a sentence to show. */
async function reach(path, options = {}) {
  const url = new URL(path, document.baseURI);
  url.searchParams.set("lang", language);
  const headers = { ...options.headers, "X-Explorer-Visitor": visitorId() };
  let response;
  try { response = await fetch(url, { ...options, headers, credentials: "same-origin" }); }
  catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(say("js_unreachable"));
  }
  if (response.ok) return response;
  const answer = parsed(await response.text());
  throw Object.assign(new Error(answer?.error ?? say("js_unreachable")), { status: response.status });
}
async function fragment(path, values = {}, options = {}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  return (await reach(`${path}?${query}`, options)).text();
}
async function post(path, values) {
  const headers = { "Content-Type": "application/json" };
  return (await reach(path, { method: "POST", headers, body: JSON.stringify(values) })).json();
}
// A typed key goes in by itself; Gradio's events carry a ticket for it, which works once.
async function handIn(key) {
  if (!key?.trim()) return "";
  try { return (await post("kolors/connect", { key })).ticket; }
  catch (error) { tell(error.message); return "lost"; }
}
// Whoever shows records hears of changes: {kind: "star" | "delete" | "undelete" | "new", records: [...], ...}.
const changed = (detail) => document.dispatchEvent(new CustomEvent("kolors:changed", { detail }));
// A verb that fills the form or watches a record: Python does it, told which record and picture were chosen.
let chosen = null;
function choose(verb, record, index = 0) {
  chosen = { record, index };
  press(`chosen-${verb}`);
  press("tab-generate-button");
  focusForm();
}
// The form is there a moment after its tab was pressed. Where a finger points, a keyboard would cover what was filled in.
function focusForm(looks = 60) {
  const field = document.querySelector("#param-prompt textarea"), isSeen = Boolean(field?.offsetParent);
  if (!isSeen && looks) return void requestAnimationFrame(() => focusForm(looks - 1));
  const place = matchMedia("(pointer: coarse)").matches ? document.getElementById("tab-generate-button") : field;
  place?.focus({ preventScroll: true });
}
