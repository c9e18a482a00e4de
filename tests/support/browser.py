"""Where Chromium is, and how tests start it."""

import shutil

import pytest

from tests.support.programs import needs

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# A closed network is no reason to look outside at every start.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
PATIENCE = 90_000  # milliseconds that anything in the browser may take on a busy machine

in_a_browser = [pytest.mark.browser, needs(CHROMIUM, reason="no Chromium here")]
