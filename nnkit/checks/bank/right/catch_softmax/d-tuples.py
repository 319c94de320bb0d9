# style: tuples
catch_softmax = ((710, 710, 0), (-100, -100, -90))
