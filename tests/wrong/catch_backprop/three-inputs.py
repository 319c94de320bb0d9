# mistake: three inputs
# expects: catch_backprop.not-two
weights = {"w1": 0.15, "w2": 0.20, "w3": 0.25, "w4": 0.30, "w5": 0.40, "w6": 0.45, "w7": 0.50, "w8": 0.55, "b1": 0.35, "b2": 0.60}
catch_backprop = (weights, (2, 2, 2), (0.01, 0.99))
