"""Names that stand in no list: what the capital and the words around an unknown word say."""

from __future__ import annotations

from assistant.privacy.fullnames import end_of_name
from assistant.privacy.namewords import Kind, Message, dutch_shaped, mistyped
from assistant.privacy.naming import (
    Cue,
    age_after,
    article_before,
    asker_before,
    compounded,
    cue_before,
    kin_joined,
    person_after,
    place_before,
    tied_to_thing,
    verb_like,
)

_CLOSING = frozenset({",", ".", "!", "en", "", "\n", "("})


def unknown_is_name(message: Message, at: int) -> bool:
    """Whether word `at`, in no list and no dictionary, is a name: by its capital, or the words around."""
    word = message.words[at]
    cue = cue_before(message, at)
    if not message.cased:
        named = cue is Cue.NAMED or (cue is Cue.PERSON and person_after(message, at + 1))
        return named and not article_before(message, at) and len(word.key) > 2
    if not word.capital:
        return _lower_is_name(message, at, cue)
    if word.shouted and not message.shouting:
        initials = len(word.text) == 2 and cue is Cue.PERSON and person_after(message, at + 1)
        return cue is Cue.NAMED or initials
    if compounded(message, at):
        return False
    end = end_of_name(message, at)
    if cue >= Cue.PERSON or age_after(message, end):
        return True
    if cue is Cue.GREETING:
        return message.key(end) in _CLOSING or person_after(message, end)
    if article_before(message, at) or place_before(message, at):
        return False
    return _opens_with_name(message, end) if word.first else not tied_to_thing(message, end - 1)


def _opens_with_name(message: Message, end: int) -> bool:
    verb = message.language == "nl" and verb_like(message.key(end))
    explained = message.key(end) == "," and (message.says(end + 1, "kin") or message.says(end + 2, "kin"))
    return explained or verb or person_after(message, end) or message.key(end) in ("(", "&") or kin_joined(message, end)


def _lower_is_name(message: Message, at: int, cue: Cue) -> bool:
    """ "mijn zoon xylan heeft …", "ik heet xylan", "xylan is boos" at the head of a message; no Dutch endings."""
    head = message.words[at].head
    if len(head) < 3 or dutch_shaped(head) or not head.isalpha():
        return False
    if cue is Cue.NAMED:
        return True
    if cue is Cue.PERSON:
        introduced = asker_before(message, at) and message.key(at + 1) in _CLOSING
        told = introduced or person_after(message, at + 1)
    else:
        told = message.words[at].first and _speaks_of_person(message, at)
    return told and not mistyped(head)


def _speaks_of_person(message: Message, at: int) -> bool:
    if message.says(at + 1, "joins") and message.kind(at + 2) is Kind.UNKNOWN:
        return message.says(at + 3, "plural_verbs")
    return message.says(at + 1, "person_verbs") and message.key(at + 1) not in (
        "blijkt",
        "ontbreekt",
        "begint",
        "stopt",
    )


def ordinary_is_name(message: Message, at: int) -> bool:
    """ "mijn zoon Vrede is 7": a dictionary word with a capital inside a sentence, behind a word for a person."""
    word = message.words[at]
    if not word.capital or word.first or word.shouted or message.shouting or message.language not in ("nl", "en"):
        return False
    neutral = any(message.says(at, kind) for kind in ("capital_words", "kin", "organisation_heads"))
    if neutral or compounded(message, at) or tied_to_thing(message, at):
        return False
    cue = cue_before(message, at)
    return cue is Cue.NAMED or (cue is Cue.PERSON and person_after(message, at + 1))


def surname_is_name(message: Message, at: int) -> bool:
    """Whether a listed surname on its own names somebody: with a capital, or behind a word for a person."""
    word = message.words[at]
    if word.shouted and not message.shouting:
        return False
    if cue_before(message, at) >= Cue.PERSON:
        return True
    stands_out = not word.first or person_after(message, at + 1) or message.key(at + 1) in (",", "(")
    return word.capital and stands_out and not compounded(message, at)
