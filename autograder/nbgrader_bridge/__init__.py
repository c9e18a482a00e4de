"""The bridge to nbgrader: its converters, its gradebook, and the preprocessors that nbgrader_config.py adds to it."""
