"""The same rows by psycopg 3: binary, a stream in chunks, into Python's values. With "check", their sum, too."""

import sys

import psycopg
from checksum import as_int64, checksum

rows = total = 0
is_checked = sys.argv[3:] == ["check"]
with psycopg.connect(sys.argv[1]) as connection:
    for row in connection.cursor().stream(sys.argv[2], binary=True, size=1000):
        rows += 1
        if is_checked:
            total += checksum(row)
print(rows, as_int64(total))
