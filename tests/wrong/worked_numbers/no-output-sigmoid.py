# mistake: the output sigmoid's slope is left out
# expects: worked_numbers.no-output-bend
worked_numbers = {
    "slope_w5": 0.44,
    "slope_w6": 0.443,
    "slope_w7": -0.129,
    "slope_w8": -0.13,
    "new_w5": 0.18,
    "new_w6": 0.229,
    "new_w7": 0.564,
    "new_w8": 0.615,
    "slope_w1": 0.000439,
    "slope_w2": 0.000877,
    "slope_w3": 0.000498,
    "slope_w4": 0.000995,
}
