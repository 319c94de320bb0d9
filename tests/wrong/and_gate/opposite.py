# mistake: the signs are turned round, which gives NAND
# expects: and_gate.nand
w1, w2 = -1, -1
and_gate = (w1, w2, 1.5)
