# mistake: three samples for two neurons
# expects: catch_feedforward.stops-column
catch_feedforward = ([[1, 2], [3, 5], [0, 1]], [[1, -2], [0.5, 0.25]], [0.1, -0.3], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
