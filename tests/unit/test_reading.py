"""What prompts say, in English and in Chinese."""

from __future__ import annotations

from collections import Counter

import pytest

from components.emulator.pictures.motifs import motifs
from components.emulator.pictures.notes import MANY
from components.emulator.pictures.reading import Reading, read
from components.emulator.pictures.tokens import LONGEST_PROMPT, tokens
from components.emulator.pictures.vocabulary import Entry, entries, lexicon, lexicon_of


def names(text: str) -> list[str]:
    return [mention.name for mention in read(text).mentions]


def links(reading: Reading) -> list[tuple[str, str, str]]:
    mentions = reading.mentions
    return [(mentions[link.subject].name, link.how, mentions[link.to].name) for link in reading.links]


def test_no_word_stands_in_two_lines() -> None:
    for language in ("en", "zh"):
        words = Counter(word.partition("/")[0] for entry in entries() for word in getattr(entry, language))
        assert [word for word, lines in words.items() if lines > 1] == []


def test_every_thing_has_both_languages_and_a_motif() -> None:
    things = [entry for entry in entries() if entry.is_thing]
    assert len(things) > 80
    assert [entry.name for entry in things if not (entry.en and entry.zh)] == []
    assert {entry.name for entry in things} == set(motifs())


def test_names_are_unique() -> None:
    assert [name for name, lines in Counter(entry.name for entry in entries()).items() if lines > 1] == []


def test_what_a_thing_brings_is_a_place() -> None:
    places = {entry.name for entry in entries() if entry.kind == "place"}
    assert {entry.brings for entry in entries()} - places <= {"", "snow"}


def test_a_line_with_an_unknown_fact_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        Entry.of({"name": "box", "colour": "red"}, "object")


def test_words_are_read_whole() -> None:
    assert names("catalogue, shipment, friendship, birdcages") == []
    assert names("Boats; two CATS and a light-house") == ["boat", "cat", "lighthouse"]
    assert names("a hot air balloon, sailing boats") == ["balloon", "sailboat"]


def test_numbers_count() -> None:
    text = "a boat, two cats, fish, dogs, a fish tank, 三只海鸥, 一座岛, many horses, 3 whales"
    counts = {mention.name: mention.count for mention in read(text).mentions}
    assert counts["boat"] == 1 and counts["cat"] == 2 and counts["dog"] == 0
    assert counts["seagull"] == 3 and counts["island"] == 1 and counts["horse"] == 10 and counts["whale"] == 3


def test_a_field_of_a_plant_is_full_of_them() -> None:
    for text in ("a windmill in a tulip field", "郁金香田里的风车"):
        assert {mention.name: mention.count for mention in read(text).mentions}["tulip"] == 10


def test_a_fish_is_one_and_fish_are_some() -> None:
    assert read("a fish").mentions[0].count == 1
    assert read("fish flying over the sea").mentions[0].count == 0
    assert read("一条鱼").mentions[0].count == 1
    assert read("鱼").mentions[0].count == 0
    assert read("城堡").mentions[0].count == 1


@pytest.mark.parametrize(
    ("text", "colours"),
    [
        ("a red boat and a blue house", {"boat": "e0352f", "house": "2f6fe0"}),
        ("a big red wooden boat", {"boat": "e0352f"}),
        ("a girl in a red dress", {"girl": "e0352f"}),
        ("穿红裙子的女孩", {"girl": "e0352f"}),
        ("蓝色的猫和白馬", {"cat": "2f6fe0", "horse": "f4f4f0"}),
    ],
)
def test_a_colour_belongs_to_its_thing(text: str, colours: dict[str, str]) -> None:
    reading = read(text)
    assert {mention.name: mention.colour for mention in reading.mentions if mention.colour} == colours
    assert reading.colours == ()


def test_a_colour_without_a_thing_belongs_to_the_picture() -> None:
    assert read("green, a boat").colours == ("2fa85a",)
    assert read("a purple zorb").colours == ("8a4fd0",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("moon over the sea", [("moon", "over", "sea")]),
        ("a house on a hill", [("house", "on", "hill")]),
        ("on a hill, a house", []),
        ("on a hill stands a house", [("house", "on", "hill")]),
        ("a cat and a dog under an umbrella", [("cat", "under", "umbrella"), ("dog", "under", "umbrella")]),
        ("a girl holding a kite on a hill", [("girl", "holding", "kite"), ("girl", "on", "hill")]),
        ("树下的猫", [("cat", "under", "tree")]),
        ("一只猫在树下", [("cat", "under", "tree")]),
        ("草地上有一匹马", [("horse", "on", "meadow")]),
        ("女孩在桥上打着伞", [("girl", "on", "bridge"), ("girl", "holding", "umbrella")]),
    ],
)
def test_relations(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(read(text)) == expected


def test_depth_is_said_of_the_thing_it_stands_by() -> None:
    depths = {m.name: m.depth for m in read("boats in the background, a cat, and distant mountains").mentions}
    assert depths == {"boat": "far", "cat": "", "mountain": "far"}
    assert read("远处的山").mentions[0].depth == "far"


def test_what_is_denied_is_absent() -> None:
    reading = read("a boat without people or clouds, no rain, two birds")
    assert reading.absent == {"person", "cloud", "rain"}
    assert [mention.name for mention in reading.mentions] == ["boat", "bird"]
    assert read("没有云").absent == {"cloud"}


def test_hours_seasons_weather_and_moods_are_heard() -> None:
    reading = read("a gloomy autumn evening with fog, 下雨")
    assert (reading.hours, reading.seasons, reading.weather, reading.moods) == (
        ("dusk",),
        ("autumn",),
        ("fog", "rain"),
        ("gloomy",),
    )


def test_chinese_and_english_ask_for_the_same() -> None:
    english = set(names("moon, island, lighthouse, boats, fish, seagulls, stars"))
    assert set(names("月亮，海岛上的灯塔，船和鱼，海鸥，星星")) == english


def test_traditional_characters_are_read() -> None:
    assert names("白馬，漁船，飛機，貓，樹，龍") == names("白马，渔船，飞机，猫，树，龙") != []


def test_unknown_words_are_kept_apart() -> None:
    assert read("a cat").strange == read("the cats, and a cat").strange == 0
    assert 0 != read("a zorb cat").strange != read("a blap cat").strange


def test_a_line_is_all_that_a_word_needs() -> None:
    words = lexicon_of([*entries(), Entry.of({"name": "zorb", "en": "zorb, space hopper", "zh": "太空球"}, "object")])
    assert [m.name for m in read("two red zorbs on a hill", words).mentions] == ["zorb", "hill"]
    assert [m.name for m in read("太空球", words).mentions] == ["zorb"]


def test_a_tower_in_the_foreground_stays_there() -> None:
    tower, mountain = read("a tower in the foreground and mountains in the background").mentions
    assert (tower.depth, mountain.depth) == ("near", "far")


def test_sky_lanterns_without_an_article_are_some() -> None:
    assert [read(text).mentions[0].count for text in ("sky lantern, night", "a sky lantern", "孔明灯")] == [0, 1, 0]


def test_rows_and_numbers_up_to_twelve() -> None:
    assert [read(f"{word} birds").mentions[0].count for word in ("eleven", "twelve", "十二只", "a row of")] == [
        11,
        12,
        12,
        6,
    ]
    assert all(read(text).mentions[0].is_row for text in ("a row of trees", "five cats in a row", "一排树"))


def test_chinese_is_cut_into_as_few_words_as_may_be() -> None:
    assert names("湖里的天鹅") == ["lake", "swan"]
    assert [(m.name, m.colour) for m in read("白天鹅").mentions] == [("swan", "f4f4f0")]
    assert names("图书馆里的蛋糕，牛肉面，马尾，七夕的月亮")[:3] == ["room", "cake", "noodles"]
    assert not {"cow", "horse"} & set(names("牛肉面，马尾，仿佛，风格，国家，黄瓜"))


def test_what_is_counted_with_bowls_is_no_bowl() -> None:
    assert {m.name: m.count for m in read("三碗面条，一家咖啡馆，两杯奶茶，一棵树").mentions} == {
        "noodles": 3,
        "shop": 1,
        "bubble_tea": 2,
        "tree": 1,
    }


def test_every_phrase_says_something_known() -> None:
    phrases = [entry for entry in entries() if entry.kind == "phrase" and entry.zh]
    assert len(phrases) > 100
    assert [entry.name for entry in phrases if not read((entry.zh or entry.en)[0]).names] == []


def test_a_line_of_verse_is_a_scene() -> None:
    reading = read("孤舟蓑笠翁，独钓寒江雪")
    assert links(reading) == [("fisherman", "on", "rowboat")]
    assert ("river" in reading.names, reading.weather) == (True, ("snow",))


def test_who_does_something_is_one_person() -> None:
    assert names("钓鱼的老人") == names("老人在钓鱼") == ["fisherman"]
    assert [(m.name, m.colour) for m in read("穿红色汉服的少女").mentions] == [("hanfu_lady", "e0352f")]
    assert names("跳舞的熊猫") == ["panda"]


def test_the_colour_of_eyes_is_not_that_of_the_cat() -> None:
    assert read("一只蓝眼睛的白猫").mentions[0].colour == "f4f4f0"


def test_the_next_clause_may_go_on_about_the_same_place() -> None:
    assert links(read("房子左边有一棵树，右边有一辆车")) == [("tree", "beside", "house"), ("car", "beside", "house")]
    assert links(read("一张桌子，上面有一个苹果")) == [("apple", "on", "table")]
    assert links(read("桌子上有一个苹果和两个橙子"))[1] == ("orange_fruit", "on", "table")


def test_a_listing_mark_joins() -> None:
    assert links(read("桌子上有苹果、香蕉和柠檬")) == [
        ("apple", "on", "table"),
        ("banana", "on", "table"),
        ("lemon", "on", "table"),
    ]


def test_traditional_words_of_every_kind_are_read() -> None:
    text = "一條錦鯉，檯燈，穿著和服的女孩，老鷹飛過懸崖，聖誕樹，禮物盒"
    assert names(text) == names("一条锦鲤，台灯，穿着和服的女孩，老鹰飞过悬崖，圣诞树，礼物盒")


def test_a_large_animal_without_a_number_is_one() -> None:
    assert [read(text).mentions[0].count for text in ("龙", "凤凰", "鲸鱼", "鱼", "海鸥")] == [1, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("可爱的小狐狸，大眼睛，坐在蘑菇上", [("fox", "on", "mushroom")]),
        ("一只鹦鹉站在海盗的肩膀上", [("parrot", "on", "pirate")]),
        ("茶几上放着一壶茶", [("teapot", "on", "table")]),
        ("桥上走过三个人", [("person", "on", "bridge")]),
        ("河对面的村庄", [("village", "behind", "river")]),
    ],
)
def test_chinese_relations(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(read(text)) == expected


def test_a_denial_ends_before_what_lacks_it() -> None:
    reading = read("没有人的街道")
    assert (reading.absent, reading.named("street") is not None) == (frozenset({"person"}), True)


def test_what_carries_one_is_one() -> None:
    counts = {m.name: m.count for m in read("狐狸坐在蘑菇上，猫在草上，松树").mentions}
    assert counts == {"fox": 1, "mushroom": 1, "cat": 1, "grass": 0, "pine": 0}


def test_words_side_by_side_name_one_thing() -> None:
    assert names("a golden retriever puppy") == ["dog"]
    assert names("a girl student, a samurai woman") == ["student", "samurai"]
    assert names("a cat dog") == ["cat", "dog"]
    assert [m.name for m in read("portrait of a wise old man").mentions] == ["portrait_man"]
    red = read("portrait of a woman with a red dress").mentions
    assert [(m.name, m.colour) for m in red] == [("portrait", "e0352f")]


def test_a_field_of_flowers_is_full_of_them() -> None:
    assert [(m.name, m.count) for m in read("a field of daisies").mentions] == [("meadow", 1), ("daisy", 10)]


def test_clothes_in_a_list_belong_to_the_last_person_and_eyes_colour_nobody() -> None:
    reading = read("1girl, solo, red dress, blue eyes")
    assert [(m.name, m.colour) for m in reading.mentions] == [("girl", "e0352f")]
    assert reading.colours == ()


def test_a_saying_is_read_as_what_it_stands_for() -> None:
    assert links(read("a teddy bear skateboarding")) == [("teddy_bear", "on", "skateboard")]
    assert "storm" in read("a tornado").hours


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("mountian", "mountain"),
        ("forrest", "forest"),
        ("castel", "castle"),
        ("elaphant", "elephant"),
        ("giraff", "giraffe"),
    ],
)
def test_slips_of_spelling_are_forgiven(slip: str, meant: str) -> None:
    assert names(f"a {slip}") == [meant]


@pytest.mark.parametrize(
    "word", ["lighting", "angle", "steam", "place", "strange", "right", "power", "health", "dinner"]
)
def test_words_of_their_own_are_not_mistaken_for_slips(word: str) -> None:
    assert names(word) == []


def test_no_colour_or_size_is_lost_in_a_longer_name() -> None:
    for text, colour in (("a red apple", "e0352f"), ("a red rose", "e0352f"), ("an orange cat", "f08030")):
        assert read(text).mentions[0].colour == colour
    assert read("a giant octopus").mentions[0].size > 1.5


def test_the_colour_of_hair_is_not_that_of_clothes() -> None:
    woman = read("a woman with long red hair and a green dress").mentions[0]
    assert (woman.hair, woman.colour) == ("e0352f", "2fa85a")


@pytest.mark.parametrize(
    "text", ["20 cats", "500 fluffy cats", "twenty cats", "two hundred cats", "100只猫", "十五只猫"]
)
def test_large_numbers_are_many(text: str) -> None:
    assert [(mention.name, mention.count) for mention in read(text).mentions] == [("cat", MANY)]


@pytest.mark.parametrize(
    "text", ["35mm photo of a cat", "35 mm, cat", "1920 cat", "16:9 cat", "f/1.8 cat", "3 years old cat"]
)
def test_measures_years_and_shares_count_nothing(text: str) -> None:
    assert [(mention.name, mention.count) for mention in read(text).mentions] == [("cat", 1)]


def test_what_is_said_twice_is_so_once() -> None:
    assert read("a cat on a dog, " * 100).links == read("a cat on a dog").links


def test_no_sign_makes_a_prompt_longer() -> None:
    assert not list(tokens("ﷺ" * LONGEST_PROMPT + "cat", lexicon()))[LONGEST_PROMPT:]
    assert sum(len(token.text) for token in tokens("ﷺ" * LONGEST_PROMPT, lexicon())) <= LONGEST_PROMPT


COMMON = """
sea island mountain forest desert city village lake river field road space sun moon stars clouds rain snow fog
rainbow lightning aurora dawn noon sunset night spring autumn winter lighthouse house castle tower bridge windmill
temple skyscraper boat ship balloon train car rocket plane cat dog seagull fish whale horse fox rabbit butterfly
deer tree pine palm flower sunflower grass cactus person lantern umbrella kite fence watercolor ink pastel neon
sketch oil poster vintage gloomy romantic
海 岛 山 森林 沙漠 城市 村庄 湖 河 田野 路 太空 太阳 月亮 星星 云 雨 雪 雾 彩虹 闪电 极光 黎明 正午 日落 夜晚 春天
秋天 冬天 灯塔 房子 城堡 塔 桥 风车 寺庙 摩天楼 船 轮船 帆船 气球 火车 汽车 火箭 飞机 猫 狗 海鸥 鱼 鲸鱼 马 狐狸 兔子
蝴蝶 鹿 树 松树 棕榈树 花 向日葵 草 仙人掌 人 灯笼 伞 风筝 栅栏 水彩 水墨 像素画 粉彩 霓虹 低多边形 素描 油画 海报 复古
"""


@pytest.mark.parametrize("word", [*COMMON.split(), "sailing boat", "pixel art", "low poly"])
def test_common_words_are_known(word: str) -> None:
    reading = read(word)
    assert reading.names and not reading.strange
