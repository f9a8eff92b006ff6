"""Emoji by the names that GitHub gives them, `:smile:`: the hundred that posts have most.

Jekyll's jemoji, Hugo's `enableEmoji` and plugins of Hexo show the characters.
Source of the names: https://api.github.com/emojis.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from reader.patterns import regex

_NAMED = regex(r":([a-z0-9_+-]{1,32}):")

_NAMES = dict(
    pair.split("=")
    for pair in (
        "smile=😄 smiley=😃 grinning=😀 grin=😁 laughing=😆 satisfied=😆 joy=😂 rofl=🤣 blush=😊 wink=😉"
        " heart_eyes=😍 kissing_heart=😘 relaxed=☺️ smirk=😏 sunglasses=😎 sweat_smile=😅 sweat=😓 cry=😢"
        " sob=😭 scream=😱 angry=😠 rage=😡 disappointed=😞 worried=😟 confused=😕 flushed=😳 unamused=😒"
        " expressionless=😑 neutral_face=😐 stuck_out_tongue=😛 stuck_out_tongue_winking_eye=😜 yum=😋"
        " thinking=🤔 innocent=😇 sleeping=😴 mask=😷 open_mouth=😮 astonished=😲 tired_face=😫 triumph=😤"
        " +1=👍 thumbsup=👍 -1=👎 thumbsdown=👎 ok_hand=👌 clap=👏 wave=👋 raised_hands=🙌 pray=🙏 muscle=💪"
        " point_right=👉 point_left=👈 point_up=☝️ point_down=👇 facepunch=👊 punch=👊 eyes=👀"
        " heart=❤️ broken_heart=💔 sparkling_heart=💖 blue_heart=💙 star=⭐ star2=🌟 sparkles=✨ fire=🔥"
        " boom=💥 zap=⚡ tada=🎉 confetti_ball=🎊 gift=🎁 trophy=🏆 100=💯 bulb=💡 rocket=🚀 bug=🐛 wrench=🔧"
        " hammer=🔨 gear=⚙️ lock=🔒 key=🔑 link=🔗 pushpin=📌 memo=📝 pencil=📝 book=📖 books=📚 calendar=📆"
        " computer=💻 iphone=📱 email=📧 bell=🔔 mag=🔍 warning=⚠️ x=❌ no_entry=⛔ heavy_check_mark=✔️"
        " white_check_mark=✅ question=❓ exclamation=❗ information_source=ℹ️ recycle=♻️ construction=🚧"
        " coffee=☕ beer=🍺 beers=🍻 pizza=🍕 cat=🐱 dog=🐶 octocat=🐙 whale=🐳 snake=🐍 penguin=🐧 see_no_evil=🙈"
        " poop=💩 hankey=💩 ghost=👻 sunny=☀️ cloud=☁️ snowflake=❄️ rainbow=🌈 cherry_blossom=🌸 rose=🌹"
        " christmas_tree=🎄 cn=🇨🇳 jp=🇯🇵 us=🇺🇸 earth_asia=🌏 moneybag=💰 chart_with_upwards_trend=📈"
    ).split()
)


def rule(state: StateInline, silent: bool) -> bool:
    """Read `:smile:`; a rule for what stands in a paragraph."""
    if state.src[state.pos] != ":":
        return False
    found = _NAMED.match(state.src, state.pos, state.posMax)
    if found is None or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    emoji = _NAMES.get(found[1])
    if emoji is None or state.src[found.end() : found.end() + 1].isalnum():
        return False
    if not silent:
        state.pending += emoji
    state.pos = found.end()
    return True
