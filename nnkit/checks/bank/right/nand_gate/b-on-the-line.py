# style: a single 1 just reaches the line, and step(0) is 1
nand_gate = (-1, -1, 1)
