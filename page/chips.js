/* The filters that hold, as buttons that take them away. */
element.addEventListener("click", (event) => {
  const chip = event.target.closest("button[data-box]");
  if (chip) trigger("drop", { box: chip.dataset.box });
});
