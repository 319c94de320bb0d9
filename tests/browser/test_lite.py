"""The exercise notebooks in JupyterLite, built as the book builds it, opened in a browser."""

import gzip
import importlib.util
import json
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from nnkit.authoring.runtime import assemble
from tests import chromium

pytestmark = [pytest.mark.build, pytest.mark.browser]

TOP = Path(__file__).parents[2]
NOTEBOOK = TOP / "exercises" / "softmax" / "softmax.ipynb"
PAGE = '<!doctype html><html lang="en"><title>Softmax</title><link rel="icon" href="data:,"><div data-nk-hand-in="softmax"></div></html>'
OTHERS = "self.addEventListener('fetch', () => {});"
WORKER = "navigator.serviceWorker"
INSTALL_ANOTHER = """import piplite
try:
    await piplite.install("requests")
except ValueError as error:
    print(error)
"""
PATIENCE = 60_000


def extension():
    path = TOP / "book" / "_ext" / "lite.py"
    spec = importlib.util.spec_from_file_location("lite", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def app(site, source=TOP):
    return SimpleNamespace(
        outdir=str(site), srcdir=str(source), builder=SimpleNamespace(format="html")
    )


def add_page(site):
    page = site / "exercises" / "softmax" / "softmax.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE)
    return page


def release(folder, mark):
    """The course's exercises as they would be after a change."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    notebook["metadata"]["nnkit"]["release"] = mark * 16
    notebook["cells"][0]["source"] = f"# Release {mark}"
    path = folder / "exercises" / "softmax" / "softmax.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook))
    return folder


def stored(lite):
    return [path for path in lite.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with one exercise page, the Python of the pages and the JupyterLite for them."""
    parent = tmp_path_factory.mktemp("lite")
    made = assemble(parent / "runtime")
    site = parent / "html"
    python = site / "_static" / "python"
    python.mkdir(parents=True)
    made.rename(python / json.loads((made / "manifest.json").read_text("utf-8"))["id"])
    (site / "_static" / "favicon.svg").write_bytes(
        (TOP / "book" / "_static" / "favicon.svg").read_bytes()
    )
    (site / "others.js").write_text(OTHERS)
    add_page(site)
    extension().add_lite(app(site), None)
    return site


@pytest.fixture(scope="module")
def address(site):
    with chromium.served(site) as address:
        yield address


@contextmanager
def visiting(browser, address, **viewport):
    """A new reader, and what went wrong: errors, and whatever was asked of another site."""
    context = browser.new_context(viewport=viewport or {"width": 1280, "height": 900})
    troubles = []

    def answer(route):
        if route.request.url.startswith((address, "data:", "blob:")):
            route.fallback()
        else:
            troubles.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    context.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on("response", lambda r: troubles.append(r.url) if r.status >= 400 else None)
    context.set_default_timeout(PATIENCE)
    yield context, troubles
    context.close()


def open_notebook(reader, address):
    """Follow the exercise page's link."""
    tab = reader.new_page()
    tab.goto(f"{address}/exercises/softmax/softmax.html")
    with reader.expect_page() as opened:
        tab.get_by_role("link", name="Open in JupyterLab").click()
    tab.close()
    opened.value.locator(".jp-Notebook .jp-Cell").first.wait_for()
    return opened.value


def wait_for_python(tab):
    tab.get_by_text("Python (Pyodide) | Idle").wait_for()


@pytest.fixture(scope="module")
def opened(browser, address):
    """A notebook in the browser of a reader whom the book has given a service worker of its own."""
    with visiting(browser, address) as (reader, troubles):
        tab = reader.new_page()
        tab.goto(f"{address}/exercises/softmax/softmax.html")
        tab.evaluate(f"{WORKER}.register('/others.js').then(() => {WORKER}.ready)")
        tab.close()
        tab = open_notebook(reader, address)
        wait_for_python(tab)
        yield tab, troubles


@pytest.fixture
def tab(opened):
    tab, troubles = opened
    yield tab
    assert troubles == []


def cell(tab, text):
    return tab.locator(".jp-CodeCell", has_text=text).first


def shows(locator, text):
    expect(locator).to_contain_text(text, timeout=PATIENCE)


def edit(tab, text, code):
    """Put `code` in place of the cell that has `text`."""
    cell(tab, text).locator(".cm-content").click()
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(code)


def run(tab, code):
    """Run `code` in a cell of its own and give what it printed."""
    cell(tab, 'check("softmax")').click()
    tab.keyboard.press("Escape")
    tab.keyboard.press("b")
    tab.keyboard.press("Enter")
    tab.keyboard.insert_text(code)
    tab.keyboard.press("Shift+Enter")
    output = cell(tab, code.splitlines()[0]).locator(".jp-OutputArea-output").last
    output.wait_for()
    return output.inner_text().strip()


def wait_until_saved(tab):
    tab.locator("#jp-main-dock-panel .lm-TabBar-tab.jp-mod-dirty").wait_for(state="detached")


def listed(tab):
    """The names in JupyterLab's list of files."""
    tab.get_by_role("button", name="Refresh the file browser").click()
    return tab.locator(".jp-DirListing-itemText")


def test_the_first_cells_run_and_the_check_says_not_written_yet(tab):
    cells = ["".join(cell["source"]) for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]]
    tab.locator(".jp-Cell").first.click()
    for _ in range(cells.index('check("softmax")') + 1):
        tab.keyboard.press("Shift+Enter")
    verdict = cell(tab, 'check("softmax")').locator(".jp-OutputArea-output")
    shows(verdict, "Not written yet")
    shows(verdict, "0 of 10 points")


def test_only_the_course_s_own_nnkit_can_be_installed(tab):
    assert run(tab, "%pip install nnkit\nimport nnkit.checks\nnnkit.checks.__name__") == (
        "'nnkit.checks'"
    )
    said = run(tab, INSTALL_ANOTHER)
    assert "requests could not be installed: PyPI fallback is disabled" in said


def test_the_book_s_own_service_worker_stays(tab, address):
    assert run(tab, "import os\nos.getcwd()") == "'/drive'"
    workers = tab.evaluate(
        f"{WORKER}.getRegistrations().then(all => all.map(one => one.active.scriptURL))"
    )
    assert f"{address}/others.js" in workers and len(workers) == 2


def test_an_edit_and_a_file_survive_a_reload(tab):
    edit(tab, "def softmax(", "def softmax(z, axis=-1):\n    return 'kept in the notebook'")
    assert run(tab, "open('kept.txt', 'w').write('kept in a file')") == "14"
    wait_until_saved(tab)
    tab.reload()
    wait_for_python(tab)
    shows(cell(tab, "def softmax("), "kept in the notebook")
    release = json.loads(NOTEBOOK.read_text("utf-8"))["metadata"]["nnkit"]["release"]
    for name in "kept.txt", f"softmax-{release[:8]}.ipynb":
        expect(listed(tab).filter(has_text=name)).to_have_count(1, timeout=PATIENCE)
    assert run(tab, "print(open('kept.txt').read())") == "kept in a file"


def test_it_is_small_and_has_nothing_that_is_not_used(site):
    (lite,) = (site / "lite").iterdir()
    files = stored(lite)
    assert sum(path.stat().st_size for path in files) <= 18_000_000
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) <= 5_500_000
    assert [path.name for path in files if path.suffix in (".map", ".ttf")] == []
    assert not any((lite / app).exists() for app in ("repl", "consoles", "notebooks", "tree"))


def test_every_package_of_its_lock_file_is_there(site):
    (lock,) = (site / "lite").glob("*/python/pyodide-lock.json")
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    assert {"nnkit-course", "numpy", "pyodide-kernel"} <= set(packages)
    for entry in packages.values():
        assert (lock.parent / entry["file_name"]).is_file(), entry["name"]


def test_an_unchanged_book_does_not_build_it_again(site, monkeypatch):
    module = extension()
    page = site / "exercises" / "softmax" / "softmax.html"
    before = stored(site / "lite"), page.read_text().split()
    monkeypatch.setattr(module, "build", None)
    module.make_way(app(site))
    assert not (site / "lite").exists()
    module.add_lite(app(site), None)
    assert (stored(site / "lite"), page.read_text().split()) == before
    assert page.read_text().count("Open in JupyterLab") == 1


def test_without_python_there_is_no_jupyterlite(tmp_path):
    site = tmp_path / "html"
    page = add_page(site)
    extension().add_lite(app(site), None)
    assert page.read_text() == PAGE
    assert [path.name for path in site.iterdir()] == ["exercises"]


def test_a_failed_build_gets_none(site, tmp_path):
    out = tmp_path / "html"
    extension().add_lite(app(out), ValueError())
    assert not out.exists()


def test_a_newer_release_is_seen_and_the_older_work_is_beside_it(browser, site, address, tmp_path):
    module = extension()
    with visiting(browser, address) as (reader, troubles):
        for mark in ("1", "2"):
            module.add_lite(app(site, release(tmp_path / mark, mark)), None)
            tab = open_notebook(reader, address)
            tab.get_by_role("heading", name=f"Release {mark}").wait_for()
            edit(tab, "def softmax(", f"written_in = {mark}")
            wait_until_saved(tab)
            tab.close()
        tab = open_notebook(reader, address)
        shows(cell(tab, "written_in"), "written_in = 2")
        names = ["softmax-11111111.ipynb", "softmax-22222222.ipynb"]
        expect(listed(tab)).to_have_text(names, timeout=PATIENCE)
        tab.locator(".jp-DirListing-item", has_text="11111111").dblclick()
        tab.get_by_text("written_in = 1").wait_for()
    assert troubles == []


def test_on_a_phone_the_notebook_has_the_room_and_the_files_are_a_tap_away(browser, site, address):
    with visiting(browser, address, width=360, height=740) as (reader, troubles):
        tab = open_notebook(reader, address)
        first = tab.locator(".jp-Cell").first
        tab.get_by_text("Python (Pyodide) |").wait_for()
        tab.wait_for_timeout(500)
        assert first.bounding_box()["width"] > 240
        tab.locator(".jp-SideBar.jp-mod-left .lm-TabBar-tab").first.click()
        tab.locator(".jp-DirListing-item").wait_for()
    assert troubles == []
