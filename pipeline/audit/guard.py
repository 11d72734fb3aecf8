"""Who may ask this server for what: this machine's own browser, from a page of this server.

It listens to this machine alone, but any web page can have a browser call it. A name that somebody points
at 127.0.0.1 comes with a foreign Host; a form on another site with a foreign Origin.
"""

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS: Final = ("127.0.0.1", "localhost")
READS: Final = frozenset({"GET", "HEAD"})

LARGEST: Final = 200_000
"""Bytes of a request's body; a judgement with a long note has some thousands."""

HEADERS: Final[Mapping[str, str]] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What every answer says: nothing from elsewhere, no script or style inside a page, no frame around it."""


class Guard:
    """Refuses what does not come from this server's own pages; adds `HEADERS` to every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{host}:{port}" for host in HOSTS) | (
            frozenset(HOSTS) if port == 80 else set()
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        status, reason = self._refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(reason, status) if reason else self._app
        await answer(scope, receive, with_headers)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str]:
        """Status and reason of a refusal; the reason is "" where there is none."""
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "this server answers for 127.0.0.1 alone"
        if method in READS:
            return 200, ""
        if not self._own(headers):
            return 403, "a judgement must come from a page of this server"
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST:
            return 413, "too long"
        return 200, ""

    def _own(self, headers: Headers) -> bool:
        """Whether a browser says that a page of this server asks; one that says nothing is not believed."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        own = [value for value in (origin, site) if value is not None]
        return (
            bool(own)
            and (origin is None or origin == f"http://{headers['host'].lower()}")
            and (site is None or site == "same-origin")
        )
