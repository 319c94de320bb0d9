"""Make nnkit/digits.npz from scikit-learn's copy of the UCI digits.

Run it as `python -m tests.functions.make_digits`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

FILE = Path(__file__).parents[2] / "nnkit" / "digits.npz"
SEED = 1957
TRAIN, VALIDATION = 0.7, 0.1


def digits() -> dict[str, np.ndarray]:
    """Give the pixels from 0 to 16, the labels, and the part of each digit: 0, 1 or 2."""
    bunch = load_digits()
    labels = bunch.target.astype(np.uint8)
    part = np.zeros(len(labels), dtype=np.uint8)
    rng = np.random.default_rng(SEED)
    for digit in range(10):
        rows = rng.permutation(np.flatnonzero(labels == digit))
        ends = np.round(np.array([TRAIN, TRAIN + VALIDATION]) * len(rows)).astype(int)
        for i, chosen in enumerate(np.split(rows, ends)):
            part[chosen] = i
    return {"pixels": bunch.data.astype(np.uint8), "labels": labels, "part": part}


if __name__ == "__main__":
    np.savez_compressed(FILE, **digits())
