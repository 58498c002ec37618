"""The layout of the chat page in Gradio: help bar, who asks, conversation, input. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.domain import Language, Role
from assistant.settings import Settings
from assistant.web.frame import help_bar, introduction, small_print, status_line
from assistant.web.rendering import direction
from assistant.web.talk import Desk, Talk
from assistant.wording import say

STYLE = Path(__file__).with_name("style.css")
SHOWN_ROLES = (
    Role.OUDER,
    Role.LEERKRACHT,
    Role.HUISARTS,
    Role.KINDERWERKER,
    Role.GEMEENTE,
    Role.POLITIE,
    Role.KIND,
    Role.ONBEKEND,
)
EXAMPLES = 3
# Roles whose example questions exist in all six languages; the others are asked in Dutch.
MULTILINGUAL_EXAMPLES = frozenset({Role.OUDER, Role.ONBEKEND, Role.KIND})
IDLE_SECONDS = 3600
# Sets language and direction of the document, so that screen readers and Arabic layout follow the switch.
SET_LANGUAGE = "(code) => { document.documentElement.lang = code; document.documentElement.dir = code === 'ar' ? 'rtl' : 'ltr'; return code; }"
# The newest question is brought into view: its answer is read from its beginning.
SHOW_NEWEST = "() => { const all = document.querySelectorAll('.gesprek > .vraag'); if (all.length) all[all.length - 1].scrollIntoView({block: 'start'}); }"


@dataclass(frozen=True, slots=True)
class Widgets:
    """The parts of the page that change with language and role."""

    intro: Any
    role: Any
    examples: tuple[Any, ...]
    text: Any
    send: Any
    clear: Any
    small: Any


def build_page(desk: Desk, settings: Settings) -> gr.Blocks:
    """The page, ready to be mounted."""
    start = Language.NL
    with gr.Blocks(title=say("page", "title", start), analytics_enabled=False, fill_width=True) as page:
        talk = gr.State(Talk(), time_to_live=IDLE_SECONDS)
        gr.HTML(help_bar(start), elem_id="hulpbalk", padding=False)
        with gr.Column(elem_id="blad"):
            language = gr.Radio(
                [(name, code.value) for code, name in LANGUAGE_NAMES.items()],
                value=start.value,
                label=say("page", "language_label", start),
                show_label=False,
                elem_id="taal",
            )
            intro = gr.HTML(introduction(start, settings), elem_id="intro", padding=False)
            role = gr.Radio(
                _role_choices(start), value=Role.OUDER.value, label=say("page", "role_label", start), elem_id="rol"
            )
            shown = gr.HTML("", elem_id="gesprek", padding=False)
            with gr.Column(elem_id="voorbeelden"):
                examples = tuple(gr.Button(value, elem_classes="voorbeeld") for value in _examples(Role.OUDER, start))
            with gr.Row(elem_id="invoer"):
                text = gr.Textbox(
                    label=say("page", "input_label", start),
                    placeholder=say("page", "input_placeholder", start),
                    lines=2,
                    max_lines=6,
                    scale=8,
                    elem_id="vraag",
                    buttons=[],
                )
                send = gr.Button(say("page", "send", start), variant="primary", elem_id="verstuur", scale=1)
            clear = gr.Button(say("page", "clear", start), variant="secondary", elem_id="wis", size="sm")
            small = gr.HTML(_small(desk, settings, start), elem_id="klein", padding=False)
            spoken = gr.HTML("", elem_id="voorgelezen", padding=False)
        widgets = Widgets(intro, role, examples, text, send, clear, small)
        _wire(desk, settings, widgets, language, talk, shown, spoken)
    return page


LANGUAGE_NAMES = {
    Language.NL: "Nederlands",
    Language.EN: "English",
    Language.TR: "Türkçe",
    Language.AR: "العربية",
    Language.PL: "Polski",
    Language.UK: "Українська",
}


def _wire(
    desk: Desk, settings: Settings, widgets: Widgets, language: Any, talk: Any, shown: Any, spoken: Any
) -> None:
    outputs = [talk, shown, spoken, widgets.text]
    said = [widgets.text, widgets.role, language, talk]
    ask = partial(_ask, desk)
    gr.on(
        [widgets.send.click, widgets.text.submit],
        ask,
        inputs=said,
        outputs=outputs,
        api_name="ask",
        show_progress="hidden",
        concurrency_limit=4,
        trigger_mode="once",
    ).then(None, js=SHOW_NEWEST, api_visibility="private")
    for example in widgets.examples:
        example.click(
            ask,
            inputs=[example, widgets.role, language, talk],
            outputs=outputs,
            show_progress="hidden",
            concurrency_limit=4,
            api_visibility="private",
            trigger_mode="once",
        ).then(None, js=SHOW_NEWEST, api_visibility="private")
    widgets.clear.click(
        lambda: (Talk(), "", "", ""), outputs=outputs, api_visibility="private", show_progress="hidden"
    )
    changing = [widgets.role.change, language.change]
    gr.on(
        changing,
        partial(_in_language, desk, settings),
        inputs=[language, widgets.role],
        outputs=[widgets.intro, widgets.role, *widgets.examples, widgets.text, widgets.send, widgets.clear, widgets.small],
        api_visibility="private",
        show_progress="hidden",
        queue=False,
    )
    language.change(None, inputs=language, js=SET_LANGUAGE, api_visibility="private", queue=False)


def _ask(desk: Desk, text: str, role: str, language: str, talk: Talk) -> tuple[Talk, str, str, str]:
    newer, said = desk.ask(text or "", Role(role), Language(language), talk)
    return newer, newer.html, _announced(said), ""


def _in_language(desk: Desk, settings: Settings, code: str, role: str) -> list[Any]:
    """Every label of the page in the chosen language, and the examples of the chosen role."""
    language = Language(code)
    right_to_left = direction(language) == "rtl"
    return [
        introduction(language, settings),
        gr.update(choices=_role_choices(language), value=role, label=say("page", "role_label", language)),
        *[gr.update(value=value) for value in _examples(Role(role), language)],
        gr.update(
            label=say("page", "input_label", language),
            placeholder=say("page", "input_placeholder", language),
            rtl=right_to_left,
        ),
        gr.update(value=say("page", "send", language)),
        gr.update(value=say("page", "clear", language)),
        _small(desk, settings, language),
    ]


def _small(desk: Desk, settings: Settings, language: Language) -> str:
    return small_print(language, settings) + status_line(desk.assistant.opened, language)


def _announced(said: str) -> str:
    """The live region: a new element each time, so that the same answer twice is announced twice."""
    from assistant.web.markup import escaped

    return f'<p role="status" aria-live="polite">{escaped(said)}</p>'


def _role_choices(language: Language) -> list[tuple[str, str]]:
    return [(say("page", f"role_{role.value}", language), role.value) for role in SHOWN_ROLES]


def _examples(role: Role, language: Language) -> list[str]:
    asked_in = language if role in MULTILINGUAL_EXAMPLES else Language.NL
    return [say("page", f"example_{role.value}_{number}", asked_in) for number in range(1, EXAMPLES + 1)]
