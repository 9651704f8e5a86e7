"""Talking to a platform's API: over TLS, to one host, with a token that is never shown."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Iterator, Mapping
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from ygt import __version__
from ygt.errors import ToolError
from ygt.platforms.platform import Platform

PATIENCE = 30
"""Seconds after which a platform that does not answer is given up."""

MOST_BYTES = 16 * 1024 * 1024
PER_PAGE = 100
MOST_PAGES = 100
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_TOKEN = re.compile(r"[\x21-\x7e]+")


class StatusError(ToolError):
    """An answer that is a refusal; `status` is its number in HTTP."""

    def __init__(self, status: int, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.status = status


class _Staying(HTTPRedirectHandler):
    """Follows no redirection: whoever is behind it is not to be given the token."""

    def redirect_request(self, *_: Any) -> None:
        """Nothing, so that the redirection is an error."""
        return


class Connection:
    """The API of one platform at `base`. ToolError where address or token cannot be right."""

    def __init__(self, platform: Platform, base: str, token: str) -> None:
        self.platform = platform
        self._base = _address(base)
        if not _TOKEN.fullmatch(token):
            raise ToolError(
                f"环境变量 {platform.token_variable} 中没有可用的访问令牌",
                f"在{platform.title}生成可以发表评论的访问令牌，存入该环境变量；不要写在命令行上",
            )
        self._token = token
        local = urlsplit(self._base).scheme == "http"
        self._open = build_opener(_Staying(), *([ProxyHandler({})] if local else [])).open

    def pages(self, path: str) -> Iterator[Mapping[str, Any]]:
        """Every entry of a list, page by page, until one is empty."""
        joint = "&" if "?" in path else "?"
        for page in range(1, MOST_PAGES + 1):
            found = self.ask("GET", f"{path}{joint}{urlencode({'per_page': PER_PAGE, 'page': page})}")
            if not isinstance(found, list):
                raise self._unexpected()
            if not found:
                return
            yield from (one for one in found if isinstance(one, dict))
        raise ToolError(f"{self.platform.title}返回的列表超过{MOST_PAGES}页", "核对合并请求的编号")

    def ask(self, method: str, path: str, said: Mapping[str, str] | None = None) -> Any:
        """What the API answers, as data. StatusError where it refuses, ToolError where it cannot be reached."""
        request = Request(
            self._base + path,
            method=method,
            data=None if said is None else json.dumps(said).encode("ascii"),
            headers={
                "Accept": "application/json",
                "Content-Type": "application/json",
                "User-Agent": f"ygt/{__version__}",
                self.platform.header: self.platform.scheme + self._token,
            },
        )
        try:
            with self._open(request, timeout=PATIENCE) as answer:
                return self._data(answer)
        except HTTPError as refusal:
            with refusal:
                raise self._refused(refusal) from None
        except URLError as error:
            raise self._unreachable(error.reason) from None
        except OSError as error:
            raise self._unreachable(error) from None

    def _data(self, answer: IO[bytes]) -> Any:
        content = answer.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ToolError(f"{self.platform.title}的答复过大", f"核对接口地址“{self._base}”")
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise self._unexpected() from None

    def _unexpected(self) -> ToolError:
        return ToolError(
            f"“{self._base}”的答复不是{self.platform.title}接口的格式", "核对接口地址，自建平台用 --api 指定"
        )

    def _unreachable(self, reason: object) -> ToolError:
        if isinstance(reason, ssl.SSLError):
            remedy = "核对接口地址；自建平台使用自签证书的，把其根证书存为文件，用环境变量 SSL_CERT_FILE 指明"
            return ToolError(f"“{self._base}”的证书未通过验证", remedy)
        if isinstance(reason, TimeoutError):
            return ToolError(f"“{self._base}”在{PATIENCE}秒内没有答复", "稍后重试")
        return ToolError(f"无法连接“{self._base}”", "核对网络和接口地址；自建平台用 --api 指定")

    def _refused(self, refusal: HTTPError) -> StatusError:
        title, variable = self.platform.title, self.platform.token_variable
        status = refusal.code
        wait = refusal.headers.get("Retry-After", "")
        if status == 429 or (status == 403 and (wait or refusal.headers.get("X-RateLimit-Remaining") == "0")):
            later = f"{wait}秒后" if wait.isdecimal() and len(wait) < 6 else "稍后"
            return StatusError(status, f"{title}限制了请求的次数（{status}）", f"{later}重试")
        if status >= 500:
            return StatusError(status, f"{title}暂时不能处理（{status}）", "稍后重试；一直如此的，请平台的管理员检查")
        if 300 <= status < 400:
            what = f"{title}要求转到其他地址（{status}），没有跟随，以免泄露访问令牌"
            return StatusError(status, what, "仓库改名或迁移的，改写 --repository；平台迁移的，改写 --api")
        message, remedy = {
            401: ("没有接受访问令牌", f"令牌可能有误或已过期，重新生成后存入环境变量 {variable}"),
            403: ("不允许这样做", f"为环境变量 {variable} 中的令牌授予读写合并请求评论的权限"),
            404: (
                "没有这个仓库或合并请求，或者访问令牌无权查看",
                "核对 --repository 和 --pull，以及令牌可以访问的范围",
            ),
            413: ("认为评论过长", "减少一次变更的内容，分几个合并请求提交"),
            422: ("没有接受评论的内容", "核对合并请求是否仍然打开、是否已锁定评论"),
        }.get(status, ("没有接受请求", "核对接口地址、仓库和合并请求的编号"))
        return StatusError(status, f"{title}{message}（{status}）", remedy)


def _address(base: str) -> str:
    """The address of an API without its last slash. ToolError where a token must not be sent to it."""
    try:
        parts = urlsplit(base)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        named = False
    if not named or not base.isascii() or not base.isprintable() or " " in base:
        raise ToolError(f"“{base}”不是接口地址", "写完整的地址，如 https://gitlab.example.org/api/v4")
    if parts.username is not None or parts.query or parts.fragment:
        raise ToolError("接口地址中不能有账号、密码或参数", "访问令牌只写在环境变量中")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise ToolError(f"接口地址“{base}”不是 https，没有发出访问令牌", "改用 https 地址；只有本机可以用 http")
    return base.rstrip("/")
