"""Themes and kinds of help in a message, and what is not wanted ("geen sport").

Themes come from the corpus (themes.toml), so a word that a worker adds there works at once. Dutch words that are no
dictionary words are also compared by sound and with one slip ("weerbaarhyd").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.domain import Language, Theme
from assistant.understanding.message import Message
from assistant.understanding.phrases import Found, PhraseBook, found_in, word_set
from assistant.understanding.spelling import SHORTEST_FUZZY, is_dutch_word, nearest, sound_of

# "geen vrienden" and "geen geld" are words of a theme themselves; "kan niet lezen" asks for help with reading.
_NEEDS = frozenset(
    {"armoede", "eenzaamheid", "taal", "weerbaarheid", "gedrag", "opvoeding", "veiligheid", "nieuwkomers"}
)
_ACTIVITIES = frozenset({"sport", "speelplek", "club", "cultuur"})
_MOST_GUESSES = 60


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """The lay words of all themes. `sounds` and `by_word` serve misspelt Dutch words."""

    phrases: Mapping[Language | None, PhraseBook]
    order: tuple[str, ...]
    sounds: Mapping[str, str] = field(default_factory=dict)
    by_word: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, themes: tuple[Theme, ...]) -> ThemeWords:
        """Index the words of the themes in all languages."""
        single: dict[str, str] = {}
        for theme in themes:
            for entry in theme.words.get(Language.NL, ()):
                words = Message.of(entry).words
                if len(words) == 1 and len(words[0].folded) >= SHORTEST_FUZZY and not entry.startswith("*"):
                    single.setdefault(words[0].folded, theme.id)
        sounds = {sound_of(word): word for word in single}
        phrases = {language: PhraseBook.of(_entries(themes, language)) for language in (None, *Language)}
        return cls(phrases, tuple(theme.id for theme in themes), sounds, single)

    def find(self, message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Theme ids that are wanted, and those that are not, each in the order in which they are first named."""
        found = self.phrases[message.language].find(message)
        covered = {index for hit in found for index in range(hit.first, hit.after)}
        if message.language in (None, Language.NL):
            found = (*found, *self._guessed(message, covered))
        avoided = {hit.key for hit in found if hit.key not in _NEEDS and _is_denied(message, hit)}
        wanted = [hit.key for hit in sorted(found, key=lambda hit: hit.first) if hit.key not in avoided]
        return tuple(dict.fromkeys(wanted)), tuple(theme for theme in self.order if theme in avoided)

    def _guessed(self, message: Message, covered: set[int]) -> tuple[Found, ...]:
        guesses: list[Found] = []
        unknown = [
            (index, word.folded)
            for index, word in enumerate(message.words)
            if index not in covered and len(word.folded) >= SHORTEST_FUZZY and word.folded.isascii()
        ]
        for index, word in unknown[:_MOST_GUESSES]:
            name = None if is_dutch_word(word) else nearest(word, self.sounds)
            if name is not None:
                guesses.append(Found(self.by_word[name], index, index + 1))
        return tuple(guesses)


def _entries(themes: tuple[Theme, ...], language: Language | None) -> Iterator[tuple[str, str]]:
    """Lay words in one language and in Dutch, or in all six for None."""
    for theme in themes:
        for code, words in theme.words.items():
            if language is None or code in (language, Language.NL):
                yield from ((theme.id, word) for word in words)


def kinds_in(message: Message) -> tuple[str, ...]:
    """Kinds of help that are asked for by name, in order; those after "geen" are left out."""
    found = found_in("kinds", message)
    avoided = {hit.key for hit in found if hit.key in _ACTIVITIES and _is_denied(message, hit)}
    return tuple(dict.fromkeys(hit.key for hit in found if hit.key not in avoided))


def _is_denied(message: Message, hit: Found) -> bool:
    """Such as "geen sport", "geen zin in voetbal", "spor istemiyor"; "niet alleen sport" wants it."""
    if message.folded(hit.after) in word_set("denial", "denied_after"):
        return True
    at = hit.first - 1
    while at >= 0 and message.folded(at) in word_set("denial", "between"):
        at -= 1
    if at < 0 or message.folded(at + 1) == "alleen" or message.folded(at - 1) in word_set("denial", "unable"):
        return False
    return message.folded(at) in word_set("denial", "denied")
