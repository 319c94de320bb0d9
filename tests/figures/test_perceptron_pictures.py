"""What the pictures of the perceptron chapter show."""

import numpy as np
import pytest

from nnkit import figures, load_digits
from nnkit.figures.style import BLUE, OCHRE
from tests.figures import test_figures as generic

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
AND, XOR = [0, 0, 0, 1], [0, 1, 1, 0]
ZERO = load_digits().train[0][0]
LINES = {"AND": (2, 1, -3), "OR": (1, 1, -1)}
PICTURES = {
    "neuron_and_model": figures.neuron_and_model,
    "photocells": lambda: figures.photocells(ZERO),
    "deciding_line": lambda: figures.deciding_line([2, 1], -3, [[2, 2], [1, 1], [0, 1]]),
    "line_learning": lambda: figures.line_learning(CORNERS, AND, 1, 12),
    "gates": lambda: figures.gates({"AND": AND, "OR": [0, 1, 1, 1], "XOR": XOR}, LINES),
    "mistakes_per_epoch": lambda: figures.mistakes_per_epoch({"AND": [2, 1, 0], "XOR": [3, 4]}),
    "weight_map": lambda: figures.weight_map(np.arange(64) - 30.0, ZERO),
    "shares_right": lambda: figures.shares_right({"all": (56, 80)}, chance=0.5),
}


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


def lines(axes):
    return [line for line in axes.lines if type(line).__name__ == "AxLine"]


def hatched(axes):
    return [patch.get_xy() for patch in axes.patches if patch.get_hatch()]


def sides(axes, points):
    from matplotlib.path import Path

    (area,) = hatched(axes)
    return [bool(Path(area).contains_point(point, radius=1e-9)) for point in points]


def test_a_nerve_cell_stands_above_its_model_part_above_part():
    cell, model = PICTURES["neuron_and_model"]().figure.axes
    above = {text.get_text(): text.get_position()[0] for text in cell.texts}
    below = {text.get_text(): text.get_position()[0] for text in model.texts}
    pairs = [("synapses", "inputs"), ("dendrites", "weights"), ("cell body", "sum")]
    for part, role in [*pairs, ("terminals", "answer")]:
        assert above[part] == pytest.approx(below[role], abs=0.3)


def test_photocells_are_400_and_pixels_64_with_the_same_ink():
    fine, coarse = PICTURES["photocells"]().figure.axes
    sizes = [axes.collections[1].get_sizes() for axes in (fine, coarse)]
    assert [len(s) for s in sizes] == [400, 64]
    assert sizes[1] / sizes[1].max() == pytest.approx(ZERO / ZERO.max())
    assert sizes[0].mean() / 52 == pytest.approx(ZERO.mean(), abs=0.05)


def test_the_line_parts_the_points_by_the_signs_of_their_sums():
    (axes,) = PICTURES["deciding_line"]().figure.axes
    assert {"$z$ = 3", "$z$ = 0", "$z$ = −2", "says 0", "says 1"} < set(generic.texts(axes))
    assert sides(axes, [(2, 2), (1.01, 1.01), (0, 1), (0.99, 0.99)]) == [True, True, False, False]
    (arrow,) = [
        text for text in axes.texts if getattr(text, "arrow_patch", None) and not text.get_text()
    ]
    way = np.subtract(arrow.xy, arrow.xyann)
    assert way[0] / way[1] == pytest.approx(2)
    assert 2 * arrow.xyann[0] + arrow.xyann[1] == pytest.approx(3)


def test_a_panel_for_each_mistake_of_and_with_the_sample_that_was_wrong():
    panels = PICTURES["line_learning"]().figure.axes
    titles = [axes.get_title() for axes in panels if axes.get_title()]
    assert len(titles) == 11
    assert (titles[0], titles[9], titles[10]) == ("1: 0, 0, −1", "10: 2, 2, −2", "11: 2, 1, −3")
    rings = [
        tuple(map(float, (line.get_xdata()[0], line.get_ydata()[0])))
        for axes in panels[:11]
        for line in axes.lines
        if line.get_markersize() == 16
    ]
    assert rings[0] == (0, 0) and rings[9] == (1, 1) and len(rings) == 11
    assert sides(panels[10], [(1.01, 1.01), (0, 1), (1, 0), (0, 0)]) == [True, False, False, False]


def test_a_perceptron_with_no_weights_has_no_line_and_says_one_thing():
    first, second = figures.line_learning(CORNERS, XOR, 1, 8).figure.axes[:2]
    assert (len(lines(first)), len(hatched(first))) == (0, 0)
    assert (len(lines(second)), len(hatched(second))) == (1, 1)


def test_no_more_panels_than_asked_are_drawn_where_the_mistakes_never_end():
    titles = [axes.get_title() for axes in figures.line_learning(CORNERS, XOR, 1, 8).figure.axes]
    assert [title.split(":")[0] for title in titles] == [str(k) for k in range(1, 9)]


def test_gates_with_a_line_have_their_1s_on_its_side_and_xor_has_its_diagonals():
    both, either, xor = PICTURES["gates"]().figure.axes[:3]
    inner = [(0, 0), (0, 1.01), (1.01, 0), (1.01, 1.01)]
    assert sides(both, inner) == [False, False, False, True]
    assert sides(either, inner) == [False, True, True, True]
    assert not hatched(xor) and "?" in generic.texts(xor)
    assert {line.get_linestyle() for line in xor.lines if len(line.get_xdata()) == 2} == {"--", ":"}


def test_mistakes_are_drawn_epoch_by_epoch_and_named_at_their_end():
    (axes,) = PICTURES["mistakes_per_epoch"]().figure.axes
    assert [list(map(int, line.get_ydata())) for line in axes.lines] == [[2, 1, 0], [3, 4]]
    assert len({(line.get_marker(), line.get_linestyle()) for line in axes.lines}) == 2
    assert generic.texts(axes) == ["AND", "XOR"]


def test_the_larger_a_weight_the_larger_its_square_and_its_sign_is_written():
    from matplotlib.colors import to_hex

    _, axes = PICTURES["weight_map"]().figure.axes
    plus, plus_marks, minus, minus_marks = axes.collections
    assert [len(c.get_offsets()) for c in axes.collections] == [33, 33, 30, 30]
    assert to_hex(plus.get_facecolor()[0]) == BLUE and to_hex(minus.get_facecolor()[0]) == OCHRE
    assert plus.get_sizes() / plus.get_sizes()[0] == pytest.approx(np.arange(1, 34))
    assert (
        len(plus_marks.get_paths()[0].vertices) == 4
        and len(minus_marks.get_paths()[0].vertices) == 2
    )


def test_shares_are_written_as_counts_and_a_coin_is_at_one_half():
    (axes,) = PICTURES["shares_right"]().figure.axes
    assert [bar.get_width() for bar in axes.patches] == [1, 0.7]
    assert generic.texts(axes) == ["56 of 80", "a coin"]
    assert list(axes.lines[0].get_xdata()) == [0.5, 0.5]
