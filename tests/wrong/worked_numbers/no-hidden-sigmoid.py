# mistake: the hidden sigmoid's slope is left out
# expects: worked_numbers.no-hidden-bend
worked_numbers = {
    "slope_w5": 0.0822,
    "slope_w6": 0.0827,
    "slope_w7": -0.0226,
    "slope_w8": -0.0227,
    "new_w5": 0.359,
    "new_w6": 0.409,
    "new_w7": 0.511,
    "new_w8": 0.561,
    "slope_w1": 0.00182,
    "slope_w2": 0.00364,
    "slope_w3": 0.00207,
    "slope_w4": 0.00414,
}
