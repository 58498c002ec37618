"""A message as the recognisers read it: one sign for one sound, with the way back to the original offsets.

"Bi<zero width space>lal" reads "Bilal", "０６" reads "06", "e" + combining acute reads "é". Whatever a recogniser
finds is told in code points of the text as it was typed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_DASHES = frozenset("‐‑‒–—―−﹣－")
_QUOTES = frozenset("’‘ʼʹ`´＇′")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` to read; sign i of it stands for original[starts[i]:ends[i]]."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of text[start:end] (not empty)."""
        return self.starts[start], self.ends[end - 1]


def read_plain(text: str) -> Plain:
    """`text` composed, without invisible signs, digits and spaces of any script as ASCII; line ends stay."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, sign in enumerate(text):
        shown = sign if sign.isascii() else _shown(sign)
        if shown is None:
            continue
        if signs and not sign.isascii() and unicodedata.combining(sign):
            joined = unicodedata.normalize("NFC", signs[-1] + sign)
            signs[-1] = joined if len(joined) == 1 else signs[-1]
            ends[-1] = at + 1
            continue
        signs.append(shown)
        starts.append(at)
        ends.append(at + 1)
    return Plain("".join(signs), tuple(starts), tuple(ends))


def _shown(sign: str) -> str | None:
    if sign in _DASHES:
        return "-"
    if sign in _QUOTES:
        return "'"
    category = unicodedata.category(sign)
    if category == "Cf":
        return None
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category in ("Zs", "Zl", "Zp"):
        return "\n" if category != "Zs" else " "
    composed = unicodedata.normalize("NFKC", sign)
    return composed if len(composed) == 1 else sign
