"""The book, built once from nothing with warnings as errors, and a browser to read it with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import chromium, shots

TOP = Path(__file__).parents[2]


def build(source, target):
    """Run Jupyter Book as ``make book`` does, into a folder of the tests' own."""
    command = ["jupyter-book", "build", str(source), "--path-output", str(target)]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    }
    return subprocess.run(
        [*command, "-W", "-n", "--keep-going"], env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The folder of the book's pages."""
    target = tmp_path_factory.mktemp("book")
    done = build(TOP, target)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return target / "_build" / "html"


@pytest.fixture(scope="session")
def address(book):
    with chromium.served(book) as address:
        yield address


@pytest.fixture(scope="session")
def pages(book):
    return shots.pages(book)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()
