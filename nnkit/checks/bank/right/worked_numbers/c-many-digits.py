# style: all digits of a pocket calculator
worked_numbers = {
    "slope_w1": 0.000438567727, "slope_w2": 0.000877135454, "slope_w3": 0.000497712725,
    "slope_w4": 0.000995425451, "slope_w5": 0.082167040564, "slope_w6": 0.082667627847,
    "slope_w7": -0.022602540477, "slope_w8": -0.022740242215, "new_w5": 0.358916479718,
    "new_w6": 0.408666186076, "new_w7": 0.511301270239, "new_w8": 0.561370121108,
}
