"""The door of the safety lane: is there a signal in this message, and which fixed help belongs to it.

Two readers, one answer. The rules see what can be said in plain words and name it; the weights, learned from authored
examples, see how much the message as a whole looks like a person in danger. A telling rule is enough by itself, a
softer rule
lowers what the weights must say, and without the weights file the rules go on alone. Needs only the files beside
it; index,
encoder, corpus and language model may all be absent.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from functools import cache

from assistant.domain import Language, Role, SafetyFinding, Signal, Urgency
from assistant.safety.helping import Help, compose_help
from assistant.safety.matching import Match, read_message
from assistant.safety.weighing import Weighed, Weights, read_weights, weigh

# Log-odds, chosen on messages that were not learned from (docs/decisions/0003-safety-lane.md has the figures).
HARM = 0.6
HARM_BESIDE_A_RULE = -0.4
HARM_IF_URGENT = -0.2
NOW = -0.8
SURELY_NOW = 1.0
TELLING = 9
NAMING = 8
HURRYING = 6
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
_LOG = logging.getLogger(__name__)

__all__ = ["Help", "find_signal", "help_for"]


def find_signal(text: str, role: Role = Role.ONBEKEND, earlier: tuple[str, ...] = ()) -> SafetyFinding:
    """Say what kind of harm to a real person `text` speaks of and how urgent it is; SafetyFinding() when none.

    `earlier` are the asker's former messages, oldest first: the last two help the rules to understand this one,
    but a signal
    that stands only in them is not found again. Any text is accepted, however long, in time that grows with its length.
    """
    before = "\n".join(turn[-_EARLIER_CHARS:] for turn in earlier[-_EARLIER_TURNS:])
    reading = read_message(text, role, before)
    matches = reading.matches
    weights = _weights()
    if weights is None:
        return _by_rules(matches)
    weighed = weigh(reading.sentences, weights)
    if not _is_signal(matches, weighed):
        return SafetyFinding()
    best = _most_telling(matches) if matches else None
    urgent = weighed.now >= NOW or any(
        match.urgency is Urgency.NOW and match.rule.weight >= HURRYING for match in matches
    )
    urgency = Urgency.NOW if urgent else Urgency.ADVICE
    if best is None or best.rule.weight < NAMING:
        return SafetyFinding(weighed.signal, urgency, "weights" if best is None else f"weights and {best.rule.id}")
    return SafetyFinding(best.rule.signal, urgency, best.rule.id)


def help_for(finding: SafetyFinding, role: Role, language: Language) -> Help:
    """The fixed help for this finding, asker and language; an empty Help when the finding is none."""
    return compose_help(finding.signal, finding.urgency, role, language)


def _is_signal(matches: tuple[Match, ...], weighed: Weighed) -> bool:
    if any(_tells(match) for match in matches):
        return True
    if weighed.now >= SURELY_NOW and weighed.harm >= HARM_IF_URGENT:
        return True
    return weighed.harm >= (HARM_BESIDE_A_RULE if matches else HARM)


def _tells(match: Match) -> bool:
    return match.rule.weight >= TELLING


def _by_rules(matches: tuple[Match, ...]) -> SafetyFinding:
    if not matches:
        return SafetyFinding()
    best = _most_telling(matches)
    urgent = any(match.urgency is Urgency.NOW for match in matches)
    return SafetyFinding(best.rule.signal, Urgency.NOW if urgent else Urgency.ADVICE, best.rule.id)


def _most_telling(matches: tuple[Match, ...]) -> Match:
    """The match to name: weightiest rule first, then the signal that more rules saw, then by rank."""
    seen: dict[Signal, list[Match]] = defaultdict(list)
    for match in matches:
        seen[match.rule.signal].append(match)
    signal = max(seen, key=lambda kind: (max(m.rule.weight for m in seen[kind]), len(seen[kind]), -_RANK.index(kind)))
    return max(seen[signal], key=lambda match: match.rule.weight)


@cache
def _weights() -> Weights | None:
    try:
        return read_weights()
    except (OSError, ValueError, KeyError) as error:
        _LOG.error(
            "The safety lane goes on with its rules alone: the weights can't be read (%s).", type(error).__name__
        )
        return None
