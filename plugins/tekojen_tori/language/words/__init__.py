"""Finnish words: their base forms by Voikko, and the forms of those that it does not know."""
