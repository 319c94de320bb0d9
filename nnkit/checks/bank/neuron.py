"""The exercises of the neuron chapter, in its order.

The oracles are written with `math` alone, sample by sample, and share nothing with `nnkit`'s
functions.
"""

from __future__ import annotations

from .neuron_fit import LOGISTIC_FIT
from .neuron_logistic import CATCH, LOGISTIC_GRADIENT
from .neuron_slope import BINARY_CROSS_ENTROPY, SLOPE

EXERCISES = (SLOPE, BINARY_CROSS_ENTROPY, LOGISTIC_GRADIENT, CATCH, LOGISTIC_FIT)
