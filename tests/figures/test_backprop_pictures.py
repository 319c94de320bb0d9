"""The pictures of the chapter on backpropagation, and graphs with slopes: what they show."""

import math
from itertools import combinations

import pytest
from matplotlib.patches import Circle

from nnkit import figures
from nnkit.figures import style
from nnkit.figures.backprop import worked_losses
from tests.figures import test_backprop_numbers as worked
from tests.figures import test_figures as generic
from tests.figures.test_feedforward_pictures import CHECKS

WEIGHTS = dict(zip(worked.NAMES, worked.START, strict=True))
INPUTS, TARGETS = (worked.I1, worked.I2), (worked.T1, worked.T2)
EDGES = [[[0.15, 0.25], [0.20, 0.30]], [[0.40, 0.50], [0.45, 0.55]]]
BELOW = [[[0.1, 0.2], [0.3, 0.4]], [[-0.5, 0.6], [0.7, "0.800"]]]
PICTURES = {
    "network_graph with slopes": lambda: figures.network_graph(
        [2, 2, 2],
        EDGES,
        slopes=BELOW,
        biases=[[1, 2], [3, 4]],
        bias_slopes=[[0.1, None], ["0.20", -0.3]],
        height=3.9,
    ),
    "sum_times_graph": lambda: figures.sum_times_graph([-2, 2], 5, -4),
    "one_gate": figures.one_gate,
    "chain": lambda: figures.chain("wzaL", ["4", "3", "2", "1"], "ijk", ["5", "6", "7", "8"]),
    "fan_out": lambda: figures.fan_out([0.4, 0.5], [worked.D1, worked.D2]),
    "blame": lambda: figures.blame(worked.SLOPES),
    "worked_training": lambda: figures.worked_training(WEIGHTS, INPUTS, TARGETS, 0.5, 200),
}


def the_axes(name):
    (axes,) = PICTURES[name]().figure.axes
    return axes


def labels(axes):
    return [text for text in axes.texts if text.get_text()]


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__[5:] for check in CHECKS])
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_the_books_look(draw, check):
    check(draw)


def test_slopes_stand_below_the_edges_in_the_colour_of_errors():
    found = labels(the_axes("network_graph with slopes"))[:16]
    for above, below in zip(found[::2], found[1::2], strict=True):
        assert above.get_position()[1] > below.get_position()[1]
        assert above.get_rotation() == below.get_rotation()
        assert (above.get_color(), below.get_color()) == (style.INK, style.OCHRE)
    assert [text.get_text() for text in found[1::2]] == [
        *("0.1", "0.2", "0.3", "0.4"),
        *("−0.5", "0.6", "0.7", "0.800"),
    ]


def test_a_slope_in_a_bias_stands_below_the_bias():
    where = {
        t.get_text(): t.get_position()[1] for t in labels(the_axes("network_graph with slopes"))
    }
    assert where["0.20"] < where["3"]
    assert where["−0.3"] < where["4"]


def test_no_two_numbers_of_a_graph_with_slopes_lie_on_one_another():
    axes = the_axes("network_graph with slopes")
    boxes = [text.get_window_extent() for text in labels(axes) if text.get_rotation() == 0]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [({"slopes": [[[1]], [[1]]]}, "slopes"), ({"bias_slopes": [[1, 2]]}, "bias_slopes")],
)
def test_slopes_that_do_not_fit_the_graph_are_refused(arguments, named):
    with pytest.raises(ValueError, match=named):
        figures.network_graph([2, 2, 2], **arguments)


def test_the_graph_of_a_sum_times_a_number_has_values_above_and_slopes_below():
    shown = [text for text in generic.texts(the_axes("sum_times_graph")) if text[0] != "$"]
    lower, upper = shown[: len(shown) // 2], shown[len(shown) // 2 :]
    for texts, x in (upper, -2), (lower, 2):
        q = x + 5
        numbers = [float(text.replace("−", "-")) for text in texts if text not in "+×"]
        assert numbers == [x, -4, 5, -4, q, -4, -4, q, q * -4, 1]


def test_the_rule_of_a_node_is_on_its_picture():
    shown = generic.texts(the_axes("one_gate"))
    assert {"upstream", "local", "downstream"} < set(shown)
    product = r"$\frac{\partial L}{\partial x} = \frac{\partial L}{\partial f} \cdot \frac{\partial f}{\partial x}$"
    assert product in shown


def test_a_chain_is_read_back_along_its_arrow():
    axes = the_axes("chain")
    (arrow,) = (text for text in axes.texts if getattr(text, "arrow_patch", None))
    assert arrow.xy[0] < arrow.xyann[0]
    circles = [patch for patch in axes.patches if isinstance(patch, Circle)]
    assert len(circles) == 4
    assert [text for text in generic.texts(axes) if text in tuple("ijk")] == list("ijk")
    assert {"value", "local", "slope", "back"} < set(generic.texts(axes))


def test_a_chain_without_values_has_no_row_for_them():
    axes = figures.chain("zL", ["", ""], "a", ["d", "1"]).figure.axes[0]
    assert "value" not in generic.texts(axes)


def test_a_chain_whose_parts_do_not_fit_is_refused():
    with pytest.raises(ValueError, match="one entry a node"):
        figures.chain("zL", ["", ""], "ab", ["d", "1"])


def test_what_comes_back_from_two_outputs_adds_up():
    shown = [text.replace("−", "-") for text in generic.texts(the_axes("fan_out"))]
    first, second = 0.4 * worked.D1, 0.5 * worked.D2
    for slope in first, second, first + second, worked.D1, worked.D2:
        assert f"{slope:+#.3g}" in shown


def test_the_bars_of_blame_are_the_sizes_and_negative_ones_are_hatched():
    axes = the_axes("blame")
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == pytest.approx([abs(slope) for slope in worked.SLOPES.values()])
    hatched = [
        name for name, bar in zip(worked.NAMES, axes.patches, strict=True) if bar.get_hatch()
    ]
    assert hatched == ["w7", "w8"]
    assert "0.000439" in generic.texts(axes)


def test_the_two_trainings_end_where_arithmetic_does():
    held, moved = the_axes("worked_training").lines[:2]
    assert held.get_linestyle() != moved.get_linestyle()
    assert held.get_ydata()[-1] == pytest.approx(worked.loss(*worked.after(200, 8)))
    assert moved.get_ydata()[-1] == pytest.approx(worked.loss(*worked.after(200, 10)))
    assert held.get_ydata()[0] == moved.get_ydata()[0] == pytest.approx(worked.loss(*worked.START))


def test_ten_thousand_steps_end_as_the_chapter_says():
    ends = [
        worked_losses(WEIGHTS, INPUTS, TARGETS, 0.5, 10_000, held)[-1] for held in (True, False)
    ]
    assert ends == pytest.approx([3.51e-5, 4.36e-6], rel=2e-3)
    assert math.log10(ends[0] / ends[1]) < 1
