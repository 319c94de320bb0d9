# style: the slope in each place, times x
leaky_relu = lambda x, epsilon: x * ((x > 0) + (x <= 0) * epsilon)
