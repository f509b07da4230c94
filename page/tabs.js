/* What is chosen in a part that the server wrote goes back to it as an event. Gradio runs this once a part with
   `element`, `trigger` and `watch`; one delegated listener serves whatever is written into the part later. */
const ACTS = ["order", "turn", "pick", "undo", "remove", "read", "coin", "retry"];
const act = (event) => {
  const chosen = event.target.closest && event.target.closest("[data-act]");
  if (!chosen || !element.contains(chosen) || chosen.disabled || !ACTS.includes(chosen.dataset.act)) return;
  if (event.type === "click" && chosen.tagName === "TR" && String(window.getSelection())) return;  // text was selected
  event.preventDefault();
  if (chosen.dataset.sure && !chosen.classList.contains("sure")) {  // what cannot be taken back is asked once
    chosen.classList.add("sure");
    chosen.textContent = chosen.dataset.sure;
    chosen.removeAttribute("aria-label");
    return;
  }
  trigger(chosen.dataset.act, { value: chosen.dataset.value });
};
element.addEventListener("click", act);
element.addEventListener("keydown", (event) => {
  if ((event.key === "Enter" || event.key === " ") && event.target.getAttribute("role") === "button") act(event);
});
/* What was opened is shown: its heading takes the keyboard's place, its marked sentence comes into view. */
watch("value", () => {
  const opened = element.querySelector(".opened [tabindex='-1']");
  if (!opened) return;
  opened.focus({ preventScroll: true });
  const mark = element.querySelector("mark.here") || opened;
  mark.scrollIntoView({ block: "center" });
});
