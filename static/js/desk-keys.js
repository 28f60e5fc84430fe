// One key, one action: a key presses the control that carries `data-action`. Off while somebody types.
// What is pressed while an answer is on its way waits for it, and then acts only on what was seen.

import { isShownAhead } from "./desk-ahead.js";
import { runInRows } from "./desk-rows.js";

const help = document.querySelector("#help");
const actions = JSON.parse(help?.dataset.keys ?? "{}");
// These are said of one proposal, and of no other.
const OF_ONE = new Set(["confirm", "reject", "unsure", "edit", "merge"]);
const DOUBLE = 300; // ms within which a second click is none of its own

let waiting = [];
let changed = 0;

const seen = () => document.querySelector("#card")?.dataset.seen ?? "";

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
}

function isBusy() {
  return document.querySelector("#screen.htmx-request, #screen .htmx-request") !== null;
}

function control(action) {
  return document.querySelector(`#screen [data-action="${action}"]:not([hidden] *)`);
}

function press(action) {
  const found = control(action);
  if (!found) return runInRows(action);
  if (found.matches("input")) found.select();
  else found.click();
  return true;
}

function run(action, about = seen()) {
  if (action === "help") { help.showModal(); return true; }
  if (!isBusy() && (!OF_ONE.has(action) || about === seen())) return press(action);
  waiting.push({ action, about });
  return true;
}

// An answer is here: what was pressed meanwhile acts, one after the other, unless it was about something else.
export function releaseKeys(tell) {
  changed = Date.now();
  while (waiting.length && !isBusy()) {
    const { action, about } = waiting.shift();
    if (OF_ONE.has(action) && about !== seen()) {
      waiting = [];
      tell(`“${action}” came too late for what you saw and was not used.`);
    } else press(action);
  }
}

export function forgetKeys() {
  waiting = [];
}

function pressed(event, about) {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target) || help?.open) return;
  const action = actions[event.key.toLowerCase()];
  if (action && run(action, about)) event.preventDefault();
}

document.addEventListener("keydown", (event) => pressed(event, seen()));

document.addEventListener("click", (event) => {
  const found = event.target.closest("#card a, #card button");
  if (!found) return;
  const isSecond = event.detail > 1 && (isShownAhead() || Date.now() - changed < DOUBLE);
  if (!isSecond && !isShownAhead()) return;
  // The second half of a double click, or a click on what the server has not answered with yet.
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!isSecond && found.dataset.action) waiting.push({ action: found.dataset.action, about: seen() });
}, { capture: true });

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-action=help]") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  help.showModal();
});

// After htmx, which makes its controls at this moment.
document.addEventListener("DOMContentLoaded", () => {
  for (const { event, seen: about } of window.keysPressedEarly?.() ?? []) pressed(event, about ?? "");
});
