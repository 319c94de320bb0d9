"""Every number in the prose of the chapter on backpropagation, against plain arithmetic."""

import doctest
import math
import re

import pytest

from tests.figures.test_softmax_numbers import DECIMAL, TOP, prose, sigmoid, slopes, spaced

CHAPTER = (TOP / "book" / "backprop.md").read_text("utf-8")
NAMES = "w1 w2 w3 w4 w5 w6 w7 w8 b1 b2".split()
START = [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55, 0.35, 0.60]
I1, I2, T1, T2 = 0.05, 0.10, 0.01, 0.99


def forward(w1, w2, w3, w4, w5, w6, w7, w8, b1, b2):
    h1, h2 = sigmoid(w1 * I1 + w2 * I2 + b1), sigmoid(w3 * I1 + w4 * I2 + b1)
    return h1, h2, w5 * h1 + w6 * h2 + b2, w7 * h1 + w8 * h2 + b2


def loss(*weights):
    _, _, z1, z2 = forward(*weights)
    return ((T1 - sigmoid(z1)) ** 2 + (T2 - sigmoid(z2)) ** 2) / 2


def by_hand(weights):
    """The ten slopes, written out once more."""
    h1, h2, z1, z2 = forward(*weights)
    w5, w6, w7, w8 = weights[4:8]
    d1 = (sigmoid(z1) - T1) * sigmoid(z1) * (1 - sigmoid(z1))
    d2 = (sigmoid(z2) - T2) * sigmoid(z2) * (1 - sigmoid(z2))
    e1, e2 = (w5 * d1 + w7 * d2) * h1 * (1 - h1), (w6 * d1 + w8 * d2) * h2 * (1 - h2)
    outer = [d1 * h1, d1 * h2, d2 * h1, d2 * h2]
    return [e1 * I1, e1 * I2, e2 * I1, e2 * I2, *outer, e1 + e2, d1 + d2]


def after(steps, moving):
    weights = list(START)
    for _ in range(steps):
        found = by_hand(weights)
        weights = [
            w - 0.5 * s if k < moving else w
            for k, (w, s) in enumerate(zip(weights, found, strict=True))
        ]
    return weights


def cut(x, digits):
    return f"{math.floor(x * 10**digits) / 10**digits:.{digits}f}"


def minus(x, form):
    return f"{x:{form}}".replace("-", "−")


SLOPES = dict(zip(NAMES, slopes(loss, *START), strict=True))
H1, H2, Z1, Z2 = forward(*START)
O1, O2 = sigmoid(Z1), sigmoid(Z2)
L1, L2 = (T1 - O1) ** 2 / 2, (T2 - O2) ** 2 / 2
# The slope of the loss in a sum is that in a bias that serves this sum alone.
D1 = slopes(lambda z: (T1 - sigmoid(z)) ** 2 / 2, Z1)[0]
D2 = slopes(lambda z: (T2 - sigmoid(z)) ** 2 / 2, Z2)[0]
BACK1, BACK2 = 0.40 * D1 + 0.50 * D2, 0.45 * D1 + 0.55 * D2
E1, E2 = BACK1 * H1 * (1 - H1), BACK2 * H2 * (1 - H2)
MOVED = {name: w - 0.5 * SLOPES[name] for name, w in zip(NAMES, START, strict=True)}
HELD, FREE = after(10_000, 8), after(10_000, 10)
HIDDEN, OUTER = (
    [abs(SLOPES[f"w{k}"]) for k in range(1, 5)],
    [abs(SLOPES[f"w{k}"]) for k in range(5, 9)],
)


def logit(p):
    return math.log(p / (1 - p))


IN_THE_CHAPTER = [
    f"should be {T1} and {T2}, and they are {O1:.3f} and {O2:.3f}",
    f"Inputs {I1} and {I2:g}; hidden outputs {H1:.4f} and {H2:.4f}; outputs {O1:.4f} and {O2:.4f}",
    "Weights 0.15, 0.2, 0.25, 0.3 with the slopes {w1:.6f}, {w2:.6f}, {w3:.6f}, {w4:.6f}".format(
        **SLOPES
    ),
    "Weights 0.4, 0.45, 0.5, 0.55 with the slopes {}, {}, {}, {}.".format(
        *(minus(SLOPES[f"w{k}"], ".4f") for k in (5, 6, 7, 8))
    ),
    f"Biases 0.35 with {E1:.5f} and {E2:.5f}, and 0.6 with {D1:.3f} and {minus(D2, '.4f')}",
    'slopes=[[["{w1:.6f}", "{w3:.6f}"], ["{w2:.6f}", "{w4:.6f}"]],'.format(**SLOPES),
    '[["{}", "{}"], ["{}", "{}"]]],'.format(*(minus(SLOPES[f"w{k}"], ".4f") for k in (5, 7, 6, 8))),
    f'bias_slopes=[["{E1:.5f}", "{E2:.5f}"], ["{D1:.3f}", "{minus(D2, ".4f")}"]]',
    f'values=[inputs, ["{H1:.4f}", "{H2:.4f}"], ["{O1:.4f}", "{O2:.4f}"]]',
    f"A sigmoid says 0.75. What is its slope there? $0.75 \\cdot (1 - 0.75) = {0.75 * 0.25}$",
    f"outputs 0.3 and 0.7 if the target is (1, 0)? Half the sum of the squares of {1 - 0.3:g} and"
    f" −{0.7}: {(0.7**2 + 0.7**2) / 2:.2f}",
    f"every slope took two runs of the network, so ten slopes took {2 * 10}",
    f"has {64 * 64 + 64 + 64 * 10 + 10:,} parameters and would need {2 * (65 * 64 + 65 * 10):,} runs",
    f"$q = -2 + 5 = {-2 + 5}$, $f = 3 \\cdot (-4) = {(-2 + 5) * -4}$",
    f"It was {-2 + 5}; with $x = 2$ it is {2 + 5}",
    f"Above: −2, 5, q 3, z −4, f −{-(-2 + 5) * -4}",
    f"Below: 2, 5, q 7, z −4, f −{-(2 + 5) * -4}",
    f"The plus makes $q = {3 + 1}$ of it, and the times makes {(3 + 1) * 3}. Now nudge $x$ by a"
    " little, say 0.001",
    f"the responses add up: {slopes(lambda x: (x + 1) * x, 3.0)[0]:.0f}",
    f"too much, {7 + 3 + 4 + 3} in place of {3 + 4}",
    "$i_1 = 0.05$ and $i_2 = 0.10$, the targets $0.01$ and $0.99$",
    "$w_1 = 0.15$ and $w_2 = 0.20$, into h2 lead $w_3 = 0.25$ and $w_4 = 0.30$",
    "$b_1 = 0.35$",
    "$w_5 = 0.40$ and $w_6 = 0.45$, into o2 lead $w_7 = 0.50$ and $w_8 = 0.55$",
    "$b_2 = 0.60$",
    "$\\lambda = 0.5$",
    f"0.15 \\times 0.05 + 0.2 \\times 0.1 + 0.35 = {cut(logit(H1) + 1e-12, 4)}",
    f"\\frac{{1}}{{1 + e^{{-in_{{h1}}}}}} = {cut(H1, 4)}",
    f"= 0.4 \\times {cut(H1, 3)} + 0.45 \\times {cut(H2, 3)} + 0.6 = {cut(Z1, 3)}",
    f"\\frac{{1}}{{1 + e^{{-{cut(Z1, 3)}}}}} = {cut(O1, 3)}, \\qquad out_{{o2}} = {cut(O2, 4)}",
    f"$out_{{h1}}$ is {H1:.5f}, which rounds to {H1:.4f}, and $in_{{o1}}$ is {Z1:.4f}, which rounds"
    f" to {Z1:.3f}. S3 prints {cut(H1, 4)} and {cut(Z1, 3)}",
    f"$L_{{o1}} = 0.5 \\times (0.01 - {cut(O1, 3)})^2 = {cut(L1, 3)}$ and $L_{{o2}} = {cut(L2, 3)}$,"
    f" and adds them up to {cut(L1 + L2, 3)}",
    f"The slide's {cut(L1, 3)} and {cut(L2, 3)} add up to"
    f" {float(cut(L1, 3)) + float(cut(L2, 3)):.3f}, not to {cut(L1 + L2, 3)}",
    f"if cut: {cut(L1, 5)}, {cut(L2, 5)} and {cut(L1 + L2, 5)}",
    f"$0.741 \\times 0.186 \\times 0.593$ is {0.741 * 0.186 * 0.593:.4f}, which one would cut to"
    f" {cut(0.741 * 0.186 * 0.593, 3)}, and S3 prints {cut(SLOPES['w5'], 3)}, cut from"
    f" {cut(SLOPES['w5'], 5)}",
    f"$0.4 - 0.5 \\times 0.082$ is {0.4 - 0.5 * 0.082:.3f}, and S3 prints {cut(MOVED['w5'], 3)}, cut"
    f" from {cut(MOVED['w5'], 5)}",
    f"(target_{{o1}} - out_{{o1}}) \\times (-1) = {cut(O1 - T1, 3)}",
    "output minus target, $0.751 - 0.01$",
    f"out_{{o1}} \\times (1 - out_{{o1}}) = {cut(O1 * (1 - O1), 3)}",
    f"w_5^{{1-1}} = out_{{h1}} = {cut(H1, 3)}",
    f"$0.741 \\times 0.186 \\times 0.593 = {cut(SLOPES['w5'], 3)}$",
    f"values 0.4, {cut(Z1, 3)}, {cut(O1, 3)} and {cut(L1 + L2, 3)}. Local slopes between them"
    f" {cut(H1, 3)}, {cut(O1 * (1 - O1), 3)}, {cut(O1 - T1, 3)}",
    f"the slopes 1, {cut(O1 - T1, 3)}, {cut(D1, 3)} and {cut(SLOPES['w5'], 3)}",
    f'values=["0.4", "{cut(Z1, 3)}", "{cut(O1, 3)}", "{cut(L1 + L2, 3)}"]',
    f'local_slopes=["{cut(H1, 3)}", "{cut(O1 * (1 - O1), 3)}", "{cut(O1 - T1, 3)}"]',
    f'slopes=["{cut(SLOPES["w5"], 3)}", "{cut(D1, 3)}", "{cut(O1 - T1, 3)}", "1"]',
    f"${O1 - T1:.4f} \\cdot {O1 * (1 - O1):.4f} = {D1:.4f}$",
    f"${D1:.4f} \\cdot {H2:.4f} = {SLOPES['w6']:.4f}$",
    f"$({O2:.4f} - 0.99) \\cdot {O2:.4f} \\cdot (1 - {O2:.4f}) = {D2:.4f}$",
    f"$w_7$, ${SLOPES['w7']:.4f}$, and $w_8$, ${SLOPES['w8']:.4f}$",
    f"${D1:.4f} - {-D2:.4f} = {SLOPES['b2']:.4f}$",
    f"0.4 - 0.5 \\times {cut(SLOPES['w5'], 3)} = {cut(MOVED['w5'], 3)}",
    "print {}, {} and {}.".format(*(cut(MOVED[name], 3) for name in ("w6", "w7", "w8"))),
    f"has the slope {D1:.4f}, and that sum answers $out_{{h1}}$ with $w_5 = 0.4$",
    f"${D1:.4f} \\cdot 0.40 = {0.40 * D1:.4f}$; from o2: ${D2:.4f} \\cdot 0.50 = {0.50 * D2:.5f}$;"
    f" together {BACK1:.5f}",
    f"${BACK1:.5f} \\cdot {H1:.4f} \\cdot (1 - {H1:.4f}) = {BACK1:.5f} \\cdot {H1 * (1 - H1):.4f}"
    f" = {E1:.5f}$",
    f"${E1:.5f} \\cdot 0.05 = {SLOPES['w1']:.6f}$; to $w_2$: ${E1:.5f} \\cdot 0.10 ="
    f" {SLOPES['w2']:.6f}$",
    f"The edge to o1 has 0.4 above and {0.40 * D1:+.4f} below, and o1 has the slope {D1:+.3f}",
    f"The edge to o2 has 0.5 above and {minus(0.50 * D2, '.4f')} below, and o2 has"
    f" {minus(D2, '.4f')}",
    f"the sum, {BACK1:+.4f}",
    f"${D1:.4f} \\cdot 0.45 - {-D2:.4f} \\cdot 0.55 = {0.45 * D1:.5f} - {-0.55 * D2:.5f} ="
    f" {BACK2:.5f}$",
    f"${H2:.4f} \\cdot (1 - {H2:.4f}) = {H2 * (1 - H2):.4f}$ is {E2:.5f}. That makes"
    f" {SLOPES['w3']:.6f} for $w_3$ and {SLOPES['w4']:.6f} for $w_4$",
    f"${E1:.5f} + {E2:.5f} = {SLOPES['b1']:.4f}$",
    f"w5, about {SLOPES['w5'] / SLOPES['w1']:.0f} times",
    f"$w_5$ is multiplied by $out_{{h1}} = {cut(H1, 3)}$",
    f"after the weights (0.4, and part of it taken back by o2), the hidden sigmoid"
    f" ({H1 * (1 - H1):.4f}) and the input (0.05)",
    f"{math.floor(min(OUTER) / max(HIDDEN) / 10)}0 to {math.ceil(max(OUTER) / min(HIDDEN) / 10)}0"
    " times smaller",
    "w1 {w1:.6f}, w2 {w2:.6f}, w3 {w3:.6f}, w4 {w4:.6f}, w5 {w5:.4f}, w6 {w6:.4f}".format(**SLOPES),
    f"w7 {minus(SLOPES['w7'], '.4f')} and w8 {minus(SLOPES['w8'], '.4f')}, both hatched, b1"
    f" {SLOPES['b1']:.4f}, b2 {SLOPES['b2']:.3f}",
    f"$w_5 = 0.40$ on the way back, or the new {MOVED['w5']:.4f}",
    f"$w_7 = {0.511 + 0.5 * SLOPES['w7']:.4f}$ and $w_8 = {0.561 + 0.5 * SLOPES['w8']:.4f}$",
    f"between {logit(0.596) - 0.35:.4f} and {logit(0.597) - 0.35:.4f}, from the {cut(H2, 3)}",
    f"The values 0.25 and 0.30 are Mazur's and give {0.05 * 0.25 + 0.1 * 0.30:.4f}",
    "$0.05 w_3 + 0.1 w_4$",
    f"the new $w_1$ is {MOVED['w1']:.3f}, and so was the old one",
    f"from {loss(*START):.4f} to {loss(*after(1, 8)):.4f}, if only the eight",
    f"the eight together by {0.5 * sum(s**2 for s in list(SLOPES.values())[:8]):.4f}",
    f"sums of −{-logit(0.01):.1f} and {logit(0.99):.1f}",
    f"about {['eight'][round(loss(*HELD) / loss(*FREE)) - 8]} times smaller",
    f"both starting at {loss(*START):.3f}",
    f"ends at {loss(*HELD):.2e}".replace("e-05", " times ten to the minus 5"),
    f"ends at {loss(*FREE):.2e}".replace("e-06", " times ten to the minus 6"),
    f"the loss ends at {loss(*HELD):.2e}".replace("e-0", "e-"),
    "with the outputs {:.4f} and {:.4f}; with the".format(*map(sigmoid, forward(*HELD)[2:])),
    f"it ends at {loss(*FREE):.2e}".replace("e-0", "e-")
    + ", with {:.4f} and {:.4f}. The targets were 0.01 and 0.99".format(
        *map(sigmoid, forward(*FREE)[2:])
    ),
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    """The number of a book's section is the only other."""
    asserted = set(DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    assert set(DECIMAL.findall(prose(CHAPTER))) - asserted <= {"6.5"}


def test_the_ten_slopes_written_out_are_the_ten_by_nudging():
    assert by_hand(START) == pytest.approx(list(SLOPES.values()), abs=1e-9)


def test_the_new_weights_are_the_published_ones():
    mazur = [0.149780716, 0.19956143, 0.24975114, 0.29950229]
    mazur += [0.35891648, 0.408666186, 0.511301270, 0.561370121]
    assert [MOVED[f"w{k}"] for k in range(1, 9)] == pytest.approx(mazur, abs=1e-8)


@pytest.mark.parametrize(
    "printed",
    "0.3775 0.5932 0.593 0.596 1.105 0.751 0.7729 0.274 0.023 0.298 0.741 0.186 0.082 0.358 0.408"
    " 0.511 0.561".split(),
)
def test_every_number_that_the_slides_print_is_on_the_page(printed):
    assert re.search(rf"(?<![\d.]){re.escape(printed)}(?!\d)", CHAPTER)


def test_the_wrong_answers_that_three_decimals_would_pass():
    """The slope of w1 with half of the fan-out lost, and with weights already moved."""
    bend = H1 * (1 - H1) * I1
    lost, late = 0.50 * D2 * bend, (MOVED["w5"] * D1 + MOVED["w7"] * D2) * bend
    assert {f"{0.15 - 0.5 * slope:.3f}" for slope in (SLOPES["w1"], lost, late, 0)} == {"0.150"}
    assert len({f"{slope:.2e}" for slope in (SLOPES["w1"], lost, late)}) == 3


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 1
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
