"""A career page with schema.org JobPosting data in it, as employers' own sites serve them."""

import json
from datetime import date
from html import escape
from typing import Any

from metier.simulate import html, location, tables
from metier.simulate.payloads import url
from metier.simulate.posting import SimPosting


def _place(posting: SimPosting, form: int) -> Any:
    vacancy = posting.vacancy
    address: dict[str, Any] = {"@type": "PostalAddress", "addressLocality": vacancy.city}
    if vacancy.region:
        address["addressRegion"] = vacancy.region
    country = location.COUNTRY_NAMES[vacancy.country]
    address["addressCountry"] = ({"@type": "Country", "name": country}, vacancy.country, vacancy.country, country)[form % 4]
    place: dict[str, Any] = {"@type": "Place", "address": address}
    if form % 4 == 1 and vacancy.metro:
        metro = tables.metros()[vacancy.metro]
        place["geo"] = {"@type": "GeoCoordinates", "latitude": metro.lat, "longitude": metro.lon}
    return [place] if form % 3 == 0 else place


def _scope(country: str) -> Any:
    if country == "EUROPE":
        return [{"@type": "Country", "name": name} for name in ("Germany", "France", "Spain", "Netherlands", "United Kingdom")]
    return {"@type": "Country", "name": location.COUNTRY_NAMES[country]}


def _data(posting: SimPosting, on: date) -> dict[str, Any]:
    vacancy, pays = posting.vacancy, posting.pay(on)
    form = vacancy.employer.style.pay_form
    data: dict[str, Any] = {
        "@context": "https://schema.org/" if form % 2 else "http://schema.org",
        "@type": "JobPosting",
        "metier:simulated": True,
        "title": vacancy.title,
        "description": html.whole(posting.words(on), vacancy.employer.style.markup),
        "identifier": {"@type": "PropertyValue", "name": vacancy.employer.name, "value": posting.source_id},
        "datePosted": posting.posted(on).isoformat(),
        "validThrough": posting.valid_through.isoformat() + ("T23:59:00Z" if form % 5 else ""),
        "employmentType": vacancy.employment if form % 3 else [vacancy.employment],
        "hiringOrganization": {
            "@type": "Organization",
            "name": vacancy.employer.name,
            "sameAs": f"https://www.{vacancy.employer.host}",
        },
        "url": url(posting),
        "directApply": bool(form % 2),
    }
    if vacancy.workplace == "remote":
        data["jobLocationType"] = "TELECOMMUTE"
        data["applicantLocationRequirements"] = _scope(vacancy.country)
    else:
        data["jobLocation"] = _place(posting, form)
    if pays.in_field:
        value = {"@type": "QuantitativeValue", "minValue": pays.low, "maxValue": pays.high, "unitText": pays.unit}
        data["baseSalary"] = {"@type": "MonetaryAmount", "currency": pays.currency, "value": value}
    return data


def page(posting: SimPosting, on: date) -> str:
    """The whole page, its data and its words saying the same."""
    vacancy = posting.vacancy
    data = json.dumps(_data(posting, on), ensure_ascii=False, indent=2).replace("</", "<\\/")
    where = location.words(vacancy, vacancy.employer.style.pay_form)
    title, employer = escape(vacancy.title), escape(vacancy.employer.name)
    words = html.whole(posting.words(on), vacancy.employer.style.markup)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>{title} - {employer}</title>
  <link rel="canonical" href="{url(posting)}">
  <meta name="generator" content="metier simulate">
  <script type="application/ld+json">
{data}
  </script>
</head>
<body>
  <header><a href="/">{employer}</a> <a href="/careers">All jobs</a></header>
  <main>
    <h1>{title}</h1>
    <p class="place">{escape(where)}</p>
    {words}
    <p><a href="{url(posting)}/apply">Apply now</a></p>
  </main>
  <footer>Simulated posting of a fictional employer.</footer>
</body>
</html>
"""
