# mistake: tries to leave out (1, 1) as well, and loses (0, 1) with it
# expects: or_gate.only-first
w1 = 1
w2 = -1
or_gate = (w1, w2, -0.5)
