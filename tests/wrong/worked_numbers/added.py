# mistake: the step is added
# expects: worked_numbers.added
worked_numbers = {
    "slope_w5": 0.0822,
    "slope_w6": 0.0827,
    "slope_w7": -0.0226,
    "slope_w8": -0.0227,
    "new_w5": 0.441,
    "new_w6": 0.491,
    "new_w7": 0.489,
    "new_w8": 0.539,
    "slope_w1": 0.000439,
    "slope_w2": 0.000877,
    "slope_w3": 0.000498,
    "slope_w4": 0.000995,
}
