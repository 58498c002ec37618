"""The document around Gradio: language, nonce, and texts that can't break out of their place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.corpus.reading import check_corpus
from assistant.domain import Language
from assistant.serving import Opened, open_assistant
from assistant.settings import ROOT, Settings
from assistant.web.frame import EXAMPLES, HELP_NUMBERS, SHOWN_ROLES, frame_of, help_bar
from assistant.web.shell import document, first_language
from assistant.wording import texts

INDEX = '<html lang="en"><head><meta property="og:image" content="https://raw.example/x.jpg"><script>1</script></head>'
INDEX += '<body><gradio-app></gradio-app><script type="module" src="./a.js"></script></body></html>'


@pytest.fixture
def opened(settings: Settings) -> Opened:
    return open_assistant(settings, None)


def shell(settings: Settings, opened: Opened, language: Language = Language.NL) -> str:
    frames = {code: frame_of(code, settings, opened) for code in Language}
    return document(INDEX, frames, language, "abc")


@pytest.mark.parametrize(
    ("chosen", "header", "expected"),
    [
        ("", "", "nl"),
        ("", "fr-FR,fr;q=0.9", "nl"),
        ("", "en;q=0.5, ar", "ar"),
        ("", "uk-UA,uk;q=0.9,en;q=0.1", "uk"),
        ("pl", "ar", "pl"),
        ("xx", "tr", "tr"),
        ("", "en;q=veel, pl;q=0.1", "pl"),
        ("", ",;q=,,;;" * 5000, "nl"),
    ],
)
def test_the_first_language_is_the_chosen_one_else_the_browsers_else_dutch(
    chosen: str, header: str, expected: str
) -> None:
    assert first_language(chosen, header) == expected


def test_every_script_gets_the_nonce_and_nothing_foreign_is_named(settings: Settings, opened: Opened) -> None:
    page = shell(settings, opened)
    scripts = re.findall(r"<script[^>]*>", page)
    assert len(scripts) >= 4
    assert all('nonce="abc"' in script for script in scripts)
    assert "raw.example" not in page


def test_arabic_opens_right_to_left(settings: Settings, opened: Opened) -> None:
    assert '<html lang="ar" dir="rtl">' in shell(settings, opened, Language.AR)


def test_a_setting_cannot_break_out_of_the_document(settings: Settings, opened: Opened) -> None:
    hostile = replace(settings, responsible="</script><script>alert(1)</script>", contact="<img src=x>")
    page = shell(hostile, opened)
    assert "<script>alert" not in page and "<img" not in page


def test_the_browser_gets_every_language_as_json(settings: Settings, opened: Opened) -> None:
    page = shell(settings, opened)
    found = re.search(r'id="teksten"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    frames = json.loads(found.group(1))
    assert set(frames) == set(Language)
    for frame in frames.values():
        assert set(frame["roles"]) == {role.value for role in SHOWN_ROLES}
        assert all(len(examples) == EXAMPLES for examples in frame["examples"].values())


def test_each_number_of_the_help_bar_stands_in_its_record() -> None:
    sources = check_corpus(ROOT / "corpus")[0].sources
    for help_ in HELP_NUMBERS:
        record = sources[help_.record]
        assert help_.number in f"{record.title} {record.body}", help_.record


@pytest.mark.parametrize("language", Language)
def test_the_help_bar_is_the_same_in_every_language(language: Language) -> None:
    bar = help_bar(language)
    assert [part.split('"')[0] for part in bar.split('href="')[1:]] == ["tel:112", "tel:08002000", "tel:08000432"]


def test_without_an_index_the_page_says_that_searching_does_not_work(settings: Settings, opened: Opened) -> None:
    assert not opened.generation
    assert "Zoeken werkt nu niet" in shell(settings, opened)


def test_who_is_responsible_is_said_when_the_settings_name_them(settings: Settings, opened: Opened) -> None:
    named = replace(settings, responsible="Gemeente Proefstad", contact="Bel het stadhuis.")
    page = shell(named, opened)
    assert "Gemeente Proefstad" in page and "Bel het stadhuis." in page


def test_every_text_of_the_page_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(ROOT / "assistant" / "web").rglob("*.py"))
    patterns = ("example_", "role_", "label_")
    unused = [key for key in texts("page") if not re.search(f"[\"']{key}[\"']", code) and not key.startswith(patterns)]
    assert unused == []
