# style: two of everything, nothing symmetric
catch_layers = (
    [[1, 2], [3, 5]],
    [[0.2, 0.6], [0.7, 0.9]],
    [[1, -2], [0.5, 3]],
    [[0.1, -0.4], [0.3, 0.8]],
)
