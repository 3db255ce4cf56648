"""A page as it is on a slow network: drawn, and its scripts still on their way."""

import re

from playwright.sync_api import Page, Route

_AT_ONCE = "colours.js"
"""Runs before anything is drawn, so nobody can do anything before it."""


class Early:
    """Holds back the scripts of the pages that a window opens, until they may come."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._held: list[Route] = []
        self._may_come = False
        page.route(re.compile(r"\.js(\?|$)"), self._hold)

    def _hold(self, route: Route) -> None:
        if self._may_come or _AT_ONCE in route.request.url:
            route.continue_()
        else:
            self._held.append(route)

    def scripts_come(self) -> None:
        """Let them come, and wait until all that they bring has come too."""
        assert self._held
        self._may_come = True
        for route in self._held:
            route.continue_()
        self.page.wait_for_load_state("networkidle")
