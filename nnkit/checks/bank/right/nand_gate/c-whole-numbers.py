# style: whole numbers, as the perceptron rule finds them
nand_gate = (-2, -1, 2)
