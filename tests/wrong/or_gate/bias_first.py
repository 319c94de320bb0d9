# mistake: the order is b, w1, w2
# expects: or_gate.bias-first
bias = -0.5
or_gate = (bias, 1, 1)
