"""The code cells of a chapter, run from top to bottom as on the page."""

import contextlib
import functools
import io
import re
from pathlib import Path

from threadpoolctl import threadpool_limits

BOOK = Path(__file__).parents[2] / "book"
CELL = re.compile(r"```\{code-cell\} ipython3\n(?:---\n.*?---\n)?(.*?)```", re.DOTALL)


@functools.cache
def run(chapter):
    """Give the names that the cells leave behind, and the lines that each cell prints."""
    names, printed = {}, []
    for number, code in enumerate(CELL.findall((BOOK / f"{chapter}.md").read_text("utf-8"))):
        out, err = io.StringIO(), io.StringIO()
        streams = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
        with streams[0], streams[1], threadpool_limits(1):
            exec(compile(code, f"{chapter}, cell {number}", "exec"), names)
        assert not err.getvalue(), (number, err.getvalue())
        printed.append(out.getvalue())
    return names, printed


def said(chapter, start):
    """Give what follows `start` in the one printed line of the chapter that begins with it."""
    lines = [line for cell in run(chapter)[1] for line in cell.splitlines()]
    (found,) = [line[len(start) :].strip() for line in lines if line.startswith(start)]
    return found
