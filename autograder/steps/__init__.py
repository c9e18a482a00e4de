"""The steps of a course's work, one command each."""
