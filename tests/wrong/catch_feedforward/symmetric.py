# mistake: symmetric weights in both layers
# expects: catch_feedforward.survives-transposed
W = [[1, 2], [2, -1]]
catch_feedforward = ([[1, 2], [3, 5]], W, [0.1, -0.3], W, [0.5, 0.2])
