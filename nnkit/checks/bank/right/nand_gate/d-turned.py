# style: minus AND, computed
and_gate = (4, 4, -6)
nand_gate = tuple(-v for v in and_gate)
