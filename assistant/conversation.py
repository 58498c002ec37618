"""One turn of a conversation from text to answer: the only module that knows the order of the steps.

Safety and privacy come before search, need neither index nor encoder, and so work when those are broken.
Nothing is kept here: the caller holds the Conversation, and only masked text stands in it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.composing import quoting
from assistant.composing.evidence import Evidence
from assistant.composing.roles import FORMS
from assistant.corpus.reading import Corpus
from assistant.deciding import decide
from assistant.domain import Answer, Freshness, Hits, Part, Role, SafetyFinding, Signal, Status, Urgency
from assistant.knowing import known_facts
from assistant.offers.matching import Matches, match_offers
from assistant.orders import without_orders
from assistant.privacy.guard import Masked, mask
from assistant.retrieval.search import Retriever
from assistant.safety.lane import find_signal, help_for
from assistant.understanding.language import language_of
from assistant.understanding.message import Message
from assistant.understanding.reading import Scope, Turn, Understood, understand
from assistant.understanding.scope import scope_of
from assistant.visible import visible

log = logging.getLogger(__name__)
MAX_TURNS = 20
# The safety lane reads on where the rest stops; this much of any message costs it a few hundredths of a second.
SAFETY_CHARS = 20_000
# A message is cut between two words when there is a gap this near the limit: half a phone number is not recognised.
LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one person said so far, masked, and who they say they are."""

    role: Role = Role.ONBEKEND
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers turns. `retriever` is None while no index can be used: safety still works, the rest says that it
    can't."""

    corpus: Corpus
    retriever: Retriever | None
    today: Callable[[], date] = date.today
    max_chars: int = 4000

    def reply(self, conversation: Conversation, text: str) -> tuple[Answer, Conversation]:
        """Answer one turn; returns the answer and the conversation with this turn in it.

        Of a message longer than `max_chars` the beginning is answered. The spans of the answer are places in the text
        as the eye sees it (see visible.py).
        """
        seen = visible(text[:SAFETY_CHARS])
        read = cut_between_words(seen, self.max_chars)
        masked = mask(read)
        earlier = tuple(turn.masked for turn in conversation.turns)
        finding = find_signal(seen, conversation.role, earlier)
        if finding.urgency is Urgency.NOW:
            return self._with_turn(conversation, masked, help_answer(finding, conversation.role, read))
        understood = self._understood(read, masked.text[: self.max_chars], conversation)
        answer = self._answer(understood)
        finding = still_in_view(finding, understood, conversation)
        if finding.urgency is not Urgency.NONE:
            answer = help_first(help_answer(finding, conversation.role, read), answer, understood)
        return self._with_turn(conversation, masked, replace(answer, slots=understood.slots), understood)

    def _understood(self, read: str, masked: str, conversation: Conversation) -> Understood:
        """What is asked, without orders to the assistant, tags and addresses; a message of orders is nothing for us."""
        asked = without_orders(masked)
        role, turns = conversation.role, conversation.turns
        if not asked.ordered:
            return understand(read, asked.text, role, turns, self.corpus)
        left = " ".join(s for s in asked.sentences if scope_of(Message.of(s), False) is Scope.IN_SCOPE)
        understood = understand(without_orders(read).text, left, role, turns, self.corpus)
        slots = understood.slots
        if "?" in left or understood.specific or slots.age or slots.place:
            return understood
        return replace(understood, scope=Scope.WEATHER_AND_CHITCHAT, language=language_of(masked))

    def _answer(self, understood: Understood) -> Answer:
        if understood.scope is Scope.NO_QUESTION:
            return quoting.no_question(understood, self.corpus)
        if understood.scope is not Scope.IN_SCOPE:
            return quoting.out_of_scope(understood, self.corpus)
        if self.retriever is None:
            return quoting.failed(understood.language)
        found = self.retriever.search(
            understood.standalone, understood.slots.themes, understood.familiar, understood.placing
        )
        matches = match_offers(self.corpus, understood.slots, found.offers, self.today(), understood.language)
        evidence = self._evidence(found.sources)
        known = known_facts(understood, evidence, self.corpus)
        status = decide(understood, found.sources, matches, known, self.corpus.gazetteer)
        return self._composed(status, understood, evidence, matches)

    def _composed(self, status: Status, understood: Understood, evidence: Evidence, matches: Matches) -> Answer:
        today = self.today()
        if status is Status.OUT_OF_SCOPE:
            return quoting.out_of_scope(understood, self.corpus)
        compose = {
            Status.REFERRED: quoting.referred,
            Status.CLARIFY: quoting.clarify,
            Status.UNANSWERABLE: quoting.unanswerable,
        }.get(status, quoting.answer)
        return compose(understood, evidence, matches, self.corpus, today)

    def _evidence(self, hits: Hits) -> Evidence:
        assert self.retriever is not None
        passages = self.retriever.index.passages
        kept = [hit.source_id for hit in hits.kept]
        return Evidence(hits, {i: passages.get(i, ()) for i in kept}, {i: self.corpus.sources[i] for i in kept})

    def _with_turn(
        self, conversation: Conversation, masked: Masked, answer: Answer, understood: Understood | None = None
    ) -> tuple[Answer, Conversation]:
        named = understood.named_offers if understood and not understood.about_seen else ()
        turn = Turn(masked.text[: self.max_chars], answer.slots, named, answer.status, shown_cards(answer))
        turns = (*conversation.turns, turn)[-MAX_TURNS:]
        return replace(answer, masked=masked.spans), replace(conversation, turns=turns)


def still_in_view(finding: SafetyFinding, understood: Understood, conversation: Conversation) -> SafetyFinding:
    """The finding of this turn, or of the one before when this one leans on it ("moet ik dat de ouders zeggen?")."""
    before = conversation.turns[-1].status if conversation.turns else None
    if finding.signal is not Signal.NONE or before is not Status.SAFETY or understood.standalone == understood.text:
        return finding
    return find_signal(understood.standalone, conversation.role)


def shown_cards(answer: Answer) -> tuple[str, ...]:
    """The ids of the offers that stand in an answer as cards, in order: what "wat kost dat?" will point back to."""
    likely = (r for r in answer.referrals if not r.near_miss and r.freshness is not Freshness.LEAD)
    return tuple(r.offer.id for r in likely)[: FORMS[answer.slots.role].cards]


def cut_between_words(text: str, most: int) -> str:
    """The first `most` characters, without the word that the cut went through if it is a word of usual length."""
    if len(text) <= most:
        return text
    gap = max(text.rfind(" ", most - LONGEST_WORD, most + 1), text.rfind("\n", most - LONGEST_WORD, most + 1))
    return text[:gap] if gap > 0 else text[:most]


def help_answer(finding: SafetyFinding, role: Role, text: str) -> Answer:
    """The fixed help for a signal, in the language of the message."""
    language = language_of(text)
    help_ = help_for(finding, role, language)
    parts = (Part("help", help_.text),)
    return Answer(
        Status.SAFETY, help_.text, parts, help_.contacts, contacts=help_.contacts, finding=finding, language=language
    )


def help_first(helped: Answer, answer: Answer, understood: Understood) -> Answer:
    """Urgency advice: the fixed help, and below it the answer when something was asked."""
    asked = understood.wants_explanation or understood.wants_offer
    if not asked or answer.status not in (Status.ANSWERED, Status.REFERRED):
        return helped
    return replace(
        answer,
        status=Status.SAFETY,
        text=f"{helped.text}\n\n{answer.text}",
        parts=(*helped.parts, *answer.parts),
        sources=tuple(dict.fromkeys((*helped.sources, *answer.sources))),
        contacts=tuple(dict.fromkeys((*helped.contacts, *answer.contacts))),
        finding=helped.finding,
    )
