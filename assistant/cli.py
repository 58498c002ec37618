"""The command line: for people, and as JSON for machines (one object a line, stdout only; warnings on stderr).

python -m assistant ask "vraag" [--role ouder] [--json]
python -m assistant ask    --batch IN.jsonl --json > OUT.jsonl
python -m assistant signal --batch IN.jsonl --json > OUT.jsonl
python -m assistant mask   --batch IN.jsonl --json > OUT.jsonl
python -m assistant evaluate
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.domain import Answer, Role
from assistant.errors import AssistantError
from assistant.settings import Settings

Row = Mapping[str, object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; an error an operator can act on becomes one line on stderr and exit code 1."""
    chosen = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)
    # An id can hold half a character ("\\ud83d"): JSON has a way to write that, UTF-8 has none.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    commands = {"ask": _ask, "signal": _signal, "mask": _mask, "evaluate": _evaluate}
    try:
        return commands[chosen.command](chosen)
    except AssistantError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # The reader (`| head -3`) has what it wanted; without this Python complains once more while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the assistant, or look at its parts.")
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {
        "ask": "answer a question",
        "signal": "the child-safety lane alone",
        "mask": "the privacy guard alone",
    }
    for name, text in helps.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("text", nargs="?", help="the message; left out with --batch")
        command.add_argument("--batch", type=Path, metavar="IN.jsonl", help="one JSON object a line")
        command.add_argument("--json", action="store_true", help="print JSON, one object a line")
        command.add_argument(
            "--role", type=Role, choices=list(Role), default=Role.ONBEKEND, metavar="ROLE", help="who asks"
        )
    evaluate = commands.add_parser("evaluate", help="score the corpus's golden questions per slice, with floors")
    evaluate.add_argument("--show", type=int, default=0, metavar="N", help="list N misses of each slice")
    return parser


def _rows(chosen: argparse.Namespace) -> Iterator[Row]:
    """The rows of a batch file, or the one message of the command line. Raises AssistantError naming file and line."""
    if chosen.batch is None:
        if chosen.text is None:
            raise AssistantError("Give a message, or a file with --batch.")
        yield {"id": None, "text": chosen.text, "turns": [chosen.text], "role": chosen.role.value}
        return
    try:
        # Not splitlines(): a line of JSON may hold other line ends inside its texts.
        lines = chosen.batch.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise AssistantError(f"{chosen.batch} can't be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise AssistantError(f"{chosen.batch}:{number}: this line is not JSON ({error}).") from error
        if not isinstance(row, dict):
            raise AssistantError(f"{chosen.batch}:{number}: this line is not a JSON object.")
        yield row


def _role(row: Row, chosen: argparse.Namespace) -> Role:
    known = {role.value: role for role in Role}
    return known.get(str(row.get("role") or chosen.role.value), Role.ONBEKEND)


def _turns(row: Row) -> list[str]:
    """The messages of a row, oldest first; what is no text was not said."""
    turns = row.get("turns") or [row.get("text", "")]
    said = [text for text in (turns if isinstance(turns, list) else [turns]) if isinstance(text, str)]
    return said or [""]


def _print(chosen: argparse.Namespace, row: Row, text: str) -> None:
    print(json.dumps(row, ensure_ascii=False) if chosen.json else text, flush=True)


def _ask(chosen: argparse.Namespace) -> int:
    from assistant.conversation import Conversation
    from assistant.facing import answer_as_row
    from assistant.serving import LiveAssistant

    rows = list(_rows(chosen))
    assistant = LiveAssistant(Settings.from_environment())
    for row in rows:
        conversation, answer, started, text = Conversation(_role(row, chosen)), None, 0.0, ""
        for text in _turns(row):
            started = time.perf_counter()
            answer, conversation = assistant.reply(conversation, text)
        if answer is not None:
            spent = (time.perf_counter() - started) * 1000
            answer = _saying_what_was_read(answer, text, assistant.opened.assistant.max_chars)
            _print(chosen, {"id": row.get("id"), **answer_as_row(answer), "ms": round(spent, 1)}, answer.text)
    return 0


def _saying_what_was_read(answer: Answer, text: str, most: int) -> Answer:
    """Above the reply to a message that was too long: how much of it was read."""
    from assistant.wording import say

    if len(text) <= most:
        return answer
    return replace(answer, text=f"{say('page', 'shortened', answer.language, most=most)}\n\n{answer.text}")


def _signal(chosen: argparse.Namespace) -> int:
    from assistant.safety.lane import find_signal, help_for
    from assistant.understanding.language import language_of

    for row in _rows(chosen):
        text, role = str(row.get("text", "")), _role(row, chosen)
        finding = find_signal(text, role)
        said = help_for(finding, role, language_of(text)).text if finding.signal != "none" else ""
        found = {"signal": finding.signal.value, "urgency": finding.urgency.value, "text": said}
        _print(chosen, {"id": row.get("id"), **found}, f"{finding.signal} ({finding.urgency})\n{said}")
    return 0


def _mask(chosen: argparse.Namespace) -> int:
    from assistant.privacy.guard import mask
    from assistant.visible import visible

    for row in _rows(chosen):
        masked = mask(str(row.get("text", "")))
        shown = visible(masked.text)
        spans = [{"start": s.start, "end": s.end, "label": s.label} for s in masked.spans]
        _print(chosen, {"id": row.get("id"), "masked": shown, "spans": spans}, shown)
    return 0


def _evaluate(chosen: argparse.Namespace) -> int:
    from assistant.evaluation import evaluate, report

    result = evaluate(Settings.from_environment())
    print(report(result, chosen.show))
    return 0 if result.passed else 1
