"""The web app: Gradio's page behind our guard, our own documents and files, and nothing that nobody asked for.

Loopback by default. Gradio's uploads are closed, its analytics off, and no request leaves the machine.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs

import fastapi
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse
from starlette.datastructures import Headers

from assistant.domain import Language
from assistant.serving import LiveAssistant
from assistant.settings import Settings
from assistant.web.evidence import DOCUMENTS_PATH
from assistant.web.frame import frame_of
from assistant.web.guarding import Guard, Shell
from assistant.web.shell import ASSETS, document, first_language
from assistant.web.talk import Desk
from assistant.wording import say

STATIC = Path(__file__).with_name("static")
QUEUE = 200
_DOCUMENT_TYPES = {".pdf": "application/pdf"}
_ASSET_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def build_app(settings: Settings, assistant: LiveAssistant) -> fastapi.FastAPI:
    """The whole web app, ready for uvicorn."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr

    from assistant.web.page import WORKERS, build_page

    app = fastapi.FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, frame_ancestors=settings.frame_ancestors, shell=_shell(settings, assistant))
    _files(app, settings)
    _status(app, assistant)
    page = build_page(Desk(assistant), settings)
    page.queue(default_concurrency_limit=WORKERS, max_size=QUEUE, api_open=False)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
        footer_links=[],
        show_error=False,
        max_file_size=0,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        run_history=False,
    )
    _say_nothing_back(app)
    return app


def _say_nothing_back(app: fastapi.FastAPI) -> None:
    """FastAPI answers a body of the wrong shape with that body, so with what a person wrote; ours says only that."""

    def refused(_: fastapi.Request, __: Exception) -> PlainTextResponse:
        return PlainTextResponse("This is no message.", status_code=422)

    mounted = [getattr(route, "app", None) for route in app.routes]
    for inner in (app, *(one for one in mounted if isinstance(one, fastapi.FastAPI))):
        inner.add_exception_handler(RequestValidationError, refused)


def _shell(settings: Settings, assistant: LiveAssistant) -> Shell:
    def made(index: str, headers: Headers, query: str, nonce: str) -> str:
        chosen = parse_qs(query[:200]).get("taal", [""])[0]
        language = first_language(chosen, headers.get("accept-language", ""))
        opened = assistant.opened
        return document(index, {code: frame_of(code, settings, opened) for code in Language}, language, nonce)

    return made


def _status(app: fastapi.FastAPI, assistant: LiveAssistant) -> None:
    @app.get("/status")
    def status() -> JSONResponse:
        """For monitoring: which index serves, and whether search is on words only. Notices stay in the log."""
        opened = assistant.opened
        return JSONResponse({"index": opened.generation or None, "lexical_only": opened.lexical_only})


def _files(app: fastapi.FastAPI, settings: Settings) -> None:
    documents = settings.corpus / "documents"

    @app.get(DOCUMENTS_PATH + "/{name}")
    def corpus_document(name: str) -> fastapi.Response:
        """A document of the corpus, opened in the browser; only names that lie in the folder itself."""
        return _file(documents, name, _DOCUMENT_TYPES)

    @app.get(ASSETS + "/{name}")
    def asset(name: str) -> fastapi.Response:
        """Our own style, script and icon."""
        return _file(STATIC, name, _ASSET_TYPES)


def _file(folder: Path, name: str, kinds: dict[str, str]) -> fastapi.Response:
    path = folder / Path(name).name
    kind = kinds.get(path.suffix.lower())
    if path.name != name or kind is None or not path.is_file():
        return PlainTextResponse(say("page", "no_document", Language.NL), status_code=404)
    headers = {"Cache-Control": "no-cache"}
    return FileResponse(path, media_type=kind, content_disposition_type="inline", filename=path.name, headers=headers)
