# mistake: one input alone makes the score 0, and step(0) is 1
# expects: and_gate.zero-fires
and_gate = (1, 1, -1)
