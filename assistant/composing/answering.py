"""status answered: one paragraph that answers from literal facts, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from assistant.composing.declining import unanswerable
from assistant.composing.evidence import Evidence, Fact
from assistant.composing.finishing import finish
from assistant.composing.roles import FORMS, Form, Manner, cut
from assistant.composing.selection import Selection, select
from assistant.composing.showing import Shown, show, show_lines
from assistant.composing.sources import attribution, attributions, notes, publisher, rests_on, year
from assistant.composing.steps import step_after_answer
from assistant.corpus.reading import Corpus
from assistant.domain import Answer, Language, Part, Role, Source, Status
from assistant.offers.matching import Matches
from assistant.understanding.reading import Understood
from assistant.wording import say

MOST_SUMMARIES = 2
STRONG_OFFER = 0.5  # relevance from which an offer is named below an explanation that did not ask for one


def answer(understood: Understood, evidence: Evidence, matches: Matches, corpus: Corpus, today: date) -> Answer:
    """The question explained from sources. Its citations are literal; at least one, for without any the question is
    unanswerable.
    """
    form = FORMS[understood.slots.role]
    chosen = select(understood.standalone or understood.text, evidence, corpus.sources, today)
    facts = told(chosen, form, understood.language)
    if not facts:
        return unanswerable(understood, evidence, matches, corpus, today)
    shown = _offers(understood, matches, corpus, today, form)
    parts = [
        *lead(chosen, facts, form, understood.language),
        *shown.parts,
        *notes(chosen, facts, understood.language),
        step_after_answer(understood, corpus, offers=bool(shown.referrals)),
        rests_on(cited(chosen, facts), understood.language),
        _copy(facts, understood),
        *in_dutch(facts, understood.language),
    ]
    return finish(Status.ANSWERED, understood, parts, evidence=evidence, facts=cited(chosen, facts), shown=shown)


def told(chosen: Selection, form: Form, language: Language) -> tuple[Fact, ...]:
    """The facts that this form has room for, most telling first; empty when nothing can be quoted."""
    if not chosen.facts:
        return ()
    taken = (
        sum(len(note.text.split()) for note in notes(chosen, chosen.facts[:1], language))
        if form.manner is Manner.TERSE
        else 0
    )
    return cut(chosen.facts, form, taken)


def cited(chosen: Selection, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts told, and one of each source that contradicts them: a contradiction is always shown with both."""
    contesting = {second.id for _, second in chosen.contested}
    firsts = {fact.source.id: fact for fact in reversed(chosen.facts) if fact.source.id in contesting}
    return tuple({fact.key: fact for fact in (*facts, *firsts.values())}.values())


def lead(chosen: Selection, facts: tuple[Fact, ...], form: Form, language: Language) -> list[Part]:
    """The paragraph that answers, in the reader's language; empty when there is nothing to say."""
    if not facts:
        return []
    if language is not Language.NL:
        return [Part("lead", _summarised(facts, language))]
    groups = reading_order(facts, doubt=chosen.shape.doubt)
    told_by = {Manner.PLAIN: _plainly, Manner.TERSE: _tersely, Manner.QUOTED: _quoted}
    return [Part("lead", told_by[form.manner](groups, doubt=chosen.shape.doubt))]


def reading_order(facts: tuple[Fact, ...], *, doubt: bool) -> list[list[Fact]]:
    """Facts by source, each in its own order. Where a claim is checked, the most telling fact comes first of all."""
    sources = list(dict.fromkeys(fact.source.id for fact in facts))
    groups = [sorted((f for f in facts if f.source.id == name), key=lambda f: f.order) for name in sources]
    if doubt:
        groups[0].sort(key=lambda fact: fact is not facts[0])
    return groups


def in_dutch(facts: tuple[Fact, ...], language: Language) -> list[Part]:
    """The same in Dutch, literal, beside an answer in another language; empty beside a Dutch one."""
    if language is Language.NL or not facts:
        return []
    quoted = _quoted(reading_order(facts, doubt=False), doubt=False)
    return [Part("dutch", f"{say('reply', 'dutch_head', Language.NL)} {quoted}")]


def _plainly(groups: list[list[Fact]], *, doubt: bool) -> str:
    said = [_joined(group) for group in groups]
    also, further = say("reply", "also", Language.NL), say("reply", "further", Language.NL)
    body = " ".join([said[0], *(f"{also if n == 0 else further} {more}" for n, more in enumerate(said[1:]))])
    closing = say("reply", "closing", Language.NL, sources=attributions((g[0].source for g in groups), Language.NL))
    opening = say("reply", "doubt_opening", Language.NL) if doubt else ""
    return f"{opening} {body} {closing}".strip()


def _tersely(groups: list[list[Fact]], *, doubt: bool) -> str:
    return " ".join(f"{_joined(group)} ({_short(group[0].source)})" for group in groups)


def _quoted(groups: list[list[Fact]], *, doubt: bool) -> str:
    return " ".join(
        say("reply", "cited", Language.NL, source=attribution(part[0].source, Language.NL, page), quote=_joined(part))
        for group in groups
        for page, part in ((page, list(facts)) for page, facts in groupby(group, key=lambda fact: fact.page))
    )


def _joined(group: list[Fact]) -> str:
    return " ".join(fact.text for fact in group)


def _short(source: Source) -> str:
    return ", ".join(part for part in (publisher(source), year(source)) if part)


def _summarised(facts: tuple[Fact, ...], language: Language) -> str:
    """What the sources say in one sentence each, in the reader's language, else the Dutch and a word about it."""
    sources = list({fact.source.id: fact.source for fact in facts}.values())[:MOST_SUMMARIES]
    summaries = [source for source in sources if language in source.summary]
    if not summaries:
        return f"{say('reply', 'no_summary', language)} {_joined(list(facts))}"
    said = " ".join(source.summary[language] for source in summaries)
    return f"{said} {say('reply', 'closing', language, sources=attributions(summaries, language))}"


def _copy(facts: tuple[Fact, ...], understood: Understood) -> Part:
    """The line that a GP copies into the record."""
    if understood.slots.role is not Role.HUISARTS or not facts:
        return Part("copy", "")
    source = facts[0].source
    return Part("copy", say("reply", "copy_answered", understood.language, title=source.title, source=_short(source)))


def _offers(understood: Understood, matches: Matches, corpus: Corpus, today: date, form: Form) -> Shown:
    """Cards when somewhere to go was asked for, too; else one line each for offers that are about the same."""
    if understood.wants_offer:
        return show(matches, corpus, understood.language, today, form.cards)
    strong = [referral for referral in matches.fitting if referral.relevance >= STRONG_OFFER]
    return show_lines("also", strong, corpus, understood.language)
