# mistake: the inputs of w1 and w2 are exchanged
# expects: worked_numbers.step-for-new
# second: the steps stand for the new weights
worked_numbers = {
    "slope_w5": 0.0822,
    "slope_w6": 0.0827,
    "slope_w7": -0.0226,
    "slope_w8": -0.0227,
    "new_w5": 0.0411,
    "new_w6": 0.0413,
    "new_w7": -0.0113,
    "new_w8": -0.0114,
    "slope_w1": 0.000877,
    "slope_w2": 0.000439,
    "slope_w3": 0.000995,
    "slope_w4": 0.000498,
}
