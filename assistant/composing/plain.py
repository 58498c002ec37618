"""From parts to one plain text in reading order, and the marks that keep numbers readable within Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain import Language, Part

LEFT_TO_RIGHT = "\u200e"
RIGHT_TO_LEFT = "\u200f"
# A run that is read from left to right: from its first Latin letter or digit up to the next Arabic letter or line end.
_RUN = re.compile(r"\u200e?[0-9A-Za-z€+À-ſ][^\u0590-\u06ff\u200e\u200f\n]*")
_LATIN_START = re.compile(rf"^{LEFT_TO_RIGHT}", re.MULTILINE)


def marked(text: str, language: Language) -> str:
    """The text with direction marks where the language needs them.

    In Arabic, "0800-2000" after an Arabic word is shown as 2000-0800 unless a left-to-right mark stands before it.
    """
    if language is not Language.AR:
        return text
    text = _RUN.sub(lambda run: LEFT_TO_RIGHT + run.group().lstrip(LEFT_TO_RIGHT), text)
    return _LATIN_START.sub(RIGHT_TO_LEFT + LEFT_TO_RIGHT, text)


def in_order(parts: Iterable[Part]) -> str:
    """All parts as one text, an empty line between them."""
    return "\n\n".join(part.text for part in parts)


def listed(names: Iterable[str], word: str) -> str:
    """Names as people say them: "A", "A en B", "A, B en C"; empty for no names. `word` is "en"."""
    *rest, last = [*names] or [""]
    return f"{', '.join(rest)} {word} {last}" if rest else last
