"""From the bytes of a submission to its verdict: cell_plan, engine, verdict, graded_notebook, and a student's seed."""
