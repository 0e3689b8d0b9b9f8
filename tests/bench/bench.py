#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks of whole programs, each against a named peer in the same run, in turn: A, B, A, B …

usage: bench.py start|import|library|reading|search|search-window|focus|comparison|chart|timeline|align|notes|notes-list|highlights|typing BUILD-FOLDER

Reads the reports from DUIZHAO_REPORTS; says so and ends with 77 where they are absent. Prints medians, their ratio
with a bootstrap 95 % interval, and the ratio allowed; ends with 1 where the ratio of the medians is above it.
"""
import glob
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS = 15
SKIPPED = 77


def reports():
    found = sorted(glob.glob(os.path.join(os.environ.get("DUIZHAO_REPORTS", ""), "*.txt")))
    if not found:
        print("skipped: no reports in DUIZHAO_REPORTS")
        sys.exit(SKIPPED)
    return found


def run(command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def seconds(command):
    start = time.monotonic()
    run(command)
    return time.monotonic() - start


def interval(ours, peer):
    """Bootstrap 95 % interval of the ratio of medians; the seed is fixed, the sample is not."""
    pick = random.Random(1)
    ratios = sorted(
        statistics.median(pick.choices(ours, k=len(ours))) / statistics.median(pick.choices(peer, k=len(peer)))
        for _ in range(2000))
    return ratios[49], ratios[1949]


def judge(what, ours, peer, unit, allowed):
    low, high = interval(ours, peer)
    ratio = statistics.median(ours) / statistics.median(peer)
    print(f"{what}: ours {statistics.median(ours):.1f} {unit}, peer {statistics.median(peer):.1f} {unit}, "
          f"ratio {ratio:.2f} [{low:.2f}, {high:.2f}], allowed {allowed:.2f}")
    return ratio <= allowed


def library(build, folder):
    path = os.path.join(folder, "library.duizhao")
    run([os.path.join(build, "src/cli/duizhao-cli"), "--library", path, "import", *reports()])
    return path


def bench_start(build, folder):
    path = library(build, folder)
    probe = os.path.join(build, "tests/bench/first-frame")
    bare = [probe, os.path.join(build, "tests/bench/bare-window")]
    ours, peer, spared = [], [], []
    for _ in range(PAIRS):
        ours.append(run([probe, os.path.join(build, "src/gui/duizhao"), "--library", path]).split())
        peer.append(run(bare).split())
        spared.append(run(bare, env={**os.environ, "GDK_DEBUG": "gl-disable", "GDK_DISABLE": "gl"}).split())
    # Ours loads no GL where it draws without; GTK alone always does.
    print(f"for comparison, the peer told not to load GL: {statistics.median(float(x[0]) for x in spared):.1f} ms, "
          f"{statistics.median(int(x[1]) / 1024 for x in spared):.1f} MiB")
    return all([
        judge("start to first painted frame", [float(x[0]) for x in ours], [float(x[0]) for x in peer], "ms", 1.5),
        judge("peak memory of that", [int(x[1]) / 1024 for x in ours], [int(x[1]) / 1024 for x in peer], "MiB", 1.35)])


def bench_import(build, folder):
    cli = os.path.join(build, "src/cli/duizhao-cli")
    ours = [seconds([cli, "--library", os.path.join(folder, f"{i}.duizhao"), "import", *reports()])
            for i in range(PAIRS)]
    allowed = 0.5
    print(f"import of {len(reports())} reports until searchable and durable: median "
          f"{statistics.median(ours):.3f} s, worst {max(ours):.3f} s, allowed {allowed} s")
    return statistics.median(ours) <= allowed


def bench_reading(build, folder):
    """Of the many reports of one place where they are here, else of the others."""
    national = sorted(glob.glob(os.path.join(os.environ.get("DUIZHAO_REPORTS", ""), "national", "*.txt")))
    probe = os.path.join(build, "tests/bench/bench-reading")
    return subprocess.run([probe, *(national or reports())]).returncode == 0


def bench_search(build, folder):
    path = library(build, folder)
    inside = subprocess.run([os.path.join(build, "tests/bench/bench-search"), path, *reports()])
    cli = os.path.join(build, "src/cli/duizhao-cli")
    ours = [seconds([cli, "--library", path, "search", "--count", "发展"]) * 1000 for _ in range(PAIRS)]
    print(f"for comparison, the whole command line program: {statistics.median(ours):.1f} ms, most of it its start")
    return inside.returncode == 0


def bench_comparison(build, folder):
    path = library(build, folder)
    return subprocess.run([os.path.join(build, "tests/bench/bench-comparison"), path]).returncode == 0


def bench_focus(build, folder):
    path = library(build, folder)
    return subprocess.run([os.path.join(build, "tests/bench/bench-focus"), path]).returncode == 0


GNUPLOT = """set terminal {terminal}
set output '{output}'
set title 'Goals against outcomes'
set xlabel 'goal'
set ylabel 'outcome'
plot '{points}' using 1:2 with points pt 7 ps 0.5 title 'Met', x with lines dt 2 title 'outcome = goal'
"""
MATPLOTLIB = """import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plot
points = [tuple(map(float, line.split())) for line in open("{points}")]
plot.figure(figsize=(10, 6.25), dpi=96)
plot.scatter([p[0] for p in points], [p[1] for p in points], s=16, label="Met")
plot.plot([0, 12], [0, 12], "--", label="outcome = goal")
plot.title("Goals against outcomes"); plot.xlabel("goal"); plot.ylabel("outcome"); plot.legend()
plot.savefig("{output}")
"""
BATCH = 200


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def bench_picture(build, folder, points, suffix, terminal):
    """Ours, gnuplot and matplotlib in turn, each a process that reads the points and writes the file."""
    ours, gnuplot, matplotlib = [], [], []
    script = write(folder, "peer.gp", GNUPLOT.format(terminal=terminal, points=points, output=f"{folder}/peer.{suffix}"))
    other = write(folder, "peer.py", MATPLOTLIB.format(points=points, output=f"{folder}/other.{suffix}"))
    probe = [os.path.join(build, "tests/bench/bench-chart"), "draw", points, f"{folder}/ours.{suffix}"]
    for i in range(PAIRS):
        ours.append(seconds(probe) * 1000)
        gnuplot.append(seconds(["gnuplot", script]) * 1000)
        if i < 5:
            matplotlib.append(seconds(["/usr/bin/python3", other]) * 1000)
    return all([judge(f"{suffix} of 10,000 points against gnuplot", ours, gnuplot, "ms", 0.5),
                judge(f"{suffix} of 10,000 points against matplotlib", ours, matplotlib, "ms", 0.1)])


def bench_batch(build, folder):
    """The same charts in one process and in one process each."""
    path = library(build, folder)
    cli = [os.path.join(build, "src/cli/duizhao-cli"), "--library", path, "chart"]
    drawn = [os.path.basename(name)[:-len(".png")] for name in run([*cli, "--all", "-o", f"{folder}/all/"]).splitlines()]
    keys = sorted(name[len("goal-outcome-"):] for name in drawn if name.startswith("goal-outcome-"))
    kinds = ["places", "goal-outcome", "panels-by-place"]
    keys = [key for key in keys if f"panels-by-place-{key}" in drawn][:-(-BATCH // len(kinds))]
    chosen = [(kind, key) for key in keys for kind in kinds]
    wanted = [option for key in keys for option in ("--indicator", key)]
    batch, single = [], []
    for _ in range(3):
        batch.append(seconds([*cli, *kinds, *wanted, "-o", f"{folder}/batch/"]) / (len(kinds) * len(keys)) * 1000)
        single.append(sum(seconds([*cli, kind, "--indicator", key, "-o", f"{folder}/one.png"])
                          for kind, key in chosen) / len(chosen) * 1000)
    print(f"{len(kinds) * len(keys)} charts in one batch, {len(chosen)} one by one")
    return judge("a chart of a batch against a chart alone", batch, single, "ms", 0.5)


def bench_chart(build, folder):
    probe = os.path.join(build, "tests/bench/bench-chart")
    frame = 16.7 / 2
    redraws = [float(run([probe, "redraw", "100000"])) for _ in range(5)]
    print(f"redraw of 100,000 points: median {statistics.median(redraws):.2f} ms, allowed {frame:.2f} ms")
    pick = random.Random(3)
    points = write(folder, "points.tsv",
                   "".join(f"{pick.uniform(0, 12):.4f}\t{pick.uniform(-2, 14):.4f}\n" for _ in range(10000)))
    return all([statistics.median(redraws) <= frame,
                bench_picture(build, folder, points, "pdf", "pdfcairo size 10in,6.25in"),
                bench_picture(build, folder, points, "png", "pngcairo size 960,600"),
                bench_batch(build, folder)])


def bench_timeline(build, folder):
    return subprocess.run([os.path.join(build, "tests/bench/bench-timeline")]).returncode == 0


PARAGRAPHS = 400


def national_paragraphs():
    """Of the national reports, which part their paragraphs by ideographic spaces: long enough to be one."""
    texts = []
    for path in sorted(glob.glob(os.path.join(os.environ.get("DUIZHAO_REPORTS", ""), "national", "*.txt"))):
        with open(path, encoding="utf-8-sig") as file:
            texts.append([part for part in "".join(file.read().split("\n")).split("　") if len(part) > 20])
    if len(texts) < 41:
        print("skipped: no national reports in DUIZHAO_REPORTS")
        sys.exit(SKIPPED)
    return texts


def altered(paragraphs, others, draw):
    """12 % dropped, 12 % new, 15-40 % of the characters of each changed."""
    letters = "".join(paragraphs)
    for paragraph in paragraphs:
        share = draw.uniform(0.15, 0.40)
        if draw.random() >= 0.12:
            yield "".join(draw.choice(letters) if draw.random() < share else letter for letter in paragraph)
        if draw.random() < 0.12:
            yield draw.choice(others)


def bench_align(build, folder):
    texts = national_paragraphs()
    probe = os.path.join(build, "tests/bench/bench-align")
    left = [paragraph for text in texts[-8:] for paragraph in text][:PARAGRAPHS]
    right = list(altered(left, texts[20], random.Random(1)))[:PARAGRAPHS]
    a, b = write(folder, "a.txt", "\n".join(left) + "\n"), write(folder, "b.txt", "\n".join(right) + "\n")
    git = ["git", "diff", "--no-index", "--word-diff", "--word-diff-regex=.", a, b]
    ours, peer = [], []
    for _ in range(PAIRS):
        ours.append(seconds([probe, "marks", a, b]) * 1000)
        start = time.monotonic()
        subprocess.run(git, capture_output=True)
        peer.append((time.monotonic() - start) * 1000)
    print(run([probe, "marks", a, b]).strip())
    marks = judge("alignment with marks in characters, whole process", ours, peer, "ms", 0.5)
    paths = [write(folder, f"report-{i}.txt", "\n".join(text) + "\n") for i, text in enumerate(texts[-41:])]
    return subprocess.run([probe, "row", *paths]).returncode == 0 and marks


def bench_notes(build, folder):
    """The program prints its figures: saving a note against the disk, the undo of small and large steps."""
    return subprocess.run([os.path.join(build, "tests/bench/bench-notes"), folder]).returncode == 0


def bench_notes_list(build, folder):
    """The list of 20,000 notes in its pane: opened, and filtered by key."""
    return subprocess.run([os.path.join(build, "tests/bench/bench-notes-list"), folder]).returncode == 0


def bench_typing(build, folder):
    """Kills while a note is typed: how much of it is lost."""
    here = os.path.dirname(os.path.abspath(__file__))
    samples = os.path.join(os.environ["DUIZHAO_DATA_DIR"], "samples")
    return subprocess.run([sys.executable, os.path.join(here, "typing-kills.py"), build, samples, folder]).returncode == 0


def bench_highlights(build, folder):
    """A report with 2,000 highlights opened, against the same without."""
    return subprocess.run([os.path.join(build, "tests/bench/bench-highlights"), folder]).returncode == 0


def bench_library(build, folder):
    """7,000 reports, made of the real ones: takes minutes and 1.5 GB. DUIZHAO_BENCH_REPORTS says another number, 0 skips."""
    number = os.environ.get("DUIZHAO_BENCH_REPORTS", "7000")
    if number == "0":
        print("skipped: DUIZHAO_BENCH_REPORTS is 0")
        sys.exit(SKIPPED)
    return subprocess.run([os.path.join(build, "tests/bench/bench-library"), folder, number, *reports()]).returncode == 0


def typed(texts):
    """Queries of six characters, cut from the texts by a seed."""
    rand = random.Random(1)
    lines = [line for path in rand.sample(texts, min(12, len(texts)))
             for line in [max(open(path, encoding="utf-8").read().split("\n"), key=len)] if len(line) > 12]
    return [line[at:at + 6] for line in lines for at in [rand.randrange(len(line) - 6)]]


def bench_search_window(build, folder):
    """The window with the library of bench_library() against the window with an empty one; typing into its search."""
    number = os.environ.get("DUIZHAO_BENCH_REPORTS", "7000")
    if number == "0":
        print("skipped: DUIZHAO_BENCH_REPORTS is 0")
        sys.exit(SKIPPED)
    path = os.path.join(folder, "library.duizhao")
    if not os.path.exists(path):
        subprocess.run([os.path.join(build, "tests/bench/bench-library"), folder, number, *reports()])
    probe = os.path.join(build, "tests/bench/bench-search-window")
    full, empty = [], []
    for i in range(5):
        full.append([int(word) / 1024 for word in run([probe, "memory", path]).split()])
        empty.append([int(word) / 1024 for word in run([probe, "memory", os.path.join(folder, f"{i}.duizhao")]).split()])
    texts = sorted(glob.glob(os.path.join(folder, "texts", "*.txt")))
    return all([
        judge("memory of the window at rest (PSS)", [x[0] for x in full], [x[0] for x in empty], "MiB", 1.5),
        judge("memory of the window at its most", [x[1] for x in full], [x[1] for x in empty], "MiB", 1.5),
        subprocess.run([probe, "typing", path, *typed(texts)]).returncode == 0])


def main():
    what, build = sys.argv[1], os.path.abspath(sys.argv[2])
    print("load average", os.getloadavg())
    with tempfile.TemporaryDirectory() as temporary:
        # A folder that stays keeps the large library for the next run.
        folder = os.environ.get("DUIZHAO_BENCH_FOLDER", temporary)
        os.environ.update(HOME=temporary, XDG_DATA_HOME=temporary, XDG_CONFIG_HOME=temporary, XDG_CACHE_HOME=temporary)
        good = {"start": bench_start, "import": bench_import, "library": bench_library, "reading": bench_reading, "search": bench_search,
                "search-window": bench_search_window,
                "focus": bench_focus, "comparison": bench_comparison, "chart": bench_chart, "timeline": bench_timeline,
                "align": bench_align, "notes": bench_notes, "notes-list": bench_notes_list, "highlights": bench_highlights, "typing": bench_typing}[what](build, folder)
    sys.exit(0 if good else 1)


main()
