"""Reads Beancount journals strictly, and prints their balances at the end of days.

Standard input: [{"journal": PATH, "days": [DAY, ...]}, ...]. Standard output: for each of them, the errors that Beancount
finds in it, and by day every balance that is not zero:
[{"errors": [TEXT, ...], "days": {DAY: [[KEY, CURRENCY, AMOUNT], ...]}}, ...]. An account is named by the key that it was
opened with.
"""

import json
import sys
from datetime import date

from beancount import loader
from beancount.core import data, inventory
from beancount.ops import validation


def balances(journal, days):
    entries, errors, _ = loader.load_file(journal, extra_validations=validation.HARDCORE_VALIDATIONS)
    keys = {entry.account: entry.meta["key"] for entry in entries if isinstance(entry, data.Open)}
    assert len(set(keys.values())) == len(keys), "two accounts have one key"
    postings = [(txn.date, posting) for txn in data.filter_txns(entries) for posting in txn.postings]
    held, at, answer = {}, 0, {}
    for day in sorted(days):
        while at < len(postings) and postings[at][0] <= date.fromisoformat(day):
            posting = postings[at][1]
            held.setdefault(posting.account, inventory.Inventory()).add_position(posting)
            at += 1
        positions = ((keys[account], position) for account, total in held.items() for position in total)
        answer[day] = [[key, position.units.currency, str(position.units.number)] for key, position in positions]
    return {"errors": [error.message for error in errors], "days": answer}


json.dump([balances(one["journal"], one["days"]) for one in json.load(sys.stdin)], sys.stdout)
