"""The place a message is about: wijk, buurt, stadsdeel, postcode, street or landmark, also misspelt.

Names come from the corpus's gazetteer and landmarks. A buurt counts as its wijk. A word that is ordinary Dutch is never
taken for a misspelt place. Not covered: streets that landmarks.toml does not know, and house numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.corpus.places import Gazetteer
from assistant.domain import Place, PlaceKind
from assistant.understanding.message import Message, fold
from assistant.understanding.phrases import word_set
from assistant.understanding.spelling import SHORTEST_FUZZY, is_dutch_word, nearest, sound_of

# fold_name of the corpus leaves these out, and "Venen, Oorden en Raden" is written with and without.
_LINKING = frozenset({"en", "e", "o", "eo"})
_LONGEST_NAME = 6
_SHORTEST_STEM = 4
_SHORTEST_LANDMARK = 9
_PC4_DIGITS = 4
_MOST_GUESSES = 100
_LIVING_WINDOW = 4
_SMALL_REGION = 2


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """Where a message is about. `place` is a wijk or stadsdeel; `pc4` only when a postcode was named."""

    place: Place | None = None
    pc4: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """All names of a gazetteer, ready to be found. `sounds` goes from how a name sounds to the name, for guessing."""

    gazetteer: Gazetteer
    by_words: Mapping[tuple[str, ...], Place] = field(default_factory=dict)
    everyday: frozenset[tuple[str, ...]] = frozenset()
    sounds: Mapping[str, str] = field(default_factory=dict)
    by_sound_name: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> PlaceNames:
        """Index a gazetteer; an empty one finds nothing."""
        by_words: dict[tuple[str, ...], Place] = {}
        everyday: set[tuple[str, ...]] = set()
        for name, place, is_buurt in _names(gazetteer):
            words = _name_words(name)
            if not words or words in by_words:
                continue
            by_words[words] = place
            if is_buurt and all(_is_everyday(word) for word in words):
                everyday.add(words)
        guessable = {"".join(words): place for words, place in by_words.items() if words not in everyday}
        landmarks = {"".join(_name_words(name)) for name in gazetteer.landmarks}
        names = [n for n in guessable if len(n) >= (_SHORTEST_LANDMARK if n in landmarks else SHORTEST_FUZZY)]
        return cls(gazetteer, by_words, frozenset(everyday), {sound_of(name): name for name in names}, guessable)

    def find(self, text: str) -> PlaceFound:
        """The place in a text; of several the one where somebody lives, then the most exact, then the first."""
        message = Message.of(text)
        pc4 = self._pc4(message)
        mentions = tuple(self._mentions(message))
        place = _choose(message, mentions)
        if place is None and pc4 is not None:
            place = self.gazetteer.by_pc4(pc4)
        return PlaceFound(place, pc4)

    def _pc4(self, message: Message) -> str | None:
        for index, word in enumerate(message.words):
            if len(word.folded) != _PC4_DIGITS or word.folded not in self.gazetteer.shares:
                continue
            amount = message.text[max(0, word.start - 2) : word.start].strip() in ("€", "$")
            if not amount and message.folded(index + 1) not in word_set("place", "counted"):
                return word.folded
        return None

    def _mentions(self, message: Message) -> Iterator[_Mention]:
        kept = [index for index, word in enumerate(message.words) if word.folded not in _LINKING]
        guesses = 0
        at = 0
        while at < len(kept):
            length, place = self._exact(message, kept, at)
            if place is None and guesses < _MOST_GUESSES:
                guesses += len(message.words[kept[at]].folded) >= SHORTEST_FUZZY
                length, place = self._guess(message, kept, at)
            if place is not None:
                yield _Mention(place, kept[at], kept[at + length - 1] + 1)
            at += length

    def _exact(self, message: Message, kept: list[int], at: int) -> tuple[int, Place | None]:
        for length in range(min(_LONGEST_NAME, len(kept) - at), 0, -1):
            span = kept[at : at + length]
            for last in message.words[span[-1]].readings if length == 1 else (message.folded(span[-1]),):
                words = (*(message.folded(index) for index in span[:-1]), last)
                place = self.by_words.get(words)
                if place is not None and self._is_meant(message, span, words):
                    return length, place
        return 1, self._with_ending(message.folded(kept[at]))

    def _is_meant(self, message: Message, span: list[int], words: tuple[str, ...]) -> bool:
        """Such as "Landen" needs "wijk" or "buurt" beside it; "centrum" needs "in het" and no "jeugd" behind it."""
        before, after = message.folded(span[0] - 1), message.folded(span[-1] + 1)
        if words in self.everyday:
            return bool({before, after} & word_set("place", "district"))
        if len(words) == 1 and words[0] in word_set("place", "everyday"):
            return before in word_set("place", "before_everyday") and after not in word_set("place", "after_everyday")
        return True

    def _with_ending(self, word: str) -> Place | None:
        """Such as "moerwijku" => Moerwijk: a name of one word with a case ending."""
        for cut in range(len(word) - 1, _SHORTEST_STEM - 1, -1):
            stem = (word[:cut],)
            if word[cut:] in word_set("place", "endings") and stem in self.by_words and stem not in self.everyday:
                return None if is_dutch_word(word) else self.by_words[stem]
        return None

    def _guess(self, message: Message, kept: list[int], at: int) -> tuple[int, Place | None]:
        """A misspelt name of one word ("moerwijck"), or one that was cut in two ("laak kwartier")."""
        word = message.folded(kept[at])
        if at + 1 < len(kept):
            joined = word + message.folded(kept[at + 1])
            if len(joined) >= SHORTEST_FUZZY and joined in self.by_sound_name:
                return 2, self.by_sound_name[joined]
        if len(word) < SHORTEST_FUZZY or is_dutch_word(word):
            return 1, None
        name = nearest(word, self.sounds)
        if name is None or sound_of(name)[0] != sound_of(word)[0]:
            return 1, None
        return 1, self.by_sound_name[name]


@dataclass(frozen=True, slots=True)
class _Mention:
    place: Place
    first: int
    after: int


def lives_somewhere(message: Message) -> bool:
    """Whether somebody says where they live, in whatever place."""
    return any(word.folded in word_set("place", "living") for word in message.words)


def _choose(message: Message, mentions: tuple[_Mention, ...]) -> Place | None:
    meant = [m for m in mentions if message.folded(m.first - 1) not in word_set("place", "denied")]
    lived = [m for m in meant if _is_lived_in(message, m)]
    ordered = sorted(lived or meant, key=lambda mention: mention.place.kind is PlaceKind.STADSDEEL)
    return ordered[0].place if ordered else None


def _is_lived_in(message: Message, mention: _Mention) -> bool:
    """Such as "we wonen in Laak", "Transvaal'da oturuyoruz": a word for living shortly before or right after."""
    near = range(max(0, mention.first - _LIVING_WINDOW), mention.after + 2)
    return any(message.folded(index) in word_set("place", "living") for index in near)


def _names(gazetteer: Gazetteer) -> Iterator[tuple[str, Place, bool]]:
    """Every name with the wijk or stadsdeel it stands for, the surest reading first, and whether it is a buurt's.

    Official names of stadsdelen, then wijken, then other names of wijken, buurten, stadsdelen, regions, landmarks.
    """
    for kind in (PlaceKind.STADSDEEL, PlaceKind.WIJK):
        yield from ((place.name, place, False) for place in gazetteer.places if place.kind is kind)
    for kind in (PlaceKind.WIJK, PlaceKind.BUURT, PlaceKind.STADSDEEL):
        for place in gazetteer.places:
            if place.kind is kind:
                home = _home(gazetteer, place)
                yield from ((name, home, kind is PlaceKind.BUURT) for name in (place.name, *place.alt_names))
    for region, wijken in gazetteer.regions.items():
        common = _common(gazetteer, wijken)
        if common is not None:
            yield region, common, False
    for landmark, name in gazetteer.landmarks.items():
        places = [place for place in gazetteer.named(name) if place.kind is not PlaceKind.CITY]
        if places:
            yield landmark, _home(gazetteer, places[-1]), False


def _home(gazetteer: Gazetteer, place: Place) -> Place:
    """The wijk of a buurt; a wijk or stadsdeel itself."""
    if place.kind is not PlaceKind.BUURT:
        return place
    wijken = (wijk for wijk in gazetteer.places if wijk.kind is PlaceKind.WIJK and wijk.name == place.wijk)
    return next(wijken, place)


def _common(gazetteer: Gazetteer, names: tuple[str, ...]) -> Place | None:
    """A region as one place: the first of two wijken ("Regentesse-Valkenbos"), the stadsdeel of more of them."""
    wijken = [place for place in gazetteer.places if place.kind is PlaceKind.WIJK and place.name in names]
    if 1 <= len(wijken) <= _SMALL_REGION:
        return wijken[0]
    stadsdelen = [place for place in gazetteer.places if place.kind is PlaceKind.STADSDEEL]
    return next((place for place in stadsdelen if wijken and place.name == wijken[0].stadsdeel), None)


def _is_everyday(word: str) -> bool:
    """Such as "landen" and "venen" are words; "vissershaven" is a word, too, but so long that the place is meant."""
    return len(word) < _SHORTEST_STEM or (len(word) < _SHORTEST_LANDMARK and is_dutch_word(word))


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(fold(word.folded) for word in Message.of(name).words if word.folded not in _LINKING)
