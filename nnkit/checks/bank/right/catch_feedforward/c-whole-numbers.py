# style: whole numbers, as few as will do
catch_feedforward = ([[0, 0], [0, 0]], [[1, 0], [1, 1]], [1, -1], [[1, 1], [0, 1]], [0, 1])
