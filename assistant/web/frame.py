"""The fixed words around the conversation, in one language: help bar, header, examples, small print, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import Language, Role
from assistant.serving import Opened
from assistant.settings import Settings
from assistant.web.limits import MOST_CHARS
from assistant.web.markup import blocks, escaped, inline
from assistant.wording import say

LANGUAGE_NAMES = {
    Language.NL: "Nederlands",
    Language.EN: "English",
    Language.TR: "Türkçe",
    Language.AR: "العربية",
    Language.PL: "Polski",
    Language.UK: "Українська",
}
# A neighbour is answered as "someone else": eight choices stay three rows on a phone.
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
# Sentences that the browser may have to say by itself, also when the server can't be reached.
SPOKEN_BY_THE_BROWSER = (
    "busy",
    "too_busy",
    "connection_lost",
    "empty_message",
    "cleared",
    "reload",
    "you",
    "assistant",
    "conversation",
    "copy",
    "copied",
    "examples_head",
    "loading",
)


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A number of the help bar: its record in the corpus, the texts beside it, and what is dialled."""

    record: str
    name: str
    meant_for: str | None
    number: str


# Each number stands in its record in corpus/safety/; a test holds the bar to those records.
HELP_NUMBERS = (
    HelpNumber("safety/112", "help_112", None, "112"),
    HelpNumber("safety/veilig-thuis", "help_veilig_thuis", "help_veilig_thuis_for", "0800-2000"),
    HelpNumber("safety/kindertelefoon", "help_kindertelefoon", "help_kindertelefoon_for", "0800-0432"),
)


def direction(language: Language) -> str:
    """The HTML direction of a language."""
    return "rtl" if language is Language.AR else "ltr"


def help_bar(language: Language) -> str:
    """The list of the bar that is always in view: three numbers, one tap each."""
    return f"<ul>{''.join(_help_link(number, language) for number in HELP_NUMBERS)}</ul>"


def _help_link(help_: HelpNumber, language: Language) -> str:
    for_whom = escaped(say("page", help_.meant_for, language)) if help_.meant_for else ""
    meant_for = f'<span class="voor">{for_whom}</span> ' if for_whom else ""
    # The text is the whole of what is read, "Veilig Thuis 0800-2000"; its number is set apart.
    name = f'<span class="naam">{escaped(say("page", help_.name, language).removesuffix(help_.number).strip())}</span>'
    number = f'<bdi dir="ltr">{escaped(help_.number)}</bdi>'
    return f'<li><a href="tel:{help_.number.replace("-", "")}">{meant_for}{name} {number}</a></li>'


def introduction(language: Language, settings: Settings) -> str:
    """What this is, that it is automatic, and what it keeps."""
    said = f"{say('page', 'automatic', language)} {say('page', 'keeps', language)}"
    return (
        f"<h1>{escaped(say('page', 'title', language))}</h1>"
        f'<p class="belofte">{inline(say("page", "tagline", language, city=settings.municipality))}</p>'
        f'<p class="automatisch">{inline(said)}</p>'
    )


def small_print(language: Language, settings: Settings, opened: Opened) -> str:
    """Who is responsible, how to reach a person, and whether search works less well than it should."""
    contact = settings.contact or say("page", "contact_default", language, city=settings.municipality)
    lines = [
        say("page", "responsible", language, who=settings.responsible) if settings.responsible else "",
        say("page", "contact", language, contact=contact),
    ]
    return "".join(blocks(line) for line in lines if line) + _state_of_search(opened, language)


def _state_of_search(opened: Opened, language: Language) -> str:
    key = "no_index" if not opened.generation else "lexical_only" if opened.lexical_only else None
    return f'<p class="status">{inline(say("page", key, language))}</p>' if key else ""


def frame_of(language: Language, settings: Settings, opened: Opened) -> dict[str, object]:
    """All that the browser needs to show its frame in this language: JSON values, HTML where a name ends in `_html`."""
    return {
        "title": say("page", "title", language),
        "dir": direction(language),
        "skip": say("page", "skip", language),
        "help_label": say("page", "help_label", language),
        "help_html": help_bar(language),
        "intro_html": introduction(language, settings),
        "language_label": say("page", "language_label", language),
        "role_label": say("page", "role_label", language),
        "roles": {role.value: say("page", f"role_{role.value}", language) for role in SHOWN_ROLES},
        "examples": {role.value: _examples(role, language) for role in SHOWN_ROLES},
        "small_html": small_print(language, settings, opened),
        "too_long": say("page", "too_long", language, most=MOST_CHARS),
        **{key: say("page", key, language) for key in SPOKEN_BY_THE_BROWSER},
    }


def _examples(role: Role, language: Language) -> list[str]:
    return [say("page", f"example_{role.value}_{number}", language) for number in range(1, EXAMPLES + 1)]
