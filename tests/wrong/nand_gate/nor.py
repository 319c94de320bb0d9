# mistake: NOR: a single 1 already stops it
# expects: nand_gate.nor
nand_gate = (-1, -1, 0.5)
