"""Sentences: what an error, a changed input, a warning or a pattern of cases means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from .compare import as_numbers
from .exercise import Case, Exercise, Finding
from .result import Diagnosis, Example
from .student import Outcome
from .student_side.drivers import NOTES
from .student_side.encoding import decode

if TYPE_CHECKING:
    from .engine import Plan


def error(trouble: dict[str, Any]) -> Diagnosis:
    """Say in the student's terms what stopped their code; the id is `error.…`."""
    return replace(_error(trouble), file=trouble.get("file", ""), line=trouble.get("line") or 0)


def _error(trouble: dict[str, Any]) -> Diagnosis:
    kind = trouble["kind"]
    line = f"line {trouble['line']}" if trouble.get("line") else ""
    at = (
        f" ({line}: `{trouble['text']}`)"
        if line and trouble.get("text")
        else f" ({line})"
        if line
        else ""
    )
    message = trouble.get("message", "")
    python = f"{trouble.get('type', 'error')}: {message}".rstrip(": .")
    match kind:
        case "missing":
            return Diagnosis(
                "error.missing",
                "There is nothing of this name yet.",
                "Run the cell that defines it, and check its spelling.",
            )
        case "not-written":
            where = (
                f"Put your own code in place of {line}." if line else "Nothing is written here yet."
            )
            return Diagnosis(
                "error.not-written",
                where if line else "Not written yet: put your own answer in place of None.",
                "Nothing is written here yet." if line else "",
            )
        case "not-callable":
            return Diagnosis(
                "error.not-callable", f"A function is asked; this name stands for {message}."
            )
        case "signature":
            return Diagnosis(
                "error.signature",
                f"Your function cannot be called with the arguments of the exercise: {message}.",
            )
        case "withheld":
            return Diagnosis(
                "error.leans-on-nnkit",
                f"This calls nnkit's own function, which is what the exercise asks you to write{at}.",
                "Write the body yourself; other parts of nnkit may be used.",
            )
        case "not-plain":
            return Diagnosis("property.type", f"Your function gives back {message}.")
        case "input":
            return Diagnosis(
                "error.input",
                f"Your code asks for input{at}; a check cannot type.",
                "Take the values from the arguments.",
            )
        case "time":
            where = f" It was at {line}: `{trouble['text']}`." if line else ""
            return Diagnosis(
                "error.time",
                f"No answer after {trouble.get('seconds', 0):g} s.{where}",
                "A loop that does not end, or work that grows too fast.",
            )
        case "recursion":
            return Diagnosis(
                "error.recursion",
                f"Recursion without end{at}.",
                "The function calls itself, and no call comes to an end.",
            )
        case "memory":
            return Diagnosis("error.memory", f"Your code asks for more memory than there is{at}.")
        case "exit":
            return Diagnosis(
                "error.exit",
                f"Your code ends the program{at}.",
                "Leave out exit() and quit(); a function ends with return.",
            )
        case "interrupted":
            return Diagnosis("error.interrupted", "Stopped before there was a verdict.")
        case "died":
            return Diagnosis(
                "error.died",
                f"Python itself ended while your code ran ({message}).",
                "Recursion without end, or a call that ends the program.",
            )
        case "syntax":
            return Diagnosis("error.syntax", f"Python cannot read your code{at}: {message}.")
    if trouble.get("type") == "NameError" and line:
        name = message.split("'")[1] if message.count("'") >= 2 else ""
        note = (
            "Run `import numpy as np` first."
            if name == "np"
            else "Is it spelled as where it is made?"
        )
        return Diagnosis(
            "error.name", f"{line.capitalize()} stops: the name `{name}` is not defined.", note
        )
    operands = trouble.get("operands") or []
    shapes = [
        f"`{text}` has {known}" if known.startswith("shape") else f"`{text}` is {known}"
        for text, known in operands
    ]
    if shapes and any(known.startswith("shape") for _, known in operands):
        says = f"{line.capitalize()} stops: {', '.join(shapes)}."
        return Diagnosis(
            "error.shapes" if trouble.get("type") == "ValueError" else "error.exception",
            says,
            f"{line}: `{trouble['text']}`. {python}.",
        )
    says = f"{line.capitalize()} stops: {python}." if line else f"Your code stops: {python}."
    note = (
        f"`{trouble['text']}`" + (f": {', '.join(shapes)}." if shapes else "")
        if trouble.get("text")
        else ""
    )
    return Diagnosis("error.exception", says, note)


def no_error(case: Case, outcome: Outcome) -> Finding | None:
    """Judge a case that asks for an exception."""
    asked = case.raises
    trouble = outcome.error
    if trouble is None:
        return Finding(
            "property.raises", f"This input must be a {asked}; your function gives back a value."
        )
    if trouble["kind"] in ("exception", "memory") and asked in trouble.get("bases", []):
        return None
    if trouble["kind"] == "exception":
        return Finding(
            "property.raises", f"This input must be a {asked}; yours is a {trouble['type']}."
        )
    return Finding("property.raises", error(trouble).says)


def changed(exercise: Exercise, outcome: Outcome) -> Finding:
    """Say which argument was changed."""
    name = "its input"
    try:
        before = decode(outcome.arguments_before)["args"]
        after = decode(outcome.arguments_after)["args"]
        for position, (old, new) in enumerate(zip(before, after, strict=True)):
            if not _identical(old, new):
                name = f"`{exercise.parameters[position]}`"
                break
    except (KeyError, IndexError, ValueError, TypeError):
        name = "its input"
    return Finding(
        "property.changes-input",
        f"Your function changes {name}; the caller's numbers must stay as they were.",
        "Work on a copy, or on a new array.",
    )


def _identical(old: Any, new: Any) -> bool:
    if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        return old.shape == new.shape and old.dtype == new.dtype and old.tobytes() == new.tobytes()
    return type(old) is type(new) and repr(old) == repr(new)


def noisy(outcome: Outcome) -> Finding | None:
    """Judge whether numpy warned."""
    heard = [text for kind, text in outcome.warnings if kind == "RuntimeWarning"]
    if not heard:
        return None
    return Finding(
        "property.warns",
        f"numpy warns here: {heard[0]}.",
        "A number on the way grew too large, or a logarithm met 0.",
    )


_FEATURES: tuple[tuple[str, str, Callable[[Case], bool]], ...] = (
    (
        "whole-numbers",
        "Right for numbers with decimals, wrong for whole numbers.",
        lambda c: any(a.dtype.kind in "iu" for a in c.arrays[:1]),
    ),
    (
        "more-than-two-dimensions",
        "Right for one and two dimensions, wrong for more.",
        lambda c: any(a.ndim > 2 for a in c.arrays[:1]),
    ),
    (
        "several-dimensions",
        "Right for one dimension, wrong for more.",
        lambda c: any(a.ndim > 1 for a in c.arrays[:1]),
    ),
    (
        "one-dimension",
        "Right for several dimensions, wrong for one.",
        lambda c: any(a.ndim == 1 for a in c.arrays[:1]),
    ),
    (
        "several-rows",
        "Right for a single row, wrong for several.",
        lambda c: any(a.ndim > 1 and a.shape[0] > 1 for a in c.arrays[:1]),
    ),
    (
        "one-row",
        "Right for several rows, wrong for a single one.",
        lambda c: any(a.ndim > 1 and a.shape[0] == 1 for a in c.arrays[:1]),
    ),
    (
        "not-square",
        "Right where rows and columns are equally many, wrong elsewhere.",
        lambda c: any(a.ndim > 1 and len(set(a.shape)) > 1 for a in c.arrays[:1]),
    ),
    (
        "negative-axis",
        "Right for an axis counted from the front, wrong for one counted from the end.",
        lambda c: any(type(x) is int and x < 0 for x in c.args[1:]),
    ),
    (
        "other-axis",
        "Right along the last axis, wrong along another.",
        lambda c: any(
            type(x) is int and x not in (-1, c.arrays[0].ndim - 1) for x in c.args[1:] if c.arrays
        ),
    ),
    (
        "negative-numbers",
        "Right for positive numbers, wrong for negative ones.",
        lambda c: any((a < 0).any() for a in c.arrays[:1]),
    ),
    (
        "large-numbers",
        "Right for small numbers, wrong for large ones.",
        lambda c: any((np.abs(a) > 50).any() for a in c.arrays[:1]),
    ),
    (
        "memory-order",
        "Right for arrays in the usual memory order, wrong for transposed or sliced ones.",
        lambda c: any(not a.flags.c_contiguous for a in c.arrays[:1]),
    ),
)


def feature(failures: Sequence[Any], passed: Sequence[Case]) -> Diagnosis | None:
    """Name what the failing inputs have in common and the passing ones have not."""
    if not failures or len(passed) < 2:
        return None
    for name, says, has in _FEATURES:
        if all(has(f.case) for f in failures) and not any(has(c) for c in passed):
            return Diagnosis(f"relation.wrong-for-{name}", says)
    return None


def number(x: Any) -> str:
    """A number as a reader writes it: at most four significant digits."""
    x = float(x)
    if np.isnan(x):
        return "nan"
    if np.isinf(x):
        return "inf" if x > 0 else "-inf"
    if x == round(x) and abs(x) < 1e6:
        return str(int(x))
    return f"{x:.4g}"


def text_of(value: Any) -> str:
    """A value as a small text: one row a line."""
    numbers = as_numbers(value)
    if numbers is None and isinstance(value, list | tuple) and len(value) <= 4:
        return "\n".join(map(text_of, value))
    if isinstance(value, dict) and len(value) <= 16:
        return "\n".join(f"{key}: {text_of(part)}" for key, part in value.items())
    if numbers is None or isinstance(value, bool):
        text = repr(value)
        return text if len(text) <= 120 else text[:117] + "..."
    if not numbers.size:
        return "nothing" if numbers.ndim == 1 else f"nothing (shape {numbers.shape})"
    if numbers.dtype.kind == "b":
        cells = np.where(numbers, "True", "False")
    else:
        cells = np.array([number(x) for x in numbers.ravel()], dtype=object).reshape(numbers.shape)
    if cells.ndim == 0:
        return str(cells)
    if cells.ndim == 1:
        shown = [str(c) for c in cells[:12]]
        return " ".join(shown + (["…"] if cells.size > 12 else []))
    flat = cells.reshape(-1, cells.shape[-1])
    rows = [" ".join(str(c) for c in row[:12]) for row in flat[:8]]
    if len(flat) > 8:
        rows.append("…")
    if cells.ndim > 2:
        rows.append(f"(shape {cells.shape})")
    return "\n".join(rows)


def example(exercise: Exercise, drawn: Plan, case: Case, outcome: Outcome) -> Example | None:
    """Input, yours, expected; None where a driver gives back notes of its own."""
    if case.driver in NOTES:
        return None
    asked = case.given
    values = [text_of(value) for value in asked.get("args", [])]
    if "function" in asked:
        values.insert(0, asked["function"])
    names = chain(exercise.parameters, repeat("…"))
    given = list(zip(names, values, strict=False))
    if "lines" in asked:
        given += [(name, text_of(value)) for name, value in asked.get("values", {}).items()]
        given += [("then", asked["lines"]), ("asked", " ".join(asked.get("read", [])))]
    if outcome.error:
        yours = error(outcome.error).says
    else:
        yours = text_of(outcome.value)
    if case.raises:
        expected = case.raises
    elif case.driver == "by_hand":
        expected = ""
    else:
        expected = text_of(drawn.expected(case))
    return Example(given, yours, expected)
