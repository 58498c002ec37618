"""The rules as an expert writes them: each sees its own examples and stays silent where nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Role, SafetyFinding
from assistant.safety.exampling import read_examples
from assistant.safety.folding import fold, fold_message
from assistant.safety.lane import find_signal
from assistant.safety.matching import read_message
from assistant.safety.rules import Rule, RuleError, read_rules
from assistant.safety.vocabulary import Vocabulary

RULES = read_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_sees_each_of_its_own_examples(rule: Rule) -> None:
    for text in rule.fires:
        roles = rule.roles or {Role.ONBEKEND}
        assert any(match.rule.id == rule.id for role in roles for match in read_message(text, role, "").matches), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_nothing_is_seen_in_the_silent_examples_of_a_rule(rule: Rule) -> None:
    for text in rule.silent:
        assert find_signal(text, Role.ONBEKEND) == SafetyFinding(), text


def test_innocent_phrases_and_denials_hide_their_words_and_nothing_else() -> None:
    assert not read_message("Ze wordt thuis niet geslagen.", Role.LEERKRACHT, "").matches
    assert read_message("Ze wordt niet gepest, maar haar vader slaat haar.", Role.LEERKRACHT, "").matches


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_rule_with_an_unknown_concept_is_refused_by_name(tmp_path: Path) -> None:
    rule = (
        '[[rule]]\nid = "r"\nsignal = "neglect"\nurgency = "advice"\npatterns = ["@nosuch"]\nfires = []\nsilent = []\n'
    )
    (tmp_path / "a.toml").write_text(rule, "utf-8")
    with pytest.raises(RuleError, match="r: @nosuch is not a concept"):
        read_rules(tmp_path)


def test_a_rule_with_an_unknown_signal_is_refused_with_its_file(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "r"\nsignal = "weather"\nurgency = "advice"\npatterns = ["x"]\nfires = []\nsilent = []\n'
    (tmp_path / "a.toml").write_text(rule, "utf-8")
    with pytest.raises(RuleError, match=r"a.toml: r: 'weather'"):
        read_rules(tmp_path)


def test_case_accents_stretched_letters_and_hidden_signs_do_not_matter() -> None:
    assert fold("Páp\u200bA SLAAAAT m'n broer") == "papa slaat mn broer"
    assert fold("أبي يَضرِبني") == fold("ابي يضربني")


def test_words_of_two_sentences_stand_further_apart() -> None:
    assert fold_message("een twee").places == (0, 1)
    assert fold_message("een. twee").places == (0, 3)


def test_a_typing_mistake_and_a_spelling_by_ear_find_the_word_but_an_ordinary_word_does_not() -> None:
    words = Vocabulary(["seksueel", "mishandel*", "aanranding"], frozenset({"aanrading"}))
    assert words.meanings("sexueel") == {"seksueel"}
    assert words.meanings("mishendeling") == {"mishandel*"}
    assert words.meanings("aanrading") == frozenset()


def test_an_example_without_a_heading_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "nl_a.txt").write_text("papa slaat\n", "utf-8")
    with pytest.raises(RuleError, match=r"nl_a.txt:1: an example before the first heading"):
        read_examples(tmp_path)
