# mistake: W2 is given as outputs by hidden neurons
# expects: catch_layers.sizes
catch_layers = (
    [[1, 2], [3, 5]],
    [[0.2, 0.6, 0.3], [0.7, 0.9, 0.4]],
    [[1, -2, 0], [0.5, 3, 1]],
    [[0.1, -0.4], [0.3, 0.8]],
)
