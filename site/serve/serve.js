/* ygt serve 的页面：台账有改动、本页因而不同时，重新载入。 */
{
  const { page, token } = document.currentScript.dataset;
  const asked = `/.ygt/changes?page=${encodeURIComponent(page)}&token=${token}`;
  let asking = null;

  /* 服务器有变化才答复，没有变化则过一会儿答复原样；浏览器对一个网站的连接有限，看不见的页面不问。 */
  const ask = async () => {
    if (asking || document.hidden) return;
    const mine = (asking = new AbortController());
    let pause = 0;
    try {
      const answer = await fetch(asked, { signal: mine.signal, cache: "no-store" });
      const now = await answer.text();
      if (answer.ok && now !== token) return location.reload();
      pause = answer.ok ? 0 : 2000;
    } catch {
      pause = 2000; // ygt serve 已经停止；再次启动后接着问
    }
    if (mine.signal.aborted) return;
    setTimeout(() => {
      if (asking === mine) asking = null;
      ask();
    }, pause);
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      asking?.abort();
      asking = null;
    } else ask();
  });
  ask();
}
