# style: the line halfway between no 1 and one
or_gate = (1, 1, -0.5)
