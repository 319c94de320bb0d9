"""Judge several results part by part, such as the slopes of the weights and of the bias.

A tuple of unequal parts is no array, so no relation of the engine holds for it as a whole; here
each part is compared by itself, and the first input on which something is wrong names it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..compare import Difference, as_numbers, difference
from ..engine import Raised, run_own
from ..exercise import Case, Finding, Judge, Mistake
from ..relations import relations
from ..student import Outcome

Facts = Callable[[Case, Any, Any], Finding | None]
KEPT = 200


class _Known:
    """What the oracle and every known mistake give on one case, side by side by their shapes."""

    def __init__(self, case: Case, oracle: Callable[..., Any], mistakes: Sequence[Mistake]) -> None:
        self.case = case
        self.expected = right_value(oracle, case)
        self._rows: dict[Any, list[tuple[Mistake, np.ndarray]]] = {}
        for mistake in mistakes:
            for function in mistake.functions:
                mine = run_own(function, case)
                if not isinstance(mine, Raised) and (parts := parts_of(mine)):
                    self._rows.setdefault(_shapes(parts), []).append((mistake, _flat(parts)))

    def like(self, value: Any, first: int = 0) -> Mistake | None:
        """The first known mistake that gives the same numbers, or the same `first` ones."""
        parts = parts_of(value)
        if not parts or _shapes(parts) not in self._rows:
            return None
        rows = self._rows[_shapes(parts)]
        mine, theirs = _flat(parts), np.array([numbers for _, numbers in rows])
        if first:
            mine, theirs = mine[:first], theirs[:, :first]
        with np.errstate(all="ignore"):
            near = np.abs(theirs - mine) <= self.case.atol + self.case.rtol * np.abs(theirs)
        near |= (theirs == mine) | np.isnan(theirs) & np.isnan(mine)
        same = near.all(axis=1)
        return rows[int(np.argmax(same))][0] if same.any() else None


def leading(mistakes: Sequence[Mistake], whole: Sequence[str]) -> tuple[Mistake, ...]:
    """The same mistakes with their first function alone, but for those in `whole`.

    The engine compares every function with every failing case; `by_parts` needs one case, so the
    other ways in which a mistake shows stand there only. `whole` names the mistakes that ordinary
    values do not show.
    """
    return tuple(
        m if m.id.split(".")[1] in whole else replace(m, functions=m.functions[:1])
        for m in mistakes
    )


def parts_of(value: Any) -> list[np.ndarray]:
    """The numbers of each part as floats; nothing where a part is no numbers."""
    if not isinstance(value, list | tuple):
        value = (value,)
    parts = [as_numbers(item) for item in value]
    if any(part is None or part.dtype.kind == "b" for part in parts):
        return []
    return [part.astype(float) for part in parts if part is not None]


def _shapes(parts: list[np.ndarray]) -> tuple[tuple[int, ...], ...]:
    return tuple(part.shape for part in parts)


def _flat(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([part.ravel() for part in parts])


def by_parts(
    exercise: str,
    oracle: Callable[..., Any],
    names: tuple[str, ...],
    mistakes: tuple[Mistake, ...],
    facts: Facts = lambda case, expected, value: None,
) -> Judge:
    """A judge for results that are `names`, in this order.

    It tells a known mistake, a fact that is broken, a relation between a part and the right one,
    or which part is wrong.
    """
    kept: dict[int, _Known] = {}

    def known(case: Case) -> _Known:
        if id(case) not in kept:
            if len(kept) >= KEPT:
                kept.clear()
            kept[id(case)] = _Known(case, oracle, mistakes)
        return kept[id(case)]

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        value = outcome.value
        found, _ = difference(right_value(oracle, case), value, case.atol, case.rtol)
        if found is None:
            return None
        told = known(case)
        if mistake := told.like(value):
            return Finding(mistake.id, mistake.says, mistake.note)
        if found.kind in ("none", "type", "count", "keys", "bool"):
            return Finding(f"property.{found.kind}", found.says, found.note)
        if fact := facts(case, told.expected, value):
            return fact
        if found.kind in ("shape", "nan"):
            return Finding(f"property.{found.kind}", found.says, found.note)
        return _part_that_is_wrong(case, told, value, found)

    def _part_that_is_wrong(case: Case, told: _Known, value: Any, found: Difference) -> Finding:
        pairs = list(zip(told.expected, value, strict=True))
        wrong = [i for i, pair in enumerate(pairs) if difference(*pair, case.atol, case.rtol)[0]]
        if wrong[0] == 0 and (mistake := told.like(value, np.size(value[0]))):
            return Finding(mistake.id, mistake.says, mistake.note)
        held = [{r.key: r for r in relations(case, *pairs[i], oracle)} for i in wrong]
        if len(wrong) == len(names):
            for key, relation in held[0].items():
                if all(key in other for other in held):
                    return Finding(relation.id, relation.says)
            return Finding("", "Your numbers differ from the expected ones.")
        for relation in held[0].values():
            says = relation.says[0].lower() + relation.says[1:]
            return Finding(relation.id, f"In `{names[wrong[0]]}`, {says}")
        off, fine = [names[i] for i in wrong], [n for i, n in enumerate(names) if i not in wrong]
        return Finding(
            f"{exercise}.only-{'-'.join(off)}", f"{_listed(fine)} right; {_listed(off)} not."
        )

    return judge


_oracles: dict[int, tuple[Case, Any]] = {}


def right_value(oracle: Callable[..., Any], case: Case) -> Any:
    if id(case) not in _oracles:
        if len(_oracles) >= KEPT:
            _oracles.clear()
        _oracles[id(case)] = case, run_own(oracle, case)
    return _oracles[id(case)][1]


def _listed(names: list[str]) -> str:
    words = " and ".join(f"`{name}`" for name in names)
    return f"{words} {'is' if len(names) == 1 else 'are'}"
