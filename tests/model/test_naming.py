import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studyatlas.model.naming import fold, name_key, singular, slug, tokens


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("orchids", "orchid"),
        ("berries", "berry"),
        ("mosses", "moss"),
        ("boxes", "box"),
        ("branches", "branch"),
        ("dishes", "dish"),
        ("cactus", "cactus"),
        ("basis", "basis"),
        ("gas", "gas"),
        ("its", "its"),
        ("grass", "grass"),
    ],
)
def test_singular_goes_by_spelling(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crème Brûlée", ["creme", "brulee"]),
        ("sweet-and-sour", ["sweet", "and", "sour"]),
        ("narrow_gauge rails", ["narrow", "gauge", "rail"]),
        ("C++ and C#, but not a#b", ["c++", "and", "c#", "but", "not", "a", "b"]),
        ("R² over 10 km/h", ["r2", "over", "10", "km", "h"]),
        ("𝐁𝐨𝐥𝐝 letters", ["bold", "letter"]),
        ("Ⅷ. Straße", ["viii", "straße"]),
        ("Паровозы и вагоны", ["паровозы", "и", "вагоны"]),
        ("機関車", ["機", "関", "車"]),
        ("データの前処理", ["データ", "の", "前", "処", "理"]),
        ("バス", ["バス"]),
        ("회귀는 예측이다", ["회귀", "는", "예측", "이다"]),
        ("ab機c", ["ab", "機", "c"]),
        ("HTTPS, HTTP and APIs", ["https", "http", "and", "api"]),
        ("GPUs and S3s", ["gpu", "and", "s3"]),
        ("ALL RAILS AND POINTS", ["all", "rail", "and", "point"]),
        ("🚂 — !", []),
        ("", []),
    ],
)
def test_tokens_are_folded_words(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pre-heated Ovens", "pre heated oven"),
        ("Sauté (quick)", "saute: quick"),
        ("NARROW GAUGE", "narrow-gauge"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("oven", "over"), ("gas", "ga"), ("HTTPS", "HTTP"), ("バス", "パス")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Steam & Diesel: a history", "steam-diesel-a-history"),
        ("  Éclairs  ", "eclairs"),
        ("snake_case", "snake-case"),
        ("茶", "茶"),
        ("🚂", "untitled"),
        ("", "untitled"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aé\u0301\u0308\u3099か", max_size=20))
def test_many_marks_go_like_few(text: str) -> None:
    marks = "".join(chr(code) for code in range(0x300, 0x330))
    assert fold(text + "." + marks) == fold(text + ".")


@given(st.text())
@example("\u2f00#")
@example("學+")
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
