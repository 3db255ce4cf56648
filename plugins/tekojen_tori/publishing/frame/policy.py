"""What a reader's browser may do with a page. Each page says it, and so do servers that are told how."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "media-src 'self' https:",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""Nothing comes from elsewhere but the sound of a podcast, and nothing runs that isn't a file of the site."""

REFERRER_POLICY = "strict-origin-when-cross-origin"
"""Other sites learn where a reader came from, but not what they read."""
