"""The book's still pictures: a module for each chapter, and `style`, which makes them one book."""

from .activations import (
    activations_and_slopes,
    initial_weights,
    nudge_through_layers,
    relu_pieces,
    relu_sums,
    soft_and_leaky,
)
from .feedforward import (
    growing_hidden_layers,
    shapes_as_boxes,
    square_of_probabilities,
    two_models,
    xor_solved,
)
from .network import network_graph
from .optimizers import (
    adam_corrections,
    learning_rates,
    loss_surfaces,
    losses_by_batch,
    momentum_paths,
    moving_averages,
    newton_and_descent,
    pulled_apart,
    race,
    rates_over_time,
    where_epsilon_stands,
)
from .softmax import (
    gradient_arrows,
    jacobian,
    scores_to_surprise,
    sigmoids_and_softmax,
    surprise,
    temperature,
)
from .style import Picture
from .training import (
    digits_read,
    hidden_units,
    losses_apart,
    losses_of_starts,
    methods_compared,
    own_digit,
    regions,
)

__all__ = [
    "Picture",
    "activations_and_slopes",
    "adam_corrections",
    "digits_read",
    "gradient_arrows",
    "growing_hidden_layers",
    "hidden_units",
    "initial_weights",
    "jacobian",
    "learning_rates",
    "loss_surfaces",
    "losses_apart",
    "losses_by_batch",
    "losses_of_starts",
    "methods_compared",
    "momentum_paths",
    "moving_averages",
    "network_graph",
    "newton_and_descent",
    "nudge_through_layers",
    "own_digit",
    "pulled_apart",
    "race",
    "rates_over_time",
    "regions",
    "relu_pieces",
    "relu_sums",
    "scores_to_surprise",
    "shapes_as_boxes",
    "sigmoids_and_softmax",
    "soft_and_leaky",
    "square_of_probabilities",
    "surprise",
    "temperature",
    "two_models",
    "where_epsilon_stands",
    "xor_solved",
]
