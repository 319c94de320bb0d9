"""Right answers in odd notebooks: each must get full marks.

`HONEST` holds functions by name. Each takes the softmax assignment's notebook with right answers,
may change it, and gives the bytes that a student hands in. None writes `mean_squared_error` itself,
so that a test can put a wrong one in and see that it still costs its points.
"""

from collections.abc import Callable

from nbformat import NotebookNode

HONEST: dict[str, Callable[[NotebookNode], bytes]] = {}


def honest(function: Callable[[NotebookNode], bytes]) -> Callable[[NotebookNode], bytes]:
    assert function.__name__ not in HONEST
    HONEST[function.__name__] = function
    return function


from . import cells, code, files  # noqa: E402, F401
