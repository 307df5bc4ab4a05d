// Runs once with the reading pane; `element`, `trigger` and `watch` are given by gr.HTML.
element.addEventListener("click", (event) => {
  if (event.target.closest(".close")) trigger("clear");
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && element.querySelector(".article")) trigger("clear");
});
watch("value", () => {
  const mark = element.querySelector("mark");
  if (mark) {
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  } else {
    document.querySelector("#talk [aria-current]")?.focus();
  }
});
