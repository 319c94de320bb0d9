# style: a list of small floats
or_gate = [0.25, 0.25, -0.125]
