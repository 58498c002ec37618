"""Which words of a message are no person although they look like one: places, streets, organisations, officials, characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from assistant.privacy.cues import cue_words
from assistant.privacy.lexicon import first_names, ordinary, phrases
from assistant.privacy.words import Word, read_words

_STREET_ENDS = [
    "straat",
    "straatje",
    "laan",
    "weg",
    "plein",
    "kade",
    "gracht",
    "dreef",
    "singel",
    "pad",
    "steeg",
    "plantsoen",
    "markt",
    "burgwal",
    "wal",
    "erf",
    "hof",
    "park",
    "haven",
    "brug",
    "boulevard",
    "allee",
    "dijk",
    "veld",
    "buurt",
    "wijk",
    "kwartier",
    "polder",
    "bos",
    "duin",
    "oord",
    "rade",
    "rode",
    "hage",
]
_NAMED_AFTER = [
    "straat",
    "straatje",
    "laan",
    "weg",
    "plein",
    "kade",
    "gracht",
    "dreef",
    "singel",
    "plantsoen",
    "hof",
    "park",
    "school",
    "college",
    "lyceum",
    "basisschool",
    "pad",
    "buurt",
    "kwartier",
    "wijk",
    "plaza",
    "markt",
    "veld",
]
_LINKS = frozenset(["van", "de", "der", "den", "het", "ten", "ter", "te", "la", "le", "el", "du", "di", "von", "'t"])
_JOINS = frozenset(" -.'&")


def kept_words(words: tuple[Word, ...], text: str, language: str) -> frozenset[int]:
    """The indexes of the words of `text` that stay readable whatever they look like."""
    kept: set[int] = set()
    kept.update(_listed(words, text))
    kept.update(_streets_and_schools(words))
    kept.update(_organisations(words, language))
    kept.update(_officials(words, language))
    kept.update(_named_places(words))
    return frozenset(kept)


@cache
def _phrase_table() -> dict[str, tuple[tuple[str, ...], ...]]:
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
    if len(phrase) == 1 and phrase[0] in ordinary("nl") | first_names() and not words[span[0]].capital:
        return False
    for index, key in zip(span, phrase, strict=True):
        if key not in (words[index].key, words[index].head):
            return False
    pairs = zip(span, span[1:], strict=False)
    return all(set(text[words[a].end : words[b].start]) <= _JOINS for a, b in pairs)


def street_like(word: Word) -> bool:
    """Whether the word alone reads as a street or a piece of town: "Hoefkade", "bezuidenhoutseweg"."""
    key = word.head
    for end in _STREET_ENDS:
        if key.endswith(end) and len(key) - len(end) >= 3:
            return word.capital or key not in ordinary("nl")
    return False


def _streets_and_schools(words: tuple[Word, ...]) -> Iterator[int]:
    for index, word in enumerate(words):
        if word.kind != "word" or not word.head.endswith(tuple(_NAMED_AFTER)):
            continue
        bare = word.head in _NAMED_AFTER
        if bare and not (word.capital and index and words[index - 1].capital and not words[index - 1].first):
            yield from _street_before_its_name(words, index)
            continue
        if street_like(word) or word.capital or (index and words[index - 1].key in _LINKS):
            yield index
            yield from _run_before(words, index)


def _street_before_its_name(words: tuple[Word, ...], index: int) -> Iterator[int]:
    """ "Laan van Meerdervoort", "Park de Oude Meester": a bare street word with a capital, then small words and capitals."""
    if words[index].capital and words[index + 1 : index + 2] and words[index + 1].key in _LINKS:
        yield index
        yield from _capital_run(words, index + 1)


def _run_before(words: tuple[Word, ...], index: int) -> Iterator[int]:
    """The words that belong to a street or school on their right: "Jan van der" in "Jan van der Heijdenstraat"."""
    at = index - 1
    while at >= 0 and at > index - 6:
        word = words[at]
        glued = word.key == "-" and word.end == words[at + 1].start
        joined = glued or (word.key == "." and at > 0 and words[at - 1].capital and len(words[at - 1].text) <= 2)
        named = word.kind == "word" and (
            word.capital or word.key in _LINKS or (not words[index].capital and word.key in first_names())
        )
        if named or joined:
            at -= 1
            continue
        break
    first = at + 1
    while first < index and words[first].key in _LINKS | {"-", "."}:
        first += 1
    run = range(first, index)
    if any(words[i].key in ("de", "het") and i == index - 1 and words[i - 1].key in _LINKS for i in run):
        return
    yield from run


def _organisations(words: tuple[Word, ...], language: str) -> Iterator[int]:
    heads = cue_words("organisation_heads", language)
    tails = cue_words("organisation_tails", language)
    for index, word in enumerate(words):
        if word.key in heads:
            yield from _capital_run(words, index + 1)
        if word.key in tails and word.capital and index:
            yield from _capitals_before(words, index)


def _officials(words: tuple[Word, ...], language: str) -> Iterator[int]:
    for index, word in enumerate(words):
        if word.key in cue_words("officials", language):
            yield from _capital_run(words, index + 1)


_PLACE_TAILS = frozenset(
    [
        "veld",
        "veldje",
        "park",
        "parkje",
        "plein",
        "pleintje",
        "straat",
        "hal",
        "gebouw",
        "court",
        "playground",
        "speeltuin",
        "zaal",
        "school",
        "bos",
        "huis",
        "prijs",
        "stadion",
        "zwembad",
    ]
)


def _named_places(words: tuple[Word, ...]) -> Iterator[int]:
    """ "het Dirk Kuyt veld": an article, capitals, and a place in lower case."""
    for index, word in enumerate(words):
        if word.key not in _PLACE_TAILS or word.capital:
            continue
        run = list(_capitals_before(words, index))
        if run and run[-1] and words[run[-1] - 1].key in ("het", "de", "'t", "een"):
            yield from run


def _capital_run(words: tuple[Word, ...], start: int) -> Iterator[int]:
    """Capital words from `start`, with the small words and initials between them; quotes may come first."""
    at = start
    while at < len(words) and words[at].key in {'"', "'", ":", "“", "„", "over", "van"} and at < start + 2:
        at += 1
    last = at - 1
    while at < len(words) and at < start + 8:
        word = words[at]
        if word.kind == "word" and word.capital:
            last = at
        elif (word.key not in _LINKS and word.key not in ("-", ".", "&", "en")) or (
            word.key == "." and len(words[at - 1].text) > 2
        ):
            break
        at += 1
    yield from range(start, last + 1)


def _capitals_before(words: tuple[Word, ...], index: int) -> Iterator[int]:
    at = index - 1
    while at >= 0 and words[at].kind == "word" and words[at].capital and at >= index - 4:
        yield at
        at -= 1
