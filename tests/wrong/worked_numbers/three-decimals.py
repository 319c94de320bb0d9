# mistake: three decimals, as the slides print the others
# expects: worked_numbers.too-few-digits
worked_numbers = {
    "slope_w5": 0.082,
    "slope_w6": 0.083,
    "slope_w7": -0.023,
    "slope_w8": -0.023,
    "new_w5": 0.359,
    "new_w6": 0.409,
    "new_w7": 0.511,
    "new_w8": 0.561,
    "slope_w1": 0.0,
    "slope_w2": 0.001,
    "slope_w3": 0.0,
    "slope_w4": 0.001,
}
