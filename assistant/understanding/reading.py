"""One message understood: everything this package reads, joined with what earlier turns said.

Age and place are read from the message as it came (a full postcode is gone after masking); everything else from the
masked text, which is also all that is handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.corpus.reading import Corpus
from assistant.domain import Language, Place, PlaceKind, Role, Slots
from assistant.understanding.age import age_in, names_own_child
from assistant.understanding.asks import Ask, Wish, asks_in, wish_in
from assistant.understanding.days import days_in, is_about_holidays
from assistant.understanding.familiar import familiar_words, place_words
from assistant.understanding.followups import carry_on, is_correction, wants_more
from assistant.understanding.language import language_of
from assistant.understanding.message import Message
from assistant.understanding.money import cost_in, is_money_tight
from assistant.understanding.phrases import keys_in, word_set
from assistant.understanding.place import lives_somewhere
from assistant.understanding.scope import Scope, is_about_us, scope_of
from assistant.understanding.themes import kinds_in
from assistant.understanding.turns import POVERTY, READ_CHARS, Turn, joined_with, leans_on_earlier
from assistant.understanding.vocabulary import Vocabulary, vocabulary_of

__all__ = ["Ask", "Scope", "Turn", "Understood", "understand"]

_LONGEST_VAGUE = 12
_DESCRIBED_FROM = 4
_SHORTEST_CONTENT = 4


@dataclass(frozen=True, slots=True)
class Understood:
    """A message as it was understood.

    `text` is the masked message of this turn, `standalone` the same with the earlier turns that it leans on. `slots`
    are merged with earlier turns. `wants_offer` and `wants_explanation` may both be true. `named_offers` are offer ids.
    `specific` is false when no need is named ("iets leuks voor de kids"). `more` asks for other offers than were shown,
    `changed_mind` corrects something. `missing_needs` are needs that no offer speaks of, as they were worded.
    `familiar` holds the words that were understood as a theme or kind of help, `placing` those of the place. `seen` are
    offers that earlier turns have shown; `about_seen` when `named_offers` are these and not offers named in words.
    """

    text: str
    standalone: str
    language: Language
    slots: Slots
    scope: Scope
    other_municipality: str | None
    asks: frozenset[Ask]
    wants_offer: bool
    wants_explanation: bool
    named_offers: tuple[str, ...]
    specific: bool
    more: bool
    changed_mind: bool
    missing_needs: tuple[str, ...] = ()
    familiar: frozenset[str] = frozenset()
    placing: frozenset[str] = frozenset()
    seen: tuple[str, ...] = ()
    about_seen: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """What one message says by itself, before earlier turns are looked at."""

    slots: Slots
    named: tuple[str, ...]

    @property
    def has_subject(self) -> bool:
        """Money alone is no subject of its own: "sommigen kunnen niets betalen" goes on about what was asked."""
        return bool(set(self.slots.themes) - {POVERTY} or self.slots.kinds or self.named)


def understand(raw: str, masked: str, role: Role, earlier: tuple[Turn, ...], corpus: Corpus) -> Understood:
    """Read one turn. `raw` is the message as it came, `masked` without personal data; `earlier` is oldest first."""
    vocabulary, read = vocabulary_of(corpus), masked[:READ_CHARS]
    message = Message.of(read, language := _language(Message.of(read), earlier))
    said = _said(raw, message, role, vocabulary)
    leaning = bool(earlier) and leans_on_earlier(message, said.has_subject, earlier[-1])
    slots = _slots(said, message, earlier, leaning, corpus)
    joined = joined_with(masked, earlier, leaning, vocabulary, message)
    whole = Message.of(joined[:READ_CHARS], language) if leaning else message
    more = bool(earlier) and wants_more(message) and said.slots.place is None
    named, about_seen = _named(said, message, earlier, leaning, more)
    wish, strange = _wish(message, whole, role, slots, leaning), _is_strange(message, said, vocabulary)
    other = corpus.gazetteer.other_municipality(message.text)
    elsewhere = _seeks(wish, said, message) and _is_meant_elsewhere(other, message, said.slots, vocabulary)
    understood = Understood(
        text=masked,
        standalone=joined,
        language=language,
        slots=slots,
        scope=_scope(message, whole, wish, elsewhere, leaning, strange),
        other_municipality=other,
        asks=asks_in(message, bool(named)),
        wants_offer=wish.offer,
        wants_explanation=wish.explanation,
        named_offers=named,
        specific=_is_specific(whole, slots, named),
        more=more,
        changed_mind=bool(earlier) and is_correction(message),
    )
    return _with_words(replace(understood, about_seen=about_seen and bool(named)), whole, earlier, vocabulary, corpus)


def _slots(said: _Said, message: Message, earlier: tuple[Turn, ...], leaning: bool, corpus: Corpus) -> Slots:
    """What earlier turns and this one say together; an offer that is named says its wijk when nothing else does."""
    slots = carry_on(earlier[-1].slots if earlier else Slots(), said.slots, message, leaning)
    return slots if slots.place is not None else replace(slots, place=_place_of(said.named, corpus))


def _with_words(
    understood: Understood, whole: Message, earlier: tuple[Turn, ...], vocabulary: Vocabulary, corpus: Corpus
) -> Understood:
    """With the words that were understood and those that nobody answers, and the offers that were shown before."""
    return replace(
        understood,
        missing_needs=vocabulary.needs.find(whole),
        familiar=familiar_words(whole, vocabulary.themes),
        placing=place_words(whole, understood.slots.place, corpus.gazetteer),
        seen=tuple(dict.fromkeys(id_ for turn in earlier for id_ in turn.shown)),
    )


def warm_up(corpus: Corpus) -> None:
    """Load what the first message would wait for: names and lay words, the dictionary, the language identifier."""
    understand("", "Wzdkr qpltv mnbvc xzlkj.", Role.ONBEKEND, (), corpus)


def _said(raw: str, message: Message, role: Role, vocabulary: Vocabulary) -> _Said:
    where = vocabulary.places.find(raw)
    themes, avoid = vocabulary.themes.find(message)
    if is_money_tight(message) and POVERTY not in themes and POVERTY in vocabulary.themes.order:
        themes = (*themes, POVERTY)
    slots = Slots(
        role=role,
        age=age_in(raw),
        place=where.place,
        pc4=where.pc4,
        themes=themes,
        avoid=avoid,
        kinds=kinds_in(message),
        cost=cost_in(message),
        days=days_in(message),
        holiday=is_about_holidays(message),
    )
    return _Said(slots, vocabulary.offers.find(message))


def _language(message: Message, earlier: tuple[Turn, ...]) -> Language:
    """The message's own language; a bare "10" or a place name is in that of the turn before."""
    telling = [word for word in message.words if not word.folded.isdigit()]
    if earlier and len(telling) <= 1:
        return language_of(f"{earlier[-1].masked} {message.text}")
    return language_of(message.text)


def _place_of(named: tuple[str, ...], corpus: Corpus) -> Place | None:
    """Such as "Wanneer is De Mussen open?" is about the one wijk in which all offers of that name are."""
    areas = {area for offer in named for area in corpus.offers[offer].service_areas}
    places = corpus.gazetteer.named(areas.pop()) if len(areas) == 1 else ()
    return next((place for place in places if place.kind is PlaceKind.WIJK), None)


def _named(
    said: _Said, message: Message, earlier: tuple[Turn, ...], leaning: bool, more: bool
) -> tuple[tuple[str, ...], bool]:
    """The offers that are meant, and whether these are the cards of the turn before ("wat kost dat?")."""
    named = said.named or (earlier[-1].named_offers if leaning else ())
    if more:
        return (), False
    about_seen = leaning and not named and bool(asks_in(message, False) - {Ask.EXISTS})
    return (earlier[-1].shown, True) if about_seen else (named, False)


def _wish(message: Message, whole: Message, role: Role, slots: Slots, leaning: bool) -> Wish:
    """A follow-up that asks nothing itself ("hij is 10") wants what the turns before wanted."""
    about = slots.age is not None or slots.place is not None
    subject = bool(slots.themes or slots.kinds)
    own = wish_in(message, role, about, subject)
    if not leaning:
        return own
    before = wish_in(whole, role, about, subject)
    says = keys_in("asks", message) & {"offer", "explanation"}
    return Wish(own.offer or before.offer, own.explanation) if says else before


def _scope(message: Message, whole: Message, wish: Wish, elsewhere: bool, leaning: bool, strange: bool) -> Scope:
    scope = scope_of(message, wish.offer)
    if scope is not Scope.IN_SCOPE:
        return scope
    if strange and not leaning:
        return Scope.OTHER_FIELD
    if elsewhere:
        return Scope.OTHER_MUNICIPALITY
    return scope_of(whole, wish.offer) if leaning else scope


def _is_strange(message: Message, said: _Said, vocabulary: Vocabulary) -> bool:
    """Names nothing of our field, and reads like questions that are not for us."""
    slots = said.slots
    if said.has_subject or slots.themes or slots.place or slots.age or slots.cost or is_about_us(message):
        return False
    return vocabulary.outside.holds(message)


def _seeks(wish: Wish, said: _Said, message: Message) -> bool:
    """Somewhere to go: a wish for it, a kind of help, or joining ("kan ik hem in Leiden aanmelden")."""
    return wish.offer or bool(said.slots.kinds) or Ask.HOW_TO_JOIN in asks_in(message, False)


def _is_meant_elsewhere(other: str | None, message: Message, said: Slots, vocabulary: Vocabulary) -> bool:
    """Somebody of another town, and not a town that a source of ours tells about ("de aanpak in Wageningen")."""
    if other is None or said.place is not None:
        return False
    personal = said.age is not None or names_own_child(message) or lives_somewhere(message)
    return personal or not vocabulary.known_words.issuperset(word.folded for word in Message.of(other).words)


def _is_specific(message: Message, slots: Slots, named: tuple[str, ...]) -> bool:
    """Names a need: an offer, a kind of help, a theme by more than a vague word, or a situation in some detail."""
    if named or slots.kinds or slots.holiday:
        return True
    vague = len(message.words) <= _LONGEST_VAGUE and "vague" in keys_in("asks", message)
    if slots.themes and not (slots.themes == ("spelen",) and vague):
        return True
    return not vague and _describes(message)


def _describes(message: Message) -> bool:
    """Tells enough to search for: some words that are neither the child nor the way of asking."""
    passing = word_set("age", "child") | word_set("age", "children") | word_set("age", "filler")
    told = {word.folded for word in message.words if len(word.folded) >= _SHORTEST_CONTENT} - passing
    return len(told) >= _DESCRIBED_FROM
