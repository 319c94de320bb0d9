# mistake: weights of 9, so that every sigmoid is flat
# expects: catch_backprop.nothing-comes-back
weights = {name: 9 for name in "w1 w2 w3 w4 w5 w6 w7 w8 b1 b2".split()}
catch_backprop = (weights, (2, 2), (0.01, 0.99))
