// What is typed into an edit form outlasts leaving it: kept in this tab until it is saved or cancelled.

const OURS = new Set(["csrfmiddlewaretoken", "next", "version", "whole"]);
const greeted = new WeakSet();
let left = "";

const place = (form) => `typed:${form.dataset.keep}`;

function read(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name, value]) => !OURS.has(name) && typeof value === "string"));
}

// What the server gave, however soon somebody typed into it.
function given(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return read(copy);
}

function write(form, values) {
  for (const field of form.elements) {
    if (!field.name || OURS.has(field.name) || ["hidden", "file"].includes(field.type)) continue;
    if (field.type === "checkbox") field.checked = field.name in values;
    else if (field.name in values) field.value = values[field.name];
  }
}

// A form has come: with what was typed into it before, unless the server gave its own word on that.
function greet(tell) {
  const form = document.querySelector("form[data-keep]");
  if (!form || greeted.has(form)) return;
  greeted.add(form);
  const kept = JSON.parse(sessionStorage.getItem(place(form)) ?? "null");
  if (!kept || form.querySelector("[role=alert]") || isSame(kept.values, read(form))) return;
  write(form, kept.values);
  form.elements.version.value = kept.version; // saving over a newer version shows both
  for (const name of ["when", "body"]) form.elements[name]?.dispatchEvent(new Event("input", { bubbles: true }));
  tell("What you typed here before is back. It is not saved yet.");
}

const isSame = (some, others) => JSON.stringify(some) === JSON.stringify(others);

function keep(form) {
  const values = read(form);
  if (isSame(values, given(form))) sessionStorage.removeItem(place(form));
  else sessionStorage.setItem(place(form), JSON.stringify({ version: form.elements.version.value, values }));
}

export function keepForms(tell) {
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest("form[data-keep]");
      if (form) keep(form);
    });
  }
  document.addEventListener("click", (event) => {
    const form = event.target.closest("form[data-keep] [data-action=cancel]")?.closest("form");
    if (form) sessionStorage.removeItem(place(form));
  }, true);
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = document.querySelector("form[data-keep]");
    if (!form || form.contains(event.detail.elt) || !sessionStorage.getItem(place(form))) return;
    left = given(form).headline;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (event.detail.successful && form.matches("form[data-keep]")) sessionStorage.removeItem(place(form));
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (left && !document.querySelector("form[data-keep]")) {
      tell(`What you typed on “${left}” is not saved, but kept in this tab: choose Edit there again to go on.`);
    }
    left = "";
    greet(tell);
  });
  greet(tell);
}
