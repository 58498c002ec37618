"""What an answer rests on, one tap away: each quote marked in its own paragraph, with title, date, page and link."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.corpus.reading import Corpus
from assistant.domain import Citation, Language, Source
from assistant.web.markup import escaped, inline
from assistant.wording import say

DOCUMENTS_PATH = "/documenten"


def evidence_html(citations: Sequence[Citation], corpus: Corpus, language: Language) -> str:
    """The quotes behind a <details>; empty when there are none. Quotes are Dutch, whatever the page's language."""
    shown = [_one(c, corpus.sources[c.source], language) for c in citations if c.source in corpus.sources]
    if not shown:
        return ""
    head = escaped(say("chat", "evidence_head", language))
    return f'<details class="bewijs"><summary>{head}</summary>{"".join(shown)}</details>'


def _one(citation: Citation, source: Source, language: Language) -> str:
    facts = [source.source_title or source.title, source.source_date or say("reply", "undated", language)]
    if citation.page is not None:
        facts.append(say("reply", "page", language, page=citation.page))
    if source.evidence_level:
        facts.append(source.evidence_level)
    quoted = f"<blockquote>{_in_its_paragraph(citation.quote, source)}</blockquote>"
    told = f"<strong>{inline(source.title)}</strong><br>{inline(', '.join(facts))}{_link(citation, source, language)}"
    return f'<figure class="citaat" lang="nl" dir="ltr">{quoted}<figcaption>{told}</figcaption></figure>'


def _in_its_paragraph(quote: str, source: Source) -> str:
    """The paragraph that holds the quote, the quote marked; the quote alone where the text stands in a document."""
    for paragraph in source.body.split("\n\n"):
        before, found, after = paragraph.partition(quote)
        if found:
            return f"{escaped(before)}<mark>{escaped(found)}</mark>{escaped(after)}"
    return f"<mark>{escaped(quote)}</mark>"


def _link(citation: Citation, source: Source, language: Language) -> str:
    if source.document is not None:
        page = f"#page={citation.page}" if citation.page else ""
        target = f"{DOCUMENTS_PATH}/{source.document}{page}"
    elif source.source_url and source.source_url.startswith(("https://", "http://")):
        target = source.source_url
    else:
        return ""
    words = escaped(say("chat", "open_source", language))
    return f' <a href="{escaped(target)}" target="_blank" rel="noopener noreferrer nofollow">{words}</a>'
