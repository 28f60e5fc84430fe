// On the page of an article: gives each frame of a timeline the height that it asks for.
addEventListener("message", ({ source, data }) => {
  const height = Number(data?.timelineHeight);
  if (!(height > 0 && height < 100000)) return;
  for (const frame of document.querySelectorAll("iframe[data-timeline-embed]")) {
    if (frame.contentWindow === source) frame.height = Math.ceil(height);
  }
});
