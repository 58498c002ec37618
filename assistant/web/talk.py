"""What happens on the page: a message goes to the assistant, and its turn comes back as HTML."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.composing.quoting import failed
from assistant.conversation import Conversation, help_answer
from assistant.domain import Answer, Language, Role, Urgency
from assistant.privacy.guard import mask
from assistant.safety.lane import find_signal
from assistant.serving import LiveAssistant
from assistant.visible import visible
from assistant.web.limits import MOST_CHARS
from assistant.web.rendering import answer_html, failure_html, question_html, turn_html

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The one place where the page meets the assistant."""

    assistant: LiveAssistant
    today: Callable[[], date] = date.today

    def ask(self, text: str, role: Role, language: Language, earlier: Conversation) -> tuple[Conversation, str]:
        """One turn: the conversation with it, and the turn's HTML. Never raises: this is the page's one catch-all.

        A failure is logged by its kind only, since its message could hold what the person wrote.
        """
        conversation = replace(earlier, role=role)
        read = text[:MOST_CHARS]
        try:
            answer, conversation = self.assistant.reply(conversation, read)
            serving = self.assistant.opened.assistant
            limit = serving.max_chars if len(text) > serving.max_chars else None
            asked = conversation.turns[-1].masked
            shown = answer_html(answer, serving.corpus, self.today(), shortened_to=limit)
        except Exception as error:  # noqa: BLE001 - the edge to people: whatever broke, they get a sentence and the help numbers
            log.error("A turn failed: %s", type(error).__name__)
            asked, shown = _masked_or_nothing(read), failure_html(_help_or_failed(read, role, language))
        return conversation, turn_html(question_html(asked, language), shown)


def _help_or_failed(text: str, role: Role, language: Language) -> Answer:
    """The help for a signal in the message even when all else broke; without a signal the sentence for a failure."""
    try:
        finding = find_signal(text, role)
        return failed(language) if finding.urgency is Urgency.NONE else help_answer(finding, role, text)
    except Exception as error:  # noqa: BLE001 - if the lane itself is what broke, the general help numbers remain
        log.error("The safety lane failed: %s", type(error).__name__)
        return failed(language)


def _masked_or_nothing(text: str) -> str:
    try:
        return mask(visible(text)).text
    except Exception as error:  # noqa: BLE001 - if the guard itself is what broke, nothing of the message may be kept
        log.error("The privacy guard failed: %s", type(error).__name__)
        return ""
