"""A peer's site of the same texts: Hugo with taxonomies, related pages and feeds, and Pagefind's search over it."""

import shutil
from pathlib import Path

import frontmatter
import yaml

import environment
from measuring.building import BENCH_ENVIRONMENT, Cost, cost_of

_SETTINGS = """
baseURL = "https://tori.example/"
locale = "fi"
title = "Tekojen tori"
[taxonomies]
theme = "themes"
sector = "sectors"
municipality = "municipalities"
[pagination]
pagerSize = 24
[related]
threshold = 10
[[related.indices]]
name = "themes"
weight = 100
[[related.indices]]
name = "sectors"
weight = 50
"""
_LAYOUTS = {
    "baseof.html": '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '{{ range .AlternativeOutputFormats }}<link rel="alternate" type="{{ .MediaType }}" href="{{ .RelPermalink }}">'
    '{{ end }}</head><body><main>{{ block "main" . }}{{ end }}</main></body></html>',
    "single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1>{{ range $name, $terms := site.Taxonomies }}'
    '{{ range $.GetTerms $name }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}{{ end }}{{ .Content }}'
    "</article><ul>{{ range first 3 (site.RegularPages.Related .) }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    "list.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .Pages }}<ul>{{ range $pages.Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Summary }}</li>{{ end }}</ul>{{ with $pages.Next }}'
    '<a href="{{ .URL }}">Seuraava</a>{{ end }}{{ end }}',
}


class Hugo:
    """A site in a folder, made of the deeds of a content folder."""

    def __init__(self, content: Path, folder: Path) -> None:
        environment.make(BENCH_ENVIRONMENT, environment.BENCH_LOCK)
        self.folder, self.site = folder, folder / "public"
        (folder / "content" / "deeds").mkdir(parents=True)
        (folder / "layouts" / "_default").mkdir(parents=True)
        (folder / "hugo.toml").write_text(_SETTINGS, encoding="utf-8")
        for name, layout in _LAYOUTS.items():
            (folder / "layouts" / "_default" / name).write_text(layout, encoding="utf-8")
        for file in (content / "deeds").rglob("*.md"):
            deed = frontmatter.load(str(file))
            themes = deed["theme"] if isinstance(deed["theme"], list) else [deed["theme"]]
            fields = {"title": str(deed["title"]), "themes": themes, "sectors": [deed["sector"]]}
            fields["municipalities"] = [deed.get("municipality") or deed.get("organisation")]
            front = yaml.safe_dump(fields, allow_unicode=True)
            self.deed(file.name).write_text(f"---\n{front}---\n{deed.content}\n", encoding="utf-8")

    def deed(self, name: str) -> Path:
        """The file of a deed."""
        return self.folder / "content" / "deeds" / name

    def build(self) -> Cost:
        """Build the whole site, and its search."""
        shutil.rmtree(self.site, ignore_errors=True)
        python = str(environment.python(BENCH_ENVIRONMENT))
        made = cost_of(self.program, "--quiet", "--source", str(self.folder))
        indexed = cost_of(python, "-m", "pagefind", "--silent", "--site", str(self.site), "--root-selector", "article")
        return Cost(made.seconds + indexed.seconds, max(made.megabytes, indexed.megabytes), made.cpu + indexed.cpu)

    @property
    def program(self) -> str:
        """Hugo's command."""
        return str(environment.programs(BENCH_ENVIRONMENT) / "hugo")
