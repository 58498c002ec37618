"""One page with every help text, for the expert who reviews them: docs/veiligheid.md.

python -m assistant.safety.listing > docs/veiligheid.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from assistant.domain import Language, Role, Signal, Urgency
from assistant.safety.helping import compose_help, describe_page

_GROUPS = (Role.KIND, Role.OUDER, Role.BUUR, Role.ONBEKEND, Role.LEERKRACHT)
_OTHER_PROFESSIONALS = (Role.HUISARTS, Role.KINDERWERKER, Role.GEMEENTE, Role.POLITIE)


def listing() -> str:
    """The whole page as Markdown, ending in a newline. Raises WordingError when a text is missing."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (describe_page("title"), "", describe_page("intro"), "")
    for language in Language:
        yield from (f"## {describe_page(language)}", "")
        for signal in Signal:
            if signal is not Signal.NONE:
                yield from _signal_lines(signal, language)
        yield from (f"### {describe_page('meldcode')}", "")
        for role in _OTHER_PROFESSIONALS:
            last = compose_help(Signal.CHILD_ABUSE, Urgency.ADVICE, role, language).paragraphs[-1]
            yield from (f"**{describe_page(role)}**: {last}", "")


def _signal_lines(signal: Signal, language: Language) -> Iterator[str]:
    yield from (f"### {describe_page(signal)}", "")
    for urgency in (Urgency.NOW, Urgency.ADVICE):
        for role in _GROUPS:
            help_ = compose_help(signal, urgency, role, language)
            signed = help_.reviewed_by or describe_page("unsigned")
            yield from (f"#### {describe_page(urgency)}, {describe_page(role)} ({signed})", "")
            for paragraph in help_.paragraphs:
                yield from (paragraph, "")


if __name__ == "__main__":
    sys.stdout.write(listing())
