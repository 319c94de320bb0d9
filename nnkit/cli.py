"""The command `nnkit`: check answers; collect and grade what was handed in, and feed back."""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .checks import bank, explain
from .checks.engine import EngineFault, judge
from .checks.exercise import Exercise, names
from .checks.result import Diagnosis, Result, points, unchecked
from .checks.student import ProcessStudent
from .grading import collect, commands

RIGHT, WRONG, UNREADABLE = 0, 1, 2


class Unreadable(Exception):
    """A file that cannot be read as Python or as a notebook; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; give back the exit code."""
    parser = argparse.ArgumentParser(
        prog="nnkit", description="Neural networks from one neuron on: the course's own tools."
    )
    commands_of = parser.add_subparsers(dest="command", required=True)
    checking = commands_of.add_parser(
        "check",
        help="check answers in Python files or notebooks",
        description="Check answers in Python files or notebooks, each in a process of its own. "
        "Without EXERCISE, every check cell of a notebook is run. This is no sandbox: check only "
        "files that you would run. Exit code: 0 all right, 1 not all right, 2 an unreadable file "
        "or unknown exercise.",
    )
    checking.add_argument(
        "what", nargs="+", metavar="[EXERCISE] FILE", help="an exercise and files"
    )
    checking.add_argument("--json", action="store_true", help="one JSON object a line")
    checking.add_argument("--seed", type=_seed, default=0, help="of the random inputs (default 0)")
    checking.add_argument("--verbose", action="store_true", help="show the whole verdict")
    collecting = commands_of.add_parser(
        "collect",
        help="put what was handed in into a course's folder",
        description="Put what students handed in, as a platform's archive or a folder, into "
        "submitted/ of a course's folder. Exit code: 0 all attributed, 1 something was not "
        "attributed or refused, 2 an archive or the course cannot be read.",
    )
    collect.add_arguments(collecting)
    grading = commands_of.add_parser(
        "grade",
        help="grade what was handed in",
        description="Grade the submissions of an assignment in a sandbox, into nbgrader's "
        "gradebook and autograded/. What is graded already, with the same release and checks, is "
        "left as it is. Exit code: 0 all graded, 1 some not, 2 nothing could be graded.",
    )
    commands.add_arguments(grading)
    feeding_back = commands_of.add_parser(
        "feedback",
        help="write a page for each graded submission",
        description="Write a page for each graded submission to feedback/: what each property "
        "earned and why, the student's cells and figures, and your comments and marks. Exit code: "
        "0 all written, 1 some not, 2 none could be written.",
    )
    commands.add_feedback_arguments(feeding_back)
    options = parser.parse_args(arguments)
    runs = {
        "check": _check,
        "collect": collect.run,
        "grade": commands.run,
        "feedback": commands.run_feedback,
    }
    return runs[options.command](options)


def _seed(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError("a seed is a whole number from 0")
    return value


def _check(options: argparse.Namespace) -> int:
    what = list(options.what)
    exercise: Exercise | None = None
    if not _is_file_name(what[0]):
        try:
            exercise = bank.exercise(what.pop(0))
        except ValueError as error:
            print(f"nnkit check: {error}", file=sys.stderr)
            return UNREADABLE
    if not what:
        print("nnkit check: name at least one file", file=sys.stderr)
        return UNREADABLE
    worst = RIGHT
    for name in what:
        try:
            results = check_file(Path(name), exercise, options.seed)
        except Unreadable as error:
            print(f"nnkit check: {name}: {error}", file=sys.stderr)
            worst = UNREADABLE
            continue
        for result in results:
            _print(result, name, options)
            if not result.passed:
                worst = max(worst, WRONG)
    return worst


def _is_file_name(text: str) -> bool:
    return text.endswith((".py", ".ipynb")) or "/" in text or "\\" in text or Path(text).is_file()


def _print(result: Result, file: str, options: argparse.Namespace) -> None:
    if options.json:
        line = {
            "exercise": result.exercise,
            "file": file,
            "points": result.points,
            "max_points": result.max_points,
            "passed": result.passed,
            "mistake": result.mistake,
            "message": result.diagnosis.says,
        }
        print(json.dumps(line, ensure_ascii=False), flush=True)
    elif options.verbose:
        print(f"{file}\n{result.as_text()}\n", flush=True)
    else:
        share = f"{points(result.points)} of {points(result.max_points)}"
        said = result.diagnosis.says.replace("`", "")
        print(f"{file}: {result.exercise}: {share} points: {said}", flush=True)


def check_file(file: Path, exercise: Exercise | None = None, seed: int = 0) -> list[Result]:
    """Check the answers in a Python file or a notebook.

    Parameters
    ----------
    file : a `.py` or `.ipynb` file
    exercise : the exercise, or None for every check cell
    seed : decides the random inputs

    Returns
    -------
    One result for each exercise checked.

    Raises
    ------
    Unreadable
        If the file cannot be read, or has nothing to check.
    """
    cells = read_cells(file)
    checks = [(place, name) for place, source in enumerate(cells) for name in checked_in(source)]
    if exercise is not None:
        last = max((place for place, name in checks if name == exercise.name), default=len(cells))
        checks = [(last, exercise.name)]
    known = [(place, name) for place, name in checks if _known(name)]
    if not known:
        raise Unreadable('no check("…") of a known exercise in it; name the exercise')
    asked = sorted(
        {a for _, name in known for a in names(bank.assignment(bank.exercise(name).assignment))}
    )
    results: dict[str, Result] = {}
    with ProcessStudent(asked, folder=file.resolve().parent) as student:
        trouble: dict[str, Any] | None = None
        for place in range(len(cells) + 1):
            for name in [name for at, name in known if at == place]:
                results[name] = _judge(bank.exercise(name), student, seed, trouble)
            if place < len(cells) and not checked_in(cells[place]):
                label = str(file) if file.suffix == ".py" else f"<cell {place + 1}>"
                trouble = student.run(cells[place], label) or trouble
        for name, result in results.items():
            if not result.passed:
                again = _judge(bank.exercise(name), student, seed, trouble)
                if again.points > result.points:
                    results[name] = again
    return list(results.values())


def _known(name: str) -> bool:
    try:
        bank.exercise(name)
    except ValueError:
        return False
    return True


def _judge(
    exercise: Exercise, student: ProcessStudent, seed: int, trouble: dict[str, Any] | None
) -> Result:
    """Judge, and where the name is missing say what stopped the file."""
    try:
        result = judge(exercise, student, seed)
    except EngineFault as fault:
        return unchecked(exercise, Diagnosis("fault", f"The check itself failed: {fault}"))
    if result.mistake == "error.missing" and trouble is not None:
        return unchecked(exercise, explain.error(trouble))
    return result


def checked_in(source: str) -> list[str]:
    """The exercises that a cell checks, when it does nothing else: `check("softmax")`."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = []
    for statement in tree.body:
        match statement:
            case ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(name))], [])):
                found.append(name)
            case _:
                return []
    return found


def read_cells(file: Path) -> list[str]:
    """The code cells of a notebook, or a Python file as one cell and its check lines as others.

    Raises
    ------
    Unreadable
        If the file is none of these.
    """
    try:
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise Unreadable(error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise Unreadable("this is no text in UTF-8") from None
    if file.suffix != ".ipynb":
        return [text]
    try:
        cells = json.loads(text)["cells"]
        sources = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
        return ["".join(source) for source in sources]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable("this is no notebook") from None
