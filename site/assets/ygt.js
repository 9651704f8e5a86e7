/* 医共体治理台账网站的脚本：手机上的表格、大表、无障碍补正；筛选在 filter.js。没有它，页面照样读得全。
 *
 * 页面模板须遵守的 HTML 约定（样式部分见 ygt.css 开头）
 *
 * 一、表格
 *   <div class="ygt-scroll">
 *     <table class="ygt-table" …>
 *       <caption>…</caption>              可省；无障碍名称取自它，没有则取前面最近的标题
 *       <thead><tr><th scope="col">…      单行、无合并的表头：手机上每行变成一张卡片，表头字作标签
 *       <tbody><tr><th scope="row">…<td>… 卡片的题目是行内第一个单元格
 *   不愿变卡片的表加 data-stack="no"（手机上在框内左右滑动）。
 *
 * 二、可筛选的表：在同一个 <table> 上再加
 *   data-filterable=""        筛选表单由脚本放在表前。一页有多张时写名字（data-filterable="drugs"），
 *                             地址中的参数便是 drugs.text、drugs.tier；不写名字则是 text、tier
 *   data-noun="个品规"        计数用的量词和名词：“筛选出 3 个品规，共 512 个品规”；缺省“项”
 *   data-hint="通用名、拼音首字母（如 amxl）"   输入框的提示
 *   data-facets="tier=配备层级:县,乡,村; essential=基本药物; class=药理类别"
 *                             每项：属性名=标签，冒号后可列出次序；不列则按表中首次出现的次序
 *   data-unit="tier" data-units='{"乡":[["qinghe","青河镇中心卫生院"]]}'
 *                             可省：“本机构”一项，选一家机构即按它的层级（data-unit 所指的筛选项）筛选
 *   每个数据行
 *     data-keys="amoxilin amxl"  查得到但不显示的字：拼音、首字母、别名、旧名、批准文号。可省
 *     data-tier="县 乡"          每个筛选项一个属性，多个值用空格分开；没有则为空
 *   分组标题行 <tr data-group><th colspan="8" scope="colgroup">抗微生物药</th></tr>
 *     其后各行全被筛掉时自动隐去。行的先后不变，脚本不排序。
 *   300 行以上的表由脚本改为按行排版（is-large），筛选仍在 50 毫秒之内；模板不必理会。
 *   地址 ?text=amxl&tier=乡 打开即为筛好的表；打印只印筛出的行，并印出筛选条件。
 *
 * 三、页面
 *   front matter：title 必有；不在导航中的页面写 hide: [navigation]，宽表页写 hide: [toc]，首页两样都写；
 *     成批的页面（几百页以上）写 search: {exclude: true}，由目录页和筛选去找。
 *   开头依次：<nav class="ygt-path">、<p class="ygt-sheet">、# 标题、<p class="ygt-standing">、正文。
 *   每页都一样的字（ygt-path、ygt-sheet、ygt-standing、ygt-source）和大表加 data-search-exclude，免得淹没搜索结果。
 *   HTML 中的链接写最终地址（../index.html，不写 .md）；Markdown 中的链接写 .md。
 *   不在导航中的页面，页首标签按地址的目录点亮：demo/… 归入指向 demo/ 的标签。
 */
(() => {
  "use strict";

  /* ---- 表格：手机上一行一张卡片，大表只排看得见的行 ---- */

  const narrow = window.matchMedia("(max-width: 44.9375em)");

  const stackable = (table) =>
    table.dataset.stack !== "no" && table.tHead && table.tHead.rows.length === 1 &&
    [...table.tHead.rows[0].cells].every((cell) => cell.colSpan === 1);

  /* 改了 display 的表格，读屏软件不再当表格读，须写明角色 */
  const keepRoles = (table) => {
    if (table.getAttribute("role")) return;
    table.setAttribute("role", "table");
    for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
    for (const row of table.rows) row.setAttribute("role", "row");
    for (const cell of table.querySelectorAll("td")) cell.setAttribute("role", "cell");
    for (const cell of table.querySelectorAll("tbody th")) cell.setAttribute("role", "rowheader");
    for (const cell of table.querySelectorAll("thead th")) cell.setAttribute("role", "columnheader");
  };

  const label = (table) => {
    const labels = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    for (const row of table.querySelectorAll("tbody > tr:not([data-group])")) {
      [...row.cells].forEach((cell, index) => labels[index] && cell.setAttribute("data-label", labels[index]));
    }
  };

  /* 行数多的表改按行网格排版，浏览器便可只排看得见的行；列宽照原样量一次 */
  const LARGE = 300;

  const enlarge = (table) => {
    if (table.rows.length < LARGE || table.classList.contains("is-large")) return;
    const widths = [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().width);
    table.style.setProperty("--ygt-columns", widths.map((width) => `minmax(0, ${width.toFixed(1)}fr)`).join(" "));
    keepRoles(table);
    table.classList.add("is-large");
  };

  const fit = () => {
    for (const table of document.querySelectorAll("table.ygt-table")) {
      if (!stackable(table)) continue;
      if (!narrow.matches) enlarge(table);
      else if (!table.querySelector("[data-label]")) {
        label(table);
        keepRoles(table);
      }
      table.classList.toggle("is-stacked", narrow.matches);
    }
  };

  /* ---- 无障碍补正 ---- */

  const nameOf = (element) => {
    const caption = element.querySelector("caption");
    if (caption) return caption.textContent.trim();
    for (let at = element; at; at = at.parentElement) {
      for (let before = at; before; before = before.previousElementSibling) {
        if (/^H[1-6]$/.test(before.tagName)) return before.firstChild.textContent.trim();
      }
    }
    return document.title;
  };

  const accessible = () => {
    const search = document.querySelector(".md-search[role=dialog]");
    if (search) search.setAttribute("aria-label", "全站搜索");
    const skip = document.querySelector(".md-skip");
    if (skip) skip.textContent = "跳到正文";
    for (const nav of document.querySelectorAll("nav.md-nav[aria-labelledby]")) {
      const title = nav.querySelector(":scope > .md-nav__title");
      if (!title) continue;
      nav.removeAttribute("aria-labelledby");
      nav.setAttribute("aria-label", title.textContent.trim());
    }
    for (const code of document.querySelectorAll("pre > code")) {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
    }
    const names = new Map();
    for (const box of document.querySelectorAll(".ygt-scroll, .md-typeset__scrollwrap")) {
      const overflows = box.scrollWidth > box.clientWidth;
      if (!overflows) {
        for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
        continue;
      }
      const name = nameOf(box);
      names.set(name, (names.get(name) || 0) + 1);
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", names.get(name) > 1 ? `${name}（表${names.get(name)}）` : name);
    }
  };

  const lightTab = () => {
    if (document.querySelector(".md-tabs__item--active")) return;
    const folder = (address) => new URL(".", address).pathname;
    const here = folder(location.href);
    let best = null;
    for (const link of document.querySelectorAll(".md-tabs__link")) {
      const there = folder(link.href);
      if (here.startsWith(there) && (!best || there.length > folder(best.href).length)) best = link;
    }
    if (best) best.parentElement.classList.add("md-tabs__item--active");
  };

  const start = () => {
    fit();
    lightTab();
    /* 主题的脚本在载入后才给表格套上滑动框 */
    requestAnimationFrame(accessible);
    narrow.addEventListener("change", fit);
    window.addEventListener("resize", () => requestAnimationFrame(accessible));
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
