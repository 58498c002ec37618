"""School names, which go when the message is about one child that could be recognised and stay in a general question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import MaskedSpan
from assistant.privacy.keeping import kept_words
from assistant.privacy.words import Word, language_of, read_words

_HEADS = frozenset(
    [
        "basisschool",
        "obs",
        "cbs",
        "rkbs",
        "pcbs",
        "kbs",
        "rk-basisschool",
        "school",
        "ikc",
        "kindcentrum",
        "sbo",
        "so",
        "vso",
        "kinderdagverblijf",
        "kdv",
        "peuterspeelzaal",
        "voorschool",
        "montessorischool",
        "daltonschool",
        "jenaplanschool",
        "vrijeschool",
        "college",
        "lyceum",
        "mavo",
        "havo",
        "vmbo",
        "crèche",
        "creche",
        "bso",
    ]
)
_TAILS = ("school", "college", "lyceum", "mavo", "gymnasium")
_FOREIGN_TAILS = frozenset(["ilkokulu", "okulu", "school", "college", "szkola", "primary"])
_FOREIGN_HEADS = frozenset(["szkola", "szkoly", "szkole", "школа", "школи", "школу", "школі", "مدرسه", "مدرسة"])
_KINDS = frozenset("rk pc obs cbs openbare christelijke katholieke islamitische protestantse".split())
_GENERIC = frozenset(
    "weekend zomer muziek basis hoge brede dans rij zwem huiswerk peuter voor vak avond zondags taal boks judo sport lente herfst kook toneel "
    "circus theater ballet voetbal midden gezonde vreedzame buurt koran islam".split()
)
_LINKS = frozenset(["de", "het", "van", "der", "den", "'t", "la", "le", "ter", "ten", "te"])
_CHILD = re.compile(
    r"\b(?:mijn|ons|onze|m'n|haar|zijn|een|de|dit|dat|deze|het) (?:\w{1,14} ){0,2}?"
    r"(?:zoon|zoontje|dochter|dochtertje|kind|kindje|leerling|leerlinge|jongen|jongetje|meisje|pupil|broertje|zusje|kleinzoon|kleindochter|"
    r"neefje|nichtje|buurjongen|buurmeisje|patiënt|pt|cliënt|kleuter|tweeling)\b"
    r"|\b(?:leerling|pt|patiënt|jongen|meisje|zoon|dochter)\b.{0,12}\d"
    r"|\b(?:hij|zij|ze) (?:zit|gaat|is|wordt|komt)\b"
    r"|\bmy (?:\w{1,12} )?(?:son|daughter|child|kid|nephew|niece|grandson|granddaughter|boy|girl)\b|\b(?:oğlum|kızım|çocuğum)"
    r"|\b(?:mój syn|moja córka|syn|córka|moje dziecko)\b|\b(?:мій син|моя дочка|моя донька|син|донька|дочка)\b|ابني|ابنتي|بنتي",
    re.IGNORECASE,
)
_ATTENDS = frozenset(["zit", "zitten", "gaat", "leerling", "leerlinge", "attends", "goes"])


def find_schools(text: str, names: tuple[MaskedSpan, ...]) -> Iterator[MaskedSpan]:
    """Names of schools with the word school in or before them, when `names` is not empty or the text speaks of one child."""
    if not names and _CHILD.search(text) is None:
        return
    words = read_words(text)
    kept = kept_words(words, text, language_of(words))
    taken = [(name.start, name.end) for name in names]
    for at, word in enumerate(words):
        span = _school_at(words, at, kept)
        if span is not None:
            start, end = words[span[0]].start, words[span[1] - 1].end
            if not any(a == start and b == end for a, b in taken) and word.kind == "word":
                yield MaskedSpan(start, end, "school")


def _school_at(words: tuple[Word, ...], at: int, kept: frozenset[int]) -> tuple[int, int] | None:
    """(first, behind last) of the school that word `at` heads or closes, None when there is none."""
    word = words[at]
    if word.kind != "word":
        return None
    if word.key in _HEADS or word.key in _FOREIGN_HEADS:
        end = _named_end(words, at + 1)
        if end > at + 1:
            return at - (at > 0 and words[at - 1].key in _KINDS), end
    closes = word.key.removesuffix("school") not in _GENERIC and word.key.endswith(_TAILS) and word.capital and word.key not in _HEADS and len(word.key) > 8
    tail = word.key in _FOREIGN_TAILS and word.capital and at > 0 and words[at - 1].capital and not words[at - 1].first
    if closes or tail:
        return _run_start(words, at), at + 1
    return _attended(words, at, kept)


def _named_end(words: tuple[Word, ...], start: int) -> int:
    """The index behind the proper name that starts at `start`; `start` when there is none."""
    at = last = start
    while at < len(words) and at < start + 7:
        word = words[at]
        quoted = word.key in {'"', "'", "“", "„", ":", "”"} and at == start
        number = word.kind == "number" and at > start
        if (word.kind == "word" and word.capital and not (word.first and at > start)) or (
            number and words[at - 1].key in ("nr", "№")
        ):
            last = at + 1
        elif word.key not in _LINKS and word.key not in ("-", "nr", "№") and not quoted:
            break
        at += 1
    return last


def _run_start(words: tuple[Word, ...], at: int) -> int:
    start = at
    while start > 0 and start > at - 5:
        before = words[start - 1]
        if (before.kind == "word" and before.capital and not before.first) or before.key in ("-", "."):
            start -= 1
            continue
        if before.key in ("van", "der", "den") and start > 1 and words[start - 2].capital:
            start -= 1
            continue
        break
    while words[start].key in ("-", "."):
        start += 1
    return start


def _attended(words: tuple[Word, ...], at: int, kept: frozenset[int]) -> tuple[int, int] | None:
    """ "zit op De Springplank", "leerling van de Regenboog": an article and a capital behind a word for going to school."""
    word = words[at]
    if word.key not in ("de", "het") or at < 2 or words[at - 1].key not in ("op", "van", "bij"):
        return None
    near = {words[i].key for i in range(max(0, at - 4), at - 1)}
    if not near & _ATTENDS or words[at - 1].key == "bij":
        return None
    end = _named_end(words, at + 1)
    if end == at + 1 or any(i in kept for i in range(at, end)):
        return None
    return (at if word.capital else at + 1), end
