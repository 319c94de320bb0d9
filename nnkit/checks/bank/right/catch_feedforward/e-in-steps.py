# style: numbers in steps, as tuples
W = ((0.1, 0.2), (0.3, 0.4))
catch_feedforward = (((1, 2), (3, 4)), W, (0.1, 0.2), W, (0.3, 0.4))
