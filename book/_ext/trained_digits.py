"""The pad of the front page: a network trained while the book is built, drawn and written out.

```{digit-pad}``` shows one digit that the network has never seen and what it reads, in plain HTML;
`live/pad.js` lets the reader draw. It takes weights and held-out digits from `live/digits.json`.
"""

import functools
import json
from html import escape
from pathlib import Path

import numpy as np
from docutils import nodes
from docutils.parsers.rst import Directive

from nnkit import Adam, Network, forward, load_digits, train

SEED = 1958
HIDDEN = 32
# How often the training digits go in as they are, and moved, stretched and slanted.
COPIES = (3, 5)
# Epochs and learning rate of each stage.
STAGES = ((12, 0.003), (4, 0.0005))
ACTIVATIONS = ["relu", "softmax"]
# The pad opens with a digit that the network reads rightly, and about so surely.
OPENING, SURE = 3, 0.94
# A misread digit stands in every sixth place from the fourth on, until there are no more.
FIRST_MISREAD, EVERY = 4, 6
FINEST = 16
NAME = "digits.json"
PAD = """
<div class="nk nk-pad" role="group" aria-label="A network that reads digits"
 data-nk-pad="{root}_static/live/{name}">
<div class="nk-squares" role="img"
 aria-label="A handwritten {meant} on 8 by 8 squares">{squares}</div>
<div class="nk-opts nk-off"></div>
<p class="nk-how nk-off" id="nk-pad-how">Draw a digit on the squares.
<span class="nk-keys">With the keyboard, arrow keys move and Space inks.</span></p>
<div class="nk-read" role="status">
<p class="nk-sentence">It reads a {read}, {sure} sure.</p>
<p class="nk-note">One of {many} digits that it had not seen before;
it reads {right} of them right.</p></div>
<ol class="nk-bars" aria-label="The probability of each digit">{bars}</ol>
</div>
<script type="module" src="{root}_static/live/pad.js"></script>
"""


def varied(X, rng):
    """Move, stretch and slant digits a little, each in its own way."""
    n = len(X)
    tall = rng.uniform(0.8, 1.05, (n, 1, 1))
    wide = tall * rng.uniform(0.9, 1.35, (n, 1, 1))
    slant = rng.uniform(-0.25, 0.25, (n, 1, 1))
    down, right = rng.normal(0.0, 0.4, (2, n, 1, 1))
    rows, columns = np.mgrid[:8, :8] - 3.5
    y = (rows - down) / tall
    x = (columns - right) / wide - slant * y
    # Two empty squares on every side, and the ink between squares in proportion.
    y, x = (np.clip(place + 5.5, 0.0, 10.999) for place in (y, x))
    i, j = y.astype(int), x.astype(int)
    padded = np.pad(X.reshape(n, 8, 8), ((0, 0), (2, 2), (2, 2)))
    each = np.arange(n)[:, None, None]
    above = padded[each, i, j] * (1 - x + j) + padded[each, i, j + 1] * (x - j)
    below = padded[each, i + 1, j] * (1 - x + j) + padded[each, i + 1, j + 1] * (x - j)
    return (above * (1 - y + i) + below * (y - i)).reshape(n, 64)


@functools.cache
def trained():
    """Give the layers, a list of (W, b), rounded as they are written."""
    (X, labels), _, _ = load_digits()
    rng = np.random.default_rng(SEED)
    plain, moved = COPIES
    many = np.concatenate([X] * plain + [varied(X, rng) for _ in range(moved)])
    network = Network([64, HIDDEN, 10], rng)
    for epochs, lr in STAGES:
        train(network, many, np.tile(labels, plain + moved), Adam(lr=lr), epochs, 32, rng)
    return [(W.round(3), b.round(3)) for W, b in network.layers]


def probabilities(X):
    return forward(X, trained(), ACTIVATIONS)[0]


@functools.cache
def held_out():
    """Give the test digits in the order in which the pad shows them, and their labels."""
    _, _, (X, labels) = load_digits()
    p = probabilities(X)
    wrong = [int(i) for i in np.flatnonzero(p.argmax(axis=1) != labels)]
    right = [int(i) for i in np.flatnonzero(p.argmax(axis=1) == labels)]
    np.random.default_rng(SEED).shuffle(right)
    opening = min(
        (i for i in right if labels[i] == OPENING), key=lambda i: abs(p[i, OPENING] - SURE)
    )
    right.remove(opening)
    order = [opening, *right]
    for place, i in enumerate(wrong):
        order.insert(FIRST_MISREAD + EVERY * place, i)
    return X[order], labels[order]


def written():
    """Give the text of what the page loads: weights, and each digit as 64 letters, a for paper."""
    X, labels = held_out()
    letters = np.rint(X * FINEST).astype(int)
    network = {
        "layers": [{"W": W.tolist(), "b": b.tolist()} for W, b in trained()],
        "digits": ["".join(chr(ord("a") + ink) for ink in digit) for digit in letters],
        "labels": labels.tolist(),
    }
    return json.dumps(network, separators=(",", ":")) + "\n"


def percent(p):
    number = "<1" if p < 0.005 else ">99" if p >= 0.995 else f"{100 * p:.0f}"
    return f"{number}\N{NO-BREAK SPACE}%"


def drawn(root):
    """Give the pad with its first digit, as it stands without JavaScript."""
    X, labels = held_out()
    p = probabilities(X)
    digit, read = p[0], int(p[0].argmax())
    right = int(np.sum(p.argmax(axis=1) == labels))
    squares = "".join(
        f"<div>{''.join(f'<span style=--level:{ink:.4g}></span>' for ink in row)}</div>"
        for row in X[0].reshape(8, 8)
    )
    bars = "".join(
        f"<li{' data-read' if k == read else ''}><b>{k}</b>"
        f'<span aria-hidden="true"><i style="width:{100 * share:.1f}%"></i></span>'
        f"<small>{escape(percent(share))}</small></li>"
        for k, share in enumerate(digit)
    )
    return PAD.format(
        root=root,
        name=NAME,
        meant=labels[0],
        squares=squares,
        read=read,
        sure=percent(digit[read]),
        many=len(X),
        right=right,
        bars=bars,
    )


class DigitPad(Directive):
    """Shows the pad."""

    def run(self):
        env = self.state.document.settings.env
        env.nnkit_digits = True
        root = "../" * env.docname.count("/") or "./"
        return [nodes.raw("", drawn(root), format="html")]


def write_network(app, exception):
    if exception is None and app.builder.format == "html" and hasattr(app.env, "nnkit_digits"):
        (Path(app.outdir) / "_static" / "live" / NAME).write_text(written(), "utf-8")


def setup(app):
    app.add_directive("digit-pad", DigitPad)
    # Before the pages are listed for reading without a network.
    app.connect("build-finished", write_network, priority=850)
    return {"version": "1", "env_version": 1, "parallel_read_safe": False}
