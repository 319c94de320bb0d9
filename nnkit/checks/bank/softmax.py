"""The exercises of the softmax chapter, in its order."""

from .softmax_losses import LOSS_EXERCISES
from .softmax_scores import LOG_SOFTMAX, SOFTMAX

EXERCISES = (SOFTMAX, LOG_SOFTMAX, *LOSS_EXERCISES)
