"""Where the product runs: one flat, frozen value, read once from the environment at the edge (app.py, ingest.py, the
CLI).

How it judges (thresholds, weights) stands as constants in the module that uses them; what it says stands in texts/.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from assistant.errors import SettingsError

PREFIX = "KINDERWERK_"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with safe defaults. Each is read from the environment variable KINDERWERK_<NAME IN CAPITALS>.

    `encoder` is a directory or hub id of a sentence-transformers model; empty means lexical search only.
    `chroma_url` (http://host:port) switches from the embedded Chroma to a `chroma run` server.
    `frame_ancestors` is the CSP value for who may embed the page.
    """

    corpus: Path = ROOT / "corpus"
    index: Path = ROOT / "var" / "index"
    encoder: str = str(ROOT / "assistant" / "encoders" / "lay-dutch")
    query_prefix: str = ""
    passage_prefix: str = ""
    chroma_url: str = ""
    host: str = "127.0.0.1"
    port: int = 7860
    municipality: str = "Den Haag"
    responsible: str = ""
    contact: str = ""
    frame_ancestors: str = "'none'"
    max_message_chars: int = 4000
    messages_per_minute: int = 60

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings. Raises SettingsError for an unknown KINDERWERK_ name or a value of the wrong kind."""
        known = {PREFIX + item.name.upper(): item for item in fields(cls)}
        values: dict[str, Path | str | int] = {}
        for name, text in environ.items():
            if not name.startswith(PREFIX):
                continue
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f" Did you mean {near[0]}?" if near else ""
                raise SettingsError(f"The setting {name} does not exist.{hint} Known: {', '.join(sorted(known))}.")
            values[known[name].name] = _convert(name, text, str(known[name].type))
        return cls(**values)  # type: ignore[arg-type]


def _convert(name: str, text: str, kind: str) -> Path | str | int:
    if kind == "Path":
        return Path(text).expanduser().resolve()
    if kind == "int":
        try:
            return int(text)
        except ValueError:
            raise SettingsError(f"{name} must be a whole number, not '{text}'.") from None
    return text
