/* 办事指南的文书：填上所反映页面的名称和地址，一键复制，或用邮件发出（收件人由填写的人自己写）。 */
(() => {
  "use strict";

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  /* 地址须是本站的页面，名称由该地址而来；别的一概不填，免得他人借链接写入文字 */
  const reported = () => {
    const asked = new URL(location.href).searchParams.get("page") || "";
    return /^[\w-]+(\/[\w-]+)*\.html$/.test(asked) ? asked : "";
  };

  const fill = () => {
    const page = reported();
    if (!page) return;
    const home = new URL(document.querySelector("a.md-logo").href);
    const address = new URL(page, home);
    for (const place of document.querySelectorAll("[data-fill=page]")) place.textContent = address.href;
    let title = "";
    try {
      title = sessionStorage.getItem("ygt-title " + page) || "";
    } catch (_) {
      /* 不许存取时不填名称，地址已足够 */
    }
    for (const place of document.querySelectorAll("[data-fill=title]")) place.textContent = title;
  };

  const remember = () => {
    for (const link of document.querySelectorAll("a[href*='services.html?page=']")) {
      link.addEventListener("click", () => {
        const heading = document.querySelector("article h1");
        const page = new URL(link.href).searchParams.get("page");
        try {
          sessionStorage.setItem("ygt-title " + page, heading.firstChild.textContent.trim());
        } catch (_) {
          /* 同上 */
        }
      });
    }
  };

  const copy = async (letter, said) => {
    const text = letter.textContent;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "已复制，可粘贴到邮件、文档或议题中";
    } catch (_) {
      /* 旧浏览器，或不是 https：选中文字，由读者自己复制 */
      getSelection().selectAllChildren(letter);
      said.textContent = "已选中，请按 Ctrl+C 复制";
    }
  };

  const start = () => {
    remember();
    fill();
    for (const letter of document.querySelectorAll(".ygt-letter")) {
      const bar = document.createElement("p");
      const said = document.createElement("output");
      bar.className = "ygt-letter__buttons";
      const mail = button("用邮件发出", () => {
        const subject = encodeURIComponent(letter.dataset.letter);
        location.href = `mailto:?subject=${subject}&body=${encodeURIComponent(letter.textContent)}`;
      });
      bar.append(button("复制文字", () => copy(letter.querySelector("code"), said)), mail, said);
      letter.after(bar);
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
