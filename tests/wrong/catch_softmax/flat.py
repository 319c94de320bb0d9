# mistake: one dimension
# expects: catch_softmax.not-two-dimensional
catch_softmax = [1000, 999, -1000]
