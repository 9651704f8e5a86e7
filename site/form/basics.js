/* 各处共用：造节点、向服务提问、查找。数据只经 textContent 和 value 写入页面，不拼 HTML。 */

const token = location.pathname.split("/")[1];

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((one) => one !== "" && one !== undefined));
  return node;
}

export const button = (text, onclick, more) => make("button", { type: "button", onclick, ...more }, text);
export const link = (fields) => "#" + new URLSearchParams(fields);

export async function ask(question, sent = {}) {
  try {
    const answer = await fetch("/" + question, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Ygt-Token": token },
      body: JSON.stringify(sent),
    });
    return await answer.json();
  } catch {
    return { error: "与 ygt edit 的连接已断开，没有写入", remedy: "在原窗口重新运行 ygt edit；本页填写的内容可先抄录备用" };
  }
}

/* 先后：完全相同、开头相同、其余；同等的，自有名称的在前，以所涉单位为名的（帮扶、安排等）在后；再同等的，机构在前，短的在前 */
export function matching(entries, typed, most) {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = entries.filter((one) => wanted.every((word) => one.words.includes(word) || one.path?.includes(word)));
  const rank = (one) => (one.name === typed ? 0 : wanted[0] && one.words.split(" ").some((w) => w.startsWith(wanted[0])) ? 1 : 2);
  const length = (one) => Math.min(...one.words.split(" ").filter((word) => word.includes(wanted[0])).map((word) => word.length), 999);
  const keys = (one) => [2 * rank(one) + (one.lent ? 1 : 0), ...wanted.length ? [one.kind === "institution" ? 0 : 1, length(one)] : []];
  const before = (a, b) => a.map((key, place) => key - b[place]).find(Boolean) || 0;
  return [hits.length, hits.map((one) => [keys(one), one]).sort((a, b) => before(a[0], b[0])).slice(0, most).map((one) => one[1])];
}
