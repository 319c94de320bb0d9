# style: unequal weights: each is too weak alone
and_gate = (0.75, 0.5, -1.0)
