"""A web page saved as one file (MHTML): its HTML."""

from __future__ import annotations

import email
import email.policy


def html_of_archive(content: bytes) -> str:
    """The first HTML part of the archive, "" when it has none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            text = part.get_content()
            return text if isinstance(text, str) else ""
    return ""
