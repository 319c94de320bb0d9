# mistake: the order is b, w1, w2
# expects: nand_gate.bias-first
b = 1.5
w1, w2 = -1, -1
nand_gate = (b, w1, w2)
