# mistake: two numbers, one weight for both inputs
# second: the bias is that of AND
# expects: or_gate.not-three
weight = 1
bias = -1.5
or_gate = (weight, bias)
