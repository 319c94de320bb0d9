"""The pictures of the activations chapter: what they show."""

import math

import numpy as np
import pytest

from nnkit import figures
from nnkit.figures import style
from nnkit.figures.activations import nudge_sizes
from tests.figures import test_figures as generic
from tests.figures.test_feedforward_pictures import CHECKS

PICTURES = {
    "activations_and_slopes": lambda: figures.activations_and_slopes(["sigmoid", "tanh", "ReLU"]),
    "nudge_through_layers": lambda: figures.nudge_through_layers(10),
    "soft_and_leaky": lambda: figures.soft_and_leaky(0.1),
    "relu_pieces": lambda: figures.relu_pieces([0, 1, 2, 3], [1, 3, 2, 2]),
    "relu_sums": lambda: figures.relu_sums(np.sin, 0, 2 * np.pi, [9, 17, 33]),
    "initial_weights": lambda: figures.initial_weights(["sigmoid", "relu"], 16, 6),
}


def axes_of(name):
    return PICTURES[name]().figure.axes


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__[5:] for check in CHECKS])
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_the_books_look(draw, check):
    check(draw)


def test_each_slope_lies_below_its_activation_on_one_axis_with_a_line_at_a_quarter():
    panels = axes_of("activations_and_slopes")
    for above, below in zip(panels[:3], panels[3:], strict=True):
        assert above.get_xlim() == below.get_xlim()
        x, y = (np.asarray(part) for part in above.lines[0].get_data())
        measured = np.gradient(y, x)[1:-1]
        drawn = np.asarray(below.lines[0].get_ydata())[1:-1]
        away = np.isfinite(drawn) & (np.abs(x[1:-1]) > 0.02)
        assert drawn[away] == pytest.approx(measured[away], abs=1e-3)
        assert list(below.lines[1].get_ydata()) == [0.25, 0.25]


def test_only_the_sigmoids_slope_stays_under_the_line():
    slopes = [
        np.nanmax(axes.lines[0].get_ydata()) for axes in axes_of("activations_and_slopes")[3:]
    ]
    assert slopes == pytest.approx([0.25, 1, 1])


def test_a_nudge_loses_a_factor_of_four_at_every_steepest_sigmoid():
    (axes,) = axes_of("nudge_through_layers")
    whole, steepest, saturated = (np.asarray(line.get_ydata()) for line in axes.lines)
    assert whole == pytest.approx(np.ones(11))
    assert steepest == pytest.approx(0.25 ** np.arange(11))
    assert saturated[-1] == pytest.approx((sigmoid(3) * sigmoid(-3)) ** 10)
    assert axes.get_yscale() == "log"
    assert any("9.5" in text and "{-7}" in text for text in generic.texts(axes))


def test_the_softplus_lies_ln_2_above_the_corner_and_its_slope_is_the_sigmoid():
    soft, _, soft_slope, _ = axes_of("soft_and_leaky")
    assert "ln 2 = 0.693" in generic.texts(soft)
    x, y = soft_slope.lines[1].get_data()
    assert list(y) == pytest.approx([sigmoid(t) for t in x])


def test_the_leaky_relus_slope_is_the_leak_then_one():
    *_, slope = axes_of("soft_and_leaky")
    drawn = np.asarray(slope.lines[1].get_ydata())
    assert set(np.round(drawn[np.isfinite(drawn)], 6)) == {0.1, 1}


def test_the_pieces_add_up_to_their_sum():
    pieces, total = axes_of("relu_pieces")
    x = np.asarray(total.lines[0].get_xdata())
    summed = 1 + sum(np.asarray(line.get_ydata()) for line in pieces.lines[1:])
    assert np.asarray(total.lines[0].get_ydata()) == pytest.approx(summed)
    assert list(total.lines[1].get_ydata()) == [1, 3, 2, 2]
    assert np.interp([0, 1, 2, 3], x, summed) == pytest.approx([1, 3, 2, 2], abs=0.02)
    assert {"2 relu($x$)", "−3 relu($x$ − 1)", "1 relu($x$ − 2)"} < set(generic.texts(pieces))


def test_four_pieces_of_one_kind_of_line_are_told_apart():
    pieces, _ = axes_of("relu_pieces")
    styles = [line.get_linestyle() for line in pieces.lines[1:]]
    assert len(set(styles)) == len(styles) == 3


def test_twice_the_pieces_leave_a_quarter_of_the_error_on_one_scale():
    panels = axes_of("relu_sums")
    assert [axes.get_title() for axes in panels[3:]] == [
        "off by 0.0704",
        "off by 0.0188",
        "off by 0.0048",
    ]
    assert len({axes.get_ylim() for axes in panels[3:]}) == 1
    for axes, count in zip(panels, (9, 17, 33), strict=False):
        assert len(axes.lines[2].get_xdata()) == count
        assert axes.lines[0].get_color() == style.OCHRE


def test_a_nudge_is_measured_as_a_share_of_what_came_in():
    sizes = nudge_sizes("linear", "xavier", 64, 5)
    assert sizes[0] == 1
    assert sizes == pytest.approx(np.ones(6), rel=0.2)
    assert nudge_sizes("relu", "he", 64, 10)[-1] == pytest.approx(1, abs=0.5)


def test_a_nudge_that_is_measured_is_the_one_that_nudging_shows():
    from nnkit import forward, init_layers

    rng = np.random.default_rng(0)
    layers = init_layers([16] * 4, rng, "he")
    X = rng.normal(size=(200, 16))
    nudge = rng.normal(size=X.shape)
    up, down = (forward(X + h * nudge, layers, ["tanh"] * 3)[0] for h in (1e-5, -1e-5))
    expected = np.sqrt(np.mean(((up - down) / 2e-5) ** 2) / np.mean(nudge**2))
    assert nudge_sizes("tanh", "he", 16, 3)[-1] == pytest.approx(expected, rel=1e-6)


def test_an_unknown_activation_is_refused():
    with pytest.raises(ValueError, match="swish"):
        nudge_sizes("swish", "he", 4, 2)


def test_the_schemes_of_initial_weights_are_told_apart_by_line_and_mark():
    for axes in axes_of("initial_weights"):
        lines = axes.lines[:4]
        assert len({line.get_linestyle() for line in lines}) == 4
        assert len({line.get_marker() for line in lines}) == 4
        assert generic.texts(axes) == ["spread 1", "he", "xavier", "small"]
        ends = [line.get_ydata()[-1] for line in lines]
        assert ends == sorted(ends, reverse=True)
