/* 主题的菜单、搜索按钮和菜单里的各级标题是 label，键盘到不了：补成键盘可用；收起的菜单不占键盘。 */
(() => {
  "use strict";

  const BUTTONS = { __drawer: "菜单", __search: "搜索" };
  const narrow = matchMedia("(max-width: 76.1875em)"); // 主题在更宽的屏上不用抽屉式菜单

  const start = () => {
    for (const [id, name] of Object.entries(BUTTONS)) {
      const label = document.querySelector(`.md-header label[for=${id}]`);
      const toggle = document.getElementById(id);
      if (!label || !toggle) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ygt-bare";
      button.setAttribute("aria-label", name);
      button.append(...label.childNodes);
      label.append(button);
      const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
      button.addEventListener("click", () => toggle.click());
      toggle.addEventListener("change", show);
      show();
    }
    /* 回车由主题的脚本处理 */
    for (const label of document.querySelectorAll(".md-sidebar label[for]")) label.tabIndex = 0;

    const drawer = document.getElementById("__drawer");
    const menu = document.querySelector(".md-sidebar--primary");
    if (!drawer || !menu) return;
    const rest = () => {
      menu.inert = narrow.matches && !drawer.checked;
    };
    drawer.addEventListener("change", rest);
    narrow.addEventListener("change", rest);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      document.querySelector(".md-header label[for=__drawer] button")?.focus();
    });
    rest();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
