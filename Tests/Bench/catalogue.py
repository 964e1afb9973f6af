"""How well the catalogue is searched, on the real items and queries as residents would type them, and
how fast with 300,000 items that are made from the real ones."""
import collections
import csv
import itertools
import json
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ROOT / "assets/catalogue"
QUERIES = json.loads((ROOT / "Tests/Bench/queries.json").read_text())
ITEMS = 300_000


def built(kioskctl, sources, folder, *edition):
    path = folder / "catalogue.sqlite"
    command = [kioskctl, "catalogue", "build", "--forms", ROOT / "assets/forms", "--output", path]
    subprocess.run([*command, *edition, sources], check=True, stdout=subprocess.DEVNULL)
    return path


def publish(kioskctl, platform, folder):
    """300,000 items, signed, where the platform hands them out."""
    with tempfile.TemporaryDirectory(dir=folder) as sources:
        sources = pathlib.Path(sources)
        large(sources)
        path = built(kioskctl, sources, sources, "--serial", "1", "--made", "2026-11-22")
        subprocess.run(
            [kioskctl, "catalogue", "bundle", "--key", platform / "signing.pem", "--output",
             platform / "catalogue.bundle", path], check=True, stdout=subprocess.DEVNULL)


def quality(kioskctl, folder):
    """The share of queries whose first hit is right, and of those with a right one among three."""
    path = built(kioskctl, SOURCES, folder)
    tried, first, three = (collections.Counter() for _ in range(3))
    for query in QUERIES:
        search = [kioskctl, "catalogue", "search", "--json", "--limit", "3", "--catalogue", path]
        found = subprocess.run([*search, query["query"]], capture_output=True, text=True).stdout
        codes = [item["code"] for item in json.loads(found or "[]")]
        for kind in ("", "_" + query["kind"]):
            tried[kind] += 1
            first[kind] += bool(codes) and codes[0] in query["right"]
            three[kind] += any(code in query["right"] for code in codes)
    for kind, count in tried.items():
        yield f"search_top1{kind}", 100 * first[kind] / count, "%"
        yield f"search_top3{kind}", 100 * three[kind] / count, "%"


def large(folder):
    """A folder of sources: each real item again and again, half of them with a town before the name."""
    for name in ("matters.yaml", "words.yaml", "ways.yaml", "calendar.yaml"):
        shutil.copy(SOURCES / name, folder)
    with open(SOURCES / "guangan-items.csv") as file:
        head, *rows = csv.reader(file)
    syllables = "青龙白石双河金花大佛观音太平永兴东西南北新老上下高长安泰和福寿云雾山水"
    towns = sorted({one + other for one, other in itertools.product(syllables, repeat=2)})
    random.Random(7).shuffle(towns)
    made = (
        [town + row[0].removeprefix("区"), row[1], (town + "镇" if number % 2 else "") + row[2],
         f"{row[3]}-{number:03}", *row[4:]]
        for number, town in enumerate(towns) for row in rows)
    with open(folder / "items.csv", "w") as file:
        csv.writer(file).writerows([head, *itertools.islice(made, ITEMS)])


def scale(kioskctl, folder):
    sources = folder / "large"
    sources.mkdir()
    large(sources)
    path = built(kioskctl, sources, folder)
    typed = folder / "queries.txt"
    typed.write_text("\n".join(query["query"] for query in QUERIES))
    # The first reading of the file is the disk's time.
    path.read_bytes()
    measured = subprocess.run(
        [kioskctl, "catalogue", "measure", "--catalogue", path, typed], check=True,
        capture_output=True, text=True).stdout
    said = dict(re.findall(r"(\w+) ([\d.]+)", measured))
    for name, unit in [("search_p50_ms", "ms"), ("search_p99_ms", "ms"), ("open_ms", "ms"),
                       ("memory_growth_mb", "MB")]:
        key = name if name.startswith("search") else f"catalogue_{name}"
        yield key, float(said[name]), unit


def figures(kioskctl):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        found = [*quality(kioskctl, folder), *scale(kioskctl, folder)]
    return {name: (value, unit) for name, value, unit in found}


if __name__ == "__main__":
    for name, (value, unit) in figures(ROOT / ".build/release/kioskctl").items():
        print(f"{name} {value:.2f} {unit}")
