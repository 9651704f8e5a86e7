/* 某日名单：选一个日期，只显示当日的行。数据就在页面里，不联网也能用；没有它，页面照样显示生成之日的名单。
 *
 * 页面模板须遵守的 HTML 约定
 *   <div class="ygt-days" data-day="2026-11-21" data-first="2022-06-30" data-nothing="…" data-heading="roster">
 *     data-day      不另选日期时显示的日子        data-first    有记录的第一天，此前显示 data-nothing 的话
 *     data-last     最后一天，可省；此后显示 data-over 的话
 *     data-noun     “名单”“目录”等，缺省“名单”    data-heading  随日期改写的标题的 id，可省
 *   其中每个有起止的元素写 data-from、data-until（含当日），不在 data-day 当日的另写 hidden。
 *   .ygt-days__said 中的 <span> 是对当日名单的说明，选日期后由 role="status" 的一行说出。
 * 日期写进地址（?day=2025-12-31）；日子不合格式的不理会。
 */
(() => {
  "use strict";

  const PARAMETER = "day";
  const LENGTH = 24 * 60 * 60 * 1000;

  const shifted = (day, by) => new Date(Date.parse(day) + by * LENGTH).toISOString().slice(0, 10);

  /* 用键盘输入年份时，先得到的是公元2年、20年，不当作所选的日子 */
  const isDay = (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "1900" && !Number.isNaN(Date.parse(text)) && shifted(text, 0) === text;

  const printed = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${year}年${month}月${date}日`;
  };

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /* 名单有变的日子：一行起始之日，或截止的次日 */
  const changesOf = (rows, first) => {
    const days = new Set([first]);
    for (const { from, until } of rows) {
      if (from) days.add(from);
      if (until) days.add(shifted(until, 1));
    }
    return [...days].filter((day) => day >= first).sort();
  };

  let boxes = 0;

  const dated = (box) => {
    const { day: today, first, last, nothing, over, noun = "名单", heading } = box.dataset;
    const parts = [...box.querySelectorAll("[data-from], [data-until]")].map((element) => ({
      element, from: element.dataset.from, until: element.dataset.until,
    }));
    const changes = changesOf(parts.filter(({ element }) => element.matches("tr")), first);
    const said = box.querySelector(".ygt-days__said");
    const tables = [...box.querySelectorAll("table")];
    const title = heading && document.getElementById(heading);
    const words = title && title.firstChild;
    const usual = words && words.textContent;
    const id = "ygt-day-" + ++boxes;

    const input = make("input", { type: "date", id, autocomplete: "off" });
    const earlier = make("button", { type: "button" }, "变动前");
    const later = make("button", { type: "button" }, "变动后");
    const back = make("button", { type: "button", hidden: "" }, `回到${printed(today)}`);
    const print = make("button", { type: "button" }, "打印");
    earlier.setAttribute("aria-label", `变动前的${noun}`);
    later.setAttribute("aria-label", `变动后的${noun}`);
    const filtered = Boolean(box.querySelector("[data-filterable]"));
    const form = make("form", { class: "ygt-days__form" },
      make("label", { for: id }, make("span", {}, filtered ? "日期" : `查看某日${noun}`), input),
      make("div", { class: "ygt-days__buttons" }, earlier, later, back));
    /* 有筛选的表，筛选在先：选日期的收起来，打印也在筛选栏 */
    const more = filtered && make("details", { class: "ygt-notes ygt-days__more" },
      make("summary", {}, `查看某日${noun}`), form);
    if (!filtered) form.lastChild.append(print);
    const count = make("p", { class: "ygt-days__count", role: "status", "aria-live": "polite" });

    let day = today;

    const missing = () => (day < first ? nothing : last && day > last ? over : "");

    const bounds = () => {
      const start = changes.filter((one) => one <= day).pop();
      const next = changes.find((one) => one > day);
      return {
        before: start && start > first ? shifted(start, -1) : "",
        after: next && !(last && next > last) ? next : "",
      };
    };

    const apply = () => {
      const none = missing();
      for (const { element, from, until } of parts) {
        const off = Boolean(none) || (from && day < from) || (until && day > until) || false;
        element.toggleAttribute("data-off", off);
        element.hidden = off;
      }
      for (const table of tables) {
        (table.closest(".ygt-scroll") || table).hidden = Boolean(none);
        table.dispatchEvent(new Event("ygt-day"));
      }
      const notes = said ? [...said.children].filter((one) => !one.hidden).map((one) => one.textContent).join("") : "";
      const told = `${printed(day)}：${none || notes || `以下为当日${noun}。`}`;
      /* 不隐去，只清空：隐去过的，读屏软件不念 */
      count.textContent = filtered && day === today ? "" : told;
      if (words) {
        words.textContent = day === today ? usual : `${printed(day)}${noun}`;
        for (const link of document.querySelectorAll(`.md-nav--secondary a[href="#${heading}"] .md-ellipsis`)) {
          link.textContent = words.textContent;
        }
      }
      const { before, after } = bounds();
      earlier.setAttribute("aria-disabled", String(!before));
      later.setAttribute("aria-disabled", String(!after));
      back.hidden = day === today;
      if (input.value !== day && document.activeElement !== input) input.value = day;
    };

    /* 逐位输入一个日期只算一步，“后退”回到输入之前 */
    let typing = false;

    const remember = () => {
      const address = new URL(location.href);
      if (day === today) address.searchParams.delete(PARAMETER);
      else address.searchParams.set(PARAMETER, day);
      if (address.href === location.href) return;
      try {
        history[typing ? "replaceState" : "pushState"](history.state, "", address);
      } catch (_) {
        /* 个别浏览器不许 file:// 页面改地址：名单照常显示，只是链接记不住日期 */
      }
    };

    const choose = (chosen) => {
      if (!isDay(chosen) || chosen === day) return;
      day = chosen;
      apply();
      remember();
    };

    const recall = () => {
      typing = false;
      const asked = new URL(location.href).searchParams.get(PARAMETER) || "";
      day = isDay(asked) ? asked : today;
      input.value = day;
      if (more && day !== today) more.open = true;
      apply();
    };

    const step = (button, to) => button.addEventListener("click", () => {
      typing = false;
      choose(to());
      input.value = day;
    });
    step(earlier, () => bounds().before);
    step(later, () => bounds().after);
    step(back, () => {
      input.focus();
      return today;
    });
    print.addEventListener("click", () => window.print());
    input.addEventListener("input", () => {
      choose(input.value);
      typing = true;
    });
    input.addEventListener("blur", () => {
      typing = false;
      input.value = day;
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", recall);

    box.prepend(more || form, count);
    if (said) said.hidden = true;
    recall();
  };

  const start = () => {
    for (const box of document.querySelectorAll(".ygt-days[data-first]")) dated(box);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
