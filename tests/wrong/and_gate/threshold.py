# mistake: the threshold 1.5 itself in place of the bias -1.5
# expects: and_gate.bias-sign
threshold = 1.5
and_gate = (1.0, 1.0, threshold)
