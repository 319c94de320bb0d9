"""Cells that are taken for Python at sight are what IPython would have made of them."""

import itertools

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from nnkit.grading.inside.shell import as_python
from tests import demo

IPYTHON = TransformerManager()
PIECES = st.sampled_from(
    [*"abx1 \n\t%!?,;/()[]:=#\\'\"\r", "    ", ">>> ", "... ", "In [1]: ", "Out[2]:", "def f():"]
)


def agrees(source):
    made = as_python(source)
    assert made is None or made == IPYTHON.transform_cell(source)
    return made is not None


@settings(max_examples=1000)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text(source):
    agrees(source)


@pytest.mark.parametrize(
    "source",
    [
        "%time 1 + 1",
        "%%time\n1 + 1",
        "!ls",
        "files = !ls",
        "x = %pwd",
        "?print",
        "print?",
        ">>> x = 1",
        "In [1]: x = 1",
        "    x = 1",
        "\n\nx = 1",
        "x = 1\r\n",
        "/print 1",
        ",print a b",
        ";print a b",
    ],
)
def test_what_is_no_python_is_left_to_ipython(source):
    assert as_python(source) is None


def test_most_cells_of_the_class_are_python_at_sight():
    notebooks = [nbformat.reads(text.decode(), 4) for text in itertools.islice(demo.ordinary(), 22)]
    sources = {c.source for notebook in notebooks for c in notebook.cells if c.cell_type == "code"}
    assert sum(map(agrees, sources)) > len(sources) / 2
