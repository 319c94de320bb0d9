# mistake: the second layer ignores what comes in
# expects: catch_feedforward.survives-transposed
catch_feedforward = ([[1, 2], [3, 5]], [[1, -2], [0.5, 0.25]], [0.1, -0.3], [[0, 0], [0, 0]], [0.4, -0.4])
