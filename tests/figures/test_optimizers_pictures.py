"""The pictures of the optimizers chapter: what they show."""

import math

import numpy as np
import pytest

from nnkit import figures
from nnkit.figures import style
from tests.figures import test_figures as generic

LETTERS = np.arange(6), np.array([0, 0, 1, 0, 1, 1])
RATES = {"too low": 0.01, "good": 0.15, "high": 0.195, "too high": 0.21}


def bowl(w):
    return float(w @ w), 2 * np.asarray(w)


PICTURES = {
    "learning_rates": lambda: figures.learning_rates(RATES),
    "loss_surfaces": lambda: figures.loss_surfaces(*LETTERS),
    "newton_and_descent": lambda: figures.newton_and_descent(0.3, 0.3, 12),
    "losses_by_batch": lambda: figures.losses_by_batch({"all": [3, 2, 1], "one": [3, 1, 2, 1, 0]}),
    "momentum_paths": lambda: figures.momentum_paths(0.02, 0.8, 40),
    "moving_averages": lambda: figures.moving_averages([1, 1, 1, 5], [0.5, 0.9]),
    "rates_over_time": lambda: figures.rates_over_time(
        {"falls": [0.02] * 5 + [0.01] * 5, "rises": [0.01] * 5 + [0.03] * 5}, "what happened"
    ),
    "adam_corrections": lambda: figures.adam_corrections(3000),
    "where_epsilon_stands": lambda: figures.where_epsilon_stands(1e-7),
    "race": lambda: figures.race(
        {"a bowl": (bowl, [1, 1]), "the same": (bowl, [-1, 0])},
        {
            "a bowl": {"one": [[1, 1], [0.5, 0.5], [0, 0]], "other": None},
            "the same": {"one": [[-1, 0], [0, 0]], "other": [[-1, 0], [1, 0]]},
        },
        {"a bowl": ((-2, 2), (-1, 1)), "the same": ((-2, 2), (-1, 1))},
    ),
    "pulled_apart": lambda: figures.pulled_apart({"up": [0, 0.5, 1], "down": [0, -0.5, -1]}, -1),
}
CHECKS = [
    generic.test_a_picture_is_the_same_svg_every_time,
    generic.test_a_picture_has_no_background,
    generic.test_every_colour_of_a_picture_is_one_of_the_palette,
]


def axes_of(name):
    return PICTURES[name]().figure.axes


def places(line):
    return np.column_stack([line.get_xdata(), line.get_ydata()])


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__[5:] for check in CHECKS])
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_the_books_look(draw, check):
    check(draw)


def test_the_paths_of_four_rates_multiply_by_their_factors():
    below, *maps = axes_of("learning_rates")
    for axes, lr in zip(maps, RATES.values(), strict=True):
        path = places(axes.lines[0])
        assert len(path) == 16
        steps = np.arange(16)
        np.testing.assert_allclose(path[:, 0], -4 * (1 - lr) ** steps)
        np.testing.assert_allclose(path[:, 1], 1.2 * (1 - 10 * lr) ** steps)
    assert {text.get_text() for text in below.texts} == set(RATES)
    assert len({line.get_linestyle() for line in below.lines}) == 4
    assert all(len(line.get_ydata()) == 41 for line in below.lines)


def test_the_bowl_has_its_bottom_where_the_neurons_slopes_are_zero():
    bowl_axes, cut = axes_of("loss_surfaces")
    w, b = places(bowl_axes.lines[-1])[0]
    x, y = LETTERS
    error = 1 / (1 + np.exp(-(w * x + b))) - y
    assert abs(np.mean(error)) < 0.02
    assert abs(np.mean(error * x)) < 0.05
    assert generic.texts(cut) == ["valley", "valley", "pass"]
    assert [line.get_marker() for line in cut.lines] == ["o", "o", "X"]


def test_newton_ends_on_the_hill_and_descent_in_the_valley():
    newton, descent = axes_of("newton_and_descent")
    ends = [float(places(axes.lines[1])[-1][0]) for axes in (newton, descent)]
    assert ends[0] == pytest.approx(0, abs=1e-9)
    assert ends[1] == pytest.approx(1, abs=0.02)
    assert generic.texts(newton) == ["start", "0.00"]
    assert generic.texts(descent) == ["start", "1.00"]


def test_losses_of_batches_share_one_scale():
    panels = axes_of("losses_by_batch")
    assert panels[0].get_ylim() == panels[1].get_ylim()
    assert [len(axes.lines[0].get_ydata()) for axes in panels] == [3, 5]
    assert [axes.get_title() for axes in panels] == ["all", "one"]


def test_momentum_arrives_in_the_steps_in_which_plain_descent_does_not():
    plain, swinging = axes_of("momentum_paths")
    ends = [np.abs(places(axes.lines[0])[-1]) for axes in (plain, swinging)]
    assert ends[0][0] > 4
    assert max(ends[1]) < 0.3
    across = places(swinging.lines[0])[:, 1]
    assert np.sum(np.diff(np.sign(across)) != 0) > 5


def test_moving_averages_and_their_corrections():
    for axes, rate in zip(axes_of("moving_averages"), (0.5, 0.9), strict=True):
        _, from_zero, corrected, _ = axes.lines
        m, expected = 0.0, []
        for number in (1, 1, 1, 5):
            m = rate * m + (1 - rate) * number
            expected.append(m)
        np.testing.assert_allclose(from_zero.get_ydata(), expected)
        np.testing.assert_allclose(corrected.get_ydata()[:3], 1)
        assert from_zero.get_linestyle() != corrected.get_linestyle()


def test_rates_are_told_apart_by_dashes_and_by_name():
    (axes,) = axes_of("rates_over_time")
    assert generic.texts(axes) == ["falls: 0.0100", "rises: 0.0300"]
    assert len({line.get_linestyle() for line in axes.lines}) == 2


def test_adams_steps_under_three_corrections():
    (axes,) = axes_of("adam_corrections")
    without, slides, right = (line.get_ydata() for line in axes.lines)
    t = np.arange(1, 3001)
    m, v = 1 - 0.9**t, 1 - 0.999**t
    np.testing.assert_allclose(without, m / np.sqrt(v))
    np.testing.assert_allclose(slides, without * math.sqrt(0.001) / 0.1)
    np.testing.assert_allclose(right, 1)
    assert len({line.get_linestyle() for line in axes.lines}) == 3


def test_epsilon_outside_and_inside():
    (axes,) = axes_of("where_epsilon_stands")
    outside, inside = axes.lines[:2]
    g = outside.get_xdata()
    np.testing.assert_allclose(outside.get_ydata(), g / (g + 1e-7))
    np.testing.assert_allclose(inside.get_ydata(), g / np.sqrt(g**2 + 1e-7))
    assert {"0.999", "0.302"} < set(generic.texts(axes))


def test_the_race_has_a_row_for_each_surface_and_counts_the_steps():
    panels = axes_of("race")
    assert [axes.get_title() for axes in panels] == ["one", "other", "", ""]
    assert [axes.get_xlabel() for axes in panels] == ["2", "–", "1", "1"]
    assert [axes.get_ylabel() for axes in panels] == ["a bowl", "", "the same", ""]
    np.testing.assert_array_equal(places(panels[0].lines[0]), [[1, 1], [0.5, 0.5], [0, 0]])
    assert [line.get_marker() for line in panels[1].lines] == ["X"]


def test_two_are_pulled_apart_and_the_best_is_marked():
    (axes,) = axes_of("pulled_apart")
    assert {"up", "down", "best"} == set(generic.texts(axes))
    assert list(axes.lines[2].get_ydata()) == [-1, -1]
    assert axes.lines[2].get_color() == style.OCHRE
