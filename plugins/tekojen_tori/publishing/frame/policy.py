"""What a reader's browser may do with a page. Each page says it, and so do servers that are told how."""


def content_policy(receiver: str = "") -> str:
    """Nothing comes from elsewhere but the sound of a podcast, and nothing runs that isn't a file of the site.

    Nothing goes elsewhere but a form to its `receiver`, if there is one.
    """
    itself = " ".join(filter(None, ("'self'", receiver.partition("?")[0])))
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            f"connect-src {itself}",
            "worker-src 'self'",
            "manifest-src 'self'",
            "media-src 'self' https:",
            f"form-action {itself}",
            "base-uri 'none'",
        )
    )


REFERRER_POLICY = "strict-origin-when-cross-origin"
"""Other sites learn where a reader came from, but not what they read."""
