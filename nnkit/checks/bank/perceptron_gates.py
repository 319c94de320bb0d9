"""Logic gates by hand: three numbers, named by the truth table that they give."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Property, fixed
from ..student import Outcome

Table = tuple[int, int, int, int]
Numbers = tuple[float, float, float]

ROWS = ((0, 0), (0, 1), (1, 0), (1, 1))
GATES: dict[Table, str] = {
    (0, 0, 0, 1): "AND",
    (0, 1, 1, 1): "OR",
    (1, 1, 1, 0): "NAND",
    (1, 0, 0, 0): "NOR",
}
# What else three numbers can give, in words that follow "Your neuron".
OTHERS: dict[Table, tuple[str, str]] = {
    (0, 0, 0, 0): ("never", "never fires"),
    (1, 1, 1, 1): ("always", "fires for every input"),
    (0, 0, 1, 1): ("first-input", "repeats the first input, whatever the second is"),
    (0, 1, 0, 1): ("second-input", "repeats the second input, whatever the first is"),
    (1, 1, 0, 0): ("not-first-input", "fires just where the first input is 0"),
    (1, 0, 1, 0): ("not-second-input", "fires just where the second input is 0"),
    (0, 1, 0, 0): ("only-second", "fires only for (0, 1)"),
    (0, 0, 1, 0): ("only-first", "fires only for (1, 0)"),
    (1, 1, 0, 1): ("not-only-first", "fires for all but (1, 0)"),
    (1, 0, 1, 1): ("not-only-second", "fires for all but (0, 1)"),
}
ROUNDING = 1e-9


def table_of(numbers: Numbers, fires: Callable[[float], bool] = lambda z: z >= 0) -> Table:
    """The answers of a neuron to the four inputs, the step being `fires`."""
    w1, w2, b = numbers
    one, two, three, four = (int(fires(w1 * x1 + w2 * x2 + b)) for x1, x2 in ROWS)
    return one, two, three, four


def _snapped(numbers: Numbers) -> Table:
    """The same, a score that only rounding keeps from 0 being 0."""
    size = max(abs(n) for n in numbers)
    return table_of(numbers, lambda z: z >= -ROUNDING * size)


def _numbers_of(name: str, outcome: Outcome) -> tuple[Numbers | None, Finding | None]:
    value = outcome.value

    def wrong(slug: str, says: str, note: str = "") -> tuple[None, Finding]:
        return None, Finding(f"{name}.{slug}", says, note)

    numbers = as_numbers(value)
    if isinstance(value, str) or numbers is None:
        return wrong(
            "no-numbers",
            "Three numbers in a row are asked: the weights w1 and w2, then the bias b.",
            "Written as (w1, w2, b), without further brackets or quotes.",
        )
    if numbers.dtype.kind == "b" or any(
        isinstance(part, bool | np.bool_) for part in (value if np.ndim(numbers) == 1 else ())
    ):
        return wrong("no-numbers", "True and False are no weights; write numbers.")
    if numbers.shape != (3,):
        many = f"{numbers.size} number{'s' if numbers.size != 1 else ''}"
        return wrong(
            "not-three",
            f"Three numbers in a row are asked, w1, w2 and b; yours are {many}"
            + (f" in shape {numbers.shape}." if numbers.ndim > 1 else "."),
            "The bias comes last." if numbers.size == 2 else "",
        )
    if not np.isfinite(numbers).all():
        return wrong("not-finite", "The three numbers must be finite.")
    w1, w2, b = (float(n) for n in numbers)
    return (w1, w2, b), None


def _rows(rows: list[tuple[int, int]]) -> str:
    words = [str(row) for row in rows]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _judge(name: str, table: Table) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        numbers, finding = _numbers_of(name, outcome)
        if numbers is None:
            return finding
        if table in (table_of(numbers), _snapped(numbers)):
            return None
        return _pattern(name, table, numbers)

    return judge


def _pattern(name: str, table: Table, numbers: Numbers) -> Finding:
    """What the truth table that came out says about the numbers."""
    w1, w2, b = numbers
    given = _snapped(numbers)
    gate = GATES[table]
    wrong = [row for row, one, other in zip(ROWS, given, table, strict=True) if one != other]
    note = f"It is wrong for {_rows(wrong)}."
    if numbers == (0.0, 0.0, 0.0):
        return Finding(
            f"{name}.zeros",
            "With all three numbers 0 every score is 0, and a score of 0 fires: your neuron always answers 1.",
            note,
        )
    if table_of(numbers, lambda z: z > ROUNDING) == table:
        return Finding(
            f"{name}.zero-fires",
            f"A score of exactly 0 fires, so your {gate} is wrong where the score is 0.",
            note,
        )
    if table_of((w1, w2, -b)) == table:
        return Finding(
            f"{name}.bias-sign",
            "The sign of your bias is turned: it is added to the sum, and the sum must reach 0.",
            f"{note} A threshold t is a bias of -t.",
        )
    if w1 and w2 and table_of((w2, b, w1)) == table:
        return Finding(
            f"{name}.bias-first",
            "Your bias stands first; the order is w1, w2, b.",
            note,
        )
    if given in GATES:
        return Finding(
            f"{name}.{GATES[given].lower()}", f"This is {GATES[given]}; {gate} is asked.", note
        )
    slug, words = OTHERS[given]
    why = {
        "never": "Its bias is too low for the weights to lift any sum to 0." if b < 0 else "",
        "always": "Its bias is so high that no input brings the sum below 0."
        if b > 0
        else "Not even (0, 0), whose score is the bias, stays below 0.",
    }.get(slug, note)
    return Finding(f"{name}.{slug}", f"Your neuron {words}; {gate} is asked.", why or note)


_HAND = fixed(Case(driver="by_hand", arguments={}))


def _is_three(name: str) -> Callable[[Case, Outcome], Finding | None]:
    return lambda case, outcome: _numbers_of(name, outcome)[1]


def _gate(name: str, table: Table, rule: str, hints: tuple[str, str, str], answer: str) -> Exercise:
    gate = GATES[table]
    return Exercise(
        name=name,
        assignment="perceptron",
        driver="by_hand",
        oracle=lambda: None,
        parameters=(),
        done=f"Your neuron is {gate}.",
        properties=(
            Property("numbers", "Three numbers", "w1, w2 and b", 0, _HAND, _is_three(name)),
            Property("table", f"The truth table of {gate}", rule, 2, _HAND, _judge(name, table)),
        ),
        mistakes=(),
        hints=hints,
        answer_source=f"{name} = {answer}",
    )


AND_GATE = _gate(
    "and_gate",
    (0, 0, 0, 1),
    "1 for (1, 1), else 0",
    (
        "Write the four scores with w1, w2 and b. Which of them must reach 0, and which must stay below?",
        "The bias is negative, one weight alone does not make up for it, and both together do.",
        "With both weights 1 the sums are 0, 1, 1 and 2: the bias must lift only the last to 0 or more.",
    ),
    "(1, 1, -1.5)",
)
OR_GATE = _gate(
    "or_gate",
    (0, 1, 1, 1),
    "0 for (0, 0), else 1",
    (
        "Write the four scores with w1, w2 and b. Which is the only one that must stay below 0?",
        "The bias is negative, and each weight alone makes up for it.",
        "With both weights 1 the sums are 0, 1, 1 and 2: the bias must keep only the first below 0.",
    ),
    "(1, 1, -0.5)",
)
NAND_GATE = _gate(
    "nand_gate",
    (1, 1, 1, 0),
    "0 for (1, 1), else 1",
    (
        "NAND is AND turned round. What must the score be for (0, 0)?",
        "The bias is positive; one weight alone leaves the score at 0 or more, both together pull it below.",
        "With both weights -1 the sums are 0, -1, -1 and -2: the bias must lift all but the last to 0 or more.",
    ),
    "(-1, -1, 1.5)",
)
