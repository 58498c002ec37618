"""What a single word could be: a sure name, a name that is a word too, a surname, an ordinary word, or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from assistant.privacy.cues import cue_kinds, cue_words
from assistant.privacy.keeping import kept_words, street_like
from assistant.privacy.lexicon import ambiguous, first_names, ordinary, proper_words, surnames
from assistant.privacy.words import Word, language_of, read_words


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
    kinds = tuple(kind_of(word, language) for word in words)
    return Message(words, kinds, language, kept_words(words, text, language), shouting)


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
    known = head in _bounded(language) or head in proper_words()
    inflected = _base_form(head, language)
    if inflected and not known:
        return Kind.WORDLIKE if inflected in ambiguous(language) else Kind.SURE
    if head in surnames() or _surname_shaped(head, language):
        return Kind.SURNAME if not known else Kind.ORDINARY
    return Kind.ORDINARY if known or head in _cues(language) or _compound(head, language) else Kind.UNKNOWN


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


@cache
def _cues(language: str) -> frozenset[str]:
    return frozenset().union(*(cue_words(kind, language) for kind in cue_kinds()))


def _compound(head: str, language: str) -> bool:
    """A Dutch compound or derivation of a known word: "huiswerkclubje", "voetbaltrainingen"."""
    if language not in ("nl", "en") or len(head) < 7:
        return False
    known = ordinary("nl")
    return any(head[cut:] in known and len(head) - cut >= 4 for cut in range(3, len(head) - 3))


_SHAPES = (
    "isch", "ische", "lijk", "lijke", "baar", "bare", "loos", "loze", "heid", "ing", "ingen", "eren", "eerd", "eert", "ende", "tie", "ties", "iteit",
    "achtig", "zaam", "tje", "tjes", "jes", "schap", "aal", "ief", "ieve", "eus", "atie", "sel", "ster", "sters", "ers",
)  # fmt: skip


def dutch_shaped(head: str) -> bool:
    """Whether an unlisted word ends like a Dutch adjective, noun or verb ("autistisch", "onhandelbaar"), so hardly a name."""
    return len(head) > 5 and head.endswith(_SHAPES)
