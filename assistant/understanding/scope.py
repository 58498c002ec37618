"""Whether a message is for this assistant, and if not, what it is about. The lay words stand in scope.toml.

A word of our own field outweighs one of another: "welke medicijnen" is for a doctor, "mag de kinderwerker medicijnen
geven" is for us. What it does not catch: another field in words that nobody listed; the threshold of the search does.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from assistant.understanding.message import Message
from assistant.understanding.phrases import keys_in, lexicon


class Scope(StrEnum):
    """What a message is about. NO_QUESTION: empty, signs only, or a greeting and nothing more."""

    IN_SCOPE = "in_scope"
    OTHER_MUNICIPALITY = "other_municipality"
    WEATHER_AND_CHITCHAT = "weather_and_chitchat"
    HOMEWORK = "homework"
    MEDICAL = "medical"
    LEGAL_CASE = "legal_case"
    MONEY_AND_TAX = "money_and_tax"
    OTHER_FIELD = "other_field"
    NO_QUESTION = "no_question"


_LONGEST_GREETING = 5
# In the order in which they win when a message holds several.
_OUTSIDE = (
    Scope.MEDICAL,
    Scope.LEGAL_CASE,
    Scope.WEATHER_AND_CHITCHAT,
    Scope.HOMEWORK,
    Scope.MONEY_AND_TAX,
    Scope.OTHER_FIELD,
)
# Words of our field do not make a diagnosis or a court case ours.
_OWN_FIELD_WINS = frozenset({Scope.HOMEWORK, Scope.MONEY_AND_TAX, Scope.OTHER_FIELD, Scope.LEGAL_CASE})


def scope_of(message: Message, looks_for_offer: bool) -> Scope:
    """The scope of one message, other municipalities left aside. `looks_for_offer`: somewhere to go for a child is
    asked, so that a word of another field in passing ("we hebben geen auto, waar is een clubje") does not count."""
    if is_no_question(message):
        return Scope.NO_QUESTION
    keys = keys_in("scope", message)
    for scope in _OUTSIDE:
        if scope.value in keys and not _is_ours(scope, keys, looks_for_offer):
            return scope
    return Scope.IN_SCOPE


def is_about_us(message: Message) -> bool:
    """Whether a message names a child, a school, a parent, help, or another word of our field."""
    return bool(keys_in("scope", message) & {"about_us", "field", "care"})


def is_no_question(message: Message) -> bool:
    """Nothing to answer: no letter or digit, one letter, or greetings and thanks only."""
    words = message.words
    if not words or (len(words) == 1 and len(words[0].folded) == 1 and not words[0].folded.isdigit()):
        return True
    return len(words) <= _LONGEST_GREETING and all(word.folded in _greetings() for word in words)


def _is_ours(scope: Scope, keys: frozenset[str], looks_for_offer: bool) -> bool:
    if scope is Scope.MEDICAL:
        return "care" in keys
    if scope in _OWN_FIELD_WINS and "field" in keys:
        return True
    return looks_for_offer and scope in (Scope.OTHER_FIELD, Scope.MONEY_AND_TAX)


@cache
def _greetings() -> frozenset[str]:
    entries = lexicon("scope")["greeting"].values()
    return frozenset(word.folded for words in entries for entry in words for word in Message.of(entry).words)
