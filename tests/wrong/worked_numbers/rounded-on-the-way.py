# mistake: factors rounded to three decimals on the way
# expects: worked_numbers.rounded-early
worked_numbers = {
    "slope_w5": 0.0817,
    "slope_w6": 0.0821,
    "slope_w7": -0.0224,
    "slope_w8": -0.0225,
    "new_w5": 0.359,
    "new_w6": 0.409,
    "new_w7": 0.511,
    "new_w8": 0.561,
    "slope_w1": 0.000434,
    "slope_w2": 0.00087,
    "slope_w3": 0.00049,
    "slope_w4": 0.00098,
}
