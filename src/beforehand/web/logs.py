"""Logs: one JSON object a line on stderr, without what a person wrote and without what lets one in."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

import structlog

REDACTED: Final = "[redacted]"
SECRET_WORDS: Final = frozenset(
    {"answer", "author", "body", "character", "condition", "cookie", "csrf", "description", "hash", "intent"}
    | {"key", "name", "note", "password", "person", "pin", "reason", "sealed", "secret", "session", "text"}
    | {"title", "token"}
)
TOKEN_IN_PATH: Final = re.compile(r"/(in|first|calls)/[^/\s\"']+")


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take out what must not lie in a log file.

    Args:
        event: the fields of one log line.

    Returns:
        The fields; a value under a secret word (alone or as a part of a name, ``pin_hash``) reads
        ``[redacted]``, at any depth, and so does a sign-in token within a path.
    """
    return {field: _cleaned(field, value) for field, value in event.items()}


def _cleaned(field: str, value: Any) -> Any:
    if SECRET_WORDS.intersection(re.split(r"[^a-z]+", field.lower())):
        return REDACTED
    return _cleaned_value(value)


def _cleaned_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {field: _cleaned(str(field), inner) for field, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned_value(inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return TOKEN_IN_PATH.sub(rf"/\1/{REDACTED}", str(value))


def frames_only(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put an exception's class and code lines in place of its message.

    A database's message quotes the row that it refused, and with it what a person wrote.
    """
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if info and info[0]:
        event["exception"] = f"{info[0].__module__}.{info[0].__qualname__}"
        event["frames"] = [f"{f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(info[2])]
    return event


def _from_stdlib(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep of a library's log line its unfilled message: what it fills in may be a request's body or path."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        event["event"] = str(record.msg)
        event["source"] = record.name
    return event


def configure(options: Mapping[str, Any]) -> None:
    """Set up logging; Django calls this with ``settings.LOGGING``.

    Args:
        options: ``level``, the least level that is written.
    """
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        frames_only,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(line_formatter(shared))
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if getattr(kept, "formatter", None) is None] + [handler]
    root.setLevel(options["level"])
    django = logging.getLogger("django")
    django.handlers, django.propagate = [], True
    logging.getLogger("django.request").setLevel(
        logging.ERROR
    )  # a 404 is an answer here, and its path a name


def line_formatter(foreign: list[Any]) -> structlog.stdlib.ProcessorFormatter:
    """Make the formatter of all lines.

    Args:
        foreign: processors that lines of other libraries pass through first.
    """
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_from_stdlib, *foreign],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            redact,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
    )
