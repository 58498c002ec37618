"""Which of the six languages a message is written in.

Script first, then words and letters that only one language has, then a statistical identifier for what is left. When
nothing speaks for another language it is Dutch. Not covered: other languages; they come out as the nearest of the six.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from assistant.domain import Language
from assistant.understanding.message import Message, Word
from assistant.understanding.phrases import lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_READ_CHARS = 2000
# An Arabic question with two Dutch names in it is Arabic; a Dutch one with one Arabic name is Dutch. By letters or by
# words: in "ما هو kinderwerk؟" the one long Dutch word has most of the letters.
_SCRIPT_SHARE = 0.4
_LETTER_WEIGHT = 2
_MAX_LETTERS = 3
_LATIN = (Language.NL, Language.EN, Language.TR, Language.PL)
_SHORT_WORDS = 3


def language_of(text: str) -> Language:
    """The language of a text; Dutch for an empty one."""
    message = Message.of(text[:_READ_CHARS])
    by_script = _by_script(message.text)
    if by_script is not None:
        return by_script
    votes = _votes(message)
    best = max(_LATIN, key=lambda language: votes[language])
    second = max(votes[language] for language in _LATIN if language is not best)
    if votes[best] > second:
        return best
    if len(message.words) <= _SHORT_WORDS:
        return Language.NL
    return _by_statistics(message.text, {language for language in _LATIN if votes[language] == votes[best]})


def _by_script(text: str) -> Language | None:
    letters = [sign for sign in text if sign.isalpha()]
    if not letters:
        return None
    arabic = sum("\u0600" <= sign <= "\u06ff" or "\u0750" <= sign <= "\u077f" for sign in letters)
    cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in letters)
    words = Message.of(text).words
    foreign = sum(word.raw[0] >= "\u0400" for word in words)
    if max(arabic, cyrillic) / len(letters) < _SCRIPT_SHARE and foreign <= len(words) / 2:
        return None
    return Language.AR if arabic > cyrillic else Language.UK


def _votes(message: Message) -> Counter[Language]:
    """One vote a telling word, two a telling letter (three at most: a name with ş does not make a message Turkish)."""
    votes: Counter[Language] = Counter()
    spelled = _telling()
    for word in message.words:
        for language in spelled.get(_lower(word), ()):
            votes[language] += 1
    for code, letters in lexicon("language")["letters"].items():
        seen = sum(any(letter in word.raw for letter in letters) for word in message.words if not _may_be_a_name(word))
        votes[Language(code)] += _LETTER_WEIGHT * min(seen, _MAX_LETTERS)
    return votes


def _may_be_a_name(word: Word) -> bool:
    """Such as "Ayşe wil dansen" is Dutch: a capital tells nothing, unless the whole word is in capitals."""
    return word.raw[:1].isupper() and not (len(word.raw) > 1 and word.raw.isupper())


def _lower(word: Word) -> str:
    return word.raw.replace("İ", "i").lower()


@cache
def _telling() -> dict[str, tuple[Language, ...]]:
    """Word -> the languages it tells of. Also without accents, as people type them, where that is no other word."""
    table: dict[str, list[Language]] = {}
    plain: dict[str, list[Language]] = {}
    for code, words in lexicon("language")["telling"].items():
        for word in words:
            table.setdefault(word, []).append(Language(code))
            bare = Message.of(word).words[0].folded
            if bare != word:
                plain.setdefault(bare, []).append(Language(code))
    return {word: tuple(languages) for word, languages in (plain | table).items()}


def _by_statistics(text: str, among: set[Language]) -> Language:
    ranked = _identifier().rank(text)
    return next((Language(code) for code, _ in ranked if Language(code) in among), Language.NL)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads numpy tables on first use, not at import

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([language.value for language in _LATIN])
    return identifier
