# mistake: rows apart, but no exponential fails
# expects: catch_softmax.survives-no-shift
catch_softmax = [[0, 1], [-500, -501]]
