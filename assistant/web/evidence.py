"""What an answer rests on, one tap away: each quote marked in its own paragraph, with title, date, page and link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.corpus.reading import Corpus
from assistant.domain import Citation, Language, Source
from assistant.web.markup import escaped, inline
from assistant.wording import say

DOCUMENTS_PATH = "/documenten"


def evidence_html(citations: Sequence[Citation], corpus: Corpus, language: Language) -> str:
    """The quotes behind a <details>, one figure a source and page; empty when there are none. Quotes are Dutch."""
    grouped: dict[tuple[str, int | None], list[Citation]] = {}
    for citation in citations:
        if citation.source in corpus.sources:
            grouped.setdefault((citation.source, citation.page), []).append(citation)
    if not grouped:
        return ""
    figures = "".join(_figure(group, corpus.sources[source], language) for (source, _), group in grouped.items())
    head = escaped(say("page", "evidence_head", language))
    return f'<details class="bewijs"><summary>{head}</summary>{figures}</details>'


def _figure(group: Sequence[Citation], source: Source, language: Language) -> str:
    facts = [source.source_title or source.title, source.source_date or say("reply", "undated", language)]
    if group[0].page is not None:
        facts.append(say("reply", "page", language, page=group[0].page))
    if source.evidence_level:
        facts.append(source.evidence_level)
    quoted = "".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs([one.quote for one in group], source))
    told = f"<strong>{inline(source.title)}</strong><br>{inline(', '.join(facts))}{_link(group[0], source, language)}"
    return (
        f'<figure class="citaat" lang="nl" dir="ltr"><blockquote>{quoted}</blockquote>'
        f"<figcaption>{told}</figcaption></figure>"
    )


def _paragraphs(quotes: Sequence[str], source: Source) -> Iterable[str]:
    """The paragraphs that hold the quotes, the quotes marked; a quote alone where its text stands in a document."""
    left = list(dict.fromkeys(quotes))
    for paragraph in source.body.split("\n\n"):
        here = [quote for quote in left if quote in paragraph]
        if here:
            yield _marked(paragraph, here)
            left = [quote for quote in left if quote not in here]
    yield from (f"<mark>{escaped(quote)}</mark>" for quote in left)


def _marked(paragraph: str, quotes: Sequence[str]) -> str:
    """One paragraph as HTML with each quote marked once; quotes that overlap an earlier one stay unmarked."""
    shown, end = "", 0
    for start, quote in sorted((paragraph.index(quote), quote) for quote in quotes):
        if start >= end:
            shown += f"{escaped(paragraph[end:start])}<mark>{escaped(quote)}</mark>"
            end = start + len(quote)
    return shown + escaped(paragraph[end:])


def _link(citation: Citation, source: Source, language: Language) -> str:
    if source.document is not None:
        page = f"#page={citation.page}" if citation.page else ""
        target = f"{DOCUMENTS_PATH}/{source.document}{page}"
    elif source.source_url and source.source_url.startswith(("https://", "http://")):
        target = source.source_url
    else:
        return ""
    words = escaped(say("page", "open_source", language))
    return f' <a href="{escaped(target)}" target="_blank" rel="noopener noreferrer nofollow">{words}</a>'
