"""Every page of the book, as a browser shows it."""

import gzip
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.chromium import reader, visit

pytestmark = [pytest.mark.build, pytest.mark.browser]

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# The wide page is looked at in the other theme too, for what depends on colours alone.
LOOKS = {
    "desktop": ({"width": 1280, "height": 800}, ("light", "dark")),
    "phone": ({"width": 360, "height": 740}, ("dark",)),
}
ALL_RULES = {"resultTypes": ["violations"]}
COLOURS = ALL_RULES | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
UNREACHED = """() => [...document.querySelectorAll("article *")].filter((element) =>
     element.scrollWidth > element.clientWidth + 1
     && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
     && element.tabIndex < 0
     && !element.querySelector("a, button, [tabindex]"))
   .map((element) => element.outerHTML.slice(0, 200))"""


@dataclass
class Visit:
    """What one page did in a browser that had never seen it."""

    elsewhere: list = field(default_factory=list)
    troubles: list = field(default_factory=list)
    weights: dict = field(default_factory=dict)
    width: int = 0
    unreached: list = field(default_factory=list)
    rules_passed: int = 0
    violations: list = field(default_factory=list)


def weight(response):
    body = response.body()
    packed = urlsplit(response.url).path.endswith((".woff2", ".png"))
    return len(body if packed else gzip.compress(body))


def visited(browser, address, page, viewport, themes):
    context = reader(browser, viewport=viewport, color_scheme=themes[0], reduced_motion="reduce")
    tab = context.new_page()
    seen = Visit()
    answers = []
    tab.on(
        "request",
        lambda r: r.url.startswith((address, "data:", "blob:")) or seen.elsewhere.append(r.url),
    )
    tab.on("console", lambda m: m.type == "error" and seen.troubles.append(m.text))
    tab.on("pageerror", lambda error: seen.troubles.append(str(error)))
    tab.on("response", lambda answer: answers.append(answer))
    visit(tab, f"{address}/{page}", wait_until="networkidle")
    seen.troubles += [answer.url for answer in answers if answer.status >= 400]
    seen.weights = {
        answer.url: weight(answer)
        for answer in answers
        if answer.ok and answer.request.resource_type != "image"
    }
    seen.width = tab.evaluate("document.documentElement.scrollWidth")
    seen.unreached = tab.evaluate(UNREACHED)
    tab.add_script_tag(path=AXE)
    for theme, options in zip(themes, (ALL_RULES, COLOURS), strict=False):
        tab.emulate_media(color_scheme=theme)
        tab.wait_for_function(
            "theme => document.documentElement.dataset.theme === theme", arg=theme
        )
        result = tab.evaluate("options => axe.run(options)", options)
        assert result["url"] == f"{address}/{page}"
        seen.rules_passed = max(seen.rules_passed, len(result["passes"]))
        for violation in result["violations"]:
            first = violation["nodes"][0]["html"][:200]
            seen.violations.append((theme, violation["id"], len(violation["nodes"]), first))
    context.close()
    return seen


@pytest.fixture(scope="module", params=LOOKS)
def visits(request, browser, address, pages):
    """A visit to each page, as one width shows it."""
    return {page: visited(browser, address, page, *LOOKS[request.param]) for page in pages}


def test_no_page_asks_another_origin_for_anything_or_logs_an_error(visits):
    assert {page: seen.elsewhere for page, seen in visits.items() if seen.elsewhere} == {}
    assert {page: seen.troubles for page, seen in visits.items() if seen.troubles} == {}


def test_axe_finds_nothing_on_any_page(visits):
    assert all(seen.rules_passed > 20 for seen in visits.values())
    assert {page: seen.violations for page, seen in visits.items() if seen.violations} == {}


def test_no_page_scrolls_sideways(visits, request):
    viewport, _ = LOOKS[request.node.callspec.params["visits"]]
    assert {p: seen.width for p, seen in visits.items() if seen.width > viewport["width"]} == {}


def test_what_scrolls_sideways_is_reached_by_keyboard(visits):
    assert {page: seen.unreached for page, seen in visits.items() if seen.unreached} == {}


def test_a_page_without_its_images_weighs_less_than_350_kb_compressed(visits):
    assert all(len(seen.weights) > 5 for seen in visits.values())
    assert {
        p: seen.weights for p, seen in visits.items() if sum(seen.weights.values()) >= 350_000
    } == {}


def test_axe_finds_a_picture_without_a_text(browser, address):
    tab = reader(browser).new_page()
    visit(tab, f"{address}/book/index.html")
    tab.evaluate("document.querySelector('article').append(new Image())")
    tab.add_script_tag(path=AXE)
    found = tab.evaluate("axe.run().then(result => result.violations.map(v => v.id))")
    tab.context.close()
    assert found == ["image-alt"]


WORDS = """(ours) => {
  const article = document.querySelector("article").cloneNode(true);
  article.querySelectorAll(ours).forEach((control) => control.remove());
  return article.textContent.trim().split(/\\s+/);
}"""
HIDDEN = """() => [...document.querySelectorAll("article .cell_output :is(.output, img)")]
  .filter((output) => !output.closest("details:not([open])"))
  .filter((output) => !output.checkVisibility({visibilityProperty: true}) || !output.clientHeight)
  .map((output) => output.outerHTML.slice(0, 200))"""


def test_text_outputs_and_mathematics_are_there_without_javascript(browser, address, pages):
    ours = (
        ".nk-bar, .nk-verdict, .nk-written, .nk-hand, .nk-onward, [data-nk-strip], #nk-progress, "
        "button, .nk-predict, .nk-ask, .nk-reply"
    )
    words = {}
    for script in (True, False):
        context = reader(browser, java_script_enabled=script)
        tab = context.new_page()
        for page in pages:
            tab.goto(f"{address}/{page}", wait_until="load")
            if page != "search.html":
                words.setdefault(page, []).append(tab.evaluate(WORDS, ours))
                assert tab.evaluate(HIDDEN) == [], page
        context.close()
    assert words
    for page, (with_script, without) in words.items():
        assert with_script == without and len(without) > 1, page


def test_an_exercise_is_whole_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/book/softmax.html")
    card = tab.locator("#exercise-softmax")
    for part in (
        ".nk-task",
        ".nk-code pre",
        ".nk-sentence",
        ".nk-props",
        ".nk-hint",
        ".nk-onward a",
    ):
        assert card.locator(part).first.is_visible(), part
    assert tab.locator("button.nk-btn").count() == 0
    context.close()


def test_search_finds_a_word_of_the_book(browser, address):
    tab = reader(browser).new_page()
    tab.goto(f"{address}/search.html?q=softmax")
    tab.locator("#search-results li a").first.wait_for()
    assert "softmax" in tab.locator("#search-results").inner_text().lower()
    tab.context.close()


def test_images_keep_their_room_while_they_load(book, pages):
    unsized = []
    for page in pages:
        for image in BeautifulSoup((book / page).read_text("utf-8"), "html.parser").find_all("img"):
            if not (image.get("width") and image.get("height")):
                unsized.append((page, image["src"]))
    assert unsized == []


def test_every_internal_link_and_anchor_leads_somewhere(book, pages):
    parsed = {
        page: BeautifulSoup((book / page).read_text("utf-8"), "html.parser") for page in pages
    }
    ids = {page: {tag["id"] for tag in soup.find_all(id=True)} for page, soup in parsed.items()}
    broken = []
    for page, soup in parsed.items():
        for link in soup.find_all("a", href=True):
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc:
                continue
            target = (book / page).parent / parts.path if parts.path else book / page
            name = target.resolve().relative_to(book.resolve()).as_posix()
            missing = not target.is_file()
            anchor = parts.fragment and name in ids and parts.fragment not in ids[name]
            if missing or anchor:
                broken.append((page, link["href"]))
    assert broken == []


def test_no_page_names_a_script_or_a_style_of_a_third_party(book, pages):
    for page in pages:
        text = (book / page).read_text("utf-8")
        found = re.findall(
            r"""<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//[^"]+""", text
        )
        assert found == [], page
        assert "unpkg" not in text and "cdn" not in text.lower().split(), page


def test_the_search_index_knows_every_chapter(book):
    text = (book / "searchindex.js").read_text("utf-8")
    index = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    assert {"book/index", "book/softmax"} <= set(index["docnames"])


def test_the_book_serves_the_courses_own_package(book):
    served = list(book.glob("nnkit_course-*.whl"))
    assert len(served) == 1
    assert f'href="../{served[0].name}"' in (book / "book" / "index.html").read_text("utf-8")
    with zipfile.ZipFile(served[0]) as wheel:
        inside = wheel.namelist()
    assert {"nnkit/checks/engine.py", "nnkit/digits.npz", "nnkit/sentences.txt"} <= set(inside)
    assert any(name.startswith("nnkit/checks/bank/right/softmax/") for name in inside)
