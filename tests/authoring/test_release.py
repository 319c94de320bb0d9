"""The exercise notebooks: exactly what the source gives, whole, and without a solution in them."""

import json
import re
import sys
from pathlib import Path

import nbformat
import pytest

from nnkit.authoring.__main__ import assignments, main
from nnkit.authoring.assignment import (
    BEGIN,
    CODE_STUB,
    END,
    SourceError,
    as_text,
    read,
    release_version,
    source_version,
)

ROOT = Path(__file__).parents[2]
ASSIGNMENTS = assignments(ROOT / "solutions")
IDS = [a.name for a in ASSIGNMENTS]
MANY = pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=IDS)


def committed(assignment):
    return ROOT / "exercises" / assignment.name / f"{assignment.name}.ipynb"


@MANY
def test_the_committed_notebook_is_what_the_source_gives(assignment):
    assert committed(assignment).read_text("utf-8") == as_text(release_version(assignment))


@MANY
def test_deriving_twice_gives_the_same_bytes(assignment):
    assert as_text(release_version(assignment)) == as_text(release_version(assignment))


@MANY
def test_no_line_of_a_solution_is_in_the_release(assignment):
    release = committed(assignment).read_text("utf-8")
    stated = "\n".join(c.source for c in assignment.cells if c.cell_type == "markdown")
    lines = set()
    for cell in assignment.cells:
        for body in re.findall(rf"{BEGIN}\n(.*?){END}", cell.source, re.DOTALL):
            lines |= {line.strip() for line in body.split("\n") if len(line.strip()) > 3}
    assert len(lines) > 20
    question = stated.split("### BEGIN MARK SCHEME")[0]
    leaked = [
        x for x in lines if json.dumps(x, ensure_ascii=False)[1:-1] in release and x not in question
    ]
    assert leaked == []


@MANY
def test_no_mark_scheme_is_in_the_release(assignment):
    release = committed(assignment).read_text("utf-8")
    assert "MARK SCHEME" not in release and "Mark scheme" not in release
    assert "Mark scheme" in as_text(source_version(assignment))


@MANY
def test_the_notebook_has_no_outputs_and_unique_ids(assignment):
    notebook = nbformat.read(committed(assignment), 4)
    assert all(
        not c.outputs and c.execution_count is None for c in notebook.cells if c.cell_type == "code"
    )
    ids = [c.id for c in notebook.cells]
    assert len(set(ids)) == len(ids)
    grade_ids = [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]
    assert len(set(grade_ids)) == len(grade_ids)


@MANY
def test_every_exercise_has_its_points_and_is_locked_where_it_is_graded(assignment):
    cells = {c.id: c for c in release_version(assignment).cells}
    for name, points in assignment.points.items():
        about = cells[f"check-{name}"].metadata.nbgrader
        assert (about.points, about.grade, about.locked, about.solution) == (
            points,
            True,
            True,
            False,
        )


def write(tmp_path, body):
    folder = tmp_path / "one"
    folder.mkdir()
    head = "```{code-cell} ipython3\nfrom nnkit.checks import check, hint, solution\n```\n\n"
    (folder / "one.md").write_text(
        "---\njupytext:\n  text_representation:\n    format_name: myst\n---\n\n" + head + body
    )
    return folder


ANSWER = f"def f(x):\n    {BEGIN}\n    return x\n    {END}"


def cell(source):
    return f"```{{code-cell}} ipython3\n{source}\n```\n\n"


RIGHT = cell(ANSWER) + cell('check("f")')


@pytest.mark.parametrize(
    ("body", "points", "said"),
    [
        (cell(ANSWER) + cell('check("g")'), {"f": 1}, "no exercise in the bank"),
        (RIGHT + cell('check("f")'), {"f": 1}, "twice"),
        (cell('check("f")'), {"f": 1}, "no answer cell"),
        ("Text.\n\n" + cell('check("f")'), {"f": 1}, "no answer cell"),
        (cell(ANSWER), {}, "no check follows"),
        (RIGHT, {"f": 1, "g": 1}, "no cell checks"),
        (cell(f"{BEGIN}\nf = 1\n{END}") + cell('check("f")'), {"f": 1}, "top level"),
        (RIGHT + "```{note}\nx\n```\n", {"f": 1}, "directive"),
        (cell(f"{ANSWER}\n    {BEGIN}") + cell('check("f")'), {"f": 1}, "without"),
        (RIGHT + "<!-- written: q 1 -->\nWhy?\n", {"f": 1}, "needs a mark scheme"),
        (RIGHT + "Text.\n\n<!-- written: q 1 -->\n### BEGIN MARK SCHEME\n", {"f": 1}, "missing"),
    ],
)
def test_a_source_that_breaks_the_format_says_so(tmp_path, body, points, said):
    folder = write(tmp_path, body)
    if "no answer cell" in said and not body.startswith("Text"):
        text = (folder / "one.md").read_text()
        start = text.index("```{code-cell}")
        stop = text.index("```\n\n", start) + 5
        (folder / "one.md").write_text(text[:start] + text[stop:])
    with pytest.raises(SourceError, match=said):
        read(folder, points)


def test_a_stale_notebook_is_noticed(tmp_path, monkeypatch, capsys):
    def authoring(*options):
        monkeypatch.setattr(sys, "argv", ["authoring", "--root", str(tmp_path), *options])
        return main()

    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    assert authoring("--check") == 1
    assert authoring() == 0
    assert authoring("--check") == 0
    written = tmp_path / "exercises" / IDS[0] / f"{IDS[0]}.ipynb"
    written.write_text(written.read_text("utf-8").replace(CODE_STUB, "pass", 1), "utf-8")
    capsys.readouterr()
    assert authoring("--check") == 1
    assert f"{written} is stale" in capsys.readouterr().err


@MANY
def test_a_card_shows_the_starter_that_nbgrader_makes(assignment):
    cells = {c.id: c.source for c in release_version(assignment).cells}
    shown = {card.name: card.starter for card in assignment.cards()}
    assert shown == {name: cells[f"answer-{name}"] for name in assignment.points}


def test_the_release_id_follows_what_students_get_and_not_the_solution(tmp_path):
    folder = write(tmp_path, RIGHT)
    file = folder / "one.md"
    text = file.read_text("utf-8")

    def release(text, points=1):
        file.write_text(text, "utf-8")
        made = release_version(read(folder, {"f": points}))
        return made.metadata.nnkit.release

    assert release(text.replace("return x", "return +x")) == release(text)
    assert release(text.replace("def f(x)", "def f(y)")) != release(text)
    assert release(text, points=2) != release(text)


@pytest.mark.nbgrader
@MANY
def test_the_release_runs_from_top_to_bottom_and_earns_nothing(assignment, tmp_path):
    from nbclient import NotebookClient

    notebook = release_version(assignment)
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    ).execute()
    marks = {
        c.id: c.outputs[-1].data["text/plain"] for c in notebook.cells if c.id.startswith("check-")
    }
    assert marks == {f"check-{name}": "0" for name in assignment.points}


@pytest.mark.nbgrader
def test_without_the_courses_nnkit_every_cell_still_runs_and_says_where_it_is(tmp_path):
    from nbclient import NotebookClient

    (tmp_path / "nnkit").mkdir()
    (tmp_path / "nnkit" / "__init__.py").write_text("")
    (softmax,) = [each for each in ASSIGNMENTS if each.name == "softmax"]
    notebook = release_version(softmax)
    hide = nbformat.v4.new_code_cell(
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})", id="hide"
    )
    notebook.cells.insert(0, hide)
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    ).execute()
    cells = {c.id: c for c in notebook.cells}
    said = cells["code-2"].outputs[0].text
    assert "another project" in said and "first page" in said
    assert cells["check-softmax"].outputs[-1].data["text/plain"] == "0.0"
