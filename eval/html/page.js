const form = document.querySelector("form");
const entries = [...document.querySelectorAll("details.q")];
function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const entry of entries) {
    const fits = ["language", "kind", "pair", "state", "half", "cause"].every((name) => !wanted[name] || entry.dataset[name] === wanted[name]);
    entry.hidden = !(fits && (!wanted.words || entry.textContent.toLowerCase().includes(wanted.words.toLowerCase())));
    shown += !entry.hidden;
  }
  document.querySelector("#shown").textContent = `${shown} of ${entries.length}`;
}
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
