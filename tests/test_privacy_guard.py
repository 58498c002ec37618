"""What holds for every message: offsets, placeholders, masking twice, hostile input."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.privacy.guard import Masked, mask, prepare

PIECES = st.sampled_from(
    [
        "Bilal",
        "bilal",
        "mijn zoon",
        "heet",
        "is 7",
        "(8 jaar)",
        ",",
        "en",
        "Roos",
        "roos",
        "juf",
        "van der",
        "De",
        "obs",
        "Hoefkade 12",
        "2525 AB",
        "14",
        "06-12345678",
        "geboren op",
        "12-03-2016",
        "111222333",
        "bsn",
        "@zoey_2012",
        "dossier 2024-1182",
        "[naam]",
        "[postcode 2525]",
        "[adres]",
        "mijn",
        "zit op",
        "\n",
        ".",
        "Groetjes,",
        "J.",
        "K.",
        "Оленка",
        "محمد",
        "ابني",
        "Kızım",
        "Elif'in",
        "e\u0301",
        "Z\u200boe",
        "👧🏽",
        "NL91ABNA0417164300",
        "AB-12-CD",
        "info@school.example",
        "z.k@voorbeeld.nl",
        "Xandrijn",
        "Wil",
        "woont",
        "wordt 8 op 3 mei",
        "mevrouw",
        "Prins",
    ]
)


def rebuilt(text: str, masked: Masked) -> str:
    """`text` with each span cut out, for comparing with the masked text without its placeholders."""
    kept, at = [], 0
    for span in masked.spans:
        kept.append(text[at : span.start])
        at = span.end
    return "".join([*kept, text[at:]])


@given(st.lists(PIECES, max_size=14).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_masking_a_masked_message_changes_nothing(text: str) -> None:
    once = mask(text)
    again = mask(once.text)
    assert again.text == once.text
    assert again.spans == ()


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=14).map(" ".join)))
@settings(max_examples=400, deadline=None)
def test_spans_are_in_order_apart_and_inside_the_message(text: str) -> None:
    masked = mask(text)
    edges = [edge for span in masked.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in masked.spans)
    assert len(rebuilt(text, masked)) <= len(text)


@given(st.text(alphabet="abcé ئ0123456789.-@ \n", max_size=80))
@settings(max_examples=200, deadline=None)
def test_what_is_not_in_a_span_stays_as_it_was_typed(text: str) -> None:
    masked = mask(text)
    at, built = 0, ""
    shown = masked.text
    for span in masked.spans:
        assert shown.startswith(text[at : span.start], len(built))
        built += text[at : span.start]
        built += shown[len(built) : shown.index("]", len(built)) + 1]
        at = span.end
    assert built + text[at:] == shown


def test_offsets_count_code_points_behind_emoji_and_combining_marks() -> None:
    text = "👨‍👩‍👧 hoi, Zoe\u0308 (8) hier"
    (span,) = mask(text).spans
    assert text[span.start : span.end] == "Zoe\u0308"


def test_a_name_with_an_invisible_sign_in_it_is_found() -> None:
    assert mask("mijn zoon heet Bi\u200blal").text == "mijn zoon heet [naam]"


def test_digits_of_another_script_count_as_digits() -> None:
    assert mask("bel ٠٦١٢٣٤٥٦٧٨").text == "bel [telefoon]"


def test_a_full_postcode_keeps_its_four_digits_for_the_place() -> None:
    assert mask("wij wonen in 2525 AB 12").text == "wij wonen in [postcode 2525]"


def test_each_kind_has_its_own_placeholder() -> None:
    text = (
        "Bilal, geboren 12-03-2016, bsn 111222333, tel 06-12345678, z.k@voorbeeld.nl, Hoefkade 12, NL91ABNA0417164300, "
        "kenteken XR-482-P, instagram.com/zk.2012, dossier 2024-1182, obs De Vuurtoren"
    )
    shown = mask(text).text
    for placeholder in ("[naam]", "[geboortedatum]", "[bsn]", "[telefoon]", "[e-mail]", "[adres]", "[iban]"):
        assert placeholder in shown
    for placeholder in ("[kenteken]", "[profiel]", "[dossiernummer]", "[school]"):
        assert placeholder in shown


def test_an_empty_message_has_nothing_to_mask() -> None:
    assert mask("") == Masked("", ())


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A",
        "0",
        "9 ",
        ".",
        "-",
        "@",
        "a@",
        "a.a@",
        "J.",
        "van ",
        "van der ",
        "[",
        "[naam",
        "1-1-",
        "06-",
        "NL91 ",
        "'a",
        "Bilal en ",
        "mijn zoon ",
        "dossier ",
        "x punt ",
        "12-03-2016 ",
        "https://",
        "é",
        "e\u0301",
        "\u200b",
        "ب",
        "Hoefkade ",
        "De ",
        "\n",
        "Stichting A ",
        "wordt ",
        "nul ",
        "A-",
        "%3C",
        "geboren ",
        "Xq ",
        "xqz is ",
    ],
)
def test_a_message_of_20000_signs_of_any_kind_is_masked(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    masked = mask(text)
    assert all(0 <= span.start < span.end <= len(text) for span in masked.spans)


def test_importing_the_guard_reads_no_files() -> None:
    code = (
        "import builtins, pathlib, sys\n"
        "import assistant.domain\n"
        "def refuse(*a, **k): raise SystemExit('read a file')\n"
        "pathlib.Path.read_text = refuse\n"
        "import assistant.privacy.guard\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_lists_can_be_loaded_ahead_and_change_nothing_that_is_masked() -> None:
    before = mask("mijn zoon heet Bilal")
    prepare()
    assert mask("mijn zoon heet Bilal") == before
