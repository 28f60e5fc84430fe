// Keys pressed before the desk's own script has come are kept for it, each with the proposal that was seen.
// No module: it runs before the page is shown.
(() => {
  const pressed = [];
  const keep = (event) => pressed.push({ event, seen: document.querySelector("#card")?.dataset.seen });
  document.addEventListener("keydown", keep);
  window.keysPressedEarly = () => {
    document.removeEventListener("keydown", keep);
    return pressed.splice(0);
  };
})();
