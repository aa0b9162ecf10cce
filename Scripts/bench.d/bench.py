"""Measures each row of the budget table and prints what came out. Run by Scripts/bench, which builds what it needs."""

import argparse
import datetime
import os
import pathlib
import platform
import sys
import tempfile

from harness import ROOT, Site, run
from rows import AFTER, BEFORE, Bench

FULL = 1_000_000
RESULTS = ROOT / "Scripts/bench-results.md"


def parse():
    names = [*BEFORE, *AFTER]
    parser = argparse.ArgumentParser(prog="Scripts/bench", description="Measures FirstStep beside its limits.")
    parser.add_argument("--heels", type=int, default=FULL, metavar="N", help="how many heels (default 1000000)")
    parser.add_argument("--rows", default=",".join(names), metavar="X,Y", help=f"which rows: {', '.join(names)}")
    parser.add_argument("--runs", type=int, default=5, metavar="K", help="how often each program is run (default 5)")
    parser.add_argument("--small", type=int, metavar="N", help="heels to tell the growth from (default: a hundredth)")
    parser.add_argument("--keep", action="store_true", help=f"keep the result in Scripts/{RESULTS.name}, as a full run does")
    parser.add_argument("--tools", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.rows = options.rows.split(",")
    for name in options.rows:
        if name not in names:
            parser.error(f"there is no row {name}; the rows are: {', '.join(names)}")
    if options.heels < 1000 or options.runs < 1:
        parser.error("at least 1000 heels and 1 run")
    return options


def measure(bench, site, names):
    """Runs the rows on a site: those that want no scores first, then the others."""
    results = {}
    wanted = [name for name in names if name in AFTER and name != "start"]
    needs_cases = wanted or "import" in names
    if needs_cases:
        for kind in ("patients", "cases", "sessions"):
            say(f"{site.heels} heels: importing {kind}")
            site.load(kind)
        site.settle()
    for name in BEFORE:
        if name in names:
            say(f"{site.heels} heels: {name}")
            results[name] = tell(BEFORE[name](bench, site))
    if wanted:
        say(f"{site.heels} heels: importing scores")
        site.load("scores")
        site.script("charges.sql")
        site.settle()
    for name in AFTER:
        if name in names:
            say(f"{site.heels} heels: {name}")
            results[name] = tell(AFTER[name](bench, site))
    return results


def table(large, small):
    """The lines of the table."""
    lines = [
        "| work | held against | FirstStep | limit | ratio | budget | kept | processor | peak MiB | growth, time | growth, memory |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, results in large.items():
        for result, before in zip(results, small.get(name, [None] * len(results))):
            budget = "" if result.budget is None else f"<= {result.budget:g}x"
            if result.memory:
                budget += f", {result.memory:g} MiB"
            kept = {None: "", True: "yes", False: "**no**"}[result.is_met]
            growth = memory = ""
            if before and result.rows:
                times = result.rows / before.rows
                growth = f"{result.ours.wall / before.ours.wall:.1f}x for {times:.0f}x"
                memory = f"{before.ours.peak:.0f} to {result.ours.peak:.0f} MiB"
            lines.append(
                f"| {result.work} | {result.limit} | {seconds(result.ours.wall)} | {seconds(result.theirs.wall)} "
                f"| {result.ratio:.2f} | {budget} | {kept} | {seconds(result.ours.cpu)} : {seconds(result.theirs.cpu)} "
                f"| {result.ours.peak:.0f} : {result.theirs.peak:.0f} | {growth} | {memory} |"
            )
    return lines


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms" if value < 0.1 else f"{value * 1000:.0f} ms"


def machine(options, python):
    """What the figures were found with."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    versions = "import psycopg, asyncpg, pandas, scipy; print('psycopg', psycopg.__version__, 'with libpq', "
    versions += "psycopg.pq.version(), '; asyncpg', asyncpg.__version__, '; pandas', pandas.__version__, '; SciPy', scipy.__version__)"
    asked = " ".join(word for word in sys.argv[1:] if word not in ("--tools", str(options.tools)))
    load = os.getloadavg()[0]
    busy = ": others were at work, and a ratio says more than a time" if load > 2 * len(models) else ""
    return [
        f"* `Scripts/bench{' ' + asked if asked else ''}` on {datetime.date.today()}, "
        f"commit {run(['git', '-C', ROOT, 'describe', '--always', '--dirty']).strip()}; medians of {options.runs} runs by turns",
        f"* {len(models)} x {models[0] if models else platform.machine()}, {memory:.0f} GiB; {platform.platform()}; "
        f"load {load:.1f} at the end{busy}",
        f"* {run(['swift', '--version']).splitlines()[0]}; {run(['psql', '--version']).strip()}; "
        f"{run(['cc', '--version']).splitlines()[0]}; libpq {run(['pkg-config', '--modversion', 'libpq']).strip()}",
        f"* Python {platform.python_version()}; {run([python, '-c', versions]).strip()}",
    ]


def tell(results):
    """Says what a row found as soon as it is known: the whole takes long."""
    for one in results:
        say(f"{one.work}: {seconds(one.ours.wall)} to {seconds(one.theirs.wall)} of {one.limit}, {one.ratio:.2f}x")
    return results


def say(text):
    print(f"-- {text}", file=sys.stderr, flush=True)


def main():
    options = parse()
    product = run(["swift", "build", "-c", "release", "--show-bin-path"]).strip()
    bench = Bench(options.tools.resolve(), f"{product}/firststep", f"{product}/Benchmark", options.runs)
    parent = os.environ.get("FIRSTSTEP_BENCH_FOLDER", "/var/tmp")
    with tempfile.TemporaryDirectory(prefix="firststep-bench-", dir=parent) as folder:
        # The account that the server runs as has to enter.
        os.chmod(folder, 0o711)
        found = []
        for heels in (options.small or max(options.heels // 100, 100), options.heels):
            site = Site(pathlib.Path(folder), heels, bench.product, bench.tools / "measure")
            try:
                found.append((measure(bench, site, options.rows), site.loads))
            finally:
                site.stop()
    (small, _), (large, loads) = found
    lines = machine(options, bench.tools / "python/bin/python") + [""] + table(large, small)
    if loads:
        lines += ["", f"Moved in before that, once each: {', '.join(loads)}."]
    print("\n".join(lines))
    is_full = options.heels >= FULL and set(options.rows) == {*BEFORE, *AFTER}
    if options.keep or is_full:
        title = f"# The last {'full' if is_full else 'kept'} run of Scripts/bench: {options.heels:,} heels"
        RESULTS.write_text(f"{title}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
        say(f"kept in {RESULTS}")


main()
