# style: a list, all of it ten times larger
and_gate = [10 * v for v in (1, 1, -1.5)]
