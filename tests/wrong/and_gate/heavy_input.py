# mistake: the second input is strong enough alone
# expects: and_gate.zero-fires
and_gate = (0.5, 2, -2)
