"""Open data: JSON of each thing, CSV and JSON lines of all deeds, their schemas and descriptions, and a page of them.

The models say what each kind of thing tells, and the schemas and OpenAPI are made of the same models. The form is a
promise: `tests/api_v1.json` lists every field, and a test fails if one is lost or changes its type. A deed's contact is
left out on purpose.
"""
