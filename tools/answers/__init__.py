"""The tests of the course are tested: right and wrong answers, judged as the grader judges, against their headers."""
