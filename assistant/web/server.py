"""The web server around the page: headers, our own documents, and nothing that nobody asked for.

Loopback by default. Gradio's uploads are closed, its analytics off, and no request leaves the machine.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import fastapi
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse

from assistant.serving import LiveAssistant
from assistant.settings import Settings
from assistant.web.evidence import DOCUMENTS_PATH
from assistant.web.talk import Desk

# The page sends one message at a time; anything larger is not a question.
MAX_BODY_BYTES = 256 * 1024
_CLOSED = ("/gradio_api/upload", "/upload", "/gradio_api/file=", "/gradio_api/proxy=", "/gradio_api/component_server")
_SERVED_TYPES = {".pdf": "application/pdf"}

Next = Callable[[fastapi.Request], Awaitable[fastapi.Response]]


def content_security_policy(frame_ancestors: str) -> str:
    """Only our own server; no remote images, frames, plugins or forms.

    Gradio 6 starts with inline scripts and compiles its HTML templates in the browser, so 'unsafe-inline' and
    'unsafe-eval' can't be left out of script-src. All content that is not ours is escaped before it reaches the page.
    """
    return (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
        f"form-action 'none'; frame-src 'none'; frame-ancestors {frame_ancestors}"
    )


def build_app(settings: Settings, assistant: LiveAssistant) -> fastapi.FastAPI:
    """The whole web app, ready for uvicorn."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr

    from assistant.web.page import STYLE, build_page

    app = fastapi.FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _guard(app, settings)
    _documents(app, settings)

    @app.get("/status")
    def status() -> JSONResponse:
        opened = assistant.opened
        index = opened.generation or None
        return JSONResponse({"index": index, "lexical_only": opened.lexical_only, "notices": list(opened.notices)})

    page = build_page(Desk(assistant), settings)
    page.queue(default_concurrency_limit=4, max_size=200, api_open=False)
    theme = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        css_paths=[STYLE],
        theme=theme,
        footer_links=[],
        show_error=False,
        max_file_size=0,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        run_history=False,
    )
    return app


def _guard(app: fastapi.FastAPI, settings: Settings) -> None:
    policy = content_security_policy(settings.frame_ancestors)

    @app.middleware("http")
    async def guard(request: fastapi.Request, go_on: Next) -> fastapi.Response:
        path = request.url.path
        if any(path.startswith(closed) for closed in _CLOSED):
            return PlainTextResponse("Not open.", status_code=403)
        if int(request.headers.get("content-length") or 0) > MAX_BODY_BYTES:
            return PlainTextResponse("Too large.", status_code=413)
        response = await go_on(request)
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response


def _documents(app: fastapi.FastAPI, settings: Settings) -> None:
    folder = settings.corpus / "documents"

    @app.get(DOCUMENTS_PATH + "/{name}")
    def document(name: str) -> fastapi.Response:
        """A document of the corpus, opened in the browser; only names that lie in the folder itself."""
        path = folder / Path(name).name
        kind = _SERVED_TYPES.get(path.suffix.lower())
        if path.name != name or kind is None or not path.is_file():
            return PlainTextResponse("Dit document is er niet.", status_code=404)
        return FileResponse(path, media_type=kind, content_disposition_type="inline", filename=path.name)
