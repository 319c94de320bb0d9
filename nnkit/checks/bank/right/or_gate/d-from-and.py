# style: the weights of AND, with a bias that asks for less
and_gate = (2, 2, -3)
or_gate = (and_gate[0], and_gate[1], and_gate[2] + 2)
