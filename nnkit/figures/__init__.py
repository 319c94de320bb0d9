"""The book's still pictures: a module for each chapter, and `style`, which makes them one book."""

from .softmax import (
    gradient_arrows,
    jacobian,
    scores_to_surprise,
    sigmoids_and_softmax,
    surprise,
    temperature,
)
from .style import Picture

__all__ = [
    "Picture",
    "gradient_arrows",
    "jacobian",
    "scores_to_surprise",
    "sigmoids_and_softmax",
    "surprise",
    "temperature",
]
