# mistake: zeros everywhere
# second: nothing is told apart by them
# expects: catch_feedforward.survives-transposed
catch_feedforward = ([[0, 0], [0, 0]], [[0, 0], [0, 0]], [0, 0], [[0, 0], [0, 0]], [0, 0])
