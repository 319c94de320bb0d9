# mistake: inf among the inputs
# expects: catch_feedforward.not-finite
catch_feedforward = ([[float("inf"), 2], [3, 5]], [[1, -2], [0.5, 0.25]], [0.1, -0.3], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
