// The proposal after this one: fetched while this one is read, shown the moment a verdict is given, and replaced
// by the server's own answer. What is on the way to the server stays in the page, unseen, and comes back if the
// verdict did not arrive.

import { scrollToPassage } from "./desk-reading.js";

const VERDICTS = "[data-action=confirm], [data-action=reject], [data-action=unsure]";
const FRESH = 120_000; // ms; after that somebody else may well have been there

let next = null;
let covered = null;

export function lookAhead() {
  covered = null;
  next = null;
  const screen = document.querySelector("#screen");
  const url = screen?.dataset.onward;
  if (!url) return;
  const wanted = { url, html: "", at: Date.now() };
  next = wanted;
  fetch(`${url}&ahead=yes`, { credentials: "same-origin", redirect: "error", cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      wanted.html = html;
      screen.dataset.ahead = "ready";
    })
    .catch(() => {}); // then there is nothing to show before the answer
}

export const isShownAhead = () => covered !== null;

function show() {
  const card = document.querySelector("#card");
  const focused = card.contains(document.activeElement) ? document.activeElement.id : "";
  const cover = document.createElement("div");
  cover.hidden = true;
  card.before(cover);
  cover.append(card, ...document.querySelectorAll("#screen > .reader"));
  const named = [...cover.querySelectorAll("[id]")].map((part) => [part, part.id]);
  for (const [part] of named) part.removeAttribute("id");
  const rest = document.createElement("template");
  rest.innerHTML = next.html;
  const shown = [...rest.content.children];
  cover.before(rest.content);
  covered = { cover, named, shown, row: moveMark(new URL(next.url, location.href).searchParams.get("event")) };
  next = null;
  document.getElementById(focused)?.focus({ preventScroll: true });
  scrollToPassage();
}

function moveMark(event) {
  const row = document.querySelector(".queue-list [aria-current]");
  row?.removeAttribute("aria-current");
  const link = document.querySelector(`.queue-list input[value="${CSS.escape(event)}"]`);
  link?.closest("li").setAttribute("aria-current", "true");
  return row;
}

function putBack() {
  const { cover, named, shown, row } = covered;
  for (const part of shown) part.remove();
  for (const [part, id] of named) part.id = id;
  document.querySelector(".queue-list [aria-current]")?.removeAttribute("aria-current");
  row?.setAttribute("aria-current", "true");
  cover.replaceWith(...cover.childNodes);
  covered = null;
}

document.addEventListener("htmx:beforeSend", ({ detail }) => {
  if (!next?.html || Date.now() - next.at > FRESH) return;
  if (!detail.elt.matches(VERDICTS) || !detail.elt.closest("#card")) return;
  if (detail.elt.form?.elements.next.value === next.url) show();
});

// The screen is still the one that the verdict was given on: it did not arrive, or led nowhere.
document.addEventListener("htmx:afterRequest", () => {
  if (covered?.cover.isConnected) putBack();
});
