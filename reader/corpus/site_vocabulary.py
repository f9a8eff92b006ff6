"""The words by which sites head what they put around an article, in Chinese, English, Japanese, Korean.

Two lists a kind. SURE words are the site's wherever they stand: nobody writes a section called
猜你喜欢. PLAIN words may be an article's own: 评论, Share, 免責声明 head the site's things or a
section about them; what stands under and after them decides (`reader.article.furniture.around`).
Words are written as `reader.corpus.site_labels.bare` leaves them or not, in simplified
characters or Japanese ones; it folds case, width, marks and traditional characters.

Sources: WordPress's and Jetpack's catalogues (zh_CN, zh_TW, ja); the language files of the
themes NexT, Butterfly, Icarus (Hexo), PaperMod, Stack, LoveIt (Hugo), Minimal Mistakes
(Jekyll), Genesis, Cocoon and SWELL (WordPress), Typecho's Handsome; Blogger, Ghost, Substack,
Medium, Disqus, Discuz, Pixnet, Hatena, note, Ameba, Tistory, Naver; pages of Sina, Sohu, NetEase, People's Daily
Online, Eastmoney, CSDN, Zhihu, UDN, LTN, HK01, ITmedia, Yahoo! Japan; WeChat's accounts; the
"Was this page helpful?" of manuals; the sites of Chinese offices and universities.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "links",
    "references",
    "talk",
    "about",
    "call",
    "advert",
    "contents",
    "tags",
    "legal",
    "tools",
    "end",
]
"""What stands under a label: links to other posts, links that its writer may have chosen, readers'
words, who wrote it, a call to do something, an advertisement, the article's own headings, tags, the law, buttons, nothing more."""

SURE: dict[Kind, str] = {
    "links": """
相关 | 大家都在搜 | 大家都在看 | 大家还在看 | 大家都在读 | 正在热播 | 正在热映 | 看了又看 | 猜你想看 | 猜你在找 | 热搜榜 | 全站热搜 | 全站热门
24小时热文 | 24小时热榜 | 24小时热点 | 24小时点击排行 | 24小时阅读排行 | 48小时阅读排行 | 10天推荐排行 | 阅读排行 | 阅读排行榜 | 点击排行
点击排行榜 | 点击榜 | 热点排行 | 热门排行 | 热门排行榜 | 热文排行 | 热文榜 | 热点文章 | 热门文章排行 | 新闻排行 | 新闻排行榜 | 一周热点 | 一周热门
一周热榜 | 本周热门 | 本周热点 | 本月热门 | 今日热门 | 今日热点 | 今日热文 | 今日推荐 | 每日推荐 | 今日头条 | 随机文章 | 随便看看 | 随机推荐
编辑推荐 | 小编推荐 | 编辑精选 | 站长推荐 | 主编推荐 | 精选推荐 | 精选文章 | 热点推荐 | 热门推荐 | 热门关注 | 重点推荐 | 重磅推荐 | 为您推荐 | 为你推荐
往期精彩 | 往期回顾 | 往期推荐 | 往期精选 | 往期文章 | 往期归档 | 往期热文 | 精彩推荐 | 精彩回顾 | 精彩内容 | 精彩文章 | 更多精彩 | 更多精彩内容 | 精彩继续
更多直播 | 更多新闻 | 更多报道 | 更多文章 | 更多推荐 | 更多阅读 | 更多相关文章 | 更多来自 | 看更多 | 看更多文章 | 查看更多 | 阅读更多 | 更多内容
相关推荐 | 相关文章 | 相关阅读 | 相关新闻 | 相关报道 | 相关内容 | 相关博文 | 相关帖子 | 相关日志 | 相关资讯 | 相关热词 | 相关热点 | 相关搜索 | 相关标签
相关专题 | 相关视频 | 相关图集 | 相关附件 | 相关解读 | 相关问答 | 相关话题 | 本类推荐 | 本栏最新 | 同类文章 | 类似文章 | 推荐文章 | 推荐阅读 | 推荐新闻
最多人阅读 | 最多人看 | 最受欢迎 | 热读 | 热门新闻 | 热门博文 | 热门标签 | 热门话题榜 | 人气文章 | 人气排行 | 新闻推荐 | 文章推荐 | 阅读推荐
最新文章 | 最近文章 | 近期文章 | 最新博文 | 最新推荐 | 最新帖子 | 最近更新 | 文章归档 | 月归档 | 推荐栏目 | 热门栏目 | 热门专题 | 系列文章
本系列其他文章 | 本系列文章 | 同系列文章 | 同作者的其他文章 | 作者其他文章 | 作者的其他文章 | ta的其他文章 | 他的其他文章 | 她的其他文章 | 作者最新文章
友情链接 | 友情连结 | 站外链接 | 本站推荐 | 下期预告 | 上期回顾 | 接下来读 | 接着读 | 下一篇 | 上一篇 | 文章导航 | 文章导览
related posts | related articles | related stories | related news | related content | related topics | related reading | related coverage
similar posts | similar articles | recommended posts | recommended articles | recommended stories | recommended reading | recommended for you
recent posts | recent articles | recent stories | latest posts | latest articles | latest stories | popular posts | popular articles
popular stories | popular now | most popular | most read | most viewed | most commented | most shared | trending now | trending stories | top stories
editors picks | editor s picks | staff picks | featured posts | featured stories | must reads | dont miss | don t miss | dont miss these
more posts | more articles | more stories | more coverage | more news | more like this | more to read | more reading | more on this | more on this story
more on this topic | more to explore | more to love | keep reading | continue reading | read next | read this next | up next | what to read next | next up
you might also like | you may also like | you might like | you may like | you might also enjoy | you may also enjoy
you may be interested in | you might be interested in | you might also be interested in | you may also be interested in | people also read
readers also liked | others also read | people also ask | also in this series | also in this issue | in this section | also in this section | more in this section | in this series | other posts in this series
more in this series | posts in this series | this series | series navigation | from the archive | from the archives | from our archives | blog archive
blogroll | around the web | from around the web | from the web | promoted stories | sponsored stories | elsewhere on the web | post navigation
posts navigation | article navigation | recommended from medium | explore more | discover more | next post | previous post | next article | previous article
関連記事 | 関連リンク | 関連ニュース | 関連コンテンツ | 関連するコンテンツ | 関連するニュース | 関連する記事 | 関連エントリー | 関連ワード | 関連キーワード
関連特集 | 関連動画 | 関連投稿 | こちらもおすすめ | こちらの記事もおすすめ | あわせて読みたい | 併せて読みたい | 合わせて読みたい | あわせて読みたい記事
おすすめ記事 | おすすめの記事 | あなたにおすすめ | あなたにおすすめの記事 | あなたへのおすすめ | オススメ記事 | おすすめ関連記事 | 注目記事 | 注目の記事
注目ニュース | 注目ワード | 注目のキーワード | 人気記事 | 人気の記事 | 人気記事ランキング | 人気ランキング | 人気記事top10 | 人気エントリー | よく読まれている記事
よく読まれています | よく読まれる記事 | 最新記事 | 最新の記事 | 新着記事 | 最近の記事 | 最近の投稿 | 最近の画像つき記事 | 最近の画像付き記事 | アクセスランキング
記事ランキング | ニュースランキング | デイリーランキング | 週間ランキング | アクセス数ランキング | ブログランキング | この記事を読んだ人はこんな記事も読んでいます
この記事を読んだ人へのおすすめ | この記事の関連ニュース | この著者の記事一覧 | この筆者の記事一覧 | 記事一覧 | テーマ別記事一覧 | 連載一覧 | 連載記事 | バックナンバー
次の記事 | 前の記事 | 次に読みたい | もっと読む | もっと見る | 続きを読む | 投稿ナビゲーション | 特集一覧 | 話題のニュース | 話題の記事
過去記事 | 月別アーカイブ | この連載の記事 | この記事が参加している募集 | ピックアップ記事 | 編集部おすすめ
관련글 | 관련 기사 | 관련 뉴스 | 관련 포스트 | 연관 글 | 연관 기사 | 추천 글 | 추천 기사 | 추천 뉴스 | 추천 포스트 | 인기 글 | 인기 기사 | 최근 글 | 최신 글 | 많이 본 글 | 많이 본 기사 | 많이 본 뉴스
함께 보면 좋은 글 | 같이 보면 좋은 글 | 함께 읽으면 좋은 글 | 함께 보면 좋은 기사 | 다른 글 보기 | 이전 글 | 다음 글 | 이 기사를 추천합니다
""",
    "talk": """
发表评论 | 发表回复 | 发表留言 | 发表意见 | 发表看法 | 添加评论 | 添加回复 | 我要评论 | 我来说两句 | 我有话说 | 写评论 | 写留言 | 写下你的评论 | 参与评论 | 参与讨论
提交评论 | 留下评论 | 留下回复 | 留下回应 | 留下留言 | 张贴留言 | 张贴评论 | 留个言吧 | 快来评论 | 说点什么 | 说说你的看法 | 取消回复 | 取消评论
网友评论 | 网友热评 | 网友留言 | 最新评论 | 最新留言 | 最近评论 | 近期评论 | 热门评论 | 精彩评论 | 全部评论 | 全部留言 | 所有评论 | 文章评论 | 用户评论
读者评论 | 读者留言 | 留言列表 | 评论列表 | 评论区 | 评论区精选 | 精选留言 | 精选评论 | 留言精选 | 神评论 | 网友跟帖 | 跟帖 | 评论已关闭 | 本文评论
暂无评论 | 还没有评论 | 没有评论 | 登录后评论 | 登录后发表评论 | 沙发空缺 | 抢沙发 | 脸书留言 | 我要留言 | 新增留言
leave a reply | leave a comment | leave a response | leave your comment | post a comment | post comment | post your comment | add a comment
add comment | add your comment | write a comment | join the conversation | join the discussion | view comments | view all comments | show comments
hide comments | reader comments | readers comments | reader interactions | recent comments | latest comments | all comments | top comments | your comments
what do you think | have your say | tell us what you think | discussion about this post | cancel reply | comments are closed | comments closed | no comments
no comments yet | be the first to comment | what people are saying | share your thoughts | start the discussion | submit a comment
comments are off for this post | login to comment | log in to comment | sign in to comment
コメントする | コメントを残す | コメントを書く | コメントを投稿 | コメントを投稿する | コメントをキャンセル | コメント一覧 | 最新コメント | 最近のコメント
この記事へのコメント | この記事へのトラックバック | みんなのコメント | 新着コメント | 人気のコメント | ブックマークコメント
댓글 쓰기 | 댓글 달기 | 댓글 남기기 | 댓글 보기 | 댓글 목록 | 댓글 작성 | 최근 댓글 | 댓글삭제
""",
    "about": """
主边栏 | primary sidebar | secondary sidebar | site footer | about me | more about me | search this blog | followers | blog stats
この記事を書いた人 | この記事の著者 | この記事の執筆者 | 記事を書いた人 | 書いた人 | ライター紹介 | ライタープロフィール | 著者プロフィール | 執筆者プロフィール
about this site | about this blog | about this website | about the blog | 站点概览 | 网站资讯 | 关于本站 | 关于本号 | 关于博主 | 博主简介
""",
    "call": """
分享到 | 分享至 | 分享按钮 | 分享本文 | 分享此文 | 分享文章 | 分享这篇文章 | 分享给好友 | 分享给朋友 | 分享到微信 | 分享到朋友圈 | 分享收藏点赞在看 | 点赞在看 | 一键三连 | 共享此文章
转发此文 | 转发本文 | 赞过 | 喜欢过 | 点个赞 | 点个在看 | 喜欢这篇文章 | 喜欢这篇文章吗 | 觉得不错 | 打赏作者 | 赞赏支持 | 给作者打赏
支持作者 | 支持一下 | 欢迎关注我的其他发布渠道 | 欢迎关注我的其它发布渠道 | 关注我们 | 关注公众号 | 关注微信公众号 | 扫一扫关注 | 扫码关注
订阅我们 | 订阅本站 | 订阅本刊 | 订阅更新 | 邮件订阅 | 订阅电子报 | 订阅邮件 | 订阅通讯 | 订阅博客 | 电子报订阅 | 免费订阅电子报 | 加入会员 | 成为会员
订阅后继续阅读 | 订阅后继续阅读全文 | 登录后继续阅读 | 立即订阅 | 解锁全文 | 付费阅读 | 会员专享 | 下载app | 下载客户端 | 我要纠错 | 纠错
投稿爆料 | 新闻爆料 | 爆料热线 | 有奖爆料 | 请继续往下阅读 | 继续阅读全文 | 点击阅读原文
share this | share this post | share this article | share this story | share this page | share this entry | share this with | share on | share via | share it
share with friends | sharing is caring | spread the word | spread the love | like this | like this post | rate this | rate this post | rate this recipe
rate this article | follow us | follow us on | follow me | follow me on | stay connected | stay in touch | stay up to date | stay in the loop | stay informed
get in touch | connect with us | connect with me | join us | join our community | join our newsletter | join our mailing list | join the mailing list
join the newsletter | subscribe now | subscribe via email | subscribe to our newsletter | subscribe to the newsletter | subscribe to this blog
subscribe by email | email newsletter | newsletter signup | newsletter sign up | sign up now | sign up for our newsletter | get updates
get the newsletter | get our newsletter | get email updates | get notified | ready for more | support our work | support our journalism | support us
support this site | support my work | support me | buy me a coffee | buy me a beer | become a member | become a subscriber | become a patron
already a subscriber | already have an account | already a member | this post is for subscribers only | this post is for paid subscribers | pin it
this post is for paying subscribers only | this article is for subscribers only | listen to this article | print this | jump to recipe | print recipe
was this helpful | was this page helpful | was this article helpful | was this post helpful | was this information helpful | did this help
did you find this helpful | did you find this page helpful | did you find this article helpful | is this page helpful | is this helpful | give feedback
send feedback | page feedback | did you make this | did you make this recipe | did you enjoy this post | did you enjoy this article
did you like this post | enjoyed this article | enjoyed this post | enjoy this post | like what you read | like this article | found this useful
シェアする | この記事をシェア | この記事をシェアする | 記事をシェア | シェアはこちら | よかったらシェアしてね | よければシェアしてください | 共有する
フォローする | フォローしてね | この記事が気に入ったらフォロー | この記事が気に入ったらフォローしよう | この記事が気に入ったらいいねしよう | 最新情報をお届けします | いいねする
この記事が気に入ったらサポートをしてみませんか | いいなと思ったら応援しよう | 応援する | サポートする | チップで応援する | いいねした人 | 読者になる | 読者登録
メルマガ登録 | メールマガジン登録 | ニュースレター登録 | 購読する | 会員登録 | 無料会員登録 | この記事は有料会員限定です | この記事は有料記事です
有料会員限定 | この続きを読むには | ここから先は | お気に入り登録 | この記事は役に立ちましたか | このページは役に立ちましたか | 記事を評価する | この記事の感想を教えてください
対你有帮助么 | 相关推荐对你有帮助么 | 对你有帮助么 | 对您有帮助吗 | 对你有帮助吗 | 本文对您有帮助吗 | 本文对你有帮助吗 | 这篇文章对你有帮助吗 | 这篇文章对您有帮助吗 | 此页面有帮助吗
此内容是否有帮助 | 此页内容是否对您有帮助 | 以上信息是否对您有帮助 | 文档内容是否对您有帮助 | 您对这篇文章的评价 | 喜欢就支持一下吧 | 马上注册结交更多好友享用更多功能
공유하기 | 이 글 공유하기 | 이 글을 공유하기 | 이 기사를 공유합니다 | 구독하기 | 구독 신청 | 뉴스레터 구독하기 | 후원하기
""",
    "advert": """
赞助内容 | 赞助商 | 赞助商链接 | 广告合作 | 推广链接 | 广告位招租 | sponsored content | sponsored links
sponsored by | advertisement continue reading below | story continues below advertisement | article continues below | paid content | partner content
スポンサーリンク | スポンサードリンク | specialpr | special pr | ads by google
""",
    "contents": """
文章目录 | 本文目录 | 内容目录 | 目录导航 | 文章导读目录 | table of contents | in this article | in this post | on this page | in this story | whats in this article
what s in this article | jump to section | quick links | page contents | もくじ | 目次 | この記事の目次 | 目次を開く | 目次へ
""",
    "tags": """
文章标签 | 本文标签 | 标签云 | 热门标签 | 文章分类 | 个人分类 | 全站分类 | 博客分类 | 分类目录 | 文章分类目录 | 关键词标签 | tag cloud | tags cloud | post tags | filed under
filed in | tagged with | tagged as | posted in | this entry was posted in | browse by topic | browse topics | explore topics | browse categories
この記事のタグ | この記事のキーワード | この記事のカテゴリー | カテゴリー一覧 | タグ一覧 | タグクラウド | 関連タグ | 関連するタグ | ハッシュタグ
태그 목록 | 태그 클라우드 | 글 보관함
""",
    "legal": """
all rights reserved | copyright notice | legal notice | site disclaimer | 著作権表示 | 無断転載禁止 | 無断転載を禁じます
""",
    "tools": """
打印本页 | 关闭窗口 | 返回顶部 | 回到顶部 | 返回列表 | 字号 | 字体大小 | 网站导航 | 网站地图 | 站内搜索 | 搜索本站 | 快速导航 | 常用链接 | 面包屑导航 | 面包屑菜单
site navigation | main navigation | main menu | site search | search this site | skip to content | back to top | サイト内検索 | サイトマップ | ページトップへ | このページの先頭へ | ページの先頭へ | トップへ戻る
""",
}

PLAIN: dict[Kind, str] = {
    "links": """
archives | trending | 热议 | 日历 | おすすめ | トレンド | ランキング | ピックアップ | アーカイブ | read more | see more | latest news | トップニュース
相关产品 | 相关商品 | 相关公司 | 相关股票 | 相关个股 | 相关人物 | 相关课程 | 相关主题 | 相关图书 | 相关活动
热点新闻 | 热点 | 热门 | 推荐 | 最新 | 最新消息 | 最新动态 | 最新报道 | 最新公告 | 最新资讯 | 专题 | 公告 | 通知公告 | 热门话题 | 热门活动 | 热门院校 | 热门城市 | 热门商品
热门产品 | 热门视频 | 热门游戏 | 热门搜索 | 热门课程 | 热门景点 | 热门小说 | 猜 | 更多 | 更多专题 | 更多视频 | 更多图片 | 排行 | 排行榜 | 精选 | 头条
本期目录 | 导读 | 链接 | 延伸阅读 | 扩展阅读 | 拓展阅读 | 深度阅读 | 系列 | 连载
related | related products | related questions | related tags
recommended | featured | highlights | popular | latest | recent | ranking | rankings | top 10 | series | more | next | previous | explore
top picks | from the blog | elsewhere | also read | also see | read also | must read | topics
関連商品 | 関連製品 | 関連書籍 | 関連 | 注目 | 人気 | 新着 | 新着情報 | 最新情報 | 最新ニュース | 特集 | 連載 | 一覧 | 次回 | 前回
シリーズ | 話題 | リンク集
관련 링크 | 추천 | 인기 | 최신 뉴스 | 주요 뉴스
""",
    "references": """
相关链接 | 相关政策 | 相关法规 | 相关文件 | 相关信息 | 相关资料 | 附件 | 附件下载 | 文件下载 | 相关下载 | 参考阅读
related links | related pages | related documents | related resources | see also | 関連情報 | 関連サイト | 関連項目
""",
    "talk": """
コメント | trackbacks | pingbacks | 热评 | 留言板 | トラックバック
评论 | 留言 | 回复 | 回应 | 回响 | 讨论 | 读者来信 | 读者反馈 | 互动 | 今日话题 | 互动话题 | 话题讨论 | 今日互动 | 留言互动 | 留言区 | 互动 | 交流 | 读者互动 | 话题互动 | 留言话题
comments | comment | discussion | responses | replies | reactions | reader reactions | responses to this post | thoughts | conversation | webmentions
感想 | ディスカッション | ご意見 | 読者の声
댓글 | 덧글
""",
    "about": """
专栏作家 | 专栏作者 | footer | sidebar | 版权信息 | 侧边栏
作者 | 作者简介 | 作者介绍 | 关于作者 | 作者信息 | 作者资料 | 作者档案 | 记者简介 | 译者简介 | 编者简介 | 个人简介 | 个人资料 | 关于我 | 关于我们 | 公司简介 | 公司介绍 | 企业简介
关于公司 | 关于译者 | 投稿 | 投稿方式 | 主办单位 | 本文作者 | 作者专栏 | 撰文者
about the author | about the authors | about author | about the writer | about the writers | about the reporter | about the editor | about the photographer
about the artist | about us | about | author | authors | author bio | bio | biography | contributors | contributor | the author | our team | written by
about the company | about our company
著者 | 著者紹介 | 著者について | 筆者紹介 | 筆者プロフィール | 筆者 | プロフィール | 執筆者 | 執筆者紹介 | ライター | 自己紹介 | 会社概要 | 会社情報 | 運営会社 | 運営者情報
저자 소개 | 작가 소개 | 글쓴이 | 글쓴이 소개 | 기자 프로필 | 필자 소개
""",
    "call": """
交流群 | 读者群 | 读者交流群 | 粉丝群 | 免费评分 | feedback | donate | sign up | 评分 | 举报 | 投诉 | sns | 共有 | シェア | フォロー | いいね | 打赏 | 赞助 | 赞赏 | 参与人数 | 官方微信 | 粉丝团 | 微信公众号 | メールマガジン | メルマガ
分享 | 共享 | 转发 | 收藏 | 喜欢 | 点赞 | 订阅 | 关注 | 投票 | 反馈 | 意见反馈 | 支持 | 赞 | 福利 | 活动 | 广而告之
share | sharing | subscribe | subscription | newsletter | follow | like | likes | support | membership | feedback | vote
ニュースレター | 購読 | アンケート | 応援 | 募集 | 公式sns
구독 | 공유 | 공감 | 좋아요 | 후원
""",
    "advert": """
广告 | 広告 | advertisement | advertisements | advertising | sponsored | スポンサー
推广 | 赞助 | 商务合作 | 合作 | ad | ads | pr | sponsor | sponsors | our sponsors | promotion | promoted | deals | 宣伝 | 協賛
광고
""",
    "contents": """
目录 | 导航 | toc | 見出し
목차
""",
    "tags": """
标签 | 分类 | 关键词 | 关键字 | 归档 | 栏目 | 话题 | tags | tag | categories | category | keywords | labels | topics | tagged
タグ | カテゴリー | カテゴリ | キーワード | ラベル | 分類
태그 | 카테고리
""",
    "legal": """
免责声明 | 版权声明 | 郑重声明 | 特别声明 | 重要声明 | 声明 | 本站声明 | 转载声明 | 风险提示 | 风险提示及免责声明 | 特别提示 | 转载说明 | 转载须知 | 著作权声明 | 隐私声明 | 版权所有
disclaimer | disclaimers | disclosure | disclosures | copyright | license | licence | legal | terms of use | privacy policy | corrections | forward looking statements
免責事項 | 著作権 | 著作権について | ご注意 | 免責 | プライバシーポリシー
""",
    "tools": """
搜索 | 检索 | 打印 | 返回 | 菜单 | search | print | menu | navigation | 検索 | メニュー | ナビゲーション | 印刷
""",
    "end": """
end | the end | 完 | 全文完 | 未完待续 | 本文完 | 正文完 | fin | to be continued | おわり | 終わり
预览时标签不可点 | 继续滑动看下一个 | 向上滑动看下一个 | 轻触阅读原文 | 喜欢此内容的人还喜欢
""",
}

TRADITIONAL = (
    "閱讀訂熱門報導標籤論壇讚賞贊關鍵類別發表評迴響應聯繫絡網誌誰錄錢電腦紙寫專題選編輯載點擊陸續總覽說話記錯舉報與參會員"
    "頁鏈連結導覽繼經濟據啟買賣價優惠聲責權版轉貼試數據內容廣協辦單號碼檔頭條搶鮮見樣這還興趣歡愛請給問讓幫對個們開關於為"
    "無學從體驗課產業務圖書館視頻實測項變動態長輪時間區塊進階樂園環團隊獎雜質資訊新聞靈邊欄項隨機薦讀臉書屆條則篇週場線戶證設計眾遊戲"
)
"""Traditional characters of these words, and of what stands beside them."""

SIMPLIFIED = (
    "阅读订热门报导标签论坛赞赏赞关键类别发表评回响应联系络网志谁录钱电脑纸写专题选编辑载点击陆续总览说话记错举报与参会员"
    "页链连结导览继经济据启买卖价优惠声责权版转贴试数据内容广协办单号码档头条抢鲜见样这还兴趣欢爱请给问让帮对个们开关于为"
    "无学从体验课产业务图书馆视频实测项变动态长轮时间区块进阶乐园环团队奖杂质资讯新闻灵边栏项随机荐读脸书届条则篇周场线户证设计众游戏"
)
"""The same in simplified characters, each in the place of its other."""
