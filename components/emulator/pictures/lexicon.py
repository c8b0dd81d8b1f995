"""The words that the painter knows, English and Chinese, by what they ask for."""

MOTIFS: dict[str, str] = {
    "moon": "moon moonlight moonlit moonrise moonshine crescent luna 月亮 月光 明月 月色 月夜 满月 滿月 圆月 新月 月",
    "sun": "sun sunlight sunshine sunlit sunny 太阳 太陽 阳光 陽光 烈日",
    "star": "star starry starlight starlit milkyway galaxy constellation 星星 星空 繁星 星夜 银河 銀河 星",
    "cloud": "cloud cloudy overcast cumulus 云 雲 云朵 雲朵 白云 白雲 多云 云海",
    "mountain": "mountain hill peak cliff volcano alps range ridge 山 高山 山峰 群山 火山 雪山 悬崖",
    "island": "island isle islet atoll archipelago 岛 島 岛屿 島嶼 小岛 小島 海岛 海島 孤岛",
    "lighthouse": "lighthouse beacon pharos 灯塔 燈塔",
    "boat": "boat sailboat sailing sail yacht dinghy dhow junk fishingboat sailingboat "
    "船 小船 帆船 帆 渔船 漁船 舟 游艇",
    "ship": "ship galleon frigate vessel tallship pirate 大船 轮船 輪船 海盗船 战舰",
    "fish": "fish fishes salmon tuna dolphin koi carp flyingfish 鱼 魚 飞鱼 飛魚 海豚 鲤鱼 锦鲤",
    "gull": "gull seagull bird seabird albatross tern crane swallow dove pigeon "
    "海鸥 海鷗 鸥 鸟 鳥 飞鸟 小鸟 鸽子 鹤 燕子",
    "cat": "cat kitten kitty feline 猫 貓 小猫 猫咪 貓咪",
    "dog": "dog puppy hound doggy canine 狗 小狗 犬 狗狗",
    "person": "person man woman girl boy child people lady traveler traveller figure human "
    "人 女孩 男孩 少女 少年 女人 男人 孩子 旅人",
    "house": "house cottage cabin hut home village 房子 房屋 小屋 屋 木屋 家 村庄",
    "palm": "palm palmtree coconut tropical tropic 棕榈 棕榈树 椰子 椰树 椰林 热带",
    "tree": "tree pine forest wood woods oak cypress fir 树 樹 大树 松 松树 森林 树林",
    "flower": "flower rose tulip daisy poppy blossom sakura lavender 花 鲜花 花朵 玫瑰 樱花 桃花 花海",
    "balloon": "balloon airballoon airship 气球 氣球 热气球 熱氣球",
    "whale": "whale orca 鲸 鯨 鲸鱼 鯨魚",
    "shore": "beach shore coast sand dune seaside shoreline 沙滩 沙灘 海滩 海灘 海岸 岸 岸边 海边 海邊",
    "rain": "rain rainy raining drizzle downpour shower 雨 下雨 大雨 细雨 雨天 暴雨",
    "snow": "snow snowy snowing snowfall snowflake blizzard winter 雪 下雪 雪花 大雪 冬天 冬",
    "rainbow": "rainbow 彩虹 虹",
    "aurora": "aurora northernlights 极光 極光",
}

HOURS: dict[str, str] = {
    "night": "night midnight nighttime nocturnal dark 夜 夜晚 晚上 深夜 夜色 夜空 黑夜",
    "dusk": "dusk twilight evening gloaming bluehour 黄昏 黃昏 傍晚 暮色 暮",
    "sunset": "sunset sundown goldenhour 日落 夕阳 夕陽 落日 晚霞",
    "dawn": "dawn sunrise morning daybreak 日出 黎明 清晨 早晨 朝霞 晨",
    "day": "day noon daytime midday daylight afternoon bluesky summer spring "
    "白天 中午 正午 晴天 晴朗 蓝天 藍天 夏天 春天",
    "storm": "storm stormy thunder tempest thunderstorm typhoon hurricane 风暴 風暴 暴风雨 台风 雷",
    "mist": "mist misty fog foggy haze hazy 雾 霧 薄雾 大雾",
}

COLOURS: dict[str, str] = {
    "e0352f": "red crimson scarlet vermilion 红 紅 红色 紅色 大红",
    "2f6fe0": "blue azure navy cobalt 蓝 藍 蓝色 藍色",
    "2fa85a": "green emerald jade 绿 綠 绿色 綠色 翠绿 碧",
    "e8b23a": "gold golden yellow amber 金 金色 黄 黃 黄色 黃色 金黄",
    "8a4fd0": "purple violet lilac indigo 紫 紫色",
    "f07fae": "pink magenta 粉 粉色 粉红 粉红色 桃红",
    "f08030": "orange coral peach 橙 橙色 橘 橘色",
    "25b5b0": "teal turquoise cyan aqua 青 青色 青绿",
    "f4f4f0": "white ivory 白 白色 洁白",
    "1c1c24": "black ebony 黑 黑色 漆黑",
    "9aa2ac": "gray grey silver silvery 灰 灰色 银 銀 银色",
    "8a5a38": "brown bronze 棕 棕色 褐 褐色",
}

COUNTS: dict[str, int] = {
    **dict.fromkeys(("one", "single", "1", "一", "一只", "一条", "一艘", "一座", "一个"), 1),
    **dict.fromkeys(("two", "couple", "pair", "2", "两", "二"), 2),
    **dict.fromkeys(("three", "3", "三"), 3),
    **dict.fromkeys(("four", "4", "四"), 4),
    **dict.fromkeys(("five", "several", "5", "五", "几"), 5),
    **dict.fromkeys(("six", "seven", "eight", "many", "flock", "fleet", "swarm", "school", "群", "许多", "很多"), 7),
}

# Words with nothing to show of their own; the sea is there anyway.
_PLAIN = (
    "a an the of and or with in on at by to from near over under above below behind beyond into is are be very "
    "some its his her it this that as for int he background foreground sea ocean water wave shine shining "
    "fly flying jumping leaping sky horizon picture image photo painting "
    "的 在 和 与 有 着 上 下 里 中 只 个 条 艘 座 海 大海 海洋 海水 海面 天空 海浪 波浪 "
    "海上 海星 飞 飞翔"
)
PLAIN = frozenset(_PLAIN.split())

# The singular of these says nothing about their number.
UNCOUNTED = frozenset(
    ("fish", "salmon", "tuna", "koi", "carp", "flyingfish", "forest", "village", "tropical", "tropic")
)

IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "puppies": "puppy"}


def table(groups: dict[str, str]) -> dict[str, str]:
    """Turn 'thing: words' into 'word: thing'."""
    return {word: thing for thing, words in groups.items() for word in words.split()}
