"""What RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1 ask of a feed: each check lists what is wrong, in words."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

ATOM = "{http://www.w3.org/2005/Atom}"
WEB = re.compile(r"https?://[^\s/]+/\S*")


def atom_faults(body: bytes) -> list[str]:
    """Faults of an Atom feed."""
    root = ET.fromstring(body)
    found = [] if root.tag == f"{ATOM}feed" else ["no feed"]
    entries = root.findall(f"{ATOM}entry")
    for node in (root, *entries):
        counts = {name: len(node.findall(ATOM + name)) for name in ("id", "title", "updated", "published", "rights", "summary")}
        found += [f"{counts[name]} of {name}" for name in ("id", "title", "updated") if counts[name] != 1]
        found += [f"{name} twice" for name, count in counts.items() if count > 1]
        moments = [each.text for name in ("updated", "published") for each in node.findall(ATOM + name)]
        found += [f"no moment: {text}" for text in moments if not _moment(text)]
        links = {each.get("rel") or "alternate": each.get("href") or "" for each in node.findall(f"{ATOM}link")}
        found += [f"no {rel} link" for rel in (("self", "alternate") if node is root else ("alternate",)) if rel not in links]
        addresses = (*links.values(), node.findtext(f"{ATOM}id") or "")
        found += [f"no web address: {address}" for address in addresses if not WEB.fullmatch(address)]
        authors = [each.findtext(f"{ATOM}name") or "" for each in node.findall(f"{ATOM}author")]
        found += ["an author without a name" for name in authors if not name.strip()]
        found += ["no author"] * (node is root and not authors and not all(each.findall(f"{ATOM}author") for each in entries))
    return found + _repeated([each.findtext(f"{ATOM}id") for each in entries])


def rss_faults(body: bytes) -> list[str]:
    """Faults of an RSS feed."""
    root = ET.fromstring(body)
    found = [] if (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1) else ["no rss with one channel"]
    channel = root[0]
    for name in ("title", "link", "description"):
        found += [f"{len(channel.findall(name))} of {name}"] * (len(channel.findall(name)) != 1)
    items = channel.findall("item")
    for node in (channel, *items):
        found += [f"no web address: {node.findtext('link')}"] * (not WEB.fullmatch(node.findtext("link") or ""))
        dates = [each.text or "" for name in ("pubDate", "lastBuildDate") for each in node.findall(name)]
        found += [f"no date: {text}" for text in dates if parsedate_to_datetime(text).tzinfo is None]
    for item in items:
        found += ["neither title nor description"] * (not (item.findtext("title") or item.findtext("description")))
        found += ["an author that is no e-mail address" for each in item.findall("author") if "@" not in (each.text or "")]
        guid = item.find("guid")
        lasting = guid is not None and (guid.get("isPermaLink") != "true" or WEB.fullmatch(guid.text or ""))
        found += ["a guid that leads nowhere"] * (not lasting)
    found += ["no atom:link to itself"] * (not any(each.get("rel") == "self" for each in channel.findall(f"{ATOM}link")))
    return found + _repeated([item.findtext("guid") for item in items])


def json_faults(body: bytes) -> list[str]:
    """Faults of a JSON Feed."""
    feed: dict[str, Any] = json.loads(body)
    found = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["no version"]
    found += ["no title"] * (not feed.get("title"))
    found += [f"no {name}" for name in ("home_page_url", "feed_url") if not WEB.fullmatch(feed.get(name, ""))]
    known = {"version", "title", "home_page_url", "feed_url", "description", "language", "items"}
    found += [f"unknown {name}" for name in feed if name not in known and not name.startswith("_")]
    own = {
        "id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified",
        "authors", "tags",
    }  # fmt: skip
    for item in feed["items"]:
        found += [f"unknown {name}" for name in item if name not in own and not name.startswith("_")]
        found += ["null"] * (None in item.values())
        found += ["no text"] * (not (item.get("content_html") or item.get("content_text")))
        found += [
            f"no web address: {item[name]}" for name in ("url", "external_url") if name in item and not WEB.match(item[name])
        ]
        found += [f"no moment: {item[name]}" for name in ("date_published", "date_modified") if not _moment(item.get(name))]
        found += ["an author of nothing" for each in item.get("authors", ()) if not each.get("name")]
        found += ["a tag that is no text" for each in item.get("tags", ()) if not isinstance(each, str)]
    return found + _repeated([item.get("id") for item in feed["items"]])


def _moment(text: object) -> bool:
    try:
        return datetime.fromisoformat(str(text)).tzinfo is not None
    except ValueError:
        return False


def _repeated(ids: list[str | None]) -> list[str]:
    return [f"{each} twice or empty" for each in set(ids) if not each or ids.count(each) > 1]


FAULTS = {"atom": atom_faults, "rss": rss_faults, "json": json_faults}
