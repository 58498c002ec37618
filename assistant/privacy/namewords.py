"""What a single word could be: a sure name, a name that is a word too, a surname, an ordinary word, or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from assistant.privacy.cues import cue_words
from assistant.privacy.keeping import street_like
from assistant.privacy.lexicon import ambiguous, first_names, ordinary, surnames
from assistant.privacy.words import Word


class Kind(Enum):
    """What a word could be when nothing around it is read."""

    SURE = "sure"
    WORDLIKE = "wordlike"
    SURNAME = "surname"
    PREFIX = "prefix"
    ORDINARY = "ordinary"
    UNKNOWN = "unknown"


PREFIXES = frozenset("van de der den het 't ter ten te op in 'n el al ait ben bin ould oulad abu la le di da dos von d' op't in't".split())

_ENDINGS = {
    "pl": ("owi", "iem", "om", "em", "ie", "a", "e", "i", "y", "o", "u"),
    "uk": ("ові", "ом", "єм", "ем", "ою", "ею", "єю", "а", "у", "і", "и", "ю", "я", "о"),
    "tr": ("nin", "nun", "yle", "yla", "den", "dan", "ten", "tan", "in", "un", "ye", "ya", "yi", "yu", "de", "da", "te", "ta", "le", "la", "e", "a", "i", "u"),
    "nl": ("s",),
    "en": ("s",),
    "ar": (),
}
_STEMS = {"pl": ("", "a", "ek"), "uk": ("", "а", "я", "о", "ь", "и"), "tr": ("",), "nl": ("",), "en": ("",), "ar": ("",)}


@dataclass(frozen=True, slots=True)
class Message:
    """The words of a message, its language, and the indexes of words that stay."""

    words: tuple[Word, ...]
    language: str
    kept: frozenset[int]

    def key(self, at: int) -> str:
        """The key of word `at`, "" outside the message."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> bool:
        """Whether word `at` is a number."""
        return 0 <= at < len(self.words) and self.words[at].kind == "number"

    def kind(self, at: int) -> Kind:
        """What word `at` could be."""
        return kind_of(self.words[at], self.language)

    @property
    def cased(self) -> bool:
        """Whether the script of the message has capitals."""
        return self.language != "ar"

    @property
    def shouting(self) -> bool:
        """Whether the message is written in capitals."""
        long = [word for word in self.words if word.kind == "word" and len(word.text) > 3]
        return len(long) > 2 and sum(word.shouted for word in long) * 2 > len(long)


def kind_of(word: Word, language: str) -> Kind:
    """What `word` could be in a message in `language`."""
    if word.kind != "word" or not word.text[0].isalpha():
        return Kind.ORDINARY
    return _kind(word.key, word.head, word.capital, language, street_like(word))


@cache
def _bounded(language: str) -> frozenset[str]:
    return ordinary(language) | (ordinary("nl") if language == "en" else frozenset())


def _kind(key: str, head: str, capital: bool, language: str, street: bool) -> Kind:
    names = first_names()
    if key in PREFIXES or head in PREFIXES:
        return Kind.PREFIX
    if head in ambiguous(language) or key in ambiguous(language):
        return Kind.WORDLIKE
    if len(head) > 1 and (key in names or head in names):
        return Kind.SURE if len(head) > 2 or capital else Kind.WORDLIKE
    if street:
        return Kind.ORDINARY
    known = head in _bounded(language)
    inflected = _base_form(head, language)
    if inflected and not known:
        return Kind.WORDLIKE if inflected in ambiguous(language) else Kind.SURE
    if head in surnames() or _surname_shaped(head, language):
        return Kind.SURNAME if not known else Kind.ORDINARY
    return Kind.ORDINARY if known or _is_cue(head, language) or _compound(head, language) else Kind.UNKNOWN


def _base_form(head: str, language: str) -> str:
    """The listed name that `head` is a case form of ("jakuba", "bilals"), "" when there is none."""
    names = first_names()
    if language == "ar" and head[:1] in "ولبكف" and head[1:] in names and len(head) > 3:
        return head[1:]
    for ending in _ENDINGS.get(language, ()):
        stem = head.removesuffix(ending)
        if stem == head or len(stem) < 3:
            continue
        for addition in _STEMS[language]:
            base = stem[:-1] + addition if addition == "ek" and stem.endswith("k") else stem + addition
            if base in names:
                return base
    return ""


_SURNAME_ENDS = ("owski", "owska", "ewski", "ewska", "inski", "inska", "wicz", "czyk", "enko", "chuk", "oglu", "stra", "енко", "чук", "ський", "ська")


def _surname_shaped(head: str, language: str) -> bool:
    return len(head) > 6 and head.endswith(_SURNAME_ENDS) and head not in _bounded(language)


def _is_cue(head: str, language: str) -> bool:
    kinds = ("kin", "titles", "after_titles", "named", "greetings", "goodbyes", "person_verbs", "age_units", "joins", "articles",
             "prepositions", "adjectives", "officials", "organisation_heads", "organisation_tails", "capital_words")
    return any(head in cue_words(kind, language) for kind in kinds)


def _compound(head: str, language: str) -> bool:
    """A Dutch compound or derivation of a known word: "huiswerkclubje", "voetbaltrainingen"."""
    if language not in ("nl", "en") or len(head) < 7:
        return False
    known = ordinary("nl")
    return any(head[cut:] in known and len(head) - cut >= 4 for cut in range(3, len(head) - 3))


def ordinary_word(word: Word, language: str) -> bool:
    """Whether the word is in the dictionary of the message, built from one, or too Dutch in shape to be a name."""
    head = word.head
    return head in _bounded(language) or _is_cue(head, language) or _compound(head, language)
