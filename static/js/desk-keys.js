// One key, one action: a key presses the control that carries `data-action`. Off while somebody types.

const help = document.querySelector("#help");
const actions = JSON.parse(help?.dataset.keys ?? "{}");

function isTyping(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
}

function isBusy() {
  return document.querySelector("#screen.htmx-request, #screen .htmx-request") !== null;
}

function run(action) {
  if (action === "help") { help.showModal(); return true; }
  const control = document.querySelector(`#screen [data-action="${action}"]`);
  // A verdict on something nobody has seen yet is none: what is pressed meanwhile is dropped.
  if (!control || isBusy()) return control !== null;
  if (control.matches("input")) control.select();
  else control.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target) || help?.open) return;
  const action = actions[event.key.toLowerCase()];
  if (action && run(action)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-action=help]") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  help.showModal();
});
