"""A turn of the conversation as HTML: what was asked, masked, and the answer with its blocks in reading order."""

from __future__ import annotations

import secrets
from datetime import date

from assistant.composing.cards import card_for, card_text
from assistant.corpus.reading import Corpus
from assistant.domain import Answer, Language, Part, Status, Urgency
from assistant.web.cards import card_html
from assistant.web.evidence import evidence_html
from assistant.web.frame import direction
from assistant.web.markup import blocks, escaped, inline
from assistant.wording import say

# Blocks that fold behind one tap, because they are secondary to the answer. The evidence folds, too (evidence.py).
FOLDED = frozenset({"near", "leads", "dutch", "also"})
# Says the same as the evidence below it, for those who read plain text.
TEXT_ONLY = "sources"
# Direction marks, which a text carries and a card's fields may not.
_MARKS = dict.fromkeys([0x200E, 0x200F])


def turn_html(question: str, answer: str) -> str:
    """A whole turn in one line that begins with <div>: so Gradio's Markdown leaves it as it is, whatever it holds.

    Its mark tells the page that this turn is new, also when the same is asked and answered twice.
    """
    turn = f'<div class="beurt" data-turn="{secrets.token_hex(8)}"><ol>{question}{answer}</ol></div>'
    return " ".join(turn.split("\n"))


def question_html(masked: str, language: Language) -> str:
    """What the person sent, as it was kept: masked."""
    who = escaped(say("page", "you", language))
    shown = "<br>".join(escaped(line) for line in masked.splitlines()) or "…"
    return f'<li class="vraag"><h2 class="wie">{who}</h2><div class="bel" dir="auto">{shown}</div></li>'


def answer_html(answer: Answer, corpus: Corpus, today: date, shortened_to: int | None = None) -> str:
    """One answer; its language and direction stand on the element, whatever the page's own language is.

    `shortened_to` is the number of characters that were read when the message was longer, else None.
    """
    body = "".join(_part(part, answer, corpus, today) for part in answer.parts)
    evidence = evidence_html(answer.citations, corpus, answer.language)
    return _item(answer, _notes(answer, shortened_to) + body + evidence)


def failure_html(answer: Answer) -> str:
    """An answer that could not be given, without anything that needs the corpus."""
    return _item(answer, "".join(_block(part, answer) for part in answer.parts) or blocks(answer.text))


def _item(answer: Answer, body: str) -> str:
    language = answer.language
    who = escaped(say("page", "assistant", language))
    return (
        f'<li class="antwoord {answer.status.value}" lang="{language.value}" dir="{direction(language)}">'
        f'<h2 class="wie">{who}</h2><div class="tekst">{body}</div></li>'
    )


def _part(part: Part, answer: Answer, corpus: Corpus, today: date) -> str:
    if part.kind == TEXT_ONLY:
        return "" if answer.citations else _folded(part, answer.language)
    if part.kind == "cards":
        return _cards(part, answer, corpus, today)
    if part.kind in FOLDED:
        return _folded(part, answer.language, unfolded=part.kind == "near" and answer.status is Status.UNANSWERABLE)
    return _block(part, answer)


def _block(part: Part, answer: Answer) -> str:
    if part.kind == "help":
        urgent = " nu" if answer.finding.urgency is Urgency.NOW else ""
        return f'<section class="hulp{urgent}">{blocks(part.text)}</section>'
    return f'<div class="{escaped(part.kind)}">{blocks(part.text)}</div>'


def _folded(part: Part, language: Language, unfolded: bool = False) -> str:
    """A secondary block: its first line is what can be tapped, the Dutch beside an answer has a fixed one.

    Where nothing fits, what comes near is no longer secondary: `unfolded`.
    """
    if part.kind == "dutch":
        head, rest, attributes = say("page", "dutch_head", language), part.text, ' lang="nl" dir="ltr"'
    else:
        head, _, rest = part.text.partition("\n")
        attributes = ""
    inner = f"<div{attributes}>{blocks(rest)}</div>"
    kind, open_ = escaped(part.kind), " open" if unfolded else ""
    return f'<details class="{kind}"{open_}><summary>{inline(head.rstrip(": "))}</summary>{inner}</details>'


def _cards(part: Part, answer: Answer, corpus: Corpus, today: date) -> str:
    """The cards that the text shows, laid out; one the text does not show is not added here."""
    said = part.text.translate(_MARKS)
    named = [referral for referral in answer.referrals if referral.offer.name in said]
    ready = [card_for(referral, corpus, answer.language, today) for referral in named]
    shown = [card for card in ready if card_text(card, answer.language).translate(_MARKS) in said]
    return f'<div class="kaarten">{"".join(card_html(card, answer.language) for card in shown)}</div>'


def _notes(answer: Answer, shortened_to: int | None) -> str:
    """What was done to the message before it was read: masked, shortened."""
    said = []
    if answer.masked and answer.status is not Status.ERROR:
        labels = list(dict.fromkeys(say("page", f"label_{span.label}", answer.language) for span in answer.masked))
        said.append(say("page", "masked", answer.language, labels=", ".join(labels)))
    if shortened_to is not None:
        said.append(say("page", "shortened", answer.language, most=shortened_to))
    return "".join(f'<p class="gemaskeerd">{inline(sentence)}</p>' for sentence in said)
