"""Two archives, one all English, one all Chinese, for screens with no word of the other language."""

from __future__ import annotations

from pathlib import Path

from archives import post

_ENGLISH = """\
Tonight the ferry sails at [six](https://example.org/six). See the [timetable](#timetable).

![The pier in the morning](/pier.png)

## Timetable

```
first boat 06:00 | second boat 07:30 | third boat 09:00 | fourth boat 10:30 | fifth boat 12:00 | last boat 23:45
```

## Fares

One coin, 1 pound.

<https://example.org/1.html>
"""
_CHINESE = """\
今晚的渡船[六点](https://例子.中国/六)开。见[时刻](#时刻)。

![清晨的码头](/码头.图)

## 时刻

```
头班船六点，二班船七点半，三班船九点，四班船十点半，五班船十二点，六班船两点，七班船四点，末班船夜里十一点三刻
```

## 票价

一枚硬币，1 元。

<https://例子.中国/一>
"""

TITLES = {"en": ("Ferry", "Bridge", "Market"), "zh": ("渡船", "石桥", "早市")}


def write_archive_in(language: str, root: Path) -> Path:
    """Write three posts in `language` ("en" or "zh") under `root`.

    The newest has all that an article may have, the next a problem, the last nothing.
    """
    posts = root / "_posts"
    posts.mkdir(parents=True)
    body, nothing, category = {
        "en": (_ENGLISH, "Nothing.\n", "harbour"),
        "zh": (_CHINESE, "没有。\n", "港口"),
    }[language]
    for number, title in enumerate(TITLES[language]):
        day = f"2022-03-0{9 - number}"
        text = post(title, f"{day} 09:30:00 +0800", category, category, nothing if number else body)
        if number == 1:
            text = text.replace("---\n", "---\nlayout: a\nlayout: b\n", 1)
        (posts / f"{day}-{title}.md").write_text(text, "utf-8")
    return root
