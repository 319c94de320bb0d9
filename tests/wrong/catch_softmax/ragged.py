# mistake: rows of unequal length
# expects: catch_softmax.no-numbers
catch_softmax = [[1000, 999], [-1000]]
