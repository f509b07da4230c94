/* The list of earlier conversations. Titles are renamed in place; what deletes asks once more before it does. */
const act = (what, key, title) => trigger("act", { what, key, title: title || "" });
const itemOf = (node) => node.closest("li[data-key]");
const close = () => { const list = element.querySelector("details"); if (list) list.open = false; };

const startRenaming = (item) => {
  item.classList.add("renaming");
  const box = item.querySelector("input");
  box.value = item.querySelector(".title").textContent;
  box.focus();
  box.select();
};
const rename = (item) => act("rename", item.dataset.key, item.querySelector("input").value);

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (!button) return;
  const item = itemOf(button);
  if (button.dataset.act === "open") { close(); act("open", item.dataset.key); }
  else if (button.dataset.act === "rename") startRenaming(item);
  else if (button.dataset.act === "save") rename(item);
  else if (button.classList.contains("sure")) act("delete", item.dataset.key);
  else { button.classList.add("sure"); button.textContent = button.dataset.sure; }
});
element.addEventListener("keydown", (event) => {
  const item = itemOf(event.target);
  if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); rename(item); }
  if (event.key !== "Escape") return;
  if (item && item.classList.contains("renaming")) item.classList.remove("renaming");
  else { close(); const summary = element.querySelector("summary"); if (summary) summary.focus(); }
});
document.addEventListener("click", (event) => { if (!element.contains(event.target)) close(); });
