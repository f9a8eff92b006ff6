"""What lines and sentences of the site around an article say, in any line and under any label.

| what | example |
|---|---|
| a stamp | 3小时前, `Ann says:`, 2019-03-04 21:07, 回复, IP属地：浙江 |
| a call | 扫码关注, 点个在看, sign up, in your inbox |
| the law | 未经授权不得转载, does not constitute advice, 無断転載 |
| who wrote | 现居杭州，著有…, is a freelance writer based in, ライター。 |

They are evidence and no proof: an article may be about any of them.
"""

from __future__ import annotations

from reader.patterns import regex

STAMP = regex(
    r"(?:\d{1,3}|[一二三四五六七八九十几]) ?(?:秒钟?|分钟|分|小时|小時|時間|天|日|周|週間?|个?月|個月|か月|ヶ月|年)之?前"
    r"|\b(?:\d{1,3}|an?) ?(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year|[smhdwy])s? ago\b"
    r"|(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}|\b\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d|(?:昨天|今天|昨日|今日|前天|刚刚)\s*(?:\d{1,2}:\d\d)?$"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d|,? at |$)"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,? (?:19|20)\d\d"
    r"|\b(?:says?|said|wrote|writes|replied|comments?|commented|responds?)\s*:?$|(?:写道|说道?|發言|发表于|發表於|表示|回复|回覆|さん|より)\s*[:：]$"
    r"|^\W*(?:回复|回覆|答复|引用|举报|檢舉|赞|讚|踩|点赞|reply|permalink|report|quote|返信|通報|いいね)\W*(?:[(（]?\d*[)）]?)\W*$"
    r"|^@\S{1,12}[:：]|ip属地|ip屬地|^[\W\d]*\d+ ?(?:楼|樓|f|#)(?:\W|$)|^#\d+\b|(?:楼主|樓主|沙发|板凳|层主)\b|来自.{1,12}(?:网友|客户端)|网友(?:\W|$)",
)
"""In a short line, of lower case."""

CALL = regex(
    r"扫码|掃碼|扫一扫|掃一掃|二维码|二維碼|长按|長按|点赞|點讚|点个|在看|转发|轉發|分享给|分享給|分享到|点击|點擊|点这里|戳这|关注(?:我|本|公众|一下|微信|\W|$)|追蹤|订阅|訂閱|退订|加入(?:我们|会员|會員|社群|.{0,6}群)|进群|入群|添加.{0,8}微信"
    r"|(?:欢迎|歡迎|请|請)(?:在|到|您|你|大家)?.{0,10}(?:留言|评论|評論|投稿|关注|關注|分享|转发|來信|来信|联系|聯絡|交流|讨论|下载|下載|点击|加)|留言(?:告诉|区|區|讨论|給|给)|评论区|評論區|告诉我们|说说你|聊聊你|你怎么看|你(?:觉得|认为|有什么|有没有|会不会|还).{0,24}[?？]"
    r"|(?:微信|公众|公眾|视频|订阅|官方微)(?:号|號|博)|客户端|赞赏|打赏|赞助我|支持(?:我们|我|作者|本站|一下)|会员|會員|付费|付費|登录|登錄|登入|注册|註冊|邮箱|电子报|電子報|下载app|爆料|投稿|热线"
    r"|inbox|newsletter|unsubscribe|spam|sign(?:ing)? up|sign in|log in|log into|subscrib|mailing list|e-?mail (?:address|us|me)|your e-?mail|email to|enter your"
    r"|follow (?:us|me|@|along)|find (?:us|me) on|(?:on|via) (?:twitter|facebook|instagram|mastodon|patreon|bluesky)|(?:leave|drop|post|add) (?:a|your|us) (?:comment|reply|line|note)|in the comments|let (?:us|me) know|share (?:this|it|your)|tell (?:us|your friends)"
    r"|donat|patreon|become a|membership|members? |support (?:us|our|my|the|this|independent)|buy me|your support|reader-supported|click here|tap (?:here|the)|download (?:the|our) app|free trial|cookies?\b|get .{1,30} (?:delivered|by email|every (?:week|day|morning|month))|delivered to"
    r"|登録|更多.{0,8}(?:文章|内容|報導|报道)|might (?:also )?(?:like|enjoy)|read next|会員|購読|フォロー|シェア|コメント(?:を|は|お|欄)|メール|いいね|応援|クリック|ダウンロード|お問い合わせ|募集|ボタン|ポチ",
)
_RIGHTS = (
    r"转载|轉載|版权|版權|侵权|侵權|著作权|著作權|不构成|不構成|自担|自擔|自负|自負|不代表|本站立场|本網立場|观点|无关|無關|仅供参考|僅供參考|投资有风险|入市|据此|法律责任|法律責任|承担|承擔|原创|原創|授权|授權|未经|未經|知识共享|属(?:于)?(?:本|原)|出处|备案|icp|来源于网络|整理自"
    r"|copyright|all rights|reproduc|licen[cs]e|permission|liab|disclaim|constitute|not (?:financial|investment|medical|legal) advice|affiliate|commission|creative commons|opinions? expressed|views expressed|our own|著作権|転載|無断|免責|本サイト"
)
IMPRINT = regex(
    r"©|ⓒ|\(c\) ?(?:19|20)\d\d|copyright|all rights reserved|版权所有|版權所有|icp备|powered by|著作権|無断転載|禁止转载|무단"
)
"""In a short line, of lower case: what closes a page."""

LINKS = regex(
    r"留言|跟帖|跟贴|热评|短评|网友|網友|相关|相關|关联|關聯|推荐|推薦|热门|熱門|热点|热榜|热搜|热文|热读|最新|最夯|最热|精选|精選|精品|精彩|排行|榜|往期|回顾|猜你|猜您|更多|喜欢|喜歡|感兴趣|想看|在看|还看|爱看|看点|上一篇|下一篇|(?:延伸|扩展|继续|繼續|深度|关联)(?:阅读|閱讀)|頭條|头条|快報|专题|專題|文章|影音|栏目|导航"
    r"|\b(?:related|popular|recommended|trending|featured|sponsored|promoted|(?:up|read|watch) next|more (?:from|on|in|like|stories|posts|articles|news|to)|most (?:read|viewed|popular|shared|commented|watched)"
    r"|(?:latest|recent|recently|top|other|previous|next|newer|older|similar|suggested|our) (?:news|posts?|stories|story|articles?|updates?|entries|videos?|viewed|comments?|picks|reads?|headlines)|you (?:may|might|also)|also (?:like|in|on|read)"
    r"|(?:keep|continue|enjoy(?:ed)?) reading|(?:explore|discover|see|view|read) (?:more|all)|editors?['’]? ?s? (?:picks?|choice)|today on|from (?:our|around|the)|archives|stories|headlines)\b"
    r"|関連|おすすめ|オススメ|人気|ランキング|新着|注目|話題|特集|記事|あわせて|こちらも|オリジナル|一覧|前の|次の"
    r"|관련|추천|많이|인기|최신|댓글|구독|\b(?:auch interessieren|meist\w*|beliebt\w*|ähnlich\w*|lesen sie|mehr zum|kommentare?|diskutieren|teilen|lire aussi|à lire|plus lus?|similaires|recommandés?|commentaires|partager|abonnés?"
    r"|relacionad\w*|también|más (?:visto|leíd\w+|información|noticias)|comentarios|archivado|compartir|suscr\w+|leia|mais lidas|comentários|leggi|commenti|похожие|читайте|комментарии)\b"
)
"""In a heading of lower case: what leads on to other pages."""

WHO = regex(
    r"^\W*(?:about\b|meet\b|hi,|hello\b|hey\b|welcome\b|who (?:am|are|is|we)|关于(?!.{8})|關於(?!.{8})|sobre (?:la firma|el autor|la autora|nosotros)|über (?:den|die|uns|mich)|zur person|à propos|l['’]aut(?:eur|rice))"
    r"|プロフィール|書いた(?:人|ライター)|運営者|기자 프로필|저자|(?:作者|记者|記者|编者|主播|博主|站长)(?:简介|簡介|介绍|介紹|名片|档案|信息)?\W*$"
)
"""In a heading of lower case: who wrote."""

LEGAL = regex(_RIGHTS)
ABOUT = regex(
    r"(?:撰稿人|专栏作(?:者|家)|專欄作(?:者|家)|写作者|寫作者|作家|自由职业|译者|毕业于|畢業於|生于|著有|代表作|现居|現居|现任|現任|曾任|供职|供職|任职于|从业|從業|爱好者|愛好者|成立于|创立于|成立於|旗下|致力于"
    r"|(?:本报|本刊|本站|资深|資深|高级|科技|财经|時政|时政|文化|社会|特约|调查|首席|自由|产品|插画|攝影|摄影)(?:记者|記者|作者|编辑|編輯|撰稿|博主|设计师|师|媒体人)|(?:^|[。，,])(?:是)?(?:一名|一个|一位|一枚|前).{0,12}(?:师|者|人|员|生|家|手|媽|妈|爸)(?:$|[。，,])|业余|業餘|个人博客|個人網站|部落格)"
    r"|\b(?:is|was|are) (?:an?|the|our)\b.{0,60}\b(?:writer|reporter|editor|journalist|author|photographer|correspondent|columnist|contributor|freelance\w*|staff|engineer|developer|professor|critic|historian|researcher|designer|blogger|teacher|founder|newsletter|magazine|blog|newspaper|publication|nonprofit|site|website)\b"
    r"|\b(?:writes|covers|reports|blogs|edits) (?:about|on|for|from|the|local|city)?|\blives (?:in|near|on|with)|\bbased in\b|\bauthor of\b|\bhas (?:written|covered|worked|been (?:writing|covering|making))|\b(?:hi|hello|hey),? (?:i|my)['’ ]?(?:m|am|name)|\bi(?:['’]m| am) (?:an?|the) |\bi (?:write|cook|make|blog|live)\b|\bfounded in\b"
    r"|ライター|編集者|記者|在住|生まれ|著書|フリー|担当|歴|プロフィール|運営|ブロガー|エンジニア|書いて(?:い)?ます|卒業",
)
"""In a passage of lower case."""

_OWN = frozenset(
    "参考资料 参考文献 参考链接 参考 注释 注 脚注 附注 资料来源 致谢 鸣谢 附录 写在前面 写在最后 写在后面 结束语 题记 编后记 结语 结论 总结 小结 后记 尾声 前言 引言 引子 导言 序言 缘起 开篇 背景 常见问题 问答 更新日志 更新记录 变更记录 译注 译后记"
    " references reference notes footnotes acknowledgements acknowledgments acknowledgement sources bibliography citations further-reading conclusion conclusions"
    " summary appendix background introduction faq faqs q&a downloads download changelog changes thanks credits まとめ おわりに はじめに 参考 参考文献 参考資料 出典 脚注 注釈 謝辞 付録 よくある質問".split()
)


_DAY = r"[\d/.年月日 ,:\-]{4,24}"
_OWN_FORM = regex(
    rf"(?:{_DAY}(?:の)?)?(?:追记|补记|附记|追加|补足|补充(?:说明)?|更新(?:说明)?|updated?|edit|addendum|postscript)[:：]?(?:(?: ?on)? ?[(（]?{_DAY}[)）]?| ?\d{{1,2}})?"
    r"|(?:(?:相关|常见|热门|用户|延伸)(?:问答|问题|疑问)|(?:问答|问题|疑问)(?:解答|汇总|集锦|faqs?)|问答)(?:解答|汇总)? ?[(（]?(?:faqs?|q ?& ?a)?[)）]?|(?:frequently asked questions|common questions)(?: \(faqs?\))?"
)
"""An addition of a later day, 2017/9/23 追记; what is asked about the matter, 相关问答FAQs."""


def is_own(said: str) -> bool:
    """Tell whether a line, as `reader.corpus.site_labels.bare` leaves it, heads what articles end with."""
    return said.replace(" ", "-") in _OWN or _OWN_FORM.fullmatch(said) is not None
