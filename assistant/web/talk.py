"""What happens on the page: handlers that read widget values, call the assistant, and hand back HTML."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.composing.quoting import failed
from assistant.conversation import Conversation
from assistant.domain import Language, Role
from assistant.privacy.guard import mask
from assistant.serving import LiveAssistant
from assistant.web.rendering import answer_html, failure_html, question_html, spoken

log = logging.getLogger(__name__)
MAX_SHOWN_TURNS = 40


@dataclass(frozen=True, slots=True)
class Talk:
    """One browser tab's conversation: what the assistant needs of it, and the HTML that is shown. Only masked text."""

    conversation: Conversation = field(default_factory=Conversation)
    fragments: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The conversation as an ordered list; empty before the first turn."""
        return f'<ol class="gesprek">{"".join(self.fragments)}</ol>' if self.fragments else ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The one place where the page meets the assistant."""

    assistant: LiveAssistant
    today: Callable[[], date] = date.today

    def ask(self, text: str, role: Role, language: Language, talk: Talk) -> tuple[Talk, str]:
        """One turn: the talk with it, and what a screen reader says. Never raises: this is the page's one catch-all.

        A failure is logged by its kind only, since its message could hold what the person wrote.
        """
        conversation = replace(talk.conversation, role=role)
        try:
            answer, conversation = self.assistant.reply(conversation, text)
            asked = conversation.turns[-1].masked
            shown = answer_html(answer, self.assistant.opened.assistant.corpus, self.today())
        except Exception as error:  # noqa: BLE001 - the edge to people: whatever broke, they get a sentence and the help numbers
            log.error("A turn failed: %s", type(error).__name__)
            answer = failed(language)
            asked, shown = _masked_or_nothing(text), failure_html(answer)
        fragments = (*talk.fragments, question_html(asked, language), shown)[-2 * MAX_SHOWN_TURNS :]
        return Talk(conversation, fragments), spoken(answer)


def _masked_or_nothing(text: str) -> str:
    try:
        return mask(text).text
    except Exception as error:  # noqa: BLE001 - if the guard itself is what broke, nothing of the message may be kept
        log.error("The privacy guard failed: %s", type(error).__name__)
        return ""

