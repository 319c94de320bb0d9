# style: two small gradients of different signs
catch_optimizers = [1e-4, -5e-5]
