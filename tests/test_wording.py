"""Texts in six languages, whole and alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Language, Role
from assistant.errors import WordingError
from assistant.understanding.asks import Ask
from assistant.understanding.scope import Scope
from assistant.wording import FOLDER, check_texts, placeholders, say, texts


def test_all_texts_have_six_languages_and_the_same_placeholders() -> None:
    assert check_texts() == ()


def test_a_text_comes_in_the_language_asked_for_with_its_values() -> None:
    assert say("cards", "age_from", Language.NL, low=6) == "vanaf 6 jaar"
    assert say("cards", "age_from", Language.EN, low=6) == "from 6 years"


def test_a_missing_key_is_an_error_that_names_it() -> None:
    with pytest.raises(WordingError, match="no text 'nergens'"):
        say("cards", "nergens", Language.NL)


def test_a_missing_or_needless_value_is_an_error() -> None:
    with pytest.raises(WordingError, match="low"):
        say("cards", "age_from", Language.NL)
    with pytest.raises(WordingError, match="extra"):
        say("cards", "age_from", Language.NL, low=6, extra=1)


def test_a_missing_file_is_an_error_that_says_where_it_belongs() -> None:
    with pytest.raises(WordingError, match=r"bestaatniet\.toml"):
        texts("bestaatniet")


def test_a_missing_language_is_an_error_and_never_dutch(tmp_path: Path) -> None:
    (tmp_path / "half.toml").write_text('[groet]\nnl = "Dag {naam}"\nen = "Hi {name}"\n', "utf-8")
    problems = check_texts(tmp_path)
    assert "half.toml: groet misses 'tr'" in problems
    assert any("(en) differs from Dutch" in problem for problem in problems)


def test_a_broken_file_is_an_error_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "stuk.toml").write_text("[groet\n", "utf-8")
    with pytest.raises(WordingError, match=r"stuk\.toml"):
        texts("stuk", tmp_path)


def test_an_unknown_language_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "vreemd.toml").write_text('[groet]\nxx = "?"\n', "utf-8")
    with pytest.raises(WordingError, match="xx"):
        texts("vreemd", tmp_path)


def test_a_brace_that_never_closes_is_an_error() -> None:
    with pytest.raises(WordingError, match="brace"):
        placeholders("Dag {naam")


def test_the_page_has_a_name_and_three_examples_for_every_role() -> None:
    for role in Role:
        assert f"role_{role.value}" in texts("page")
        assert all(f"example_{role.value}_{number}" in texts("page") for number in (1, 2, 3))


def test_everything_that_is_masked_has_a_name_for_the_reader() -> None:
    masked = (
        "naam bsn telefoon email adres postcode_huisnummer geboortedatum school iban kenteken url_profiel dossiernummer"
    )
    assert all(f"label_{label}" in texts("page") for label in masked.split())


def test_everything_that_can_be_asked_and_every_field_outside_ours_has_its_words() -> None:
    assert all(f"ask_{ask.value}" in texts("reply") for ask in Ask if ask is not Ask.EXISTS)
    assert all(scope.name.lower() in texts("scope") for scope in Scope if scope is not Scope.IN_SCOPE)


def test_help_numbers_are_the_same_in_every_language() -> None:
    for key, number in (("help_112", "112"), ("help_veilig_thuis", "0800-2000"), ("help_kindertelefoon", "0800-0432")):
        assert all(number in texts("page")[key][language] for language in Language)


def test_arabic_and_cyrillic_texts_are_in_their_own_script() -> None:
    for path in FOLDER.glob("*.toml"):
        for key, table in texts(path.stem).items():
            letters = "".join(c for c in table[Language.NL] if c.isalpha())
            if len(letters) > 30:
                assert any("\u0600" <= c <= "\u06ff" for c in table[Language.AR]), f"{path.stem}: {key}"
                assert any("\u0400" <= c <= "\u04ff" for c in table[Language.UK]), f"{path.stem}: {key}"
