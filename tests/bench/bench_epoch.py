"""One epoch on the digits: 64-64-10, ReLU, softmax, Adam, batches of 32.

Timed is what scikit-learn's epoch does too: shuffle, then forward, loss, backward and step for each
batch. The accuracy that `train` adds is a pass of its own and has a figure of its own.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from nnkit import Adam, Network, load_digits, minibatches, train

BATCH, EPOCHS, ROUNDS = 32, 10, 9


def nnkit_epochs(X: np.ndarray, y: np.ndarray, seed: int) -> None:
    """Run the epochs with the course's functions."""
    rng = np.random.default_rng(seed)
    network, optimizer = Network([64, 64, 10], rng), Adam()
    for _ in range(EPOCHS):
        for X_batch, y_batch in minibatches(X, y, BATCH, rng):
            _, gradient = network.gradients(X_batch, y_batch)
            network.parameters[:] = optimizer.step(network.parameters, gradient)


def nnkit_training(X: np.ndarray, y: np.ndarray, seed: int) -> None:
    """Run them with `train`, which measures the accuracy after each."""
    rng = np.random.default_rng(seed)
    train(Network([64, 64, 10], rng), X, y, Adam(), EPOCHS, BATCH, rng)


def sklearn_epochs(X: np.ndarray, y: np.ndarray, seed: int) -> None:
    """Run the same epochs with scikit-learn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        MLPClassifier(
            (64,), batch_size=BATCH, max_iter=EPOCHS, n_iter_no_change=EPOCHS, random_state=seed
        ).fit(X, y)


def matrix_products(X: np.ndarray, y: np.ndarray, seed: int) -> None:
    """Run nothing but the matrix products of the epochs."""
    rng = np.random.default_rng(seed)
    W1, W2, H, D = (
        rng.normal(size=size) for size in ((64, 64), (64, 10), (BATCH, 64), (BATCH, 10))
    )
    for _ in range(EPOCHS):
        for start in range(0, len(X), BATCH):
            x = X[start : start + BATCH]
            h, d = H[: len(x)], D[: len(x)]
            _ = x @ W1, h @ W2, h.T @ d, d @ W2.T, x.T @ h


def seconds(run: Callable[[np.ndarray, np.ndarray, int], None], *arguments: object) -> float:
    """Give the time that one run takes."""
    start = perf_counter()
    run(*arguments)  # type: ignore[arg-type]
    return perf_counter() - start


def figures() -> Iterator[tuple[str, float, float | None]]:
    """Yield the ratios of interleaved runs on one thread, medians."""
    (X, y), _, _ = load_digits()
    runs = nnkit_epochs, sklearn_epochs, matrix_products, nnkit_training
    with threadpool_limits(1):
        for run in runs:
            run(X, y, 0)
        times = [[seconds(run, X, y, seed) for run in runs] for seed in range(ROUNDS)]
    yield "epoch/scikit-learn", median(own / theirs for own, theirs, _, _ in times), 0.45
    yield "epoch/matmul", median(own / products for own, _, products, _ in times), None
    yield "train/scikit-learn", median(whole / theirs for _, theirs, _, whole in times), None
