"""The proof of the checks in the page's own Python: the text of this file runs there.

What the package ships, known mistakes and right answers, it finds there; `main` is given the rest,
the assignments' own solutions and the wrong answers.
"""

import contextlib
import io
import json
import math
import time

from nnkit.authoring import page_side
from nnkit.checks import bank
from nnkit.checks.engine import judge
from nnkit.checks.student import NamespaceStudent

RIGHT_MARGIN, WRONG_MARGIN = 0.1, 10.0


def main(data):
    """Prove an exercise.

    Parameters
    ----------
    data : `name`, the exercise; `seeds`, how many for right answers; `preamble` and `solution`,
        sources; `wrong`, by name, each with its `source` and the ids that it `expects`

    Returns
    -------
    JSON: the `name`, how many answers there were, the margins, `seconds` and `complaints`.
    """
    exercise = bank.exercise(data["name"])
    started = time.perf_counter()
    row = {"name": exercise.name, "complaints": []}
    _known(exercise, row)
    _wrong(exercise, data["wrong"], row)
    _right(exercise, data["seeds"], row)
    _solution(exercise, data, row)
    row["seconds"] = round(time.perf_counter() - started, 1)
    return json.dumps(row)


def namespace_of(source):
    namespace = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "<answer>", "exec"), namespace)
    return namespace


def _known(exercise, row):
    row["known"] = 0
    for mistake in exercise.mistakes:
        row["known"] += 1
        # One way in which it shows stands for the others, which are all tried natively.
        result = judge(exercise, NamespaceStudent({exercise.name: mistake.functions[0]}))
        if result.passed or result.mistake != mistake.id:
            called = "right" if result.passed else result.mistake
            row["complaints"].append(f"known mistake {mistake.id} is called {called}")


def _wrong(exercise, answers, row):
    row["wrong"], margin = len(answers), math.inf
    for name, answer in answers.items():
        result = judge(exercise, NamespaceStudent(namespace_of(answer["source"])))
        if result.passed or result.mistake not in answer["expects"]:
            called = "right" if result.passed else result.mistake
            expected = " or ".join(answer["expects"])
            row["complaints"].append(f"{name} is called {called}, not {expected}")
        else:
            margin = min(margin, result.wrong_error)
    row["wrong_error"] = f"{margin:.3g}"
    if margin <= WRONG_MARGIN:
        row["complaints"].append(f"a wrong answer is only {margin:.3g} tolerances off")


def _right(exercise, seeds, row):
    answers = bank.right_answers(exercise.name)
    row["right"], margin = len(answers), 0.0
    for answer in answers:
        student = NamespaceStudent(namespace_of(answer.source))
        for seed in range(seeds):
            variant = "graded" if seed % 2 else "shown"
            result = judge(exercise, student, seed, variant, name_it=False)
            margin = max(margin, result.right_error)
            if result.points != exercise.points:
                broken = [item.id for item in result.properties if item.state != "right"]
                row["complaints"].append(f"{answer.file.stem} fails {broken} on seed {seed}")
                break
    row["right_error"] = f"{margin:.3g}"
    if margin >= RIGHT_MARGIN:
        row["complaints"].append(f"a right answer is {margin:.3g} tolerances off")


def _solution(exercise, data, row):
    cells = [["preamble", data["preamble"]], ["answer", data["solution"]]]
    told = json.loads(page_side.check(exercise.name, cells, 5.0))["result"]
    if not told["passed"] or told["points"] != exercise.points:
        row["complaints"].append(f"the solution earns {told['points']}: {told['diagnosis']}")
