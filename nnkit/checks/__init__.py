"""The exercises check themselves: `check("softmax")` in a notebook, `nnkit check` in a terminal."""

from .notebook import check, hint, solution

__all__ = ["check", "hint", "solution"]
