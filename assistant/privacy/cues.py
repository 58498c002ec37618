"""The words that give personal data away (data/cues.toml), and parts of words (data/affixes.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

# Kinds of which another language's words would be taken for names, or names for them ("June" in a Dutch message).
_OWN_ONLY = ("months", "joins", "place_stems", "verb_like_names")


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    path = files("assistant.privacy") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def cue_words(kind: str, language: str) -> frozenset[str]:
    """The folded words of cue `kind` that count in a message in `language`: its own and, mostly, Dutch and English."""
    by_language = _table("cues")[kind]
    counted = dict.fromkeys(("nl", "en", language)) if kind not in _OWN_ONLY else (language,)
    return frozenset(word for code in counted for word in by_language.get(code, "").split())


@cache
def all_cues(kind: str) -> frozenset[str]:
    """The folded words of cue `kind` in every language."""
    return frozenset(word for listed in _table("cues")[kind].values() for word in listed.split())


@cache
def cue_kinds() -> tuple[str, ...]:
    """The kinds that cue_words knows."""
    return tuple(_table("cues"))


@cache
def affixes(kind: str, language: str = "all") -> tuple[str, ...]:
    """The beginnings or endings of `kind` in `language`, in the order of the file; empty when it has none."""
    return tuple(_table("affixes")[kind].get(language, "").split())


def small_words(language: str) -> tuple[str, ...]:
    """The commonest words of `language` ("de", "om", "and"), folded; empty for a language told by its script."""
    return affixes("small_words", language)
