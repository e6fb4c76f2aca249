"""The content of a page carried out: what it paints, in the order in which it is painted.

In goes a pdfplumber page, out comes a ``Painting``. pdfminer's own interpreter does the work; what
it leaves out and a reader sees (or does not see) is added here: transparency, optional content that
is switched off, and the marks that tagged PDF puts on running headers and footers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1, stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, PSLiteral, keyword_name, literal_name

from extractors.limits import check_limit
from extractors.pdf_content import ContentParser
from extractors.pdf_painting import Device, literal_or_empty

MAX_FORM_DEPTH = 24
"""Form XObjects in form XObjects. Real files nest 2 or 3; pdfminer recurses on each."""
MAX_FORMS = 3_000
"""Form XObjects painted on a page. Forms that paint forms can grow a kilobyte to a lifetime."""


def off_layers(catalog: dict[str, Any]) -> frozenset[int]:
    """Object numbers of the optional content groups that the file shows switched off."""
    properties = dict_value(catalog.get("OCProperties") or {})
    config = dict_value(properties.get("D") or {})
    off = _object_ids(config.get("OFF"))
    if literal_or_empty(config.get("BaseState")) == "OFF":
        off |= _object_ids(properties.get("OCGs")) - _object_ids(config.get("ON"))
    return frozenset(off)


def _object_ids(value: object) -> set[int]:
    return {ref.objid for ref in list_value(value or []) if isinstance(ref, PDFObjRef)}


Operator = tuple[Callable[..., None] | None, int]


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which also minds layers, transparency and endless nesting."""

    device: Device
    off: frozenset[int] = frozenset()

    def subinterp(self) -> Interpreter:
        """The interpreter of a form XObject."""
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)  # noqa: S101 - pdfminer makes one of our class
        inner.off = self.off
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out what the streams say; a stream that paints itself is not followed."""
        fresh: list[PDFStream] = []
        self.stream_ids.clear()
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                fresh.append(stream)
                self.stream_ids.add(stream.objid)
        operators: dict[bytes, Operator] = {}
        try:
            parser = ContentParser(fresh)
            while True:
                _, token = parser.nextobject()
                if not isinstance(token, PSKeyword):
                    self.argstack.append(token)
                    continue
                operator = operators.get(token.name)
                if operator is None:
                    operator = operators[token.name] = self._find_operator(token)
                carry_out, count = operator
                operands = self.pop(count)
                if carry_out is not None and len(operands) == count:
                    carry_out(*operands)
        except PSEOF:
            return

    def _find_operator(self, keyword: PSKeyword) -> Operator:
        """The method for an operator and how many operands it takes; an unknown one takes none."""
        name = keyword_name(keyword).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        carry_out = getattr(self, f"do_{name}", None)
        return carry_out, carry_out.__code__.co_argcount - 1 if carry_out else 0

    def init_state(self, ctm: Any) -> None:
        """Start a content stream with the transparency of the one that called it."""
        super().init_state(ctm)
        self.states: list[tuple[float, bool]] = []

    def do_q(self) -> None:
        """Save the state."""
        super().do_q()
        self.states.append((self.device.alpha, self.device.blended))

    def do_Q(self) -> None:  # noqa: N802 - named after the operator
        """Restore the state."""
        super().do_Q()
        if self.states:
            self.device.alpha, self.device.blended = self.states.pop()

    def do_gs(self, name: Any) -> None:
        """Take the fill transparency out of the named graphics state."""
        states = dict_value(self.resources.get("ExtGState") or {})
        state = resolve1(states.get(literal_or_empty(name)))
        alpha = resolve1(state.get("ca")) if isinstance(state, dict) else None
        if isinstance(alpha, int | float):
            self.device.alpha = float(alpha)
        if isinstance(state, dict) and "BM" in state:
            mode = resolve1(state["BM"])
            first = mode[0] if isinstance(mode, list) and mode else mode
            self.device.blended = literal_or_empty(first) not in ("Normal", "Compatible", "")

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - named after the operator
        """Mark content; optional content is looked up in the page's properties."""
        if literal_or_empty(tag) == "OC" and isinstance(props, PSLiteral):
            groups = dict_value(self.resources.get("Properties") or {})
            is_off = self._is_off(groups.get(literal_name(props)))
            self.device.begin_tag(tag, "off" if is_off else None)
            return
        if isinstance(tag, PSLiteral):
            self.device.begin_tag(tag, props)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - named after the operator
        """Paint an XObject unless its layer is off."""
        xobject = resolve1(self.xobjmap.get(literal_or_empty(xobjid_arg)))
        layer = getattr(xobject, "attrs", {}).get("OC")
        is_off = layer is not None and self._is_off(layer)
        check_limit("geneste tekeningen", self.device.depth + 1, MAX_FORM_DEPTH)
        self.device.forms += 1
        check_limit("tekeningen op een bladzijde", self.device.forms, MAX_FORMS)
        state = self.device.alpha, self.device.blended
        self.device.depth += 1
        self.device.tags.append(("", is_off))
        super().do_Do(xobjid_arg)
        self.device.end_tag()
        self.device.depth -= 1
        self.device.alpha, self.device.blended = state

    def _is_off(self, reference: Any) -> bool:
        """A group that is off, or a membership dictionary all of whose groups are off."""
        if isinstance(reference, PDFObjRef) and reference.objid in self.off:
            return True
        content = resolve1(reference)
        if not isinstance(content, dict) or "OCGs" not in content:
            return False
        groups = content["OCGs"]
        references = [groups] if isinstance(groups, PDFObjRef) else list_value(groups)
        if len(references) == 1 and not isinstance(resolve1(references[0]), dict):
            references = list_value(references[0])
        ids = [ref.objid for ref in references if isinstance(ref, PDFObjRef)]
        return bool(ids) and all(objid in self.off for objid in ids)
