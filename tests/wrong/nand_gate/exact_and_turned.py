# mistake: the numbers of an AND whose (1, 1) lies on the line, turned round
# expects: nand_gate.zero-fires
and_gate = (2, 1, -3)
nand_gate = tuple(-v for v in and_gate)
