// The public page without a script is whole; this only shows where one is, and moves about the overview by keys.

const overview = document.querySelector("#overview");
const links = overview ? [...overview.querySelectorAll("a[data-event]")] : [];
const byEvent = new Map(links.map((link) => [link.dataset.event, link]));
const inOrder = [...links].sort((a, b) => a.dataset.x - b.dataset.x);

/* One stop for the Tab key; the arrow keys go on from there. */
inOrder.forEach((link, place) => link.setAttribute("tabindex", place ? "-1" : "0"));
overview?.addEventListener("keydown", (event) => {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const place = inOrder.indexOf(document.activeElement);
  if (place < 0 || !(event.key in steps)) return;
  event.preventDefault();
  const next = inOrder[Math.max(0, Math.min(inOrder.length - 1, place + steps[event.key]))];
  document.activeElement.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
});

/* The window over the picture spans the entries that are in sight. */
const inSight = new Set();
const watcher = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) inSight[isIntersecting ? "add" : "delete"](target.id.slice(6));
  showWindow();
});

function showWindow() {
  const seen = [...inSight].map((id) => byEvent.get(id)).filter(Boolean);
  links.forEach((link) => link.classList.toggle("here", inSight.has(link.dataset.event)));
  const places = seen.map((link) => Number(link.dataset.x));
  const start = Math.min(...places) - 1.2;
  const width = Math.max(...places) + 1.2 - start;
  const pane = overview?.querySelector(".window");
  pane?.setAttribute("x", seen.length ? `${start}%` : "0");
  pane?.setAttribute("width", seen.length ? `${width}%` : "0");
}

function watchEntries() {
  watcher.disconnect();
  inSight.clear();
  document.querySelectorAll("#found [id^=event-]").forEach((entry) => watcher.observe(entry));
  showWindow();
}

/* How tall the picture is stands in it: to measure it would lay out the whole page once more before it is shown. */
const picture = overview?.querySelector("svg");
if (picture) overview.style.setProperty("--tall", `${picture.getAttribute("height")}px`);

watchEntries();
for (const shown of ["htmx:afterSettle", "entries:shown"]) document.addEventListener(shown, watchEntries);
// An address says what is asked for, not what is not.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of [...detail.formData.entries()]) if (!value) detail.formData.delete(name);
});
/* htmx is ten times this page's own script: it comes when somebody turns to the form, and catches up. */
const form = document.querySelector("#find[data-htmx]");
const asked = () => new URLSearchParams(new FormData(form)).toString();
const before = form ? asked() : "";
function bringHtmx() {
  const script = document.createElement("script");
  script.src = form.dataset.htmx;
  script.onload = () => asked() !== before && htmx.trigger(form, "change");
  document.head.append(script);
}
for (const kind of ["focusin", "pointerenter"]) {
  form?.addEventListener(kind, () => document.querySelector("script[src*=htmx]") || bringHtmx());
}
// Paper has nothing to unfold.
addEventListener("beforeprint", () => document.querySelectorAll("details.sources").forEach((one) => (one.open = true)));
