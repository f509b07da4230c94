/* Before the first paint: the browser's language is the page's, and dark or light is the visitor's choice.
   And what is copied is text, not our markup. */
(() => {
  const page = document.documentElement;
  if (page.lang !== (navigator.language || "").slice(0, 2).toLowerCase()) {
    /* Gradio asks the browser which language its own labels are in; the server knows what the visitor has chosen. */
    Object.defineProperty(navigator, "language", { get: () => page.lang, configurable: true });
    Object.defineProperty(navigator, "languages", { get: () => [page.lang], configurable: true });
  }

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const listeners = [];
  const stored = () => {
    try { return localStorage.getItem("csr_theme"); } catch { return null; }
  };
  const isDark = () => (stored() ? stored() === "dark" : dark.matches);
  const paint = () => {
    page.dataset.theme = isDark() ? "dark" : "light";
    page.style.colorScheme = page.dataset.theme;
    if (document.body) document.body.classList.toggle("dark", isDark());
    document.querySelectorAll(".theme").forEach((button) => button.setAttribute("aria-pressed", String(isDark())));
  };
  /* Gradio asks whether the system is dark; it is told what the visitor has chosen. */
  const match = window.matchMedia.bind(window);
  window.matchMedia = (query) => {
    if (!/prefers-color-scheme:\s*dark/.test(query)) return match(query);
    return {
      media: query, get matches() { return isDark(); }, onchange: null,
      addEventListener: (_, listener) => listeners.push(listener), removeEventListener() {},
      addListener: (listener) => listeners.push(listener), removeListener() {}, dispatchEvent: () => false,
    };
  };
  const tell = () => {
    paint();
    listeners.forEach((listener) => {
      const call = typeof listener === "function" ? listener : listener.handleEvent.bind(listener);
      call({ matches: isDark(), media: "(prefers-color-scheme: dark)" });
    });
  };
  dark.addEventListener("change", tell);
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".theme")) return;
    const next = isDark() ? "light" : "dark";
    try { localStorage.setItem("csr_theme", next); } catch { /* it lasts until the page is left, then */ }
    tell();
  });
  document.addEventListener("DOMContentLoaded", paint);
  paint();

  /* Gradio calls its examples a list, but they are buttons: a screen reader would look for the list's items.
     A tab with nothing to focus takes the focus itself, so that the keyboard scrolls it. */
  new MutationObserver(() => {
    document.getElementById("tab-quality")?.setAttribute("tabindex", "0");
    document.querySelectorAll('.examples[role="list"]').forEach((list) => list.setAttribute("role", "group"));
  }).observe(page, { childList: true, subtree: true });

  /* A session that has ended: the way back in, not a page that no longer answers. */
  const ask = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    if (answer.status === 401 && new URL(answer.url).origin === location.origin) location.assign("/login");
    return answer;
  };

  if (!navigator.clipboard) return;
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  const plain = (text) =>
    String(text)
      .replace(/<\/?(?:div|p|a|bdi)\b[^>]*>/g, "")
      .replace(/\u200b|\\(?=\[)/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  navigator.clipboard.writeText = (text) => write(plain(text));
})();
