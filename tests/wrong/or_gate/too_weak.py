# mistake: the weight of the second input is too weak to reach the threshold
# expects: or_gate.first-input
threshold = 0.5
or_gate = (1, 0.4, -threshold)
