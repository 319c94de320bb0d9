# style: unequal weights, each strong enough alone
or_gate = (5, 2, -1.25)
