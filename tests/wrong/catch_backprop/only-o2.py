# mistake: w5 and w6 are 0, so nothing comes back from o1
# expects: catch_backprop.survives-one-path
weights = {"w1": 0.15, "w2": 0.20, "w3": 0.25, "w4": 0.30, "w5": 0, "w6": 0, "w7": 0.50, "w8": 0.55, "b1": 0.35, "b2": 0.60}
catch_backprop = (weights, (0.5, 0.5), (0.01, 0.99))
