"""Times as they are stored: ISO 8601, absolute, UTC."""

from datetime import UTC, datetime


def written(time: datetime | None) -> str | None:
    """Return a time as text."""
    return None if time is None else time.astimezone(UTC).isoformat()


def read(text: str | None) -> datetime | None:
    """Return a stored time; ValueError for one that is none, or of no time zone."""
    if text is None:
        return None
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"a stored time names its zone: {text}")
    return time.astimezone(UTC)


def there(text: str | None) -> datetime:
    """Return a stored time that must be there; ValueError where it is not."""
    if (time := read(text)) is None:
        raise ValueError("a time is missing")
    return time
