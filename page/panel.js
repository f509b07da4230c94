/* The sources panel in the browser. Gradio runs this once with `element`, `trigger` and `watch` of the panel.
   One delegated listener serves every marker, also those streamed later; no source's text ever passes through markup here. */
const MARKER = /^#cite-(\w+)-(\d+)$/;
const markerOf = (event) => event.target.closest && event.target.closest('a.cite[href^="#cite-"]');
const partsOf = (marker) => MARKER.exec(marker.getAttribute("href") || "");
const sourceOf = (marker) => {
  const parts = partsOf(marker);
  return parts && element.querySelector(`#cite-${parts[1]}-${parts[2]}`);
};

if (window.sourcesPanel) window.sourcesPanel.abort();
window.sourcesPanel = new AbortController();
const options = { signal: window.sourcesPanel.signal };
let lastMarker = null;

const showTurn = (key) =>
  element.querySelectorAll(".turn").forEach((turn) => { turn.hidden = turn.dataset.turn !== key; });

const open = (marker) => {
  const source = sourceOf(marker);
  if (!source) return;
  lastMarker = marker;
  showTurn(partsOf(marker)[1]);
  element.querySelectorAll(".source.open").forEach((other) => other.classList.remove("open"));
  source.classList.add("open");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  (source.querySelector("mark") || source).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  source.focus({ preventScroll: true });
};

/* A new answer's sources begin at the top, whatever was read before; so does the answer, whose first line says most. */
const SETTLED_MILLISECONDS = 350;  // the chat has then scrolled to its end by itself
const beginAtAnswer = () => {
  const questions = document.querySelectorAll("#chat [data-testid=user]");
  const question = questions[questions.length - 1];
  let log = question;  // only the chat itself scrolls, never the page: a source may be open by now
  while (log && log.id !== "chat" && log.scrollHeight <= log.clientHeight + 1) log = log.parentElement;
  if (log && log.id !== "chat") log.scrollTop += question.getBoundingClientRect().top - log.getBoundingClientRect().top;
};
watch("value", () => {
  const pane = element.closest("#beside");
  if (pane) pane.scrollTop = 0;
  setTimeout(beginAtAnswer, SETTLED_MILLISECONDS);
});

const goBack = () => {
  const marker = lastMarker && lastMarker.isConnected ? lastMarker
    : lastMarker && document.querySelector(`a.cite[href="${lastMarker.getAttribute("href")}"]`);
  if (!marker) return;
  marker.scrollIntoView({ block: "center" });
  marker.focus({ preventScroll: true });
};

/* Preview: one tooltip, filled with text alone, on hover and on keyboard focus. */
document.querySelectorAll("#cite-preview").forEach((old) => old.remove());
const preview = document.createElement("div");
preview.id = "cite-preview";
preview.setAttribute("role", "tooltip");
preview.hidden = true;
const previewTitle = preview.appendChild(document.createElement("strong"));
const previewQuote = preview.appendChild(document.createElement("span"));
document.body.append(preview);

const hidePreview = () => { preview.hidden = true; };
const showPreview = (marker) => {
  const source = sourceOf(marker);
  if (!source) return hidePreview();
  const quote = source.querySelector("mark"), passage = source.querySelector(".passage");
  previewTitle.textContent = source.querySelector(".title").textContent;
  previewQuote.textContent = quote.textContent;
  preview.dir = passage.dir;
  preview.lang = passage.lang;
  preview.hidden = false;
  marker.setAttribute("aria-describedby", "cite-preview");
  const at = marker.getBoundingClientRect(), box = preview.getBoundingClientRect();
  preview.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - box.width - 8))}px`;
  preview.style.top = `${at.top > box.height + 12 ? at.top - box.height - 8 : at.bottom + 8}px`;
};

document.addEventListener("click", (event) => {
  const marker = markerOf(event);
  if (marker) {
    event.preventDefault();
    hidePreview();
    open(marker);
    return;
  }
  const whole = event.target.closest && event.target.closest("#panel .whole");
  if (whole) trigger("read", { value: whole.dataset.value });
  else if (event.target.closest && event.target.closest("#panel .back")) goBack();
}, options);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hidePreview();
  if (element.contains(document.activeElement)) goBack();
}, options);
for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => { const marker = markerOf(event); if (marker) showPreview(marker); }, options);
  document.addEventListener(leave, (event) => { if (markerOf(event)) hidePreview(); }, options);
}
document.addEventListener("scroll", hidePreview, { ...options, capture: true, passive: true });

/* Gradio's own buttons in the page's language: it has no translations of these. */
const named = LABELS[document.documentElement.lang] || {};
const nameButtons = () =>
  document.querySelectorAll("#chat button, #mark button").forEach((button) => {
    for (const attribute of ["title", "aria-label"]) {
      const own = named[button.getAttribute(attribute)];
      if (own) button.setAttribute(attribute, own);
    }
  });
/* The last snapshot of an answer brings its offers; Gradio has then scrolled to the end once more. */
let offersSeen = null;
const beginAtOffers = () => {
  const offers = [...document.querySelectorAll("#chat .options")].pop() || null;
  const text = offers && offers.textContent;
  if (text && text !== offersSeen && !element.contains(document.activeElement)) {
    for (const times of [1, 2, 4]) setTimeout(beginAtAnswer, times * SETTLED_MILLISECONDS);
  }
  offersSeen = text;
};
if (window.chatWatch) window.chatWatch.disconnect();
let waiting = false;
window.chatWatch = new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; nameButtons(); beginAtOffers(); });
});
window.chatWatch.observe(document.body, { childList: true, subtree: true });
nameButtons();

/* What is copied is the answer as text: no tags, tables by tabs, nothing that only leads on. */
const asText = (markup) => {
  const body = new DOMParser().parseFromString(markup, "text/html").body;  // inert: nothing in it is loaded or run
  body.querySelectorAll(".offer, summary").forEach((one) => one.remove());
  body.querySelectorAll("tr").forEach((row) => {
    row.replaceWith([...row.cells].map((cell) => cell.textContent).join("\t") + "\n");
  });
  body.querySelectorAll("p, li, details").forEach((one) => one.append("\n"));
  return body.textContent.replace(/\n{3,}/g, "\n\n").trim();
};
if (navigator.clipboard && !navigator.clipboard.ofAnswers) {
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = (text) => write(/^<div class="(?:answer|failure|note)/.test(text) ? asText(text) : text);
  navigator.clipboard.ofAnswers = true;
}
