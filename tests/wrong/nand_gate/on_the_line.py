# mistake: (1, 1) scores exactly 0, and step(0) is 1
# expects: nand_gate.zero-fires
nand_gate = (-1.0, -1.0, 2.0)
