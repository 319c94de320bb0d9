"""The page on the sources: what it quotes is theirs, and what it points to is there.

The sources themselves are not in the repository. `quotes/` has short pieces of each, every formula
among them, as its text has them.
"""

import re
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"
PAGE = (BOOK / "sources.md").read_text("utf-8")
QUOTES = {
    file.stem: file.read_text("utf-8").splitlines()
    for file in sorted(Path(__file__).with_name("quotes").glob("S?.txt"))
}
CELL = re.compile(r"(?<!\\)\|")


def rows():
    """Yield the source, the quoting cell and the line of every row of the page's tables."""
    section = ""
    for line in PAGE.splitlines():
        if heading := re.match(r"##+ (S\d|The slips)", line):
            section = heading[1]
        if not line.startswith("|") or line.startswith("|--") or not section:
            continue
        cells = [cell.strip() for cell in CELL.split(line)[1:-1]]
        if section.startswith("S") and cells[0] != f"in {section}":
            yield section, cells[0], line
        elif section == "The slips" and cells[0] != "source":
            yield cells[0], cells[1], line


def quotes():
    """What the tables quote, by source: words in quotation marks, and formulas."""
    found = {source: [] for source in ("S0", "S1", "S2", "S3", "S4")}
    for source, cell, _ in rows():
        outside = re.sub(r"`\{place\}`", "", cell)
        for words, formula in re.findall(r'"([^"]*)"|\$([^$]*)\$', outside):
            found[source].append(words or formula)
    return found


def squeeze(text):
    """A text without what a transcription or Markdown may add or lose: spaces, case, marks."""
    text = re.sub(r"\\(?=[_*|])|\*\*|\[\[|\]\]", "", text)
    return re.sub(r'[\s"“”$`]', "", text).casefold()


def targets():
    """Everything in the chapters that a row can point to, found without the book's own role."""
    found = set()
    for file in BOOK.glob("*.md"):
        text = file.read_text("utf-8")
        found |= set(re.findall(r"^:label: +(\S+)$", text, re.MULTILINE))
        found |= set(re.findall(r"^\((\S+)\)=$", text, re.MULTILINE))
        found |= set(re.findall(r"^ +name: +(fig-\S+)$", text, re.MULTILINE))
        found |= {f"exercise-{name}" for name in re.findall(r"\{exercise-card\} +(\w+)", text)}
        for heading in re.findall(r"^##+ +(.+)$", text, re.MULTILINE):
            found.add(f"{file.stem}#{re.sub(r'[`$*]', '', heading).strip()}")
    return found


def test_every_row_points_into_the_book():
    pages = {file.name for file in BOOK.glob("*.md")}
    there, wrong = targets(), []
    for _, _, line in rows():
        places = re.findall(r"\{place\}`([^`]+)`", line)
        links = re.findall(r"\]\((\w+\.md)\)", line)
        if not places + links or not set(places) <= there or not set(links) <= pages:
            wrong.append(line)
    assert wrong == []


@pytest.mark.parametrize("source", QUOTES)
def test_what_the_page_quotes_stands_in_the_source(source):
    pieces = [squeeze(piece) for piece in QUOTES[source]]
    strange = [q for q in quotes()[source] if not any(squeeze(q) in piece for piece in pieces)]
    assert strange == []


@pytest.mark.parametrize("source", QUOTES)
def test_no_formula_and_no_sentence_of_a_source_is_left_out(source):
    quoted = [squeeze(quote) for quote in quotes()[source]]
    missing = [piece for piece in QUOTES[source] if squeeze(piece) not in quoted]
    assert missing == []


def test_all_five_sources_have_their_tables():
    assert list(QUOTES) == ["S0", "S1", "S2", "S3", "S4"]
    assert {source for source, _, _ in rows()} == set(QUOTES)
    assert all(len(pieces) > 15 for pieces in QUOTES.values())
