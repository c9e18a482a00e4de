"""The error that stops a command."""


class UserError(Exception):
    """Something that the person at the keyboard can mend: one or two sentences, the remedy last."""
