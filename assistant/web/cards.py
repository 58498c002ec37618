"""An offer's card as HTML. Its words come ready from composing/cards.py; this module only lays them out."""

from __future__ import annotations

from assistant.composing.cards import Card, CardAction
from assistant.domain import Language
from assistant.web.markup import escaped, inline, label
from assistant.wording import say

# Opens elsewhere, tells that site nothing of us, and gives it no hold on this page.
_OUTWARD = 'target="_blank" rel="noopener noreferrer nofollow"'


def card_html(card: Card, language: Language) -> str:
    """One card as an <article>: name, what it is, why it fits, its lines, how sure, and what can be done with it."""
    lines = "".join(
        f'<div class="veld{"" if line.known else " onbekend"}"><dt>{escaped(line.label)}</dt>'
        f'<dd dir="auto">{inline(line.value)}</dd></div>'
        for line in card.lines
    )
    summary_direction = ' lang="nl" dir="ltr"' if card.summary_is_dutch else ""
    organization = "" if card.organization == card.name else card.organization
    named = f'<p class="organisatie" dir="auto">{escaped(organization)}</p>' if organization else ""
    return (
        f'<article class="kaart" data-offer="{escaped(card.offer_id)}"><h3 dir="auto">{escaped(card.name)}</h3>{named}'
        f"<p{summary_direction}>{inline(card.summary)}</p>{_why(card, language)}<dl>{lines}</dl>"
        f'<p class="hoe-zeker">{inline(card.how_sure)}</p>{_actions(card.actions)}</article>'
    )


def _why(card: Card, language: Language) -> str:
    if not card.why:
        return ""
    words = "".join(f'<li dir="auto">{inline(word)}</li>' for word in card.why)
    head = escaped(say("cards", "why", language))
    return f'<div class="waarom"><p class="waarom-kop">{head}</p><ul>{words}</ul></div>'


def _actions(actions: tuple[CardAction, ...]) -> str:
    if not actions:
        return ""
    links = "".join(
        f'<li><a class="actie {escaped(action.kind)}" href="{escaped(action.target)}" '
        f"{'' if action.kind in ('call', 'mail') else _OUTWARD}><span>{label(action.label)}</span></a></li>"
        for action in actions
        if action.target.startswith(("tel:", "mailto:", "https://", "http://"))
    )
    return f'<ul class="acties">{links}</ul>'
