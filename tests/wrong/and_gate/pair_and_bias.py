# mistake: a list of weights and a bias, not three numbers
# second: the bias is that of OR
# expects: and_gate.no-numbers
weights = [1, 1]
bias = -0.5
and_gate = (weights, bias)
