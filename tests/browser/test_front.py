"""The front page: draw a digit, and a network reads along; then the ten questions."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.page import CHAPTER, Page
from tests.chromium import reader

pytestmark = [pytest.mark.build, pytest.mark.browser]

FRONT, QUESTIONS = "book/index.html", "book/questions.html"
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ONE = [[(0.5, 0.06), (0.5, 0.94)]]
SEVEN = [[(0.25, 0.1), (0.72, 0.1), (0.45, 0.95)]]
THREE = [
    [
        *((0.3, 0.1), (0.5, 0.05), (0.68, 0.2), (0.6, 0.4), (0.45, 0.48)),
        *((0.65, 0.6), (0.7, 0.8), (0.5, 0.95), (0.27, 0.88)),
    ]
]
CLOSED = [[(0.27, 0.88), (0.28, 0.7), (0.42, 0.5)], [(0.3, 0.1), (0.28, 0.25), (0.45, 0.48)]]
READS = """async (address) => {
  const { Drawing, forward } = await import(address + "/_static/live/digits.js");
  const network = await (await fetch(address + "/_static/live/digits.json")).json();
  return network.digits.map((digit) => forward(new Drawing(digit).ink(), network.layers));
}"""


class Front(Page):
    """A tab at the front page."""

    def __init__(self, tab, address, page=FRONT):
        super().__init__(tab, address, page)
        self.pad = self.tab.locator(".nk-pad")
        self.board = self.pad.locator(".nk-squares")
        self.squares = self.board.locator("span")
        self.sentence = self.pad.locator(".nk-sentence")
        self.note = self.pad.locator(".nk-note")

    def press(self, name):
        self.pad.get_by_role("button", name=name).click()

    def draw(self, strokes):
        """Draw lines with the pointer; a point is a share of the pad's width and height."""
        self.tab.evaluate("document.querySelector('.nk-pad').scrollIntoView({block: 'center'})")
        box = self.board.bounding_box()
        for stroke in strokes:
            points = [
                (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke
            ]
            self.tab.mouse.move(*points[0])
            self.tab.mouse.down()
            for point in points[1:]:
                self.tab.mouse.move(*point, steps=4)
            self.tab.mouse.up()

    def ink(self):
        levels = "cells => cells.map((cell) => Number(cell.style.getPropertyValue('--level')))"
        return np.array(self.squares.evaluate_all(levels))

    def bars(self):
        widths = "bars => bars.map((bar) => parseFloat(bar.style.width))"
        return np.array(self.pad.locator(".nk-bars i").evaluate_all(widths))


@pytest.fixture
def front(sparing_tab, address):
    page = Front(sparing_tab, address)
    yield page
    assert page.troubles == []


def test_the_page_reads_the_held_out_digits_as_the_network_does(front, address, book):
    network = json.loads((book / "_static/live/digits.json").read_text("utf-8"))
    X = np.array([[(ord(letter) - ord("a")) / 16 for letter in d] for d in network["digits"]])
    hidden, output = ((np.array(layer["W"]), np.array(layer["b"])) for layer in network["layers"])
    e = np.exp(np.maximum(X @ hidden[0] + hidden[1], 0) @ output[0] + output[1])
    p = np.array(front.tab.evaluate(READS, address))
    assert np.allclose(p, e / e.sum(axis=1, keepdims=True), atol=1e-9)
    assert np.mean(p.argmax(axis=1) == network["labels"]) >= 0.96


def test_it_opens_with_a_digit_that_makes_way_for_the_first_stroke(front):
    expect(front.board).to_have_role("grid")
    expect(front.sentence).to_have_text(re.compile(r"It reads a 3, \d\d\s% sure\."))
    assert front.ink().max() > 0.9
    front.draw([[(0.1, 0.1), (0.1, 0.1)]])
    ink = front.ink()
    assert ink[0] > 0.5 and np.count_nonzero(ink) <= 4


@pytest.mark.parametrize(("strokes", "digit"), [(ONE, 1), (SEVEN, 7), (THREE, 3)])
def test_what_is_drawn_with_the_pointer_is_read(front, strokes, digit):
    expect(front.board).to_have_role("grid")
    front.draw(strokes)
    expect(front.sentence).to_have_text(re.compile(rf"^It reads a {digit}, .* sure\b"))
    assert front.bars().argmax() == digit
    assert front.bars().sum() == pytest.approx(100, abs=1)
    expect(front.pad.locator(".nk-bars li[data-read] b")).to_have_text(str(digit))


def test_a_three_whose_bays_are_closed_becomes_an_eight(front):
    expect(front.board).to_have_role("grid")
    front.draw(THREE)
    expect(front.sentence).to_contain_text("It reads a 3")
    front.draw(CLOSED)
    expect(front.sentence).to_contain_text("It reads an 8")


def test_the_pen_inks_as_the_digits_were_scanned_in_sixteenths(front):
    expect(front.board).to_have_role("grid")
    front.draw(THREE)
    ink = front.ink()
    assert np.array_equal(16 * ink, np.rint(16 * ink))
    assert np.any((ink > 0) & (ink < 1)) and ink.max() <= 1


def test_it_is_drawn_on_by_keyboard_alone(front):
    tab = front.tab
    expect(front.board).to_have_role("grid")
    front.pad.get_by_role("button", name="Clear").focus()
    tab.keyboard.press("Shift+Tab")
    active = "document.activeElement.getAttribute('aria-label')"
    assert tab.evaluate(active).startswith("row 1, column 1, ")
    for key in ("End", "ArrowRight", "ArrowUp"):
        tab.keyboard.press(key)
    assert tab.evaluate(active).startswith("row 1, column 8, ")
    tab.keyboard.press("Home")
    before = tab.evaluate("scrollY")
    for key in ("ArrowRight",) * 4:
        tab.keyboard.press(key)
    for _ in range(8):
        tab.keyboard.press("Space")
        tab.keyboard.press("ArrowDown")
    assert tab.evaluate("scrollY") == before
    # The pen is a little wider than a square. The last move down stays in the last row.
    ink = front.ink().reshape(8, 8)
    assert np.all(ink[:, 4] == 1) and 0 < ink[:, [3, 5]].max() < 0.2
    assert np.all(ink[:, [0, 1, 2, 6, 7]] == 0)
    assert tab.evaluate(active) == "row 8, column 5, 100 % ink"
    expect(front.sentence).to_contain_text("It reads a 1")
    tab.keyboard.press("Space")
    assert tab.evaluate(active) == "row 8, column 5, paper"
    assert front.squares.and_(tab.locator("[tabindex='0']")).count() == 1
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Clear"


def test_a_square_that_was_drawn_on_is_wiped_by_keyboard(front):
    expect(front.board).to_have_role("grid")
    front.draw(ONE)
    at = int(front.ink().argmax())
    front.squares.nth(at).focus()
    front.tab.keyboard.press("Space")
    if front.ink()[at]:
        assert front.ink()[at] == 1
        front.tab.keyboard.press("Space")
    assert front.ink()[at] == 0


def test_clear_wipes_the_pad_and_its_bars(front):
    expect(front.board).to_have_role("grid")
    front.press("Clear")
    expect(front.sentence).to_have_text("Draw a digit, and it reads along.")
    assert front.ink().max() == 0 and front.bars().max() == 0
    assert front.pad.locator("[data-read], [data-meant]").count() == 0


def test_another_digit_is_sometimes_misread_and_that_is_said(front):
    expect(front.board).to_have_role("grid")
    seen = set()
    for _ in range(6):
        before = front.sentence.inner_text(), tuple(front.ink())
        front.press("Another digit")
        assert tuple(front.ink()) != before[1]
        seen.add("meant" if front.pad.locator("[data-meant]").count() else "right")
        if "whoever wrote it meant" in front.sentence.inner_text():
            expect(front.note).to_contain_text("It misreads")
            expect(front.note).to_contain_text("Would you have known?")
            meant = front.pad.locator("[data-meant] b").inner_text()
            expect(front.sentence).to_contain_text(re.compile(rf"meant an? {meant}\."))
        else:
            expect(front.note).to_contain_text("had not seen before")
    assert seen == {"meant", "right"}
    # A digit that was asked for can be drawn upon.
    inked = np.count_nonzero(front.ink())
    front.draw([[(0.05, 0.5), (0.95, 0.5)]])
    assert np.count_nonzero(front.ink()) > inked


def test_what_is_read_is_announced_when_the_pen_is_lifted(front):
    expect(front.board).to_have_role("grid")
    status = front.pad.locator(".nk-read[role=status]")
    box = front.board.bounding_box()
    front.tab.mouse.move(box["x"] + 20, box["y"] + 20)
    front.tab.mouse.down()
    expect(status).to_have_attribute("aria-busy", "true")
    front.tab.mouse.up()
    expect(status).not_to_have_attribute("aria-busy", "true")


def test_it_asks_for_the_network_here_only_and_nothing_elsewhere(sparing_tab, address):
    asked = []
    sparing_tab.on("request", lambda request: asked.append(request.url))
    front = Front(sparing_tab, address)
    expect(front.board).to_have_role("grid")
    front.draw(ONE)
    assert all(url.startswith((address, "data:")) for url in asked)
    assert f"{address}/_static/live/digits.json" in asked
    assert not any("/python/" in url or "editor.js" in url for url in asked)
    asked.clear()
    Page(sparing_tab, address, CHAPTER)
    assert not [url for url in asked if re.search(r"pad\.js|digits\.js", url)]
    assert front.troubles == []


def test_the_pad_is_kept_for_reading_without_a_network(book):
    kept = (book / "offline.js").read_text("utf-8")
    for name in ("digits.json", "digits.js", "pad.js"):
        assert f'"_static/live/{name}"' in kept


def test_without_javascript_pad_and_questions_are_there_to_read(browser, address):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/{FRONT}")
    assert tab.get_by_role("img", name="A handwritten 3 on 8 by 8 squares").is_visible()
    assert tab.locator(".nk-sentence").is_visible() and not tab.locator(".nk-how").is_visible()
    assert tab.get_by_role("list", name="The probability of each digit").is_visible()
    tab.goto(f"{address}/{QUESTIONS}")
    assert tab.locator(".nk-predict").count() == tab.locator(".nk-predict details").count() == 10
    assert all(option.is_visible() for option in tab.locator(".nk-predict > ol > li").all())
    tab.locator(".nk-predict summary").last.click()
    assert tab.locator(".nk-predict .nk-all").last.is_visible()
    context.close()


def test_without_the_networks_numbers_the_picture_stays(sparing_tab, address):
    sparing_tab.route("**/digits.json", lambda route: route.abort())
    front = Front(sparing_tab, address)
    front.tab.wait_for_load_state("networkidle")
    expect(front.board).to_have_role("img")
    expect(front.sentence).to_contain_text("It reads a 3")
    assert front.pad.get_by_role("button").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_any_state_and_nothing_moves_or_overflows(
    sparing_tab, address, width, theme
):
    sparing_tab.set_viewport_size({"width": width, "height": 800})
    sparing_tab.emulate_media(color_scheme=theme, reduced_motion="reduce")
    front = Front(sparing_tab, address)
    expect(front.board).to_have_role("grid")
    front.tab.add_script_tag(path=AXE)
    height = front.pad.bounding_box()["height"]

    def look(state):
        found = front.tab.evaluate("axe.run()")["violations"]
        assert [(state, v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
        assert front.tab.evaluate("document.documentElement.scrollWidth") <= width
        assert front.pad.bounding_box()["height"] == height, state

    look("opening")
    front.draw(THREE)
    look("drawn")
    front.press("Clear")
    look("empty")
    while front.pad.locator("[data-meant]").count() == 0:
        front.press("Another digit")
    look("misread")
    for name in ("Clear", "Another digit"):
        assert front.pad.get_by_role("button", name=name).bounding_box()["height"] >= 44
    assert front.board.bounding_box()["width"] >= 8 * 32
    duration = "e => getComputedStyle(e).transitionDuration"
    assert front.pad.locator(".nk-bars i").first.evaluate(duration) == "0s"


def test_it_is_drawn_on_by_touch_without_scrolling_the_page(browser, address):
    context = reader(
        browser, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    front = Front(context.new_page(), address)
    expect(front.board).to_have_role("grid")
    front.tab.evaluate("document.querySelector('.nk-pad').scrollIntoView({block: 'start'})")
    box = front.board.bounding_box()
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 20}
    session = context.new_cdp_session(front.tab)
    before = front.tab.evaluate("scrollY")
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place]})
    for _ in range(10):
        place["y"] += (box["height"] - 40) / 10
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(front.sentence).to_contain_text("It reads a 1")
    assert front.tab.evaluate("scrollY") == before
    context.close()


def test_a_wrong_answer_leads_to_a_card_that_opens(sparing_tab, address):
    page = Page(sparing_tab, address, QUESTIONS)
    asked = page.tab.locator(".nk-ask")
    expect(asked).to_have_count(10)
    ninth = page.tab.get_by_role("group", name="A question").filter(has_text="Which line divides")
    ninth.get_by_role("button").first.click()
    ninth.get_by_role("link", name="the card on axis and keepdims").click()
    page.tab.wait_for_url("**/softmax.html#card-axis")
    card = page.tab.locator("details#card-axis")
    expect(card).to_have_attribute("open", "")
    expect(card).to_be_in_viewport()
    assert page.troubles == []
