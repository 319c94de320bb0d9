# mistake: the raw errors go back
# expects: worked_numbers.errors-passed-back
worked_numbers = {
    "slope_w5": 0.0822,
    "slope_w6": 0.0827,
    "slope_w7": -0.0226,
    "slope_w8": -0.0227,
    "new_w5": 0.359,
    "new_w6": 0.409,
    "new_w7": 0.511,
    "new_w8": 0.561,
    "slope_w1": 0.002268,
    "slope_w2": 0.00454,
    "slope_w3": 0.00258,
    "slope_w4": 0.00515,
}
