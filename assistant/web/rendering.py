"""A turn of the conversation as HTML: what was asked, masked, and the answer with its blocks in reading order."""

from __future__ import annotations

from datetime import date

from assistant.composing.cards import Card, card_for, card_text
from assistant.corpus.reading import Corpus
from assistant.domain import Answer, Language, Part, Status
from assistant.web.cards import card_html
from assistant.web.evidence import evidence_html
from assistant.web.markup import blocks, escaped, inline
from assistant.wording import say

# Blocks that fold behind one tap: they are secondary to the answer.
FOLDED = {"near": "near", "leads": "leads", "dutch": "dutch"}


def direction(language: Language) -> str:
    """The HTML direction of a language."""
    return "rtl" if language is Language.AR else "ltr"


def question_html(masked: str, language: Language) -> str:
    """What the person sent, as it was kept: masked."""
    who = escaped(say("page", "you", language))
    shown = "<br>".join(escaped(line) for line in masked.splitlines()) or "…"
    return f'<li class="vraag"><span class="wie">{who}</span><div class="bel" dir="auto">{shown}</div></li>'


def answer_html(answer: Answer, corpus: Corpus, today: date) -> str:
    """One answer; its language and direction stand on the element, whatever the page's own language is."""
    language = answer.language
    body = "".join(_part(part, answer, corpus, today) for part in answer.parts)
    who = escaped(say("page", "assistant", language))
    return (
        f'<li class="antwoord {answer.status.value}" lang="{language.value}" dir="{direction(language)}">'
        f'<span class="wie">{who}</span><div class="tekst">{_masked(answer)}{body}'
        f"{evidence_html(answer.citations, corpus, language)}</div></li>"
    )


def failure_html(answer: Answer) -> str:
    """An answer that could not be given, without anything that needs the corpus."""
    text = "".join(blocks(part.text) for part in answer.parts) or blocks(answer.text)
    return f'<li class="antwoord error" lang="{answer.language.value}"><div class="tekst">{text}</div></li>'


def spoken(answer: Answer) -> str:
    """What a screen reader says of a new answer, once and whole: the plain text without folded blocks."""
    return " ".join(part.text for part in answer.parts if part.kind not in FOLDED and part.kind != "sources") or answer.text


def _part(part: Part, answer: Answer, corpus: Corpus, today: date) -> str:
    if part.kind == "cards":
        return _cards(part, answer, corpus, today)
    if part.kind == "help":
        urgent = " nu" if answer.finding.urgency == "now" else ""
        return f'<section class="hulp{urgent}">{blocks(part.text)}</section>'
    if part.kind in FOLDED:
        return _folded(part, answer.language)
    if part.kind == "sources":
        return _folded(part, answer.language)
    return f'<div class="{escaped(part.kind)}">{blocks(part.text)}</div>'


def _folded(part: Part, language: Language) -> str:
    """A secondary block: its first line is what can be tapped, the Dutch beside an answer has a fixed one."""
    if part.kind == "dutch":
        head, rest, attributes = say("page", "dutch_head", language), part.text, ' lang="nl" dir="ltr"'
    else:
        head, _, rest = part.text.partition("\n")
        attributes = ""
    return f'<details class="{part.kind}"><summary>{inline(head)}</summary><div{attributes}>{blocks(rest)}</div></details>'


def _cards(part: Part, answer: Answer, corpus: Corpus, today: date) -> str:
    """The cards that the text shows, laid out; one the text does not show is not added here."""
    ready = [card_for(referral, corpus, answer.language, today) for referral in answer.referrals]
    shown = [card for card in ready if _stands_in(card, part, answer.language)]
    return f'<div class="kaarten">{"".join(card_html(card, answer.language) for card in shown)}</div>'


def _stands_in(card: Card, part: Part, language: Language) -> bool:
    plain = part.text.translate({0x200E: None, 0x200F: None})
    return card_text(card, language).translate({0x200E: None, 0x200F: None}) in plain


def _masked(answer: Answer) -> str:
    if not answer.masked or answer.status is Status.ERROR:
        return ""
    labels = list(dict.fromkeys(say("page", f"label_{span.label}", answer.language) for span in answer.masked))
    return f'<p class="gemaskeerd">{inline(say("page", "masked", answer.language, labels=", ".join(labels)))}</p>'
