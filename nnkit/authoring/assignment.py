"""Read an assignment's source, and derive nbgrader's source version and the release from it.

The source is a MyST notebook with three markers: `### BEGIN SOLUTION` and `### END SOLUTION` inside
function bodies; a cell that is one `check("name")`; and a Markdown cell that begins with
`<!-- written: name points -->` for a question that people grade. The answer to an exercise is the
code cell before its check. One without a solution in it is an answer by hand: it stays as it is in
the release, and its right value comes from the bank (`Exercise.answer_source`). The first code cell
imports the checks; in the release it also says what to do where they are missing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

CODE_STUB = "raise NotImplementedError"
TEXT_STUB = "*Write your answer here.*"
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
_CHECK = re.compile(r'check\("(\w+)"\)\s*')
_WRITTEN = re.compile(r"<!-- written: (\w+) (\d+) -->\n(.*)", re.DOTALL)
_SCHEME = re.compile(r"### BEGIN MARK SCHEME\n(.*?)\n### END MARK SCHEME\n?", re.DOTALL)
_SAMPLE = re.compile(rf"{BEGIN}\n(.*?)\n{END}\n?", re.DOTALL)
_IMPORT = "from nnkit.checks import check, hint, solution"
_GUARD = """\
try:
    from nnkit.checks import check, hint, solution
except ImportError:
    print(
        "This notebook needs the course's own nnkit, which is not installed here.\\n"
        "The book's first page says where to get it and how to install it.\\n"
        "The nnkit that `pip install nnkit` brings is another project."
    )

    def check(name):
        print("Not checked: the course's nnkit is missing.")
        return 0.0

    hint = solution = check"""


class SourceError(ValueError):
    """An assignment's source breaks the format; the message says where and what to do."""


@dataclass(frozen=True)
class Card:
    """One exercise as the source gives it: statement, and the answer cell before and after."""

    name: str
    statement: str
    answer: str
    starter: str

    @property
    def version(self) -> str:
        """What tells one contract of the exercise from another: 8 hex digits."""
        asked = json.dumps([self.statement, self.starter])
        return hashlib.sha256(asked.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Written:
    """A question that people grade."""

    name: str
    points: int
    question: str
    scheme: str
    sample: str


@dataclass
class Assignment:
    """An assignment's source, read.

    Parameters
    ----------
    name : the name of its folder
    cells : its cells, in order
    points : the points of each exercise
    """

    name: str
    cells: list[NotebookNode]
    points: Mapping[str, float]

    def check_of(self, place: int) -> str:
        """The exercise that the cell at `place` checks, or ""."""
        if not 0 <= place < len(self.cells) or self.cells[place].cell_type != "code":
            return ""
        found = _CHECK.fullmatch(self.cells[place].source)
        return found.group(1) if found else ""

    @property
    def title(self) -> str:
        """The first heading."""
        first = next(cell.source for cell in self.cells if cell.cell_type == "markdown")
        return str(first).split("\n")[0].lstrip("# ").strip()

    @property
    def preamble(self) -> str:
        """The code that stands before all answers."""
        return str(next(cell.source for cell in self.cells if cell.cell_type == "code"))

    def questions(self) -> Iterator[Written]:
        """Every question that people grade."""
        for cell in self.cells:
            if cell.cell_type == "markdown" and (question := written(cell.source)):
                yield question

    def cards(self) -> Iterator[Card]:
        """Every exercise with its statement."""
        for place, cell in enumerate(self.cells):
            name = self.check_of(place + 1)
            if not name or cell.cell_type != "code":
                continue
            words: list[str] = []
            for earlier in reversed(self.cells[:place]):
                if earlier.cell_type != "markdown":
                    break
                words.insert(0, earlier.source)
                if earlier.source.startswith("#"):
                    break
            statement = "\n\n".join(words)
            if statement.startswith("#"):
                statement = statement.partition("\n")[2].strip()
            yield Card(name, statement, cell.source, starter(cell.source))


def read(folder: Path, points: Mapping[str, float]) -> Assignment:
    """Read `folder/<name>.md`.

    Raises
    ------
    SourceError
        If the source breaks the format.
    """
    file = folder / f"{folder.name}.md"
    notebook = jupytext.reads(file.read_text("utf-8"), fmt="md:myst")
    assignment = Assignment(folder.name, notebook.cells, points)
    seen: set[str] = set()
    for place, cell in enumerate(assignment.cells):
        name = assignment.check_of(place)
        if name and name not in points:
            raise SourceError(f'{file.name}: check("{name}") has no exercise in the bank')
        if name in seen:
            raise SourceError(f'{file.name}: check("{name}") stands there twice')
        if name and (place == 0 or assignment.cells[place - 1].cell_type != "code"):
            raise SourceError(f'{file.name}: there is no answer cell before check("{name}")')
        if name:
            seen.add(name)
        if cell.cell_type == "code" and BEGIN in cell.source:
            _body_only(file.name, cell.source)
            if not assignment.check_of(place + 1):
                raise SourceError(f"{file.name}: no check follows the answer {cell.source[:40]!r}")
        if cell.cell_type == "markdown" and not written(cell.source) and "### BEGIN" in cell.source:
            raise SourceError(f"{file.name}: markers outside a written question; is a +++ missing?")
        if cell.cell_type == "markdown" and re.search(r"^(```|:::)\{", cell.source, re.MULTILINE):
            raise SourceError(f"{file.name}: a directive; the text must read well in Jupyter too")
    if missing := set(points) - seen:
        raise SourceError(f"{file.name}: no cell checks {sorted(missing)}")
    first = next((cell.source for cell in assignment.cells if cell.cell_type == "code"), "")
    if _IMPORT not in first.split("\n"):
        raise SourceError(f"{file.name}: the first code cell does not say `{_IMPORT}`")
    return assignment


def _body_only(file: str, source: str) -> None:
    for line in source.split("\n"):
        if line.startswith((BEGIN, END)):
            raise SourceError(
                f"{file}: {line} at the top level; it belongs inside a function's body"
            )
    if source.count(BEGIN) != source.count(END):
        raise SourceError(f"{file}: {BEGIN} without {END}")


def starter(source: str) -> str:
    """An answer cell with its solutions taken out, as nbgrader does it."""
    lines: list[str] = []
    inside = False
    for line in source.split("\n"):
        if line.strip() == BEGIN:
            inside = True
            lines.append(line.replace(BEGIN, CODE_STUB))
        elif line.strip() == END:
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines)


def without_markers(source: str) -> str:
    """An answer cell as a student who is right hands it in."""
    return "\n".join(line for line in source.split("\n") if line.strip() not in (BEGIN, END))


def written(source: str) -> Written | None:
    """The written question in a Markdown cell, or None."""
    found = _WRITTEN.match(source.lstrip())
    if not found:
        return None
    name, points, rest = found.groups()
    scheme, sample = _SCHEME.search(rest), _SAMPLE.search(rest)
    if not scheme or not sample:
        raise SourceError(f"the written question {name} needs a mark scheme and a sample answer")
    question = _SAMPLE.sub("", _SCHEME.sub("", rest)).strip()
    return Written(name, int(points), question, scheme.group(1).strip(), sample.group(1).strip())


def _nbgrader(grade_id: str, **choices: Any) -> dict[str, Any]:
    return {
        "nbgrader": {
            "grade": False,
            "grade_id": grade_id,
            "locked": True,
            "schema_version": 3,
            "solution": False,
            "task": False,
            **choices,
        }
    }


def source_version(assignment: Assignment) -> NotebookNode:
    """Derive nbgrader's source version: with solutions, mark schemes, ids and points."""
    cells: list[NotebookNode] = []

    def add(kind: str, grade_id: str, source: str, **choices: Any) -> None:
        make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        metadata = _nbgrader(grade_id, **choices) if choices.pop("graded", True) else {}
        cells.append(make(source, id=grade_id, metadata=metadata))

    texts = 0
    for place, cell in enumerate(assignment.cells):
        name = assignment.check_of(place)
        following = assignment.check_of(place + 1)
        question = written(cell.source) if cell.cell_type == "markdown" else None
        if name:
            points = assignment.points[name]
            add("code", f"check-{name}", cell.source.strip(), grade=True, points=points)
        elif cell.cell_type == "code" and following:
            if BEGIN in cell.source:
                add("code", f"answer-{following}", cell.source, locked=False, solution=True)
            else:
                add("code", f"answer-{following}", cell.source, graded=False)
        elif question:
            add("markdown", f"question-{question.name}", question.question)
            answer = f"{BEGIN}\n{question.sample}\n\nMark scheme:\n\n{question.scheme}\n{END}"
            choices = {"locked": False, "solution": True, "grade": True, "points": question.points}
            add("markdown", f"answer-{question.name}", answer, **choices)
        elif cell.cell_type == "code":
            texts += 1
            add("code", f"code-{texts}", cell.source.replace(_IMPORT, _GUARD))
        elif cell.source.strip():
            texts += 1
            add("markdown", f"text-{texts}", cell.source)
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=_metadata(assignment.name))
    notebook.metadata["nnkit"]["release"] = _release_id(cells)
    nbformat.validate(notebook)
    return notebook


def _release_id(cells: list[NotebookNode]) -> str:
    """What tells one release from another: what students are given, and for how many points."""
    content = []
    for cell in cells:
        about = cell.metadata.get("nbgrader", {})
        sample = about.get("solution") and about.get("grade")
        content.append([cell.id, "" if sample else starter(cell.source), about.get("points")])
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def _metadata(name: str) -> dict[str, Any]:
    return {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "nnkit": {"assignment": name},
    }


def nbgrader_config() -> Config:
    """What nbgrader must be told to derive the same release."""
    config = Config()
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    return config


NBGRADER_CONFIG_FILE = f'''\
"""nbgrader's settings for this course: what stands where an answer is not written yet."""

c = get_config()  # noqa: F821
c.ClearSolutions.code_stub = {{"python": {CODE_STUB!r}}}
c.ClearSolutions.text_stub = {TEXT_STUB!r}
'''


def release_version(assignment: Assignment) -> NotebookNode:
    """Derive what students get, with nbgrader's own converter: no solution, no mark scheme."""
    from nbgrader import preprocessors

    notebook = source_version(assignment)
    resources: dict[str, Any] = {"nbgrader": {"notebook": assignment.name}}
    for name in (
        "ClearSolutions",
        "LockCells",
        "CheckCellMetadata",
        "ClearOutput",
        "ClearHiddenTests",
        "ClearMarkScheme",
        "ComputeChecksums",
    ):
        preprocessor = getattr(preprocessors, name)(config=nbgrader_config())
        notebook, resources = preprocessor.preprocess(notebook, resources)
    nbformat.validate(notebook)
    return notebook


def solved_version(assignment: Assignment, answers: Mapping[str, str]) -> NotebookNode:
    """The release as a student who is right hands it in; `answers` are those given by hand."""
    notebook = release_version(assignment)
    right = {card.name: without_markers(card.answer) for card in assignment.cards()}
    right.update(answers)
    for cell in notebook.cells:
        name = cell.id.removeprefix("answer-")
        if cell.id.startswith("answer-") and cell.cell_type == "code":
            cell.source = right[name]
    return notebook


def as_text(notebook: NotebookNode) -> str:
    """A notebook as the bytes that are committed: the same on every run."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
