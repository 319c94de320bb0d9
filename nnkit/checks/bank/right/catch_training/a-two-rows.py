# style: two rows, both labels right
catch_training = [[0.4, 0.45], [0.3, 0.2]], [1, 0]
