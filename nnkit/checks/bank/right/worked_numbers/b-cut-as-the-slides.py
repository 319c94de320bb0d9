# style: cut, as the slides do, with what they print
worked_numbers = dict(
    slope_w1=4.38e-4, slope_w2=8.77e-4, slope_w3=4.97e-4, slope_w4=9.95e-4,
    slope_w5=0.082, slope_w6=0.0826, slope_w7=-0.0226, slope_w8=-0.0227,
    new_w5=0.358, new_w6=0.408, new_w7=0.511, new_w8=0.561,
)
