/* Before the first paint: the page's language and direction follow the browser's. And what is copied is text, not our markup. */
(() => {
  const language = (navigator.language || "en").slice(0, 2).toLowerCase();
  const page = document.documentElement;
  page.lang = ["ar", "fr"].includes(language) ? language : "en";
  page.dir = page.lang === "ar" ? "rtl" : "ltr";
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
