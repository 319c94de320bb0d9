"""`make demo`: a class of sixty, from the learning platform's zip to pages of feedback.

python -m tests.demo [COUNT]    grade COUNT submissions (60) in _build/demo

A quarter is honest, a quarter mistaken, a quarter careless and a quarter hostile. The hostile code
does what harm a demonstration may do, and is for the sandbox alone.
"""

from __future__ import annotations

import copy
import csv
import os
import random
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from nnkit.authoring.assignment import release_version
from tests.classroom.course import ASSIGNMENTS, solved
from tests.editing import bottom, cell, saved, top
from tests.honest import HONEST
from tests.hostile.notebooks import ALL, NOTEBOOKS

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "_build" / "demo"
NAME = "softmax"
COUNT = 60
FIRST = ("Ada", "Bo", "Chloé", "Dan", "Emmy", "Femi", "Grace", "Hugo", "Ines", "Jun")
LAST = ("Adeyemi", "Berg", "Castro", "Dubois", "Eriksen", "Fischer")

CARELESS = (
    *("a_pdf_file", "cut_off", "two_notebooks_in_one_file", "nothing", "no_cells_at_all"),
    *("an_answer_deleted", "an_answer_emptied", "points_changed", "cells_in_reverse"),
    *("checks_and_first_cell_turned_into_markdown", "another_release", "checks_unlocked"),
)
CHEATS = (
    *("a_check_that_gives_itself_points", "check_defined_anew", "nested_without_end"),
    "a_check_with_an_output_of_its_own",
)
# Each stands in a notebook whose other answers are right: `softmax` itself must earn nothing.
ATTACKS = {
    "ends Python": "import os\ndef softmax(z, axis=-1):\n    os._exit(0)",
    "never ends": "def softmax(z, axis=-1):\n    while True:\n        pass",
    "starts processes": (
        "import os, time\nfor _ in range(100):\n    if os.fork() == 0:\n"
        "        time.sleep(60)\n        os._exit(0)"
    ),
    "leaves a process": "import subprocess\nsubprocess.Popen(['sleep', '60'])",
    "takes memory": "import numpy as np\ntaken = [np.ones(2**24) for _ in range(32)]",
    "fills the disk": (
        "with open('/tmp/full', 'wb') as file:\n"
        "    for _ in range(200):\n        file.write(bytes(2**20))"
    ),
    "prints without end": "for _ in range(200):\n    print('x' * 100_000)",
    "calls somebody": "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=2)",
    "reads what others wrote": (
        "from pathlib import Path\n"
        "print(Path('../../../gradebook.db').read_bytes()[:10])"
    ),
    "asks for the course's own function": (
        "import nnkit\nfrom nnkit import softmax as theirs\n"
        "def softmax(z, axis=-1):\n    return theirs(z, axis)"
    ),
    "is equal to everything": (
        "class Equal(float):\n    shape = property(lambda self: self)\n"
        "    def __eq__(self, other):\n        return True\n    __hash__ = None\n"
        "def softmax(z, axis=-1):\n    return Equal()"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Submission:
    """What one student hands in, and what must come of it.

    Parameters
    ----------
    name, kind, what : who, of which quarter, and in which way
    notebook : the file
    lost : the exercises that must not get full marks; all others must
    readable : whether there is a notebook to grade
    """

    name: str
    kind: str
    what: str
    notebook: bytes
    lost: frozenset[str] = frozenset()
    readable: bool = True


def right() -> NotebookNode:
    """The notebook with right answers to everything."""
    return solved(ASSIGNMENTS[NAME])


def answered(notebook: NotebookNode, **answers: str) -> NotebookNode:
    """The notebook with other answers."""
    notebook = copy.deepcopy(notebook)
    for name, source in answers.items():
        cell(notebook, f"answer-{name}").source = source
    return notebook


def half_finished(solution: NotebookNode) -> bytes:
    """The notebook with the last five answers as they were handed out."""
    release = release_version(ASSIGNMENTS[NAME])
    return saved(
        answered(solution, **{name: cell(release, f"answer-{name}").source for name in ALL[4:]})
    )


def ordinary(count: int = COUNT) -> list[bytes]:
    """A class that means no harm: a third right, a third with mistakes, a third half finished."""
    solution = right()
    whole, half = saved(solution), half_finished(solution)
    return [
        notebook
        for _, mistaken, _, _ in _mistaken(solution, count // 3)
        for notebook in (whole, mistaken, half)
    ]


def wrong(name: str, file: Path) -> str:
    """A wrong answer of the bank, without what its first lines say of it."""
    lines = file.read_text("utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("# "))


def _honest(solution: NotebookNode) -> Iterator[tuple[str, bytes, frozenset[str], bool]]:
    for name in random.Random(1).sample(sorted(HONEST), 15):
        yield name, HONEST[name](copy.deepcopy(solution)), frozenset(), True


def _mistaken(
    solution: NotebookNode, count: int = 15
) -> Iterator[tuple[str, bytes, frozenset[str], bool]]:
    drawn = random.Random(2)
    for _ in range(count):
        names = drawn.sample([n for n in ALL if n != "catch_softmax"], drawn.choice((1, 1, 2, 4)))
        files = {n: drawn.choice(sorted((ROOT / "tests/wrong" / n).glob("*.py"))) for n in names}
        answers = {name: wrong(name, file) for name, file in files.items()}
        what = ", ".join(f"{name}: {file.stem}" for name, file in files.items())
        yield what, saved(answered(solution, **answers)), frozenset(files), True


def _careless(solution: NotebookNode) -> Iterator[tuple[str, bytes, frozenset[str], bool]]:
    release = release_version(ASSIGNMENTS[NAME])
    typo = answered(solution, softmax="def softmax(z, axis=-1)\n    return np.exp(z)")
    yield "as it was handed out", saved(release), frozenset(ALL), True
    yield from _cases(CARELESS, solution)
    yield "half finished", half_finished(solution), frozenset(ALL[4:]), True
    yield "a colon forgotten", saved(typo), frozenset({"softmax"}), True


def _hostile(solution: NotebookNode) -> Iterator[tuple[str, bytes, frozenset[str], bool]]:
    for place, (what, code) in enumerate(ATTACKS.items()):
        is_answer = "def softmax" in code
        answer = code if is_answer else "def softmax(z, axis=-1):\n    return z"
        notebook = answered(solution, softmax=answer)
        if not is_answer:
            (top, bottom)[place % 2](notebook, code)
        yield what, saved(notebook), frozenset({"softmax"}), True
    yield from _cases(CHEATS, solution)


def _cases(
    names: tuple[str, ...], solution: NotebookNode
) -> Iterator[tuple[str, bytes, frozenset[str], bool]]:
    for name in names:
        case = NOTEBOOKS[name]
        made = case.make(copy.deepcopy(solution))
        yield name, made, frozenset(case.lost), case.readable


def submissions(count: int = COUNT) -> list[Submission]:
    """The class, the same every time; the first few are of all kinds too."""
    solution = right()
    kinds = {"honest": _honest, "mistaken": _mistaken, "careless": _careless, "hostile": _hostile}
    rows = zip(*(made(solution) for made in kinds.values()), strict=True)
    handed_in = [(kind, each) for row in rows for kind, each in zip(kinds, row, strict=True)]
    people = [f"{first} {last}" for last in LAST for first in FIRST]
    return [
        Submission(name, kind, what.replace("_", " "), notebook, lost, readable)
        for name, (kind, (what, notebook, lost, readable)) in zip(people, handed_in, strict=True)
    ][:count]


def pack(handed_in: list[Submission], archive: Path) -> None:
    """Write the zip file as Moodle gives it."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        for number, one in enumerate(handed_in, 1001):
            file = f"{one.name}_{number}_assignsubmission_file_/{NAME}.ipynb"
            bundle.writestr(zipfile.ZipInfo(file, (2026, 8, 1, 10, 0, 2)), one.notebook)


def run(command: str, place: Path, *codes: int) -> str:
    """Print a command, run it as it stands there, and give back what it prints."""
    print(f"\n$ {command}", flush=True)
    binaries = Path(sys.executable).parent
    program, *arguments = shlex.split(command)
    program = {"python": sys.executable}.get(program, str(binaries / program))
    path = f"{binaries}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [program, *arguments],
        cwd=place,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode not in (0, *codes):
        sys.exit(f"{done.stdout}\n{command} ended with {done.returncode}.")
    return done.stdout


def demonstrate(place: Path, count: int = COUNT) -> Path:
    """Grade a class in a folder, which is made anew; give back the course's folder."""
    shutil.rmtree(place, ignore_errors=True)
    course = place / "course"
    course.mkdir(parents=True)
    handed_in = submissions(count)
    pack(handed_in, place / "moodle.zip")
    with (place / "class.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["student", "kind", "what was handed in"])
        table.writerows([one.name, one.kind, one.what] for one in handed_in)
    run(f"python -m nnkit.authoring --source {os.path.relpath(course, ROOT)}", ROOT)
    run(f"nbgrader generate_assignment {NAME}", course)
    # Exit code 1: some files are no notebooks, and a person has to look at them.
    print(run("nnkit collect ../moodle.zip --assignment softmax --timezone UTC", course, 1))
    print(run(f"nnkit grade {NAME}", course, 1))
    print(run(f"nnkit feedback {NAME}", course, 1))
    return course


def main() -> None:
    course = demonstrate(PLACE, int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
    shown = course.relative_to(ROOT)
    print("Where to look:")
    print(f"  {PLACE.relative_to(ROOT)}/class.csv: who handed in what, and how it was meant")
    print(f"  {shown}/feedback/STUDENT/{NAME}/{NAME}.html: what a student gets")
    print(f"  {shown}/autograded/STUDENT/{NAME}/{NAME}.ipynb: the notebook with its outputs")
    print(
        f"  formgrader: cd {shown}, then {Path(sys.executable).parent}/jupyter lab, menu Nbgrader"
    )


if __name__ == "__main__":
    main()
