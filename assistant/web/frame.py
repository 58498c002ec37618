"""The fixed words around the conversation: help bar, introduction, small print, status."""

from __future__ import annotations

from assistant.domain import Language
from assistant.serving import Opened
from assistant.settings import Settings
from assistant.web.markup import blocks, escaped, inline
from assistant.wording import say

# Each stands in corpus/safety/; a test holds the bar to those records.
HELP_NUMBERS = (("help_112", "112"), ("help_veilig_thuis", "0800-2000"), ("help_kindertelefoon", "0800-0432"))


def help_bar(language: Language) -> str:
    """The bar that is always in view: three numbers, one tap each."""
    links = "".join(
        f'<li><a href="tel:{number.replace("-", "")}"><span>{escaped(say("page", key, language))}</span> '
        f'<bdi dir="ltr">{escaped(number)}</bdi></a></li>'
        for key, number in HELP_NUMBERS
    )
    return f'<nav class="hulpbalk" aria-label="{escaped(say("page", "help_label", language))}"><ul>{links}</ul></nav>'


def introduction(language: Language, settings: Settings) -> str:
    """What this is, that it is automatic, and what it keeps."""
    tagline = say("page", "tagline", language, city=settings.municipality)
    said = f"{say('page', 'automatic', language)} {say('page', 'keeps', language)}"
    return (
        f'<header lang="{language.value}"><h1>{escaped(say("page", "title", language))}</h1>'
        f'<p class="belofte">{inline(tagline)}</p><p class="automatisch">{inline(said)}</p>'
        f'<p class="geen-namen">{inline(say("page", "no_names", language))}</p></header>'
    )


def small_print(language: Language, settings: Settings) -> str:
    """Who is responsible and how to reach a person, when the deployment says so."""
    lines = [
        say("page", "responsible", language, who=settings.responsible) if settings.responsible else "",
        say("page", "contact", language, contact=settings.contact) if settings.contact else "",
    ]
    return "".join(blocks(line) for line in lines if line)


def status_line(opened: Opened, language: Language) -> str:
    """A line when search works less well than it should; empty when all is well."""
    if not opened.generation:
        return f'<p class="status" role="note">{inline(say("page", "no_index", language))}</p>'
    if opened.lexical_only:
        return f'<p class="status" role="note">{inline(say("page", "lexical_only", language))}</p>'
    return ""
