# style: what the perceptron rule finds from zeros, on the line at (1, 1)
and_gate = (2, 1, -3)
