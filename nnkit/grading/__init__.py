"""From a pile of submitted notebooks to a gradebook."""
