"""The page's Python under Node: the checks are proved there, and no code of a reader's holds it up.

A page does the same in a worker; `pyodide_proof.mjs` stands in for it.
"""

import copy
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from nnkit.authoring import assignment
from nnkit.authoring.assignment import release_version
from nnkit.authoring.runtime import assemble
from nnkit.checks import bank
from nnkit.grading.rebuild import rebuild
from tests.classroom.course import ASSIGNMENTS, solved
from tests.honest import HONEST
from tests.proof.__main__ import WRONG, expected_of

pytestmark = pytest.mark.build

HERE = Path(__file__).parent
TOP = HERE.parents[1]
# What takes so long that few seeds are tried natively is tried here with one that readers are shown
# and one that is graded.
SEEDS, SEEDS_OF_THE_LONG = 20, 2
# Seconds: for code that does not end, beyond that on a busy machine, and for code that does end.
LIMIT, SLACK, AMPLE = 0.5, 1.5, 20
# Wrong for numpy's warning alone, from an operator: a page hears the functions of numpy only.
UNHEARD = {"relu_prime/quotient"}
EVERY = [exercise.name for group in bank.ASSIGNMENTS.values() for exercise in group]
# What the page takes for a recursion without end, where Python itself ended.
RECURSION = re.compile("call stack|recursion", re.IGNORECASE)
FATAL = """
import sys
sys.setrecursionlimit(10**6)
class Falls:
    def __repr__(self):
        return f"{self}"
repr(Falls())
"""


class Python:
    """One Python of a page, in a process of its own."""

    def __init__(self, runtime):
        node = Path(sys.executable).with_name("node")
        command = [node if node.exists() else shutil.which("node"), HERE / "pyodide_proof.mjs"]
        self.process = subprocess.Popen(
            [*command, runtime],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"},
            text=True,
            encoding="utf-8",
        )
        self.lines = queue.SimpleQueue()
        threading.Thread(target=self.listen, daemon=True).start()
        assert "ready" in self.answer(60)

    def listen(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def answer(self, patience):
        line = self.lines.get(timeout=patience)
        assert line, f"node ended with {self.process.wait()}"
        return json.loads(line)

    def ask(self, op, patience=30, **message):
        self.process.stdin.write(json.dumps({"op": op, **message}) + "\n")
        self.process.stdin.flush()
        answer = self.answer(patience)
        if "ready" not in answer:
            assert answer["asked"] == [], "Python asked for something outside its folder"
        return answer

    def run(self, source, limit=AMPLE):
        return self.ask("run", source=source, cell="cell", limit=limit)["value"]

    def check(self, name, *sources, limit=AMPLE):
        cells = [[f"cell-{place}", source] for place, source in enumerate(sources, 1)]
        return self.ask("check", name=name, cells=cells, limit=limit)["value"]

    def value(self, expression):
        """What a cell shows whose last line this is."""
        told = self.run(expression)
        assert told["error"] is None, told["error"]
        return told["outputs"][-1]["text"]

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture(scope="session")
def runtime(tmp_path_factory):
    return assemble(tmp_path_factory.mktemp("runtime") / "python")


@pytest.fixture
def new_python(runtime):
    """Start another Python; it ends with the test."""
    started = []

    def start():
        started.append(Python(runtime))
        return started[-1]

    yield start
    for python in started:
        python.end()


@pytest.fixture(scope="module")
def python(runtime):
    """The Python that the tests below have in common, as the cells of a page have."""
    shared = Python(runtime)
    yield shared
    shared.end()


def wrong_answers(name):
    files = sorted((WRONG / name).glob("*.py"))
    return [file for file in files if f"{name}/{file.stem}" not in UNHEARD]


def answers():
    """For every exercise, what its proof is given."""
    for name, exercises in bank.ASSIGNMENTS.items():
        points = {exercise.name: exercise.points for exercise in exercises}
        source = assignment.read(TOP / "solutions" / name, points)
        for card in source.cards():
            by_hand = bank.exercise(card.name).answer_source
            yield {
                "name": card.name,
                "seeds": SEEDS if bank.exercise(card.name).seeds >= SEEDS else SEEDS_OF_THE_LONG,
                "preamble": source.preamble,
                "solution": by_hand or assignment.without_markers(card.answer),
                "wrong": {
                    file.stem: {"source": text, "expects": expected_of(text)}
                    for file in wrong_answers(card.name)
                    for text in [file.read_text("utf-8")]
                },
            }


@pytest.fixture(scope="module")
def proof(runtime):
    """The rows of the proof, by exercise; two interpreters share the work."""
    longest_first = sorted(answers(), key=lambda given: -len(bank.exercise(given["name"]).mistakes))
    work = iter(longest_first)
    program = (HERE / "pyodide_proof.py").read_text("utf-8")
    rows = {}

    def prove():
        python = Python(runtime)
        try:
            for given in work:
                told = python.ask("program", patience=600, source=program, data=given)
                rows[given["name"]] = told.get("value") or {"complaints": [told["died"]]}
        finally:
            python.end()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(prove) for _ in range(2)]:
            done.result()
    return rows


@pytest.mark.parametrize("name", EVERY)
def test_a_check_is_proved_in_the_pages_python(proof, name):
    row = proof[name]
    print({key: value for key, value in row.items() if key != "complaints"})
    assert row["complaints"] == []


def test_the_proof_there_leaves_nothing_out(proof):
    assert sorted(proof) == sorted(EVERY)
    for name, row in proof.items():
        known = len(bank.exercise(name).mistakes)
        wrong = len(wrong_answers(name))
        right = len(bank.right_answers(name))
        assert (row["known"], row["wrong"], row["right"]) == (known, wrong, right)
        assert wrong >= 10 and right >= 5


HONEST_MARKS = """
import json
from nnkit.authoring import page_side
from nnkit.checks import bank
from nnkit.checks.student_side.process import run_cell

def main(data):
    outputs = page_side.Outputs()
    namespace = {"__name__": "__main__", "display": outputs.show}
    earned = {}
    with page_side._captured(outputs):
        for place in (*range(len(data["steps"])), *data["checks"]):
            name, source, exercise = data["steps"][place]
            if exercise:
                points = page_side.check_in(bank.exercise(exercise), namespace).points
                earned[exercise] = max(points, earned.get(exercise, 0))
            else:
                run_cell(namespace, source, f"<{name}>", 5.0, outputs.show)
    return json.dumps(earned)
"""


def test_every_honest_submission_earns_in_a_page_what_it_earns_when_it_is_graded(python):
    softmax = ASSIGNMENTS["softmax"]
    release, solution = release_version(softmax), solved(softmax)
    full = {exercise.name: exercise.points for exercise in bank.assignment("softmax")}
    earned = {}
    for name, make in HONEST.items():
        rebuilt = rebuild(make(copy.deepcopy(solution)), release)
        steps = [(step.id, step.source, step.exercise) for step in rebuilt.steps]
        # Each check is pressed once more at the end: what an answer leans on may stand below it.
        checks = [place for place, step in enumerate(steps) if step[2]]
        data = {"steps": steps, "checks": checks}
        earned[name] = python.ask("program", source=HONEST_MARKS, data=data)["value"]
    assert len(earned) >= 60
    assert {name: points for name, points in earned.items() if points != full} == {}


def test_numpy_does_not_warn_in_a_page(python):
    source = "import numpy as np\nprint(np.exp(1000.0), np.log(np.zeros(1)), np.zeros(1) / 0)"
    (shown,) = python.run(source)["outputs"]
    assert shown == {"kind": "text", "stream": "out", "text": "inf [-inf] [nan]\n"}


@pytest.mark.parametrize("answer", sorted(UNHEARD))
def test_what_a_page_cannot_hear_is_right_there(python, answer):
    source = (WRONG / f"{answer}.py").read_text("utf-8")
    assert python.check(answer.split("/")[0], source)["result"]["passed"]


def test_whole_numbers_have_32_bits_there(python):
    shown = python.value("import numpy as np\nstr(np.arange(3).dtype), str(np.array([1]).dtype)")
    assert shown == "('int32', 'int32')"
    assert python.value("np.array([2**31 - 1]) + 1") == "array([-2147483648])"


@pytest.mark.parametrize(
    "rows",
    [
        "np.eye(n_classes, dtype=int)[labels]",
        "np.eye(n_classes, dtype=np.int64)[labels]",
        "np.eye(n_classes, dtype=np.uint8)[labels]",
        "[[int(k == label) for k in range(n_classes)] for label in labels]",
    ],
)
def test_whole_numbers_of_any_size_are_right_answers_there(python, rows):
    answer = (
        "def one_hot(labels, n_classes):\n"
        "    if min(labels) < 0 or max(labels) >= n_classes:\n"
        "        raise ValueError\n"
        f"    return {rows}"
    )
    result = python.check("one_hot", "import numpy as np", answer)["result"]
    assert result["passed"] and result["points"] == bank.exercise("one_hot").points


def test_solutions_are_the_same_texts_as_here(python):
    told = python.ask("solutions", name="softmax")["value"]
    kept = bank.right_answers("softmax")[:3]
    assert told == [{"style": answer.style, "source": answer.source} for answer in kept]


ENDLESS = {
    "a bare loop": ("while True: pass", {1}),
    "a loop that counts": ("while True:\n    kept += 1", {1, 2}),
    "a loop that is never over": ("for kept in range(10**12): pass", {1}),
    "a bare except": (
        "while True:\n    try:\n        while True:\n            pass\n    except:\n        pass",
        {1, 2, 3, 4, 5, 6},
    ),
    "an except inside a function": (
        "def stay():\n    while True:\n        try:\n            1 / 0\n        except:\n            pass\nstay()",
        {2, 3, 4, 5, 6},
    ),
    "recursion and a bare except in a loop": (
        "def stay():\n    while True:\n        try:\n            return stay()\n        except:\n            pass\nstay()",
        {1, 2, 3, 4, 5, 6},
    ),
    "a comprehension": ("[kept for kept in iter(int, 1)]", {1}),
    "a generator that a function takes": ("any(item for item in iter(int, 1))", {1}),
    "a loop that imports": ("while True:\n    import json", {1, 2}),
    "a loop in numpy": ("import numpy as np\nwhile True:\n    np.exp(np.zeros(9))", {2, 3}),
}


@pytest.mark.parametrize(("source", "lines"), ENDLESS.values(), ids=ENDLESS)
def test_endless_code_ends_at_the_limit_with_its_line_and_what_was_defined(python, source, lines):
    python.run("kept = 1\nbefore = [1, 2, 3]")
    told = python.run(f"also = before + [4]\n{source}\nnever = True", LIMIT)
    error = told["error"]
    assert LIMIT <= told["seconds"] < LIMIT + SLACK
    assert error["kind"] == "time" and error["file"] == "<cell>"
    assert error["line"] - 1 in lines
    said = f"No answer after {LIMIT} s. It was at line {error['line']}: `{error['text']}`."
    assert error["says"] == said and error["text"]
    assert python.value("also, kept >= 0, 'never' in globals()") == "([1, 2, 3, 4], True, False)"


def test_an_endless_print_is_cut_and_ends_at_the_limit(python):
    answer = python.ask(
        "run", source="while True:\n    print('on ' * 20)", cell="cell", limit=LIMIT
    )
    told = answer["value"]
    (shown,) = told["outputs"]
    assert told["error"]["kind"] == "time" and told["error"]["line"] == 2
    assert LIMIT <= told["seconds"] < LIMIT + SLACK
    assert shown["text"].startswith("on on ") and len(shown["text"]) < 21_000
    assert shown["text"].endswith("\n… (what follows is too long for a page)\n")
    assert len(answer["news"]) <= LIMIT / 0.1


def test_what_is_printed_is_told_while_the_cell_runs(python):
    source = "import time\nfor i in range(3):\n    print(i)\n    time.sleep(0.15)"
    answer = python.ask("run", source=source, cell="cell", limit=5)
    shown = answer["value"]["outputs"][0]["text"]
    assert shown == "0\n1\n2\n"
    assert len(answer["news"]) >= 2
    assert all(shown.startswith(items[0]["text"]) for items in answer["news"])


SLOW = {
    "between other lines": "import time\ntime.sleep(1)\nafter = 1",
    "before a last line that shows": "import time\ntime.sleep(1)\n1 + 1",
    "as the last line": "import time\ntime.sleep(1) or 1",
    "in a function": "import time\ndef rest():\n    time.sleep(1)\n    return 1\n\nrest()",
}


@pytest.mark.parametrize("source", SLOW.values(), ids=SLOW)
def test_a_call_that_cannot_be_ended_is_named_when_it_is_over(python, source):
    told = python.run(source, LIMIT)
    line = next(i for i, text in enumerate(source.split("\n"), 1) if "sleep" in text)
    assert told["error"]["kind"] == "time"
    assert told["error"]["line"] == line and "time.sleep(1)" in told["error"]["text"]
    assert 1 <= told["seconds"] < 1 + SLACK


def test_recursion_without_end_is_told_in_a_sentence(python):
    error = python.run("def fall(n):\n    return fall(n + 1)\nfall(0)")["error"]
    assert error["kind"] == "recursion" and error["line"] in (1, 2)
    assert error["says"].startswith("Recursion without end (line ")


def test_a_recursion_that_ends_python_is_told_as_one(new_python):
    python = new_python()
    python.run("kept = 1")
    assert RECURSION.search(python.ask("run", source=FATAL, cell="cell", limit=LIMIT)["died"])


SWALLOWED = "    try:\n        {call}\n    except:\n        {call}"


@pytest.mark.parametrize(
    ("op", "message"),
    [
        (
            "run",
            {"source": f"def fall():\n{SWALLOWED.format(call='fall()')}\nfall()", "cell": "cell"},
        ),
        (
            "check",
            {
                "name": "softmax",
                "cells": [
                    [
                        "cell",
                        f"def softmax(z, axis=-1):\n{SWALLOWED.format(call='return softmax(z)')}",
                    ]
                ],
            },
        ),
    ],
    ids=["run", "check"],
)
def test_recursion_inside_a_bare_except_is_told_one_way_or_another(new_python, op, message):
    answer = new_python().ask(op, limit=LIMIT, **message)
    if "died" in answer:
        assert RECURSION.search(answer["died"])
    elif op == "run":
        assert answer["value"]["error"]["kind"] in ("recursion", "time")
    else:
        assert answer["value"]["result"]["diagnosis"]["id"] in ("error.recursion", "error.time")


@pytest.mark.parametrize(
    "source",
    ["np.zeros(10**10)", "np.zeros(4 * 10**8)", "[np.empty(2**27) for _ in range(8)]"],
    ids=["more than can be counted", "more than an array", "more than there is"],
)
def test_more_memory_than_there_is_is_told_in_a_sentence(python, source):
    python.run("import numpy as np\nbefore = 1")
    told = python.run(f"many = 0\nbig = {source}")
    assert told["error"]["kind"] == "memory" and told["error"]["line"] == 2
    assert told["error"]["says"].startswith("Your code asks for more memory than there is (line 2")
    assert python.value("before, many") == "(1, 0)"


def test_input_says_that_a_page_cannot_ask(python):
    error = python.run("name = 1\nname = input('Who? ')")["error"]
    assert error["kind"] == "input" and error["line"] == 2 and error["raw"] == ""
    assert error["says"] == "A page cannot ask: there is nobody to answer `input()`."


def test_ending_python_from_a_cell_is_told(python, new_python):
    error = python.run("kept = 2\nexit()")["error"]
    assert error["kind"] == "exit" and error["line"] == 2
    assert python.value("kept") == "2"
    ended = new_python().ask("run", source="import os\nos._exit(3)", cell="cell", limit=LIMIT)
    assert ended["died"] == "Program terminated with exit(3)"


def test_an_answer_without_end_is_told_with_its_line(python):
    answer = "def softmax(z, axis=-1):\n    total = 0\n    while True:\n        total += z"
    told = python.check("softmax", "import numpy as np", answer)
    said = told["result"]["diagnosis"]
    limit = bank.exercise("softmax").limit
    assert said["id"] == "error.time" and said["line"] in (3, 4) and said["file"] == "<cell-2>"
    assert told["result"]["points"] == 0 and not told["result"]["passed"]
    assert limit <= told["seconds"] < limit + SLACK


def test_a_cell_without_end_before_an_answer_does_not_keep_it_from_its_check(python):
    answer = "def mean_squared_error(y, p):\n    return ((y - p) ** 2).mean()"
    told = python.check("mean_squared_error", "while True:\n    pass", answer, limit=LIMIT)
    assert told["result"]["passed"]
    assert told["seconds"] < LIMIT + SLACK


def test_an_answer_that_is_never_reached_is_told_with_the_line_of_the_loop(python):
    answer = "while True:\n    pass\ndef softmax(z):\n    return z"
    told = python.check("softmax", answer, limit=LIMIT)
    said = told["result"]["diagnosis"]
    assert said["id"] == "error.time" and said["line"] in (1, 2) and said["file"] == "<cell-1>"


SCRIPT = "<script>alert(1)</script>"


def test_what_a_program_shows_stays_text(python):
    source = (
        "import sys, warnings\n"
        f"bad = {SCRIPT!r}\n"
        "class Rich:\n"
        "    def __repr__(self): return bad\n"
        "    def _repr_html_(self): return bad\n"
        "print(bad)\n"
        "print(bad, file=sys.stderr)\n"
        "warnings.warn(bad)\n"
        "display(bad, Rich())\n"
        "raise ValueError(bad)"
    )
    told = python.run(source)
    assert told["outputs"] == [
        {"kind": "text", "stream": "out", "text": f"{SCRIPT}\n"},
        {"kind": "text", "stream": "err", "text": f"{SCRIPT}\nline 8: UserWarning: {SCRIPT}\n"},
        {"kind": "value", "text": f"'{SCRIPT}'"},
        {"kind": "value", "text": SCRIPT},
    ]
    assert told["error"]["raw"] == f"ValueError: {SCRIPT}"
    assert not {"html", "svg"} & set(told["error"])


def test_what_an_answer_prints_or_gives_back_stays_text(python):
    answer = f"print({SCRIPT!r})\ndef softmax(z, axis=-1):\n    print({SCRIPT!r})\n    raise ValueError({SCRIPT!r})"
    told = python.check("softmax", answer)
    assert told["outputs"] == [{"kind": "text", "stream": "out", "text": f"{SCRIPT}\n"}]
    assert told["result"]["printed"].startswith(SCRIPT)
    assert SCRIPT in told["result"]["diagnosis"]["says"]


def test_figures_come_as_svg_once_each(python):
    python.ask("need", packages=["matplotlib"])
    drawn = (
        "import matplotlib.pyplot as plt\n"
        "figure, axes = plt.subplots()\n"
        "axes.plot([1, 4, 9], label='$x^2$')\n"
        "axes.set_title('<script>alert(1)</script>')\n"
    )
    for last in ("figure", "plt.show()", "None"):
        told = python.run(drawn + last)
        assert told["error"] is None
        (shown,) = told["outputs"]
        assert shown["kind"] == "figure" and "</svg>" in shown["svg"]
        assert "<script" not in shown["svg"]


def test_a_check_in_a_cell_shows_its_verdict_once(python):
    source = "import numpy as np\nfrom nnkit.checks import check\ndef softmax(z, axis=-1): return z\ncheck('softmax')"
    (shown,) = python.run(source)["outputs"]
    assert shown["kind"] == "check" and shown["result"]["exercise"] == "softmax"


def test_the_pages_numpy_is_not_this_one_and_agrees_to_the_last_digits(python):
    shown = python.value("import numpy as np\nnp.exp(np.linspace(-30, 30, 13)).tolist()")
    np.testing.assert_allclose(json.loads(shown), np.exp(np.linspace(-30, 30, 13)), rtol=1e-14)
