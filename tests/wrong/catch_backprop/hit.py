# mistake: the outputs hit their targets, so there is nothing to pass back
# expects: catch_backprop.nothing-comes-back
weights = dict(w1=0, w2=0, w3=0, w4=0, w5=0, w6=0, w7=0, w8=0, b1=0, b2=0)
catch_backprop = (weights, (2, 2), (0.5, 0.5))
