# style: AND's numbers with every sign turned round
nand_gate = (-1, -1, 1.5)
