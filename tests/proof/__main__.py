"""`make proof`: every check against the answers that it must reject, name and accept.

    python -m tests.proof [--seeds N] [--write] [EXERCISE …]

`--write` writes the transcript anew; without it a transcript that differs is a failure.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import marshal
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from nnkit.checks import bank
from nnkit.checks.compare import difference
from nnkit.checks.engine import Raised, judge, run_own
from nnkit.checks.exercise import Case, Exercise
from nnkit.checks.result import Result
from nnkit.checks.student import NamespaceStudent, Outcome

from .inputs import cases
from .mutants import mutants

HERE = Path(__file__).parent
WRONG = HERE.parent / "wrong"
TRANSCRIPT = HERE / "transcript.txt"
SURVIVORS = HERE / "survivors.txt"
RIGHT_MARGIN, WRONG_MARGIN = 0.1, 10.0
WRONG_SEEDS = 5
ASKED_IN_FULL = 20
MUTATED_FROM = 20
KNOWN_AT_LEAST, WRONG_AT_LEAST, RIGHT_AT_LEAST = 10, 10, 5


@dataclass
class Row:
    """What the proof of one exercise found."""

    name: str
    known: int = 0
    wrong: int = 0
    rejected: int = 0
    named: int = 0
    doubles: int = 0
    right: int = 0
    accepted: int = 0
    mutants: int = 0
    survivors: int = 0
    unexplained: int = 0
    right_error: float = 0.0
    wrong_error: float = np.inf
    seconds: dict[str, float] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    @contextlib.contextmanager
    def timed(self, part: str) -> Iterator[None]:
        """Count the processor's seconds of a part of the proof."""
        started = time.process_time()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - started


class Quick(NamespaceStudent):
    """A student with a short limit: a mutant that does not answer at once is rejected anyway."""

    def call(self, name: str, driver: str, arguments: Any, limit: float) -> Outcome:
        return super().call(name, driver, arguments, min(limit, 0.5))


class Remembered(NamespaceStudent):
    """A student who is not asked again what was asked on the first seeds, which is half of all."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__(namespace)
        self.first: dict[bytes, Outcome] = {}
        self.learns = True

    def call(self, name: str, driver: str, arguments: Any, limit: float) -> Outcome:
        key = marshal.dumps((driver, arguments))
        if not self.learns and key in self.first:
            return self.first[key]
        outcome = super().call(name, driver, arguments, limit)
        if self.learns:
            self.first[key] = outcome
        return outcome


def namespace_of(source: str) -> dict[str, Any]:
    """Run an answer's source in a namespace of its own."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with open(os.devnull, "w") as nothing:
        old, sys.stdout = sys.stdout, nothing
        try:
            exec(compile(source, "<answer>", "exec"), namespace)
        finally:
            sys.stdout = old
    return namespace


def sentence(result: Result) -> str:
    return " / ".join(filter(None, [result.diagnosis.says, result.diagnosis.note]))


def prove(name: str, seeds: int) -> Row:
    """Run the whole proof of one exercise."""
    exercise = bank.exercise(name)
    row = Row(name)
    right = {
        answer.file.stem: Remembered(namespace_of(answer.source))
        for answer in bank.right_answers(name)
    }
    row.right = row.accepted = len(right)
    with row.timed("answers"):
        _known(exercise, row)
        named = _wrong(exercise, row)
        _right(exercise, row, right, range(1))
    with row.timed("seeds"):
        _wrong_on_seeds(exercise, row, named)
        _right(exercise, row, right, range(1, min(seeds, exercise.seeds)))
    with row.timed("mutants"):
        _mutants(exercise, row)
    if exercise.driver != "by_hand":
        _enough(row, "known mistakes", row.known, KNOWN_AT_LEAST)
    _enough(row, "independent wrong answers", row.wrong, WRONG_AT_LEAST)
    _enough(row, "right answers", row.right, RIGHT_AT_LEAST)
    if row.right_error >= RIGHT_MARGIN:
        row.complaints.append(f"a right answer is {row.right_error:.3g} tolerances off")
    if row.wrong_error <= WRONG_MARGIN:
        row.complaints.append(f"a wrong answer is only {row.wrong_error:.3g} tolerances off")
    return row


def _enough(row: Row, what: str, count: int, least: int) -> None:
    if count < least:
        row.complaints.append(f"{count} {what}; at least {least} are asked")


def _known(exercise: Exercise, row: Row) -> None:
    for mistake in exercise.mistakes:
        row.known += 1
        for i, function in enumerate(mistake.functions):
            result = judge(exercise, NamespaceStudent({exercise.name: function}))
            if result.passed:
                row.complaints.append(f"known mistake {mistake.id} ({i}) is accepted")
            elif result.mistake != mistake.id:
                row.complaints.append(
                    f"known mistake {mistake.id} ({i}) is called {result.mistake}"
                )
        row.said[mistake.id] = sentence(result)


def expected_of(source: str) -> list[str]:
    """The ids that a wrong answer may be given: its line `# expects: one | another`."""
    for line in source.split("\n")[:5]:
        if line.startswith("# expects:"):
            return [part.strip() for part in line.removeprefix("# expects:").split("|")]
    return []


def _wrong(exercise: Exercise, row: Row) -> dict[str, str]:
    """Judge each wrong answer; give the sources of those that came to an end, by file."""
    ended = {}
    for file in sorted((WRONG / exercise.name).glob("*.py")):
        source = file.read_text("utf-8")
        row.wrong += 1
        row.doubles += "\n# second:" in source
        result = judge(exercise, NamespaceStudent(namespace_of(source)))
        row.said[f"{exercise.name}/{file.stem}"] = f"{result.mistake}: {sentence(result)}"
        expected = expected_of(source)
        if not expected:
            row.complaints.append(f"{file.name} does not say what it expects")
        if result.passed:
            row.complaints.append(f"{file.name} is accepted")
            continue
        row.rejected += 1
        if result.mistake in expected:
            row.named += 1
        else:
            row.complaints.append(
                f"{file.name} is called {result.mistake}, not {' or '.join(expected)}"
            )
        if not str(result.mistake).endswith((".time", ".endless")):
            ended[file.name] = source
    return ended


def _wrong_on_seeds(exercise: Exercise, row: Row, sources: dict[str, str]) -> None:
    for name, source in sources.items():
        expected = expected_of(source)
        for seed in range(1, WRONG_SEEDS + 1):
            result = judge(exercise, NamespaceStudent(namespace_of(source)), seed, "graded")
            row.wrong_error = min(row.wrong_error, result.wrong_error)
            if result.passed or result.mistake not in expected:
                row.complaints.append(f"{name} is called {result.mistake} on seed {seed}")
                break


def _right(exercise: Exercise, row: Row, students: dict[str, Remembered], seeds: range) -> None:
    """Judge each right answer on each seed; one that fails is asked no more."""
    for seed in seeds:
        variant = "graded" if seed % 2 else "shown"
        for stem, student in list(students.items()):
            student.learns = seed < ASKED_IN_FULL
            result = judge(exercise, student, seed, variant, name_it=False)
            row.right_error = max(row.right_error, result.right_error)
            if result.points != exercise.points:
                del students[stem]
                row.accepted -= 1
                broken = [p.id for p in result.properties if p.state != "right"]
                row.complaints.append(f"right answer {stem} fails {broken} on seed {seed}")


def _mutants(exercise: Exercise, row: Row) -> None:
    if exercise.driver == "by_hand":
        return
    explained = explanations()
    inputs = cases(exercise.name)
    answers = bank.right_answers(exercise.name)
    if exercise.seeds < MUTATED_FROM:
        # A training with other numbers is another training: mostly right, or nearly so.
        answers = (min(answers, key=lambda answer: len(answer.source)),)
    for answer in answers:
        for what, source in mutants(answer.source):
            row.mutants += 1
            key = f"{exercise.name}/{answer.file.stem}: {what}"
            try:
                namespace = namespace_of(source)
            except Exception:
                continue
            result = judge(exercise, Quick(namespace), name_it=False, to_the_end=False)
            if result.points < exercise.points or not differs(exercise, namespace, inputs):
                continue
            row.survivors += 1
            if key not in explained:
                row.unexplained += 1
                row.complaints.append(f"survives: {key}")


def explanations() -> dict[str, str]:
    """The sentences that say why a mutant may survive, by mutant: `mutant = sentence` a line."""
    if not SURVIVORS.exists():
        return {}
    lines = [line for line in SURVIVORS.read_text("utf-8").split("\n") if " = " in line]
    return {key.strip(): why.strip() for key, why in (line.rsplit(" = ", 1) for line in lines)}


def differs(exercise: Exercise, namespace: dict[str, Any], inputs: list[Case]) -> bool:
    """Whether an answer breaks the contract on inputs that owe nothing to the check's.

    Where many values are right there is none to compare with, and the judges look.
    """
    judges = [p.judge for p in exercise.properties if callable(p.judge)]
    for case in inputs:
        outcome = Quick(namespace).call(exercise.name, case.driver, case.encoded, 2.0)
        if outcome.error and outcome.error["kind"] == "time":
            # A busy machine may be late once.
            student = NamespaceStudent(namespace)
            outcome = student.call(exercise.name, case.driver, case.encoded, 20.0)
        if exercise.free:
            if outcome.error or outcome.arguments_after != outcome.arguments_before:
                return True
            if any(look(case, outcome) for look in judges):
                return True
            continue
        expected = run_own(exercise.oracle, case)
        if isinstance(expected, Raised):
            if not outcome.error or expected.name not in outcome.error.get("bases", []):
                return True
        elif outcome.error or outcome.arguments_after != outcome.arguments_before:
            return True
        else:
            large = max((float(np.abs(a).max()) for a in case.arrays), default=0) > 50
            atol = 1e-3 if large else 1e-5
            if difference(expected, outcome.value, 10 * atol, 1e-3)[0] is not None:
                return True
            if any(kind == "RuntimeWarning" for kind, _ in outcome.warnings):
                return True
    return False


def transcript(rows: list[Row]) -> str:
    lines = [
        "Every sentence that the checks say of the answers in the proof. Made by: make transcript",
        "",
    ]
    for row in rows:
        lines.append(f"## {row.name}")
        lines += [f"{key} -> {text}" for key, text in row.said.items()]
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.proof")
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--write", action="store_true", help="write the transcript anew")
    options = parser.parse_args()
    every = [e.name for group in bank.ASSIGNMENTS.values() for e in group]
    chosen = options.exercises or every
    for name in chosen:
        bank.exercise(name)
    started, workers = time.perf_counter(), min(os.cpu_count() or 1, 8)
    with ProcessPoolExecutor(workers) as pool:
        rows = list(pool.map(prove, chosen, [options.seeds] * len(chosen)))
    head = f"{'exercise':<24}{'known':>6}{'wrong':>11}{'named':>7}{'two':>5}{'right':>8}{'mutants':>9}{'lived':>7}{'margins':>16}{'s':>6}"
    print(head)
    for r in rows:
        margins = f"{r.right_error:.2g} … {r.wrong_error:.2g}"
        print(
            f"{r.name:<24}{r.known:>6}{f'{r.rejected}/{r.wrong}':>11}{r.named:>7}{r.doubles:>5}"
            f"{f'{r.accepted}/{r.right}':>8}{r.mutants:>9}{r.survivors:>7}{margins:>20}{sum(r.seconds.values()):>6.0f}"
        )
    complaints = [f"{r.name}: {c}" for r in rows for c in r.complaints]
    if chosen == every:
        text = transcript(rows)
        if options.write:
            TRANSCRIPT.write_text(text, "utf-8")
        else:
            old = TRANSCRIPT.read_text("utf-8") if TRANSCRIPT.exists() else ""
            changed = list(
                difflib.unified_diff(old.split("\n"), text.split("\n"), lineterm="", n=0)
            )
            complaints += [f"transcript: {line}" for line in changed[:20]]
            if changed:
                complaints.append(
                    "the transcript is stale: read the difference, then make transcript"
                )
    for complaint in complaints:
        print("  " + complaint)
    parts = {part: sum(row.seconds[part] for row in rows) for part in rows[0].seconds}
    spent = ", ".join(f"{part} {seconds:.0f} s" for part, seconds in parts.items())
    print(f"processor time: {spent}; on {workers} processors {time.perf_counter() - started:.0f} s")
    w, r = sum(x.wrong for x in rows), sum(x.right for x in rows)
    print(
        f"proof: {len(rows)} exercises; wrong {sum(x.rejected for x in rows)}/{w} rejected, "
        f"{sum(x.named for x in rows)} named; right {sum(x.accepted for x in rows)}/{r} accepted; "
        f"mutants {sum(x.mutants for x in rows)}, {sum(x.unexplained for x in rows)} unexplained"
    )
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
