# style: the first layer and the rest
def count_parameters(sizes):
    if len(sizes) < 2:
        return 0
    first, second = sizes[0], sizes[1]
    return first * second + second + count_parameters(sizes[1:])
