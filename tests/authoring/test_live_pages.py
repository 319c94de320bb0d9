"""What the build adds to a page, with Python for the browser and without."""

import importlib.util
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "book" / "_ext" / "live_pages.py"
PAGE = (
    "<html><head></head><body><article class='bd-article'><h1>A page</h1>"
    "<div class='cell'><div class='cell_input'><pre>1 + 1\n</pre></div></div>"
    "</article></body></html>"
)


@pytest.fixture(scope="module")
def live_pages():
    spec = importlib.util.spec_from_file_location("live_pages", EXTENSION)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made(live_pages, tmp_path, python, text=PAGE):
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")
    live_pages.make_live(path, "page", None, None, python, "./")
    return path.read_text("utf-8")


def test_without_python_a_page_with_cells_says_so_under_its_title(live_pages, tmp_path):
    text = made(live_pages, tmp_path, None)
    assert '</h1><p class="nk-banner">' in text
    assert "without Python for the browser" in text
    assert 'classList.add("nk-live")' not in text


def test_without_python_a_page_without_cells_says_nothing(live_pages, tmp_path):
    bare = PAGE.replace("cell_input", "other")
    assert "nk-banner" not in made(live_pages, tmp_path, None, bare)


def test_with_python_there_is_no_banner(live_pages, tmp_path):
    text = made(live_pages, tmp_path, {"path": "_static/python/x/", "bytes": 1})
    assert "nk-banner" not in text
    assert 'classList.add("nk-live")' in text
