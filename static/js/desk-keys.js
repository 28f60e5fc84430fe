// One key, one action: a key presses the control that carries `data-action`. Off while somebody types.

const KEYS = { c: "confirm", x: "reject", e: "edit", z: "undo", j: "next", k: "previous", "/": "search" };

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
}

function isBusy() {
  return document.querySelector("#screen.htmx-request, #screen .htmx-request") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const control = document.querySelector(`[data-action="${KEYS[event.key.toLowerCase()] ?? ""}"]`);
  if (!control) return;
  event.preventDefault();
  // A verdict on something nobody has seen yet is none: what is pressed meanwhile is dropped.
  if (isBusy()) return;
  if (control.matches("input")) control.focus();
  else control.click();
});
