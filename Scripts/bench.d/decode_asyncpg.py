"""The same rows by asyncpg: binary, a cursor in chunks, into Python's values. With "check", their sum, too."""

import asyncio
import sys

import asyncpg
from checksum import as_int64, checksum


async def main():
    rows = total = 0
    is_checked = sys.argv[3:] == ["check"]
    connection = await asyncpg.connect(sys.argv[1])
    async with connection.transaction():
        cursor = await connection.cursor(sys.argv[2])
        while chunk := await cursor.fetch(1000):
            rows += len(chunk)
            if is_checked:
                total += sum(checksum(row) for row in chunk)
    await connection.close()
    print(rows, as_int64(total))


asyncio.run(main())
