"""The words around a name that give it away, per language, from data/cues.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

# Kinds of which another language's words would be taken for names, or names for them ("June" in a Dutch message).
_OWN_ONLY = ("months", "joins", "place_stems")


@cache
def _table() -> dict[str, dict[str, str]]:
    path = files("assistant.privacy") / "data" / "cues.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def cue_words(kind: str, language: str) -> frozenset[str]:
    """The folded words of cue `kind` that count in a message in `language`: its own, and the Dutch and English ones of most kinds."""
    by_language = _table()[kind]
    counted = dict.fromkeys(("nl", "en", language)) if kind not in _OWN_ONLY else (language,)
    return frozenset(word for code in counted for word in by_language.get(code, "").split())


def cue_kinds() -> tuple[str, ...]:
    """The kinds that cue_words knows."""
    return tuple(_table())
