"""Words of a message that were understood, so that they do not count as strange: of themes, kinds and the place."""

from __future__ import annotations

from assistant.corpus.places import Gazetteer
from assistant.domain import Place
from assistant.understanding.message import Message
from assistant.understanding.phrases import found_in
from assistant.understanding.themes import ThemeWords

# Whoever it is about is no need: "overbuurmeisje", "stiefzoontje".
_SOMEBODY = ("meisje", "meisjes", "jongen", "jongens", "jongetje", "jongetjes", "zoontje", "dochter", "dochtertje")


def familiar_words(message: Message, themes: ThemeWords) -> frozenset[str]:
    """The words by which themes and kinds of help were recognised, folded ("vioolles", "downsyndroom")."""
    hits = (*themes.phrases[message.language].find(message), *found_in("kinds", message))
    recognised = {message.folded(index) for hit in hits for index in range(hit.first, hit.after)}
    return frozenset(recognised | {word.folded for word in message.words if word.folded.endswith(_SOMEBODY)})


def place_words(message: Message, place: Place | None, gazetteer: Gazetteer) -> frozenset[str]:
    """The words of the place that was understood and of the municipality, folded; a place is no need."""
    names = [gazetteer.municipality, *(name for name in (place.name, place.stadsdeel) if name)] if place else []
    named = frozenset(word.folded for name in names for word in Message.of(name).words)
    single = (word.folded for word in message.words if place and any(gazetteer.named(word.raw)))
    return named | frozenset(single)
