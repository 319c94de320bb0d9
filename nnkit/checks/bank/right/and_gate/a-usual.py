# style: the line halfway between one 1 and two
and_gate = (1, 1, -1.5)
