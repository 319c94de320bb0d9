# style: one sample: the biases make two rows of it
catch_feedforward = [[[1.0, -1.0]], [[1, 2], [0, 1]], [0.5, -0.5], [[0, 1], [2, 0]], [1, 2]]
