# mistake: these are the numbers of AND
# expects: or_gate.and
or_gate = (1, 1, -1.5)
