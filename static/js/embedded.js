// Inside a frame: tells the page around it how high this is, whenever that changes. It says nothing else.
const tell = () => parent.postMessage({ timelineHeight: document.documentElement.offsetHeight }, "*");
if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
