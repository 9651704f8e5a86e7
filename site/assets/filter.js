/* 表格筛选：按文字、拼音首字母和各筛选项，条件写进地址。HTML 约定见 ygt.js 开头。 */
(() => {
  "use strict";

  /* 不能叫 q：主题见到地址里的 q 便打开全站搜索 */
  const TEXT = "text";

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const facetsOf = (table) =>
    (table.dataset.facets || "").split(";").map((part) => part.trim()).filter(Boolean).map((part) => {
      const [, name, label, order] = part.match(/^([\w-]+)\s*=\s*([^:]*)(?::(.*))?$/) || [];
      return { name, label, order: order ? order.split(",").map((value) => value.trim()) : [] };
    }).filter((facet) => facet.name);

  const rowsOf = (table, facets) => {
    const rows = [];
    let group = null;
    for (const element of table.querySelectorAll("tbody > tr")) {
      if (element.hasAttribute("data-group")) {
        group = element;
        continue;
      }
      const values = {};
      for (const facet of facets) {
        values[facet.name] = (element.getAttribute("data-" + facet.name) || "").split(/\s+/).filter(Boolean);
      }
      const text = fold(element.textContent + " " + (element.dataset.keys || ""));
      /* 生成时就隐去的行，是别的日子的（见 days.js） */
      if (element.hidden) element.setAttribute("data-off", "");
      rows.push({ element, group, values, text, off: element.hidden });
    }
    return rows;
  };

  const optionsOf = (facet, rows) => {
    const counts = new Map(facet.order.map((value) => [value, 0]));
    for (const row of rows) {
      for (const value of row.values[facet.name]) counts.set(value, (counts.get(value) || 0) + (row.off ? 0 : 1));
    }
    return counts;
  };

  const known = (facet, rows) => {
    const used = new Set(rows.flatMap((row) => row.values[facet.name]));
    return [...optionsOf(facet, rows)].filter(([value]) => used.has(value));
  };

  /* 本机构：选一家机构，即按它所在的层级筛选；可选的只有页面所列的，地址中写别的无效 */
  const unitOf = (table, facets, id) => {
    if (!table.dataset.units || !facets.some((facet) => facet.name === table.dataset.unit)) return null;
    const names = new Map();
    const select = make("select", { id: id + "-unit", "aria-controls": table.id }, make("option", { value: "" }, "全部"));
    for (const [tier, units] of Object.entries(JSON.parse(table.dataset.units))) {
      const group = make("optgroup", { label: tier + "级" });
      for (const [value, name] of units) {
        names.set(value, { name, tier });
        group.append(make("option", { value }, name));
      }
      select.append(group);
    }
    return { select, names, facet: table.dataset.unit };
  };

  let forms = 0;

  const filterable = (table) => {
    const facets = facetsOf(table);
    const rows = rowsOf(table, facets);
    const noun = table.dataset.noun || "项";
    const prefix = table.dataset.filterable ? table.dataset.filterable + "." : "";
    const id = "ygt-filter-" + ++forms;
    if (!table.id) table.id = id + "-table";

    const text = make("input", {
      type: "search", id: id + "-q", autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
      "aria-controls": table.id, placeholder: table.dataset.hint || "名称、拼音首字母",
    });
    const form = make("form", { class: "ygt-filter", role: "search", "aria-label": "筛选下表" },
      make("label", { class: "ygt-filter__text", for: text.id }, make("span", {}, "查找"), text));
    const unit = unitOf(table, facets, id);
    if (unit) form.append(make("label", { for: unit.select.id }, make("span", {}, "本机构"), unit.select));
    const selects = facets.map((facet) => {
      const select = make("select", { id: `${id}-${facet.name}`, "aria-controls": table.id },
        make("option", { value: "" }, "全部"),
        ...known(facet, rows).map(([value, count]) => make("option", { value }, `${value}（${count}）`)));
      form.append(make("label", { for: select.id }, make("span", {}, facet.label), select));
      return select;
    });
    const clear = make("button", { type: "button", hidden: "" }, "清除");
    const print = make("button", { type: "button" }, "打印");
    const count = make("output", { class: "ygt-filter__count", "aria-live": "polite", for: text.id });
    const condition = make("p", { class: "ygt-filter__condition" });
    const none = make("p", { class: "ygt-filter__none", hidden: "" },
      "没有符合条件的条目。可减少筛选条件，或改用拼音首字母查找。");
    /* 手机上先只见查找框，各筛选项收在按钮后，免得占满一屏；桌面不显此按钮 */
    const more = make("button", { type: "button", class: "ygt-filter__more", "aria-expanded": "false" }, "更多筛选");
    const foldable = selects.length + (unit ? 1 : 0) > 2;
    const open = (opened) => {
      if (!foldable) return;
      form.toggleAttribute("data-folded", !opened);
      more.setAttribute("aria-expanded", String(opened));
      more.textContent = opened ? "收起筛选" : "更多筛选";
    };
    more.addEventListener("click", () => open(form.hasAttribute("data-folded")));
    form.append(make("div", { class: "ygt-filter__buttons" }, ...(foldable ? [more] : []), clear, print));

    const apply = () => {
      const terms = fold(text.value).split(" ").filter(Boolean);
      const chosen = facets.map((facet, index) => [facet, selects[index].value]).filter(([, value]) => value);
      const own = unit && unit.names.get(unit.select.value);
      const groups = new Map();
      let shown = 0;
      let total = 0;
      for (const row of rows) {
        if (!row.off) total += 1;
        const fits = !row.off && terms.every((term) => row.text.includes(term)) &&
          chosen.every(([facet, value]) => row.values[facet.name].includes(value)) &&
          (!own || row.values[unit.facet].includes(own.tier));
        if (fits) shown += 1;
        if (row.element.hidden === fits) row.element.hidden = !fits;
        if (row.group) groups.set(row.group, groups.get(row.group) || fits);
      }
      for (const [heading, any] of groups) heading.hidden = !any;
      const active = terms.length || chosen.length || own;
      const words = chosen.map(([facet, value]) => `${facet.label}：${value}`);
      if (own) words.unshift(`本机构：${own.name}（${own.tier}级配备）`);
      if (terms.length) words.unshift(`含“${text.value.trim()}”`);
      count.textContent = active ? `筛选出 ${shown} ${noun}，共 ${total} ${noun}` : `共 ${total} ${noun}`;
      condition.textContent = active ? `筛选条件：${words.join("；")}` : "";
      none.hidden = shown > 0;
      clear.hidden = !active;
    };

    const remember = () => {
      const address = new URL(location.href);
      const put = (name, value) =>
        value ? address.searchParams.set(prefix + name, value) : address.searchParams.delete(prefix + name);
      put(TEXT, text.value.trim());
      facets.forEach((facet, index) => put(facet.name, selects[index].value));
      if (unit) put("unit", unit.select.value);
      try {
        history.replaceState(history.state, "", address);
      } catch (_) {
        /* 个别浏览器不许 file:// 页面改地址：筛选照常，只是链接记不住条件 */
      }
    };

    const recall = () => {
      const asked = new URL(location.href).searchParams;
      text.value = asked.get(prefix + TEXT) || "";
      facets.forEach((facet, index) => {
        selects[index].value = asked.get(prefix + facet.name) || "";
        if (selects[index].selectedIndex < 0) selects[index].value = "";
      });
      if (unit) unit.select.value = unit.names.has(asked.get(prefix + "unit")) ? asked.get(prefix + "unit") : "";
      open(selects.some((select) => select.value) || Boolean(unit && unit.select.value));
      apply();
    };

    const change = () => {
      apply();
      remember();
    };
    /* 拼音输入法上屏之前不筛，免得满表闪动 */
    text.addEventListener("input", (event) => event.isComposing || change());
    text.addEventListener("compositionend", change);
    for (const select of [...selects, ...(unit ? [unit.select] : [])]) select.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    print.addEventListener("click", () => window.print());
    clear.addEventListener("click", () => {
      form.reset();
      change();
      text.focus();
    });
    window.addEventListener("popstate", recall);
    /* 换了日子（见 days.js）：当日没有的行不筛、不计 */
    table.addEventListener("ygt-day", () => {
      for (const row of rows) row.off = row.element.hasAttribute("data-off");
      facets.forEach((facet, index) => {
        const counts = optionsOf(facet, rows);
        for (const option of [...selects[index].options].slice(1)) {
          option.textContent = `${option.value}（${counts.get(option.value)}）`;
        }
      });
      apply();
    });

    const place = table.closest(".ygt-scroll") || table;
    place.before(form, count, condition);
    place.after(none);
    recall();
  };

  const start = () => {
    for (const table of document.querySelectorAll("table[data-filterable]")) filterable(table);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
