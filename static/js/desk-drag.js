// Dragging a row among rows of its own date, by mouse, pen or finger. The buttons beside the handle do the same.

let drag = null;

function peers(row) {
  return [...document.querySelectorAll(`.row[data-date="${CSS.escape(row.dataset.date)}"]`)];
}

function start(event) {
  const handle = event.target.closest("[data-drag]");
  if (!handle || event.button > 0 || drag) return;
  const row = handle.closest(".row");
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  drag = { row, handle, from: peers(row).indexOf(row), y: event.clientY, next: row.nextElementSibling };
  row.classList.add("dragged");
}

function move(event) {
  if (!drag) return;
  for (const peer of peers(drag.row)) {
    if (peer === drag.row) continue;
    const box = peer.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const isAbove = drag.row.compareDocumentPosition(peer) & Node.DOCUMENT_POSITION_PRECEDING;
    if (isAbove && event.clientY < middle) { peer.before(drag.row); break; }
    if (!isAbove && event.clientY > middle) peer.after(drag.row);
  }
}

function end(event) {
  if (!drag) return;
  const { row, from, next } = drag;
  row.classList.remove("dragged");
  const steps = peers(row).indexOf(row) - from;
  drag = null;
  if (event.type === "pointercancel") { row.parentElement.insertBefore(row, next); return; }
  if (steps) send(row, steps);
}

function send(row, steps) {
  const form = row.querySelector("form.order");
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "steps", value: String(steps) });
  form.append(field);
  form.requestSubmit();
}

document.addEventListener("pointerdown", start);
document.addEventListener("pointermove", move);
document.addEventListener("pointerup", end);
document.addEventListener("pointercancel", end);
