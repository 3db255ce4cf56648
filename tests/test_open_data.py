"""Open data: everything of the site in a form that other programs can rely on."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import frontmatter
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from conftest import PROJECT, Folder
from tekojen_tori.data.api.describing import schemas
from tekojen_tori.data.api.things import bulk_files, collections
from tekojen_tori.kinds.deeds.table import COLUMNS
from test_campaigns import campaign
from test_editorials import editorial, story
from test_generated import plain

SITE = "https://tekojentori.example/"
PROMISE = PROJECT / "tests" / "api_v1.json"


def built(folder: Folder) -> None:
    result = folder.build()
    assert result.returncode == 0, result.stderr


def load(site: Path, address: str) -> Any:
    return json.loads((site / "api/v1" / address).read_text(encoding="utf-8"))


def data(folder: Folder, address: str) -> Any:
    return load(folder.root / "site", address)


def file_of(site: Path, url: str) -> Path:
    """The file of the built site at an absolute address of it."""
    assert url.startswith(SITE), url
    path = site / urlsplit(url).path.lstrip("/")
    return path / "index.html" if path.is_dir() else path


def rows(folder: Folder, file: str, delimiter: str) -> list[dict[str, str]]:
    text = (folder.root / "site/api/v1" / file).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_deed_tells_all_that_its_page_does(folder: Folder) -> None:
    folder.deed("malli", title="Mallina ollut teko", municipality="Sipoo")
    folder.deed(
        date="2018/2020", summary="Vuorot omiin käsiin.", stage="kokeilu", adopted_from="malli", aliases="[vanha]",
        authors="[Maija]", links="[{url: 'https://a.example/', title: Lisää}]", text="**Tehtiin** [näin](malli.md).",
    )  # fmt: skip
    built(folder)
    deed = data(folder, "deeds/tiimi.json")
    assert deed["name"] == "Tiimi suunnittelee vuoronsa itse"
    assert (deed["id"], deed["url"]) == (f"{SITE}teot/vanha/", f"{SITE}teot/tiimi/")
    assert deed["date"] == {
        "written": "2018/2020", "first_day": "2018-01-01", "last_day": "2020-12-31", "year": 2020,
    }  # fmt: skip
    assert deed["municipality"]["name"] == "Askola"
    assert [theme["slug"] for theme in deed["themes"]] == ["itseohjautuvuus"]
    assert deed["adopted_from"]["slug"] == "malli"
    assert deed["text"] == "**Tehtiin** [näin](malli.md)."
    assert f'<strong>Tehtiin</strong> <a href="{SITE}teot/malli/"' in deed["html"]
    assert data(folder, "deeds/malli.json")["adoptions"][0]["by"] == "Askola"


def test_whom_to_ask_stays_on_the_page(folder: Folder) -> None:
    folder.deed(contact="{name: Maija Meikäläinen, email: maija@kunta.example, phone: 040 123 4567}")
    built(folder)
    assert "maija@kunta.example" in folder.page("teot/tiimi/")
    for file in (folder.root / "site/api").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert "maija@" not in text and "Meikäläinen" not in text and "123 4567" not in text, file


def test_nothing_in_the_html_can_run(folder: Folder) -> None:
    folder.deed(text='<script>alert(1)</script><a href="https://a.example/" onclick="alert(2)">x</a>')
    built(folder)
    html = data(folder, "deeds/tiimi.json")["html"]
    assert "alert" not in html and "onclick" not in html


def test_drafts_are_not_in_the_data(folder: Folder) -> None:
    folder.deed()
    folder.deed("kesken", title="Keskeneräinen salaisuus", draft="true")
    built(folder)
    for file in (folder.root / "site/api").rglob("*.*"):
        assert "Keskeneräinen" not in file.read_text(encoding="utf-8"), file


def test_tables_open_with_every_letter_and_no_formula(folder: Folder) -> None:
    folder.deed("a", title="'=HYPERLINK(\"https://paha.example\")'", summary="'-1 \"ä\", ö; å'", date="2019-10")
    folder.deed("b", title="'@SUM(1)'", authors="['+358']", municipality="Äänekoski")
    built(folder)
    for file, delimiter in (("deeds.csv", ","), ("deeds.excel.csv", ";")):
        one, other = rows(folder, file, delimiter)
        assert (one["name"], one["summary"]) == ('\'=HYPERLINK("https://paha.example")', '\'-1 "ä", ö; å')
        assert (other["name"], other["authors"], other["municipality"]) == ("'@SUM(1)", "'+358", "Äänekoski")
        assert (one["date"], one["year"], one["url"]) == ("2019-10", "2019", f"{SITE}teot/a/")


def test_json_lines_hold_each_deed_once(folder: Folder) -> None:
    folder.deed(text="Ensin\n\nsitten")
    folder.deed("toinen", title="Toinen teko")
    built(folder)
    lines = (folder.root / "site/api/v1/deeds.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["slug"] for line in lines) == ["tiimi", "toinen"]
    validator = Draft202012Validator(data(folder, "schema/api/deed-record.json"))
    for line in lines:
        validator.validate(json.loads(line))


def test_two_series_of_one_name_are_two_files(folder: Folder) -> None:
    folder.deed()
    story(folder)
    folder.write("webinars/sankarit.md", "---\ntitle: Sankarit puhuvat\n---\nWebinaareja.\n")
    editorial(folder, "webinars/sankarit/eka", date="2027-03-02", starts="13:00")
    built(folder)
    assert data(folder, "series/stories-sankarit.json")["of"] == "story"
    assert data(folder, "series/webinars-sankarit.json")["members"][0]["slug"] == "eka"
    assert data(folder, "webinars/eka.json")["starts"] == "2027-03-02T13:00:00+02:00"


def test_a_campaign_tells_what_counts_in_it(folder: Folder) -> None:
    folder.deed(campaign="syksy")
    campaign(folder, awards="[{series: innostavat-teot, deed: tiimi}]")
    built(folder)
    told = data(folder, "campaigns/syksy.json")
    assert [deed["slug"] for deed in told["deeds"]] == ["tiimi"]
    assert told["awards"][0]["recipient"]["name"] == "Askola"


def test_without_the_sites_own_address_there_is_no_data(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    monkeypatch.setenv("SITE_URL", "")
    built(folder)
    assert not (folder.root / "site/api/v1/index.json").exists()
    assert "avoin-data" not in folder.page()


def every(site: Path) -> Iterator[tuple[str, Path]]:
    """The schema and the file of everything in the data."""
    yield "index", site / "api/v1/index.json"
    for kind in collections():
        yield "listing", site / f"api/v1/{kind.folder}.json"
        for file in (site / "api/v1" / kind.folder).iterdir():
            yield kind.name, file


def test_each_file_is_as_its_schema_tells(real_site: Path) -> None:
    validators = {}
    for name in schemas():
        schema = load(real_site, f"schema/api/{name}.json")
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{SITE}api/v1/schema/api/{name}.json"
        validators[name] = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, file in every(real_site):
        assert [one.message for one in validators[name].iter_errors(json.loads(file.read_bytes()))] == [], file


def test_every_address_in_the_data_leads_somewhere(real_site: Path) -> None:
    index = load(real_site, "index.json")
    assert {part["kind"] for part in index["kinds"]} == {kind.name for kind in collections()}
    for part in index["kinds"]:
        listing = json.loads(file_of(real_site, part["list"]).read_bytes())
        assert part["count"] == listing["count"] == len(listing["items"])
        assert file_of(real_site, part["schema_url"]).is_file()
        for item in listing["items"]:
            assert item["data"] == part["each"].replace("{slug}", item["slug"])
            assert json.loads(file_of(real_site, item["data"]).read_bytes())["slug"] == item["slug"]
            assert item["url"] is None or file_of(real_site, item["url"]).is_file(), item["url"]
    for told in (*(file["url"] for file in index["files"]), index["documentation"], index["openapi"]):
        assert file_of(real_site, told).is_file(), told


def test_openapi_is_valid_and_tells_of_every_file(real_site: Path) -> None:
    described = load(real_site, "openapi.json")
    validate(described)
    for path, operations in described["paths"].items():
        examples = operations["get"].get("parameters", [{"examples": {"": {"value": ""}}}])[0]["examples"]
        for example in examples.values():
            assert (real_site / "api/v1" / path.lstrip("/").replace("{slug}", example["value"])).is_file()
    assert len(described["paths"]) == 1 + 2 * len(collections())


def test_a_data_portal_finds_what_it_needs(real_site: Path) -> None:
    catalogue = load(real_site, "dcat.jsonld")
    dataset = catalogue["dcat:dataset"]
    assert catalogue["@type"] == "dcat:Catalog"
    for told in ("dct:title", "dct:description", "dct:publisher", "dct:license"):
        assert catalogue[told] and dataset[told], told
    assert dataset["dcat:landingPage"]["@id"] == f"{SITE}avoin-data/"
    assert dataset["dcat:contactPoint"]["vcard:hasEmail"]["@id"].startswith("mailto:")
    assert dataset["dct:spatial"]["@id"].endswith("/country/FIN")
    assert file_of(real_site, catalogue["dcat:service"]["dcat:endpointURL"]["@id"]).is_file()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", dataset["dct:temporal"]["dcat:startDate"]["@value"])
    for distribution in dataset["dcat:distribution"]:
        assert file_of(real_site, distribution["dcat:downloadURL"]["@id"]).is_file()
        assert distribution["dcatap:availability"]["@id"].endswith("/AVAILABLE")
        assert distribution["dcat:mediaType"]["@type"] == "dct:MediaType"
        assert distribution["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_page_tells_how_to_use_it(real_site: Path) -> None:
    page = (real_site / "avoin-data/index.html").read_text(encoding="utf-8")
    for told in ("CC BY 4.0", "Lupaus", "1.0.0", *(bulk.name for bulk in bulk_files())):
        assert told in page, told
    assert 'href="./avoin-data/"' in (real_site / "index.html").read_text(encoding="utf-8"), "the footer leads to it"


def shape(schema: dict[str, Any]) -> Any:
    """What a program may rely on in a schema: the fields, and what each can hold; not its words."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        return sorted((shape(one) for one in schema["anyOf"]), key=str)
    if schema.get("type") == "array":
        return {"list of": shape(schema["items"])}
    kind = schema.get("type", "string")
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def form() -> dict[str, Any]:
    """The fields of every form and part of one."""
    found: dict[str, Any] = {"deeds.csv": list(COLUMNS)}
    for name, schema in schemas().items():
        for part, of in ({name: schema} | schema.get("$defs", {})).items():
            found[part] = {field: shape(its) for field, its in of["properties"].items()}
    return found


def broken(promised: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What was promised and is no more; what is new breaks nothing."""
    missing = [f"{part}.{field}" for part in promised for field in promised[part] if field not in now.get(part, ())]
    retyped = [
        f"{part}.{field}: {kind} → {now[part][field]}"
        for part, fields in promised.items()
        if isinstance(fields, dict) and part in now
        for field, kind in fields.items()
        if field in now[part] and now[part][field] != kind
    ]
    return missing + retyped


def test_the_form_of_v1_is_kept() -> None:
    """When a field is added, add it to `tests/api_v1.json` too, so that it's promised from then on."""
    assert broken(json.loads(PROMISE.read_text(encoding="utf-8")), form()) == []


def test_every_field_is_promised() -> None:
    promised = json.loads(PROMISE.read_text(encoding="utf-8"))
    assert broken(form(), promised) == []


def test_the_promise_tells_a_lost_field_and_a_new_type_from_an_addition() -> None:
    now = {"deed": {"slug": "string", "year": "integer"}, "deeds.csv": ["slug", "year"]}
    assert broken({"deed": {"slug": "string"}, "deeds.csv": ["slug"]}, now) == []
    assert broken({"deed": {"title": "string"}}, now) == ["deed.title"]
    assert broken({"deed": {"year": "string"}}, now) == ["deed.year: string → integer"]
    assert broken({"deeds.csv": ["title"]}, now) == ["deeds.csv.title"]


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("story", "stories/*/*.md"),
        ("series", "stories/*.md"),
        ("episode", "podcasts/*.md"),
        ("webinar", "webinars/*/*.md"),
    ],
)
def test_what_editors_write_is_as_its_schema_tells(kind: str, files: str) -> None:
    schema = json.loads((PROJECT / f"schemas/{kind}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for file in PROJECT.glob(files):
        if file.name == "podcast.md":
            continue  # it tells of the podcast itself, not of an episode
        fields = plain(frontmatter.load(str(file)).metadata)
        assert [one.message for one in validator.iter_errors(fields)] == [], file
    assert not validator.is_valid({"title": "Otsikko", "otsikko": "x"})
