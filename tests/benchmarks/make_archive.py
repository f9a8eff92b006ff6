"""Make an archive to measure on: `python tests/benchmarks/make_archive.py FOLDER POSTS`.

Shaped like the founding one: a category for each medium, Zipf-distributed; 40 % short
notes, 50 % of 500 to 2,500 characters, 10 % longer; bodies of `<p>` with a centred
heading now and then, a source line and a row of navigation. The same seed makes the same
archive.
"""

from __future__ import annotations

import random
import sys
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

WORDS = (
    "市场 公司 发展 企业 经济 我们 工作 服务 记者 中国 管理 技术 项目 投资 建设 政策 平台 数据 "
    "增长 产品 行业 资金 合作 推动 提升 改革 创新 城市 居民 渡口 图书馆 茶山 河湾 早班 码头 列车 "
    "展览 学校 医院 农田 水稻 气象 台风 桥梁 隧道 工程师 志愿者 电影 音乐 篮球 马拉松 博物馆 "
    "一季度 同比 上涨 下降 百分点 亿元 万吨 芯片 电池 光伏 风电 氢能 机器人 卫星 海洋 森林"
).split()
LATIN = "App AI 5G ETF IPO GDP CPI ET7 Wind ESG".split()
ENDS = "，，，，。。；！"
CATEGORIES = 2000
PER_FOLDER = 20_000


def _weights(count: int, exponent: float) -> list[float]:
    return list(accumulate(1 / rank**exponent for rank in range(1, count + 1)))


_WORD_WEIGHTS = _weights(len(WORDS), 0.7)
_CATEGORY_WEIGHTS = _weights(CATEGORIES, 1.1)


def sentence(rng: random.Random) -> str:
    """Return a clause of six to sixteen words."""
    words = rng.choices(WORDS, cum_weights=_WORD_WEIGHTS, k=rng.randint(6, 16))
    if rng.random() < 0.2:
        words.insert(rng.randrange(len(words)), f"{rng.choice(LATIN)}")
    if rng.random() < 0.2:
        words.insert(rng.randrange(len(words)), f"{rng.randint(1, 9999)}")
    return "".join(words) + rng.choice(ENDS)


def body(rng: random.Random) -> str:
    """Return paragraphs of a length drawn from the distribution."""
    kind = rng.random()
    length = (
        rng.randint(60, 300)
        if kind < 0.4
        else rng.randint(500, 2500)
        if kind < 0.9
        else rng.randint(2500, 9000)
    )
    parts: list[str] = []
    written = 0
    while written < length:
        if written and rng.random() < 0.12:
            heading = "".join(rng.choices(WORDS, k=3))
            parts.append(f' <p align="center">{heading}</p>')
        text = "".join(sentence(rng) for _ in range(rng.randint(2, 7)))
        parts.append(f" <p>{text}</p>")
        written += len(text)
    return "\n".join(parts)


def write(folder: Path, posts: int, seed: int = 20220221) -> None:
    """Write `posts` posts under `folder/_posts`."""
    rng = random.Random(seed)
    start = datetime(2021, 1, 1)
    for number in range(posts):
        if number % PER_FOLDER == 0:
            place = folder / "_posts" / f"{number // PER_FOLDER:03}"
            place.mkdir(parents=True, exist_ok=True)
        date = start + timedelta(seconds=number * 700 % (5 * 365 * 86400))
        category = rng.choices(range(CATEGORIES), cum_weights=_CATEGORY_WEIGHTS)[0]
        header = (
            f'---\nlayout: post\ntitle: "{sentence(rng)[:28]}"\n'
            f"date: {date:%Y-%m-%d %H:%M:%S} +0800\ncategories: medium{category}\n"
            f"tags: 媒体{category}新闻\n---\n"
        )
        tail = f"\n\n<http://example.org/{number}.html>\n\n[返回媒体](//example.org/)｜[返回首页](//example.org/)\n"
        file = place / f"{date:%Y-%m-%d}-NW{number:09}.md"
        file.write_text(header + body(rng) + tail, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
