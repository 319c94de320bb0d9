"""`nnkit check`: one line a file, one process a file, and an exit code to build on."""

import json
import subprocess
import sys

import nbformat
import pytest

from nnkit.authoring.assignment import as_text, release_version
from nnkit.checks import bank
from tests.classroom.course import ASSIGNMENTS, solved

RIGHT = """import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)
"""
WRONG = RIGHT.replace("e.sum(axis, keepdims=True)", "e.sum()")


def run(*arguments, folder):
    return subprocess.run(
        [sys.executable, "-m", "nnkit", "check", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def file(tmp_path):
    def make(name, text):
        (tmp_path / name).write_text(text)
        return name

    return make


def test_a_right_answer_is_exit_0(file, tmp_path):
    done = run("softmax", file("right.py", RIGHT), "--json", folder=tmp_path)
    assert done.returncode == 0 and done.stderr == ""
    assert lines(done) == [
        {
            "exercise": "softmax",
            "file": "right.py",
            "points": 10.0,
            "max_points": 10.0,
            "passed": True,
            "mistake": None,
            "message": bank.exercise("softmax").done,
        }
    ]


def test_several_files_are_a_line_each_and_the_exit_code_is_the_worst(file, tmp_path):
    files = [file("a.py", RIGHT), file("b.py", WRONG), file("c.py", "import os\nos._exit(0)")]
    done = run("softmax", *files, "--json", folder=tmp_path)
    found = lines(done)
    assert done.returncode == 1
    assert [(x["file"], x["passed"]) for x in found] == [
        ("a.py", True),
        ("b.py", False),
        ("c.py", False),
    ]
    assert found[1]["mistake"] == "softmax.global-sum"
    assert found[2]["mistake"] == "error.died"
    done = run("softmax", *files, "missing.py", "--json", folder=tmp_path)
    assert done.returncode == 2 and len(lines(done)) == 3 and "missing.py" in done.stderr


@pytest.mark.parametrize(
    ("text", "mistake", "words"),
    [
        ("", "error.missing", "nothing of this name"),
        ("def softmax(z, axis=-1:\n", "error.syntax", "cannot read"),
        ("1 / 0\n" + RIGHT, "error.exception", "Line 1"),
        ("import nnkit\n" + "softmax = nnkit.softmax", "error.leans-on-nnkit", "nnkit's own"),
        ("def softmax(z, axis=-1):\n    while True:\n        pass", "error.time", "line 2"),
    ],
)
def test_whatever_the_code_does_is_exit_1_and_a_sentence(file, tmp_path, text, mistake, words):
    done = run("softmax", file("answer.py", text), "--json", folder=tmp_path)
    assert done.returncode == 1 and done.stderr == ""
    assert lines(done)[0]["mistake"] == mistake
    assert words in lines(done)[0]["message"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["softmx", "right.py"], "did you mean"),
        (["softmax"], "at least one file"),
        (["right.py"], "name the exercise"),
        (["softmax", "broken.ipynb"], "no notebook"),
    ],
)
def test_a_wrong_call_is_exit_2_and_says_what_to_do(file, tmp_path, arguments, words):
    file("right.py", RIGHT)
    file("broken.ipynb", "{")
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr


def test_every_check_cell_of_a_notebook_is_checked(tmp_path):
    assignment = ASSIGNMENTS["softmax"]
    (tmp_path / "solved.ipynb").write_text(as_text(solved(assignment)))
    (tmp_path / "empty.ipynb").write_text(as_text(release_version(assignment)))
    done = run("solved.ipynb", "--json", folder=tmp_path)
    assert done.returncode == 0
    assert {x["exercise"]: x["points"] for x in lines(done)} == dict(assignment.points)
    done = run("empty.ipynb", "--json", folder=tmp_path)
    assert done.returncode == 1
    assert [x["points"] for x in lines(done)] == [0.0] * len(assignment.points)
    assert {x["mistake"] for x in lines(done)} == {"error.not-written"}


def test_a_name_used_again_later_does_not_cost_the_points(tmp_path):
    cells = ["import numpy as np", RIGHT, 'check("softmax")', "softmax = 3"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    nbformat.write(notebook, tmp_path / "later.ipynb")
    assert run("later.ipynb", folder=tmp_path).returncode == 0


def test_a_helper_defined_below_counts_as_well_and_magics_are_no_error(tmp_path):
    cells = [
        "%matplotlib inline\nimport numpy as np",
        "def softmax(z, axis=-1):\n    return done(z, axis)",
        'check("softmax")',
        "%%time\n" + RIGHT.replace("softmax", "done"),
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    nbformat.write(notebook, tmp_path / "below.ipynb")
    assert run("below.ipynb", folder=tmp_path).returncode == 0


def test_what_a_file_prints_is_no_line_of_the_answer(file, tmp_path):
    name = file("loud.py", "print('loud')\n" + RIGHT.replace("    e =", "    print('x')\n    e ="))
    done = run("softmax", name, "--json", folder=tmp_path)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 1


def test_one_file_does_not_see_another(file, tmp_path):
    first = file("first.py", RIGHT + "import builtins\nbuiltins.kept = softmax")
    second = file("second.py", "softmax = kept")
    done = run("softmax", first, second, "--json", folder=tmp_path)
    assert [x["passed"] for x in lines(done)] == [True, False]
