// The browser's own menu prints as well; with a script there is a button.
const button = document.querySelector("[data-print]");
button.addEventListener("click", () => print());
button.hidden = false;
