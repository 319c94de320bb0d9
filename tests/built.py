"""The book, built once for a whole test run, and a browser to read it with."""

import atexit
import contextlib
import fcntl
import functools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import chromium, shots

TOP = Path(__file__).parents[1]


def build(source, target):
    """Run Jupyter Book as ``make book`` does, into a folder of the tests' own."""
    command = ["jupyter-book", "build", str(source), "--path-output", str(target)]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    }
    return subprocess.run(
        [*command, "-W", "-n", "--keep-going"], env=environment, capture_output=True, text=True
    )


@contextlib.contextmanager
def one_at_a_time(file):
    """Let one of the test run's processes in, the others after it."""
    with file.open("w") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The folder of the book's pages, built once from nothing with warnings as errors."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    target = shared / "book"
    with one_at_a_time(shared / "book.lock"):
        if not (target / "built").exists():
            done = build(TOP, target)
            assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
            (target / "built").touch()
    return target / "_build" / "html"


@pytest.fixture(scope="session")
def address(book):
    with chromium.served(book) as address:
        yield address


@pytest.fixture(scope="session")
def pages(book):
    return shots.pages(book)


@functools.cache
def launched():
    """A process can hold one Playwright; every folder's fixture gives the same browser."""
    playwright = sync_playwright().start()
    browser = chromium.launch(playwright, chromium.BRIEFLY)
    atexit.register(playwright.stop)
    return browser


@pytest.fixture(scope="session")
def browser():
    return launched()


EMULATED = ("color_scheme", "forced_colors", "media", "reduced_motion")


class Seat:
    """A tab that one test has after the other, each as if nobody had sat there before.

    To start the processes of a tab and to compile a page's scripts in them costs a browser more than
    most tests do.
    """

    def __init__(self, new_context):
        self.new_context = new_context
        self.tab = None

    def taken(self):
        """The tab, at no page."""
        if self.tab is None:
            # The service worker, whose tests are in test_offline, would fetch the whole book.
            context = self.new_context(service_workers="block")
            self.tab = context.new_page()
            self.devtools = context.new_cdp_session(self.tab)
        return self.tab

    def cleared(self):
        """Leave nothing of the page that is shown; the browser's cache of files stays.

        What a test listens to with `on` it goes on hearing, when nobody looks any more.
        """
        self.tab.unroute_all()
        if origin := re.match("https?://[^/]+", self.tab.url):
            kept = {"securityOrigin": origin[0], "isLocalStorage": False}
            self.devtools.send("DOMStorage.clear", {"storageId": kept})
            self.tab.goto("about:blank")
            self.tab.emulate_media(**dict.fromkeys(EMULATED, "null"))
            self.devtools.send(
                "Storage.clearDataForOrigin", {"origin": origin[0], "storageTypes": "all"}
            )

    def broken(self):
        """Take another tab next time."""
        self.tab.context.close()
        self.tab = None


@pytest.fixture(scope="session")
def seat(browser):
    return Seat(browser.new_context)


@pytest.fixture(scope="session")
def sparing_seat(browser):
    return Seat(functools.partial(chromium.reader, browser))


def one_test(seat, request):
    failed = request.session.testsfailed
    tab = seat.taken()
    tab.set_viewport_size({"width": 1280, "height": 900})
    yield tab
    if request.session.testsfailed > failed or tab.is_closed():
        seat.broken()
    else:
        seat.cleared()


@pytest.fixture
def tab(seat, request):
    """A tab, 1280 pixels wide, that has been nowhere yet."""
    yield from one_test(seat, request)


@pytest.fixture
def sparing_tab(sparing_seat, request):
    """Such a tab whose reader saves data."""
    yield from one_test(sparing_seat, request)
