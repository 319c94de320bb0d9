# style: one input just reaches the line, and step(0) is 1
or_gate = (1, 1, -1)
