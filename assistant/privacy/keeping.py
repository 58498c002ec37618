"""Which words are no person although they look like one: places, streets, organisations, officials, characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from assistant.privacy.cues import all_cues, cue_words
from assistant.privacy.lexicon import dutch_word, first_names, ordinary, phrases
from assistant.privacy.words import Word, read_words

_LINKS = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "la", "le", "el", "du", "di", "von", "'t"})
_JOINS = frozenset(" -.'&")
_QUOTES = frozenset({'"', "'", ":", "“", "„", "over", "van"})
_RUN = 8
_BEFORE = 5


def kept_words(words: tuple[Word, ...], text: str, language: str) -> frozenset[int]:
    """The indexes of the words of `text` that stay readable whatever they look like."""
    kept: set[int] = set()
    for finder in (_streets_and_schools, _named_places):
        kept.update(finder(words))
    for finder_in in (_organisations, _officials):
        kept.update(finder_in(words, language))
    kept.update(_listed(words, text))
    return frozenset(kept)


@cache
def _phrase_table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as folded words, by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases("kept_phrases") | phrases("places"):
        keys = tuple(word.key for word in read_words(" ".join(phrase)) if _counts(word))
        if keys:
            table.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in table.items()}


def _counts(word: Word) -> bool:
    return word.kind in ("word", "number") or word.key == "&"


def _listed(words: tuple[Word, ...], text: str) -> Iterator[int]:
    solid = [index for index, word in enumerate(words) if _counts(word)]
    table = _phrase_table()
    for at, index in enumerate(solid):
        for key in {words[index].key, words[index].head}:
            for phrase in table.get(key, ()):
                span = solid[at : at + len(phrase)]
                if _matches(words, text, span, phrase):
                    yield from span


def _matches(words: tuple[Word, ...], text: str, span: list[int], phrase: tuple[str, ...]) -> bool:
    if len(span) < len(phrase):
        return False
    lower = len(phrase) == 1 and not words[span[0]].capital
    if lower and (phrase[0] in ordinary("nl") or phrase[0] in first_names()):
        return False
    if any(key not in (words[index].key, words[index].head) for index, key in zip(span, phrase, strict=True)):
        return False
    return all(set(text[words[a].end : words[b].start]) <= _JOINS for a, b in pairwise(span))


@cache
def _ends(kind: str) -> tuple[str, ...]:
    return tuple(all_cues(kind))


def street_like(word: Word, *, numbered: bool = False) -> bool:
    """Whether the word alone reads as a street or a piece of town: "Hoefkade", "bezuidenhoutseweg".

    With `numbered` a house number follows, and endings count that surnames share ("Ambachtsberg").
    """
    head = word.head
    endings = _ends("street_ends") + (_ends("house_street_ends") if numbered else ())
    if not head.endswith(endings) or not any(head[3:].endswith(end) for end in endings):
        return False
    return word.capital or not (head in ordinary("nl") or dutch_word(word.text))


def _streets_and_schools(words: tuple[Word, ...]) -> Iterator[int]:
    for index, word in enumerate(words):
        if word.kind != "word" or not word.head.endswith(_ends("named_after")):
            continue
        before = words[index - 1] if index else None
        bare = word.head in all_cues("named_after")
        if bare and not (word.capital and before is not None and before.capital and not before.first):
            yield from _before_its_name(words, index)
            continue
        if street_like(word) or word.capital or (before is not None and before.key in _LINKS):
            yield index
            yield from _run_before(words, index)


def _before_its_name(words: tuple[Word, ...], index: int) -> Iterator[int]:
    """ "Laan van Meerdervoort", "Park de Oude Meester": a bare street word with a capital, small words, capitals."""
    if words[index].capital and index + 1 < len(words) and words[index + 1].key in _LINKS:
        yield index
        yield from _capital_run(words, index + 1)


def _run_before(words: tuple[Word, ...], index: int) -> Iterator[int]:
    """The words that belong to a street or school on their right: "Jan van der" in "Jan van der Heijdenstraat"."""
    at = index - 1
    while at >= max(0, index - _BEFORE) and _in_run(words, at, index):
        at -= 1
    first = at + 1
    while first < index and (words[first].key in _LINKS or words[first].key in ("-", ".")):
        first += 1
    article = index - 1 > first and words[index - 1].key in ("de", "het") and words[index - 2].key in _LINKS
    if not article:
        yield from range(first, index)


def _in_run(words: tuple[Word, ...], at: int, index: int) -> bool:
    word = words[at]
    if word.kind == "word":
        return word.capital or word.key in _LINKS or (not words[index].capital and word.key in first_names())
    if word.key == "-":
        return word.end == words[at + 1].start
    return word.key == "." and at > 0 and words[at - 1].capital and len(words[at - 1].text) <= 2


def _organisations(words: tuple[Word, ...], language: str) -> Iterator[int]:
    heads = cue_words("organisation_heads", language)
    tails = cue_words("organisation_tails", language)
    for index, word in enumerate(words):
        if word.key in heads:
            yield from _capital_run(words, index + 1)
        if word.key in tails and word.capital:
            yield from _capitals_before(words, index)


def _officials(words: tuple[Word, ...], language: str) -> Iterator[int]:
    for index, word in enumerate(words):
        if word.key in cue_words("officials", language) and not (word.capital and index and words[index - 1].capital):
            yield from _capital_run(words, index + 1)


def _named_places(words: tuple[Word, ...]) -> Iterator[int]:
    """ "het Dirk Kuyt veld": an article, capitals, and a place in lower case."""
    for index, word in enumerate(words):
        if word.key not in all_cues("place_tails") or word.capital:
            continue
        run = list(_capitals_before(words, index))
        if run and run[-1] and words[run[-1] - 1].key in ("het", "de", "'t", "een"):
            yield from run


def _capital_run(words: tuple[Word, ...], start: int) -> Iterator[int]:
    """Capital words from `start`, with the small words and initials between them; quotes may come first."""
    at = start
    while at < min(len(words), start + 2) and words[at].key in _QUOTES:
        at += 1
    last = at - 1
    while at < min(len(words), start + _RUN) and _continues(words, at):
        last = at if words[at].capital else last
        at += 1
    yield from range(start, last + 1)


def _continues(words: tuple[Word, ...], at: int) -> bool:
    word = words[at]
    if word.kind == "word" and (word.capital or word.key in _LINKS):
        return True
    if word.key in ("en", "of"):
        return at + 1 < len(words) and words[at + 1].key not in first_names()
    return word.key in ("-", "&") or (word.key == "." and len(words[at - 1].text) <= 2)


def _capitals_before(words: tuple[Word, ...], index: int) -> Iterator[int]:
    at = index - 1
    while at >= max(0, index - _BEFORE + 1) and words[at].kind == "word" and words[at].capital:
        yield at
        at -= 1
