"""Topics of webinars, when no more is known than that there were webinars of them: listed on the webinars' page."""
