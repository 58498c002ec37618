"""What stands before every request: which paths are open, how large a request may be, and the headers of each answer.

Content-Security-Policy with Gradio 6.31, tried in Chromium:
- script-src needs neither 'unsafe-eval' nor 'unsafe-inline': Gradio's inline scripts get a nonce (shell.py), and we use
  no `js=` on events and no gr.HTML, which both compile strings to code.
- style-src needs 'unsafe-inline': Gradio writes style attributes and <style> elements while it builds its widgets.
- Nothing may come from another server: no picture, font, frame or request. Who may embed the page is a setting.
"""

from __future__ import annotations

import gzip
import re
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The page sends one message at a time; anything larger is not a question.
MAX_BODY_BYTES = 256 * 1024
# Gradio opens some sixty paths (uploads, files, proxy, monitoring, direct calls). These are what a page and the one
# endpoint "ask" need; all others do not exist.
_OPEN_GET = re.compile(
    r"/(?:|config|status|theme\.css|favicon\.ico|robots\.txt|assets/[\w.-]+|static/(?:js|css|fonts|img)/[\w./-]+"
    r"|pagina/[\w.-]+|documenten/[^/]+|svelte/[\w./-]+"
    r"|gradio_api/(?:info|app_id/?|startup-events|heartbeat/\w+|queue/data|call/ask/\w+))"
)
_OPEN_POST = re.compile(r"/gradio_api/(?:queue/join|call/ask|reset|cancel)")

Shell = Callable[[str, Headers, str, str], str]


def content_security_policy(frame_ancestors: str, nonce: str) -> str:
    """Only our own server; see the module's text for what Gradio needs."""
    return (
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; "
        f"form-action 'none'; frame-src 'none'; worker-src 'none'; frame-ancestors {frame_ancestors}"
    )


class Guard:
    """ASGI middleware. `shell` makes our document of Gradio's index page: (html, headers, query, nonce) -> html."""

    def __init__(self, app: ASGIApp, frame_ancestors: str, shell: Shell) -> None:
        self._app = app
        self._frame_ancestors = frame_ancestors
        self._shell = shell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        guarded = self._with_headers(send, nonce)
        refusal = _refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
        elif scope["path"] == "/":
            await self._page(scope, receive, guarded, nonce)
        else:
            await self._app(scope, receive, guarded)

    async def _page(self, scope: Scope, receive: Receive, send: Send, nonce: str) -> None:
        """Gradio's index page, made ours. It is asked for uncompressed, and compressed after."""
        asked = Headers(scope=scope)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        collected = _Collected()
        await self._app({**scope, "headers": plain}, receive, collected)
        if collected.status != 200 or scope["method"] == "HEAD":
            response = Response(collected.body, collected.status)
        else:
            query = scope.get("query_string", b"").decode("latin-1")
            response = _html(self._shell(collected.body.decode(), asked, query, nonce), asked)
        await response(scope, receive, send)

    def _with_headers(self, send: Send, nonce: str) -> Send:
        policy = content_security_policy(self._frame_ancestors, nonce)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
            await send(message)

        return sending


class _Collected:
    """A response that is kept instead of sent."""

    def __init__(self) -> None:
        self.status = 500
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


def _html(text: str, asked: Headers) -> Response:
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language, Accept-Encoding"}
    body = text.encode()
    if "gzip" in asked.get("accept-encoding", ""):
        body = gzip.compress(body, 6)
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type="text/html", headers=headers)


def _refusal(scope: Scope) -> Response | None:
    method, path = scope["method"], scope["path"]
    opened = _OPEN_POST if method == "POST" else _OPEN_GET
    if method not in ("GET", "HEAD", "POST"):
        return PlainTextResponse("Not open.", status_code=405)
    if not opened.fullmatch(path):
        return PlainTextResponse("Not open.", status_code=404)
    if method != "POST":
        return None
    length = Headers(scope=scope).get("content-length", "")
    if not length.isascii() or not length.isdigit():
        return PlainTextResponse("Say how long the message is.", status_code=411)
    return PlainTextResponse("Too large.", status_code=413) if int(length) > MAX_BODY_BYTES else None
