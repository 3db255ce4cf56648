"""A made-up kind of work, the trial (kokeilu), written as a deed is: the tori goes by it as by deeds."""
