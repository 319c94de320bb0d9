# mistake: zeros
# second: one row
# expects: catch_softmax.survives-no-shift
catch_softmax = [[0.0, 0.0]]
