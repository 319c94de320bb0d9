"""Every page of the book, as a browser shows it."""

import functools
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
ALL_RULES = {"resultTypes": ["violations"]}
COLOURS = ALL_RULES | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
# What a narrow page has and a wide one has not comes from the theme: axe looks at one of each kind.
OF_EACH_KIND = (
    "book/index.html",
    "book/progress.html",
    "book/softmax.html",
    "exercises/softmax/softmax.html",
    "search.html",
)
# By width: the window, the rules for each theme, and the pages that axe looks at, or () for every one.
LOOKS = {
    "desktop": ({"width": 1280, "height": 800}, {"light": ALL_RULES, "dark": COLOURS}, ()),
    "phone": ({"width": 360, "height": 740}, {"dark": ALL_RULES}, OF_EACH_KIND),
}
# A formula has the colours of its place and is hundreds of elements, half of a page: for axe a letter
# stands for it. Its other half is the same formula as MathML, which axe has no rules for.
FORMULAS = """() => document.querySelectorAll(".katex-html, .katex-mathml > math").forEach(
     (formula) => formula.replaceChildren("x"))"""
# The words of a page without those of our controls, and the outputs that are not to be seen.
WORDS = """() => {
  const article = (document.querySelector("article") ?? document.querySelector("main")).cloneNode(true);
  const ours = `.nk-bar, .nk-verdict, .nk-written, .nk-hand, .nk-onward, [data-nk-strip], #nk-progress,
    button, .nk-predict, .nk-ask, .nk-reply`;
  article.querySelectorAll(ours).forEach((control) => control.remove());
  return article.textContent.trim().split(/\\s+/);
}"""
HIDDEN = """() => [...document.querySelectorAll("article .cell_output :is(.output, img)")]
  .filter((output) => !output.closest("details:not([open])"))
  .filter((output) => !output.checkVisibility({visibilityProperty: true}) || !output.clientHeight)
  .map((output) => output.outerHTML.slice(0, 200))"""
UNREACHED = """() => [...document.querySelectorAll("article *")].filter((element) =>
     element.scrollWidth > element.clientWidth + 1
     && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
     && element.tabIndex < 0
     && !element.querySelector("a, button, [tabindex]"))
   .map((element) => element.outerHTML.slice(0, 200))"""


@dataclass
class Visit:
    """What one page did in a browser that keeps nothing but files."""

    elsewhere: list = field(default_factory=list)
    troubles: list = field(default_factory=list)
    weights: dict = field(default_factory=dict)
    width: int = 0
    unreached: list = field(default_factory=list)
    words: list = field(default_factory=list)
    hidden: list = field(default_factory=list)
    rules_passed: int = 0
    violations: list = field(default_factory=list)


@functools.cache
def weight(file):
    body = file.read_bytes()
    return len(body if file.suffix in (".woff2", ".png") else gzip.compress(body))


def visited(tab, address, book, page, themes):
    seen = Visit()
    answers = []
    listeners = {
        "request": lambda r: (
            r.url.startswith((address, "data:", "blob:")) or seen.elsewhere.append(r.url)
        ),
        "console": lambda m: m.type == "error" and seen.troubles.append(m.text),
        "pageerror": lambda error: seen.troubles.append(str(error)),
        "response": lambda answer: answers.append(answer),  # noqa: PLW0108
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    visit(tab, f"{address}/{page}", wait_until="networkidle")
    seen.troubles += [answer.url for answer in answers if answer.status >= 400]
    seen.weights = {
        answer.url: weight(book / urlsplit(answer.url).path.lstrip("/"))
        for answer in answers
        if answer.ok and answer.request.resource_type != "image"
    }
    seen.width = tab.evaluate("document.documentElement.scrollWidth")
    seen.unreached = tab.evaluate(UNREACHED)
    seen.words = tab.evaluate(WORDS)
    seen.hidden = tab.evaluate(HIDDEN)
    if themes:
        tab.add_script_tag(path=AXE)
        tab.evaluate(FORMULAS)
    for theme, options in themes.items():
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
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    return seen


@pytest.fixture(scope="module", params=LOOKS)
def visits(request, sparing_seat, address, book, pages):
    """A visit to each page, as one width shows it."""
    viewport, themes, some = LOOKS[request.param]
    found = {}
    for page in pages:
        tab = sparing_seat.taken()
        tab.set_viewport_size(viewport)
        tab.emulate_media(color_scheme=next(iter(themes)), reduced_motion="reduce")
        found[page] = visited(tab, address, book, page, themes if page in (some or pages) else {})
        sparing_seat.cleared()
    return found


def test_no_page_asks_another_origin_for_anything_or_logs_an_error(visits):
    assert {page: seen.elsewhere for page, seen in visits.items() if seen.elsewhere} == {}
    assert {page: seen.troubles for page, seen in visits.items() if seen.troubles} == {}


def test_axe_finds_nothing_on_any_page(visits, request):
    looked_at = {page for page, seen in visits.items() if seen.rules_passed > 20}
    _, _, some = LOOKS[request.node.callspec.params["visits"]]
    assert looked_at == set(some or visits)
    assert {page: seen.violations for page, seen in visits.items() if seen.violations} == {}


def test_no_page_scrolls_sideways(visits, request):
    viewport, _, _ = LOOKS[request.node.callspec.params["visits"]]
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


@pytest.fixture(scope="module")
def without_javascript(browser, address, pages):
    """The words and the hidden outputs of each page."""
    context = reader(browser, java_script_enabled=False)
    tab = context.new_page()
    found = {}
    for page in pages:
        tab.goto(f"{address}/{page}", wait_until="load")
        found[page] = tab.evaluate(WORDS), tab.evaluate(HIDDEN)
    context.close()
    return found


def test_text_outputs_and_mathematics_are_there_without_javascript(visits, without_javascript):
    # The search is a script.
    for page in set(visits) - {"search.html"}:
        words, hidden = without_javascript[page]
        assert visits[page].words == words and len(words) > 1, page
        assert visits[page].hidden == hidden == [], page


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


@pytest.fixture(scope="module")
def parsed(book, pages):
    return {page: BeautifulSoup((book / page).read_text("utf-8"), "html.parser") for page in pages}


def test_images_keep_their_room_while_they_load(parsed):
    unsized = []
    for page, soup in parsed.items():
        for image in soup.find_all("img"):
            if not (image.get("width") and image.get("height")):
                unsized.append((page, image["src"]))
    assert unsized == []


def test_every_internal_link_and_anchor_leads_somewhere(book, parsed):
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
