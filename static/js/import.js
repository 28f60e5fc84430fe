// The import form: what a chosen file tells about itself is filled in where nothing is typed.

const form = document.querySelector("form[data-suggest]");
const files = form.querySelector("input[type=file]");
const told = document.getElementById("told");

files.addEventListener("change", suggest);
// A file can be chosen before this script has come, or be kept by the browser on the way back.
suggest();

async function suggest() {
  told.textContent = "";
  if (files.files.length !== 1) return;
  const body = new FormData();
  body.append("upload", files.files[0]);
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  let suggested;
  try {
    const answer = await fetch(form.dataset.suggest, { method: "POST", body });
    suggested = answer.ok ? await answer.json() : {};
  } catch {
    return; // Nothing is lost: the worker reads the file once more.
  }
  const filled = Object.entries(suggested).filter(([name, value]) => fill(form.elements[name], value));
  if (filled.length) told.textContent = "Filled in from the file; correct what is wrong.";
}

// Looked at only now: what was typed while the file was read stays.
function fill(field, value) {
  if (!field || field.value.trim()) return false;
  field.value = value;
  return true;
}
