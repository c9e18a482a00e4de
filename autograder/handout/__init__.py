"""The archives that students get: the released notebooks, the lab bench, an environment, and a way in."""
