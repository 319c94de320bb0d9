# mistake: NOT of the second input only
# second: and the bias has the wrong sign
# expects: nand_gate.never
not_x2 = (0, -1, -0.5)
nand_gate = not_x2
