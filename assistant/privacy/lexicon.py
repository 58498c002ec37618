"""The word lists of the guard, read once on first use: names, ordinary words, places and phrases that stay."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

LANGUAGES = ("nl", "en", "tr", "pl", "uk", "ar")

_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "s", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})


@cache
def _fold_sign(sign: str) -> str:
    lowered = sign.lower().translate(_PLAIN)
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(part for part in parts if not unicodedata.combining(part))


def fold(word: str) -> str:
    """`word` in lower case without accents, for look-ups ("Çağla" -> "cagla"); its length may change."""
    if word.isascii():
        return word.lower()
    return "".join(_fold_sign(sign) for sign in word)


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The words of data/`name`.txt by section ("[nl]"); words before the first section stand under ""."""
    found: dict[str, list[str]] = {"": []}
    current = ""
    for line in _lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = line[1:-1]
            found.setdefault(current, [])
            continue
        found[current] += line.split()
    return {section: tuple(words) for section, words in found.items()}


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The phrases of data/`name`.txt, one a line, each as folded words."""
    return frozenset(tuple(fold(line).replace("-", " ").split()) for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (files("assistant.privacy") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def first_names() -> frozenset[str]:
    """All first names, folded; those that are ordinary words too included."""
    return frozenset(fold(name) for group in sections("first_names").values() for name in group)


@cache
def surnames() -> frozenset[str]:
    """All surnames, folded, without prefixes."""
    return frozenset(fold(name) for group in sections("surnames").values() for name in group)


@cache
def ambiguous(language: str) -> frozenset[str]:
    """First names that are an ordinary word in `language`, folded."""
    listed = frozenset(fold(name) for name in sections("ambiguous_names").get(language, ()))
    return first_names() & (listed | ordinary(language))


@cache
def proper_words() -> frozenset[str]:
    """Words with a capital that name no person, folded: organisations, brands, feasts."""
    return frozenset(fold(name) for name in sections("proper_words")[""])


def dutch_word(word: str) -> bool:
    """Whether `word`, not folded, is in the Dutch dictionary of simplemma, which is loaded on the first call."""
    import simplemma  # 0.2 s for its dictionary, not at import

    return bool(simplemma.is_known(word.lower().partition("'")[0], lang="nl"))


@cache
def ordinary(language: str) -> frozenset[str]:
    """Ordinary words of `language`, folded."""
    return frozenset(sections("ordinary_words").get(language, ()))
