# mistake: only the weights of AND are turned round, not the bias
# expects: nand_gate.bias-sign
nand_gate = (-1, -1, -1.5)
