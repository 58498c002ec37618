"""From chosen facts to the paragraph that answers, in the manner of the role and the language of the reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.composing.evidence import Fact
from assistant.composing.roles import Form, Manner
from assistant.composing.selection import Selection
from assistant.composing.sources import attribution, attributions, publisher, year
from assistant.domain import Language, Part, Source
from assistant.wording import say

MOST_SUMMARIES = 2
LEFT_OUT = "(…)"

Groups = list[list[Fact]]


def lead(chosen: Selection, facts: tuple[Fact, ...], form: Form, language: Language) -> list[Part]:
    """The paragraph that answers, in the reader's language; empty when there is nothing to say."""
    if not facts:
        return []
    if language is not Language.NL:
        return [Part("lead", _summarised(facts, language))]
    quoted = form.manner is Manner.QUOTED  # these readers want the passage as it stands
    groups = reading_order(facts, telling=chosen.telling and (chosen.shape.doubt or not quoted))
    if form.manner is Manner.TERSE:
        return [Part("lead", _tersely(groups))]
    if form.manner is Manner.QUOTED:
        return [Part("lead", _quoted(groups))]
    opening = "doubt_opening" if chosen.shape.doubt else form.opening
    return [Part("lead", _plainly(groups, opening))]


def in_dutch(facts: tuple[Fact, ...], language: Language) -> list[Part]:
    """The same in Dutch, literal, beside an answer in another language; empty beside a Dutch one."""
    if language is Language.NL or not facts:
        return []
    return [Part("dutch", f"{say('reply', 'dutch_head', Language.NL)} {_quoted(reading_order(facts, telling=False))}")]


def reading_order(facts: tuple[Fact, ...], *, telling: bool) -> Groups:
    """Facts by source, each in its own order; with `telling` the first fact stays first of all."""
    sources = list(dict.fromkeys(fact.source.id for fact in facts))
    groups = [sorted((f for f in facts if f.source.id == name), key=lambda f: f.order) for name in sources]
    if telling:
        groups[0].sort(key=lambda fact: fact is not facts[0])
    return groups


def short_attribution(source: Source) -> str:
    """ "NJi, 2021"; the name alone for an undated source."""
    return ", ".join(part for part in (publisher(source), year(source)) if part)


def _plainly(groups: Groups, opening: str | None) -> str:
    first, *others = [" ".join(fact.text for fact in group) for group in groups]
    also, further = say("reply", "also", Language.NL), say("reply", "further", Language.NL)
    more = [f"{also if n == 0 else further} {said}" for n, said in enumerate(others)]
    closing = say("reply", "closing", Language.NL, sources=attributions((g[0].source for g in groups), Language.NL))
    before = [say("reply", opening, Language.NL)] if opening else []
    return " ".join([*before, first, *more, closing])


def _tersely(groups: Groups) -> str:
    said = (f"{' '.join(fact.text for fact in group)} ({short_attribution(group[0].source)})" for group in groups)
    return " ".join(said)


def _quoted(groups: Groups) -> str:
    """Each source's quotes between marks behind its name and year, page by page in a document."""
    parts = (list(facts) for group in groups for _, facts in groupby(group, key=lambda fact: fact.page))
    return " ".join(
        say(
            "reply",
            "cited",
            Language.NL,
            source=attribution(part[0].source, Language.NL, part[0].page),
            quote=" ".join(_with_gaps(part)),
        )
        for part in parts
    )


def _with_gaps(facts: list[Fact]) -> Iterator[str]:
    """The quotes in order, with a mark where something between them was left out."""
    for earlier, fact in zip([None, *facts], facts, strict=False):
        if earlier is not None and fact.order != earlier.order + 1:
            yield LEFT_OUT
        yield fact.text


def _summarised(facts: tuple[Fact, ...], language: Language) -> str:
    """What the sources say in one sentence each, in the reader's language, else the Dutch and a word about it."""
    sources = list({fact.source.id: fact.source for fact in facts}.values())[:MOST_SUMMARIES]
    summaries = [source for source in sources if language in source.summary]
    if not summaries:
        return f"{say('reply', 'no_summary', language)} {' '.join(fact.text for fact in facts)}"
    said = " ".join(source.summary[language] for source in summaries)
    return f"{said} {say('reply', 'closing', language, sources=attributions(summaries, language))}"
