/* ygt edit 的页面：选记录，填写，随填随核对，下方显示将写入的每一行。 */
import { ask, button, link, make, matching } from "./basics.js";
import { fields, known, mark, messages, places } from "./inputs.js";

const $ = (id) => document.getElementById(id);
let all = [];
let listed = "";
let open = null; // 打开的记录：{ sent, form, first, … }
let turn = 0;
let timer = 0;
let here = location.hash;

/* ---- 核对与保存 ---- */

function collected() {
  places.clear();
  const value = open.form.read("");
  const file = open.file?.value;
  return { ...open.sent, [open.end ? "end" : "form"]: value, ...(file && { file }) };
}

const dirty = () => open !== null && JSON.stringify(collected()) !== open.first;

function touched() {
  clearTimeout(timer);
  $("save").disabled = true;
  timer = setTimeout(judge, 350);
}

async function judge() {
  const mine = ++turn;
  if (!open) return;
  if (!dirty()) {
    foot(null);
    told(open.findings);
    return;
  }
  $("state").textContent = "正在核对…";
  const answer = await ask("try", collected());
  if (mine === turn) judged(answer);
}

function judged(answer) {
  if (answer.meanwhile) return meanwhile(answer.meanwhile);
  told(answer.inside);
  foot(answer);
  if (answer.id) places.get("/id")?.querySelector("input").setAttribute("placeholder", `自动取名：${answer.id}`);
  if (answer.files && !open.file) {
    open.file = make("select", { id: "file" }, make("option", { value: "" }, "（请选择）"), ...answer.files.map(([path, about]) => make("option", { value: path }, about || path)));
    open.top.append(make("div", { class: "field" }, make("label", { for: "file" }, "登记到哪个文件"), mark({ needed: true }), open.file));
  }
}

const finding = (one) => make("li", { class: one.level === "错误" ? "error" : "note" }, `${one.level}：${one.message}`,
  one.help ? make("small", {}, "处理办法：" + one.help) : "", one.place ? make("small", {}, one.place) : "");

function told(findings = []) {
  collected();
  const detail = $("detail");
  detail.querySelectorAll(".messages").forEach((one) => one.replaceChildren());
  detail.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  for (const one of findings) {
    let at = one.at;
    while (at && !places.has(at)) at = at.slice(0, at.lastIndexOf("/"));
    const node = places.get(at) || open.top;
    [...node.children].find((child) => child.matches(".messages")).append(finding(one));
    if (one.level === "错误") node.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
    for (let up = node; up !== detail && up; up = up.parentNode) if (up.tagName === "DETAILS") up.open = true;
  }
}

function foot(answer) {
  $("foot").hidden = !answer;
  document.body.classList.toggle("with-foot", Boolean(answer));
  if (!answer) return;
  const { lines = [], count = 0, changes = [], elsewhere = [], blocking = 0 } = answer;
  $("save").disabled = Boolean(answer.error || blocking || !count);
  $("state").textContent = answer.error ? "" : blocking ? `有${blocking}处新的错误，改正后才能保存` : count ? "核对通过，可以保存" : "没有需要写入的改动";
  const wrong = blocking && $("detail").querySelector("[aria-invalid]");
  if (wrong) $("state").append(" ", button("查看", () => { wrong.scrollIntoView({ block: "center" }); wrong.focus({ preventScroll: true }); }));
  $("told").replaceChildren(answer.error ? make("p", { class: "error" }, answer.error, make("small", {}, answer.remedy || "")) : "",
    make("ul", { class: "changes" }, ...changes.map(([group, sentence, ...more]) => make("li", {}, make("b", {}, group), "：" + sentence, ...more.map((one) => make("small", {}, one))))),
    elsewhere.length ? make("p", {}, "台账其他处因此出现：") : "", make("ul", { class: "messages" }, ...elsewhere.map(finding)));
  $("lines").hidden = !count;
  $("lines").firstElementChild.textContent = `将写入的改动（${count}行）`;
  if (count && !$("lines").dataset.seen) $("lines").open = $("lines").dataset.seen = innerWidth > 800;
  $("lines").lastElementChild.replaceChildren(...drawn(lines));
  const typing = document.activeElement;
  if (typing.form && typing.getBoundingClientRect().bottom > $("foot").getBoundingClientRect().top) typing.scrollIntoView({ block: "center" });
}

const drawn = (lines) => lines.map(([sign, text]) => make("span", { class: { "+": "plus", "-": "minus", "@": "where" }[sign] || "same" },
  (sign === "@" ? "" : sign) + text));

function meanwhile(news) {
  foot(null);
  const clashes = (news.clashes || []).map((one) => make("li", {}, `“${one.title}”双方都已改动：${one.now ? `现为“${one.now}”` : "现为最新内容"}${one.typed ? `，您填写的是“${one.typed}”` : ""}。请核对后重新填写`));
  const notice = make("div", { class: "notice", role: "alert" },
    make("p", {}, make("b", {}, "此文件在打开之后已被改动，您的改动尚未写入。"), news.gone ? "这条记录已不在原处，或本页打开过久，请回到列表重新打开。" : "其间的改动如下："),
    make("pre", {}, ...drawn(news.lines)), make("ul", {}, ...clashes));
  if (!news.gone) {
    notice.append(button("载入最新内容，保留我的改动", () => {
      draw({ ...open.about, path: news.path, base: news.base, mark: news.mark, data: news.data }, clashes);
      open.first = "";
      touched();
    }));
  }
  notice.append(button("放弃我的改动，重新打开", () => { open = null; route(); }));
  open.top.querySelector(".notice")?.remove();
  open.top.append(notice);
  notice.scrollIntoView({ block: "center" });
}

async function save() {
  clearTimeout(timer);
  const mine = ++turn;
  $("save").disabled = true;
  $("state").textContent = "正在写入…";
  const answer = await ask("save", collected());
  if (mine !== turn) return;
  if (!answer.saved) return judged(answer);
  known.clear();
  const typed = $("search").value;
  listed = "";
  open = null;
  foot(null);
  const next = link({ path: answer.path, base: answer.base });
  here = next;
  history.replaceState(null, "", next);
  await route();
  $("search").value = typed;
  search();
  open?.top.append(make("p", { class: "saved", role: "status" }, `已保存，写入${answer.count}行。全部改完后，执行 ygt propose 提交审阅。`));
}

/* ---- 画一条记录 ---- */

function draw(about, notices = []) {
  const end = about.end;
  const top = make("div", { class: "top" }, make("h1", {}, end ? `登记终止：${about.name}` : about.new ? `新增${about.title}` : about.name || about.title),
    make("p", { class: "path" }, about.new ? "" : `${about.title}　${about.path}`), messages());
  const form = fields(about.fields, about.data);
  const body = make("form", { oninput: touched, onsubmit: (event) => event.preventDefault(), novalidate: true }, top, ...form.nodes);
  if (about.endable && !about.new && !end) {
    body.append(make("p", {}, make("a", { class: "end", href: link({ path: about.path, base: about.base, end: 1 }) }, "登记终止……"), make("small", {}, "撤销、合并、调出、废止等，写明日期、原因和依据；记录保留")));
  }
  $("detail").replaceChildren(make("a", { class: "back", href: link({ kind: about.kind }) }, "‹ 返回列表"), body);
  const { path, base, mark: stamp } = about;
  open = { sent: about.new ? { new: true, kind: about.kind } : { path, base, mark: stamp }, form, top, about, end, findings: end ? [] : about.inside };
  open.first = JSON.stringify(collected());
  if (notices.length) top.append(make("ul", { class: "notice" }, ...notices));
  foot(null);
  told(open.findings);
  document.title = `${about.name || "新增" + about.title} · 台账修改`;
  document.body.classList.add("opened");
}

const ending = (about) => [
  { key: "on", title: "终止日期", shape: "text", needed: true, help: "当日仍有效", example: "2026-06-30" },
  { key: "reason", title: "原因", shape: "text", needed: true, ...(about.reasons.length && { shape: "choice", options: about.reasons.map((one) => [one, one]) }) },
  { key: "decided_by", title: "依据", shape: "text", needed: true, picks: ["document", "meeting"], help: "文件、会议；由机关决定的，写机关名称和日期，中间空一格" },
  ...(about.kind === "institution" ? [{ key: "successor", title: "承接机构", shape: "text", usual: true, picks: ["institution"], help: "合并的填写" }] : []),
];

/* ---- 列表与地址 ---- */

function search() {
  const typed = $("search").value.trim();
  const [count, hits] = matching(all, typed, 200);
  $("found").textContent = all.length ? `${typed ? "查到" : "共"}${count}条${count > hits.length ? `，列出前${hits.length}条` : ""}` : "没有记录";
  $("records").replaceChildren(...hits.map((one) => make("li", {}, make("a", { href: link({ path: one.path, base: one.base }), class: one.ended && "ended" },
    one.name, make("small", {}, one.ended ? one.about + " 已终止" : one.about)))));
  for (const one of $("records").querySelectorAll("a")) if (one.getAttribute("href") === location.hash) one.setAttribute("aria-current", "page");
}

async function list(kind) {
  if (listed !== "kind:" + kind) {
    if (listed) $("search").value = "";
    listed = "kind:" + kind;
    $("kind").value = kind;
    const answer = await ask("records", { kind });
    all = answer.records || [];
    if (answer.error) return fail(answer);
  }
  search();
}

function fail(answer) {
  $("detail").replaceChildren(make("a", { class: "back", href: "#" }, "‹ 返回列表"), make("p", { class: "error", role: "alert" }, answer.error, make("small", {}, answer.remedy || "")));
  document.body.classList.add("opened");
}

function home(overview) {
  $("detail").replaceChildren(make("h1", {}, "选择要修改的内容"),
    make("p", {}, overview.errors ? `台账现有${overview.errors}处错误；仍可修改，只要不增加新的错误。` : "台账现无错误。", "保存即写入文件；离任、停用的填截止日期或登记终止，不删除。"),
    make("ul", { class: "kinds" }, ...overview.kinds.map((one) => make("li", {}, make("a", { href: link({ kind: one.name }) }, make("b", {}, one.title), ` ${one.count}条`, one.errors ? make("em", {}, ` ${one.errors}处错误`) : ""), make("small", {}, one.help)))));
  document.title = "台账修改";
  document.body.classList.remove("opened");
}

async function route() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  open = null;
  foot(null);
  const overview = await ask("overview");
  if (overview.error) return fail(overview);
  $("home").textContent = `台账修改 · ${overview.county}`;
  $("standing").textContent = { fictional: "示例数据，纯属虚构", compiled: "据公开文件整理" }[overview.standing] || "";
  if ($("kind").options.length === 0) {
    $("kind").append(make("option", { value: "" }, "全部"), ...overview.kinds.map((one) => make("option", { value: one.name }, `${one.title}（${one.count}）`)));
    const { path, base, words } = overview.start;
    if (words) $("search").value = words;
    if (path && !location.hash) { location.hash = link({ path, base }); return; }
  }
  if (wanted.has("path")) {
    const about = await ask("record", Object.fromEntries(wanted));
    if (about.error) return fail(about);
    await list(listed === "kind:" ? "" : about.kind);
    draw(wanted.has("end") ? { ...about, end: true, fields: ending(about), data: {} } : about);
  } else if (wanted.has("new")) {
    const about = await ask("blank", { kind: wanted.get("new") });
    if (about.error) return fail(about);
    await list(about.kind);
    draw(about);
  } else {
    const kind = wanted.get("kind") || "";
    await list(kind);
    home(overview);
    const one = overview.kinds.find((each) => each.name === kind);
    if (one) $("detail").replaceChildren(make("h1", {}, one.title), make("p", {}, one.help), make("p", {}, "在列表中选择一条，或新增一条。"),
      make("p", {}, make("a", { class: "new", href: link({ new: kind }) }, "新增" + one.title), make("a", { href: "#" }, "全部种类")));
  }
  window.scrollTo(0, 0);
}

addEventListener("hashchange", () => {
  if (location.hash === here) return;
  if (dirty() && !confirm("有尚未保存的改动，离开后不再保留。确定离开？")) {
    history.replaceState(null, "", here || "#");
    return;
  }
  here = location.hash;
  route();
});
addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    if (open && !$("save").disabled && !$("foot").hidden) save();
  }
});
$("search").addEventListener("input", search);
$("kind").addEventListener("change", (event) => { location.hash = link({ kind: event.target.value }); });
$("save").addEventListener("click", save);
$("drop").addEventListener("click", () => { open = null; route(); });
$("skip").addEventListener("click", (event) => { event.preventDefault(); $("detail").focus(); });
route();
