"""The book, built once for a whole test run, and a browser to read it with."""

import atexit
import contextlib
import fcntl
import functools
import os
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
    browser = chromium.launch(playwright)
    atexit.register(playwright.stop)
    return browser


@pytest.fixture(scope="session")
def browser():
    return launched()
