# mistake: the bias has the wrong sign, so it fires always
# expects: or_gate.bias-sign
or_gate = (1, 1, 0.5)
