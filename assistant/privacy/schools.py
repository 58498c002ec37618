"""School names: they go when a message is about one child that could be recognised, and stay in a general question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import MaskedSpan
from assistant.privacy.cues import all_cues
from assistant.privacy.namewords import Message
from assistant.privacy.words import Word

_CHILD = re.compile(
    r"\b(?:mijn|ons|onze|m'n|haar|zijn|een|de|dit|dat|deze|het) (?:\w{1,14} ){0,2}?"
    r"(?:zoon|zoontje|dochter|dochtertje|kind|kindje|leerling|leerlinge|jongen|jongetje|meisje|pupil|broertje|zusje|"
    r"kleinzoon|kleindochter|neefje|nichtje|buurjongen|buurmeisje|patiënt|pt|cliënt|kleuter|tweeling)\b"
    r"|\b(?:leerling|pt|patiënt|jongen|meisje|zoon|dochter|zoontje|dochtertje)\b.{0,12}\d"
    r"|\b(?:hij|zij|ze|zoon|dochter|zoontje|dochtertje|leerling|jongen|meisje) (?:zit|gaat|is|wordt|komt|heeft)\b"
    r"|\bmy (?:\w{1,12} )?(?:son|daughter|child|kid|nephew|niece|grandson|granddaughter|boy|girl)\b"
    r"|\b(?:oğlum|kızım|çocuğum|syn|córka|moje dziecko|син|донька|дочка)\b|ابني|ابنتي|بنتي",
    re.IGNORECASE,
)
_LINKS = frozenset({"de", "het", "van", "der", "den", "'t", "la", "le", "ter", "ten", "te"})
_QUOTES = frozenset({'"', "'", "“", "„", ":", "”"})
_NUMBERED = frozenset({"nr", "№"})
_LONGEST = 7


def find_schools(message: Message, text: str, names: tuple[MaskedSpan, ...]) -> Iterator[MaskedSpan]:
    """Names of schools in `text`, when `names` is not empty or the text speaks of one child; nothing otherwise."""
    if not names and _CHILD.search(text) is None:
        return
    for at in range(len(message.words)):
        span = _school_at(message, at)
        if span is not None:
            yield MaskedSpan(message.words[span[0]].start, message.words[span[1] - 1].end, "school")


def _school_at(message: Message, at: int) -> tuple[int, int] | None:
    """(first, behind last) of the school that word `at` heads or closes, None when there is none."""
    words = message.words
    word = words[at]
    if word.kind != "word":
        return None
    if word.key in all_cues("school_heads"):
        end = _named_end(words, at + 1)
        if end > at + 1:
            return at - (at > 0 and words[at - 1].key in all_cues("school_kinds")), end
    if _closes(words, at):
        return _run_start(words, at), at + 1
    return _attended(message, at)


def _closes(words: tuple[Word, ...], at: int) -> bool:
    """ "Abeelschool", "Laurel Primary School": the name ends on the word for a school."""
    word = words[at]
    if not word.capital:
        return False
    if word.key in all_cues("school_tails"):
        return at > 0 and words[at - 1].capital and not words[at - 1].first
    if word.key in all_cues("school_heads"):  # "Haagse Montessorischool" is a name, "Montessorischool" a kind
        return at > 0 and words[at - 1].capital and not words[at - 1].first
    general = word.key.removesuffix("school") in all_cues("general_schools")
    return len(word.key) > 8 and word.key.endswith(("school", "college", "lyceum")) and not general


def _named_end(words: tuple[Word, ...], start: int) -> int:
    """The index behind the proper name that starts at `start`; `start` when there is none."""
    last = start
    for at in range(start, min(len(words), start + _LONGEST)):
        word = words[at]
        numbered = word.kind == "number" and at > start and words[at - 1].key in _NUMBERED
        if numbered or (word.kind == "word" and word.capital and not (word.first and at > start)):
            last = at + 1
        elif word.key not in _LINKS | _NUMBERED | {"-"} and not (word.key in _QUOTES and at == start):
            break
    return last


def _run_start(words: tuple[Word, ...], at: int) -> int:
    start = at
    while start > max(0, at - 5) and _precedes(words, start - 1):
        start -= 1
    while words[start].key in ("-", ".", "van", "der", "den"):
        start += 1
    return start


def _precedes(words: tuple[Word, ...], at: int) -> bool:
    word = words[at]
    if word.kind == "word" and word.capital:
        return not word.first
    return word.key in ("-", ".") or (word.key in ("van", "der", "den") and at > 0 and words[at - 1].kind == "word")


def _attended(message: Message, at: int) -> tuple[int, int] | None:
    """ "zit op De Springplank", "leerling van de Regenboog": an article and capitals behind a word for attending."""
    words = message.words
    if words[at].key not in ("de", "het") or at < 2 or words[at - 1].key not in ("op", "van"):
        return None
    near = {word.key for word in words[max(0, at - 6) : at - 1]}
    end = _named_end(words, at + 1)
    if near.isdisjoint(all_cues("attends")) or end == at + 1 or not message.kept.isdisjoint(range(at, end)):
        return None
    return (at if words[at].capital else at + 1), end
