# mistake: these are the numbers of OR
# expects: and_gate.or
and_gate = (1, 1, -0.5)
