# mistake: the order is b, w1, w2
# expects: and_gate.bias-first
b, w1, w2 = -1.5, 1, 1
and_gate = (b, w1, w2)
