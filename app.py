"""Serve the chat page. `python app.py --help` says how; assistant/web does the work."""

from __future__ import annotations

import argparse
import errno
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
        refused = why_not_here(settings.host, settings.port)
        if refused:
            print(refused, file=sys.stderr)
            return 1
        serve(settings)
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def why_not_here(host: str, port: int) -> str | None:
    """One sentence when this address can't be listened on, None when it can."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OverflowError:
        return f"Port {port} does not exist: choose one from 1 to 65535."
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"Port {port} on {host} is in use. Choose another: python app.py --port {port + 1}"
        return f"Can't listen on {host}, port {port}: {error.strerror}."
    return None


def serve(settings: Settings) -> None:
    """Open corpus, index and encoder, say where the page is, and serve."""
    import uvicorn

    from assistant.serving import LiveAssistant
    from assistant.web.server import build_app

    assistant = LiveAssistant(settings)
    app = build_app(settings, assistant)
    search = "on words only" if assistant.opened.lexical_only else "on words and meaning"

    class Announcing(uvicorn.Server):
        """Says where the page is once it really answers there."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                print(f"Kinderwerkwijzer searches {search}: http://{settings.host}:{settings.port}", flush=True)

    # No access log: a path can hold what a person typed.
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    Announcing(config).run()


if __name__ == "__main__":
    sys.exit(main())
