"""The training loop: its properties, and one loop with something exchanged for each known mistake."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake, Property
from .training_seen import (
    NAME,
    SAYS,
    accuracy,
    looks,
    loss,
    once,
    order,
    sizes,
    state,
    tasks,
    weights,
    whole_epochs,
)

Array = Any
Rng = np.random.Generator

_ORDINARY = tasks((11, 2, 3, 4, 3), (9, 3, 2, 2, 2))
_ALL_SIZES = tasks((9, 2, 3, 4, 2), (5, 2, 2, 1, 2), (4, 3, 2, 9, 3), (5, 2, 3, 5, 1))
_STEPS = tasks((10, 2, 3, 3, 3), (4, 2, 2, 6, 3))
_EPOCHS = tasks((14, 2, 3, 5, 3), (8, 3, 3, 2, 3))
_ORDERS = tasks((12, 2, 3, 4, 3), (12, 2, 3, 20, 3), twice=True)
_OWN = tasks((8, 2, 3, 3, 2), own=True)


@dataclass(frozen=True)
class _Batch:
    """All that a step may be made from."""

    network: Any
    optimizer: Any
    loss: float
    grad: Array
    number: int
    epoch: int
    first: Array


def _step(b: _Batch) -> None:
    b.network.parameters[:] = b.optimizer.step(b.network.parameters, b.grad)


def _cut(order: Array, size: int) -> list[Array]:
    return [order[k : k + size] for k in range(0, len(order), size)]


def _share(network: Any, X: Array, y: Array) -> float:
    return float(np.mean(network.forward(X).argmax(axis=1) == y))


def _make(
    order: Callable[[int, Rng], Array] = lambda n, rng: rng.permutation(n),
    cut: Callable[[Array, int], list[Array]] = _cut,
    epochs: Callable[[int], int] = lambda n: n,
    ask: Callable[..., Any] = lambda network, X, y, rows: network.gradients(X[rows], y[rows]),
    step: Callable[[_Batch], None] = _step,
    begin: Callable[[Any, Array], None] = lambda network, first: None,
    share: Callable[..., float] = lambda network, X, y, rows: _share(network, X, y),
    loss: Callable[..., float] = lambda losses, sizes: float(np.average(losses, weights=sizes)),
    give: Callable[[list[float], list[float]], Any] = lambda loss, accuracy: {
        "loss": loss,
        "accuracy": accuracy,
    },
) -> Callable[..., Any]:
    """A training with something exchanged; combinations show as two mistakes at once."""

    def train(
        network: Any, X: Array, y: Array, optimizer: Any, n_epochs: int, size: int, rng: Rng
    ) -> Any:
        first, losses, accuracies, number = network.parameters.copy(), [], [], 0
        for epoch in range(epochs(n_epochs)):
            begin(network, first)
            seen, sizes, rows = [], [], np.arange(len(X))
            for rows in cut(order(len(X), rng), size):
                found, grad = ask(network, X, y, rows)
                step(_Batch(network, optimizer, found, grad, number, epoch, first))
                number += 1
                seen.append(found)
                sizes.append(len(rows))
            losses.append(loss(seen, sizes))
            accuracies.append(share(network, X, y, rows))
        return give(losses, accuracies)

    return train


right = _make()


def _later(change: Callable[[list[tuple[_Batch, Array]], Any], None]) -> Callable[..., Any]:
    """A training that gathers the gradients of an epoch and steps at its end."""

    def train(
        network: Any, X: Array, y: Array, optimizer: Any, epochs: int, size: int, rng: Rng
    ) -> Any:
        history: dict[str, list[float]] = {"loss": [], "accuracy": []}
        for _ in range(epochs):
            gathered = []
            for rows in _cut(rng.permutation(len(X)), size):
                loss, grad = network.gradients(X[rows], y[rows])
                gathered.append((loss, grad))
            change([g for _, g in gathered], (network, optimizer))
            history["loss"].append(float(np.mean([loss for loss, _ in gathered])))
            history["accuracy"].append(_share(network, X, y))
        return history

    return train


def _one_by_one_at_the_end(grads: list[Any], made: Any) -> None:
    network, optimizer = made
    for grad in grads:
        network.parameters[:] = optimizer.step(network.parameters, grad)


def _all_in_one(f: Callable[[list[Any]], Array]) -> Callable[[list[Any], Any], None]:
    return lambda grads, made: _one_by_one_at_the_end([f(grads)], made)


def _with(change: Callable[[_Batch], Any]) -> Callable[[_Batch], None]:
    """A step whose result `change` gives."""

    def step(b: _Batch) -> None:
        b.network.parameters[:] = change(b)

    return step


def _twice(b: _Batch) -> None:
    _step(b)
    _step(b)


def _rebind(b: _Batch) -> None:
    b.network.parameters = b.optimizer.step(b.network.parameters, b.grad)


def _kept_apart(b: _Batch) -> None:
    kept = getattr(b.network, "kept", b.network.parameters)
    b.network.kept = b.optimizer.step(kept, b.grad)


def _thrown_away(b: _Batch) -> None:
    b.optimizer.step(b.network.parameters, b.grad)


def _in_a_copy(*given: Any) -> Any:
    network = copy.deepcopy(given[0])
    network.layers = [_views(network)]
    return right(network, *given[1:])


def _views(network: Any) -> tuple[Array, Array]:
    W, b = network.layers[0]
    return network.parameters[: W.size].reshape(W.shape), network.parameters[W.size :]


def _anew(each: str) -> Callable[..., Any]:
    made: dict[str, Any] = {}

    def step(b: _Batch) -> None:
        if b.number == 0 or each == "step" or each == "epoch" and b.epoch != made["epoch"]:
            made.update(optimizer=copy.deepcopy(b.optimizer), epoch=b.epoch)
        new = made["optimizer"].step(b.network.parameters, b.grad)
        b.network.parameters[:] = new

    return _make(step=step)


def _kept_history() -> Callable[..., Any]:
    history: dict[str, list[float]] = {"loss": [], "accuracy": []}

    def train(*given: Any) -> Any:
        new = right(*given)
        for key, numbers in new.items():
            history[key] += numbers
        return {key: list(numbers) for key, numbers in history.items()}

    return train


def _an_entry_a_batch(
    network: Any, X: Array, y: Array, optimizer: Any, epochs: int, size: int, rng: Rng
) -> Any:
    losses, accuracies = [], []
    for _ in range(epochs):
        for rows in _cut(rng.permutation(len(X)), size):
            loss, grad = network.gradients(X[rows], y[rows])
            network.parameters[:] = optimizer.step(network.parameters, grad)
            losses.append(loss)
            accuracies.append(_share(network, X, y))
    return {"loss": losses, "accuracy": accuracies}


def _measured_before(*given: Any) -> Any:
    network, X, y = given[:3]
    start = _share(network, X, y)
    history = right(*given)
    history["accuracy"] = [start, *history["accuracy"][:-1]]
    return history


def _loss_before(*given: Any) -> Any:
    network, X, y, optimizer, epochs, size, rng = given
    history: dict[str, list[float]] = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        history["loss"].append(network.gradients(X, y)[0])
        one = right(network, X, y, optimizer, 1, size, rng)
        history["accuracy"] += one["accuracy"]
    return history


def _while_learning(
    network: Any, X: Array, y: Array, optimizer: Any, epochs: int, size: int, rng: Rng
) -> Any:
    history: dict[str, list[float]] = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        hits = 0
        for rows in _cut(rng.permutation(len(X)), size):
            hits += int(np.sum(network.forward(X[rows]).argmax(axis=1) == y[rows]))
            loss, grad = network.gradients(X[rows], y[rows])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(loss)
        history["accuracy"].append(hits / len(X))
    return history


def _drawn_with_replacement(n: int, rng: Rng) -> Array:
    order = rng.integers(0, n, n)
    order[0] = order[-1]
    return order


def _not_reset() -> Callable[..., float]:
    kept: list[float] = []

    def loss(losses: list[float], sizes: list[int]) -> float:
        kept.extend(losses)
        return float(np.mean(kept))

    return loss


def _fresh(make: Callable[[], Callable[..., Any]]) -> Callable[..., Any]:
    return lambda *given: make()(*given)


def _two_orders(network: Any, X: Array, y: Array, rows: Array) -> Any:
    return network.gradients(X[rows], np.roll(y, 1)[rows])


def _from_numpy(n: int, rng: Rng) -> Array:
    return np.random.permutation(n)


def _one_order(*given: Any) -> Any:
    order = given[-1].permutation(len(given[1]))
    return _make(order=lambda n, rng: order)(*given)


def _shuffled_blocks(order: Array, size: int) -> list[Array]:
    blocks = _cut(np.sort(order), size)
    full = [block for block in blocks if len(block) == size]
    return sorted(full, key=lambda block: order[block[0]]) + blocks[len(full) :]


def _known(slug: str, *functions: Callable[..., Any]) -> Mistake:
    says, note = SAYS[slug]
    return Mistake(f"{NAME}.{slug}", says.replace("{}", "…"), functions, note.format())


def _given(change: Callable[[dict[str, list[float]], int], Any]) -> Callable[..., Any]:
    """A right training whose history is changed at the end; `change` knows the number of rows."""
    return lambda *given: change(right(*given), len(given[1]))


def _accuracies(change: Callable[[Array, int], Any]) -> Callable[..., Any]:
    return _given(
        lambda h, n: {"loss": h["loss"], "accuracy": list(change(np.array(h["accuracy"]), n))}
    )


def _losses(change: Callable[[Array, Array], Any]) -> Callable[..., Any]:
    return _given(
        lambda h, n: {
            "loss": list(change(np.array(h["loss"]), np.array(h["accuracy"]))),
            "accuracy": h["accuracy"],
        }
    )


MISTAKES = (
    _known(
        "no-step",
        _make(step=lambda b: None),
        _make(step=_with(lambda b: b.network.parameters - 0.1 * b.grad)),
        lambda *given: {"loss": [], "accuracy": []},
    ),
    _known(
        "arguments-exchanged",
        _make(step=_with(lambda b: b.optimizer.step(b.grad, b.network.parameters))),
    ),
    _known(
        "loss-for-gradient",
        _make(step=_with(lambda b: b.optimizer.step(b.network.parameters, b.loss))),
    ),
    _known(
        "gradients-summed", _later(_all_in_one(sum)), _later(_all_in_one(lambda g: sum(g) / len(g)))
    ),
    _known(
        "gradient-scaled",
        *(
            _make(step=_with(lambda b, c=c: b.optimizer.step(b.network.parameters, c * b.grad)))
            for c in (-1, 0.1)
        ),
    ),
    _known(
        "other-gradient",
        _make(step=_with(lambda b: b.optimizer.step(b.network.parameters, np.sign(b.grad)))),
    ),
    _known("gradient-used-twice", _make(step=_twice)),
    _known("other-rows", lambda network, X, *more: right(network, X / 2 + 0.1, *more)),
    _known("apart", _make(ask=_two_orders)),
    _known(
        "whole-batch",
        _make(ask=lambda network, X, y, rows: network.gradients(X, y), cut=lambda o, n: [o]),
        _make(cut=lambda order, size: [order]),
    ),
    _known("first-batch-only", _make(cut=lambda order, size: _cut(order, size)[:1])),
    _known(
        "one-batch-in-all",
        _make(cut=lambda order, size: _cut(order, size)[:1], epochs=lambda n: 1),
    ),
    _known(
        "last-batch-dropped",
        _make(
            cut=lambda o, n: [rows for rows in _cut(o, n) if len(rows) == n],
            loss=lambda losses, sizes: float(np.mean(losses)) if losses else 0.0,
        ),
    ),
    _known("one-epoch-short", _make(epochs=lambda n: n - 1)),
    _known("one-epoch-more", _make(epochs=lambda n: n + 1)),
    _known("one-epoch", _make(epochs=lambda n: 1)),
    _known("repeats", _make(order=_drawn_with_replacement)),
    _known("one-by-one", _make(cut=lambda order, size: _cut(order, 1))),
    _known("number-of-batches", _make(cut=lambda o, n: np.array_split(o, min(n, len(o))))),
    _known(
        "smaller-first",
        _make(cut=lambda o, n: _cut(o[: len(o) % n], n) + _cut(o[len(o) % n :], n)),
    ),
    _known("too-large", _make(cut=lambda order, size: _cut(order, size + 1))),
    _known("sizes", _make(cut=lambda order, size: _cut(order, max(size - 1, 1)))),
    _known("parameters-rebound", _make(step=_rebind)),
    _known("local-weights", _make(step=_kept_apart)),
    _known("never-from-the-last", _make(step=_thrown_away)),
    _known(
        "step-subtracted",
        _make(
            step=_with(
                lambda b: b.network.parameters - b.optimizer.step(b.network.parameters, b.grad)
            )
        ),
    ),
    _known(
        "step-added",
        _make(
            step=_with(
                lambda b: b.network.parameters + b.optimizer.step(b.network.parameters, b.grad)
            )
        ),
    ),
    _known(
        "weights-reset",
        _make(begin=lambda network, first: network.parameters.__setitem__(slice(None), first)),
    ),
    _known("stale-gradients", _later(_one_by_one_at_the_end)),
    _known("end", _in_a_copy),
    _known("optimizer-made-anew", _anew("step"), _anew("epoch")),
    _known("no-dict", _make(give=lambda loss, accuracy: (loss, accuracy))),
    _known("keys", _make(give=lambda loss, accuracy: {"losses": loss, "accuracies": accuracy})),
    _known(
        "one-number",
        _make(give=lambda loss, accuracy: {"loss": loss[-1], "accuracy": accuracy[-1]}),
    ),
    _known("no-numbers", _accuracies(lambda a, n: a > 0.5)),
    _known("history-kept", _kept_history()),
    _known("entry-a-batch", _an_entry_a_batch),
    _known("entries", _make(give=lambda loss, accuracy: {"loss": [], "accuracy": []})),
    _known("exchanged", _make(give=lambda loss, accuracy: {"loss": accuracy, "accuracy": loss})),
    _known("accuracy-count", _accuracies(lambda a, n: a * n)),
    _known("accuracy-percent", _accuracies(lambda a, n: 100 * a)),
    _known("accuracy-of-wrong", _accuracies(lambda a, n: 1 - a)),
    _known("accuracy-before", _measured_before),
    _known(
        "accuracy-of-the-batch",
        _make(share=lambda network, X, y, rows: _share(network, X[rows], y[rows])),
    ),
    _known("accuracy-while-learning", _while_learning),
    _known("accuracy-last", _accuracies(lambda a, n: 0 * a + a[-1])),
    _known("loss-not-finite", _losses(lambda loss, accuracy: loss * np.nan)),
    _known("losses-added-up", _make(loss=lambda losses, sizes: float(np.sum(losses)))),
    _known("loss-is-accuracy", _losses(lambda loss, accuracy: accuracy)),
    _known("loss-last", _losses(lambda loss, accuracy: 0 * loss + loss[-1])),
    _known("loss-before", _loss_before),
    _known("loss-of-the-batch", _make(loss=lambda losses, sizes: losses[-1])),
    _known("loss-of-the-first-batch", _make(loss=lambda losses, sizes: losses[0])),
    _known("loss-not-reset", _fresh(lambda: _make(loss=_not_reset()))),
    _known("not-shuffled", _make(order=lambda n, rng: np.arange(n))),
    _known("same-order", _one_order),
    _known("global-generator", _make(order=_from_numpy)),
    _known("other-generator", _make(order=lambda n, rng: np.random.default_rng().permutation(n))),
    _known("blocks", _make(cut=_shuffled_blocks)),
)

TRAIN = Exercise(
    name=NAME,
    assignment="training",
    oracle=right,
    seeds=25,
    free=True,
    parameters=("network", "X", "y", "optimizer", "epochs", "batch_size", "rng"),
    done="Every sample once an epoch, every step from where the last one led, and an honest history.",
    properties=(
        Property(
            "once",
            "Every sample once an epoch",
            "each step with the gradient of its batch",
            2.5,
            _ORDINARY,
            looks(once),
        ),
        Property(
            "sizes",
            "Batches of the size asked",
            "only the last one of an epoch smaller",
            1,
            _ALL_SIZES,
            looks(once, sizes),
        ),
        Property(
            "weights",
            "The network learns",
            "its parameters change in place, step after step",
            1.5,
            _STEPS,
            looks(once, weights),
        ),
        Property(
            "optimizer",
            "One optimizer throughout",
            "what it has gathered is kept",
            0.75,
            _STEPS,
            looks(once, state),
        ),
        Property(
            "accuracy",
            "The accuracy after each epoch",
            "on all samples, one entry an epoch",
            1.25,
            _EPOCHS,
            looks(once, whole_epochs, weights, accuracy),
            needs=("weights",),
        ),
        Property(
            "loss",
            "The loss of each epoch",
            "a mean, one entry an epoch",
            1,
            _EPOCHS,
            looks(once, whole_epochs, weights, loss),
            needs=("weights",),
        ),
        Property(
            "order",
            "A new order in each epoch",
            "drawn from rng",
            0.75,
            _ORDERS,
            looks(once, order),
        ),
        Property(
            "unchanged",
            "Leaves X and y as they were",
            "the same numbers after the call",
            0.25,
            _OWN,
            "unchanged",
        ),
    ),
    mistakes=MISTAKES,
    hints=(
        "Two loops, one in the other: what does the outer one count, and what does the inner one go through?",
        "For each epoch draw an order of the rows from `rng` and cut it into batches; each batch asks `gradients`, then `step`, and writes the new weights into `network.parameters[:]`.",
        "When the inner loop is done, append to both lists: the loss, and the share of rows where `network.forward(X).argmax(axis=1)` is the label.",
    ),
)
