"""Right answers written in ways that a grader may trip over."""

from ..editing import answers, bottom, cell, saved, top
from . import honest


def _before(notebook, line):
    """Put a line in front of each answer."""
    for answer in answers(notebook):
        answer.source = f"{line}\n{answer.source}"
    return saved(notebook)


def _inside(notebook, line):
    """Put a line into the body of each function, behind its docstring."""
    for answer in answers(notebook):
        answer.source = answer.source.replace('"""\n', f'"""\n    {line}\n', 1)
    return saved(notebook)


def _softmax(notebook, source):
    cell(notebook, "answer-softmax").source = source
    return saved(notebook)


@honest
def prints_while_cells_run(notebook):
    return _before(notebook, "print('trying')")


@honest
def prints_in_the_functions(notebook):
    return _inside(notebook, "print('called')")


@honest
def writes_to_stderr(notebook):
    return _before(notebook, "import sys; print('trying', file=sys.stderr)")


@honest
def writes_to_stderr_in_the_functions(notebook):
    return _inside(notebook, "import sys; print('called', file=sys.stderr)")


@honest
def warns_while_cells_run(notebook):
    return _before(notebook, "import warnings; warnings.warn('old', DeprecationWarning)")


@honest
def numpy_warns_while_cells_run(notebook):
    top(notebook, "np.exp(np.array([1000.0])) / np.zeros(1)")
    return saved(notebook)


@honest
def logs(notebook):
    return _before(notebook, "import logging; logging.getLogger('me').error('trying')")


@honest
def slow_imports(notebook):
    top(notebook, "import time\ntime.sleep(0.2)\nimport decimal, fractions, statistics")
    return saved(notebook)


@honest
def imports_all_of_nnkit(notebook):
    top(notebook, "from nnkit import *")
    return saved(notebook)


@honest
def imports_nnkit_in_the_answers(notebook):
    return _before(notebook, "import nnkit")


@honest
def a_lambda(notebook):
    return _softmax(
        notebook,
        "_e = lambda z, axis: np.exp(z - np.max(z, axis=axis, keepdims=True))\n"
        "softmax = lambda z, axis=-1: (lambda e: e / e.sum(axis=axis, keepdims=True))("
        "_e(np.asarray(z, float), axis))",
    )


@honest
def an_object_that_is_called(notebook):
    source = cell(notebook, "answer-softmax").source
    body = "\n".join("    " + line for line in source.split("\n"))
    body = body.replace("def softmax(z", "def __call__(self, z")
    return _softmax(notebook, f"class Softmax:\n{body}\n\n\nsoftmax = Softmax()")


@honest
def a_partial_function(notebook):
    source = cell(notebook, "answer-softmax").source.replace(
        "def softmax(z, axis=-1)", "def f(z, *, axis)"
    )
    return _softmax(
        notebook,
        f"{source}\n\n\ndef softmax(z, axis=-1):\n"
        "    from functools import partial\n\n    return partial(f, axis=axis)(z)",
    )


@honest
def a_decorator(notebook):
    source = cell(notebook, "answer-softmax").source
    return _softmax(
        notebook,
        "import functools\n\n\ndef logged(f):\n    @functools.wraps(f)\n"
        "    def inner(*args, **named):\n        return f(*args, **named)\n    return inner\n\n\n"
        f"@logged\n{source}",
    )


@honest
def recursion(notebook):
    return _softmax(
        notebook,
        "def softmax(z, axis=-1):\n    z = np.asarray(z, float)\n    if z.ndim == 1:\n"
        "        e = np.exp(z - z.max())\n        return e / e.sum()\n"
        "    z = np.moveaxis(z, axis, -1)\n"
        "    return np.moveaxis(np.array([softmax(row) for row in z]), -1, axis)",
    )


@honest
def type_hints(notebook):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace(
        "def softmax(z, axis=-1):",
        "import numpy.typing as npt\n\n\n"
        "def softmax(z: npt.ArrayLike, axis: int = -1) -> npt.NDArray[np.float64]:",
    )
    return saved(notebook)


@honest
def names_in_other_alphabets(notebook):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace("shifted", "σχήμα").replace("e =", "größe =")
    answer.source = answer.source.replace("return e / e.", "return größe / größe.")
    return saved(notebook)


@honest
def tabs(notebook):
    for answer in answers(notebook):
        answer.source = answer.source.replace("    ", "\t")
    return saved(notebook)


@honest
def semicolons_at_the_ends(notebook):
    for answer in answers(notebook):
        answer.source += ";"
    return saved(notebook)


@honest
def blanks_at_the_ends(notebook):
    for each in notebook.cells:
        each.source = "\n".join(line + "  " for line in each.source.split("\n")) + "\n\n"
    return saved(notebook)


@honest
def definitions_inside_if(notebook):
    for answer in answers(notebook):
        lines = answer.source.split("\n")
        answer.source = "if True:\n" + "\n".join("    " + line for line in lines)
    return saved(notebook)


@honest
def magics_of_the_line(notebook):
    top(notebook, "%matplotlib inline\n%config InlineBackend.figure_format = 'svg'")
    top(notebook, "!ls\n!pip list")
    top(notebook, "np.exp?\n?np.log\n%timeit 1 + 1")
    return _before(notebook, "%matplotlib inline")


@honest
def magics_of_the_cell(notebook):
    top(notebook, "%%bash\necho here")
    top(notebook, "%%html\n<b>here</b>")
    return _before(notebook, "%%time")


@honest
def awaits_at_the_top(notebook):
    top(notebook, "import asyncio\nawait asyncio.sleep(0)\nnow = await asyncio.sleep(0, 3)")
    return saved(notebook)


@honest
def seeds_and_prints_set(notebook):
    top(
        notebook,
        "import random\nrandom.seed(1)\nnp.random.seed(1)\n"
        "np.set_printoptions(precision=1, threshold=3, suppress=True)",
    )
    return saved(notebook)


@honest
def numpy_told_to_raise(notebook):
    top(notebook, "np.seterr(all='raise')")
    return saved(notebook)


@honest
def warnings_turned_off(notebook):
    top(notebook, "import warnings\nwarnings.filterwarnings('ignore')")
    return saved(notebook)


@honest
def asks_for_input_in_scratch(notebook):
    top(notebook, "name = input('Your name? ')\nprint('Hello', name)")
    return saved(notebook)


@honest
def plots(notebook):
    bottom(
        notebook,
        "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\n"
        "plt.plot(softmax([1, 2, 3]))\nplt.close()",
    )
    return saved(notebook)


@honest
def prints_a_lot(notebook):
    top(notebook, "for i in range(20000):\n    print('line', i)")
    return saved(notebook)


@honest
def tries_its_answers_out(notebook):
    bottom(notebook, "assert abs(softmax([1, 2, 3]).sum() - 1) < 1e-9\nsoftmax([1, 2, 3])")
    return saved(notebook)


@honest
def gives_back_lists(notebook):
    answer = cell(notebook, "answer-softmax_jacobian")
    answer.source = answer.source.replace(
        "return np.diag(s) - np.outer(s, s)", "return (np.diag(s) - np.outer(s, s)).tolist()"
    )
    return saved(notebook)


@honest
def a_global_constant_below(notebook):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace("dtype=float", "dtype=KIND")
    bottom(notebook, "KIND = float")
    return saved(notebook)
