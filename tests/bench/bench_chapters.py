"""How long the cells of each chapter take in the page's Python, which here runs under Node."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from nnkit.authoring.runtime import assemble
from nnkit.checks import bank
from tests.browser.test_pyodide import Python
from tests.figures.cells import BOOK, CELL

PATIENCE = 60


def seconds(runtime: Path, chapter: str) -> float:
    """Run all cells of a chapter; what is fetched beforehand does not count."""
    python = Python(runtime)
    try:
        python.ask("need", packages=["matplotlib"])
        total = 0.0
        for code in CELL.findall((BOOK / f"{chapter}.md").read_text("utf-8")):
            told = python.run(code, PATIENCE)
            assert told["error"] is None, (chapter, told["error"])
            total += told["seconds"]
        return total
    finally:
        python.end()


def figures() -> Iterator[tuple[str, float, float | None]]:
    """Yield the seconds of each chapter."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = assemble(Path(folder) / "python")
        for chapter in bank.NAMES:
            yield f"cells/{chapter}", seconds(runtime, chapter), 20.0
