"""The machine-readable face: our commands as another program sees them, each in a process of its own.

The corpus is the small one of Duinstad, searched on words only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.domain import Freshness, Language, Role, Signal, Status, Urgency
from assistant.settings import ROOT
from tests.corpus_folder import copied_to

Row = Mapping[str, object]

QUESTION = "Wat heeft mijn kind aan vliegeren met de wijk?"
OFFER_QUESTION = "Ik zoek een vliegerclub in Noorderwijk voor mijn zoon van 7"
HOSTILE = {
    "empty": "",
    "space": " \n\t ",
    "one letter": "?",
    "emoji": "🙂🙃🪁",
    "long": "vliegeren met mijn kind " * 834,
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)> Wat is vliegeren?",
    "bidi": "\u202eWat is \u2066vliegeren\u2069?\u200b\u200f",
    "zero width": "\u200b\u200c\u200d\ufeff",
    "control": "Wat is \x00\x07\x1b[31m vliegeren?",
    "surrogate": "Wat is vliegeren? \ud83d",
    "mixed": "Hi, mijn kind wil vliegeren, nasıl katılır, де це, أين؟",
    "newlines": "Wat\r\nis\u2028vliegeren\u2029?",
}
DANGER = "Mijn buurman slaat zijn dochter nu, ze gilt"
SPANS = "Bel Sanne de Vries op 06-12345678"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command left: exit code, rows of stdout, and stderr."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Row]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*command: str | Path, **settings: str | Path) -> Ran:
    """Run one of our commands; settings are given by field name."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KINDERWERK_")}
    environ |= {f"KINDERWERK_{name.upper()}": str(value) for name, value in settings.items()}
    arguments = [sys.executable, *map(str, command)]
    done = subprocess.run(arguments, cwd=ROOT, env=environ, capture_output=True, check=False)
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | Path]:
    """Settings of a Duinstad that has been ingested."""
    folder = tmp_path_factory.mktemp("duinstad")
    settings: dict[str, str | Path] = {
        "corpus": copied_to(folder), "index": folder / "index", "encoder": "", "municipality": "Duinstad",
    }  # fmt: skip
    ingested = run("ingest.py", **settings)
    assert ingested.code == 0, ingested.err
    return settings


def batch(folder: Path, rows: list[Row]) -> Path:
    """A batch file with these rows."""
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def asked(place: dict[str, str | Path], tmp_path_factory: pytest.TempPathFactory) -> dict[object, Row]:
    """One process, many conversations: the rows by id."""
    rows: list[Row] = [
        {"id": "answer", "turns": [QUESTION], "role": "leerkracht", "expect": "never read"},
        {"id": "offer", "turns": [OFFER_QUESTION], "role": "ouder"},
        {"id": "turns", "turns": ["Mijn zoon is 7 en we wonen in Noorderwijk", "Is er een vliegerclub?"]},
        {"id": "no role", "turns": [QUESTION]},
        {"id": "strange role", "turns": [QUESTION], "role": "burgemeester"},
        {"id": "danger", "turns": [DANGER], "role": "buur"},
        {"id": "name", "turns": [f"{SPANS}. {QUESTION}"]},
        *({"id": name, "turns": [text]} for name, text in HOSTILE.items()),
    ]
    ran = run("-m", "assistant", "ask", "--batch", batch(tmp_path_factory.mktemp("in"), rows), "--json", **place)
    assert ran.code == 0, ran.err
    assert [row["id"] for row in ran.rows] == [row["id"] for row in rows]
    return {row["id"]: row for row in ran.rows}


def shape(value: object) -> object:
    """Names and kinds of a JSON value; a number is a number, whether whole or not."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return "list"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


def test_an_answer_has_the_names_and_kinds_of_the_contract(asked: dict[object, Row]) -> None:
    unsaid = dict.fromkeys(("age", "place", "pc4", "cost"), "NoneType")
    slots = {"role": "str", "themes": "list", "days": "list", **unsaid}
    lists = dict.fromkeys(("sources", "citations", "referrals", "contacts"), "list")
    texts = dict.fromkeys(("id", "status", "text", "signal", "language"), "str")
    assert shape(asked["answer"]) == {**texts, **lists, "slots": slots, "ms": "number"}


def test_every_row_uses_the_codes_of_the_contract(asked: dict[object, Row]) -> None:
    for row in asked.values():
        assert row["status"] in list(Status) and row["signal"] in list(Signal) and row["language"] in list(Language)
        assert isinstance(row["text"], str) and row["text"].strip()


def test_an_answer_quotes_its_source_literally(asked: dict[object, Row], place: dict[str, str | Path]) -> None:
    answer = asked["answer"]
    assert answer["status"] == "answered"
    citations = answer["citations"]
    assert isinstance(citations, list) and citations
    for citation in citations:
        assert citation.keys() == {"source", "quote", "page", "url"}
        record = (Path(place["corpus"]) / f"{citation['source']}.md").read_text("utf-8")
        assert citation["quote"] in record.split("---\n", 2)[2]


def test_a_referral_carries_its_reasons_and_freshness(asked: dict[object, Row]) -> None:
    referrals = asked["offer"]["referrals"]
    assert isinstance(referrals, list)
    assert referrals[0]["offer"] == "offers/vliegerclub-noord"
    assert referrals[0].keys() == {"offer", "reasons", "near_miss", "distance_m", "freshness"}
    assert referrals[0]["reasons"] and referrals[0]["freshness"] in list(Freshness)


def test_a_row_is_about_the_last_turn_and_remembers_the_earlier_ones(asked: dict[object, Row]) -> None:
    slots = asked["turns"]["slots"]
    assert isinstance(slots, dict)
    assert (slots["age"], slots["place"]) == ([7, 7], "Noorderwijk")


@pytest.mark.parametrize("id_", ["no role", "strange role"])
def test_a_role_that_is_missing_or_unknown_is_onbekend(asked: dict[object, Row], id_: str) -> None:
    slots = asked[id_]["slots"]
    assert isinstance(slots, dict)
    assert slots["role"] == Role.ONBEKEND


def test_danger_is_told_before_anything_else(asked: dict[object, Row]) -> None:
    row = asked["danger"]
    assert row["status"] == "safety" and "112" in str(row["text"]) and row["referrals"] == []


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_message_gets_one_row_with_a_status_that_is_no_error(asked: dict[object, Row], name: str) -> None:
    assert asked[name]["status"] != "error"


def test_what_was_written_by_a_stranger_never_comes_back_as_markup_or_direction(asked: dict[object, Row]) -> None:
    assert "<script" not in str(asked["html"]["text"]) and "onerror" not in str(asked["html"]["text"])
    assert not set("\u202e\u2066\x00\x1b") & set(str(asked["bidi"]["text"]) + str(asked["control"]["text"]))


def test_personal_data_does_not_come_back_in_an_answer(asked: dict[object, Row]) -> None:
    assert "Sanne" not in str(asked["name"]["text"]) and "12345678" not in str(asked["name"]["text"])


def test_one_question_is_answered_in_words_for_people(place: dict[str, str | Path]) -> None:
    ran = run("-m", "assistant", "ask", QUESTION, "--role", "ouder", **place)
    assert ran.code == 0 and "vlieger" in ran.out and not ran.out.startswith("{")


def test_signal_rows_have_the_names_of_the_contract_and_the_help_that_is_read(tmp_path: Path) -> None:
    texts = {"calm": "Wat is kinderwerk?", "now": DANGER, **HOSTILE}
    rows: list[Row] = [{"id": name, "text": text, "role": "buur"} for name, text in texts.items()]
    ran = run("-m", "assistant", "signal", "--batch", batch(tmp_path, rows), "--json")
    assert ran.code == 0, ran.err
    found = {row["id"]: row for row in ran.rows}
    assert found.keys() == texts.keys()
    assert all(row.keys() == {"id", "signal", "urgency", "text"} for row in ran.rows)
    assert (found["calm"]["signal"], found["calm"]["urgency"], found["calm"]["text"]) == (Signal.NONE, Urgency.NONE, "")
    assert found["now"]["urgency"] == Urgency.NOW and "112" in str(found["now"]["text"])


def test_mask_rows_count_in_code_points_of_the_original(tmp_path: Path) -> None:
    emoji = f"🙂 {SPANS}"
    rows: list[Row] = [{"id": name, "text": text} for name, text in {"spans": emoji, **HOSTILE}.items()]
    ran = run("-m", "assistant", "mask", "--batch", batch(tmp_path, rows), "--json")
    assert ran.code == 0, ran.err
    found = {row["id"]: row for row in ran.rows}
    assert found.keys() == {"spans", *HOSTILE}
    spans = found["spans"]["spans"]
    assert isinstance(spans, list)
    said = {(emoji[span["start"] : span["end"]], span["label"]) for span in spans}
    assert said == {("Sanne de Vries", "naam"), ("06-12345678", "telefoon")}
    assert "Sanne" not in str(found["spans"]["masked"])


@pytest.mark.parametrize("command", ["ask", "signal", "mask"])
@pytest.mark.parametrize("line", ["{broken", '"a text"', "[1]"])
def test_a_broken_batch_line_is_named_with_file_and_line(tmp_path: Path, command: str, line: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"id": 1, "text": "a", "turns": ["a"]}}\n\n{line}\n', "utf-8")
    ran = run("-m", "assistant", command, "--batch", path, "--json", index=tmp_path / "none", encoder="")
    assert ran.code == 1
    assert f"{path}:3" in ran.err.splitlines()[-1] and "Traceback" not in ran.err


def test_a_batch_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    ran = run("-m", "assistant", "mask", "--batch", tmp_path / "none.jsonl", "--json")
    assert ran.code == 1 and "none.jsonl" in ran.err and "Traceback" not in ran.err


def test_without_an_index_a_question_gets_the_help_numbers_and_a_signal_its_help(
    place: dict[str, str | Path], tmp_path: Path
) -> None:
    rows: list[Row] = [{"id": 1, "turns": [QUESTION]}, {"id": 2, "turns": [DANGER]}]
    missing = {**place, "index": tmp_path / "none"}
    ran = run("-m", "assistant", "ask", "--batch", batch(tmp_path, rows), "--json", **missing)
    assert ran.code == 0
    question, danger = ran.rows
    assert question["status"] == "error" and "112" in str(question["text"]) and "0800-2000" in str(question["text"])
    assert danger["status"] == "safety" and "112" in str(danger["text"])
    assert "python ingest.py" in ran.err and "Traceback" not in ran.err


def test_a_setting_with_a_typo_is_one_line_that_names_the_right_one() -> None:
    for command in (("-m", "assistant", "ask", QUESTION), ("ingest.py",), ("app.py",)):
        ran = run(*command, indx="x")
        assert ran.code == 1 and ran.out == ""
        assert len(ran.err.splitlines()) == 1 and "KINDERWERK_INDEX" in ran.err


def test_evaluate_says_which_file_misses_when_a_corpus_has_no_floors(place: dict[str, str | Path]) -> None:
    ran = run("-m", "assistant", "evaluate", **place)
    assert ran.code == 1 and "floors.toml" in ran.err and "Traceback" not in ran.err
