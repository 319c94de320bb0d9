# mistake: small scores in one row
# expects: catch_softmax.survives-no-shift
catch_softmax = [[1, 2, 3]]
