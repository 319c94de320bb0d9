# style: whole numbers wherever they are allowed, five inputs
catch_layers = (
    [[1, 0, 2, 0, 3], [0, 1, 0, 1, 0]],
    [[0.25, 0.75], [0.5, 0.5]],
    [[4, 0], [8, 4]],
    [[1, 2], [0, 1]],
)
