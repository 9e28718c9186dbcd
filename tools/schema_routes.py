"""Makes schemas/methods.json: every route of both versions, from Discovery, the protos and the overlay."""
import fnmatch

import discovery

ROOTS = {"simple": "upload", "resumable": "resumable/upload"}


def routes_of(document):
    """The routes of one document. A method with an upload has one for each protocol beside its own."""
    version, revision = document["version"], document.get("revision")
    for name, method in discovery.methods(document).items():
        path = discovery.path_of(method, version)
        if path is None:
            continue  # only an id was published; the overlay must have it (checked in merge)
        route = {
            "id": name,
            "http": method["httpMethod"],
            "path": path,
            "request": discovery.request_of(method),
            "coverage": "full",
            "bound": discovery.bound_names(method),
            "source": f"Discovery {version}",
            "date": discovery.date_in(method.get("x-source")) or discovery.date_in(revision),
        }
        yield route
        for protocol in method.get("mediaUpload", {}).get("protocols", {}):
            yield {**route, "root": ROOTS[protocol]}


def key(route):
    return route["id"], route.get("root", ""), route["path"], route["http"]


def merge(v1beta, v1, overlay):
    """All routes, with their versions and the form of their body.

    The overlay's own come first and win: its coverage says what the program can check, which no document knows.
    """
    prefixes = {**overlay["protos"]["prefixes"], **{entry["route"]: entry["prefix"] for entry in overlay["prefixes"]}}
    protos = {"coverage": "full", "source": overlay["protos"]["source"], "date": overlay["protos"]["date"]}
    found = {}

    def add(route, versions):
        merged = found.setdefault(key(route), {**route, "versions": []})
        merged["versions"] = sorted({*merged["versions"], *versions})

    for route in overlay["routes"]:
        add({"bound": [], **route}, route["versions"])
    for route in routes_of(v1beta):
        add(route, ["v1beta"])
    for route in overlay["protos"]["routes"]:
        add({**protos, **route}, ["v1beta"])
    for route in routes_of(v1):
        add(route, ["v1"])
    for route in found.values():
        if route["request"] and route["id"] in prefixes:
            route["prefix"] = prefixes[route["id"]]
    for document in (v1beta, v1):
        missing = discovery.methods(document).keys() - {route["id"] for route in found.values()}
        if missing:
            raise SystemExit(f"{document['version']}: the overlay must give the paths of {sorted(missing)}")
    return found.values()


def requests(routes, version):
    """Request message -> fields that a url fills. The body may hold them too, but Discovery mostly leaves them out."""
    found = {}
    for route in routes:
        if route["request"] and version in route["versions"]:
            bound = found.setdefault(route["request"], set())
            if "prefix" not in route:  # else they belong to the message round the body, or the body has them anyway
                bound.update(name for name in route["bound"] if "." not in name)
    return {message: sorted(bound) for message, bound in found.items()}


def tier_of(route, overlay):
    for entry in overlay["routeTiers"]:
        if any(fnmatch.fnmatchcase(route["id"], pattern) for pattern in entry["routes"]):
            return entry["tier"]
    return "C"


def finished(route, overlay, definitions):
    """The route as it stands in the file, members in their fixed order."""
    request = definitions.get(route["request"], {"properties": {}})
    bound = [name for name in route["bound"] if name in request["properties"]]
    presence = [name for name in bound if request["properties"][name].get("x-presence")]
    done = {"id": route["id"], "http": route["http"]}
    if "root" in route:
        done["root"] = route["root"]
    done.update(path=route["path"], versions=route["versions"], request=route["request"], coverage=route["coverage"])
    if "prefix" in route:
        done["prefix"] = route["prefix"]
    done["bound"] = bound
    if presence:
        done["boundPresence"] = presence
    if "v1" not in route["versions"]:
        done["tier"] = tier_of(route, overlay)
    return {**done, "source": route["source"], "date": route["date"]}


def table(routes, overlay, definitions):
    ordered = sorted(routes, key=key)
    return {
        "knowledge": overlay["knowledge"],
        "hosts": overlay["hosts"],
        "routes": [finished(route, overlay, definitions) for route in ordered],
    }
