"""What is around every page: head, menu, footer, styles and scripts, and the policy for browsers."""
