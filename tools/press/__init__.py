"""The press: manuscript/NN_name/*.py in, course/NN_name/*.ipynb out.

Run it as `python -m tools.press`, from the repository's root.
"""
