# mistake: inf among the scores
# expects: catch_softmax.not-finite
catch_softmax = [[float("inf"), 0.0], [-1000.0, -1001.0]]
