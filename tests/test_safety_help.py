"""What people read when a signal is found: the right lines, never too many, and nothing that no record says."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from assistant.domain import Language, Role, SafetyFinding, Signal, Urgency
from assistant.safety.helping import FOLDER, Help
from assistant.safety.lane import help_for
from assistant.safety.listing import listing

ROOT = FOLDER.parents[2]
SIGNALS = [signal for signal in Signal if signal is not Signal.NONE]
URGENCIES = [Urgency.NOW, Urgency.ADVICE]
PROFESSIONALS = [Role.LEERKRACHT, Role.HUISARTS, Role.KINDERWERKER, Role.GEMEENTE, Role.POLITIE]
NUMBER = re.compile(r"\b0\d{2,3}[- ][\d ]*\d|\b11[23]\b")
EVERY = list(product(SIGNALS, URGENCIES, Role, Language))


def _help(signal: Signal, urgency: Urgency, role: Role, language: Language = Language.NL) -> Help:
    return help_for(SafetyFinding(signal, urgency, "test"), role, language)


def test_no_finding_gives_no_help() -> None:
    assert help_for(SafetyFinding(), Role.OUDER, Language.NL) == Help()


def test_every_signal_urgency_role_and_language_has_a_text_with_112() -> None:
    for signal, urgency, role, language in EVERY:
        assert "112" in _help(signal, urgency, role, language).text


def test_urgent_help_begins_with_112() -> None:
    for signal, role, language in product(SIGNALS, Role, Language):
        assert "112" in _help(signal, Urgency.NOW, role, language).paragraphs[0]


def test_at_most_four_lines_are_named() -> None:
    for signal, urgency, role, language in EVERY:
        help_ = _help(signal, urgency, role, language)
        assert len({line.number for line in help_.lines}) <= 4, (signal, role)


def test_a_child_never_reads_the_word_meldcode_and_always_finds_the_kindertelefoon() -> None:
    for signal, urgency, language in product(SIGNALS, URGENCIES, Language):
        text = _help(signal, urgency, Role.KIND, language).text
        assert "meldcode" not in text.casefold()
        assert "0800-0432" in text and "8" in text


def test_a_professional_gets_veilig_thuis_and_the_step_of_the_meldcode() -> None:
    for signal, role, language in product(
        (Signal.CHILD_ABUSE, Signal.NEGLECT, Signal.DOMESTIC_VIOLENCE, Signal.SEXUAL_ABUSE), PROFESSIONALS, Language
    ):
        text = _help(signal, Urgency.ADVICE, role, language).text
        assert "0800-2000" in text and "meldcode" in text.casefold()


@pytest.mark.parametrize(
    ("signal", "role", "words"),
    [
        (Signal.SEXUAL_ABUSE, Role.OUDER, ("Centrum Seksueel Geweld", "Veilig Thuis")),
        (Signal.SEXUAL_ABUSE, Role.KIND, ("Centrum Seksueel Geweld", "Kindertelefoon")),
        (Signal.SUICIDALITY, Role.OUDER, ("113", "huisarts")),
        (Signal.SUICIDALITY, Role.KIND, ("113", "Kindertelefoon")),
        (Signal.SELF_HARM, Role.OUDER, ("huisarts",)),
        (Signal.ONLINE_EXPLOITATION, Role.OUDER, ("Helpwanted", "0900-8844")),
        (Signal.ONLINE_EXPLOITATION, Role.KIND, ("Helpwanted", "Kindertelefoon")),
        (Signal.RUNAWAY_MISSING, Role.OUDER, ("politie",)),
        (Signal.PARENT_OVERWHELMED, Role.OUDER, ("Veilig Thuis", "huisarts")),
        (Signal.CHILD_ABUSE, Role.BUUR, ("Veilig Thuis",)),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_the_lines_that_fit_are_named_in_every_language(
    signal: Signal, role: Role, words: tuple[str, ...], language: Language
) -> None:
    for urgency in URGENCIES:
        text = _help(signal, urgency, role, language).text.casefold()
        assert all(word.casefold() in text for word in words), (urgency, text)


def test_every_number_in_the_texts_stands_in_a_record_of_the_corpus() -> None:
    records = {
        str(p.relative_to(ROOT / "corpus").with_suffix("")): p.read_text("utf-8")
        for p in (ROOT / "corpus").rglob("*.md")
    }
    for signal, urgency, role, language in EVERY:
        help_ = _help(signal, urgency, role, language)
        assert set(NUMBER.findall(help_.text.replace("113.nl", "").replace("113 Zelf", ""))) <= {
            line.number for line in help_.lines
        }
        for line in help_.lines:
            assert line.number in records[line.contact], line


def test_numbers_in_arabic_are_kept_from_turning_round() -> None:
    for signal, urgency, role in product(SIGNALS, URGENCIES, Role):
        help_ = _help(signal, urgency, role, Language.AR)
        for line in help_.lines:
            assert f"\u200e{line.number}" in help_.text


def test_secrecy_is_never_promised_and_a_child_is_not_questioned() -> None:
    text = _help(Signal.SEXUAL_ABUSE, Urgency.ADVICE, Role.LEERKRACHT).text
    assert "Vraag het kind niet uit" in text and "beloof geen geheimhouding" in text


def test_an_unsigned_block_leaves_the_whole_help_unsigned() -> None:
    assert _help(Signal.NEGLECT, Urgency.ADVICE, Role.OUDER).reviewed_by == ""


def test_the_page_for_reviewers_is_current() -> None:
    page = Path(ROOT / "docs" / "veiligheid.md").read_text("utf-8")
    assert page == listing(), "run: python -m assistant.safety.listing > docs/veiligheid.md"
