# style: the bias from the scores that must stay below and above
w1, w2 = 3, 4
at_most_one = max(0, w1, w2)
both = w1 + w2
and_gate = (w1, w2, -(at_most_one + both) / 2)
