# mistake: three samples and two hidden neurons: db1 of the third one has a wrong shape
# expects: catch_layers.shape-axis
catch_layers = (
    [[1], [2], [3]],
    [[0.2, 0.3], [0.4, 0.6], [0.7, 0.8]],
    [[1, 2], [3, 4]],
    [[1, 0], [0, 2], [-1, 1]],
)
