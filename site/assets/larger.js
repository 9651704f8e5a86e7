/* 大字：页首的按钮把全站文字放大到 18 像素，记在本机浏览器中。 */
(() => {
  "use strict";

  const KEPT = "ygt-larger";
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEPT) === "1";
    } catch (_) {
      return false;
    }
  };

  const keep = (on) => {
    try {
      if (on) localStorage.setItem(KEPT, "1");
      else localStorage.removeItem(KEPT);
    } catch (_) {
      /* 个别浏览器不许 file:// 页面存取：只在本页有效 */
    }
  };

  const start = () => {
    root.classList.toggle("ygt-larger", kept());
    const header = document.querySelector(".md-header__inner");
    if (!header) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ygt-larger__button";
    button.textContent = "大字";
    const show = () => button.setAttribute("aria-pressed", String(root.classList.contains("ygt-larger")));
    button.addEventListener("click", () => {
      keep(root.classList.toggle("ygt-larger"));
      show();
      window.dispatchEvent(new Event("resize"));
    });
    show();
    const search = header.querySelector("label[for=__search]");
    header.insertBefore(button, search);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
