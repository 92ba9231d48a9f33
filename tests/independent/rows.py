"""Computes the root of every closed period of a pledgebook ledger anew: python3 rows.py FOLDER

Written from the documentation alone: the rows from src/event/period.rs, the entries from the table in
src/state/accounts.rs, the days and the corrections from src/event/record.rs. It trusts the records:
check.py says whether they are those that were signed.
"""
import base64, datetime, decimal, functools, hashlib, json, pathlib, sys

DECIMALS = {"BIF": 0, "CLP": 0, "JPY": 0, "KRW": 0, "PYG": 0, "VND": 0, "XAF": 0, "XOF": 0, "BHD": 3, "KWD": 3, "TND": 3}
exact = decimal.Context(prec=60)

def money(amount): return amount["currency"], decimal.Decimal(amount["amount"])
def written(currency, amount):
    places = max(DECIMALS.get(currency, 2), -amount.normalize(exact).as_tuple().exponent)
    return f"{amount:.{places}f}" if amount else f"{decimal.Decimal(0):.{DECIMALS.get(currency, 2)}f}"
def before(day): return (datetime.date.fromisoformat(day) - datetime.timedelta(1)).isoformat()
def tree(leaves):  # RFC 6962, section 2.1
    if len(leaves) < 2: return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree(leaves[:middle]) + tree(leaves[middle:])).digest()

HELD = ("cash", "advanced")

def mirror_of(holder): return ("exchange-advanced:" if "/" in holder else "exchange:") + holder
def charged(data):
    """The charges on a receipt: those in the currency paid at the rate at which that was credited, half away from zero."""
    charges, paid, credited = data["charges"], data["amount"], data["credited"]
    if charges["currency"] == credited["currency"] or charges["currency"] != paid["currency"]: return charges
    share = exact.divide(exact.multiply(money(charges)[1], money(credited)[1]), money(paid)[1])
    places = money(credited)[1].as_tuple().exponent
    rounded = share.quantize(decimal.Decimal(1).scaleb(places), decimal.ROUND_HALF_UP)
    return {"currency": credited["currency"], "amount": str(rounded)}

def entries(kind, data):
    """The entries of a fact: account, currency, amount (a debit above zero), and their own day if that is later."""
    fund = data.get("fund")
    cash, pair = f"cash:{fund}", lambda debit, credit, amount=None: [(debit, 1, amount), (credit, -1, amount)]
    expense, income = f"expense:{fund}/", f"income:{fund}/"
    later = data.get("recognised", "") > data.get("date", "").split("/")[-1] and data["recognised"]
    assessed = f"deferred:{fund}/{later}" if later else income + "assessed"
    held = f"advanced:{fund}/{data.get('implementer', data.get('held_by'))}"
    spent = held if data.get("implementer") else f"assistance:{fund}/{data.get('category', 'not stated')}"
    match kind:
        case "balance.brought_forward": all = pair(held if "held_by" in data else cash, f"brought-forward:{fund}")
        case "assessment.issued":
            all = pair(f"assessed:{data['assessment']}", f"brought-forward:{fund}" if "brought_forward" in data else assessed)
        case "scale.applied":
            all = []
            for part in data["amounts"]: all += pair(f"assessed:{part['assessment']}", assessed, part["amount"])
        case "assessment.supplemented": all = pair(f"assessed:{data['assessment']}", assessed)
        case "assessment.reduced": all = pair(assessed, f"assessed:{data['assessment']}")
        case "credit.granted": all = pair(expense + "credited", f"unapplied:{data['contribution']}")
        case "receivable.reinstated": all = pair(f"written-off:{data['assessment']}", expense + "written-off")
        case "assessment.credited": all = pair(expense + "credited", f"credited:{data['assessment']}")
        case "assessment.waived": all = pair(expense + "waived", f"waived:{data['assessment']}")
        case "receivable.written_off": all = pair(expense + "written-off", f"written-off:{data['assessment']}")
        case "contribution.received" if data["form"] == "cash":
            charges = [(expense + "charges-on-receipts", 1, charged(data))] if "charges" in data else []
            all = [(cash, 1, data["arrived"]), *charges, (f"unapplied:{data['contribution']}", -1, data["credited"])]
        case "contribution.applied":
            all = []
            for part in data["to"]:
                (of, id), amount = part["to"].split(":", 1), part["amount"]
                to = {"assessment": f"applied:{id}", "pledge": f"pledge-received:{id}/{fund}"}.get(of, income + "voluntary")
                all += pair(f"unapplied:{data['contribution']}", to, amount)
        case "contribution.returned": all = pair(f"unapplied:{data['contribution']}", cash)
        case "expenditure.charged": all = pair(f"charged:{data['budget']}/{data['line']}", cash)
        case "reserve.disbursed": all = pair(spent, cash)
        case "reserve.spent": all = pair(f"assistance:{fund}/{data.get('category', 'not stated')}", held)
        case "reserve.returned": all = pair(cash, spent)
        case "income.recorded": all = pair(cash, income + data["nature"])
        case "charge.recorded": all = pair(expense + data["nature"], cash)
        case "expenditure.refunded": all = pair(cash, f"charged:{data['budget']}/{data['line']}")
        case "fund.transferred" | "loan.granted" | "loan.repaid":
            giver, taker = data["from"], data["to"]
            out, back = {"fund.transferred": ("between-funds",) * 2, "loan.granted": ("lent", "borrowed"),
                         "loan.repaid": ("borrowed", "lent")}[kind]
            all = pair(f"{out}:{giver}/{taker}", f"cash:{giver}") + pair(f"cash:{taker}", f"{back}:{taker}/{giver}")
        case "exchange.recorded":
            of = held if "held_by" in data else cash
            all = [(of, 1, data["bought"]), (of, -1, data["sold"])]
        case _: return []
    # What is held keeps another currency, and the holder's exchange account mirrors it; all else is in the fund's.
    if "equivalent" in data:
        foreign, own, mirrored = data["amount"], data["equivalent"], []
        for account, sign, _ in all:
            of, holder = account.split(":", 1)
            mirror = mirror_of(holder)
            mirrored += [(account, sign, foreign), (mirror, -sign, foreign), (mirror, sign, own)] if of in HELD else [(account, sign, own)]
        all = mirrored
    all = [(account, sign, *money(amount or data["amount"])) for account, sign, amount in all]
    all = [(account, currency, sign * amount) for account, sign, currency, amount in all]
    for currency in sorted({currency for _, currency, _ in all}):
        left = sum(amount for _, other, amount in all if other == currency)
        holder = f"{fund}/{data['held_by']}" if "held_by" in data else fund
        if left: all.append((mirror_of(holder), currency, -left))
    deferred = [entry for entry in all if entry[0].startswith("deferred:")]
    recognised = [(to, currency, sign * amount, later) for account, currency, amount in deferred
                  for to, sign in ((account, -1), (income + "assessed", 1))]
    return [(*entry, None) for entry in all] + recognised

def lines(kind, data):
    """What a fact says of budget lines: line, currency, amount, whether it sets the line or adds to it."""
    of = lambda line: f"final:{data['budget']}/{line}"
    match kind:
        case "budget.approved" | "budget.revised":
            return [(of(line["line"]), *money(line["amount"]), "adds" not in data) for line in data.get("lines", [])]
        case "budget.transferred":
            currency, amount = money(data["amount"])
            return [(of(data["from"]), currency, -amount, False), (of(data["to"]), currency, amount, False)]
    return []

@functools.cache
def balances(size, last):
    """Sums the entries, by account, currency and fund, up to a day, of what stands among so many records; sets the lines."""
    corrected = {record["corrects"] for record in records[:size] if "corrects" in record}
    stands = [record for record in records[:size] if record["seq"] not in corrected and record["day"] <= last]
    sums = {}
    for record in sorted(stands, key=lambda record: (record["day"], record["first"])):
        kind, data = record["type"], record["data"]
        of_day = [entry[:3] for entry in entries(kind, data) if (entry[3] or record["day"]) <= last]
        fund_of = lambda account: data["fund"] if "fund" in data else account.split(":")[1].split("/")[0]
        all = [(*entry, fund_of(entry[0]), False) for entry in of_day]
        all += [(line, currency, amount, None, sets) for line, currency, amount, sets in lines(kind, data)]
        for account, currency, amount, fund, sets in all:
            sums[account, currency, fund] = amount + (0 if sets else sums.get((account, currency, fund), 0))
    return sums

def rows(closed):
    """Writes the rows that a closing publishes."""
    seq, (first, last), fund = closed["seq"], closed["data"]["period"].split("/"), closed["data"].get("fund")
    standing = []  # what each closing that stands covers and knows
    covering = lambda day: next((known for end, known in standing if end >= day), None)
    for record in records[:seq]:
        if record["type"] == "period.closed":
            end = record["data"]["period"].split("/")[1]
            standing.append((end, covering(end) or record["seq"]))
        if record["type"] == "period.reopened": standing = [one for one in standing if one[0] < record["data"]["from"]]
    known, eve = covering(last) or seq, before(first)
    def of_fund(known, last):
        proposed = [record["data"] for record in records[:known] if record["type"] == "budget.proposed"]
        own, of_budget = {}, {data["budget"]: data.get("fund") for data in proposed}
        sums = balances(known, last)
        for (account, currency, of), amount in sums.items():
            if account.startswith("final:"): of = of_budget.get(account[6:].split("/")[0])
            if fund in (None, of): own[account, currency] = own.get((account, currency), 0) + amount
        return own
    opening, restated, closing = of_fund(covering(eve) or known, eve), of_fund(known, eve), of_fund(known, last)
    written_rows = []
    for key in opening.keys() | restated.keys() | closing.keys():
        account, currency = key
        a, b, c = (sums.get(key, decimal.Decimal(0)) for sums in (opening, restated, closing))
        if any((a, b - a, c - b, c)):
            amounts = " ".join(written(currency, amount) for amount in (a, b - a, c - b, c))
            written_rows.append(f"{account} {currency} {amounts}".encode())
    return sorted(written_rows)

records, dates, periods = [], {}, 0
for path in sorted(pathlib.Path(sys.argv[1], "events").glob("*.jsonl")):
    for line in path.read_bytes().splitlines():
        record = json.loads(line)
        data, corrects = record["data"], record.get("corrects")
        chain = records[corrects] if corrects is not None else record
        record["first"] = chain.get("first", record["seq"])
        document = record.get("source", {}).get("document")
        undated = records[record["first"]]["day"] if corrects is not None else dates.get(document) or record["at"][:10]
        record["day"] = (data.get("date") or undated).split("/")[-1]
        if record["type"] == "document.registered": dates[data["document"]] = data.get("date")
        records.append(record)
wrong = 0
for record in records:
    if record["type"] == "period.closed":
        found, periods = base64.b64encode(tree(rows(record))).decode(), periods + 1
        if found != record["data"]["root"]:
            wrong += 1
            print(f"record {record['seq']} states the root {record['data']['root']}; its rows have {found}")
        if len(sys.argv) > 2 and sys.argv[2] == str(record["seq"]): print(b"\n".join(rows(record)).decode())
print(f"periods: {periods - wrong} of {periods} closed periods have the root that their rows give")
sys.exit(wrong > 0)
