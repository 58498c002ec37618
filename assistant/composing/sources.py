"""What a reply rests on: source, year, page, strength of the evidence, and where sources contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from assistant.composing.evidence import Fact
from assistant.composing.plain import listed
from assistant.composing.selection import Selection
from assistant.domain import Language, Part, Source
from assistant.wording import say

LONGEST_NAME = 40  # characters; what follows in brackets is left out of a longer name
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def publisher(source: Source) -> str:
    """Who says it: "NJi - Kinderwerk" -> "NJi"; the site of its link, else the record's title, without."""
    said = (source.source_title or _host(source.source_url) or source.title).split(" - ")[0].strip()
    return said if len(said) <= LONGEST_NAME else said.split(" (")[0]


def _host(url: str | None) -> str:
    """ "https://www.nji.nl/kinderwerk" -> "nji.nl"; empty without a link."""
    return urlsplit(url or "").netloc.removeprefix("www.")


def year(source: Source) -> str | None:
    """The year of a source, "2014-2015" for a span of years, None when the source is undated."""
    years = _YEAR.findall(source.source_date or "")
    return "-".join(dict.fromkeys(years)) or None


def attribution(source: Source, language: Language, page: int | None = None) -> str:
    """ "NJi (2021, p. 3)"; "NJi (zonder datum)" for an undated source."""
    where = year(source) or say("reply", "undated", language)
    if page is not None:
        where = f"{where}, {say('reply', 'page', language, page=page)}"
    return f"{publisher(source)} ({where})"


def attributions(sources: Iterable[Source], language: Language) -> str:
    """Sources as a phrase, undated ones by name only: "NJi (2021), Movisie en CBS (2023)"."""
    names = (f"{publisher(source)} ({year(source)})" if year(source) else publisher(source) for source in sources)
    return listed(dict.fromkeys(names), say("reply", "and", language))


def pages_of(facts: Iterable[Fact]) -> list[tuple[Source, int | None]]:
    """Each source of the facts once, with the first page that is quoted."""
    first: dict[str, tuple[Source, int | None]] = {}
    for fact in facts:
        first.setdefault(fact.source.id, (fact.source, fact.page))
    return list(first.values())


def rests_on(facts: Iterable[Fact], language: Language) -> Part:
    """The list of sources below an answer, one line each."""
    lines = [_source_line(source, page, language) for source, page in pages_of(facts)]
    return Part("sources", "\n".join([say("reply", "rests_on", language), *lines]))


def _source_line(source: Source, page: int | None, language: Language) -> str:
    date = source.source_date or say("reply", "undated", language)
    title = source.title if source.title.endswith(("?", "!")) else f"{source.title}."
    said = f"- {title} {source.source_title or publisher(source)}, {date}"
    if page is not None:
        said = f"{said}, {say('reply', 'page', language, page=page)}"
    return f"{said}."


def notes(selection: Selection, used: Iterable[Fact], language: Language) -> list[Part]:
    """What a reader must know beside the answer: where sources contradict each other, and how strong evidence is."""
    said = [_contradiction(first, second, language) for first, second in selection.contested]
    strengths = [
        say("reply", "evidence", language, title=source.title.split(":")[0], level=source.evidence_level.rstrip("."))
        for source, _ in pages_of(used)
        if source.evidence_level
    ]
    return [Part("note", text) for text in dict.fromkeys([*said, *strengths])]


def _contradiction(first: Source, second: Source, language: Language) -> str:
    difference = first.disagreement or second.disagreement
    if difference and language is Language.NL:
        return say("reply", "contested", language, difference=difference)
    names = listed((attribution(first, language), attribution(second, language)), say("reply", "and", language))
    return say("reply", "contested_names", language, sources=names)
