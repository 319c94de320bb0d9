"""Python's side in a page of the book: runs cells and checks exercises, and answers in JSON.

A page's worker calls `run`, `check` and `solutions`. What they give back is data; the page makes
text of it, never HTML.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..checks import bank, explain, notebook
from ..checks.exercise import Exercise
from ..checks.notebook import check_in
from ..checks.result import Result, unchecked
from ..checks.student_side.process import run_cell
from ..checks.student_side.trouble import no_input

MAX_TEXT = 20_000
MAX_OUTPUTS = 50
BETWEEN_NEWS = 0.1

emit: Callable[[str], None] | None = None
namespace: dict[str, Any] = {"__name__": "__main__"}


class Outputs:
    """What a cell shows, in order: texts, values, pictures, verdicts; bounded in size."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.room = MAX_TEXT
        self.told = time.monotonic()

    def text(self, stream: str, text: str) -> None:
        """Add what was printed; what exceeds the room is cut, and says so once."""
        if self.room <= 0 or not text:
            return
        if len(text) >= self.room:
            text = text[: self.room] + "\n… (what follows is too long for a page)\n"
            self.room = 0
        self.room -= len(text)
        last = self.items[-1] if self.items else {}
        if last.get("kind") == "text" and last["stream"] == stream:
            last["text"] += text
        else:
            self.items.append({"kind": "text", "stream": stream, "text": text})
        now = time.monotonic()
        if emit is not None and now - self.told > BETWEEN_NEWS:
            self.told = now
            emit(json.dumps(self.items))

    def add(self, item: dict[str, Any]) -> None:
        if len(self.items) < MAX_OUTPUTS:
            self.items.append(item)
        elif len(self.items) == MAX_OUTPUTS:
            more = f"… (a page shows {MAX_OUTPUTS} outputs of a cell; more follow)\n"
            self.items.append({"kind": "text", "stream": "err", "text": more})

    def show(self, *values: Any) -> None:
        """Show values as a notebook does; a page's `display`."""
        for value in values:
            if value is not None:
                self.add(_shown(value))


class _Stream(io.TextIOBase):
    def __init__(self, outputs: Outputs, name: str) -> None:
        self.outputs, self.name = outputs, name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.outputs.text(self.name, str(text))
        return len(text)


def _shown(value: Any) -> dict[str, Any]:
    figure = sys.modules.get("matplotlib.figure")
    if figure is not None and isinstance(value, figure.Figure):
        return _picture(value)
    drawing = getattr(value, "_repr_svg_", None)
    if callable(drawing) and not isinstance(value, type):
        return {"kind": "figure", "svg": str(drawing())}
    if isinstance(value, notebook.Points):
        return {"kind": "check", "result": value.result.as_dict()}
    text = repr(value)
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT] + " …"
    return {"kind": "value", "text": text}


def _picture(figure: Any) -> dict[str, Any]:
    made = io.StringIO()
    figure.savefig(made, format="svg", bbox_inches="tight")
    return {"kind": "figure", "svg": made.getvalue(), "key": id(figure)}


def _pictures_left_open(outputs: Outputs) -> None:
    """Show what pyplot still holds, as a notebook does at the end of a cell."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return
    shown = {item.get("key") for item in outputs.items}
    for number in pyplot.get_fignums():
        figure = pyplot.figure(number)
        if id(figure) not in shown:
            outputs.add(_picture(figure))
    pyplot.close("all")


@contextlib.contextmanager
def _captured(outputs: Outputs) -> Iterator[None]:
    real_input = builtins.input
    builtins.input = no_input
    notebook.values_are_shown = True
    try:
        with (
            contextlib.redirect_stdout(_Stream(outputs, "out")),
            contextlib.redirect_stderr(_Stream(outputs, "err")),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("default")
            # What `plt.show()` would warn of: the page shows the figure when the cell is over.
            warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive")
            warnings.showwarning = _say_warning(outputs)
            yield
    finally:
        builtins.input = real_input
        notebook.values_are_shown = False


def _say_warning(outputs: Outputs) -> Callable[..., None]:
    def say(
        message: Warning | str, category: type[Warning], filename: str, lineno: int, *more: Any
    ) -> None:
        where = f"line {lineno}: " if filename.startswith("<") else ""
        outputs.text("err", f"{where}{category.__name__}: {message}\n")

    return say


def _troubles(trouble: dict[str, Any]) -> dict[str, Any]:
    said = explain.error(trouble)
    asks = trouble["kind"] == "input"
    raw = f"{trouble.get('type', '')}: {trouble.get('message', '')}".strip(": ")
    return {
        "kind": trouble["kind"],
        "says": "A page cannot ask: there is nobody to answer `input()`." if asks else said.says,
        "note": said.note,
        "file": said.file,
        "line": said.line,
        "text": trouble.get("text", ""),
        "operands": trouble.get("operands", []),
        "raw": "" if asks or trouble["kind"] == "time" else raw,
    }


def run(source: str, cell: str, limit: float) -> str:
    """Run a cell of the page in the page's namespace.

    Parameters
    ----------
    source : the cell's code
    cell : its name, which stands in for a file name
    limit : seconds after which it is ended; what was defined until then stays

    Returns
    -------
    JSON: `outputs`, a list; `error`, what stopped the cell, or null; `seconds`.
    """
    outputs = Outputs()
    namespace["display"] = outputs.show
    started = time.perf_counter()
    with _captured(outputs):
        trouble = run_cell(namespace, source, f"<{cell}>", limit, outputs.show)
        _pictures_left_open(outputs)
    return json.dumps(
        {
            "outputs": outputs.items,
            "error": _troubles(trouble) if trouble else None,
            "seconds": time.perf_counter() - started,
        }
    )


def check(name: str, cells: Sequence[Sequence[str]], limit: float) -> str:
    """Check an exercise as a notebook does that holds these cells.

    Parameters
    ----------
    name : the exercise
    cells : pairs of a cell's name and source, in order; the last is the answer
    limit : seconds for each cell

    Returns
    -------
    JSON: `result`, the verdict as plain data; `outputs` and `seconds`.
    """
    exercise = bank.exercise(name)
    answers: dict[str, Any] = {"__name__": "__main__"}
    outputs, unseen = Outputs(), Outputs()
    trouble: dict[str, Any] | None = None
    started = time.perf_counter()
    for place, (cell, source) in enumerate(cells):
        last = place == len(cells) - 1
        with _captured(outputs if last else unseen):
            trouble = run_cell(answers, source, f"<{cell}>", limit, None)
    result = _verdict(exercise, answers, trouble)
    return json.dumps(
        {
            "result": result.as_dict(),
            "outputs": outputs.items,
            "seconds": time.perf_counter() - started,
        }
    )


def _verdict(exercise: Exercise, answers: dict[str, Any], trouble: dict[str, Any] | None) -> Result:
    if trouble is not None and exercise.name not in answers:
        return unchecked(exercise, explain.error(trouble))
    return check_in(exercise, answers)


def solutions(name: str) -> str:
    """Right answers to an exercise, as JSON: a list of `style` and `source`."""
    found = bank.right_answers(bank.exercise(name).name)
    return json.dumps([{"style": a.style, "source": a.source} for a in found[:3]])
