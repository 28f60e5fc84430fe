// Words that are selected in the text of a source can be cited: where they stand is told to the form. Works with any
// way of selecting: mouse, finger, caret browsing. Without it each paragraph has a link of its own.

const text = document.querySelector("#source-text");
const bar = document.querySelector("#cite-bar");
const link = bar.querySelector("a");
const words = bar.querySelector(".cite-words");

// Code points, as the server counts; a string counts some letters twice.
const length = (string) => [...string].length;

// Where an end of a selection stands in the whole text; beside a paragraph, where that begins or ends.
function place(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element.closest("[data-start]") ?? element.closest(".quotable")?.querySelector("[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  if (paragraph.contains(node)) before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + length(before.toString());
}

function show() {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const start = range && text.contains(range.commonAncestorContainer) ? place(range.startContainer, range.startOffset) : null;
  const end = start === null ? null : place(range.endContainer, range.endOffset);
  bar.hidden = end === null || end <= start;
  if (bar.hidden) return;
  const isLong = end - start > Number(text.dataset.longest);
  words.textContent = isLong ? "More than fits: its beginning is taken." : "";
  link.href = `${text.dataset.cite}&start=${start}&end=${end}`;
}

document.addEventListener("selectionchange", show);
show();
document.documentElement.dataset.cite = "ready";
