"""The exercises of the activations chapter, in the order in which it needs them."""

from __future__ import annotations

from ..exercise import Exercise
from .activations_bends import LEAKY_RELU, LEAKY_RELU_PRIME, RELU, RELU_PRIME
from .activations_catch import CATCH
from .activations_curves import SIGMOID, SIGMOID_PRIME, SOFTPLUS, TANH_PRIME
from .activations_layers import INIT_LAYERS
from .activations_sums import FIT_RELU_SUM, RELU_SUM

EXERCISES: tuple[Exercise, ...] = (
    SIGMOID,
    SIGMOID_PRIME,
    CATCH,
    TANH_PRIME,
    RELU,
    RELU_PRIME,
    SOFTPLUS,
    LEAKY_RELU,
    LEAKY_RELU_PRIME,
    RELU_SUM,
    FIT_RELU_SUM,
    INIT_LAYERS,
)
