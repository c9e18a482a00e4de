"""Grade a class with stock nbgrader and with ours, interleaved in one run, and print the ratio."""
