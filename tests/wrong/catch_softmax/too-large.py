# mistake: beyond the bound
# expects: catch_softmax.too-large
catch_softmax = [[1e6, 0], [-1e6, 0]]
