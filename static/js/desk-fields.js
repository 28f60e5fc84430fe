// What one field of a form means for another, and for what was said to be wrong with it.

// Words chosen for a date were chosen for that date: they go while another one stands in its field.
// (The server does the same with what is sent before this script is here.)
function letLabelFollow(when) {
  const label = when.form?.elements.label;
  if (!label) return;
  const isChanged = when.value.trim() !== when.defaultValue.trim();
  if (isChanged && label.value && label.value === label.defaultValue) {
    label.value = "";
    label.dataset.gone = "yes";
  } else if (!isChanged && !label.value && label.dataset.gone) {
    label.value = label.defaultValue;
    delete label.dataset.gone;
  }
}

// What was wrong with a value is not said of another one; the server looks at that when it is sent.
function forgetError(field) {
  if (field.getAttribute("aria-invalid") !== "true") return;
  field.removeAttribute("aria-invalid");
  if (field.id) document.getElementById(`${field.id}_error`)?.remove();
}

export function tendFields() {
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (!target.form) return;
      forgetError(target);
      if (target.name === "when") letLabelFollow(target);
    });
  }
}
