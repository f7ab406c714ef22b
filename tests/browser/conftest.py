"""A real browser before a real appliance."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.kitchen import CHROMIUM, FLAGS, Standing, appliance, standing_before


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """Start Debian's Chromium with a profile of its own that holds nothing.

    It ends with the file's tests: while it is there, its event loop runs, and no other can.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def stand(browser: Browser, tmp_path: Path) -> Generator[Callable[..., Standing]]:
    """Return a function that starts a model and opens its front panel."""
    with ExitStack() as stack:

        def before(model: str, *, language: str = "en", width: int = 1280) -> Standing:
            url = stack.enter_context(appliance(model, tmp_path / model))
            return stack.enter_context(standing_before(browser, url, language, width))

        yield before
