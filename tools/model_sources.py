"""The sources of the models' facts: one table of pages with an id each, in place of a page's address at every fact."""
import re

MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}


def date_of(text):
    """The newest day or month that a description of a page's state names."""
    days = re.findall(r"\b\d{4}-\d\d(?:-\d\d)?\b", text)
    days += [f"{year}-{MONTHS[month]:02}" for month, year in re.findall(r"\b([A-Z][a-z]{2})[a-z]* (\d{4})\b", text) if month in MONTHS]
    assert days, f"no date in {text!r}"
    return max(days)


def kind_of(url, via):
    if "OTHER PRODUCT" in via or "docs.cloud.google.com" in url:
        return "other-product"
    if "test cassette" in via:
        return "recorded"
    is_google = re.match(r"https://(ai\.google\.dev|generativelanguage\.googleapis\.com)/", url) or "official SDK" in via
    quoted = re.search(r"third[- ]part|quote", via)
    return "official" if is_google and not quoted else "third-party"


def pages_of(url):
    """The addresses in a text that may name several, without what tells one copy from another."""
    first, *rest = re.split(r" ; |, ", re.sub(r" \(.*?\)", "", url))
    pages = [first]
    for page in rest:
        pages.append(page if page.startswith("https://") else re.sub(r"/[^/]*$", "", first) + page)
    return [re.sub(r"[?#].*$", "", page) for page in pages]


class Sources:
    def __init__(self):
        self.ids = {}  # (kind, url, date) -> id

    def add(self, kind, url, date):
        key = (kind, url, date)
        if key not in self.ids:
            host, *path = [part for part in re.sub(r"^https://(www\.)?", "", url).split("/") if part]
            # The last parts of the address that say something, and the date.
            version = path[-2:] if len(path) > 2 and path[-2] == "v" else []
            named = [part for part in (path[:-2] if version else path) if part not in ("package", "docs", "blog", "issues", "pull", "blob", "v1beta")]
            words = "/".join([*(named[-2:] or [host]), *version[1:]])
            wanted = f"{words[:40].rstrip('-')} {date}"
            taken = set(self.ids.values())
            name, count = wanted, 1
            while name in taken:
                count += 1
                name = f"{wanted} ({count})"
            self.ids[key] = name
        return self.ids[key]

    def of(self, listed):
        """The ids of a list of sources as the facts have them, each once."""
        ids = []
        for source in listed:
            assert set(source) == {"url", "lastUpdated", "via"}, source
            for page in pages_of(source["url"]):
                name = self.add(kind_of(source["url"], source["via"]), page, date_of(source["lastUpdated"]))
                if name not in ids:
                    ids.append(name)
        return ids

    def table(self):
        return {name: dict(zip(("kind", "url", "date"), key)) for key, name in sorted(self.ids.items(), key=lambda item: item[1])}
