"""The pictures of the feedforward chapter, and the graph of a network: what they show."""

import math
from itertools import combinations, product

import numpy as np
import pytest
from matplotlib.patches import Circle, Polygon, Rectangle

from nnkit import figures
from nnkit.figures import style
from tests.figures import test_figures as generic

W1 = [[0.1, 0.2, 0.3, 0.4], [0.5, 0.6, 0.7, 0.8], [0.9, 1.0, 1.1, 1.2]]
W2 = [[1.3, 1.4], [1.5, 1.6], [1.7, 1.8], [1.9, 2.0]]
S0 = [[[5, 7], [-2, -3]], [[7], [5]]]
PICTURES = {
    "network_graph": lambda: figures.network_graph([3, 4, 2], [W1, W2], height=4.6),
    "network_graph of shapes": lambda: figures.network_graph(
        [2, 2, 1],
        S0,
        names=[["a", "b"], ["c", "d"], ["e"]],
        values=[[1, 2], [0.5, None], [0.25]],
        biases=[[8, "red"], [-6]],
        columns=["in", "hidden", "out"],
        shapes=[["circle", "circle"], ["square", "diamond"], ["circle"]],
        into=(1, 0),
        thick=True,
    ),
    "two_models": lambda: figures.two_models(
        (1, -0.5, math.log(7 / 3)), (0.4, 1.2, math.log(4)), (7, 5, -6), (0, 0)
    ),
    "square_of_probabilities": lambda: figures.square_of_probabilities(
        [(1, 1, 0), (7, 5, -6)], (0.7, 0.8)
    ),
    "shapes_as_boxes": figures.shapes_as_boxes,
    "xor_solved": lambda: figures.xor_solved(["sad", "happy", "not sad", "not happy"]),
    "growing_hidden_layers": lambda: figures.growing_hidden_layers([3, 6, 20]),
}
CHECKS = [
    generic.test_a_picture_is_the_same_svg_every_time,
    generic.test_a_picture_has_no_background,
    generic.test_every_colour_of_a_picture_is_one_of_the_palette,
]


def axes_of(name):
    return PICTURES[name]().figure.axes


def hatched(axes, point):
    """Whether a point lies in the region where the network says yes."""
    (region,) = (c for c in axes.collections if any(getattr(c, "hatches", [])))
    return any(path.contains_point(point) for path in region.get_paths())


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__[5:] for check in CHECKS])
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_the_books_look(draw, check):
    check(draw)


def test_a_graph_has_an_edge_for_each_weight_with_its_number():
    (axes,) = axes_of("network_graph")
    assert len(axes.lines) == 3 * 4 + 4 * 2
    numbers = [text for text in generic.texts(axes) if text]
    assert numbers == [f"{w:g}" for rows in (W1, W2) for row in rows for w in row]


def test_no_two_numbers_of_a_graph_lie_on_one_another():
    (axes,) = axes_of("network_graph")
    places = [text.get_position() for text in axes.texts if text.get_text()]
    assert min(math.dist(a, b) for a, b in combinations(places, 2)) > 0.15


def test_a_number_stands_above_its_edge_and_turns_with_it():
    (axes,) = axes_of("network_graph")
    labels = [text for text in axes.texts if text.get_text()]
    for line, label in zip(axes.lines, labels, strict=True):
        (x0, x1), (y0, y1) = line.get_data()
        x, y = label.get_position()
        angle = math.atan2(y1 - y0, x1 - x0)
        above = (y - y0) * math.cos(angle) - (x - x0) * math.sin(angle)
        assert above == pytest.approx(0.03)
        assert math.remainder(label.get_rotation() - math.degrees(angle), 360) == pytest.approx(0)


def test_an_edge_ends_at_the_rim_of_its_neuron():
    (axes,) = axes_of("network_graph of shapes")
    circles = [patch for patch in axes.patches if isinstance(patch, Circle)]
    starts = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines[:4]]
    for start in starts:
        assert min(math.dist(start, c.center) for c in circles) == pytest.approx(circles[0].radius)


def test_negative_weights_are_dashed_and_large_ones_thick():
    axes = figures.network_graph([2, 2, 1], S0, thick=True).figure.axes[0]
    lines = [line.get_linestyle() for line in axes.lines]
    assert lines == ["-", "-", "--", "--", "-", "-"]
    widths = [line.get_linewidth() for line in axes.lines]
    by_width = [abs(w) for _, w in sorted(zip(widths, [5, 7, -2, -3, 7, 5], strict=True))]
    assert by_width == sorted(by_width)
    assert "−2" in generic.texts(axes)


def test_red_green_and_purple_are_told_apart_by_shape():
    (axes,) = axes_of("network_graph of shapes")
    kinds = [type(patch) for patch in axes.patches]
    assert kinds == [Circle, Circle, Rectangle, Polygon, Circle]


def test_the_edges_into_one_neuron_stand_out():
    axes = figures.network_graph([4, 5, 3], into=(1, 4)).figure.axes[0]
    bold = [line for line in axes.lines if line.get_linewidth() > 2]
    assert len(bold) == 4
    assert {line.get_color() for line in bold} == {style.BLUE}
    assert len({line.get_xdata()[1] for line in bold}) == 4


def test_values_stand_above_and_biases_below_a_neuron():
    (axes,) = axes_of("network_graph of shapes")
    where = {text.get_text(): text.get_position()[1] for text in axes.texts}
    assert where["0.5"] > where["c"] > where["8"]
    assert where["0.25"] > where["e"] > where["−6"]
    assert {"in", "hidden", "out", "red"} < set(where)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"weights": [[[1]], [[1]]]}, "weights"),
        ({"names": [["a"], ["b"], ["c"]]}, "names"),
        ({"values": [[1, 2], [1, 2]]}, "values"),
        ({"biases": [[1, 2], [1, 2], [1]]}, "biases"),
        ({"shapes": [["circle", "star"], ["circle"] * 2, ["circle"]]}, "star"),
    ],
)
def test_a_graph_whose_parts_do_not_fit_is_refused(arguments, named):
    with pytest.raises(ValueError, match=named):
        figures.network_graph([2, 2, 1], **arguments)


def test_the_third_neuron_bends_the_border_and_agrees_with_s0():
    panels = axes_of("two_models")
    assert [generic.texts(axes) for axes in panels] == [["0.70"], ["0.80"], ["0.95"]]
    for x1, x2 in product((-5, -3, -1, 0, 1, 3, 5), repeat=2):
        p1 = sigmoid(x1 - 0.5 * x2 + math.log(7 / 3))
        p2 = sigmoid(0.4 * x1 + 1.2 * x2 + math.log(4))
        said = [p1 >= 0.5, p2 >= 0.5, sigmoid(7 * p1 + 5 * p2 - 6) >= 0.5]
        assert [hatched(axes, (x1, x2)) for axes in panels] == said


def test_the_border_of_the_third_neuron_is_no_straight_line():
    bent = axes_of("two_models")[2]
    ends_and_middle = [
        max(x for x in np.linspace(-6, 6, 600) if not hatched(bent, (x, y))) for y in (-5, 0, 5)
    ]
    low, middle, high = ends_and_middle
    assert abs(middle - (low + high) / 2) > 0.5


def test_without_weights_the_whole_square_is_a_yes_and_with_them_a_part():
    plain, weighed = axes_of("square_of_probabilities")
    assert generic.texts(plain) == ["0.82", "0.50", "0.73", "0.73", "0.88"]
    assert generic.texts(weighed) == ["0.95", "0.00", "0.27", "0.73", "1.00"]
    for p1, p2 in product((0.05, 0.35, 0.65, 0.95), repeat=2):
        assert hatched(plain, (p1, p2))
        assert hatched(weighed, (p1, p2)) == (7 * p1 + 5 * p2 - 6 >= 0)


def test_the_boxes_of_one_letter_have_one_size():
    (axes,) = axes_of("shapes_as_boxes")
    boxes = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    X, W, b, Z, W_turned, a, column, z = boxes
    assert X.get_width() == pytest.approx(W.get_height())
    assert X.get_height() == pytest.approx(Z.get_height())
    assert W.get_width() == pytest.approx(b.get_width()) == pytest.approx(Z.get_width())
    assert W_turned.get_width() == pytest.approx(a.get_height())
    assert W_turned.get_height() == pytest.approx(column.get_height()) == z.get_height()


def test_two_sentences_become_one_point_that_one_line_parts_from_the_rest():
    words, answers = axes_of("xor_solved")
    marks = [line for line in words.lines if line.get_marker() in ("o", "s")]
    assert [line.get_marker() for line in marks] == ["s", "o", "o", "s"]
    moved = [(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in answers.lines]
    assert moved == [(0, 1), (1, 1), (1, 1), (1, 0)]
    assert "happy\nnot sad" in generic.texts(answers)
    for line, place in zip(marks, moved, strict=True):
        at = float(line.get_xdata()[0]), float(line.get_ydata()[0])
        assert hatched(words, at) == hatched(answers, place) == (line.get_marker() == "o")


def test_more_hidden_neurons_get_more_points_right():
    panels = axes_of("growing_hidden_layers")
    assert [axes.get_title() for axes in panels] == ["3 hidden", "6 hidden", "20 hidden"]
    wrong = [int(axes.get_xlabel().split()[0]) for axes in panels]
    assert wrong == sorted(wrong, reverse=True)
    assert wrong[-1] == 0
    points = [np.concatenate([line.get_xdata() for line in axes.lines]) for axes in panels]
    assert all(np.array_equal(points[0], other) for other in points[1:])
