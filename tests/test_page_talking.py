"""Talking on the page in a real browser: sending, what is shown, what is kept when something fails."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import AGAIN_AFTER_MS, DESKTOP, PHONE, Opener, ask
from tests.page_world import DANGER, EXPLAINED, IN_A_DOCUMENT, QUESTION, UNKNOWN

pytest_plugins = ["tests.browser"]
pytestmark = pytest.mark.browser
BOX = "#vraag textarea"
ANSWER = "#gesprek > .antwoord:not(.wacht)"


def typed(page: Page) -> str:
    return page.input_value(BOX)


def test_enter_sends_and_empties_the_box(open_page: Opener) -> None:
    page = open_page()
    ask(page, QUESTION)
    assert typed(page) == ""
    assert page.locator("#gesprek > .vraag").inner_text().endswith(QUESTION)


def test_shift_enter_is_a_new_line_and_the_page_says_so(open_page: Opener) -> None:
    page = open_page(DESKTOP)
    page.fill(BOX, "een")
    page.press(BOX, "Shift+Enter")
    page.type(BOX, "twee")
    assert typed(page) == "een\ntwee"
    assert page.locator(ANSWER).count() == 0
    assert "Shift+Enter" in page.inner_text("#hint")


def test_a_double_click_on_send_asks_once(open_page: Opener) -> None:
    page = open_page()
    page.fill(BOX, QUESTION)
    page.dblclick("#verstuur")
    page.locator(ANSWER).first.wait_for()
    page.wait_for_timeout(900)
    assert page.locator(ANSWER).count() == 1
    assert page.inner_text("#zin") == ""


def test_the_same_question_twice_is_answered_twice(open_page: Opener) -> None:
    page = open_page()
    ask(page, QUESTION)
    ask(page, QUESTION)
    assert page.locator(ANSWER).count() == 2


def test_an_empty_message_gives_a_kind_sentence_and_asks_nothing(open_page: Opener) -> None:
    page = open_page()
    page.fill(BOX, "  \n ")
    page.click("#verstuur")
    assert page.inner_text("#zin") == "Typ eerst een vraag."
    assert page.locator("#gesprek > li").count() == 0


def test_an_example_is_asked_with_one_tap(open_page: Opener) -> None:
    page = open_page()
    example = page.locator("#voorbeelden button").nth(1)
    text = example.inner_text()
    example.click()
    page.locator(ANSWER).wait_for()
    assert text in page.locator("#gesprek > .vraag").inner_text()
    assert not page.locator("#voorbeelden").is_visible()


def test_three_examples_follow_the_chosen_role(open_page: Opener) -> None:
    page = open_page()
    for_parents = page.locator("#voorbeelden button").all_inner_texts()
    page.get_by_role("radio", name="huisarts").check(force=True)
    for_doctors = page.locator("#voorbeelden button").all_inner_texts()
    assert len(for_parents) == len(for_doctors) == 3
    assert not set(for_parents) & set(for_doctors)


def test_the_chosen_role_reaches_the_answer(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("radio", name="huisarts").check(force=True)
    ask(page, QUESTION)
    assert page.locator(f"{ANSWER} .copy").count() == 1, "a GP gets a line to copy"


def test_a_doctor_copies_the_line_with_one_tap(open_page: Opener) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("radio", name="huisarts").check(force=True)
    ask(page, QUESTION)
    line = page.locator(".copy p").inner_text()
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_role("button", name="Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == line


def test_twenty_thousand_characters_are_answered_and_the_page_says_what_was_read(open_page: Opener) -> None:
    page = open_page()
    ask(page, (QUESTION + " ") * 400)
    assert "4000" in page.locator(ANSWER).inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


HOSTILE = (
    "<img src=x onerror=\"document.title='kapot'\"> stelten",
    "<script>document.title='kapot'</script> stelten",
    "**vet** [klik](https://kwaad.example) ![x](https://kwaad.example/x.png) stelten",
    "</ol></div><h1>Nieuws</h1> stelten",
    "$$\\href{https://kwaad.example}{x}$$ stelten",
    "stelten\n\n# kop\n\n<b>vet</b>\n\n- een",
)


def test_markup_in_a_message_is_shown_as_text(open_page: Opener) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for number, hostile in enumerate(HOSTILE):
        ask(page, hostile)
        assert page.locator("#gesprek > .vraag .bel").nth(number).inner_text() == hostile
    assert page.locator("#gesprek img, #gesprek script, #gesprek h1, #gesprek b, #gesprek a[href*=kwaad]").count() == 0
    assert page.title() == "Kinderwerkwijzer"
    assert not [url for url in asked if "kwaad" in url]


def test_bidi_and_zero_width_characters_change_nothing_around_the_message(open_page: Opener) -> None:
    page = open_page()
    before = page.locator("#verstuur").bounding_box()
    ask(page, "\u202e\u2066stelten\u200b\u200d lopen in Moerwijk")
    assert page.inner_text("#verstuur") == "Verstuur"
    assert page.locator(f"{ANSWER} h2").inner_text() == "Kinderwerkwijzer"
    assert before is not None


def test_a_lost_connection_says_so_and_keeps_what_was_typed(open_page: Opener) -> None:
    page = open_page()
    page.context.set_offline(True)
    page.fill(BOX, QUESTION)
    with page.expect_event("requestfailed"):
        page.press(BOX, "Enter")
    page.locator("#zin", has_text="Geen verbinding").wait_for()
    assert "Geen verbinding" in page.inner_text("#zin")
    assert typed(page) == QUESTION
    assert not page.locator(".toast-wrap").is_visible(), "Gradio's own English message"
    page.context.set_offline(False)
    page.wait_for_timeout(800)
    page.press(BOX, "Enter")
    page.locator(ANSWER).wait_for()
    assert page.inner_text("#zin") == ""


def test_an_answer_that_breaks_off_says_so_and_gives_the_text_back(open_page: Opener) -> None:
    page = open_page()
    page.route("**/queue/data**", lambda route: route.abort())
    page.fill(BOX, QUESTION)
    page.press(BOX, "Enter")
    page.locator("#zin:not(:empty)").wait_for()
    assert "Geen verbinding" in page.inner_text("#zin")
    assert typed(page) == QUESTION
    assert page.locator("#gesprek > li").count() == 0
    page.unroute("**/queue/data**")
    page.wait_for_timeout(AGAIN_AFTER_MS)
    page.press(BOX, "Enter")
    page.locator(ANSWER).wait_for()


def test_a_message_that_is_far_too_long_is_told_and_kept(open_page: Opener) -> None:
    page = open_page()
    text = "stelten " * 40_000
    page.fill(BOX, text)
    page.click("#verstuur")
    page.locator("#zin:not(:empty)").wait_for()
    assert "te lang" in page.inner_text("#zin")
    assert typed(page) == text


def test_a_full_queue_says_that_it_is_busy_and_keeps_what_was_typed(open_page: Opener) -> None:
    page = open_page()
    page.route("**/queue/join**", lambda route: route.fulfill(status=503, json={"detail": "Queue is full."}))
    page.fill(BOX, QUESTION)
    page.press(BOX, "Enter")
    page.locator("#zin:not(:empty)").wait_for()
    assert "druk" in page.inner_text("#zin")
    assert typed(page) == QUESTION


def test_what_is_typed_while_an_answer_comes_stays(open_page: Opener) -> None:
    page = open_page()
    page.route("**/queue/data**", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.fill(BOX, QUESTION)
    page.press(BOX, "Enter")
    page.locator("#gesprek > .wacht").first.wait_for()
    page.fill(BOX, "en op zaterdag?")
    page.locator(ANSWER).wait_for()
    assert typed(page) == "en op zaterdag?"


def test_danger_gets_help_with_numbers_that_can_be_tapped(open_page: Opener) -> None:
    page = open_page()
    ask(page, DANGER)
    numbers = page.locator(f"{ANSWER} .hulp a.tel").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert "tel:112" in numbers


def test_a_card_calls_and_links_and_shows_markup_as_text(open_page: Opener) -> None:
    page = open_page()
    ask(page, QUESTION)
    card = page.locator(".kaart").first
    assert card.locator("h3").inner_text() == "Steltenclub <Moerwijk>"
    assert card.locator("a.call").get_attribute("href") == "tel:0707526543"
    website = card.locator("a.website")
    assert website.get_attribute("href") == "https://stelten.example/"
    assert set((website.get_attribute("rel") or "").split()) >= {"noopener", "noreferrer"}
    assert "niet bekend" in card.inner_text().lower()


def test_a_quote_stands_marked_in_its_paragraph_behind_one_tap(open_page: Opener) -> None:
    page = open_page()
    ask(page, EXPLAINED)
    mark = page.locator(".bewijs mark").first
    assert not mark.is_visible()
    page.locator(".bewijs summary").click()
    assert mark.is_visible()
    assert "stelten" in mark.inner_text().lower()
    assert "2021" in page.locator(".bewijs figcaption").first.inner_text()


def test_a_page_of_a_pdf_opens_from_our_own_server(open_page: Opener) -> None:
    page = open_page()
    ask(page, IN_A_DOCUMENT)
    page.locator(".bewijs summary").click()
    link = page.locator(".bewijs a").first.get_attribute("href")
    assert link == "/documenten/zeepkist.pdf#page=2"
    got = page.context.request.get(page.url.split("?")[0].rstrip("/") + "/documenten/zeepkist.pdf")
    assert got.status == 200 and got.headers["content-type"] == "application/pdf"


def test_not_knowing_is_said_in_words(open_page: Opener) -> None:
    page = open_page()
    ask(page, UNKNOWN)
    assert page.locator(ANSWER).inner_text().strip()
    assert page.locator(".kaart").count() == 0


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_question_box_and_the_help_numbers_are_always_in_view(open_page: Opener, size: tuple[int, int]) -> None:
    page = open_page(size)
    ask(page, QUESTION)
    ask(page, EXPLAINED)
    for place in ("#verstuur", BOX, "#hulpbalk a >> nth=0", "#hulpbalk a >> nth=2"):
        box = page.locator(place).bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= size[1], place
