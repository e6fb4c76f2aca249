from importlib.resources import files

import pytest

from pipeline.rules import check_rules, check_themaschema, load_themaschema
from schemas.errors import SettingsError

KOP = """\
versie: "1"
grenzen: {zekerheid: 0.5, score: 2, begin: -0.3, punten: 0, marge: 1, woorden: 0}
themas:
  - code: 1a
    titel: Opvang
    hoofdstuk: "1"
    hoofdstuk_titel: Opvang
    regels:
      - naam: opvang
        gewicht: 3
        woorden: [azc]
  - code: 2a
    titel: Taakstelling
    hoofdstuk: "2"
    hoofdstuk_titel: Huisvesting
"""


def test_a_good_scheme_is_read_with_its_words() -> None:
    schema = load_themaschema(
        KOP + "synoniemen: {statushouder: [SH]}\norganisaties: {COA: [COA]}\n", "themas.yaml"
    )

    assert [thema.code for thema in schema.themas] == ["1a", "2a"]
    assert schema.synoniemen[0].woorden == ("SH",)
    assert schema.organisaties[0].naam == "COA"


def test_the_scheme_of_the_package_has_no_faults() -> None:
    text = files("schemas.data").joinpath("themas.yaml").read_text("utf-8")

    assert check_rules(text, "themas.yaml") == ()


LIJST = "        woorden:\n          - goed\n          - het\n"
ZELF = "        woorden: [pas]\n        behalve: [pas]\n"
NOG_EENS = "      - naam: nog eens\n        gewicht: 1\n        woorden: [azc]\n"
REGELS = "    regels:\n      - naam: proef\n        gewicht: 3\n"


@pytest.mark.parametrize(
    ("extra", "line", "code"),
    [
        ("kleur: rood\n", 16, "thema-sleutel-onbekend"),
        ("versie: '2'\n", 16, "thema-sleutel-dubbel"),
        ("    regels:\n      - naam: proef\n        gewigt: 3\n", 17, "thema-sleutel-ontbreekt"),
        ("    regels:\n      - naam: proef\n        gewicht: veel\n", 18, "thema-waarde-onjuist"),
        (REGELS, 17, "thema-regel-dood"),
        (REGELS + LIJST, 21, "thema-woord-past-nooit"),
        (REGELS + ZELF, 19, "thema-woord-past-nooit"),
        (REGELS + "        patronen: [alleen]\n", 19, "thema-patroon-onvolledig"),
        (REGELS + '        patronen: ["azc + vol|één"]\n', 19, "thema-woord-past-nooit"),
        (REGELS + '        patronen: ["<pas> + laat"]\n', 19, "thema-begrip-onbekend"),
        (REGELS + "        woorden: [AZC's]\n", 19, "thema-regels-botsen"),
        ("begrippen:\n  pas: [pasje]\n", 17, "thema-begrip-ongebruikt"),
        ("voorbeelden:\n  9z: [tekst]\n", 17, "thema-onbekend"),
        ("buiten: [\n", 17, "thema-geen-yaml"),
    ],
)
def test_a_fault_is_told_with_its_line(extra: str, line: int, code: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_themaschema(KOP + extra, "themas.yaml")

    assert caught.value.values["bestand"] == "themas.yaml"
    assert (int(caught.value.values["regel"]), caught.value.values["oorzaak"]) == (line, code)


def test_checking_tells_every_fault_and_not_only_the_first() -> None:
    faults = check_rules(
        KOP + REGELS + "        woorden: [azc, het]\nbegrippen:\n  pas: [pasje]\n", "themas.yaml"
    )

    assert [(f.plaats, f.code) for f in faults] == [
        ("themas.yaml:19", "thema-woord-past-nooit"),
        ("themas.yaml:19", "thema-regels-botsen"),
        ("themas.yaml:21", "thema-begrip-ongebruikt"),
    ]


def test_a_word_may_weigh_a_little_for_two_themes() -> None:
    schema = load_themaschema(
        KOP + REGELS.replace("3", "1") + "        woorden: [azc]\n", "themas.yaml"
    )

    assert check_themaschema(schema) == ()


def test_the_same_word_twice_in_one_theme_collides() -> None:
    twice = KOP.replace("        woorden: [azc]\n", "        woorden: [azc]\n" + NOG_EENS)

    [fault] = check_rules(twice, "themas.yaml")

    assert (fault.plaats, fault.code) == ("themas.yaml:14", "thema-regels-botsen")
    assert dict(fault.waarden) == {"tekst": "azc", "ander": "1a/opvang"}
