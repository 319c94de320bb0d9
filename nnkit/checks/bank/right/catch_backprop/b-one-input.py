# style: one input alone, lists for pairs
weights = dict(zip(["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2"],
                   [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0, 0]))
catch_backprop = [weights, [5, 0], [0, 1]]
