# style: the products written out, with five digits on the way
o1, o2, h1, h2 = 0.13850, -0.038098, 0.59327, 0.59688
back1 = (o1 * 0.40 + o2 * 0.50) * 0.24130
back2 = (o1 * 0.45 + o2 * 0.55) * 0.24061
worked_numbers = {"slope_w1": back1 * 0.05, "slope_w2": back1 * 0.10,
                  "slope_w3": back2 * 0.05, "slope_w4": back2 * 0.10}
for name, weight, slope in (("w5", 0.40, o1 * h1), ("w6", 0.45, o1 * h2),
                            ("w7", 0.50, o2 * h1), ("w8", 0.55, o2 * h2)):
    worked_numbers["slope_" + name] = slope
    worked_numbers["new_" + name] = weight - 0.5 * slope
