"""What Gradio does on the chat page: the question and its button, the conversation's state, and the way to the answer.

The frame around it is shell.py's, and static/page.js joins the two: it puts each turn into the conversation, hands on
the chosen role and language, and speaks when something fails. A conversation is kept in Gradio's session state only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.conversation import Conversation
from assistant.domain import Language, Role
from assistant.settings import Settings
from assistant.web.frame import LANGUAGE_NAMES, direction
from assistant.web.limits import MessageLimit
from assistant.web.markup import escaped
from assistant.web.talk import Desk
from assistant.wording import say

IDLE_SECONDS = 3600
WORKERS = 4
# Conversations kept at once; beyond it the oldest is forgotten, so that made-up sessions can't fill the memory.
MOST_CONVERSATIONS = 1000
# Rendered, so that page.js can reach it, and never shown.
STATE = "staat"


@dataclass(frozen=True, slots=True)
class Counter:
    """Answers what the page sends, within the limit for one client."""

    desk: Desk
    limit: MessageLimit

    def ask(
        self, text: str, role: str, language: str, talk: Conversation, request: gr.Request
    ) -> tuple[Conversation, str, str]:
        """One message: the longer conversation, the turn's HTML, and a sentence when the message was not taken."""
        address = request.client.host if request.client else ""
        if not self.limit.allows(address, request.session_hash or ""):
            return talk, "", _notice(say("page", "too_fast", Language(language)))
        newer, turn = self.desk.ask(text or "", Role(role), Language(language), talk)
        return newer, turn, ""

    def forget(self) -> tuple[Conversation, str, str]:
        """The conversation is gone."""
        return Conversation(), "", ""


@dataclass(frozen=True, slots=True)
class Widgets:
    """The parts of the page that Gradio holds."""

    talk: Any
    role: Any
    language: Any
    turn: Any
    notice: Any
    text: Any
    send: Any
    hint: Any
    clear: Any


def build_page(desk: Desk, settings: Settings) -> gr.Blocks:
    """The page, ready to be mounted."""
    start = Language.NL
    with gr.Blocks(title=say("page", "title", start), analytics_enabled=False, fill_width=True) as page:
        with gr.Column(elem_id="blad"):
            widgets = _widgets(start)
        page.state_session_capacity = MOST_CONVERSATIONS
        _wire(Counter(desk, MessageLimit(settings.messages_per_minute)), widgets)
    return page


def _widgets(start: Language) -> Widgets:
    """In the order in which they stand on the page; the conversation itself comes above them (page.js)."""
    talk = gr.State(Conversation(), time_to_live=IDLE_SECONDS)
    language = _state([code.value for code in LANGUAGE_NAMES], start.value, "staat-taal")
    role = _state([role.value for role in Role], Role.OUDER.value, "staat-rol")
    turn = _raw("", elem_id="beurt", elem_classes=STATE)
    with gr.Column(elem_id="invoer"):
        notice = _raw("", elem_id="melding")
        with gr.Row(elem_id="vraagrij"):
            text = gr.Textbox(
                label=say("page", "input_label", start),
                placeholder=say("page", "input_placeholder", start),
                lines=1,
                max_lines=6,
                scale=1,
                elem_id="vraag",
                buttons=[],
                container=True,
            )
            send = gr.Button(say("page", "send", start), variant="primary", elem_id="verstuur", scale=0)
        with gr.Row(elem_id="onder"):
            hint = _raw(_hint(start), elem_id="hint")
            clear = gr.Button(say("page", "clear", start), variant="secondary", elem_id="wis", size="sm", scale=0)
    return Widgets(talk, role, language, turn, notice, text, send, hint, clear)


def _state(choices: list[str], value: str, elem_id: str) -> gr.Radio:
    """A choice that page.js hands on from the frame; Gradio refuses any other value."""
    return gr.Radio(choices, value=value, elem_classes=STATE, elem_id=elem_id)


def _raw(value: str, elem_id: str, elem_classes: str | None = None) -> gr.Markdown:
    """HTML of ours as it is. gr.HTML compiles templates in the browser, which needs 'unsafe-eval'; gr.Markdown takes a
    line that begins with <div> as it stands."""
    return gr.Markdown(
        value, sanitize_html=False, latex_delimiters=[], buttons=[], elem_id=elem_id, elem_classes=elem_classes
    )


def _wire(counter: Counter, widgets: Widgets) -> None:
    after = [widgets.talk, widgets.turn, widgets.notice]
    widgets.send.click(
        counter.ask,
        inputs=[widgets.text, widgets.role, widgets.language, widgets.talk],
        outputs=after,
        api_name="ask",
        show_progress="hidden",
        concurrency_limit=WORKERS,
        trigger_mode="once",
    )
    widgets.clear.click(counter.forget, outputs=after, api_visibility="private", show_progress="hidden")
    widgets.language.change(
        _in_language,
        inputs=widgets.language,
        outputs=[widgets.text, widgets.send, widgets.hint, widgets.clear],
        api_visibility="private",
        show_progress="hidden",
    )


def _in_language(code: str) -> list[Any]:
    """What Gradio shows, in the chosen language."""
    language = Language(code)
    return [
        gr.update(
            label=say("page", "input_label", language),
            placeholder=say("page", "input_placeholder", language),
            rtl=direction(language) == "rtl",
        ),
        gr.update(value=say("page", "send", language)),
        gr.update(value=_hint(language)),
        gr.update(value=say("page", "clear", language)),
    ]


def _hint(language: Language) -> str:
    names, keys = (escaped(say("page", key, language)) for key in ("no_names", "enter_hint"))
    said = f'<strong>{names}</strong> <span class="toetsen">{keys}</span>'
    return f'<div class="hint" dir="{direction(language)}">{said}</div>'


def _notice(sentence: str) -> str:
    return f'<div class="melding" data-keep="yes">{escaped(sentence)}</div>'
