# style: a lambda
graph_gradients = lambda x, y, z: ((x + y) * z, z, z, x + y)
