"""Programs of others that tests talk to; tools/environment/packages.py lists their packages."""

import os

import pytest


def needs(*found: object, reason: str, in_ci: bool = True) -> pytest.MarkDecorator:
    """Skip a test, for `reason`, where one of the things that were looked for is missing.

    In CI the test is not skipped, and fails; where a job of .github/workflows/ci.yml runs it without installing them,
    `in_ci` is False.
    """
    must_run = in_ci and os.environ.get("CI") == "true"
    return pytest.mark.skipif(not all(found) and not must_run, reason=reason)
