"""The door of the safety lane: is there a signal in this message, and which fixed help belongs to it.

Needs only the files beside it; index, encoder, corpus and language model may all be absent.
"""

from __future__ import annotations

from collections import defaultdict

from assistant.domain import Language, Role, SafetyFinding, Signal, Urgency
from assistant.safety.helping import Help, compose_help
from assistant.safety.matching import Match, find_matches

_EARLIER_TURNS = 2
_EARLIER_CHARS = 600
_RANK = (
    Signal.SEXUAL_ABUSE,
    Signal.ONLINE_EXPLOITATION,
    Signal.SUICIDALITY,
    Signal.SELF_HARM,
    Signal.RUNAWAY_MISSING,
    Signal.DOMESTIC_VIOLENCE,
    Signal.CHILD_ABUSE,
    Signal.ACUTE_DANGER,
    Signal.PARENT_OVERWHELMED,
    Signal.NEGLECT,
)

__all__ = ["Help", "find_signal", "help_for"]


def find_signal(text: str, role: Role = Role.ONBEKEND, earlier: tuple[str, ...] = ()) -> SafetyFinding:
    """Say what kind of harm to a real person `text` speaks of and how urgent it is; SafetyFinding() when none.

    `earlier` are the asker's former messages, oldest first: the last two help to understand this one, but a signal that
    stands only in them is not found again. Any text is accepted, however long, in time that grows with its length.
    """
    before = "\n".join(turn[-_EARLIER_CHARS:] for turn in earlier[-_EARLIER_TURNS:])
    matches = tuple(find_matches(text, role, before))
    if not matches:
        return SafetyFinding()
    best = _most_telling(matches)
    urgent = any(match.urgency is Urgency.NOW for match in matches)
    return SafetyFinding(best.rule.signal, Urgency.NOW if urgent else Urgency.ADVICE, best.rule.id)


def help_for(finding: SafetyFinding, role: Role, language: Language) -> Help:
    """The fixed help for this finding, asker and language; an empty Help when the finding is none."""
    return compose_help(finding.signal, finding.urgency, role, language)


def _most_telling(matches: tuple[Match, ...]) -> Match:
    """The match to name: the signal with the weightiest rule; among equals the one that more rules saw, then by rank."""
    seen: dict[Signal, list[Match]] = defaultdict(list)
    for match in matches:
        seen[match.rule.signal].append(match)
    signal = max(seen, key=lambda kind: (max(m.rule.weight for m in seen[kind]), len(seen[kind]), -_RANK.index(kind)))
    return max(seen[signal], key=lambda match: match.rule.weight)
