# mistake: no bias, so it fires for every input
# expects: and_gate.always
and_gate = (1, 1, 0)
