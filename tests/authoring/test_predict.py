"""Questions before answers: what an author writes, and what a page without JavaScript shows."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_parts
from docutils.parsers.rst import directives

from nnkit.authoring import predict_directive

GOOD = """\
.. predict:: What does it print?

   - [ ] one
   - [x] *two*
   - [ ] three

     Three is too many.

   It prints two.
"""


@pytest.fixture
def shown(caplog, monkeypatch):
    directives.register_directive("predict", predict_directive.Predict)
    told = []
    monkeypatch.setattr(
        predict_directive.logger, "warning", lambda text, **_: told.append(text), raising=False
    )

    def show(source):
        settings = {"env": type("Env", (), {"docname": "page"}), "raw_enabled": True}
        body = publish_parts(source, writer_name="html5", settings_overrides=settings)["body"]
        return BeautifulSoup(body, "html.parser"), told

    return show


def test_the_question_its_options_and_the_folded_answer_stand_on_a_plain_page(shown):
    page, told = shown(GOOD)
    whole = page.select_one(".nk-predict")
    assert whole["data-right"] == "B"
    assert whole.select_one(".nk-question").get_text() == "What does it print?"
    assert [li.get_text(strip=True) for li in whole.select("ol > li")] == ["one", "two", "three"]
    assert whole.select_one("ol em").get_text() == "two"
    answer = whole.select_one("details").get_text(" ", strip=True)
    assert answer == "The answer B. C: Three is too many. It prints two."
    assert told == []


@pytest.mark.parametrize(
    "options",
    ["- [x] only one", "- [ ] one\n   - [ ] two", "- [x] one\n   - two", "No list at all."],
    ids=["one option", "none is right", "an option without a mark", "no options"],
)
def test_a_question_without_one_right_answer_among_several_stops_the_build(shown, options):
    page, told = shown(f".. predict:: What?\n\n   {options}\n")
    assert page.select_one(".nk-predict") is None
    assert len(told) == 1 and "one with [x]" in told[0]


def test_no_question_of_the_book_is_lost_to_a_backtick_in_its_first_line():
    # A fence of backticks with another one in its first line is no fence to Markdown.
    lost = re.compile(r"^`{3,}\{predict\}.*`", re.MULTILINE)
    pages = sorted((Path(__file__).parents[2] / "book").glob("*.md"))
    assert len(pages) > 4
    assert [page.name for page in pages if lost.search(page.read_text("utf-8"))] == []
