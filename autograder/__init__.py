"""Grade the course: release, submissions, grades, feedback, report and export, on top of nbgrader."""
