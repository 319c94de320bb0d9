# mistake: looks at the first input only
# second: and the bias has the wrong sign
# expects: and_gate.always
and_gate = [1, 0, 0.5]
