# mistake: no bias, and step(0) is 1, so it fires for (0, 0) as well
# expects: or_gate.zero-fires
or_gate = (1, 1, 0)
