"""All names and lay words of a corpus, ready to be found: built once for each corpus that is in use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.corpus.reading import Corpus
from assistant.understanding.message import Message
from assistant.understanding.named import OfferNames
from assistant.understanding.needs import Needs
from assistant.understanding.outside import Outside
from assistant.understanding.place import PlaceNames
from assistant.understanding.themes import ThemeWords


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a message is compared with. `known_words` are all words of its sources, folded."""

    places: PlaceNames
    themes: ThemeWords
    offers: OfferNames
    known_words: frozenset[str]
    outside: Outside
    needs: Needs


@lru_cache(maxsize=4)
def vocabulary_of(corpus: Corpus) -> Vocabulary:
    """The vocabulary of a corpus, built once for each corpus that is in use."""
    return Vocabulary(
        PlaceNames.of(corpus.gazetteer),
        ThemeWords.of(corpus.themes),
        OfferNames.of(corpus.offers, corpus.gazetteer, corpus.sources),
        frozenset(w.folded for s in corpus.sources.values() for w in Message.of(f"{s.title} {s.body}").words),
        Outside.of(corpus.sources.values()),
        Needs.of(corpus.offers.values()),
    )
