// Runs once with the conversation; `element` and `trigger` are given by gr.HTML.
element.setAttribute("role", "log");
element.setAttribute("aria-label", "Conversation");
element.tabIndex = -1;
element.addEventListener("click", (event) => {
  const example = event.target.closest(".example");
  const link = event.target.closest("a[data-cite]");
  if (example) {
    element.focus({ preventScroll: true });
    trigger("submit", { question: example.textContent });
  }
  const speaker = event.target.closest("[data-person]");
  if (speaker) trigger("select", { person: speaker.dataset.person });
  if (!link) return;
  event.preventDefault();
  element.querySelectorAll("[aria-current]").forEach((old) => old.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
  const shown = document.querySelector(`#pane [data-shown="${link.dataset.cite}"] mark`);
  if (shown) {
    shown.scrollIntoView({ block: "center" });
    shown.focus({ preventScroll: true });
  } else {
    trigger("select", { key: link.dataset.cite });
  }
});
// What a sentence in a model's words rests on shows while it has the focus, also after a tap.
element.addEventListener("click", (event) => {
  event.target.closest(".model[tabindex]")?.focus({ preventScroll: true });
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest(".model[tabindex]")?.blur();
});
new MutationObserver(() => {
  element.querySelector(".turn:last-child")?.scrollIntoView({ block: "start" });
}).observe(element, { characterData: true, childList: true, subtree: true });
