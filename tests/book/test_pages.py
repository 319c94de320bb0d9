"""Every page of the book, as a browser shows it."""

import gzip
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.chromium import reader, visit

pytestmark = [pytest.mark.build, pytest.mark.browser]

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def viewport(request):
    return request.param


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return request.param


def test_no_page_asks_another_origin_for_anything_or_logs_an_error(browser, address, pages):
    context = reader(browser)
    elsewhere, troubles = [], []

    def answer(route):
        url = route.request.url
        if url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            elsewhere.append((page, url))
            route.abort()

    context.route("**/*", answer)
    tab = context.new_page()
    tab.on("console", lambda m: troubles.append((page, m.text)) if m.type == "error" else None)
    tab.on("pageerror", lambda error: troubles.append((page, str(error))))
    tab.on("response", lambda r: troubles.append((page, r.url)) if r.status >= 400 else None)
    for page in pages:
        visit(tab, f"{address}/{page}", wait_until="networkidle")
    context.close()
    assert elsewhere == []
    assert troubles == []


def test_axe_finds_nothing_on_any_page(browser, address, pages, viewport, theme):
    context = reader(browser, viewport=viewport, color_scheme=theme)
    tab = context.new_page()
    found = []
    for page in pages:
        visit(tab, f"{address}/{page}")
        tab.add_script_tag(path=AXE)
        tab.wait_for_function(
            "theme => document.documentElement.dataset.theme === theme", arg=theme
        )
        result = tab.evaluate("axe.run()")
        assert result["url"] == f"{address}/{page}" and len(result["passes"]) > 20
        for violation in result["violations"]:
            first = violation["nodes"][0]["html"][:200]
            found.append((page, violation["id"], len(violation["nodes"]), first))
    context.close()
    assert found == []


def test_the_address_of_the_book_leads_to_its_first_page(browser, address):
    tab = reader(browser).new_page()
    tab.goto(address)
    tab.wait_for_function("location.pathname === '/book/index.html'")
    tab.context.close()


def test_axe_finds_a_picture_without_a_text(browser, address):
    tab = reader(browser).new_page()
    visit(tab, f"{address}/book/index.html")
    tab.evaluate("document.querySelector('article').append(new Image())")
    tab.add_script_tag(path=AXE)
    found = tab.evaluate("axe.run().then(result => result.violations.map(v => v.id))")
    tab.context.close()
    assert found == ["image-alt"]


def test_no_page_scrolls_sideways(browser, address, pages, viewport):
    tab = reader(browser, viewport=viewport).new_page()
    wide = []
    for page in pages:
        visit(tab, f"{address}/{page}")
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            wide.append((page, width))
    tab.context.close()
    assert wide == []


def test_what_scrolls_sideways_is_reached_by_keyboard(browser, address, pages):
    tab = reader(browser, viewport=PHONE).new_page()
    unreached = []
    for page in pages:
        visit(tab, f"{address}/{page}", wait_until="networkidle")
        unreached += tab.evaluate(
            """() => [...document.querySelectorAll("article *")].filter((element) =>
                 element.scrollWidth > element.clientWidth + 1
                 && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
                 && element.tabIndex < 0
                 && !element.querySelector("a, button, [tabindex]"))
               .map((element) => element.outerHTML.slice(0, 200))"""
        )
    tab.context.close()
    assert unreached == []


def test_text_outputs_and_mathematics_are_there_without_javascript(browser, address, pages):
    ours = (
        ".nk-bar, .nk-verdict, .nk-written, .nk-hand, .nk-onward, [data-nk-strip], #nk-progress, "
        "button, .nk-predict, .nk-ask, .nk-reply"
    )
    texts = {}
    for script in (True, False):
        context = reader(browser, java_script_enabled=script)
        tab = context.new_page()
        for page in pages:
            tab.goto(f"{address}/{page}", wait_until="load")
            if page != "search.html":
                article = BeautifulSoup(
                    tab.locator("article").evaluate("e => e.outerHTML"), "html.parser"
                )
                for control in article.select(ours):
                    control.decompose()
                texts.setdefault(page, []).append(article.get_text().split())
                outputs = tab.locator("article .cell_output .output, article .cell_output img")
                assert all(output.is_visible() for output in outputs.all() if not folded(output))
        context.close()
    assert texts
    for page, (with_script, without) in texts.items():
        assert with_script == without, page


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


def folded(locator):
    return locator.locator("xpath=ancestor::details[not(@open)]").count() > 0


def test_search_finds_a_word_of_the_book(browser, address):
    tab = reader(browser).new_page()
    tab.goto(f"{address}/search.html?q=softmax")
    tab.locator("#search-results li a").first.wait_for()
    assert "softmax" in tab.locator("#search-results").inner_text().lower()
    tab.context.close()


def test_a_page_without_its_images_weighs_less_than_350_kb_compressed(browser, address, pages):
    heavy = []
    for page in pages:
        context = reader(browser)
        tab = context.new_page()
        weights = {}

        def weigh(response, weights=weights):
            if response.request.resource_type != "image" and response.ok:
                packed = urlsplit(response.url).path.endswith((".woff2", ".png"))
                body = response.body()
                weights[response.url] = len(body if packed else gzip.compress(body))

        tab.on("response", weigh)
        visit(tab, f"{address}/{page}", wait_until="networkidle")
        context.close()
        assert weights
        if sum(weights.values()) >= 350_000:
            heavy.append((page, weights))
    assert heavy == []


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
