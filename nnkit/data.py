"""Data: handwritten digits, happy and sad sentences, and spirals."""

from __future__ import annotations

from os import path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from nnkit.arrays import Array, Integers

if TYPE_CHECKING:
    from numpy.random import Generator

Samples: TypeAlias = tuple[Array, Integers]
"""Inputs of shape (N, D) and their labels of shape (N,)."""

LabelledSentences: TypeAlias = tuple[list[str], Integers]
"""N sentences and their labels of shape (N,)."""


class Digits(NamedTuple):
    """The digits in three parts, each a pair of inputs and labels.

    Attributes
    ----------
    train : (X, y)
        To learn from: 1,258 digits.
    validation : (X, y)
        To choose by: 180 digits.
    test : (X, y)
        To look at once, at the end: 359 digits.
    """

    train: Samples
    validation: Samples
    test: Samples


def load_digits() -> Digits:
    """Load 1,797 handwritten digits of 8 by 8 pixels, split once and for all.

    Each row of `X` holds 64 pixels, row by row from the top left corner, from 0.0 (paper) to 1.0
    (ink): the counts from 0 to 16 in the original, divided by 16. `y` holds the digits 0 to 9.
    The split is stratified, 70 : 10 : 20 within each digit; the seed is 1957.

    Returns
    -------
    Digits
        ``train``, ``validation`` and ``test``, each a pair ``(X, y)``.

    References
    ----------
    Alpaydin and Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning
    Repository (1998), its test part, CC BY 4.0.

    Examples
    --------
    >>> (X, y), validation, test = load_digits()
    >>> X.shape, X.min(), X.max(), y[:5]
    ((1258, 64), np.float64(0.0), np.float64(1.0), array([0, 1, 2, 4, 5]))
    """
    with np.load(path.join(path.dirname(__file__), "digits.npz")) as file:
        pixels, labels, part = file["pixels"], file["labels"], file["part"]
    X, y = pixels / 16.0, labels.astype(np.int_)
    return Digits(*((X[part == i], y[part == i]) for i in range(3)))


class Sentences(NamedTuple):
    """Happy and sad sentences in two parts, each a pair of sentences and labels.

    Attributes
    ----------
    train : (sentences, y)
        To learn from: 160 sentences.
    test : (sentences, y)
        To look at once, at the end: 80 sentences.
    """

    train: LabelledSentences
    test: LabelledSentences


def load_sentences() -> Sentences:
    """Load 240 short sentences, half of them happy and half sad, split once and for all.

    `y` is 1 for a happy sentence and 0 for a sad one. In a fifth of each half a "not" turns the
    meaning, as in "I am not sad"; no other sentence has this word. The split is stratified, 2 : 1
    within each group of label and "not", and the order is mixed; the seed is 1957.

    Returns
    -------
    Sentences
        ``train`` and ``test``, each a pair ``(sentences, y)``.

    References
    ----------
    S2 (happy and sad sentences). Written for this course, CC BY 4.0 as all its text.

    Examples
    --------
    >>> (sentences, y), test = load_sentences()
    >>> len(sentences), len(test[0])
    (160, 80)
    >>> sentences[:2], y[:2]
    (['It all seems hopeless', 'The garden looks lovely today'], array([0, 1]))
    """
    words = {"happy": 1, "sad": 0}
    parts: dict[str, tuple[list[str], list[int]]] = {"train": ([], []), "test": ([], [])}
    with open(path.join(path.dirname(__file__), "sentences.txt"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                label, part, sentence = line.split(maxsplit=2)
                parts[part][0].append(sentence.strip())
                parts[part][1].append(words[label])
    return Sentences(*((texts, np.array(y, dtype=np.int_)) for texts, y in parts.values()))


def spirals(n_samples: int, n_classes: int, noise: float, rng: Generator) -> Samples:
    """Draw points on spiral arms, one arm a class, which no straight line parts.

    Parameters
    ----------
    n_samples : int
        How many points lie on each arm.
    n_classes : int
        How many arms there are.
    noise : float
        The standard deviation of the angle, in radians; 0.2 is moderate.
    rng : numpy.random.Generator
        Where the noise comes from.

    Returns
    -------
    X : ndarray of shape (n_classes * n_samples, 2)
        Points within the unit disc.
    y : ndarray of int, shape (n_classes * n_samples,)
        The arm of each point, from 0.

    Raises
    ------
    ValueError
        If there are fewer than one point an arm or one arm.

    References
    ----------
    Karpathy, CS231n, "Putting it together: minimal neural network case study".

    Examples
    --------
    >>> X, y = spirals(2, 3, 0.0, np.random.default_rng(0))
    >>> X.shape, y
    ((6, 2), array([0, 0, 1, 1, 2, 2]))
    """
    if n_samples < 1 or n_classes < 1:
        raise ValueError(
            f"n_samples and n_classes must be at least 1; got {n_samples} and {n_classes}."
        )
    y = np.repeat(np.arange(n_classes), n_samples)
    radius = np.tile(np.linspace(0.0, 1.0, n_samples), n_classes)
    angle = 2 * np.pi * y / n_classes + 4 * radius + rng.normal(0.0, noise, y.shape)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), y
