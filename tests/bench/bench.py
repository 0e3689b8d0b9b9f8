#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks of whole programs, each against a named peer in the same run, in turn: A, B, A, B …

usage: bench.py start|import|search|focus BUILD-FOLDER

Reads the reports from DUIZHAO_REPORTS; says so and ends with 77 where they are absent. Prints medians, their ratio
with a bootstrap 95 % interval, and the ratio allowed; ends with 1 where the interval lies wholly above it.
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
    return low <= allowed


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


def bench_search(build, folder):
    path = library(build, folder)
    inside = subprocess.run([os.path.join(build, "tests/bench/bench-search"), path, *reports()])
    cli = os.path.join(build, "src/cli/duizhao-cli")
    ours = [seconds([cli, "--library", path, "search", "--count", "发展"]) * 1000 for _ in range(PAIRS)]
    print(f"for comparison, the whole command line program: {statistics.median(ours):.1f} ms, most of it its start")
    return inside.returncode == 0


def bench_focus(build, folder):
    path = library(build, folder)
    return subprocess.run([os.path.join(build, "tests/bench/bench-focus"), path]).returncode == 0


def main():
    what, build = sys.argv[1], os.path.abspath(sys.argv[2])
    print("load average", os.getloadavg())
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(HOME=folder, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=folder)
        good = {"start": bench_start, "import": bench_import, "search": bench_search, "focus": bench_focus}[what](build, folder)
    sys.exit(0 if good else 1)


main()
