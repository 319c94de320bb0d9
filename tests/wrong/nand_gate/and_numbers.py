# mistake: these are the numbers of AND, nothing is turned round
# expects: nand_gate.and
nand_gate = (1, 1, -1.5)
