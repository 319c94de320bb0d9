# style: a list of unequal floats
nand_gate = [-0.5, -0.75, 1.0]
