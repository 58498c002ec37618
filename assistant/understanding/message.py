"""A message cut into words and numbers, folded so that case, accents and invisible marks do not matter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.domain import Language

# Zero-width and bidirectional marks would split or hide a word; the tatweel only stretches an Arabic one.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x0640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
# Letters without a plain form of their own: Polish ł, Turkish ı, Arabic ى and ة; and the digits of Arabic.
_PLAIN = (
    str.maketrans("łıىة", "liيه") | {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
)
_PIECE = re.compile(r"\d+|[^\W\d_]+")
# "و" (and), "ب" (with), "ل" (for) and "ال" (the) are written onto the word that follows.
_ARABIC_PREFIXES = ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_SHORTEST_ARABIC = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits. `folded` is how it is compared; `forms` are other readings of it, folded too.

    `start` and `end` are code points of the message's text.
    """

    folded: str
    raw: str
    start: int
    end: int
    forms: tuple[str, ...] = ()

    @property
    def readings(self) -> tuple[str, ...]:
        """The word itself and its other forms."""
        return (self.folded, *self.forms)


@dataclass(frozen=True, slots=True)
class Message:
    """A message and its words in order. `words` is empty when there is no letter or digit in it.

    `language` is what it is written in, None when nobody looked: then the words of all six languages count.
    """

    text: str
    words: tuple[Word, ...]
    language: Language | None = None

    @classmethod
    def of(cls, text: str, language: Language | None = None) -> Message:
        """Cut a text into words. Offsets are those of the text without its invisible marks, which is kept as `text`."""
        visible = text.translate(_INVISIBLE)
        return cls(visible, tuple(_word(match) for match in _PIECE.finditer(visible)), language)

    def between(self, index: int) -> str:
        """What stands between word `index` and the next: " ", "-", ", "; empty after the last word."""
        if not 0 <= index < len(self.words) - 1:
            return ""
        return self.text[self.words[index].end : self.words[index + 1].start]

    def folded(self, index: int) -> str:
        """The folded word at an index, empty where there is none."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""


def fold(text: str) -> str:
    """Lower-case text without accents: "Één KIND" => "een kind", "yalnız" => "yalniz"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_INVISIBLE))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_PLAIN)


def _word(match: re.Match[str]) -> Word:
    folded = fold(match.group())
    return Word(folded, match.group(), match.start(), match.end(), _arabic_forms(folded))


def _arabic_forms(folded: str) -> tuple[str, ...]:
    """Such as "بالحديقة" (in the park) => "حديقة"; other scripts have none."""
    if not "\u0621" <= folded[:1] <= "\u064a":
        return ()
    stripped = [folded[len(prefix) :] for prefix in _ARABIC_PREFIXES if folded.startswith(prefix)]
    return tuple(dict.fromkeys(form for form in stripped if len(form) >= _SHORTEST_ARABIC))
