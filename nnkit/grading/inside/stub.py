"""Stands in for `nnkit.checks` while a notebook is graded: there are no checks there."""


def check(name: str) -> None:
    """Say that the check runs later."""
    print("The check runs when it is graded.")


hint = solution = check
__all__ = ["check", "hint", "solution"]
