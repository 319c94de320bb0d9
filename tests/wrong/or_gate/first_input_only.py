# mistake: the second input does not count
# expects: or_gate.first-input
or_gate = (1.0, 0.0, -0.5)
