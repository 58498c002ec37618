"""From blocks to the answer that leaves the module: marks for Arabic, the plain text, the ids that it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.composing.evidence import Evidence, Fact
from assistant.composing.plain import in_order, marked
from assistant.composing.showing import Shown
from assistant.domain import Answer, Citation, Hits, Part, Status
from assistant.understanding.reading import Understood

MOST_SOURCES = 10


def finish(
    status: Status,
    understood: Understood,
    parts: Iterable[Part],
    *,
    evidence: Evidence | None = None,
    facts: Iterable[Fact] = (),
    shown: Shown | None = None,
    contacts: Iterable[str] = (),
) -> Answer:
    """The answer of this status. `facts` become its citations; `contacts` are added to those of the offers shown."""
    shown = shown or Shown()
    citations = tuple(dict.fromkeys(fact.citation for fact in facts))
    ready = tuple(_ready(part, understood) for part in parts if part.text)
    referred = {referral.offer.id for referral in shown.referrals}
    return Answer(
        status=status,
        text=in_order(ready),
        parts=ready,
        sources=_sources(evidence, citations),
        citations=citations,
        referrals=shown.referrals,
        contacts=tuple(record for record in dict.fromkeys((*shown.contacts, *contacts)) if record not in referred),
        slots=understood.slots,
        language=understood.language,
        hits=evidence.hits if evidence else Hits(),
    )


def _ready(part: Part, understood: Understood) -> Part:
    return part if part.kind == "dutch" else Part(part.kind, marked(part.text, understood.language))


def _sources(evidence: Evidence | None, citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """What the search found, best first; what is quoted first stands among it even when the search ranked it low."""
    if evidence is None:
        return ()
    found = [hit.source_id for hit in evidence.hits.kept]
    quoted = [citation.source for citation in citations[:1] if citation.source not in found]
    ids = dict.fromkeys((*quoted, *found))
    return tuple(id_ for id_ in ids if not id_.startswith("offers/"))[:MOST_SOURCES]
