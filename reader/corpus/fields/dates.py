"""When a post was published: the forms of dates found in headers, names, paths and bodies.

Read are, with `-`, `/`, `.` or 年月日 between the parts, with or without time and zone:
`2022-02-21 09:54:33 +0800`, ISO 8601 (`2022-02-21T01:54:33Z`), `2022/2/21`, `2022年2月21日
9时54分`, RFC 2822 (`Mon, 21 Feb 2022 09:54:33 +0800`), `February 21, 2022`, `20220221`,
`20220221095433` and seconds (or milliseconds) since 1970.

A date without a zone is meant where the kind of archive says (`Site.timezone`), else in the
local zone. Where only the day is known, midnight stands for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from reader.model import DateGuess
from reader.patterns import regex

FIRST_YEAR: Final = 1600
LAST_YEAR: Final = 2199
"""Years beyond are slips of a program (0001-01-01 is what Go prints for no date)."""

_LONGEST_DATE: Final = 100
_USUAL_LENGTH: Final = len("2022-02-21 09:54:33 +0800")
_TIME: Final = (
    r"(?P<hour>\d{1,2})(?:[:时時点點]\s*(?P<minute>\d{1,2})分?"
    r"(?::?\s*(?P<second>\d{1,2})(?:[.,]\d{1,9})?秒?)?)"
    r"(?:\s*(?P<half>[AaPp]\.?[Mm]\.?|上午|下午))?"
)
_ZONE: Final = (
    r"(?:\s*(?:(?P<utc>Z|UTC|GMT)(?![A-Za-z+-])"
    r"|(?:UTC|GMT)?(?P<sign>[+-])(?P<zone_hour>\d{1,2}):?(?P<zone_minute>\d{2})?(?!\d)"
    r"|(?P<zone>[A-Z]{3,5})))?"
)
_END: Final = r"\s*(?:\([^()]*\))?\s*$"
_NUMBERS: Final = regex(
    r"(?P<year>\d{4})(?:[-/.年]\s*(?P<month>\d{1,2})[-/.月]\s*(?P<day>\d{1,2})[日号號]?"
    r"|(?P<month2>\d\d)(?P<day2>\d\d))"
    r"(?:(?:[Tt]|[\s,]*(?:(?:星期|周|週)[一二三四五六日天])?[\s,]*)"
    r"(?P<noon>上午|下午|晚上|凌晨|早上|中午)?\s*" + _TIME + r")?" + _ZONE + r"(?:[\s(].*)?$"
)
_COMPACT: Final = regex(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)[T ]?"
    r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?" + _ZONE + _END
)
_DAY_FIRST: Final = regex(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[A-Za-z]{3,9})\.?,?"
    r"[\s-]+(?P<year>\d{4})(?:,?\s+(?:at\s+)?" + _TIME + r")?" + _ZONE + _END
)
_MONTH_FIRST: Final = regex(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(?P<name>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?"
    r"\s+(?P<year>\d{4})(?:,?\s+(?:at\s+)?" + _TIME + r")?" + _ZONE + _END
)
_UNIX: Final = regex(
    r"(?:[A-Za-z]{3,9}\s+)?(?P<name>[A-Za-z]{3,9})\s+(?P<day>\d{1,2})\s+" + _TIME
    + r"(?:\s+(?:(?P<zone>[A-Z]{3,5})|(?P<sign>[+-])(?P<zone_hour>\d\d):?(?P<zone_minute>\d\d)))?"
    r"\s+(?P<year>\d{4})\s*$"
)  # fmt: skip
_FORMS: Final = (_NUMBERS, _COMPACT, _DAY_FIRST, _MONTH_FIRST, _UNIX)
_EPOCH: Final = regex(r"(\d{10})(\d{3})?$")
_ONLY_ZONE: Final = regex(r"(?P<sign>[+-])(?P<zone_hour>\d{2}):?(?P<zone_minute>\d{2})$")
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_DATE_IN_NAME: Final = regex(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|_(\d\d)_(\d\d)|(\d\d)(\d\d))(?!\d)")
_TIME_IN_NAME: Final = regex(r"T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?=[-_\s]|$)")
_SHORT_YEAR: Final = regex(r"(\d\d)-(\d{1,2})-(\d{1,2})-")
_FIRST_SHORT_YEAR: Final = 69
"""Two digits from here are of the last century, as Ruby reads them."""

_DATE_IN_PATH: Final = regex(
    r"(?:^|/)(\d{4})(?:/(\d{1,2})/(\d{1,2})(?!\d)|-(\d{1,2})-(\d{1,2})(?=/)|(\d\d)(\d\d)(?=/))"
)
_FOLDER_OF_MONTH: Final = regex(
    r"(?:^|.*/)((?:19|20)\d\d)(?:[-_.年/]?(0[1-9]|1[0-2])月?|[-_./年]([1-9])月?|年?)(?=/)"
)
_LINES_SEARCHED: Final = 6
_CHARACTERS_SEARCHED: Final = 2000
_DATE_LABEL: Final = regex(
    r"(?:(?:发布|發佈|發布|发表|發表|刊登|更新|写作|创建)?(?:日期|时间|時間)|发布于|发表于|發佈於"
    r"|(?i:date|published|posted|created|publish date|pubdate)(?i: on)?)\s*[:：]\s*(\S.*)"
)
_WEEKDAYS: Final = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH: Final = (
    "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August"
    r"|September|October|November|December)\.?"
)
_WEATHER: Final = "晴阴雨雪雾霾风雷云多小中大暴阵转到间"
_ONLY_DATE: Final = regex(
    r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号號])"
    r"(?:[T\s]*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?(?:\s*(?:Z|[+-]\d\d:?\d\d))?"
    rf"(?:[\s　,，]*[（(]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?)?(?:[\s　,，]+[{_WEATHER}]{{1,6}})?"
    rf"|(?:{_WEEKDAYS}[a-z]*,? )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} \d{{4}}\b"
    rf"|(?:{_WEEKDAYS}[a-z]*,? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\b"
    rf"|{_WEEKDAYS}[a-z]*,? \d{{1,2}} [A-Z][a-z]{{2,8}} \d{{4}}\b.{{0,40}}"
)
"""A line of nothing but a date: in a diary with the day of the week, and the weather."""
_DAY_AND_TIME: Final = (
    r"[\s　](\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s+\d{1,2}:\d\d(?::\d\d)?)"
)
_BYLINE_WITH_DATE: Final = regex(
    rf"[^。！？；，,]{{1,60}}(?:{_DAY_AND_TIME}|(?<![于在到至从为是]){_DAY_AND_TIME}[\s　]+[\u4e00-\u9fff]{{2,4}})\s*$"
)
"""`原创 甲 某某周刊 2024-02-29 07:47 四川`, as WeChat's pages begin."""

_HOURS_OF_ZONES: Final = {
    **{"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
    **{"CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "HKT": 8, "JST": 9, "KST": 9},
}
"""Zones by name, those that mean one (CST is China's, and America's)."""

_MARKS: Final = "#>*_-=|  \t　()（）[]【】"


def parse_date(text: str, zone: tzinfo | None) -> datetime | None:
    """Return the date that `text` names, with an offset; None when it names none.

    `zone` is where a date without a zone is meant; None is the local zone. A time that
    cannot be (25:61) leaves the day alone. Years outside FIRST_YEAR … LAST_YEAR are none.
    """
    text = text.strip()
    if len(text) > _LONGEST_DATE:
        return None
    if len(text) == _USUAL_LENGTH and text[19] == " " and (found := _usual(text)):
        return sane(found, zone)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    for form in _FORMS:
        if (match := form.match(text)) and (found := _from_parts(match.groupdict(), zone)):
            return found
    if match := _EPOCH.match(text):
        return sane(datetime.fromtimestamp(int(match[1]), zone or UTC), zone)
    return None


def parse_zone(text: str) -> tzinfo | None:
    """Return the zone of a date that is nothing but a zone (` +0800`), else None."""
    match = _ONLY_ZONE.match(text.strip())
    return _offset(match.groupdict()) if match else None


def from_value(value: object, zone: tzinfo | None) -> datetime | None:
    """Return the date that a YAML or TOML reader made of a header's value, else None."""
    if isinstance(value, datetime):
        return sane(value, zone)
    if isinstance(value, date):
        return sane(datetime(value.year, value.month, value.day), zone)
    return parse_date(value, zone) if isinstance(value, str) else None


def from_name(stem: str, zone: tzinfo | None, *, short_years: bool = False) -> datetime | None:
    """Return the date that a file's name begins with, else None; midnight without a time.

    `2022-02-21-…` as in Jekyll, `2022-02-21T09:54:33Z-…` as in Zola, and `20220221-…`,
    `2022_02_21` as others name their files; with `short_years` also `22-02-21-…`.
    """
    if match := _DATE_IN_NAME.match(stem):
        if time := _TIME_IN_NAME.match(stem, match.end()):
            return parse_date(stem[: time.end()], zone)
        return _day(match.groups(), zone)
    if short_years and (match := _SHORT_YEAR.match(stem)):
        century = 1900 if int(match[1]) >= _FIRST_SHORT_YEAR else 2000
        return _day((str(century + int(match[1])), match[2], match[3]), zone)
    return None


def from_path(path: str, zone: tzinfo | None) -> datetime | None:
    """Return the date that a path's parts name, at midnight: `2023/01/26/…`, `2023-01-26/…`."""
    found = (_day(match.groups(), zone) for match in _DATE_IN_PATH.finditer(path))
    return next((when for when in found if when), None)


def from_body(body: str, zone: tzinfo | None) -> datetime | None:
    """Return the date that a line at the head of a body gives, else None.

    The line says that it is one (`日期：2022-02-21`, `Date: …`), is nothing else, or ends with day
    and time behind names.
    """
    lines = [line for line in body[:_CHARACTERS_SEARCHED].split("\n") if line.strip()]
    for line in lines[:_LINES_SEARCHED]:
        bare = line.strip(_MARKS)
        if len(bare) > _LONGEST_DATE:
            continue
        labelled = _DATE_LABEL.match(bare)
        text = labelled[1] if labelled else bare if _ONLY_DATE.fullmatch(bare) else ""
        if not text and (told := _BYLINE_WITH_DATE.match(bare)):
            text = told[1] or told[2]
        if text and (when := parse_date(text.strip(_MARKS), zone)):
            return when
    return None


def from_folders(path: str, zone: tzinfo | None) -> tuple[datetime, DateGuess] | None:
    """Return the beginning of the month or year that the lowest folder named for one is for."""
    match = _FOLDER_OF_MONTH.match(path)
    if not match:
        return None
    month = match[2] or match[3]
    when = _day((match[1], month or "1", "1"), zone)
    return (when, DateGuess.MONTH if month else DateGuess.YEAR) if when else None


def from_file(mtime_ns: int, zone: tzinfo | None) -> datetime | None:
    """Return when a file was last changed: a guess at when it was published."""
    try:
        return sane(datetime.fromtimestamp(mtime_ns // 1_000_000_000, UTC).astimezone(zone), zone)
    except (OverflowError, OSError, ValueError):
        return None


def sane(when: datetime, zone: tzinfo | None) -> datetime | None:
    """Return `when` with an offset, or None when its year is a slip."""
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        return None
    if when.tzinfo is not None:
        return when
    if zone is not None:
        return when.replace(tzinfo=zone)
    try:
        return when.astimezone()
    except (OverflowError, OSError, ValueError):
        # The C library knows no local time that far back on some systems.
        return when.replace(tzinfo=UTC)


def _day(parts: Sequence[str | None], zone: tzinfo | None) -> datetime | None:
    """Return midnight of a year, a month and a day, the parts that are not None."""
    year, month, day = (int(part) for part in parts if part)
    try:
        return sane(datetime(year, month, day), zone)
    except ValueError:
        return None


def _usual(text: str) -> datetime | None:
    """Read `2022-02-21 09:54:33 +0800`, what most headers say, a dozen times faster."""
    try:
        return datetime.fromisoformat(text[:19] + text[20:])
    except ValueError:
        return None


def _from_parts(parts: dict[str, str | None], zone: tzinfo | None) -> datetime | None:
    month = parts.get("month") or parts.get("month2")
    if name := parts.get("name"):
        if name[:3].lower() not in _MONTHS:
            return None
        month = str(_MONTHS.index(name[:3].lower()) + 1)
    day = parts.get("day") or parts.get("day2")
    try:
        at = datetime(int(parts["year"] or 0), int(month or 0), int(day or 0)) + _time(parts)
    except (ValueError, OverflowError):
        return None
    return sane(at.replace(tzinfo=_offset(parts)), zone)


def _time(parts: dict[str, str | None]) -> timedelta:
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = (parts.get("half") or parts.get("noon") or "").lower()
    if hour < 12 and (half.startswith("p") or half in ("下午", "晚上", "中午")):
        hour += 12
    elif hour == 12 and (half.startswith("a") or half == "凌晨"):
        hour = 0
    if hour > 23 or minute > 59 or second > 60:
        return timedelta()
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _offset(parts: dict[str, str | None]) -> tzinfo | None:
    if parts.get("utc"):
        return UTC
    if (hours := _HOURS_OF_ZONES.get(parts.get("zone") or "")) is not None:
        return timezone(timedelta(hours=hours))
    sign = parts.get("sign")
    if not sign:
        return None
    ahead = timedelta(
        hours=int(parts["zone_hour"] or 0), minutes=int(parts.get("zone_minute") or 0)
    )
    if ahead >= timedelta(hours=24):
        return None
    return timezone(-ahead if sign == "-" else ahead)
