"""What was seen of a training loop: the order is free, so it is judged by what must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Finding
from ..student import Outcome
from .common import Array

Rng = np.random.Generator
NAME = "train"

# What can be wrong: slug, sentence, note.
SAYS: dict[str, tuple[str, str]] = {
    "no-step": (
        "`optimizer.step` is never called; each batch makes one step with it.",
        "",
    ),
    "arguments-exchanged": (
        "`step` takes the weights first and the gradient second; you pass them the other way round.",
        "",
    ),
    "loss-for-gradient": (
        "You pass the loss to `step` where the gradient belongs.",
        "`gradients` gives the loss first and the gradient second.",
    ),
    "gradients-summed": (
        "You collect the gradients of several batches for one step; each batch makes a step of its own.",
        "",
    ),
    "gradient-scaled": (
        "What you pass to `step` is a multiple of the gradient that `gradients` gave.",
        "Sign, rate and mean are taken care of: pass the gradient as it is.",
    ),
    "other-gradient": (
        "What you pass to `step` is not what `gradients` gave for a batch.",
        "",
    ),
    "gradient-used-twice": (
        "You step twice with one and the same gradient.",
        "Each step needs the slope of a new batch.",
    ),
    "other-rows": ("`gradients` is asked about rows that are not in `X`.", ""),
    "apart": (
        "Rows and labels have come apart: a row is trained with another one's label.",
        "One order must serve both.",
    ),
    "whole-batch": (
        "You make one step an epoch with all samples at once; `batch_size` has no effect.",
        "",
    ),
    "first-batch-only": (
        "Only one batch an epoch is used: the loop over the batches ends after its first turn.",
        "Is there a `break` or `return` inside it?",
    ),
    "one-batch-in-all": (
        "The training ends after one batch.",
        "Is there a `return` inside a loop?",
    ),
    "last-batch-dropped": (
        "The last samples of each epoch are left out: a smaller last batch trains too.",
        "",
    ),
    "one-epoch-short": ("You train for one epoch less than `epochs`.", "Where does it count from?"),
    "one-epoch-more": ("You train for one epoch more than `epochs`.", ""),
    "one-epoch": ("You train for one epoch, whatever `epochs` says.", ""),
    "epochs": ("You train for {} epochs; {} are asked.", ""),
    "repeats": (
        "In one epoch some samples come more than once and others never; each comes once.",
        "Deal the samples out; do not draw each batch anew.",
    ),
    "not-once": (
        "You train on {} rows in all; {} samples in {} epochs make {}.",
        "Every sample comes once in each epoch.",
    ),
    "one-by-one": ("You step after each single sample; `batch_size` has no effect.", ""),
    "number-of-batches": (
        "You take `batch_size` as the number of batches; it is the number of samples in one.",
        "",
    ),
    "smaller-first": ("Only the last batch of an epoch may be smaller than `batch_size`.", ""),
    "too-large": ("You train on a batch with more than `batch_size` samples.", ""),
    "sizes": (
        "Each batch must have `batch_size` samples, and only the last of an epoch may have fewer.",
        "",
    ),
    "parameters-rebound": (
        "You put another array in the place of `network.parameters`; the layers stay views of the old one, so nothing is learned.",
        "Write into the array: `network.parameters[:] = …`.",
    ),
    "local-weights": (
        "The new weights never reach the network: its layers keep the first ones.",
        "They are views of `network.parameters`; what you write into it, they see.",
    ),
    "never-from-the-last": (
        "The new weights are thrown away: each step starts from the first ones.",
        "`step` gives new weights back and changes none.",
    ),
    "step-subtracted": (
        "You subtract what `step` gives; it gives the new weights themselves.",
        "",
    ),
    "step-added": ("You add what `step` gives; it gives the new weights themselves.", ""),
    "weights-reset": (
        "Each epoch starts again from the first weights, so what was learned is lost.",
        "",
    ),
    "stale-gradients": (
        "Your gradients are older than the weights: a step was made since they were asked.",
        "Ask for the slope of a batch right before its step.",
    ),
    "other-weights": (
        "A step does not start from the weights that the one before it gave.",
        "",
    ),
    "changed-weights": (
        "The network's weights are not those that the last step gave when the next slope is asked.",
        "",
    ),
    "end": (
        "At the end the network does not hold the weights of the last step.",
        "The network that is passed in is the one to train.",
    ),
    "optimizer-made-anew": (
        "The optimizer starts anew on the way, so what it has gathered is lost.",
        "Use the one that is passed in, from the first step to the last.",
    ),
    "no-dict": ("A dict with the lists `loss` and `accuracy` is asked.", ""),
    "keys": ("The history lacks the key `{}`.", "The keys are `loss` and `accuracy`."),
    "one-number": (
        "The history holds one number for `{}`; a list with an entry for each epoch is asked.",
        "",
    ),
    "no-numbers": ("The list `{}` must hold one number for each epoch.", ""),
    "history-kept": (
        "The history of an earlier training is still there: yours has {} entries for {} epochs.",
        "Look for a name outside the function, or a default like `[]` or `{{}}`.",
    ),
    "entry-a-batch": ("The history has an entry for each batch; one for each epoch is asked.", ""),
    "entries": ("The list `{}` has {} entries; {} epochs make {}.", ""),
    "exchanged": ("The loss stands under `accuracy`, and the accuracy under `loss`.", ""),
    "accuracy-count": ("This counts the right answers; their share is asked.", ""),
    "accuracy-percent": ("The accuracy is a share from 0 to 1, not per cent.", ""),
    "accuracy-of-wrong": ("This is the share of wrong answers; that of right ones is asked.", ""),
    "accuracy-before": (
        "Your accuracy is measured before the epoch; it is asked at the epoch's end.",
        "",
    ),
    "accuracy-of-the-batch": (
        "Your accuracy is that of the last batch; all samples are asked.",
        "",
    ),
    "accuracy-while-learning": (
        "Your accuracy is gathered while the weights still move; it is asked at the end of the epoch.",
        "",
    ),
    "accuracy-last": (
        "Every entry is the accuracy at the very end; each belongs to the end of its epoch.",
        "",
    ),
    "accuracy-wrong": (
        "In epoch {} you give the accuracy {}; {} of the {} samples are right at its end, which is {}.",
        "",
    ),
    "loss-not-finite": ("Your list `loss` holds numbers that are not finite.", ""),
    "losses-added-up": (
        "The losses of the batches are added up; `gradients` gives means, and a mean is asked.",
        "",
    ),
    "loss-is-accuracy": ("The accuracy stands under `loss`.", ""),
    "loss-not-reset": (
        "The losses of earlier epochs are still in the later entries.",
        "Begin each epoch with an empty list, or with 0.",
    ),
    "loss-last": (
        "Every entry is the loss at the very end; each belongs to its own epoch.",
        "",
    ),
    "loss-before": (
        "Your loss is that of all samples before the epoch; it is asked at the epoch's end.",
        "",
    ),
    "loss-of-the-batch": (
        "Your loss is that of the epoch's last batch; the mean over its batches is asked, or all samples.",
        "",
    ),
    "loss-of-the-first-batch": (
        "Your loss is that of the epoch's first batch; the mean over its batches is asked, or all samples.",
        "",
    ),
    "loss-wrong": (
        "In epoch {} you give the loss {}; the mean over its batches is {}, and that of all samples at its end {}.",
        "Either is right, the same in every epoch.",
    ),
    "not-shuffled": (
        "The samples come in the order in which they were given, in every epoch.",
        "Draw an order from `rng`.",
    ),
    "same-order": (
        "An epoch takes the samples in the order of the one before it, or in that order from its end.",
        "Draw a new order at the beginning of each epoch.",
    ),
    "global-generator": (
        "Your order comes from numpy's or Python's own random numbers, not from `rng`.",
        "With the same `rng` the training must be the same.",
    ),
    "other-generator": (
        "Your order does not follow from `rng`: the same seed gives another one, or none is drawn.",
        "Draw everything from the generator that is passed in.",
    ),
    "blocks": (
        "The same samples share a batch in every epoch: the samples must be shuffled, not the batches.",
        "",
    ),
}


def _finding(slug: str, *values: Any) -> Finding:
    says, note = SAYS[slug]
    return Finding(f"{NAME}.{slug}", says.format(*values), note.format())


def _number(x: float) -> str:
    return f"{x:.4g}"


def _near(one: Array, other: Array) -> bool:
    one, other = np.asarray(one), np.asarray(other)
    return bool((np.abs(one - other) <= 1e-5 + 1e-4 * np.abs(other)).all())


def _forward(X: Array, w: Array) -> Array:
    D = X.shape[1]
    return X @ w[: X.shape[1] * (len(w) // (D + 1))].reshape(D, -1) + w[-(len(w) // (D + 1)) :]


def _mean_loss(X: Array, y: Array, w: Array) -> float:
    Z = _forward(X, w)
    top = Z.max(axis=1, keepdims=True)
    log_p = Z - top - np.log(np.exp(Z - top).sum(axis=1, keepdims=True))
    return float(-log_p[np.arange(len(y)), y].mean())


class Seen:
    """What one training did, ready to be looked at."""

    def __init__(self, case: Case, outcome: Outcome) -> None:
        given, value = case.given, outcome.value
        self.X, self.y = np.asarray(given["X"], float), given["y"]
        self.N, self.size, self.epochs = len(self.X), given["batch_size"], given["epochs"]
        self.start = np.asarray(given["start"], float)
        self.history = value["history"]
        for name, seen in value["seen"].items():
            setattr(self, name, seen)
        self.n_steps = len(self.step_count)
        self.touched = outcome.random_state_touched
        self.per_epoch = -(-self.N // self.size)
        self.used = self._used()

    rows: list[list[int]]
    labels: list[list[int]]
    weights: Array
    gradients: Array
    losses: list[float]
    step_from: Array
    step_by: Array
    step_to: Array
    step_count: list[int]
    asked_before: list[int]
    end: Array
    rebound: bool
    drawn: bool
    repeats: bool = True

    def _used(self) -> list[int]:
        """Which call of `gradients` each step's gradient came from; -1 for none."""
        if not self.n_steps or not len(self.gradients):
            return [-1] * self.n_steps
        apart = np.abs(self.step_by[:, None] - self.gradients).max(axis=2)
        asked = np.arange(len(self.gradients)) < np.array(self.asked_before)[:, None]
        same = (apart < 1e-6) & asked
        last = same.shape[1] - 1 - same[:, ::-1].argmax(axis=1)
        return [int(call) for call in np.where(same.any(axis=1), last, -1)]

    def accuracy(self, w: Array) -> float:
        return float(np.mean(_forward(self.X, w).argmax(axis=1) == self.y))

    def loss(self, w: Array) -> float:
        return _mean_loss(self.X, self.y, w)

    def batches(self) -> list[list[int]]:
        """The rows of each step's batch."""
        return [self.rows[call] for call in self.used]

    def spans(self) -> list[range]:
        """The steps of each epoch; empty where a batch reaches into the next epoch."""
        done = np.cumsum([len(batch) for batch in self.batches()]).tolist()
        if any((e + 1) * self.N not in done for e in range(self.epochs)):
            return []
        last = [0, *(done.index((e + 1) * self.N) + 1 for e in range(self.epochs))]
        return [range(*span) for span in zip(last, last[1:], strict=False)]

    def now(self) -> list[Array]:
        """The weights before each step, and after the last."""
        return [self.start, *self.step_to]


Look = Callable[[Seen], "Finding | None"]


def _gradient_fault(s: Seen, step: int) -> str:
    """What a step was given where its gradient belongs."""
    by, before = s.step_by[step], s.asked_before[step]
    if not np.isfinite(by).all() or not before:
        return "other-gradient"
    if s.rows and np.isclose(by, np.array(s.losses[:before])[:, None]).all(axis=1).any():
        return "loss-for-gradient"
    if any(_near(s.step_from[step], g) for g in s.gradients[:before]):
        return "arguments-exchanged"
    first = s.asked_before[step - 1] if step else 0
    calls = s.gradients[first:before]
    for known in (s.gradients[:before], calls):
        for total in (known.sum(axis=0), known.mean(axis=0)) if len(known) > 1 else ():
            if _near(total, by):
                return "gradients-summed"
    for g in calls:
        ratio = float(by @ g) / float(g @ g)
        if abs(ratio) > 1e-6 and np.allclose(ratio * g, by, rtol=1e-5, atol=1e-9):
            return "gradient-scaled"
    if len(calls) > 1:
        weights = np.linalg.lstsq(calls.T, by, rcond=None)[0]
        if np.allclose(calls.T @ weights, by, rtol=1e-6, atol=1e-9):
            return "gradients-summed"
    return "other-gradient"


def once(s: Seen) -> Finding | None:
    if not s.n_steps:
        return _finding("no-step")
    used = s.used
    if -1 in used:
        return _finding(_gradient_fault(s, used.index(-1)))
    batches = [s.rows[call] for call in used]
    if any(-1 in batch for batch in batches):
        return _finding("other-rows")
    for call, batch in zip(used, batches, strict=True):
        if s.y[batch].tolist() != s.labels[call]:
            return _finding("apart")
    if len(set(used)) < len(used):
        return _finding("gradient-used-twice")
    places = [i for batch in batches for i in batch]
    sizes = [len(batch) for batch in batches]
    N, size, epochs, total = s.N, s.size, s.epochs, len(places)
    if size < N and set(sizes) == {N}:
        return _finding("whole-batch")
    if s.n_steps == 1 < s.per_epoch and epochs > 1:
        return _finding("one-batch-in-all")
    rounds = [places[k : k + N] for k in range(0, total, N)]
    if total % N == 0 and all(len(set(chunk)) == N for chunk in rounds):
        count = total // N
        if count == epochs:
            return None
        if count == epochs - 1:
            return _finding("one-epoch-short")
        if count == epochs + 1:
            return _finding("one-epoch-more")
        return _finding("one-epoch") if count == 1 else _finding("epochs", count, epochs)
    if s.n_steps == epochs and s.per_epoch > 1 and set(sizes) == {size}:
        return _finding("first-batch-only")
    full = N // size
    if N % size and full and set(sizes) == {size} and s.n_steps == epochs * full:
        return _finding("last-batch-dropped")
    if total == epochs * N:
        return _finding("repeats")
    return _finding("not-once", total, N, epochs, N * epochs)


def sizes(s: Seen) -> Finding | None:
    N, size = s.N, s.size
    sizes = [len(batch) for batch in s.batches()]
    epoch = [size] * (N // size) + ([N % size] if N % size else [])
    if sizes == epoch * s.epochs:
        return None
    if set(sizes) == {1}:
        return _finding("one-by-one")
    first = sizes[: len(sizes) // s.epochs]
    if sorted(first, reverse=True) == epoch:
        return _finding("smaller-first")
    if len(first) == size or len(first) == N < size:
        return _finding("number-of-batches")
    return _finding("too-large" if max(sizes) > size else "sizes")


def whole_epochs(s: Seen) -> Finding | None:
    """A batch that reaches into the next epoch leaves no end of an epoch to measure at."""
    return None if s.spans() else sizes(s)


def weights(s: Seen) -> Finding | None:
    if s.rebound:
        return _finding("parameters-rebound")
    now = s.now()
    asked_at, starts = s.weights[s.used], s.step_from
    if not s.rebound and _near(starts, now[:-1]) and _near(asked_at, starts):
        if _near(s.end, now[-1]):
            return None
    never = all(_near(w, s.start) for w in [*s.weights, s.end])
    if never and s.n_steps > 1:
        kept = _near(starts[1], now[1])
        return _finding("local-weights" if kept else "never-from-the-last")
    for k, (asked, begun) in enumerate(zip(asked_at, starts, strict=True)):
        if not _near(begun, now[k]):
            if k and _near(begun, starts[k - 1] - s.step_to[k - 1]):
                return _finding("step-subtracted")
            if k and _near(begun, starts[k - 1] + s.step_to[k - 1]):
                return _finding("step-added")
            if k and _near(begun, s.start):
                again = [j for j in range(1, s.n_steps) if _near(starts[j], s.start)]
                every = again == list(range(1, s.n_steps))
                return _finding("never-from-the-last" if every else "weights-reset")
            return _finding("other-weights")
        if not _near(asked, begun):
            old = any(_near(asked, w) for w in now[:k])
            return _finding("stale-gradients" if old else "changed-weights")
    return None if _near(s.end, now[-1]) else _finding("end")


def state(s: Seen) -> Finding | None:
    if s.step_count != list(range(s.n_steps)):
        return _finding("optimizer-made-anew")
    return None


def _list(s: Seen, key: str) -> tuple[Array, Finding | None]:
    """One list of the history as an array, or what is wrong with its form."""
    nothing = np.zeros(0)
    if s.history is None:
        return nothing, Finding("property.none", "Your function gives back nothing (None).")
    if not isinstance(s.history, dict):
        return nothing, _finding("no-dict")
    if key not in s.history:
        return nothing, _finding("keys", key)
    numbers = as_numbers(s.history[key])
    if numbers is None or numbers.dtype.kind == "b" and numbers.ndim == 1:
        return nothing, _finding("no-numbers", key)
    if numbers.ndim == 0:
        return nothing, _finding("one-number", key)
    if numbers.ndim != 1:
        return nothing, _finding("no-numbers", key)
    numbers = numbers.astype(float)
    if len(numbers) == s.epochs:
        return numbers, None
    if len(numbers) > s.epochs and key == "accuracy":
        now = s.now()
        if _near(numbers[-s.epochs :], [s.accuracy(now[span.stop]) for span in s.spans()]):
            return nothing, _finding("history-kept", len(numbers), s.epochs)
    if len(numbers) == s.n_steps:
        return nothing, _finding("entry-a-batch")
    return nothing, _finding("entries", key, len(numbers), s.epochs, s.epochs)


def accuracy(s: Seen) -> Finding | None:
    given, wrong = _list(s, "accuracy")
    if wrong:
        return wrong
    now, spans, batches = s.now(), s.spans(), s.batches()
    right = np.array([s.accuracy(now[0]), *(s.accuracy(now[span.stop]) for span in spans)])
    if _near(given, right[1:]):
        return None
    loss = as_numbers(s.history.get("loss"))
    if loss is not None and loss.shape == given.shape and _near(loss, right[1:]):
        return _finding("exchanged")

    def of_batch(step: int, late: int) -> float:
        rows = batches[step]
        return float(np.mean(_forward(s.X[rows], now[step + late]).argmax(axis=1) == s.y[rows]))

    running = [[np.mean([s.accuracy(now[j + 1]) for j in span]) for span in spans]]
    for late in 0, 1:
        seen = [[(of_batch(j, late), len(batches[j])) for j in span] for span in spans]
        running.append([np.mean([share for share, _ in span]) for span in seen])
        running.append([sum(share * n for share, n in span) / s.N for span in seen])
    for slug, candidates in (
        ("accuracy-count", [right[1:] * s.N]),
        ("accuracy-percent", [right[1:] * 100]),
        ("accuracy-of-wrong", [1 - right[1:], (1 - right[1:]) * s.N]),
        ("accuracy-before", [right[:-1], [s.accuracy(now[span.stop - 1]) for span in spans]]),
        ("accuracy-of-the-batch", [[of_batch(j[-1], late) for j in spans] for late in (0, 1)]),
        ("accuracy-while-learning", running),
        ("accuracy-last", [np.full(s.epochs, right[-1])]),
    ):
        if any(_near(given, candidate) for candidate in candidates):
            return _finding(slug)
    e = next(e for e in range(s.epochs) if not _near(given[e], right[e + 1]))
    share = right[e + 1]
    return _finding(
        "accuracy-wrong", e + 1, _number(given[e]), round(share * s.N), s.N, _number(share)
    )


def loss(s: Seen) -> Finding | None:
    given, wrong = _list(s, "loss")
    if wrong:
        return wrong
    if not np.isfinite(given).all():
        return _finding("loss-not-finite")
    now, spans = s.now(), s.spans()
    rows = s.batches()
    sizes = [np.array([len(rows[j]) for j in span]) for span in spans]
    # A batch's loss is what `gradients` gave before its step, or is taken after it.
    batches = [np.array([s.losses[s.used[j]] for j in span]) for span in spans]
    later = [
        np.array([_mean_loss(s.X[rows[j]], s.y[rows[j]], now[j + 1]) for j in span])
        for span in spans
    ]
    end = np.array([s.loss(now[span.stop]) for span in spans])

    def of_all(losses: list[Array]) -> Array:
        return np.array([b @ n for b, n in zip(losses, sizes, strict=True)])

    def mean(losses: list[Array]) -> Array:
        return np.array([b.mean() for b in losses])

    asked = [end, *(f(b) for b in (batches, later) for f in (mean, lambda b: of_all(b) / s.N))]
    if any(_near(given, right) for right in asked):
        return None
    sums = np.array([b.sum() for b in batches])
    means, weighted = mean(batches), of_all(batches)
    so_far = np.arange(1, s.epochs + 1)
    steps_so_far = np.array([span.stop for span in spans])
    for slug, candidates in (
        ("losses-added-up", [sums, weighted]),
        ("loss-is-accuracy", [[s.accuracy(now[span.stop]) for span in spans]]),
        ("loss-not-reset", [sums.cumsum() / steps_so_far, means.cumsum() / so_far,
                            weighted.cumsum() / so_far / s.N, weighted.cumsum() / s.N,
                            sums.cumsum(), sums.cumsum() / len(spans[0])]),
        ("loss-before", [[s.loss(now[span.start]) for span in spans]]),
        ("loss-of-the-batch", [[b[-1] for b in losses] for losses in (batches, later)]),
        ("loss-of-the-first-batch", [[b[0] for b in losses] for losses in (batches, later)]),
        ("loss-last", [np.full(s.epochs, right[-1]) for right in asked]),
    ):  # fmt: skip
        if any(_near(given, candidate) for candidate in candidates):
            return _finding(slug)
    e = int(np.flatnonzero(np.abs(given - end) > 1e-5 + 1e-4 * end)[0])
    return _finding("loss-wrong", e + 1, *map(_number, (given[e], means[e], end[e])))


def order(s: Seen) -> Finding | None:
    if s.touched:
        return _finding("global-generator")
    places = [i for call in s.used for i in s.rows[call]]
    orders = [places[k : k + s.N] for k in range(0, len(places), s.N)]
    if s.N < 8:
        return None
    if all(order == list(range(s.N)) for order in orders):
        return _finding("not-shuffled")
    if not s.repeats or not s.drawn:
        return _finding("other-generator")
    if any(new in (old, old[::-1]) for old, new in zip(orders, orders[1:], strict=False)):
        return _finding("same-order")
    starts = range(0, s.N, s.size)
    groups = {frozenset(order[k : k + s.size]) for order in orders for k in starts}
    if 1 < s.size < s.N and len(orders) > 1 and len(groups) == len(starts):
        return _finding("blocks")
    return None


def looks(*looks: Look) -> Callable[[Case, Outcome], Finding | None]:
    """A judge that looks at one thing after the other; the first that is wrong is told."""

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        seen = Seen(case, outcome)
        return next((found for look in looks if (found := look(seen))), None)

    return judge


# Inputs.


@dataclass(frozen=True)
class Task:
    """The sizes of one training."""

    N: int
    D: int
    K: int
    size: int
    epochs: int


def task(rng: Rng, sizes: Task, **flags: Any) -> Case:
    """A training whose accuracy goes up from epoch to epoch, from nearly all wrong."""
    N, D, K = sizes.N, sizes.D, sizes.K
    X = rng.integers(-16, 17, (N, D)) / 8
    X[:, 0] = (rng.permutation(N) * 4 - 2 * N + rng.integers(0, 3, N)) / (2.0 * N) * 2
    X = np.round(X * 64) / 64
    true = rng.normal(0, 1, D * K + K)
    true[D * K :] *= 0.3
    y = _forward(X, true).argmax(axis=1)
    start = np.round(-0.8 * true + rng.normal(0, 0.3, true.size), 2)
    steps = -(-N // sizes.size)
    arguments = {
        "X": X,
        "y": y,
        "start": start,
        "lr": 0.6 / steps,
        "momentum": 0.5,
        "epochs": sizes.epochs,
        "batch_size": sizes.size,
        "seed": int(rng.integers(2**31)),
        **flags,
    }
    return Case(driver="training", arguments=arguments)


def tasks(*every: tuple[int, int, int, int, int], **flags: Any) -> Callable[[Rng], Iterator[Case]]:
    return lambda rng: (task(rng, Task(*sizes), **flags) for sizes in every)
