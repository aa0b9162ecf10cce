"""How a program is measured, and the private server that it is measured on."""

import csv
import itertools
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
# The log of an event may name every patient.
csv.field_size_limit(1 << 30)
OWNER, STAFF = "firststep_superuser", "bench_staff"
# The programs themselves: what Debian puts on the PATH is a script that looks for them and takes longer than they do.
BIN = pathlib.Path(subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip())


class Measure:
    """Runs of one program: wall clock and processor time in seconds, peak memory in MiB of the program itself."""

    def __init__(self):
        self.walls, self.cpus, self.peaks, self.outputs = [], [], [], []

    def add(self, words, env):
        """Runs it once; the launcher is Scripts/bench.d/measure.c."""
        with tempfile.NamedTemporaryFile("r") as found:
            done = subprocess.run(
                [env["LAUNCHER"], found.name, *map(str, words)],
                env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            )
            if done.returncode != 0:
                raise SystemExit(f"{words[:3]} failed with {done.returncode}:\n{done.stderr[-2000:]}")
            wall, cpu, peak = found.read().split()
        self.walls.append(float(wall))
        self.cpus.append(float(cpu))
        self.peaks.append(int(peak) / 1024)
        self.outputs.append(done.stdout)

    @property
    def wall(self):
        return statistics.median(self.walls)

    @property
    def cpu(self):
        return statistics.median(self.cpus)

    @property
    def peak(self):
        return max(self.peaks)


class Site:
    """A private server in a home of its own, with one clinic of so many heels."""

    def __init__(self, folder, heels, product, launcher):
        self.heels, self.product, self.loads = heels, product, []
        self.folder = folder / str(heels)
        self.home = self.folder / "home"
        self.files = self.folder / "files"
        for made in (self.folder, self.files):
            made.mkdir(mode=0o711)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "FIRSTSTEP"))}
        self.env = {**kept, "FIRSTSTEP_HOME": str(self.home), "PGUSER": STAFF, "LAUNCHER": str(launcher)}
        run([ROOT / "Scripts/cohort", "--heels", str(heels), "--seed", "1", self.files])
        self.firststep("init")
        self.firststep("clinic", "add", "bench", "--name", "Synthetic clinic", "--time-zone", "America/Denver", "--login", STAFF)

    def load(self, kind):
        """Imports a file of the cohort, as a clinic does that moves in, and keeps what it took."""
        measure = Measure()
        measure.add([self.product, "import", kind, self.files / f"{kind}.csv", "--quiet"], self.env)
        rows = int(re.search(r"inserted (\d+)", measure.outputs[0])[1])
        self.loads.append(f"{rows:,} {kind} in {measure.wall:.0f} s ({measure.peak:.0f} MiB)")

    def settle(self):
        """Leaves nothing to be done in the background while something is measured."""
        self.sql("VACUUM (ANALYZE)")
        self.sql("CHECKPOINT")

    def firststep(self, *words):
        return run([self.product, *words], self.env)

    def psql(self, *words, user=OWNER, database="firststep"):
        """The words of a psql that connects as somebody."""
        return [BIN / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.home / "run"), "-U", user, "-d", database, *words]

    def sql(self, text, **options):
        return run(self.psql("-A", "-t", "-c", text, **options), self.env).strip()

    def script(self, name, *words, **options):
        return run(self.psql("-f", HERE / name, *words, **options), self.env)

    def uri(self, user, database="firststep"):
        return f"postgresql://{user}@/{database}?host={self.home / 'run'}"

    def statements(self, *words):
        """The SQL that a command sends, as the server's log tells it, with the values in their places."""
        for setting in ("log_statement = 'all'", "log_parameter_max_length = 1000", "log_error_verbosity = 'default'"):
            self.sql(f"ALTER ROLE {STAFF} SET {setting}")
        self.sql("ALTER SYSTEM SET log_destination = 'csvlog'")
        self.sql("SELECT pg_reload_conf(), pg_sleep(1)")
        self.firststep(*words)
        self.sql(f"ALTER ROLE {STAFF} RESET ALL")
        self.sql("ALTER SYSTEM RESET log_destination")
        self.sql("SELECT pg_reload_conf(), pg_sleep(1)")
        found = []
        for log in sorted((self.home / "log").glob("*.csv")):
            with open(log, newline="") as file:
                for row in csv.reader(file):
                    said = re.match(r"(?:execute [^:]*|statement): (.*)", row[13], re.DOTALL)
                    if row[1] == STAFF and said:
                        found.append(inlined(said[1], row[14]))
            log.unlink()
        return found

    def stop(self):
        subprocess.run([self.product, "server", "stop"], env=self.env, capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def inlined(text, detail):
    """A statement with its parameters in place, on one line, as \\copy wants it."""
    values = dict(re.findall(r"\$(\d+) = ('(?:[^']|'')*'|NULL)", detail or ""))
    return " ".join(re.sub(r"\$(\d+)", lambda found: values.get(found[1], found[0]), text).split())


def run(words, env=None):
    """Runs something that is not measured, and gives what it prints."""
    done = subprocess.run([str(word) for word in words], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(str(word) for word in words)[:300]}\nfailed: {done.stderr[-2000:]}")
    return done.stdout


def by_turns(runs, env, *programs, between=None):
    """Measures programs one after the other, again and again, so that all meet the same disturbances."""
    measures = [Measure() for _ in programs]
    for _ in range(runs):
        for measure, words in zip(measures, programs):
            measure.add(words, env)
            if between:
                between()
    return measures


def head(path, rows, target):
    """The header and the first rows of a file."""
    with open(path, encoding="utf-8") as source, open(target, "w", encoding="utf-8") as made:
        made.writelines(itertools.islice(source, rows + 1))
