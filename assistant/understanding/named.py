"""Which offers a message names: by title or organisation, also misspelt, when the name is distinctive.

"De Mussen" names every offer of that house. Names that many offers share ("Gemeente Den Haag") or that are ordinary
words of the field ("bibliotheek") name none by themselves. Nor does a name of one word that people use in questions
about other things: the housing association Haag Wonen must not make "we wonen in Laak" a question about it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.corpus.places import Gazetteer
from assistant.domain import Language, Offer, Source
from assistant.understanding.message import Message
from assistant.understanding.phrases import Found, PhraseBook, word_set
from assistant.understanding.spelling import is_dutch_word, nearest, sound_of

_PARTS = re.compile(r"[:(),/]| en | met | in de | voor ")
_MOST_SHARED = 6
_SHORTEST_ONE_WORD = 5
_SHORTEST_GUESS = 7
_MOST_GUESSES = 60
# In the lay questions of so many other sources, a word is no name: "wonen" is in 62, "wijkagent" in 52, "mussen" in 8.
_COMMON_FROM = 6
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class OfferNames:
    """Distinctive names of offers. `owners` goes from a name's words to the ids of the offers that bear it."""

    phrases: PhraseBook
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, offers: Mapping[str, Offer], gazetteer: Gazetteer, sources: Mapping[str, Source] | None = None
    ) -> OfferNames:
        """Index the names of all offers. Lay questions of `sources`, all records, tell a name from a common word."""
        places = {word for place in gazetteer.places for word in _words(place.name)}
        places |= {word for place in gazetteer.places for name in place.alt_names for word in _words(name)}
        owners: dict[str, list[str]] = {}
        for offer_id, offer in offers.items():
            for name in dict.fromkeys(_names(offer, places)):
                owners.setdefault(name, []).append(offer_id)
        common = _common_words([name for name in owners if " " not in name], (sources or {}).values())
        kept = {name: tuple(ids) for name, ids in owners.items() if len(ids) <= _MOST_SHARED and name not in common}
        single = [name for name in kept if " " not in name and len(name) >= _SHORTEST_GUESS and not is_dutch_word(name)]
        return cls(PhraseBook.of((name, name) for name in kept), kept, {sound_of(name): name for name in single})

    def find(self, message: Message) -> tuple[str, ...]:
        """Ids of the offers that are named, the longest name first; empty for none."""
        found = [*self.phrases.find(message), *self._guessed(message)]
        whole = [hit for hit in found if not any(_lies_in(hit, other) for other in found)]
        order = Counter({hit.key: len(hit.key) for hit in whole})
        return tuple(dict.fromkeys(offer for name, _ in order.most_common() for offer in self.owners[name]))

    def _guessed(self, message: Message) -> Iterator[Found]:
        words = [(i, word.folded) for i, word in enumerate(message.words) if len(word.folded) >= _SHORTEST_GUESS]
        for index, word in words[:_MOST_GUESSES]:
            name = None if is_dutch_word(word) else nearest(word, self.sounds)
            if name is not None and name[0] == word[0]:
                yield Found(name, index, index + 1)


def _common_words(names: Iterable[str], sources: Iterable[Source]) -> set[str]:
    """The names that stand in questions of many sources whose own title or text does not bear them."""
    wanted, seen = set(names), Counter[str]()
    for source in sources:
        asked = set(_PLAIN_WORD.findall(" ".join(source.questions.get(Language.NL, ())).casefold())) & wanted
        seen.update(asked - set(_PLAIN_WORD.findall(f"{source.title} {source.body}".casefold())))
    return {name for name, count in seen.items() if count >= _COMMON_FROM}


def _names(offer: Offer, places: set[str]) -> Iterator[str]:
    """The title and its parts, and the organisation and its parts, without articles and places at the edges."""
    for whole in (offer.name, offer.organization):
        for part in (whole, *_PARTS.split(whole)):
            core = _core(_words(part), places)
            if _is_distinctive(core, places):
                yield " ".join(core)


def _core(words: list[str], places: set[str]) -> list[str]:
    """Such as "De Kinderclub Laak" => "kinderclub": what is left when articles and places fall off the edges."""
    loose = word_set("named", "loose") | places
    while words and words[0] in word_set("named", "loose"):
        words = words[1:]
    while len(words) > 1 and words[-1] in loose:
        words = words[:-1]
    return words


def _is_distinctive(words: list[str], places: set[str]) -> bool:
    generic = word_set("named", "generic") | word_set("named", "loose") | places
    telling = [word for word in words if word not in generic and not word.isdigit()]
    if len(words) == 1:
        return bool(telling) and len(words[0]) >= _SHORTEST_ONE_WORD
    return bool(telling)


def _lies_in(hit: Found, other: Found) -> bool:
    wider = other.after - other.first > hit.after - hit.first
    return wider and other.first <= hit.first and hit.after <= other.after


def _words(text: str) -> list[str]:
    return [word.folded for word in Message.of(text).words]
