# mistake: NOR, all signs are turned round
# expects: or_gate.nor
or_gate = [-1, -1, 0.5]
