// Keys on the page that arranges: from row to row, and a row past its neighbours of the same date.

const BUTTONS = { earlier: "up", later: "down" };

let moved = "";

const rows = () => [...document.querySelectorAll(".row")];
const name = (row) => row?.querySelector("h3 a");

export function runInRows(action) {
  const all = rows();
  if (!all.length) return false;
  const here = document.activeElement.closest(".row");
  if (action === "next") name(all[all.indexOf(here) + 1])?.focus();
  else if (action === "previous") name(all[here ? all.indexOf(here) - 1 : all.length - 1])?.focus();
  else if (here && action in BUTTONS) move(here, BUTTONS[action]);
  else return false;
  return true;
}

function move(row, way) {
  const button = row.querySelector(`[id^="${way}-"]`);
  if (!button || button.disabled) return;
  moved = row.id;
  button.click();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".order button");
  if (button) moved = button.closest(".row").id;
});

// The row keeps the focus where the button that moved it can move it no further.
export function keepRow() {
  const row = document.getElementById(moved);
  if (row && document.activeElement === document.body) name(row).focus();
  moved = "";
}
