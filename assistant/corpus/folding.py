"""Names as they are compared: without case, accents, apostrophes, hyphens, slashes and the word "en"."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset({"en", "e", "o", "eo"})


def fold_word(word: str) -> str:
    """One word without case and accents: "Súdwest" => "sudwest"."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def fold_name(name: str) -> str:
    """A name as it is compared: "Bouwlust/Vrederust" and "Bouwlust en Vrederust" => "bouwlust vrederust"."""
    words = [fold_word(word) for word in _WORD.findall(unicodedata.normalize("NFKC", name))]
    return " ".join(word for word in words if word not in _LINKING) or " ".join(words)
