# mistake: the names without slope_
# expects: worked_numbers.keys
worked_numbers = {"w1": 0.000439, "w2": 0.000877, "w3": 0.000498, "w4": 0.000995, "w5": 0.0822, "w6": 0.0827, "w7": -0.0226, "w8": -0.0227}
