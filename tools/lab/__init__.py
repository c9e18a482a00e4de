"""The student's side of the course, laid out for work and opened in JupyterLab."""
