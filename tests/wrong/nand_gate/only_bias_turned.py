# mistake: only the bias of AND is turned round, not the weights
# expects: nand_gate.always
w, b = 1, 1.5
nand_gate = (w, w, b)
