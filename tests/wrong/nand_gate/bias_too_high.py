# mistake: the bias is so high that it fires always
# expects: nand_gate.always
nand_gate = [-1, -1, 3]
