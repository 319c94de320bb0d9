"""The commands `nnkit grade` and `nnkit feedback`."""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .names import shown

if TYPE_CHECKING:
    # nbgrader takes seconds to import: only who grades shall wait for it.
    from .grade import Report

GRADED, SOME, NOTHING, INTERRUPTED = 0, 1, 2, 130
EYE = "Needs a human eye: "
MAX_SAID = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give a parser the arguments of `nnkit grade`."""
    _common(parser)
    parser.add_argument("--force", action="store_true", help="also what is graded already")
    parser.add_argument(
        "--workers",
        type=_number,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes on this machine (default: one a core)",
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="of dask.distributed, to grade on several machines",
    )
    parser.add_argument("--seed", default="", help="in place of the course's own secret")
    parser.add_argument(
        "--trust-the-code",
        action="store_true",
        help="run it without a sandbox: it can do all that you can",
    )


def add_feedback_arguments(parser: argparse.ArgumentParser) -> None:
    """Give a parser the arguments of `nnkit feedback`."""
    _common(parser)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument(
        "--course",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="the course's folder (default: this one)",
    )
    parser.add_argument(
        "--student",
        action="append",
        default=[],
        metavar="ID",
        help="this one alone; may be repeated",
    )
    parser.add_argument(
        "--db",
        default="",
        metavar="URL",
        help="of the gradebook, where it is not the one of nbgrader_config.py",
    )


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("it takes a whole number of processes, at least 1")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Run `nnkit grade`; give back the exit code."""
    try:
        return _grade(options)
    except KeyboardInterrupt:
        print(
            "nnkit grade: interrupted; what was graded is kept, run it again for the rest.",
            file=sys.stderr,
        )
        return INTERRUPTED


def _grade(options: argparse.Namespace) -> int:
    from .pool import DaskPool, LocalPool

    with contextlib.closing(LocalPool(options.workers)) as workers:
        if not options.scheduler:
            workers.ahead()
        _without_server_extensions()
        from rich.console import Console
        from rich.progress import Progress

        from .grade import GradeError, grade
        from .gradebook import GradebookError
        from .sandbox import SandboxError

        console = Console(stderr=True)
        try:
            with contextlib.ExitStack() as stack:
                machines = None
                if options.scheduler:
                    machines = stack.enter_context(contextlib.closing(DaskPool(options.scheduler)))
                bar = Progress(console=console, transient=True, disable=not console.is_terminal)
                progress = stack.enter_context(bar)
                task = progress.add_task("Grading", total=None)
                report = grade(
                    options.course,
                    options.assignment,
                    machines or workers,
                    students=options.student,
                    force=options.force,
                    seed=options.seed,
                    trusted=options.trust_the_code,
                    db_url=options.db,
                    watch=lambda done, of: progress.update(task, completed=done, total=of),
                )
        except (GradeError, GradebookError, SandboxError, OSError) as error:
            print(f"nnkit grade: {error}", file=sys.stderr)
            return NOTHING
    print(summary(report, options.assignment))
    return SOME if report.troubles else GRADED


def _without_server_extensions() -> None:
    """Let nbgrader be imported without what it adds to Jupyter's server.

    The package imports that when it is imported itself, for whatever part of it; it takes as long
    as all that grading needs.
    """
    spec = importlib.util.find_spec("nbgrader")
    if "nbgrader" not in sys.modules and spec is not None:
        package = importlib.util.module_from_spec(spec)
        sys.modules["nbgrader"] = package
        # The only name of the package's own that its parts use.
        version = importlib.import_module("nbgrader._version")
        package.__version__ = version.__version__  # type: ignore[attr-defined]


def run_feedback(options: argparse.Namespace) -> int:
    """Run `nnkit feedback`; give back the exit code."""
    try:
        return _feedback(options)
    except KeyboardInterrupt:
        print("nnkit feedback: interrupted; run it again for all pages.", file=sys.stderr)
        return INTERRUPTED


def _feedback(options: argparse.Namespace) -> int:
    _without_server_extensions()
    from .grade import GradeError, write_feedback
    from .gradebook import GradebookError

    try:
        written, without = write_feedback(
            options.course, options.assignment, options.student, options.db
        )
    except (GradeError, GradebookError, OSError) as error:
        print(f"nnkit feedback: {error}", file=sys.stderr)
        return NOTHING
    print(f"{len(written)} pages of feedback written.")
    for student, why in without.items():
        print(f"{shown(student)} has none: {why}")
    return SOME if without else GRADED


def summary(report: Report, name: str) -> str:
    """Tell the marks, who needs a human eye and why, and what was repaired."""
    lines = [
        f"{name}: {len(report.points)} graded, {len(report.unchanged)} unchanged, "
        f"{len(report.troubles)} not graded."
    ]
    if report.points:
        lines += ["", f"Points, of {report.max_points:g} for code:"]
        width = max(map(len, report.points))
        lines += [
            f"  {student:<{width}}  {points:g}" for student, points in sorted(report.points.items())
        ]
    told = _grouped(report.remarks)
    troubles = _grouped({student: [why] for student, why in report.troubles.items()})
    eye = {said: who for said, who in told.items() if said.startswith(EYE)}
    rest = {said: who for said, who in told.items() if said not in eye}
    for title, found in (
        ("Not graded:", troubles),
        ("Needs a human eye:", eye),
        ("Repaired or remarkable:", rest),
    ):
        if found:
            lines += ["", title]
            lines += [f"  {_some(who)}: {said.removeprefix(EYE)}" for said, who in found.items()]
    return "\n".join(lines)


def _grouped(said: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The students of whom the same is said, by sentence."""
    found: dict[str, list[str]] = {}
    for student, sentences in sorted(said.items()):
        for sentence in sentences:
            found.setdefault(shown(sentence, MAX_SAID), []).append(shown(student))
    return found


def _some(students: Sequence[str]) -> str:
    if len(students) <= 3:
        return ", ".join(students)
    return f"{', '.join(students[:2])} and {len(students) - 2} more"
