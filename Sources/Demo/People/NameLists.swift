/// The lists names are made of.
enum NameLists {
    /// Surnames with how many of ten thousand have them.
    static let surnames = """
        王 710 李 705 张 660 刘 530 陈 450 杨 310 黄 220 赵 215 吴 205 周 200 徐 145 孙 140 马 130 朱 125 胡 120 郭 115
        何 110 林 110 高 105 罗 100 郑 95 梁 90 谢 85 宋 80 唐 75 许 75 邓 70 韩 70 冯 70 曹 65 彭 65 曾 60 肖 60 田 58
        董 56 潘 55 袁 54 蔡 52 蒋 50 余 50 于 50 杜 48 叶 48 程 46 魏 46 苏 45 吕 44 丁 43 任 42 卢 41 姚 40 沈 40 钟 39
        姜 38 崔 37 谭 36 陆 35 范 35 汪 34 廖 33 石 32 金 31 韦 30 贾 30 夏 29 付 28 方 28 邹 27 熊 27 白 26 孟 26 秦 26
        邱 25 侯 25 江 25 尹 24 薛 24 闫 23 段 23 雷 22 龙 22 黎 21 史 21 陶 20 贺 20 毛 20 郝 19 顾 19 龚 18 邵 18 万 17
        覃 17 武 16 钱 16 戴 16 严 15 莫 15 孔 15 向 14 常 14 汤 14 欧阳 8 单 6 仇 3 解 4 区 3 查 3 乐 2 盖 2 缪 2 翟 5
        上官 2 司马 2 诸葛 2 尉迟 1 令狐 1 皇甫 1 司徒 1 夏侯 1 慕容 1 长孙 1 宇文 1
        """

    /// Surnames that are read otherwise than the character usually is, or have two characters.
    static let trying = ["曾", "单", "仇", "解", "尉迟", "欧阳", "查", "区", "乐", "盖", "翟", "万俟", "令狐", "上官", "澹台", "覃"]

    /// Given names with characters that many systems cannot write.
    static let rare = ["㛃", "𬱖", "㛃妍", "子𬱖", "喆", "小玥", "犇", "韡", "彧嘉", "祎凡", "一赟", "翀"]

    /// Members with a foreign name.
    static let latinWomen = [
        "Anna Smith", "Élise Martin", "Sofia García", "Emily Chen", "Natalia Petrova", "Yuki Tanaka",
    ]
    /// Members with a foreign name.
    static let latinMen = [
        "Michael Brown", "Lukas Müller", "José Silva", "David Wang", "Jean-Pierre Laurent", "Ken Sato",
    ]

    /// Women born before a year: whole names, first and second characters.
    static let women: [(Int, String, String, String)] = [
        (
            1960, "秀英 桂英 秀兰 玉兰 淑珍 凤英 玉梅 桂兰 秀珍 玉英 素珍 淑兰 月英 桂珍 兰英 玉华 金凤 惠珍 爱华 美珍",
            "秀 玉 桂 淑 凤 素 月 春 金 爱 惠 美", "英 兰 珍 梅 华 芳 琴 云 莲 娥 香 芝"
        ),
        (
            1980, "丽 敏 静 艳 霞 丽华 红梅 晓燕 春梅 丽娟 海燕 玉玲 志红 建华 秋菊 美玲 红霞 小红 淑芳 丽萍",
            "丽 红 晓 春 海 玉 小 美 秋 雪 文 惠", "娟 燕 梅 霞 玲 萍 芳 红 琴 莉 英 云"
        ),
        (
            1995, "婷 娜 静 倩 雪 婷婷 莉娜 佳丽 晓庆 雅琴 思思 文静 慧敏 梦洁 丹丹 晶晶 莹莹 露露 晓彤 雨晴",
            "晓 雅 思 文 佳 梦 慧 雨 诗 嘉 静 婉", "婷 娜 倩 洁 雯 颖 琳 瑶 蕾 薇 彤 怡"
        ),
        (
            9999, "欣怡 梓涵 雨桐 诗涵 欣妍 佳怡 可欣 梦瑶 思琪 雨欣 语嫣 子萱 若曦 一诺 奕涵 紫涵 佳琪 心怡 语桐 梓萱",
            "欣 梓 雨 诗 佳 可 梦 思 语 若 一 奕 紫 心 沐 芷", "怡 涵 桐 妍 欣 瑶 琪 嫣 萱 曦 诺 彤 宁 玥 芮 颖"
        ),
    ]

    /// Men born before a year: whole names, first and second characters.
    static let men: [(Int, String, String, String)] = [
        (
            1960, "建国 志明 国强 德华 永福 金山 玉山 国栋 振华 文明 家富 福生 长青 德胜 宝山 树林 海山 庆华 世昌 守义",
            "建 志 国 德 永 金 振 文 福 宝 树 庆", "国 明 强 华 福 山 栋 生 胜 林 昌 义"
        ),
        (
            1980, "伟 强 勇 军 建军 志强 国庆 卫东 海军 建平 晓东 红军 俊杰 立新 永强 志刚 春雷 东升 少华 文斌",
            "建 志 卫 海 晓 俊 立 永 春 东 少 文", "军 强 东 平 杰 新 刚 雷 升 华 斌 峰"
        ),
        (
            1995, "磊 涛 鹏 超 浩 志鹏 文博 宇航 晓峰 俊辉 嘉伟 子健 天宇 一鸣 振宇 凯 帅 明轩 家豪 泽民",
            "志 文 宇 晓 俊 嘉 子 天 一 振 明 家", "鹏 博 航 峰 辉 伟 健 宇 鸣 轩 豪 龙"
        ),
        (
            9999, "浩宇 子轩 梓豪 宇轩 浩然 博文 俊熙 奕辰 一凡 皓轩 天佑 明哲 泽宇 子墨 梓睿 昊天 宸宇 思远 嘉懿 沐辰",
            "浩 子 梓 宇 博 俊 奕 一 皓 明 泽 昊 宸 思 嘉 沐", "宇 轩 豪 然 文 熙 辰 凡 佑 哲 墨 睿 天 远 霖 阳"
        ),
    ]
}
