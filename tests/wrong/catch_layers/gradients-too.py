# mistake: six things: the slopes are given as well
# expects: catch_layers.not-four
catch_layers = ([[1]], [[0.5]], [[2]], [[1]], [[0.5]], [0.5])
