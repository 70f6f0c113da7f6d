"""Schools and cohorts as structured data for search engines, in the vocabulary of schema.org."""

from calls.models import Mode

_ATTENDANCE = {
    Mode.ON_SITE: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


def school_event(school, hosts, url: str) -> dict[str, object] | None:
    """An EducationEvent; None while the days are unknown, since search engines refuse an event without a date."""
    event = _event(school, url)
    if event is None:
        return None
    offers = [
        {"@type": "Offer", "name": name, "price": str(fee), "priceCurrency": "EUR", "url": url}
        for name, fee in [("Members", school.fee_members), ("Others", school.fee_others)]
        if fee is not None
    ]
    return event | _known(organizer=[{"@type": "Organization", "name": host.name} for host in hosts], offers=offers)


def cohort_event(cohort, url: str) -> dict[str, object] | None:
    return _event(cohort, url)


def _event(call, url: str) -> dict[str, object] | None:
    if call.starts_on is None:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": call.title,
        "url": url,
        "startDate": call.starts_on.isoformat(),
    } | _known(
        endDate=call.ends_on.isoformat() if call.ends_on else "",
        description=call.introduction,
        eventAttendanceMode=f"https://schema.org/{_ATTENDANCE[call.mode]}" if call.mode else "",
        maximumAttendeeCapacity=call.places,
        location=_location(call, url),
    )


def _location(call, url: str) -> dict[str, object] | None:
    if call.mode == Mode.ONLINE:
        return {"@type": "VirtualLocation", "url": url}
    if not call.city:
        return None
    address = {"@type": "PostalAddress", "addressLocality": call.city} | _known(addressCountry=call.country.code)
    return {"@type": "Place", "name": call.city, "address": address}


def _known(**facts) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value}
