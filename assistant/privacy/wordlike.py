"""Names that are ordinary words too: Roos, Storm, Wil, Deniz. The words around them decide, and the capital."""

from __future__ import annotations

from assistant.privacy.cues import cue_words, small_words
from assistant.privacy.fullnames import end_of_name
from assistant.privacy.namewords import Kind, Message, dutch_shaped
from assistant.privacy.naming import (
    Cue,
    age_after,
    article_before,
    asker_before,
    compounded,
    cue_before,
    kin_joined,
    person_after,
    tied_to_thing,
    verb_like,
)

_IN_TIME = frozenset({"in", "op", "on", "w", "в", "у"})
_CLOSING = frozenset({",", ".", "!", "en", "", "\n"})


def wordlike_is_name(message: Message, at: int) -> bool:
    """Whether word `at`, a name and an ordinary word, is a name here."""
    word = message.words[at]
    cue = cue_before(message, at)
    if compounded(message, at) or (word.shouted and not message.shouting and cue < Cue.PERSON):
        return False
    if not message.cased:
        told = cue is Cue.NAMED or (
            cue is Cue.PERSON and (person_after(message, at + 1) or _arabic_verb(message.key(at + 1)))
        )
        return told and not article_before(message, at)
    if not word.capital:
        return _lower_is_name(message, at, cue)
    end = end_of_name(message, at)
    article = article_before(message, at)
    if cue >= Cue.PERSON or (age_after(message, end) and not article):
        return True
    if message.says(at, "capital_words") or message.says(at, "months"):
        return not word.first and message.key(at - 1) not in _IN_TIME and person_after(message, end)
    if word.first:
        return _opens_with_name(message, at, end)
    return not article and message.key(at - 1) not in ("in", "op") and not tied_to_thing(message, at)


def _arabic_verb(key: str) -> bool:
    """Whether a word of a script without capitals has the shape of a verb in the third person ("تحب")."""
    return len(key) > 2 and key[0] in "يت"


def _opens_with_name(message: Message, at: int, end: int) -> bool:
    """At the head of a sentence: "Roos gaf …", "Merel van Dam …"; not "Wil je …", "Storm is een …"."""
    if message.says(at, "greetings") or _starts_statement(message, at):
        return False
    verb = message.says(at, "verb_like_names") or message.says(at, "person_verbs")
    verb = verb or message.key(at) in small_words(message.language)
    if not verb and _also_in_lower_case(message, at):
        return True
    named = end > at + 2 or (end > at + 1 and message.kind(at + 1) in (Kind.SURNAME, Kind.PREFIX, Kind.SURE))
    if named and not (verb and message.kind(at + 1) is Kind.PREFIX):
        return True
    if person_after(message, end, strict=verb):
        return True
    return not verb and (kin_joined(message, end) or (message.language == "nl" and verb_like(message.key(end))))


def _starts_statement(message: Message, at: int) -> bool:
    """ "Storm is een" may speak of a thing: an article behind the verb tells."""
    return message.key(at + 1) in ("is", "was", "wordt", "geeft") and message.says(at + 2, "articles")


def _also_in_lower_case(message: Message, at: int) -> bool:
    """ "Merel hoorde een merel": who writes both ways means somebody with the capital."""
    head = message.words[at].head
    return any(word.head == head and not word.capital for word in message.words)


def _lower_is_name(message: Message, at: int, cue: Cue) -> bool:
    """ "mijn dochter roos is 7", "iris (6)", "mees fietst"; not "mijn zoon wil zwemmen", "een roos"."""
    key = message.key(at)
    verb = message.says(at, "person_verbs")
    if cue is Cue.NAMED:
        common = verb or key in small_words(message.language)
        return not common or message.says(at + 1, "to_be")
    if cue is Cue.NONE and article_before(message, at):
        return False
    aged = age_after(message, at + 1)
    if cue is Cue.PERSON and (aged or (person_after(message, at + 1) and (not verb or message.says(at + 1, "to_be")))):
        return True
    if (aged and message.key(at + 1) in ("(", "is")) or _possessed(message, at) or _in_company(message, at):
        return True
    thing = message.says(at, "verb_like_names") or message.says(at, "thing_like_names")
    if message.words[at].first and not verb and not thing:
        verbs = cue_words("person_verbs", message.language) - cue_words("auxiliaries", message.language)
        return message.key(at + 1) in verbs
    return asker_before(message, at) and message.key(at + 1) in _CLOSING and not dutch_shaped(key)


def _in_company(message: Message, at: int) -> bool:
    """ "praten met mark", "boos tegen iris": not before a number, nor of a name that is mostly a thing or a verb."""
    thing = any(message.says(at, kind) for kind in ("thing_like_names", "verb_like_names", "person_verbs"))
    return message.key(at - 1) in ("met", "tegen") and not thing and not message.number(at + 1)


def _possessed(message: Message, at: int) -> bool:
    """ "naar roos haar juf": a possessive and a word for a person behind a name."""
    behind = message.says(at + 2, "kin") or message.says(at + 2, "titles")
    return message.says(at + 1, "possessives") and behind and not message.says(at, "verb_like_names")
