"""The theme rules as the secretariat edits them: read, checked, and tried out beforehand.

Comes in: the text of a ``themas.yaml``. Goes out: a Themaschema of which every rule can match and
no two rules undo each other, or an error with file and line. Everything here is a pure function;
it stands above the classifier, because trying out rules means classifying with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from pipeline.classify import Classifier, classify_knelpunt
from pipeline.classify.expressions import (
    ExpressionError,
    expand_phrase,
    is_concept,
    make_woordenlijst,
    parse_patroon,
)
from pipeline.text import Woordenlijst
from schemas.bevinding import Bevinding
from schemas.errors import SettingsError
from schemas.knelpunt import Knelpunt
from schemas.thema import (
    BUITEN_SCHEMA,
    Regel,
    Themacijfers,
    Themaschema,
    Toekenning,
    Verschuiving,
    WatAls,
)

MAPPINGS = ("begrippen", "synoniemen", "organisaties")
"""Keys of the file that map a name to words; in the schema they are Woordgroepen."""

COLLIDES_FROM = 2.0
"""Points from which the same words may not weigh the same for two themes. Below it a word may
speak for several themes: it then only says what the text is not about."""

Path = tuple[str | int, ...]
Fault = tuple[Path, Bevinding]


def load_themaschema(text: str, filename: str) -> Themaschema:
    """The theme scheme in a YAML text.

    Raises:
        SettingsError: the first thing that is wrong, by line; ``oorzaak`` is a code of
            messages.py and the other values are those of its sentence.
    """
    schema, faults = _read(text)
    if faults:
        line, bevinding = faults[0]
        raise SettingsError(
            bestand=filename, regel=line, oorzaak=bevinding.code, **dict(bevinding.waarden)
        )
    assert schema is not None  # noqa: S101  -- no faults means that there is a schema
    return schema


def check_rules(text: str, filename: str) -> tuple[Bevinding, ...]:
    """Everything that is wrong with the rules in a YAML text, placed as "themas.yaml:12"."""
    _, faults = _read(text)
    return tuple(b.model_copy(update={"plaats": f"{filename}:{line}"}) for line, b in faults)


def check_themaschema(schema: Themaschema) -> tuple[Bevinding, ...]:
    """Everything that is wrong with the rules of a scheme, placed as "1a/opvanglocatie"."""
    return tuple(bevinding for _, bevinding in _iter_faults(schema))


def what_if(
    knelpunten: Iterable[Knelpunt],
    labelled: Sequence[tuple[Knelpunt, frozenset[str]]],
    before: Classifier,
    after: Classifier,
) -> WatAls:
    """What changes when one set of rules takes the place of another.

    Args:
        knelpunten: all stored points.
        labelled: knelpunten with the themes that count as right.
        before: the rules in use.
        after: the rules that are tried out.
    """
    moved: list[Verschuiving] = []
    count = 0
    for knelpunt in knelpunten:
        count += 1
        old, new = classify_knelpunt(knelpunt, before), classify_knelpunt(knelpunt, after)
        if (old.thema, bool(old.twijfels)) != (new.thema, bool(new.twijfels)):
            moved.append(_verschuiving(knelpunt, old, new))
    return WatAls(
        aantal=count,
        verschuivingen=tuple(moved),
        cijfers_voor=score_labelled(labelled, before),
        cijfers_na=score_labelled(labelled, after),
    )


def score_labelled(
    labelled: Sequence[tuple[Knelpunt, frozenset[str]]], classifier: Classifier
) -> Themacijfers:
    """How many labelled knelpunten get a right theme, in all and among those not for review."""
    right = unreviewed = right_unreviewed = 0
    for knelpunt, themas in labelled:
        toekenning = classify_knelpunt(knelpunt, classifier)
        is_right = toekenning.thema in themas
        right += is_right
        if not toekenning.twijfels:
            unreviewed += 1
            right_unreviewed += is_right
    return Themacijfers(
        aantal=len(labelled),
        goed=right,
        zonder_beoordeling=unreviewed,
        goed_zonder_beoordeling=right_unreviewed,
    )


def _verschuiving(knelpunt: Knelpunt, old: Toekenning, new: Toekenning) -> Verschuiving:
    return Verschuiving(
        knelpunt_id=knelpunt.knelpunt_id,
        onderwerp=knelpunt.onderwerp,
        thema_voor=old.thema,
        thema_na=new.thema,
        beoordelen_voor=bool(old.twijfels),
        beoordelen_na=bool(new.twijfels),
    )


def _read(text: str) -> tuple[Themaschema | None, list[tuple[int, Bevinding]]]:
    """The scheme, and what is wrong with it by line; no scheme when it has no valid form."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [(line, _bevinding("thema-geen-yaml", "", uitleg=str(error.problem)))]
    lines: dict[Path, int] = {(): 1}
    doubles: list[Path] = []
    data = _plain(root, (), lines, doubles)
    if doubles:
        return None, [
            (lines[path], _bevinding("thema-sleutel-dubbel", "", sleutel=str(path[-1])))
            for path in doubles
        ]
    try:
        schema = Themaschema.model_validate(_as_schema(data))
    except ValidationError as error:
        return None, sorted(_form_faults(error, lines), key=lambda fault: fault[0])
    faults = [(_line(path, lines), bevinding) for path, bevinding in _iter_faults(schema)]
    return schema, sorted(faults, key=lambda fault: fault[0])


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where the wheel has it: ten times faster on a file of this size."""


def _plain(node: yaml.Node | None, path: Path, lines: dict[Path, int], doubles: list[Path]) -> Any:
    """A YAML node as plain values; notes the line of every place and the keys that come twice."""
    if node is None:
        return None
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in values:
                doubles.append((*path, name))
            lines[(*path, name)] = key.start_mark.line + 1
            values[name] = _plain(value, (*path, name), lines, doubles)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_plain(v, (*path, i), lines, doubles) for i, v in enumerate(node.value)]
    return node.value


def _as_schema(data: Any) -> Any:
    """The data with each mapping of names to words as a list of Woordgroepen."""
    if not isinstance(data, dict):
        return data
    grouped = {
        key: [{"naam": naam, "woorden": woorden} for naam, woorden in data[key].items()]
        for key in MAPPINGS
        if isinstance(data.get(key), dict)
    }
    if isinstance(data.get("voorbeelden"), dict):
        grouped["voorbeelden"] = [
            {"thema": code, "teksten": teksten} for code, teksten in data["voorbeelden"].items()
        ]
    return data | grouped


def _form_faults(error: ValidationError, lines: dict[Path, int]) -> Iterator[tuple[int, Bevinding]]:
    """What pydantic found, each on the line of the nearest place that the file has."""
    codes = {"extra_forbidden": "thema-sleutel-onbekend", "missing": "thema-sleutel-ontbreekt"}
    for item in error.errors():
        code = codes.get(item["type"], "thema-waarde-onjuist")
        key = str(item["loc"][-1]) if item["loc"] else ""
        yield _line(item["loc"], lines), _bevinding(code, "", sleutel=key)


def _line(path: Path, lines: dict[Path, int]) -> int:
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _iter_faults(schema: Themaschema) -> Iterator[Fault]:
    """Every fault with the path to it in the scheme.

    Patterns that cannot be read come first and alone: the words of the rules, which the other
    checks need, are not known before they are mended.
    """
    unreadable = list(_unreadable_patterns(schema))
    yield from unreadable
    if unreadable:
        return
    words = make_woordenlijst(schema)
    yield from _repeated_names(schema)
    yield from _dead_rules(schema, words)
    yield from _unknown_or_unused_concepts(schema)
    yield from _collisions(schema, words)
    yield from _examples_of_unknown_themes(schema)


def _placed_regels(schema: Themaschema) -> Iterator[tuple[Path, str, Regel]]:
    """Each rule with its path in the file and the code of its theme."""
    for i, thema in enumerate(schema.themas):
        for j, regel in enumerate(thema.regels):
            yield ("themas", i, "regels", j), thema.code, regel
    for j, regel in enumerate(schema.buiten):
        yield ("buiten", j), BUITEN_SCHEMA, regel


def _unreadable_patterns(schema: Themaschema) -> Iterator[Fault]:
    for path, code, regel in _placed_regels(schema):
        for k, patroon in enumerate(regel.patronen):
            try:
                parse_patroon(patroon)
            except ExpressionError as error:
                place = f"{code}/{regel.naam}"
                yield (*path, "patronen", k), _bevinding(error.code, place, tekst=error.fragment)


def _repeated_names(schema: Themaschema) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for path, code, regel in _placed_regels(schema):
        if (code, regel.naam) in seen:
            yield path, _bevinding("thema-regel-dubbel", f"{code}/{regel.naam}", naam=regel.naam)
        seen.add((code, regel.naam))


def _dead_rules(schema: Themaschema, words: Woordenlijst) -> Iterator[Fault]:
    """Rules that can never speak: no words, no weight, or silenced by their own exceptions."""
    for path, code, regel in _placed_regels(schema):
        place = f"{code}/{regel.naam}"
        if not (regel.woorden or regel.patronen) or regel.gewicht == 0:
            yield path, _bevinding("thema-regel-dood", place, naam=regel.naam)
        barred = {v for phrase in regel.behalve for v in expand_phrase(phrase, words)}
        for key, phrases in (("woorden", regel.woorden), ("behalve", regel.behalve)):
            for k, phrase in enumerate(phrases):
                variants = expand_phrase(phrase, words)
                if not variants or (key == "woorden" and variants <= barred):
                    fault = _bevinding("thema-woord-past-nooit", place, tekst=phrase)
                    yield (*path, key, k), fault
        for k, patroon in enumerate(regel.patronen):
            for choice in (c for part in parse_patroon(patroon).delen for c in part):
                if not is_concept(choice) and not expand_phrase(choice, words):
                    fault = _bevinding("thema-woord-past-nooit", place, tekst=choice)
                    yield (*path, "patronen", k), fault
    for i, begrip in enumerate(schema.begrippen):
        for k, phrase in enumerate(begrip.woorden):
            if not expand_phrase(phrase, words):
                fault = _bevinding("thema-woord-past-nooit", begrip.naam, tekst=phrase)
                yield ("begrippen", begrip.naam, k), fault
        if not begrip.woorden:
            yield ("begrippen", i), _bevinding("thema-begrip-leeg", begrip.naam, begrip=begrip.naam)


def _unknown_or_unused_concepts(schema: Themaschema) -> Iterator[Fault]:
    known = {f"<{begrip.naam}>" for begrip in schema.begrippen}
    used: set[str] = set()
    for path, code, regel in _placed_regels(schema):
        for k, patroon in enumerate(regel.patronen):
            parts = parse_patroon(patroon).delen
            named = {choice for part in parts for choice in part if is_concept(choice)}
            used |= named
            for name in sorted(named - known):
                fault = _bevinding("thema-begrip-onbekend", f"{code}/{regel.naam}", begrip=name)
                yield (*path, "patronen", k), fault
    for name in sorted(known - used):
        bare = name.strip("<>")
        yield ("begrippen", bare), _bevinding("thema-begrip-ongebruikt", bare, begrip=name)


def _collisions(schema: Themaschema, words: Woordenlijst) -> Iterator[Fault]:
    """The same words twice in one theme, or with the same weight for two themes."""
    seen: dict[tuple[str, ...], list[tuple[str, Regel]]] = defaultdict(list)
    for path, code, regel in _placed_regels(schema):
        for k, phrase in enumerate(regel.woorden):
            for variant in sorted(expand_phrase(phrase, words)):
                other = next((s for s in seen[variant] if _collides(s, (code, regel))), None)
                if other is not None:
                    yield (
                        (*path, "woorden", k),
                        _bevinding(
                            "thema-regels-botsen",
                            f"{code}/{regel.naam}",
                            tekst=phrase,
                            ander=f"{other[0]}/{other[1].naam}",
                        ),
                    )
                    break
            for variant in expand_phrase(phrase, words):
                seen[variant].append((code, regel))


def _examples_of_unknown_themes(schema: Themaschema) -> Iterator[Fault]:
    for voorbeelden in schema.voorbeelden:
        code = voorbeelden.thema
        if code != BUITEN_SCHEMA and schema.find_thema(code) is None:
            yield ("voorbeelden", code), _bevinding("thema-onbekend", "voorbeelden", thema=code)


def _collides(links: tuple[str, Regel], rechts: tuple[str, Regel]) -> bool:
    (code, regel), (other_code, other) = links, rechts
    if regel is other or (regel.velden and other.velden and regel.velden != other.velden):
        return False
    if code == other_code:
        return True
    return regel.gewicht == other.gewicht and regel.gewicht >= COLLIDES_FROM


def _bevinding(code: str, plaats: str, **waarden: str) -> Bevinding:
    return Bevinding(code=code, plaats=plaats, waarden=tuple(waarden.items()))
