// Shared by every desk page: fresh CSRF tokens, what is said to screen readers, sessions and connections lost.

import { lookAhead } from "./desk-ahead.js";
import { keepForms } from "./desk-keep.js";
import { tendFields } from "./desk-fields.js";
import { forgetKeys, releaseKeys } from "./desk-keys.js";
import { scrollToPassage } from "./desk-reading.js";
import { keepRow } from "./desk-rows.js";
import "./desk-drag.js";

const notice = document.querySelector("#notice");
const said = document.querySelector("#said");

function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function tell(text, link) {
  notice.replaceChildren(text);
  if (link) notice.append(" ", link);
  notice.hidden = !text;
}

function loginLink() {
  const link = document.createElement("a");
  link.href = notice.dataset.login;
  link.target = "_blank";
  link.textContent = "Log in in a new tab";
  return link;
}

// Somebody who logged in again in another tab has another token than this page was made with.
document.addEventListener("htmx:configRequest", (event) => {
  const token = cookie("csrftoken");
  if (!token || event.detail.verb === "get") return;
  event.detail.headers["X-CSRFToken"] = token;
  const data = event.detail.formData;
  if (data.has("csrfmiddlewaretoken")) data.set("csrfmiddlewaretoken", token);
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) tell("Your session has ended; nothing on this page is lost. Log in, come back and do it again.", loginLink());
  else if (status === 403) tell("That was refused: this account may not do it, or the page is too old. Log in again and repeat it.", loginLink());
  else if (status === 404) tell("That is gone. Reload the page to see what is there now.");
  else tell(`The server could not do that (${status}). Nothing on this page is lost; try again.`);
});
// What asks by itself, now and then, does not complain: the next time will do.
const isQuiet = (event) => event.detail.elt.closest?.("[data-quiet]") !== null;
document.addEventListener("htmx:sendError", (event) => isQuiet(event) || tell("No connection. Nothing on this page is lost; try again when you are back online."));
document.addEventListener("htmx:timeout", (event) => isQuiet(event) || tell("No answer in time. Nothing on this page is lost; try again."));
// What was said stays while a part of a form is read back; it goes with the screen that it was said on.
document.addEventListener("htmx:beforeSwap", (event) => ["screen", "card"].includes(event.detail.target.id) && tell(""));

function settled() {
  const screen = document.querySelector("#screen");
  if (said && screen?.dataset.said) said.textContent = screen.dataset.said;
  scrollToPassage();
  lookAhead();
  keepRow();
}

// Where something is wrong, one goes on there.
function focusFirstError() {
  const wrong = document.querySelector("main [aria-invalid=true]");
  wrong?.focus();
  return wrong !== null;
}

document.addEventListener("htmx:afterSettle", (event) => {
  const { id } = event.detail.elt;
  if (id === "screen") {
    settled();
    focusFirstError();
  }
  if (id === "card" && !focusFirstError()) document.querySelector("#id_headline")?.focus();
  if (id === "screen" || id === "card") releaseKeys(tell);
});
for (const kind of ["responseError", "sendError", "timeout"]) document.addEventListener(`htmx:${kind}`, forgetKeys);
scrollToPassage();
lookAhead();
focusFirstError();
tendFields(); // before what is typed is kept
keepForms(tell);
document.documentElement.dataset.desk = "ready";
