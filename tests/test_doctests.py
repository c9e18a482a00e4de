"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import autograder
import loopback

MODULES = [
    module.name
    for package in (loopback, autograder)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    if not module.name.endswith(("__main__", "kernel.record"))
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
