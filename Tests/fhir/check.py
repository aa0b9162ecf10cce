"""Holds FHIR bundles against the R4B models of fhir.resources: check.py FILE...

A model refuses an element that it does not know, one that is missing and a value of the wrong type. What it has read is
then written again and compared with the file, numbers as decimals: nothing may have been read as something else.
"""

import json
import sys
from decimal import Decimal

from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError


def faults(text):
    try:
        bundle = Bundle.model_validate_json(text)
    except ValidationError as error:
        # Where and what, never the value, which may be a patient's.
        return [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_input=False)]
    read, written = (json.loads(part, parse_float=Decimal) for part in (text, bundle.model_dump_json()))
    return [] if read == written else ["it is read as something else than it says"]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    failed = False
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            found = faults(file.read())
        failed = failed or bool(found)
        print(f"{path}: {'; '.join(found) or 'valid'}")
    sys.exit(1 if failed else 0)


main()
