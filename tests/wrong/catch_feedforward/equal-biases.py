# mistake: equal biases within each layer
# expects: catch_feedforward.survives-column
catch_feedforward = [[[1, 2], [3, 5]], [[1, -2], [0.5, 0.25]], [0.5, 0.5], [[1, -2], [0.5, 0.25]], [-0.2, -0.2]]
