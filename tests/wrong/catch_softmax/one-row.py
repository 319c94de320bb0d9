# mistake: a single row
# expects: catch_softmax.survives-global-max
catch_softmax = [[1000, 999, 0]]
