"""The sum over a row that every program of this benchmark must find."""

import datetime

ORIGIN = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
DAY = datetime.date(1970, 1, 1)
MICROSECOND = datetime.timedelta(microseconds=1)


def checksum(row):
    one, count, name, day, moment, amount, truth, remark = row
    unscaled = int(amount.scaleb(-amount.as_tuple().exponent))
    texts = len(name.encode()) + len((remark or "").encode())
    return one + count + texts + (day - DAY).days + (moment - ORIGIN) // MICROSECOND + unscaled + truth


def as_int64(total):
    """What is left of a sum in 64 bits, as the other languages add."""
    return (total + (1 << 63)) % (1 << 64) - (1 << 63)
