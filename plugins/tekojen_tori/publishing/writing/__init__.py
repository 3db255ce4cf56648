"""From all that rooms publish to the folder of a site: on every core, each address once, all or nothing."""
