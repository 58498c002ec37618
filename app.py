"""Serve the chat page. `python app.py --help` says how; assistant/web does the work."""

from __future__ import annotations

import argparse
import logging
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import AssistantError
from assistant.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped. Exit code 1 with one sentence when it can't start."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)
    try:
        settings = Settings.from_environment()
        parser = argparse.ArgumentParser(prog="app.py", description="Serve the chat page.")
        parser.add_argument("--host", default=settings.host, help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=settings.port, help="port to listen on (default: %(default)s)")
        chosen = parser.parse_args(arguments)
        settings = replace(settings, host=chosen.host, port=chosen.port)
        if not port_is_free(settings.host, settings.port):
            print(
                f"Port {settings.port} on {settings.host} is in use. Choose another: python app.py --port "
                f"{settings.port + 1}",
                file=sys.stderr,
            )
            return 1
        serve(settings)
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def port_is_free(host: str, port: int) -> bool:
    """Whether this address can be listened on now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def serve(settings: Settings) -> None:
    """Open corpus, index and encoder, say where the page is, and serve."""
    import uvicorn

    from assistant.serving import LiveAssistant
    from assistant.web.server import build_app

    assistant = LiveAssistant(settings)
    app = build_app(settings, assistant)
    opened = assistant.opened
    search = "on words only" if opened.lexical_only else "on words and meaning"
    print(f"Kinderwerkwijzer searches {search}: http://{settings.host}:{settings.port}", flush=True)
    # No access log: a path can hold what a person typed.
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    sys.exit(main())
