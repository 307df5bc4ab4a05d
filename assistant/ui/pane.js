// Runs once with the reading pane; `element` and `trigger` are given by gr.HTML.
element.setAttribute("role", "region");
element.setAttribute("aria-label", "Article");
element.addEventListener("click", (event) => {
  if (event.target.closest(".close")) trigger("clear");
  const statement = event.target.closest("[data-statement]");
  if (statement) {
    event.preventDefault();
    trigger("select", { statement: statement.dataset.statement });
  }
});
element.addEventListener("submit", (event) => {
  const choice = event.target.closest(".choice");
  if (!choice) return;
  event.preventDefault();
  const { kind, about } = choice.elements;
  trigger("select", { person: choice.dataset.person, kind: kind.value, about: about.value });
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && element.querySelector(".article")) trigger("clear");
});
// An article takes the place of another one node by node, keeping the nodes that are alike.
new MutationObserver(() => {
  const mark = element.querySelector("mark");
  if (mark) {
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  } else if (element.querySelector(".timeline")) {
    element.querySelector(".timeline h2").focus();
  } else if (document.activeElement === document.body) {
    document.querySelector("#talk [aria-current]")?.focus();
  }
}).observe(element, {
  attributeFilter: ["data-shown"],
  characterData: true,
  childList: true,
  subtree: true,
});
