"""The answers by hand of the backpropagation chapter: S3's numbers, and three bugs to catch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Property, fixed
from ..student import Outcome
from .backprop_worked import (
    ERRORS_BACK,
    LAST_PATH,
    NAMES,
    S3,
    S3_INPUTS,
    S3_TARGETS,
    UPDATED,
    gradients_with,
    worked_gradients,
)

_HAND = fixed(Case(driver="by_hand", arguments={}))
RATE = 0.5
OUTPUT_SLOPES = ("slope_w5", "slope_w6", "slope_w7", "slope_w8")
NEW = ("new_w5", "new_w6", "new_w7", "new_w8")
HIDDEN_SLOPES = ("slope_w1", "slope_w2", "slope_w3", "slope_w4")
KEYS = (*OUTPUT_SLOPES, *NEW, *HIDDEN_SLOPES)
PRINTED = {"slope_w5": 0.082}
Numbers = dict[str, float]


def _numbers(
    gradients: Callable[..., Mapping[str, float]], move: Callable[[float, float], float]
) -> Numbers:
    slopes = gradients(S3, S3_INPUTS, S3_TARGETS)
    made = {f"slope_{name}": slopes[name] for name in NAMES if name[0] == "w"}
    made |= {f"new_{name}": move(S3[name], slopes[name]) for name in ("w5", "w6", "w7", "w8")}
    return {key: made[key] for key in KEYS}


def _down(weight: float, slope: float) -> float:
    return weight - RATE * slope


RIGHT = _numbers(worked_gradients, _down)


def unit(number: float) -> float:
    """One in the third significant digit."""
    return 10.0 ** (math.floor(math.log10(abs(number))) - 2) if number else 1e-6


def agrees(given: float, number: float) -> bool:
    """Whether a number is another one to three significant digits, cut or rounded."""
    return abs(given - number) <= unit(number) * (1 + 1e-6)


def _is_right(key: str, given: float) -> bool:
    return agrees(given, RIGHT[key]) or abs(given - PRINTED.get(key, math.inf)) < 1e-9


def _given(outcome: Outcome) -> tuple[Numbers, Finding | None]:
    def wrong(slug: str, says: str, note: str = "") -> tuple[Numbers, Finding]:
        return {}, Finding(f"worked_numbers.{slug}", says, note)

    value = outcome.value
    if not isinstance(value, dict):
        return wrong("no-dict", "A dict is asked, with a number under each of the twelve names.")
    if missing := [key for key in KEYS if key not in value]:
        return wrong("keys", f"The name {missing[0]!r} is missing.", f"Missing: {len(missing)}.")
    if more := [key for key in value if key not in KEYS]:
        return wrong("keys", f"The name {more[0]!r} is not asked.")
    found: Numbers = {}
    for key in KEYS:
        numbers = as_numbers(value[key])
        if numbers is None or numbers.ndim or numbers.dtype.kind == "b":
            return wrong("no-number", f"Under {key!r} one number is asked.", "Without quotes.")
        if not np.isfinite(numbers):
            return wrong("no-number", f"The number under {key!r} is not finite.")
        found[key] = float(numbers)
    return found, None


# What a wrong way gives, from the most particular to the most general.
Way = tuple[str, str, str, Callable[..., Mapping[str, float]]]


def _changed(change: Callable[[str, float], float]) -> Callable[..., Mapping[str, float]]:
    def gradients(*given: Any) -> Mapping[str, float]:
        slopes = worked_gradients(*given)
        return {name: change(name, slope) for name, slope in slopes.items()}

    return gradients


def _swapped(one: str, other: str) -> Callable[..., Mapping[str, float]]:
    def gradients(*given: Any) -> Mapping[str, float]:
        slopes = worked_gradients(*given)
        return {**slopes, one: slopes[other], other: slopes[one]}

    return gradients


def _inputs_of(one: float, other: float) -> Callable[..., Mapping[str, float]]:
    ends = dict(w1=one, w2=other, w3=one, w4=other)
    own = dict(w1=S3_INPUTS[0], w2=S3_INPUTS[1], w3=S3_INPUTS[0], w4=S3_INPUTS[1])
    return _changed(lambda name, slope: slope / own[name] * ends[name] if name in own else slope)


_MINUS = "The signs are turned: a slope is positive where the loss rises with the weight."
_NO_OUTPUT_BEND = "A factor is missing: the slope of the output's sigmoid, out times 1 minus out."
OUTPUT_WAYS: tuple[Way, ...] = (
    ("sign", _MINUS, "", _changed(lambda name, slope: -slope)),
    ("no-output-bend", _NO_OUTPUT_BEND, "", gradients_with(bend_o=lambda z, a: 1.0)),
    (
        "factor-2",
        "Your slopes are twice too large: the half in the loss cancels the 2 of the square.",
        "",
        _changed(lambda name, slope: 2 * slope),
    ),
    (
        "step",
        "These are the steps, learning rate included; the slopes alone are asked here.",
        "",
        _changed(lambda name, slope: RATE * slope),
    ),
    (
        "step",
        "These are the steps, learning rate included; the slopes alone are asked here.",
        "",
        _changed(lambda name, slope: -RATE * slope),
    ),
    (
        "two-factors",
        "Your slopes stop at the output's sum; the slope in a weight has one more factor, what goes through it.",
        "",
        gradients_with(o_inputs="one"),
    ),
    (
        "inputs",
        "`w5` to `w8` are multiplied by what leaves the hidden neurons, `out_h1` and `out_h2`; you took another number.",
        "",
        gradients_with(o_inputs="i"),
    ),
    (
        "inputs",
        "`w5` to `w8` are multiplied by what leaves the hidden neurons, `out_h1` and `out_h2`; you took another number.",
        "",
        gradients_with(o_inputs="in"),
    ),
    (
        "crossed",
        "`w6` and `w7` are exchanged: `w6` leads from h2 to o1, `w7` from h1 to o2.",
        "",
        _swapped("w6", "w7"),
    ),
    (
        "new-for-slope",
        "These are the new weights; their slopes are asked here.",
        "",
        _changed(lambda name, slope: S3[name] - RATE * slope),
    ),
    (
        "sigmoid-of-out",
        "The sigmoid's slope is out times 1 minus out; yours is taken at another number.",
        "",
        gradients_with(bend_o=lambda z, a: z * (1 - z)),
    ),
    (
        "squared-error",
        "The first factor is output minus target, not its square.",
        "",
        gradients_with(error=lambda out, target: (out - target) ** 2),
    ),
    (
        "squared-error",
        "The first factor is output minus target, not its square.",
        "",
        gradients_with(error=lambda out, target: (out - target) ** 2 / 2),
    ),
)
_TWO_PATHS = "Each hidden neuron feeds both outputs: what comes back from o1 and from o2 adds up, signs included."
HIDDEN_WAYS: tuple[Way, ...] = (
    ("one-path", _TWO_PATHS, "Yours is the path through o2 alone.", LAST_PATH),
    (
        "one-path",
        _TWO_PATHS,
        "Yours is the path through o1 alone.",
        gradients_with(joined=lambda one, other: one),
    ),
    (
        "one-path",
        _TWO_PATHS,
        "Yours takes their difference.",
        gradients_with(joined=lambda one, other: one - other),
    ),
    (
        "errors-passed-back",
        "What goes back to the hidden layer has passed the outputs' sigmoid; you pass the raw errors back.",
        "S3 has three factors in a chain, one for each step.",
        ERRORS_BACK,
    ),
    (
        "updated-weights",
        "You go back through the new `w5` to `w8`; all slopes belong to the old weights.",
        "First all slopes, then all updates.",
        UPDATED,
    ),
    (
        "no-hidden-bend",
        "A factor is missing: the slope of the hidden neuron's sigmoid, out times 1 minus out.",
        "",
        gradients_with(bend_h=lambda z, a: 1.0),
    ),
    (
        "no-output-bend",
        _NO_OUTPUT_BEND,
        "",
        gradients_with(bend_o=lambda z, a: 1.0, bend_h=lambda z, a: 1.0),
    ),
    (
        "no-input",
        "Your slopes stop at the hidden sum; the slope in a weight has one more factor, its input.",
        "",
        _inputs_of(1.0, 1.0),
    ),
    (
        "inputs-exchanged",
        "`w1` and `w3` are multiplied by `i1`, `w2` and `w4` by `i2`; you exchange the two.",
        "",
        _inputs_of(S3_INPUTS[1], S3_INPUTS[0]),
    ),
    (
        "crossed-back",
        "`w6` and `w7` are exchanged on the way back: from o2 to h1 leads `w7`, from o1 to h2 `w6`.",
        "",
        gradients_with(crossed=True),
    ),
    (
        "no-weights-back",
        "On the way back a slope passes through `w5` to `w8`, as the value did; yours does not.",
        "",
        gradients_with(weights_back=lambda w, moved: dict.fromkeys(w, 1.0)),
    ),
    ("sign", _MINUS, "", _changed(lambda name, slope: -slope)),
    (
        "factor-2",
        "Your slopes are twice too large: the half in the loss cancels the 2 of the square.",
        "",
        _changed(lambda name, slope: 2 * slope),
    ),
    (
        "step",
        "These are the steps, learning rate included; the slopes alone are asked.",
        "",
        _changed(lambda name, slope: RATE * slope),
    ),
    (
        "step",
        "These are the steps, learning rate included; the slopes alone are asked.",
        "",
        _changed(lambda name, slope: -RATE * slope),
    ),
    (
        "new-for-slope",
        "These are the new weights; their slopes are asked.",
        "",
        _changed(lambda name, slope: S3[name] - RATE * slope),
    ),
    (
        "crossed",
        "`w2` and `w3` are exchanged: `w2` leads from i2 to h1, `w3` from i1 to h2.",
        "",
        _swapped("w2", "w3"),
    ),
)
NEW_WAYS: tuple[tuple[str, str, str, Callable[[float, float], float]], ...] = (
    (
        "added",
        "The step is added; it must go down the slope, so it is subtracted.",
        "`w5` makes o1 too large: should it grow?",
        lambda weight, slope: weight + RATE * slope,
    ),
    (
        "no-rate",
        "The learning rate is left out: the step is 0.5 times the slope.",
        "",
        lambda weight, slope: weight - slope,
    ),
    ("not-moved", "These are the old weights; each moves by its step.", "", lambda w, slope: w),
    (
        "step-for-new",
        "This is the step alone; the weight after it is asked.",
        "",
        lambda weight, slope: RATE * slope,
    ),
    (
        "step-for-new",
        "This is the step alone; the weight after it is asked.",
        "",
        lambda weight, slope: -RATE * slope,
    ),
    (
        "slope-for-new",
        "This is the slope; the weight after the step is asked.",
        "",
        lambda weight, slope: slope,
    ),
    (
        "step-times-weight",
        "The step is 0.5 times the slope, whatever the weight is; yours is multiplied by it.",
        "",
        lambda weight, slope: weight - RATE * slope * weight,
    ),
)


def _matches(given: Numbers, way: Numbers, keys: tuple[str, ...]) -> bool:
    """Whether a wrong way gives these numbers, or rounded ones, and not the right ones."""
    return all(
        agrees(given[key], way[key]) or abs(given[key] - way[key]) < 0.02 * abs(way[key])
        for key in keys
    ) and not all(_is_right(key, way[key]) for key in keys)


def _words(keys: list[str]) -> str:
    names = [f"`{key}`" for key in keys]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _group(
    keys: tuple[str, ...], ways: tuple[tuple[str, str, str, Numbers], ...]
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        given, finding = _given(outcome)
        if finding:
            return finding
        wrong = [key for key in keys if not _is_right(key, given[key])]
        if not wrong:
            return None
        near = all(abs(given[key] - RIGHT[key]) <= 0.05 * abs(RIGHT[key]) for key in wrong)
        if not near:
            if keys == NEW:
                follows = {key: _down(S3[key[4:]], given[f"slope_{key[4:]}"]) for key in wrong}
                if all(agrees(given[key], follows[key]) for key in wrong):
                    return Finding(
                        "worked_numbers.follows",
                        "Your new weights follow from your slopes, and those are not right yet.",
                    )
            for slug, says, note, way in ways:
                if _matches(given, way, keys):
                    return Finding(f"worked_numbers.{slug}", says, note)
        if all(_few_digits(given[key], RIGHT[key]) for key in wrong):
            return Finding(
                "worked_numbers.too-few-digits",
                f"Three significant digits are asked; {_words(wrong)} {_has(wrong)} fewer.",
                "The first digit that is not 0 is the first one that counts: 0.000439 has three.",
            )
        if near:
            return Finding(
                "worked_numbers.rounded-early",
                f"{_words(wrong)} {_is(wrong)} near, but not right to three digits: something was rounded on the way.",
                "Keep five digits until the end; 0.741 × 0.186 × 0.593 is not yet the slope of w5.",
            )
        if all(_shifted(given[key], RIGHT[key]) for key in wrong):
            return Finding(
                "worked_numbers.decimal-point",
                f"{_words(wrong)} {_has(wrong)} the right digits, but the point is in the wrong place.",
            )
        if all(abs(given[key] + RIGHT[key]) <= 0.05 * abs(RIGHT[key]) for key in wrong):
            return Finding(
                "worked_numbers.some-signs",
                f"{_words(wrong)} {_has(wrong)} the wrong sign.",
                "An output above its target pushes its weights down, one below pushes them up.",
            )
        return Finding(
            f"worked_numbers.{wrong[0].replace('_', '-')}",
            f"{_words(wrong)} {_is(wrong)} not right yet.",
            _WHERE[keys],
        )

    return judge


def _is(keys: list[str]) -> str:
    return "is" if len(keys) == 1 else "are"


def _has(keys: list[str]) -> str:
    return "has" if len(keys) == 1 else "have"


def _few_digits(given: float, number: float) -> bool:
    """Whether a number is the other one with one or two significant digits left, or none."""
    for digits in range(2, 7):
        if unit(number) >= 10.0**-digits:
            break
        scaled = number * 10**digits
        ends = (round(scaled), math.trunc(scaled))
        if any(abs(given * 10**digits - end) < 1e-6 for end in ends):
            return True
    return False


def _shifted(given: float, number: float) -> bool:
    return any(agrees(given * 10.0**places, number) for places in range(-4, 5))


_WHERE: dict[tuple[str, ...], str] = {
    OUTPUT_SLOPES: "Three factors: the loss in the output, the output in its sum, the sum in the weight.",
    NEW: "The old weight minus 0.5 times its slope.",
    HIDDEN_SLOPES: "First the slope in out_h, from both outputs; then the hidden sigmoid; then the input.",
}


def _has_form(case: Case, outcome: Outcome) -> Finding | None:
    return _given(outcome)[1]


def _by_gradients(ways: tuple[Way, ...]) -> tuple[tuple[str, str, str, Numbers], ...]:
    return tuple((slug, says, note, _numbers(made, _down)) for slug, says, note, made in ways)


_NEW = tuple(
    (slug, says, note, _numbers(worked_gradients, move)) for slug, says, note, move in NEW_WAYS
)

WORKED_NUMBERS = Exercise(
    name="worked_numbers",
    assignment="backprop",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="Eight slopes and four new weights, right to three digits: also where the slides are silent.",
    properties=(
        Property("form", "Twelve numbers", "a dict with the twelve names", 0, _HAND, _has_form),
        Property(
            "output",
            "The slopes of w5 to w8",
            "three factors each",
            2,
            _HAND,
            _group(OUTPUT_SLOPES, _by_gradients(OUTPUT_WAYS)),
        ),
        Property(
            "new", "The new w5 to w8", "after one step with λ = 0.5", 1, _HAND, _group(NEW, _NEW)
        ),
        Property(
            "hidden",
            "The slopes of w1 to w4",
            "what the slides leave out",
            3,
            _HAND,
            _group(HIDDEN_SLOPES, _by_gradients(HIDDEN_WAYS)),
        ),
    ),
    mistakes=(),
    hints=(
        "Which steps lie between `w5` and the loss? Write one factor for each. What changes for `w6`, and what for `w7`?",
        "The slopes in the two output sums are about 0.1385 and -0.0381. Each goes back to h1 and to h2 through its own weight.",
        "For `w1`: (0.1385 × 0.40 - 0.0381 × 0.50) times out_h1 (1 - out_h1), times 0.05. The new weights are old minus 0.5 times slope.",
    ),
    answer_source=(
        "worked_numbers = {\n"
        '    "slope_w5": 0.0822, "slope_w6": 0.0827, "slope_w7": -0.0226, "slope_w8": -0.0227,\n'
        '    "new_w5": 0.359, "new_w6": 0.409, "new_w7": 0.511, "new_w8": 0.561,\n'
        '    "slope_w1": 0.000439, "slope_w2": 0.000877, "slope_w3": 0.000498, "slope_w4": 0.000995,\n'
        "}"
    ),
)


# catch_backprop

LARGEST = 10.0
VISIBLE = 0.001
BUGS: tuple[tuple[str, str, str, Callable[..., Mapping[str, float]], str], ...] = (
    (
        "one-path",
        "One path only",
        "The first one, which forgets what came back from o1,",
        LAST_PATH,
        "It needs weights that bring something back from o1, and inputs that make it large.",
    ),
    (
        "errors",
        "Raw errors passed back",
        "The second one, which passes the raw errors back,",
        ERRORS_BACK,
        "It needs outputs that miss their targets, and inputs that make the slopes large.",
    ),
    (
        "updated",
        "Weights already moved",
        "The third one, which goes back through moved weights,",
        UPDATED,
        "It needs `w5` to `w8` to move far, and inputs that make the hidden slopes large.",
    ),
)
Given = tuple[dict[str, float], tuple[float, float], tuple[float, float]]


def _plain(value: Any) -> float | None:
    numbers = as_numbers(value)
    if numbers is None or numbers.ndim or numbers.dtype.kind == "b" or not np.isfinite(numbers):
        return None
    return float(numbers)


def _three(outcome: Outcome) -> tuple[Given | None, Finding | None]:
    def wrong(slug: str, says: str, note: str = "") -> tuple[None, Finding]:
        return None, Finding(f"catch_backprop.{slug}", says, note)

    value = outcome.value
    asked = "Written as ({'w1': 0.15, …}, (0.05, 0.10), (0.01, 0.99))."
    if not isinstance(value, list | tuple) or len(value) != 3:
        return wrong(
            "not-three", "Three things are asked: the weights, two inputs, two targets.", asked
        )
    weights, inputs, targets = value
    if not isinstance(weights, dict):
        return wrong("no-weights", "The first thing is a dict with the ten weights by name.", asked)
    if missing := [name for name in NAMES if name not in weights]:
        return wrong("names", f"The weight {missing[0]!r} is missing.")
    if more := [name for name in weights if name not in NAMES]:
        return wrong("names", f"There is no weight {more[0]!r}.")
    pairs = []
    for what, pair in (("inputs", inputs), ("targets", targets)):
        numbers = as_numbers(pair)
        if numbers is None or numbers.shape != (2,):
            return wrong("not-two", f"There are two {what}, (0.05, 0.10) for example.")
        found = [_plain(x) for x in pair]
        if None in found:
            return wrong("no-numbers", f"The {what} must be finite numbers.")
        pairs.append(found)
    numbers_of = {name: _plain(weights[name]) for name in NAMES}
    if odd := [name for name, number in numbers_of.items() if number is None]:
        return wrong("no-numbers", f"The weight {odd[0]!r} must be one finite number.")
    every = [*numbers_of.values(), *pairs[0], *pairs[1]]
    if (top := max(abs(x) for x in every)) > LARGEST:  # type: ignore[arg-type]
        return wrong("too-large", f"No number may be beyond ±{LARGEST:g}; one is {top:g} in size.")
    return (numbers_of, tuple(pairs[0]), tuple(pairs[1])), None  # type: ignore[return-value]


def _is_network(case: Case, outcome: Outcome) -> Finding | None:
    return _three(outcome)[1]


def shift(bug: Callable[..., Mapping[str, float]], given: Given) -> float:
    """By how much the new weights of a wrong way differ from the right ones, at most."""
    right, theirs = worked_gradients(*given), bug(*given)
    return RATE * max(abs(right[name] - theirs[name]) for name in NAMES if name[0] == "w")


def _stays(way: Callable[..., Mapping[str, float]], given: Given) -> bool:
    slopes = way(*given)
    return all(abs(slopes[name]) < 1e-6 for name in ("w1", "w2", "w3", "w4"))


def _exposes(
    slug: str, which: str, bug: Callable[..., Mapping[str, float]], why: str
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        given, finding = _three(outcome)
        if given is None:
            return finding
        off = shift(bug, given)
        if off >= VISIBLE * (1 - 1e-9):
            return None
        if all(_stays(way, given) for way in (worked_gradients, bug)):
            return Finding(
                "catch_backprop.nothing-comes-back",
                "On your numbers `w1` to `w4` have no slope to speak of, so nothing can be wrong with it.",
                "Inputs of 0, outputs that hit their targets and saturated neurons all make it so.",
            )
        if given == (S3, S3_INPUTS, S3_TARGETS):
            return Finding(
                "catch_backprop.s3",
                f"{which} is not seen on S3's own numbers: in three decimals its new weights are the right ones.",
                "Which of S3's numbers make the hidden slopes so small?",
            )
        much = f"{off:.2g}" if off > 1e-9 else "nothing"
        says = f"{which} is off by {much} on your numbers; it must be 0.001 or more."
        return Finding(f"catch_backprop.survives-{slug}", says, why)

    return judge


def _bug_properties() -> Iterator[Property]:
    for slug, title, which, bug, why in BUGS:
        judge = _exposes(slug, which, bug, why)
        yield Property(slug, title, "seen in three decimals", 2, _HAND, judge)


CATCH = Exercise(
    name="catch_backprop",
    assignment="backprop",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your numbers all three are seen, in three decimals.",
    properties=(
        Property("form", "One network and one sample", "none beyond ±10", 0, _HAND, _is_network),
        *_bug_properties(),
    ),
    mistakes=(),
    hints=(
        "On S3's numbers the slope of w1 is 0.000439. Which factor in it is the smallest?",
        "The hidden slopes end with the inputs, 0.05 and 0.10. What happens to all three bugs when those grow?",
        "Keep S3's weights and targets, and take inputs near 2.",
    ),
    answer_source=(
        "catch_backprop = (\n"
        '    {"w1": 0.15, "w2": 0.20, "w3": 0.25, "w4": 0.30, "b1": 0.35,\n'
        '     "w5": 0.40, "w6": 0.45, "w7": 0.50, "w8": 0.55, "b2": 0.60},\n'
        "    (2, 2),\n"
        "    (0.01, 0.99),\n"
        ")"
    ),
)
