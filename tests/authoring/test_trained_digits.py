"""The network of the front page, from what is written for the page to load."""

import gzip
import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup

from nnkit import load_digits

EXTENSION = Path(__file__).parents[2] / "book" / "_ext" / "trained_digits.py"


def load():
    spec = importlib.util.spec_from_file_location("trained_digits", EXTENSION)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def extension():
    return load()


@pytest.fixture(scope="module")
def text(extension):
    return extension.written()


@pytest.fixture(scope="module")
def network(text):
    return json.loads(text)


def ink(network):
    """The digits as the page decodes them."""
    return np.array([[(ord(letter) - ord("a")) / 16 for letter in d] for d in network["digits"]])


def scores(network, X):
    hidden, output = ((np.array(layer["W"]), np.array(layer["b"])) for layer in network["layers"])
    return np.maximum(X @ hidden[0] + hidden[1], 0) @ output[0] + output[1]


def test_the_written_weights_read_96_in_100_digits_that_they_have_not_seen(network):
    _, _, (X, labels) = load_digits()
    assert np.mean(scores(network, X).argmax(axis=1) == labels) >= 0.96


def test_what_is_written_is_small_and_rounded(text, network):
    assert len(gzip.compress(text.encode())) < 20_000
    shapes = [(np.shape(layer["W"]), np.shape(layer["b"])) for layer in network["layers"]]
    assert shapes == [((64, 32), (32,)), ((32, 10), (10,))]
    for layer in network["layers"]:
        for numbers in (np.array(layer["W"]), np.array(layer["b"])):
            assert np.array_equal(numbers, numbers.round(3))


def test_the_pad_shows_each_held_out_digit_once(network):
    _, _, (X, labels) = load_digits()
    shown = np.column_stack([ink(network), network["labels"]])
    there = np.column_stack([X, labels])
    assert sorted(map(tuple, shown)) == sorted(map(tuple, there))


def test_a_misread_digit_comes_early_and_they_never_come_in_a_row(network):
    wrong = np.flatnonzero(scores(network, ink(network)).argmax(axis=1) != network["labels"])
    assert 0 < wrong[0] <= 5
    assert np.all(np.diff(wrong) > 1)


def test_training_sees_no_held_out_digit_and_is_the_same_each_time(extension, text):
    again = load()
    train, validation, test = load_digits()
    nothing = (np.full_like(validation[0], np.nan), validation[1])
    again.load_digits = lambda: (train, nothing, (np.full_like(test[0], np.nan), test[1]))
    for mine, first in zip(again.trained(), extension.trained(), strict=True):
        assert np.array_equal(mine[0], first[0]) and np.array_equal(mine[1], first[1])
    again.load_digits = load_digits
    assert again.written() == text


def test_the_front_page_names_the_networks_numbers(extension):
    text = (EXTENSION.parents[1] / "index.md").read_text("utf-8")
    (X, labels), _, _ = load_digits()
    for numbers in (f"{len(X):,} digits", f"{X.shape[1]} numbers", f"{extension.HIDDEN} neurons"):
        assert numbers in " ".join(text.split())


def test_varied_digits_are_digits_of_their_own(extension):
    (X, _), _, _ = load_digits()
    varied = extension.varied(X[:100], np.random.default_rng(0))
    assert varied.shape == (100, 64)
    assert varied.min() >= 0 and varied.max() <= 1
    assert not np.any(np.all(np.isclose(varied, X[:100]), axis=1))
    # A square of ink stays one, whatever is done to it.
    full = extension.varied(np.ones((50, 64)), np.random.default_rng(0))
    assert np.allclose(full.reshape(50, 8, 8)[:, 3:5, 3:5], 1)


def test_without_javascript_the_pad_is_a_picture_with_a_text(extension, network):
    page = BeautifulSoup(extension.drawn("../"), "html.parser")
    p = np.exp(scores(network, ink(network)[:1])[0])
    p /= p.sum()
    picture = page.select_one(".nk-squares[role=img]")
    assert picture["aria-label"] == f"A handwritten {p.argmax()} on 8 by 8 squares"
    levels = [float(square["style"].partition(":")[2]) for square in picture.select("span")]
    assert levels == pytest.approx(list(ink(network)[0]), abs=1e-3)
    bars = page.select(".nk-bars li")
    widths = [float(bar.i["style"].removeprefix("width:").rstrip("%")) for bar in bars]
    assert widths == pytest.approx(list(100 * p), abs=0.06)
    said = page.select_one(".nk-sentence").get_text()
    assert said == f"It reads a {p.argmax()}, {100 * p.max():.0f}\N{NO-BREAK SPACE}% sure."
    assert page.select_one("[data-nk-pad]")["data-nk-pad"] == "../_static/live/digits.json"
    assert page.find("button") is None
