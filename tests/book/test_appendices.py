"""The appendices say what is there: every function, every message, every exercise."""

import contextlib
import io
import re
from pathlib import Path

import pytest

import nnkit
from nnkit.checks import bank

BOOK = Path(__file__).parents[2] / "book"
MESSAGES = (
    "not aligned",
    "could not be broadcast",
    "is out of bounds",
    "setting an array element with a sequence",
    "truth value of an array with more than one element is ambiguous",
    "'NoneType' object has no attribute",
    "assignment destination is read-only",
    "overflow encountered in exp",
    "divide by zero encountered",
    "invalid value encountered",
)


def text(page):
    return (BOOK / f"{page}.md").read_text("utf-8")


def cells(page):
    found = re.findall(
        r"^```\{code-cell\} ipython3\n(?:---\n.*?---\n|:tags: [^\n]*\n)?(.*?)^```",
        text(page),
        re.M | re.S,
    )
    assert found
    return found


@pytest.fixture
def in_the_book(monkeypatch):
    monkeypatch.chdir(BOOK)


def test_the_reference_has_every_public_name():
    named = re.findall(
        r"^\.\. (?:auto\w+|py:data):: nnkit\.(\w+)$", text("reference"), re.MULTILINE
    )
    assert sorted(named) == sorted(nnkit.__all__)


def test_the_page_on_errors_shows_the_ten_messages():
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec("\n".join(cells("numpy-errors")), {})
    assert [message for message in MESSAGES if message not in printed.getvalue()] == []


def test_every_exercise_shows_one_outcome(in_the_book):
    namespace = {}
    exec("\n".join(cells("instructors")), namespace)
    mapped = {
        chapter: " ".join(outcomes.values()).split()
        for chapter, outcomes in namespace["OUTCOMES"].items()
    }
    for chapter, names in bank.NAMES.items():
        assert sorted(mapped[chapter]) == sorted(names)


def test_the_bibliography_names_what_the_sources_name():
    works = ("Rosenblatt1957", "Linnainmaa1970", "Rumelhart1986", "Duchi2011", "Tieleman2012")
    for work in (*works, "Kingma2015", "Reddi2018"):
        assert f"{{cite:t}}`all-{work}`" in text("bibliography")
