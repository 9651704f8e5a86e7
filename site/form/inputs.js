/* 各种字段的填写方式。每一个给出 { node, read }：read(at) 返回所填的值，未填为 undefined，并把各值所在的
 * 位置（JSON 指针）记入 places，核对结果据此显示在旁边。
 * 值一律以文字往来，由服务一方按规定转换；“#”为列表项在文件中的位置，“?”为保留不动的内容。 */
import { ask, button, make, matching } from "./basics.js";

export const places = new Map();
export const known = new Map();
let ids = 0;

/* ---- 单个值 ---- */

function picker(about, attributes) {
  const list = make("ul", { role: "listbox", id: "list" + ++ids, hidden: true, "aria-label": about.title + "可选" });
  const input = make("input", { ...attributes, role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" });
  let active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const pick = (name) => {
    input.value = name;
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };
  const show = async () => {
    const key = about.picks ? about.picks.join() : about.title;
    if (!known.has(key)) {
      known.set(key, about.picks
        ? ask("names", { kinds: about.picks }).then((answer) => answer.names || [])
        : Promise.resolve(about.suggested.map((name) => ({ name, about: "", words: name.toLowerCase() }))));
    }
    const entries = await known.get(key);
    if (document.activeElement !== input) return;
    const [, hits] = matching(entries, input.value.trim(), 30);
    list.replaceChildren(...hits.map((one) => make("li", { role: "option", id: "o" + ++ids, "aria-selected": "false", "data-name": one.name,
      onmousedown: (event) => { event.preventDefault(); pick(one.name); } }, one.name, make("small", {}, one.about))));
    active = -1;
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("focus", show);
  input.addEventListener("click", show);
  input.addEventListener("input", (event) => { if (event.isTrusted) show(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    else if (step && list.hidden) show();
    else if (step) {
      const options = [...list.children];
      options[active]?.setAttribute("aria-selected", "false");
      active = (active + step + options.length) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    } else if (event.key === "Enter" && active >= 0) pick(list.children[active].dataset.name);
    else return;
    event.preventDefault();
  });
  return [input, make("span", { class: "pick" }, input, list)];
}

function control(about, value, attributes) {
  const options = about.shape === "boolean" ? [["true", "是"], ["false", "否"]] : about.options;
  if (options) {
    const present = value && !options.some(([one]) => one === value) ? [[value, value + "（不在可选范围）"]] : [];
    const select = make("select", attributes, make("option", { value: "" }, "（未填）"),
      ...[...present, ...options].map(([one, title]) => make("option", { value: one }, title)));
    select.value = value;
    return [select, select];
  }
  if (about.picks || about.suggested) {
    const made = picker(about, { ...attributes, autocomplete: "off", placeholder: "输入名称或拼音首字母" });
    made[0].value = value;
    return made;
  }
  const long = about.long || value.length > 40 || value.includes("\n");
  const input = make(long ? "textarea" : "input", { ...attributes, autocomplete: "off", rows: long && "2" });
  input.value = value;
  return [input, input];
}

export const mark = (about) => (about.needed ? make("b", { class: "needed", "aria-hidden": "true" }, "必填") : "");
const help = (about, id) => make("small", { id }, [about.help, about.example && "例：" + about.example].filter(Boolean).join("　"));
export const messages = () => make("ul", { class: "messages" });

function single(about, value = "") {
  const id = "f" + ++ids;
  const [input, shown] = control(about, value, { id, "aria-describedby": id + "h", "aria-required": about.needed && "true" });
  const node = make("div", { class: "field" }, make("label", { for: id }, about.title), mark(about),
    make("span", { class: "with-unit" }, shown, about.unit || ""), help(about, id + "h"), messages());
  return { node, read: (at) => { places.set(at, node); return input.value.trim() === "" ? undefined : input.value; } };
}

/* ---- 列表 ---- */

function ticks(about, first) {
  const values = first || [];
  const options = [...about.options, ...values.filter((one) => !about.options.some(([v]) => v === one)).map((one) => [one, one + "（不在可选范围）"])];
  const boxes = options.map(([value, title]) => {
    const box = make("input", { type: "checkbox", value, id: "f" + ++ids });
    box.checked = values.includes(value);
    return [box, make("span", { class: "tick" }, box, make("label", { for: box.id }, title))];
  });
  const chosen = () => boxes.filter(([box]) => box.checked).map(([box]) => box.value);
  return rows(about, boxes.map(([, node]) => node), () => {
    const now = chosen();
    return [...values.filter((one) => now.includes(one)), ...now.filter((one) => !values.includes(one))];
  }, first, "ticks");
}

/* 外框：题目、说明、各项，以及“经核实没有” */
function rows(about, children, read, first, kind) {
  const none = make("input", { type: "checkbox", id: "f" + ++ids });
  none.checked = about.none && Array.isArray(first) && !first.length;
  const node = make("fieldset", { class: "field " + kind }, make("legend", {}, about.title, mark(about)), help(about), ...children,
    about.none ? make("span", { class: "tick none" }, none, make("label", { for: none.id }, "经核实没有")) : "", messages());
  return { node, read: (at) => {
    places.set(at, node);
    const values = read(at);
    return values.length ? values : none.checked ? [] : undefined;
  } };
}

function texts(about, values) {
  if (about.ticks) return ticks(about, values);
  const list = make("ol", { class: about.ordered ? "texts ordered" : "texts" });
  const add = (value) => {
    const id = "f" + ++ids;
    const [input, shown] = control(about, value, { id, "aria-label": about.title });
    const row = make("li", {}, shown);
    row.input = input;
    row.append(...moves(row, about));
    list.append(row);
    return input;
  };
  (values || []).forEach((one) => add(one));
  const more = button("增加" + about.title, () => add("").focus(), { class: "add" });
  return rows(about, [list, more], (at) => {
    const filled = [...list.children].filter((row) => row.input.value.trim());
    filled.forEach((row, number) => { places.set(at + "/" + number, list.parentNode); });
    return filled.map((row) => row.input.value);
  }, values, "list");
}

function moves(row, about, add, warning) {
  const changed = (list, focus) => {
    list.dispatchEvent(new Event("input", { bubbles: true }));
    focus?.focus();
  };
  const step = (text, label, go) => button(text, (event) => { go(); changed(row.parentNode, event.target); }, { "aria-label": label, title: label });
  const out = button("移除", () => {
    if (warning && !confirm(warning)) return;
    const list = row.parentNode;
    const next = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    changed(list, next?.querySelector("input, select, summary"));
  });
  if (!about.ordered) return [out];
  return [
    step("↑", "上移", () => row.previousElementSibling?.before(row)),
    step("↓", "下移", () => row.nextElementSibling?.after(row)),
    add ? button("在其后增加", add) : "",
    out,
  ];
}

function groups(about, values) {
  const list = make("ol", { class: "items" });
  const add = (data, after) => {
    let inner = null;
    const title = make("summary", {});
    const box = make("details", {}, title);
    const row = make("li", {}, box, messages());
    const name = () => {
      const said = inner ? inner.read("") : data;
      const words = about.fields.map((one) => said[one.key]).filter((one) => typeof one === "string").slice(0, 4);
      title.textContent = words.join("　") || "（新增）";
    };
    const build = () => {
      if (inner) return;
      inner = fields(about.fields, data);
      const ends = about.fields.some((one) => one.key === "until") && "#" in data;
      box.append(...inner.nodes, make("p", { class: "moves" }, ...moves(row, about, () => begin(row),
        ends && "移除只用于登记有误。不再担任、不再有效的，填写截止日期，不要移除。确定移除？")));
      box.addEventListener("input", () => { name(); });
    };
    box.addEventListener("toggle", () => { if (box.open) build(); });
    row.reveal = () => { build(); box.open = true; };
    row.read = (at) => {
      const value = inner ? inner.read(at) : data;
      places.set(at, row);
      const kept = "?" in data;
      return Object.keys(value).length || kept ? { ...value, ..."#" in data && { "#": data["#"] } } : undefined;
    };
    name();
    if (after) after.after(row);
    else list.append(row);
    return row;
  };
  (values || []).forEach((one) => add(one));
  const begin = (after) => {
    const row = add({}, after);
    row.reveal();
    row.querySelector("input, select, textarea").focus();
  };
  const more = button("增加" + about.title, () => begin(), { class: "add" });
  return rows(about, [list, more], (at) => {
    let number = 0;
    return [...list.children].map((row) => {
      const value = row.read(at + "/" + number);
      if (value) number += 1;
      return value;
    }).filter(Boolean);
  }, values, "list");
}

function group(about, data) {
  const inner = fields(about.fields, data || {});
  const node = make("fieldset", { class: "field group" }, make("legend", {}, about.title, mark(about)), help(about), ...inner.nodes, messages());
  return { node, read: (at) => {
    places.set(at, node);
    const value = inner.read(at);
    return Object.keys(value).length ? value : undefined;
  } };
}

/* ---- 一组字段：必填的、常填的、已填的在前，其余收起 ---- */

const shapes = { group, groups, texts };

export function fields(abouts, data) {
  const kept = data["?"] || [];
  const asked = abouts.filter((one) => one.shape !== "fixed" && !kept.some(({ key }) => key === one.key));
  const parts = [];
  const build = (one) => {
    const made = (shapes[one.shape] || single)(one, data[one.key]);
    parts.push([one.key, made]);
    return made.node;
  };
  const first = asked.filter((one) => one.needed || one.usual || one.key in data);
  const rest = asked.filter((one) => !first.includes(one));
  const nodes = [make("div", { class: "fields" }, ...first.map(build))];
  if (rest.length) {
    const more = make("details", { class: "more", ontoggle: () => {
      if (more.open && more.children.length === 1) more.append(make("div", { class: "fields" }, ...rest.map(build)));
    } }, make("summary", {}, `其他可填的项（${rest.length}）：${rest.slice(0, 5).map((one) => one.title).join("、")}${rest.length > 5 ? "等" : ""}`));
    nodes.push(more);
  }
  if (kept.length) {
    nodes.push(make("div", { class: "kept" }, make("b", {}, "保留不动"), make("small", {}, "以下内容不在本页填写，保存时原样保留。"),
      make("dl", {}, ...kept.flatMap((one) => [make("dt", {}, one.title), make("dd", {}, one.text)]))));
  }
  return { nodes, read: (at) => {
    const value = {};
    for (const [key, made] of parts) {
      const one = made.read(at + "/" + key);
      if (one !== undefined) value[key] = one;
    }
    return value;
  } };
}
