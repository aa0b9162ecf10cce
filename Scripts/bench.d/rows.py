"""The rows of the budget table: each measures a piece of work beside its limit, on a site."""

import re
import shutil
from dataclasses import dataclass

from harness import BIN, HERE, OWNER, STAFF, Measure, by_turns, head, run

MIXED = "SELECT id, count, name, day, moment, amount, is_true, remark FROM mixed"


@dataclass
class Result:
    """What one row found: FirstStep's measure, the other's, and how the two may relate at most (None: no budget)."""

    work: str
    limit: str
    ours: Measure
    theirs: Measure
    budget: float | None = None
    memory: float | None = None
    rows: int | None = None

    @property
    def ratio(self):
        return self.ours.wall / self.theirs.wall

    @property
    def is_met(self):
        fits = self.memory is None or self.ours.peak <= self.memory
        return None if self.budget is None else self.ratio <= self.budget and fits


class Bench:
    """What the rows share: the programs, and how often each is run."""

    def __init__(self, tools, product, benchmark, runs):
        self.tools, self.product, self.benchmark, self.runs = tools, product, benchmark, runs

    def measured(self, site, *programs, runs=None, between=None):
        return by_turns(runs or self.runs, site.env, *programs, between=between)


def decode(bench, site):
    """Rows of eight mixed columns into values of the language."""
    rows = min(site.heels, 1_000_000)
    site.sql("DROP DATABASE IF EXISTS bench")
    site.sql("CREATE DATABASE bench")
    site.script("mixed.sql", "-v", f"rows={rows}", database="bench")
    uri, python = site.uri(OWNER, "bench"), bench.tools / "python/bin/python"
    programs = [
        [bench.benchmark, "decode", uri, MIXED],
        [bench.tools / "decode", uri, MIXED],
        [python, HERE / "decode_psycopg.py", uri, MIXED],
        [python, HERE / "decode_asyncpg.py", uri, MIXED],
    ]
    checked = bench.measured(site, *programs[:2], *[[*words, "check"] for words in programs[2:]], runs=1)
    if len({measure.outputs[0] for measure in checked}) != 1:
        raise SystemExit(f"the programs read other values: {[measure.outputs[0] for measure in checked]}")
    ours, *others = bench.measured(site, *programs)
    work = f"decode {rows:,} rows of 8 columns"
    limits = [("C, libpq, binary, row by row", 2.0), ("psycopg 3, binary, chunks", 1.0), ("asyncpg, chunks", 1.0)]
    return [Result(work, name, ours, other, budget, rows=rows) for other, (name, budget) in zip(others, limits)]


def import_scores(bench, site):
    """Validated scores from a file, beside COPY into the same table with its keys; before the scores of the clinic are there."""
    rows = min(site.heels, 1_000_000)
    file, plain = site.files / "some.csv", site.files / "plain.csv"
    head(site.files / "scores.csv", rows, file)
    ours = [bench.product, "import", "scores", file, "--quiet"]
    columns = "clinic_id, score_id, case_id, side, instrument_code, value, taken_on, recorded_by, source, external_id"
    site.sql("TRUNCATE clinic.score")
    site.firststep(*ours[1:])
    fill = site.psql("-c", f"\\copy (SELECT {columns} FROM clinic.score ORDER BY score_id) TO '{plain}' CSV")
    run(fill, site.env)
    copy = site.psql("-c", f"\\copy clinic.score ({columns}) FROM '{plain}' CSV")

    def empty():
        site.sql("TRUNCATE clinic.score")
        site.sql("CHECKPOINT")

    empty()
    mine, other = bench.measured(site, ours, copy, between=empty)
    return [Result(f"import {rows:,} scores", "psql \\copy into the same table", mine, other, 1.5, 128, rows)]


def billing(bench, site):
    """The lines of a bill for every charge, into a file."""
    words = ["billing", "export", "--from", "2000-01-01", "--to", "2026-12-31", "--output"]
    target = site.files / "billing.csv"
    query = longest(site.statements(*words, target), "billing.charge")
    copy = site.psql("-c", f"\\copy ({query}) TO '{site.files / 'copied.csv'}' CSV HEADER", user=STAFF)
    ours, other = bench.measured(site, [bench.product, *words, target], copy)
    rows = int(site.sql("SELECT count(*) FROM billing.charge"))
    return [Result(f"billing export, {rows:,} lines", "psql \\copy (same query) to", ours, other, 1.15, 64, rows)]


def export(bench, site):
    """A table of a row a heel into a folder: de-identified, and as it is, which names every patient in the log."""
    results = []
    for table, kind in (("heel", []), ("billing.charge", ["--identified"])):
        folder = site.files / "tables"
        words = ["export", "tables", *kind, "--table", table, "--output", folder, "--quiet"]

        def empty():
            shutil.rmtree(folder, ignore_errors=True)

        sent = longest(site.statements(*words), "COPY")
        query = re.fullmatch(r"COPY \((.*)\) TO STDOUT.*", sent)[1]
        copy = site.psql("-c", f"\\copy ({query}) TO '{site.files / 'copied.csv'}' CSV HEADER", user=STAFF)
        empty()
        ours, other = bench.measured(site, [bench.product, *words], copy, between=empty)
        rows = int(site.sql(f"SELECT count(*) FROM {'clinic.heel' if table == 'heel' else table}"))
        named = "identified" if kind else "de-identified"
        results.append(Result(f"export of {table}, {named}, {rows:,} rows", "psql \\copy (same query) to", ours, other, 1.15, 64, rows))
    return results


REPORT = ["outcomes", "report", "--format", "json"]


def keep_counts(site):
    """Keeps the counts of the report's question, as the nightly job does; waits until nothing is open that it could miss."""
    question = "'morning-pain', '12w', NULL, NULL, false, 'outcome-statistics', '{clinician,diagnosis,month,treatment}'"
    site.sql(f"SELECT reporting.keep_outcomes({question}, clock_timestamp() - interval '1 second')", user=STAFF)


def forget_counts(site):
    site.sql("TRUNCATE reporting.outcome_cache, reporting.outcome_question, reporting.outcome_count, reporting.heel_outcome")


def outcome(bench, site):
    """The outcome report over every heel beside the bare counting; and once more after 1 % of the heels got a score."""
    ours = [bench.product, *REPORT]
    forget_counts(site)
    mine, other = bench.measured(site, ours, site.psql("-f", HERE / "outcome.sql", "-o", "/dev/null"))
    results = [
        Result(f"outcome report, {site.heels:,} heels, nothing kept", "bare SQL: windows and groups, no policies", mine, other, 1.5, rows=site.heels)
    ]
    turns = iter(range(bench.runs))

    def change():
        turn = next(turns)
        site.sql(
            "INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on) "
            "SELECT clinic_id, case_id, side, 'morning-pain', case_id % 11, current_date - 1 FROM clinic.heel "
            f"WHERE case_id % 100 = {turn}",
            user=STAFF,
        )

    again = Measure()
    for _ in range(bench.runs):
        keep_counts(site)
        change()
        again.add(ours, site.env)
    results.append(Result("the same after 1 % of the heels changed", "with nothing kept", again, mine, 0.2, rows=site.heels))
    return results


def statistics(bench, site):
    """The statistics of the outcome report, its counts kept by the night, beside a pair a heel in pandas, and SciPy."""
    counted = (HERE / "outcome.sql").read_text().split("GROUP BY")[0].replace(", count(*) AS heels", "")
    pairs = " ".join(line for line in counted.splitlines() if not line.startswith("--"))
    python = bench.tools / "python/bin/python"
    keep_counts(site)
    ours = [bench.product, *REPORT]
    mine, other = bench.measured(site, ours, [python, HERE / "statistics_pandas.py", site.uri(OWNER), pairs])
    return [Result(f"statistics of {site.heels:,} heels, counts kept", "pandas.read_sql and SciPy", mine, other, 0.2, rows=site.heels)]


def score(bench, site):
    """One score with its entry in the log, beside one INSERT, each in a transaction of its own on an open connection."""
    count = 1000 if site.heels >= 10_000 else 100
    case, side = site.sql(
        "SELECT case_id, min(side) FROM clinic.heel GROUP BY case_id HAVING count(*) = 1 ORDER BY case_id DESC LIMIT 1"
    ).split("|")
    insert = site.files / "insert.sql"
    insert.write_text(
        "INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on) "
        f"VALUES (1, {case}, '{side}', 'morning-pain', 7, current_date - 1);\n"
    )
    pgbench = [BIN / "pgbench", "-n", "-M", "prepared", "-t", str(count), "-f", insert, "-h", site.home / "run", "-U", STAFF, "firststep"]
    each, single = bench.measured(site, [bench.benchmark, "scores", site.uri(STAFF), str(count)], pgbench)
    each.walls = [float(text) / count for text in each.outputs]
    single.walls = [float(text.split("latency average = ")[1].split()[0]) / 1000 for text in single.outputs]
    return [Result("record a score, log included", "one INSERT by pgbench", each, single, 3.0), batch(bench, site)]


def batch(bench, site):
    """A thousand scores on one connection with one event in the log, the program's start included, beside a second."""
    file = site.files / "thousand.csv"
    head(site.files / "scores.csv", 1000, file)
    lines = file.read_text().splitlines()
    turns = iter(range(1 << 30))

    def renumber():
        turn = next(turns)
        file.write_text("\n".join([lines[0], *(f"again-{turn}-{line}" for line in lines[1:])]) + "\n")

    renumber()
    (ours,) = bench.measured(site, [bench.product, "import", "scores", file, "--quiet"], between=renumber)
    second = Measure()
    second.walls, second.cpus, second.peaks = [1], [0], [0]
    return Result("import 1,000 more rows of scores", "a second", ours, second, 1.0)


def case_show(bench, site):
    """One row on the terminal."""
    case = site.sql("SELECT 'C-' || (min(case_id) + max(case_id)) / 2 FROM clinic.case")
    words = ["case", "show", case]
    query = longest(site.statements(*words), "held.onset_on")
    runs = max(bench.runs, 20)
    ours, other = bench.measured(site, [bench.product, *words], site.psql("-c", query, user=STAFF), runs=runs)
    return [Result("case show", "psql -c of its query", ours, other, 2.0)]


def worklist(bench, site):
    """The morning's screen of a clinic, once the rules were asked: what is measured is the question, the names and the stages."""
    words = ["worklist", "--limit", "200", "--quiet"]
    site.firststep(*words)
    query = longest(site.statements(*words), "reporting.worklist")
    ours, other = bench.measured(site, [bench.product, *words], site.psql("-c", query, "-o", "/dev/null", user=STAFF))
    cases = int(site.sql("SELECT count(*) FROM clinic.case WHERE case_id NOT IN (SELECT case_id FROM clinic.case_closing)"))
    return [Result(f"worklist, {cases:,} open cases", "psql -c of its question", ours, other, rows=site.heels)]


def start(bench, site):
    """The start of the program alone."""
    ours, other = bench.measured(site, [bench.product, "--help"], [BIN / "psql", "--help"], runs=max(bench.runs, 20))
    return [Result("firststep --help", "psql --help", ours, other)]


def longest(statements, words):
    """The statement that does the work: the longest that names something."""
    return max((text for text in statements if words in text), key=len)


# In the order in which they are run; what stands before "loaded" needs the scores not to be there yet.
BEFORE = {"decode": decode, "import": import_scores}
AFTER = {
    "billing": billing, "export": export, "outcome": outcome, "statistics": statistics, "score": score, "case": case_show,
    "worklist": worklist, "start": start,
}
