# mistake: A1 reaches 0 and 1
# second: and W2 is its own mirror image
# expects: catch_layers.no-outputs
catch_layers = [[[1, 2], [3, 5]], [[0, 1], [1, 0]], [[1, 2], [2, 4]], [[1, 2], [3, 5]]]
