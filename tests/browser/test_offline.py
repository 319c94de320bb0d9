"""The book without a network: what a browser keeps, what it never mixes, and what it survives."""

import contextlib
import functools
import http.server
import importlib.util
import json
import re
import shutil
import threading
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from nnkit.checks import bank
from tests import chromium
from tests.chromium import visit

pytestmark = pytest.mark.browser

TOP = Path(__file__).parents[2]
CHAPTER, EXERCISES = "book/softmax.html", "exercises/softmax/softmax.html"
RIGHT = (
    "def softmax(z, axis=-1):\n    e = np.exp(z - z.max(axis=axis, keepdims=True))\n"
    "    return e / e.sum(axis=axis, keepdims=True)"
)
LONG = 60_000
CONTROLLED = "navigator.serviceWorker.controller !== null"
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      kept.push(decodeURIComponent(new URL(url).search.slice(1)));
    }
  }
  return kept.sort();
}"""
SETTLED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(registration?.active) && !registration.installing && !registration.waiting;
}"""
NONE = "navigator.serviceWorker.getRegistration().then((registration) => !registration)"

PAGE = """<!doctype html>
<html lang="en" data-content_root="../">
<meta charset="utf-8">
<title>{name} {version}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../_static/look.css">
<script type="module" src="../_static/live/main.js"></script>
<h1>{name}, version {version}</h1>
"""
INDEX = '<!doctype html>\n<html lang="en">\n<title>Index</title>\n<link rel="icon" href="data:,">\n<script src="searchindex.js"></script>\n'
MAIN = """
import { keepOffline } from "./offline.js";
import { version } from "./part.js";
document.documentElement.dataset.version = version;
window.late = async () => (await import("./late.js")).version;
keepOffline(new URL(document.documentElement.dataset.content_root, document.baseURI), null);
"""

WITH_PYTHON = """
import { keepOffline } from "./offline.js";
window.python = new EventTarget();
python.state = "loading";
python.ask = () => new Promise((resolve) => (window.answer = resolve));
keepOffline(new URL("../", document.baseURI), python);
"""


@pytest.fixture(scope="module")
def extension():
    spec = importlib.util.spec_from_file_location("offline", TOP / "book" / "_ext" / "offline.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Site:
    """A folder, served under a path of its host, that can be gone, slow or broken."""

    def __init__(self, folder, path="/"):
        self.folder, self.path = folder, path
        self.asked, self.broken, self.delay = [], {}, {}
        self.server, self.port = None, 0

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}{self.path}"

    def start(self):
        site = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *arguments):
                pass

            def end_headers(self):
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def answer(self, method):
                name = self.path.split("?")[0].removeprefix(site.path)
                site.asked.append((method, name))
                time.sleep(site.delay.get(name, 0))
                if name in site.broken or not self.path.startswith(site.path):
                    self.send_error(site.broken.get(name, 404))
                    return
                self.path = "/" + name
                # Files of two versions are written within one second, which dates do not tell apart.
                del self.headers["If-Modified-Since"]
                super().do_HEAD() if method == "HEAD" else super().do_GET()

            def do_GET(self):
                with contextlib.suppress(ConnectionError):
                    self.answer("GET")

            def do_HEAD(self):
                self.answer("HEAD")

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.answer("POST")

        handler = functools.partial(Handler, directory=str(self.folder))
        self.server = chromium.Server(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def manifest(self):
        first = (self.folder / "offline.js").read_text("utf-8").splitlines()[0]
        return json.loads(first.removeprefix("const book = ").removesuffix(";"))

    def hashes(self):
        return sorted(set(self.manifest()["kept"].values()))


@contextlib.contextmanager
def serving(folder, path="/"):
    site = Site(folder, path)
    site.start()
    try:
        yield site
    finally:
        site.stop()


@pytest.fixture
def write(tmp_path, extension):
    """Build a small book in some version, as the extension leaves it."""
    folder = tmp_path / "site"

    def write(version, **changed):
        shutil.rmtree(folder, ignore_errors=True)
        live, python = folder / "_static" / "live", folder / "_static" / "python" / f"v{version}"
        for place in (live, python, folder / "book"):
            place.mkdir(parents=True)
        texts = {
            "book/one.html": PAGE.format(name="one", version=version),
            "book/two.html": PAGE.format(name="two", version=version),
            "index.html": INDEX,
            "_static/live/main.js": MAIN,
            "_static/live/part.js": f"export const version = '{version}';",
            "_static/live/late.js": f"export const version = '{version}';",
            "_static/look.css": "h1 { color: rgb(1, 2, 3); }",
            "_static/unnamed.js": "",
            "searchindex.js": f"const version = '{version}'",
        }
        for name, text in (texts | changed).items():
            (folder / name).write_text(text)
        shutil.copy(TOP / "book" / "_static" / "live" / "offline.js", live)
        packages = {
            "matplotlib": {"file_name": "matplotlib.whl", "depends": ["numpy", "six"]},
            "numpy": {"file_name": "numpy.whl", "depends": []},
            "six": {"file_name": "six.whl", "depends": []},
            "jedi": {"file_name": "jedi.whl", "depends": []},
        }
        for name, package in packages.items():
            (python / package["file_name"]).write_bytes(name.encode() * 50_000)
        (python / "pyodide-lock.json").write_text(json.dumps({"packages": packages}))
        start = ["numpy.whl", "pyodide-lock.json"]
        (python / "manifest.json").write_text(json.dumps({"start": start}))
        extension.write_worker(folder)
        return folder

    return write


@pytest.fixture
def site(write):
    with serving(write("1"), "/some/book/") as site:
        yield site


class Reader:
    """A fresh browser profile; whatever its tabs and workers log as an error is a trouble."""

    def __init__(self, browser):
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.troubles = []
        self.context.on("console", lambda m: self.hear(f"{m.text} ({m.location['url']})", m.type))
        self.context.on("weberror", lambda error: self.hear(str(error.error), "error"))

    def hear(self, text, kind):
        # A bare page has no icon, for which a browser asks of itself.
        if kind in ("error", "warning") and "favicon.ico" not in text:
            self.troubles.append(text)

    def only_trouble(self):
        """The one trouble that a test makes on purpose."""

        def made():
            # A bare page has no icon, for which a browser asks of itself.
            return [text for text in self.troubles if "favicon.ico" not in text]

        until(made)
        (trouble,) = made()
        self.troubles.clear()
        return trouble

    def open(self, site, page="book/one.html"):
        tab = self.context.new_page()
        visit(tab, site.address + page)
        return tab

    def keep(self, site, page="book/one.html"):
        """Visit a page and wait until the worker has everything."""
        tab = self.open(site, page)
        tab.wait_for_function(CONTROLLED, timeout=LONG)
        until(lambda: tab.evaluate(SETTLED))
        return tab


@pytest.fixture
def reader(browser):
    reader = Reader(browser)
    yield reader
    reader.context.close()
    assert reader.troubles == []


def until(true, seconds=10):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def heading(tab):
    return tab.locator("h1").inner_text()


def version(tab):
    tab.wait_for_function("document.documentElement.dataset.version")
    return tab.evaluate("document.documentElement.dataset.version")


def update(tab):
    """Look for a new worker, as the browser does some seconds after a visit."""
    tab.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update())")


def limit(tab, site, quota):
    """Let the site keep only so many bytes."""
    session = tab.context.new_cdp_session(tab)
    origin = site.address.removesuffix(site.path)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": quota})


def stop_worker(tab):
    """End the service worker's process, as a browser does with one that is idle."""
    session = tab.context.new_cdp_session(tab)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


@pytest.mark.build
def test_after_one_visit_the_whole_book_and_its_python_work_without_a_network(reader, book, pages):
    failed = []
    reader.context.on("requestfailed", lambda r: r.service_worker or failed.append(r.url))
    with serving(book) as site:
        reader.keep(site, EXERCISES).close()
        site.stop()
        tab = reader.context.new_page()
        tab.add_init_script(chromium.SAVING)
        for page in pages:
            visit(tab, site.address + page, wait_until="networkidle")
            assert tab.locator("#main-content").inner_text(), page
        tab.close()
        tab = reader.open(site, CHAPTER)
        cell = tab.locator(".nk-cell").nth(1)
        cell.locator(".cell_input").click()
        cell.locator(".cm-content").click()
        tab.keyboard.press("Control+a")
        tab.keyboard.insert_text("figures.temperature([1, 2, 3], animals, [1, 2])")
        cell.locator(".nk-go").click()
        expect(cell.locator("img.nk-picture")).to_be_visible(timeout=LONG)
        card = tab.locator("#exercise-softmax")
        card.locator(".nk-code").click()
        card.locator(".cm-content").click()
        tab.keyboard.press("Control+a")
        tab.keyboard.insert_text(RIGHT)
        card.locator(".nk-go").click()
        expect(card.locator(".nk-label")).to_contain_text("Right", timeout=LONG)
        tab.close()
    assert failed == []


@pytest.mark.build
def test_all_that_a_page_of_the_book_names_is_kept_and_nothing_twice(book):
    kept = {unquote(name) for name in Site(book).manifest()["kept"]}
    for page in set(book.rglob("*.html")) - set((book / "lite").rglob("*")):
        for element in BeautifulSoup(page.read_text("utf-8"), "html.parser").select(
            "link[href], [src]"
        ):
            address = re.sub(r"[?#].*", "", element.get("src") or element["href"])
            if address and ":" not in address:
                named = (page.parent / address).resolve().relative_to(book).as_posix()
                assert named in kept, (page, address)
    notebooks = {f"exercises/{name}/{name}.ipynb" for name in bank.NAMES}
    assert {name for name in kept if name.endswith(".ipynb")} == notebooks
    assert not [name for name in kept if re.search(r"^_sources|^lite/|\.map$|nnkit\.css", name)]
    python = [name.rpartition("/")[2] for name in kept if "/python/" in name]
    assert any(name.startswith("pillow") for name in python)
    assert not any(name.startswith(("jedi", "ipython")) for name in python)


def test_what_is_kept_is_the_pages_what_they_name_and_the_python_of_a_page(site):
    python = {f"_static/python/v1/{n}.whl" for n in ("numpy", "matplotlib", "six")}
    assert set(site.manifest()["kept"]) == python | {
        "_static/python/v1/pyodide-lock.json",
        "_static/live/late.js",
        "_static/live/main.js",
        "_static/live/offline.js",
        "_static/live/part.js",
        "_static/look.css",
        "book/one.html",
        "book/two.html",
        "index.html",
        "searchindex.js",
    }


def test_building_again_gives_the_same_worker_and_pages(site, extension):
    before = {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}
    extension.write_worker(site.folder)
    assert {path: path.read_bytes() for path in before} == before


def test_a_word_in_a_page_changes_neither_the_other_pages_nor_their_version(site, write):
    before = site.manifest()
    changed = PAGE.format(name="two", version="with another word")
    write("1", **{"book/two.html": changed, "searchindex.js": "another"})
    after = site.manifest()
    assert before["files"] == after["files"]
    differ = {name for name in before["kept"] if before["kept"][name] != after["kept"][name]}
    assert differ == {"book/two.html", "searchindex.js"}


def test_an_unvisited_page_opens_under_a_path_of_the_host_when_the_server_is_gone(reader, site):
    tab = reader.keep(site)
    assert tab.evaluate(KEPT) == site.hashes()
    site.stop()
    for address in ("book/two.html", "book/two", "book/two.html?q=1#part"):
        tab = reader.open(site, address)
        assert heading(tab) == "two, version 1" and version(tab) == "1"
        assert tab.evaluate("late()") == "1"
    tab = reader.context.new_page()
    tab.goto(site.address)
    assert tab.title() == "Index"


def test_a_page_that_stays_open_is_kept_going_too(reader, site):
    tab = reader.keep(site)
    site.stop()
    assert tab.evaluate("late()") == "1"


def test_the_worker_fetches_after_the_page_and_what_is_kept_is_not_asked_for_again(reader, site):
    tab = reader.keep(site)
    names = [name for _, name in site.asked]
    own = names.index("offline.js")
    assert set(names[:own]) == {
        "book/one.html",
        *("_static/live/" + name for name in ("main.js", "offline.js", "part.js")),
        "_static/look.css",
    }
    site.asked.clear()
    tab.reload()
    assert version(tab) == "1"
    until(lambda: ("GET", "offline.js") in site.asked)
    assert {name for _, name in site.asked} == {"book/one.html", "offline.js"}


def test_python_and_what_it_was_asked_for_come_first(reader, site, write):
    write("1", **{"_static/live/main.js": WITH_PYTHON})
    tab = reader.open(site)
    for first in (
        "document.readyState === 'complete'",
        "python.state = 'ready', python.dispatchEvent(new Event('change'))",
    ):
        tab.evaluate(first)
        tab.wait_for_timeout(300)
        assert ("GET", "offline.js") not in site.asked
    tab.evaluate("answer()")
    until(lambda: ("GET", "offline.js") in site.asked)


def test_a_new_build_is_there_on_the_next_visit_and_the_old_one_is_gone(reader, site, write):
    tab = reader.keep(site)
    write("2")
    site.asked.clear()
    tab.reload()
    assert heading(tab) == "one, version 2" and version(tab) == "2"
    until(lambda: tab.evaluate(KEPT) == site.hashes())
    until(lambda: tab.evaluate(SETTLED))
    asked = {name for _, name in site.asked}
    assert "_static/live/part.js" in asked and "book/two.html" in asked
    assert not any(name.endswith(".whl") for name in asked)
    site.stop()
    tab = reader.open(site, "book/two.html")
    assert heading(tab) == "two, version 2" and version(tab) == "2"
    assert tab.evaluate("late()") == "2"


@pytest.mark.parametrize("asleep", [False, True])
def test_each_open_page_gets_the_modules_of_its_own_version(reader, site, write, asleep):
    old = reader.keep(site)
    write("2")
    new = reader.open(site, "book/two.html")
    assert heading(new) == "two, version 2" and version(new) == "2"
    update(new)
    until(lambda: new.evaluate("navigator.serviceWorker.getRegistration().then(r => !!r.waiting)"))
    if asleep:
        stop_worker(new)
    assert new.evaluate("late()") == "2"
    assert old.evaluate("late()") == "1"
    old.close()
    visit(new, site.address + "book/one.html")
    assert version(new) == "2"
    until(lambda: new.evaluate(KEPT) == site.hashes())


@pytest.mark.parametrize("asleep", [False, True])
def test_a_page_of_another_version_is_never_given_kept_modules(reader, site, write, asleep):
    tab = reader.keep(site)
    write("2")
    site.broken["offline.js"] = 500
    tab.reload()
    assert version(tab) == "2"
    if asleep:
        stop_worker(tab)
    site.stop()
    assert tab.evaluate("late().catch(() => 'none')") == "none"
    assert "late.js" in reader.only_trouble()
    tab = reader.open(site)
    assert heading(tab) == "one, version 1" and version(tab) == "1"


def test_a_file_that_fails_leaves_the_older_version_working(reader, site, write, extension):
    tab = reader.keep(site)
    before = tab.evaluate(KEPT)
    name = "_static/python/v2/matplotlib.whl"
    write("2")
    (site.folder / name).write_bytes(b"another" * 40_000)
    extension.write_worker(site.folder)
    site.broken[name] = 404
    tab.reload()
    update(tab)
    until(lambda: ("GET", name) in site.asked)
    until(lambda: tab.evaluate(SETTLED))
    assert tab.evaluate(KEPT) == before
    site.stop()
    tab = reader.open(site, "book/two.html")
    assert heading(tab) == "two, version 1" and tab.evaluate("late()") == "1"
    site.broken.clear()
    site.start()
    tab.reload()
    update(tab)
    until(lambda: tab.evaluate(KEPT) == site.hashes())
    assert version(tab) == "2"


@pytest.mark.parametrize("name", ["book/two.html", "_static/live/late.js"])
def test_a_file_of_another_version_is_not_kept_under_this_one(reader, site, write, name):
    write("2")
    other = (site.folder / name).read_bytes()
    write("1")
    (site.folder / name).write_bytes(other)
    tab = reader.open(site)
    until(lambda: ("GET", name) in site.asked)
    until(lambda: tab.evaluate(NONE))
    assert tab.evaluate("caches.keys()") == []


def test_a_server_may_add_to_the_pages_that_are_kept(reader, site):
    page = site.folder / "book" / "two.html"
    page.write_text(page.read_text().replace("<h1>", "<script>added = 1</script><h1>"))
    reader.keep(site)
    site.stop()
    tab = reader.open(site, "book/two.html")
    assert tab.evaluate("added") == 1 and version(tab) == "1"


def test_a_full_storage_is_survived_and_left_as_it_was(reader, site, write):
    tab = reader.context.new_page()
    limit(tab, site, 300_000)
    visit(tab, site.address + "book/one.html")
    until(lambda: ("GET", "_static/python/v1/matplotlib.whl") in site.asked)
    until(lambda: tab.evaluate(NONE))
    assert version(tab) == "1" and tab.evaluate("caches.keys()") == []
    limit(tab, site, 10_000_000)
    tab.reload()
    tab.wait_for_function(CONTROLLED)
    before = tab.evaluate(KEPT)
    assert before == site.hashes()
    write("2", **{"_static/look.css": "h1 { color: rgb(3, 2, 1); }" + " " * 3_000_000})
    limit(tab, site, 1_500_000)
    tab.reload()
    update(tab)
    until(lambda: site.asked.count(("GET", "_static/look.css")) > 1)
    until(lambda: tab.evaluate(SETTLED))
    assert version(tab) == "2" and tab.evaluate(KEPT) == before
    site.stop()
    assert version(reader.open(site)) == "1"


@pytest.mark.parametrize("answer", ["late", "failed"])
def test_a_page_that_the_network_does_not_give_comes_from_what_is_kept(reader, site, answer):
    reader.keep(site)
    if answer == "late":
        site.delay["book/two.html"] = 8
    else:
        site.broken["book/two.html"] = 503
    started = time.monotonic()
    tab = reader.open(site, "book/two.html")
    assert version(tab) == "1" and heading(tab) == "two, version 1"
    assert time.monotonic() - started < 6


def test_a_page_that_is_no_longer_there_is_said_to_be_missing(reader, site):
    tab = reader.keep(site)
    site.broken["book/two.html"] = 404
    assert tab.goto(site.address + "book/two.html").status == 404
    assert "book/two.html" in reader.only_trouble()


def test_only_plain_requests_for_files_of_the_book_are_answered(reader, site):
    tab = reader.keep(site)
    elsewhere = serving(site.folder, "/some/book/")
    fetched = """async ([address, options]) => {
      await fetch(new URL(address, document.baseURI), options);
    }"""
    with elsewhere as other:
        site.asked.clear()
        name = "_static/live/late.js"
        tab.evaluate(fetched, [f"../{name}", {}])
        assert site.asked == []
        for options in (
            {"method": "HEAD"},
            {"method": "POST", "body": "x"},
            {"headers": {"Range": "bytes=0-1"}},
        ):
            tab.evaluate(fetched, [f"../{name}", options])
        assert [method for method, _ in site.asked] == ["HEAD", "POST", "GET"]
        tab.evaluate(fetched, ["../_static/unnamed.js", {}])
        assert site.asked[-1] == ("GET", "_static/unnamed.js")
        tab.evaluate(fetched, [f"{other.address}{name}", {"mode": "no-cors"}])
        assert other.asked == [("GET", name)]
    assert tab.evaluate(KEPT) == site.hashes()
    reader.troubles.clear()


def test_nothing_is_kept_for_a_reader_who_saves_data(reader, site):
    reader.context.add_init_script(chromium.SAVING)
    tab = reader.open(site)
    assert version(tab) == "1"
    tab.wait_for_timeout(500)
    assert tab.evaluate(NONE) and ("GET", "offline.js") not in site.asked


@pytest.mark.parametrize("how", ["from a file", "without service workers", "built without it"])
def test_where_nothing_can_be_kept_nothing_is_said(reader, site, how):
    address = site.address + "book/one.html"
    tab = reader.context.new_page()
    if how == "from a file":
        tab.goto((site.folder / "book" / "one.html").as_uri())
        assert heading(tab) == "one, version 1"
        reader.troubles[:] = [
            t for t in reader.troubles if "CORS" not in t and "ERR_FAILED" not in t
        ]
        return
    if how == "without service workers":
        tab.add_init_script("delete Navigator.prototype.serviceWorker")
    else:
        (site.folder / "offline.js").unlink()
        page = site.folder / "book" / "one.html"
        page.write_text(re.sub(r' data-nk-files="\w+"', "", page.read_text()))
    visit(tab, address)
    assert version(tab) == "1"
    tab.wait_for_timeout(500)
    assert ("GET", "offline.js") not in site.asked


def test_two_books_of_one_host_leave_each_other_alone(reader, site, tmp_path):
    """A second book beside the first one, under the same host."""
    for name in ("a", "b"):
        shutil.copytree(site.folder, tmp_path / "host" / name)
    with serving(tmp_path / "host") as host:
        for name in ("a", "b"):
            tab = reader.open(host, f"{name}/book/one.html")
            tab.wait_for_function(CONTROLLED)
        assert len(tab.evaluate("caches.keys()")) == 2
        assert len(tab.evaluate(KEPT)) == 2 * len(site.hashes())
