"""The frame of the page in a real browser: languages and direction, layout, accessibility, and what it may load."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import DESKTOP, PHONE, Opener, ask
from tests.page_world import DANGER, EXPLAINED, QUESTION, UNKNOWN, Site

pytest_plugins = ["tests.browser"]
pytestmark = pytest.mark.browser
ARABIC_QUESTION = "أين يمكن لابني (8 سنوات) أن يمارس الرياضة في Moerwijk؟"
ARABIC_DANGER = "زوجي يضرب ابني الآن"
MOST_BYTES = 500_000
# Every phone number in any text that is shown, and the x position of each of its characters as they are written.
CHARACTERS = """
() => { const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const node = walk.currentNode;
    if (!node.parentElement.getClientRects().length || node.parentElement.closest('script, .alleen-horen')) continue;
    for (const match of node.data.matchAll(/0\\d{2,3}[- ]\\d[\\d ]+\\d/g))
      found.push([match[0], [...match[0]].map((_, i) => { const range = document.createRange();
        range.setStart(node, match.index + i); range.setEnd(node, match.index + i + 1);
        return range.getBoundingClientRect().x; })]); }
  return found; }
"""
# Notes each time what the screen reader is given.
LISTEN = """
() => { window.said = []; const region = document.querySelector('#voorgelezen');
  new MutationObserver(() => said.push(region.textContent)).observe(region, {childList: true}); }
"""
# The words on everything that can be tapped and is smaller than WCAG 2.2 asks.
TOO_SMALL = """
() => [...document.querySelectorAll('button, .acties a, #hulpbalk a, summary, fieldset label')]
  .filter(e => e.getClientRects().length && !e.closest('.staat, .toast-wrap'))
  .filter(e => e.getBoundingClientRect().width < 24 || e.getBoundingClientRect().height < 24).map(e => e.textContent)
"""
# An inline script and an event handler, as content that escaped its place would bring them.
INTRUDE = """
() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';
  const picture = document.createElement('div'); picture.innerHTML = '<img src=x onerror="window.ran = 1">';
  document.body.append(script, picture); }
"""


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]} {node['any'][:1]}" for fault in found for node in fault["nodes"]]


def faults_everywhere(page: Page) -> list[str]:
    """The same on a phone and a desktop, light and dark."""
    found: list[str] = []
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{width} {scheme} {fault}" for fault in faults(page)]
    return found


@pytest.mark.parametrize(
    ("locale", "messages"),
    [("nl-NL", (QUESTION, EXPLAINED, UNKNOWN, DANGER)), ("ar", (ARABIC_QUESTION, EXPLAINED, UNKNOWN, ARABIC_DANGER))],
)
def test_axe_finds_nothing_in_any_state_width_and_theme(
    open_page: Opener, locale: str, messages: tuple[str, ...]
) -> None:
    page = open_page(PHONE, locale)
    assert faults_everywhere(page) == [], "first visit"
    for message in messages:
        ask(page, message)
    for summary in page.locator("#gesprek summary").all():
        summary.click()
    assert faults_everywhere(page) == [], "in conversation, nothing found, and help"


def test_the_help_bar_dials_three_numbers_on_one_line(open_page: Opener) -> None:
    page = open_page(PHONE)
    links = page.locator("#hulpbalk a")
    assert [link.get_attribute("href") for link in links.all()] == ["tel:112", "tel:08002000", "tel:08000432"]
    boxes = [link.bounding_box() for link in links.all()]
    assert len({round(box["y"]) for box in boxes if box}) == 1
    assert page.locator("#hulpbalk").bounding_box()["height"] <= 50  # type: ignore[index]
    assert all(link.evaluate("a => a.scrollWidth <= a.clientWidth") for link in links.all())


@pytest.mark.parametrize(
    ("name", "code", "send"),
    [
        ("English", "en", "Send"),
        ("Türkçe", "tr", "Gönder"),
        ("العربية", "ar", "إرسال"),
        ("Українська", "uk", "Надіслати"),
    ],
)
def test_the_switch_changes_the_whole_page(open_page: Opener, name: str, code: str, send: str) -> None:
    page = open_page()
    page.fill("#vraag textarea", "wat ik typte")
    page.get_by_role("radio", name=name).check(force=True)
    page.locator("#verstuur", has_text=send).wait_for()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        code,
        "rtl" if code == "ar" else "ltr",
    ]
    shown = page.inner_text("body")
    for dutch in (
        "Ik ben",
        "leerkracht",
        "Direct gevaar",
        "Je vraag",
        "bijvoorbeeld",
        "Noem geen",
        "automatische",
        "Liever",
    ):
        assert dutch not in shown, dutch
    assert page.input_value("#vraag textarea") == "wat ik typte"
    assert f"taal={code}" in page.url, "a reload stays in this language"


@pytest.mark.parametrize(("locale", "code"), [("tr-TR", "tr"), ("ar-MA", "ar"), ("fr-FR", "nl")])
def test_the_browsers_language_is_the_first_guess(open_page: Opener, locale: str, code: str) -> None:
    assert open_page(locale=locale).evaluate("document.documentElement.lang") == code


def test_a_chosen_language_outlives_a_reload(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("radio", name="Polski").check(force=True)
    page.reload()
    page.locator("#verstuur", has_text="Wyślij").wait_for()
    assert page.evaluate("document.documentElement.lang") == "pl"


def test_numbers_read_from_left_to_right_in_arabic(open_page: Opener) -> None:
    page = open_page(locale="ar")
    ask(page, ARABIC_QUESTION)
    ask(page, ARABIC_DANGER)
    written: list[tuple[str, list[float]]] = page.evaluate(CHARACTERS)
    numbers = [number for number, _ in written]
    assert numbers.count("070-752 65 43") == 2, "on the card and on its button"
    turned = [number for number, places in written if places != sorted(places)]
    assert turned == []


def test_arabic_answers_are_right_to_left(open_page: Opener) -> None:
    page = open_page(locale="ar")
    ask(page, ARABIC_QUESTION)
    assert page.locator(".antwoord").first.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_the_page_has_one_h1_landmarks_and_labels(open_page: Opener) -> None:
    page = open_page()
    assert page.locator("h1").count() == 1
    for landmark in ("banner", "main", "navigation", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark  # type: ignore[arg-type]
    assert page.get_by_role("textbox", name="Je vraag").count() == 1
    assert page.get_by_role("group", name="Ik ben…").get_by_role("radio").count() == 8
    assert page.get_by_role("group", name="Taal").get_by_role("radio").count() == 6


def test_an_answer_is_announced_once_and_whole(open_page: Opener) -> None:
    page = open_page()
    page.evaluate(LISTEN)
    ask(page, QUESTION)
    page.wait_for_timeout(300)
    said: list[str] = page.evaluate("window.said")
    assert len(said) == 1
    assert "Steltenclub" in said[0] and "Vraag eerst na" in said[0]
    assert "Oude steltengroep" not in said[0], "what is folded is not read out"
    assert page.locator("#voorgelezen").get_attribute("lang") == "nl"


def test_the_whole_flow_works_from_the_keyboard(open_page: Opener) -> None:
    page = open_page(DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "sla-over"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type(EXPLAINED)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "verstuur"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.keyboard.press("Space")
    page.locator("#gesprek > .antwoord:not(.wacht)").wait_for()
    page.locator("#gesprek summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".tekst details").first.get_attribute("open") is not None


def test_arrow_keys_move_through_the_roles(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("radio", name="ouder").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="leerkracht").is_checked()


def test_nothing_needs_scrolling_sideways(open_page: Opener) -> None:
    page = open_page((1280, 640))
    ask(page, QUESTION)
    ask(page, EXPLAINED)
    for summary in page.locator("#gesprek summary").all():
        summary.click()
    for width in (1280, 360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_that_can_be_tapped_is_large_enough(open_page: Opener) -> None:
    page = open_page(PHONE)
    ask(page, QUESTION)
    small = page.evaluate(TOO_SMALL)
    assert small == []


def test_no_request_leaves_the_machine_and_the_page_is_light(open_page: Opener, site: Site) -> None:
    page = open_page()
    seen: list[Any] = []
    problems: list[str] = []
    page.on("requestfinished", lambda request: seen.append(request))
    page.on("requestfailed", lambda request: seen.append(request))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.reload()
    page.wait_for_selector("body.klaar")
    ask(page, QUESTION)
    page.wait_for_timeout(300)
    assert seen and all(request.url.startswith((site.url, "data:")) for request in seen)
    size = sum(
        request.sizes()["responseBodySize"]
        for request in seen
        if request.url.startswith(site.url) and request.response()
    )
    assert size < MOST_BYTES, size
    assert problems == [], "the content security policy and all scripts are content"


def test_scripts_that_are_not_ours_do_not_run(open_page: Opener) -> None:
    page = open_page()
    page.evaluate(INTRUDE)
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None


def test_english_of_gradio_is_nowhere(open_page: Opener) -> None:
    page = open_page()
    ask(page, QUESTION)
    assert not re.search(r"gradio|built with|use via api|settings|share", page.inner_text("body"), re.IGNORECASE)
