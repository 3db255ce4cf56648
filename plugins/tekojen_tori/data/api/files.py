"""The files of the open data, each in its place."""

FOLDER = "api/v1/"
VERSION = "1.0.0"
"""Of the form: the last part grows with its words, the middle one with fields added, the first never within v1."""
INDEX = f"{FOLDER}index.json"
OPENAPI = f"{FOLDER}openapi.json"
DCAT = f"{FOLDER}dcat.jsonld"
SCHEMAS = f"{FOLDER}schema/api/"
