"""What the pictures of the chapter on a neuron that learns by degrees show."""

import math

import numpy as np
import pytest

from nnkit import figures
from tests.figures import test_figures as generic

WORDS, HAPPY = [0, 1, 2, 3, 4, 5], [0, 0, 1, 0, 1, 1]
CORNERS, AND = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1]
PICTURES = {
    "step_and_sigmoid": lambda: figures.step_and_sigmoid([-2, 0.5, 2]),
    "one_layer_network": lambda: figures.one_layer_network([1, 0, 2, 1], [0.5, -1, 0.25, 1], -1),
    "log_loss": lambda: figures.log_loss([0.1, 0.9]),
    "loss_valley": lambda: figures.loss_valley(WORDS, HAPPY, -2, 2, 0.5),
    "descent": lambda: figures.descent(WORDS, HAPPY, -2, 3, [0.5, 4], 6),
    "probability_maps": lambda: figures.probability_maps(CORNERS, AND, [("one", [2, 2], -3)]),
    "losses_parting": lambda: figures.losses_parting([0.7, 0.5, 0.3], [0.7, 0.6, 0.8]),
}


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def loss(w, b=-2):
    costs = (
        -math.log(sigmoid(w * x + b) if y else 1 - sigmoid(w * x + b))
        for x, y in zip(WORDS, HAPPY, strict=True)
    )
    return math.fsum(costs) / 6


@pytest.mark.parametrize(
    "holds",
    [
        generic.test_a_picture_is_the_same_svg_every_time,
        generic.test_a_picture_has_no_background,
        generic.test_every_colour_of_a_picture_is_one_of_the_palette,
    ],
)
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_one_of_the_book(draw, holds):
    holds(draw)


def test_the_sigmoid_passes_one_half_where_the_step_jumps():
    (axes,) = PICTURES["step_and_sigmoid"]().figure.axes
    step, curve = axes.lines[:2]
    assert step.get_linestyle() == "--" != curve.get_linestyle()
    assert list(step.get_xdata()) == [-6, 0, 0, 6] and list(step.get_ydata()) == [0, 0, 1, 1]
    z, p = curve.get_xdata(), curve.get_ydata()
    assert p == pytest.approx([sigmoid(score) for score in z])
    assert {"0.119", "0.622", "0.881"} < set(generic.texts(axes))


def test_the_numbers_of_the_sample_stand_in_the_network():
    (axes,) = PICTURES["one_layer_network"]().figure.axes
    written = set(generic.texts(axes))
    assert {"$w_2$ = −1", "$w_3$ = 0.25", "$b$ = −1", "$z$ = 1", "$p$ = 0.731"} < written


def test_a_cost_for_happy_is_the_mirror_image_of_the_one_for_sad():
    happy, sad = PICTURES["log_loss"]().figure.axes
    ours, theirs = happy.lines[0], sad.lines[0]
    assert ours.get_ydata() == pytest.approx(-np.log(ours.get_xdata()))
    assert ours.get_ydata() == pytest.approx(theirs.get_ydata()[::-1])
    assert ours.get_linestyle() != theirs.get_linestyle()
    assert generic.texts(happy) == ["0.1 costs 2.30", "0.11"]
    assert generic.texts(sad) == ["0.11", "0.9 costs 2.30"]


def test_the_chord_of_the_valley_leads_from_nudge_to_nudge():
    (axes,) = PICTURES["loss_valley"]().figure.axes
    valley, chord = axes.lines[:2]
    assert valley.get_ydata() == pytest.approx([loss(w) for w in valley.get_xdata()])
    assert list(chord.get_xdata()) == [1.5, 2.5]
    assert list(chord.get_ydata()) == pytest.approx([loss(1.5), loss(2.5)])
    assert {"2h = 1", "0.523", "slope 0.523", "$w$?"} == set(generic.texts(axes))


def test_each_step_goes_down_the_slope_times_the_rate():
    for axes, rate in zip(PICTURES["descent"]().figure.axes, (0.5, 4), strict=True):
        path = axes.lines[1]
        w, heights = path.get_xdata(), path.get_ydata()
        assert len(w) == 7 and w[0] == 3
        assert list(heights) == pytest.approx([loss(v) for v in w])
        slopes = [(loss(v + 1e-6) - loss(v - 1e-6)) / 2e-6 for v in w[:-1]]
        assert np.diff(w) == pytest.approx([-rate * slope for slope in slopes], abs=1e-5)
        assert axes.get_title() == f"learning rate {rate:g}"


def test_lines_of_equal_probability_stand_apart_by_their_log_odds():
    (axes,) = PICTURES["probability_maps"]().figure.axes
    sums = sorted(2 * sum(line.get_xy1()) - 3 for line in axes.lines if hasattr(line, "get_xy1"))
    assert sums == pytest.approx([-math.log(9), 0, math.log(9)], abs=1e-9)
    styles = {line.get_linestyle() for line in axes.lines if hasattr(line, "get_xy1")}
    assert len(styles) == 3
    (legend,) = PICTURES["probability_maps"]().figure.legends
    assert [t.get_text() for t in legend.get_texts()] == ["$p$ = 0.1", "$p$ = 0.5", "$p$ = 0.9"]


def test_the_lowest_held_out_loss_is_marked_and_the_ends_are_named():
    (axes,) = PICTURES["losses_parting"]().figure.axes
    learned, kept = axes.lines[:2]
    assert list(learned.get_ydata()) == [0.7, 0.5, 0.3] and list(kept.get_ydata()) == [
        0.7,
        0.6,
        0.8,
    ]
    assert learned.get_linestyle() != kept.get_linestyle()
    expected = {"lowest, 0.600", "learned from\n0.300", "held out\n0.800", "ln 2"}
    assert set(generic.texts(axes)) == expected
