// Brings the marked passage and the current row into view, inside their own panes: the page itself stays still.

function scrollWithin(pane, part, share) {
  if (!pane || !part || pane.scrollHeight <= pane.clientHeight) return;
  const offset = part.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += offset - pane.clientHeight * share;
}

export function scrollToPassage() {
  const reader = document.querySelector("[data-scroll-here]");
  scrollWithin(reader, reader?.querySelector("#passage"), 0.3);
  const list = document.querySelector("[data-scroll-current]");
  scrollWithin(list, list?.querySelector("[aria-current]"), 0.25);
}
