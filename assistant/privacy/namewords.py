"""What a single word could be: a sure name, a name that is a word too, a surname, an ordinary word, or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from assistant.privacy.cues import affixes, cue_kinds, cue_words
from assistant.privacy.keeping import kept_words, street_like
from assistant.privacy.lexicon import ambiguous, dutch_word, first_names, ordinary, proper_words, surnames
from assistant.privacy.words import Word, language_of, read_words


class Kind(Enum):
    """What a word could be when nothing around it is read."""

    SURE = "sure"
    WORDLIKE = "wordlike"
    SURNAME = "surname"
    PREFIX = "prefix"
    COMPOUND = "compound"
    ORDINARY = "ordinary"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Message:
    """The words of a message with what each could be, its language, and the indexes of words that stay."""

    words: tuple[Word, ...]
    kinds: tuple[Kind, ...]
    language: str
    kept: frozenset[int]
    shouting: bool

    def key(self, at: int) -> str:
        """The key of word `at`, "" outside the message."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> bool:
        """Whether word `at` is a number."""
        return 0 <= at < len(self.words) and self.words[at].kind == "number"

    def says(self, at: int, cue: str) -> bool:
        """Whether word `at` is one of the words of this kind of cue in the language of the message."""
        return self.key(at) in cue_words(cue, self.language)

    def kind(self, at: int) -> Kind:
        """What word `at` could be; outside the message an ordinary word."""
        return self.kinds[at] if 0 <= at < len(self.words) else Kind.ORDINARY

    @property
    def cased(self) -> bool:
        """Whether the script of the message has capitals."""
        return self.language != "ar"


def read_message(text: str) -> Message:
    """`text` as words that are each judged on their own."""
    words = read_words(text)
    language = language_of(words)
    long = [word for word in words if word.kind == "word" and len(word.text) > 3]
    shouting = len(long) > 2 and sum(word.shouted for word in long) * 2 > len(long)
    code = [match.span() for match in _CODE.finditer(text)]
    kinds = tuple(_plain_in_code(kind_of(word, language), word, code) for word in words)
    return Message(words, kinds, language, kept_words(words, text, language), shouting)


# A link or a piece of markup: unknown words in it are no names. Bounded, so that it stays linear.
_CODE = re.compile(r"(?:https?://|www\.|data:|[<%\[]|javascript)[^\s]{1,400}", re.IGNORECASE)


def _plain_in_code(kind: Kind, word: Word, code: list[tuple[int, int]]) -> Kind:
    inside = kind is Kind.UNKNOWN and any(start <= word.start < end for start, end in code[:50])
    return Kind.ORDINARY if inside else kind


def kind_of(word: Word, language: str) -> Kind:
    """What `word` could be in a message in `language`."""
    if word.kind != "word":
        return Kind.ORDINARY
    kind = _kind(word.key, word.head, word.capital, language, street_like(word))
    if kind is Kind.UNKNOWN and (dutch_word(word.text) or _compound(word.head)):
        return Kind.ORDINARY if dutch_word(word.text) else Kind.COMPOUND
    return kind


@cache
def _bounded(language: str) -> frozenset[str]:
    return ordinary(language) | ordinary("nl")


def _kind(key: str, head: str, capital: bool, language: str, street: bool) -> Kind:
    if key in affixes("prefixes") or head in affixes("prefixes"):
        first_name = capital and key in first_names() and key not in cue_words("asker", language)
        return Kind.WORDLIKE if first_name else Kind.PREFIX
    if len(head) < 2:
        return Kind.ORDINARY
    if key in first_names() or head in first_names():
        return Kind.WORDLIKE if _is_word_too(key, head, capital, language) else Kind.SURE
    if street or head.startswith(_place_stems(language)):
        return Kind.ORDINARY
    if head in _bounded(language) or head in proper_words() or head in _cues(language):
        return Kind.ORDINARY
    if len(head) > 5 and head.endswith(affixes("first_name_ends", language)):
        return Kind.SURE if capital else Kind.UNKNOWN
    inflected = _base_form(head, language)
    if inflected:
        sure = (capital or language == "ar") and inflected not in ambiguous(language)
        return Kind.SURE if sure else Kind.WORDLIKE
    if head in surnames() or (len(head) > 6 and head.endswith(affixes("surname_ends"))):
        return Kind.SURNAME
    return Kind.UNKNOWN


def _is_word_too(key: str, head: str, capital: bool, language: str) -> bool:
    if len(head) < 3 and not capital:
        return True
    if head in ambiguous(language) or key in ambiguous(language):
        return True
    return any(head in cue_words(kind, language) for kind in ("capital_words", "months"))


@cache
def _place_stems(language: str) -> tuple[str, ...]:
    return tuple(cue_words("place_stems", language)) or ("\0",)


def _base_form(head: str, language: str) -> str:
    """The listed name that `head` is a case form of ("jakuba", "bilals"), "" when there is none."""
    names = first_names()
    if language == "ar" and head in ("عبد", "ابو"):
        return head
    if language == "ar" and head[:1] in "ولبكف" and head[1:] in names and len(head) > 3:
        return head[1:]
    for ending in affixes("case_endings", language):
        stem = head.removesuffix(ending)
        bases = _stems(stem, language) if stem != head and len(stem) > 2 else ()
        for base in bases:
            if base in names:
                return base
    return ""


def _stems(stem: str, language: str) -> tuple[str, ...]:
    """What a name could have been before its case ending: "bartk" gives "bartk", "bartka", "bartek"."""
    whole = tuple(stem + ending for ending in affixes("stem_endings", language) if ending != "ek")
    fleeting = (f"{stem[:-1]}ek",) if language == "pl" and stem.endswith("k") else ()
    return (stem, *whole, *fleeting)


@cache
def _cues(language: str) -> frozenset[str]:
    return frozenset().union(*(cue_words(kind, language) for kind in cue_kinds()))


def _compound(head: str) -> bool:
    """A Dutch compound or derivation of a known word: "huiswerkclubje", "voetbaltrainingen"."""
    if len(head) < 7 or not head.isascii():
        return False
    if head.startswith(affixes("word_starts", "nl")):
        return True
    known = ordinary("nl")
    return any(head[cut:] in known and len(head) - cut >= 4 for cut in range(3, len(head) - 3))


def dutch_shaped(head: str) -> bool:
    """Whether an unlisted word ends like a Dutch adjective, noun or verb ("autistisch", "kletskous-achtig")."""
    return len(head) > 5 and head.endswith(affixes("word_shapes", "nl"))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mistyped(head: str) -> bool:
    """Whether a word of six letters or more is one letter away from a Dutch word ("eenzam")."""
    if len(head) < 6:
        return False
    known = ordinary("nl")
    cuts = [(head[:at], head[at:]) for at in range(len(head) + 1)]
    if any(before + behind[1:] in known for before, behind in cuts if behind):
        return True
    return any(
        before + letter + rest in known
        for before, behind in cuts
        for letter in _LETTERS
        for rest in (behind, behind[1:])
    )
