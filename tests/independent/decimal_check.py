"""Computes operations on money again, exactly, and compares: `decimal_check.py FILE`.

A line is `OPERATION A B PLACES RESULT...`. Where a result cannot be held exactly, `none` is right: a number is held as an integer
below 2^96 with at most 28 decimal places.
"""

import sys
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=200, Emin=-999, Emax=999)
SHOWN_MAX = 20


def places(number):
    return -number.as_tuple().exponent


def is_held(number):
    digits = int("".join(map(str, number.as_tuple().digits)))
    return digits < 2**96 and places(number) <= 28


def plain(number):
    # Nothing has no sign.
    return format(abs(number) if number == 0 else number, "f")


def expected(operation, a, b, to):
    """What must come out, and the numbers on the way that must be held exactly, or else nothing comes out."""
    if operation in ("sum", "difference"):
        result = EXACT.add(a, b) if operation == "sum" else EXACT.subtract(a, b)
        return [result], [result]
    exact = EXACT.multiply(a, b)
    if operation != "rate":
        exact = EXACT.multiply(exact, Decimal("0.01"))
    # ROUND_HALF_UP is decimal's name for a half away from zero.
    way = ROUND_DOWN if operation == "cut" else ROUND_HALF_UP
    rounded = exact.quantize(Decimal(1).scaleb(-to), rounding=way, context=EXACT)
    results = [rounded, EXACT.subtract(exact, rounded)] if operation == "cut" else [rounded]
    return results, [exact, *results]


def agrees(line):
    operation, a, b, to, *found = line.split()
    results, held = expected(operation, Decimal(a), Decimal(b), int(to))
    if "none" in found:
        return set(found) == {"none"} and not all(map(is_held, held)), results
    # Only what is rounded has stated places. What is added to nothing keeps its own, and zeros that cannot be held are left out.
    as_stated = operation in ("sum", "difference") or found[0] == plain(results[0])
    signless = all(not text.startswith("-") or Decimal(text) for text in found)
    return as_stated and signless and [Decimal(text) for text in found] == results, results


def main():
    compared = differ = 0
    with open(sys.argv[1], encoding="ascii") as lines:
        for line in lines:
            compared += 1
            same, results = agrees(line)
            if not same:
                differ += 1
                if differ <= SHOWN_MAX:
                    print(line.rstrip(), "- expected", *map(plain, results), file=sys.stderr)
    print(f"{compared} compared, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
