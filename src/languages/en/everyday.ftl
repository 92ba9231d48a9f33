# Everyday commands: what they say, and the mistakes in what is typed.

# ---- opening/mod.rs ----
everyday-opening-missing = Nothing is written.

# ---- opening/words.rs ----
everyday-opening-neither-yes-nor-no = "{ $text }" is neither yes nor no.
everyday-opening-write-yes-or-no = Write yes or no.
everyday-opening-no-day-of-year = "{ $text }" is not a day of every year.
everyday-opening-write-day-of-year = Write a day and a month, for example 1 January, 1 July or 07-01.
everyday-opening-no-day = "{ $text }" is not a day.
everyday-opening-write-day = Write year, month and day, for example 2023-12-31.
everyday-opening-lacks-share = "{ $text }" lacks its share in per cent.
everyday-opening-write-share = Write for example { $text } 12.5
everyday-opening-no-share = "{ $number }" of { $name } is not a share.
# A number that was written with a comma: its digits before and behind it.
everyday-opening-write-point = Write { $name } { $whole }.{ $rest }
everyday-opening-write-per-cent = Write per cent above 0, with at most 6 decimals, as 12.5
everyday-opening-write-assessment = Write fund, year, total and last day: General 2024 120000 --due 2024-03-31
everyday-opening-lacks-fund = "{ $text }" lacks its fund.
everyday-opening-option-unknown = "{ $text }" holds { $option }, which means nothing here.
everyday-opening-lacks-day = "{ $text }" names no day behind { $option }.
everyday-opening-lacks-fund-or-year = "{ $text }" lacks its fund or its year.
everyday-opening-lacks-year = "{ $text }" has no year before the total: "{ $year }" is none.
everyday-opening-lacks-due = "{ $text }" does not say by when it is due.

# ---- opening/party.rs ----
everyday-opening-no-id = "{ $name }" holds no letter of a to z, of which an id could be made.
everyday-opening-write-abbreviation = Write an abbreviation behind it, as in Name (ABC).
everyday-opening-no-nature = "{ $text }" is not the nature of a party.
everyday-opening-write-nature = Write one of { $natures }.
everyday-opening-bracket-not-opened = "{ $text }" closes a bracket that was not opened.
everyday-opening-lacks-name = "{ $text }" lacks a name.
everyday-opening-write-name = Write Name, or Name/Nombre, or Name/Nombre (ABBREVIATION).
everyday-opening-more-than-two-names = "{ $text }" holds more than two names.
everyday-opening-write-two-names = Write English/Spanish, and all others in ( ), parted by commas.

# ---- opening/read.rs ----
everyday-opening-no-address = "{ $text }" is not an address without scheme.
everyday-opening-write-letters = Write letters without accents and no spaces, for example example.org/forum
everyday-opening-no-time-zone = "{ $text }" is not a time zone.
everyday-opening-write-zone = Write UTC, or its name in the IANA database, for example America/Jamaica
everyday-opening-named-twice = "{ $name }" is named twice.
everyday-opening-name-party-once = Name each party once.
everyday-opening-no-currency = "{ $text }" is not a currency.
everyday-opening-write-currency = Write the three letters of ISO 4217, for example USD
everyday-opening-no-decimal-places = ISO 4217 gives { $currency } no decimal places.
everyday-opening-leave-out = Leave it out.
everyday-opening-two-shares = "{ $name }" has two shares.
everyday-opening-write-member-once = Write each member once.
everyday-opening-new-name = "{ $new }" is not among the names of { $party } that were written first.
everyday-opening-write-all-names = Write all names where the party is named first.
everyday-opening-shares-add-up = The shares of { $fund } add up to { $sum } per cent.
everyday-opening-shares-above-100 = The shares of { $fund } add up to more than 100 per cent.
everyday-opening-write-shares = Write shares that add up to 100.

# ---- opening/read/money.rs ----
everyday-opening-name-fund-once = Name each fund once.
everyday-opening-in-future = { $day } lies in the future.
everyday-opening-write-day-until = Write a day until { $today }.
everyday-opening-held-when = It is not said when this was held.
everyday-opening-write-day-certified = Write the day on which balances are certified.
everyday-opening-begins-after-balances = The record begins on the day after the certified balances.
everyday-opening-leave-this-out = Leave this out.
everyday-opening-no-blake3 = "{ $text }" is not a BLAKE3.
everyday-opening-no-members = This fund has no members.
everyday-opening-write-members-first = Write its members with their shares first.
everyday-opening-lies-ahead = { $period } begins on { $first }, which lies ahead.
everyday-opening-write-on-today = Add --on { $today } if it is assessed now.
everyday-opening-before-record = { $day } is before the record begins, on { $begins }.
everyday-opening-write-on = Write --on { $begins }, or leave it out.
everyday-opening-no-letter = "{ $file }" holds no letter of a to z.
everyday-opening-rename-file = Rename the file.
everyday-opening-other-bytes = { $file } holds other bytes than the BLAKE3 says.
everyday-opening-find-file = Find the right file, or leave the BLAKE3 out.
everyday-opening-unreadable = { $file } cannot be read: { $why }.
everyday-opening-no-file = There is no file "{ $file }" here.
everyday-opening-write-certificate-place = Write the path of a file, an address that begins with https://, or paper and where it is kept

# ---- opening/facts.rs ----
everyday-opening-has-currency = A ledger has a currency.
everyday-opening-has-members = A scale has members.
everyday-opening-id-too-long = "{ $id }" is too long for an id.
everyday-opening-shorten-fund = Write a shorter name of the fund.

# ---- opening/file.rs: the keys of the file are the same in every language ----
everyday-opening-file-body = Write body = "Name of the body (ABBREVIATION)"
everyday-opening-file-address = Write address = "example.org/forum"
everyday-opening-file-invented = Write invented = false
everyday-opening-file-currencies = Write currencies = ["USD"]
everyday-opening-file-year-begins = Write year_begins = "1 January"
everyday-opening-file-time-zone = Write time_zone = "UTC"
everyday-opening-file-bodies = Write decides = ["Council"]
everyday-opening-file-funds = Write funds = ["General Fund"]
everyday-opening-file-cases = Write [cases."Reserve Fund"]
everyday-opening-file-limits = Write ceiling = "1000"
everyday-opening-file-categories = Write categories = ["injury"]
everyday-opening-file-members = Write "General Fund" = ["Barbados 20"]
everyday-opening-file-others = Write others = ["Norway"]
everyday-opening-file-certified-on = Write certified_on = 2023-12-31
everyday-opening-file-balances = Write "General Fund" = "41250.00" below [balances.funds]
everyday-opening-file-certificate = Write certificate = "audit-2023.pdf" below [balances]
everyday-opening-file-begins = Write record_begins = 2024-01-01, or certified balances
everyday-opening-file-assess = Write assess = ["General 2024 120000 --due 2024-03-31"]
everyday-opening-no-toml = This is not TOML: { $why }.
everyday-opening-unknown-key = Unknown key "{ $key }".
everyday-opening-keys = The keys are { $keys }.
everyday-opening-table-expected = A table is expected here.
# "heading" is one of TOML: [members].
everyday-opening-write-table = Write { $heading } and the answers below it.
everyday-opening-not-decimal = This number is not decimal.
everyday-opening-write-digits = Write it with the digits 0 to 9.
everyday-opening-one-expected = One answer is expected here.
everyday-opening-write-one = Write it in " ", without [ ] or {"{"} {"}"}.

# ---- opening/interview.rs: mistakes ----
everyday-opening-write-it = Write it; ? explains the question.
everyday-opening-write-it-or-none = Write it, or none; ? explains the question.
everyday-opening-write-three-parts = Write three parts: who decides; who recommends; who records.
everyday-opening-write-two-parts = Write two parts: the ceiling of a case; the floor.
everyday-opening-write-one-each = Write one for each fund, 0 for none: { $zeros }
everyday-opening-parts = { $parts ->
    [one] This has 1 part, not { $wanted }.
   *[other] This has { $parts } parts, not { $wanted }.
}

# ---- opening/interview.rs: what Enter means; it is read as an answer ----
everyday-opening-usual-year-begins = 1 January
everyday-opening-usual-cases = none
everyday-opening-usual-assess = later

# ---- opening/interview.rs: the questions, of 30 characters at most with what Enter means ----
everyday-opening-ask-body = Body
everyday-opening-ask-address = Its address, for ever
everyday-opening-ask-invented = Invented, for trials
everyday-opening-ask-currencies = Currencies, the main first
everyday-opening-ask-year-begins = Year begins
everyday-opening-ask-time-zone = Time zone
everyday-opening-ask-bodies = Decides; recommends; records
everyday-opening-ask-funds = Funds (end with ; to go on)
everyday-opening-ask-cases = Funds that help cases
everyday-opening-ask-others = Others (donors, implementers)
everyday-opening-ask-certified-on = Balances certified on
everyday-opening-ask-certificate = in which file, or where
everyday-opening-ask-begins = Record begins
everyday-opening-ask-assess = Assess a year now
everyday-opening-ask-limits = ceiling a case; floor
everyday-opening-ask-categories = categories
everyday-opening-ask-members = Members of { $fund }, in %

# ---- opening/interview.rs: the questions explained ----
everyday-opening-explain-body = The body whose ledger this is, as English/Spanish (ABBREVIATION); all but the first name may be left out. Parties and funds below are written in the same way.
everyday-opening-explain-address = The name of this ledger in its checkpoints and keys: an address that the body owns and nobody else uses, without https://. There need not be a page. It can never be changed.
everyday-opening-explain-invented = yes for a test or a demonstration: every report then says that all is invented. It can never be changed.
everyday-opening-explain-currencies = The currencies in which money may be recorded, by their letters in ISO 4217, as USD EUR. Funds are kept in the first one, unless another one stands behind a fund's name.
everyday-opening-explain-year-begins = The first day of the body's fiscal year, as 1 July. A bare year, as in assess General 2025, begins on it.
everyday-opening-explain-time-zone = The zone in which people read when something was recorded, as America/Jamaica. The days of money are not changed by it.
everyday-opening-explain-bodies = The body that decides; the one that recommends; the office that keeps this record. Each may be left empty (Council;; Secretariat), and hold several, parted by commas.
everyday-opening-explain-funds = The body's funds, parted by semicolons. none if it has no money of its own.
everyday-opening-explain-cases = Funds that pay for cases of persons, up to a ceiling a case, for some categories: name them by a word of their name. Enter if there is none.
everyday-opening-explain-limits = The most that one case may receive; the balance below which the fund must not fall. Leave out what there is not: 1000; or ; 5000. none for neither.
everyday-opening-explain-categories = What the fund helps with, parted by semicolons. none if it may help with anything.
everyday-opening-explain-members = Each member that pays into the fund, and its share in per cent; all shares add up to 100. They are states, unless [organisation], or another nature, stands before the share. none if members pay nothing.
everyday-opening-explain-others = Other parties that will be named: donors, implementers, publishers of rates. Those with the name of a state are states, others organisations, unless [civil-society], [office], [body], [network] or [process] stands behind. none if there are none; add them at any time.
everyday-opening-explain-certified-on = The last day of the accounts that an auditor or the body has certified, as 2023-12-31: this record begins on the day after it. none if the funds begin empty.
everyday-opening-explain-balances = What each fund held at the end of that day, in its currency, in the order above; 0 for nothing.
everyday-opening-explain-certificate = The certificate: a file, of which the BLAKE3 is recorded, so that it is known again; or its address on the web, with https://. The file itself stays where it is. A certificate on paper is named by where it is kept: paper in the archive of the Secretariat.
everyday-opening-explain-begins = The first day on which policies and shares hold, and from which money is recorded.
everyday-opening-explain-assess = Fund, year and total that the members pay together, and the last day: General 2024 120000 --due 2024-03-31. It is assessed on the year's first day unless --on names another one. Enter to do it later, with `pledgebook assess`.

# ---- opening/said.rs ----
everyday-opening-balances = Balances
everyday-opening-parties = { $parties ->
    [one] 1 party
   *[other] { $parties } parties
}
everyday-opening-relations = { $relations ->
    [one] 1 relation
   *[other] { $relations } relations
}
everyday-opening-funds = { $funds ->
    [one] 1 fund
   *[other] { $funds } funds
}
everyday-opening-scales = { $scales ->
    [one] 1 scale
   *[other] { $scales } scales
}
everyday-opening-counted = { $records } records: { $of }.
everyday-opening-together = { $each }; together { $sum }
everyday-opening-none = none
everyday-opening-assessed = Assessed { $period }
everyday-opening-ceiling = ceiling { $amount } a case
everyday-opening-floor = floor { $amount }
everyday-opening-categories = { $categories ->
    [one] 1 category of cases
   *[other] { $categories } categories of cases
}
everyday-opening-new-key = { $field } a new key
everyday-opening-made-invented = Made. INVENTED, not a real record: every report will say so.
everyday-opening-made = Made. What is recorded in it is never changed or removed.
everyday-opening-record-0 = record 0
everyday-opening-records-to = records 0-{ $last }
# In these three the explanation begins in column 16.
everyday-opening-made-answers = opening.toml   your answers: `pledgebook init { $file } --yes` asks nothing
everyday-opening-made-recovery = recovery key   not in this folder; take it to a safe place:
everyday-opening-made-verifier = verifier key   give it to everybody who checks the ledger:

# ---- table/mod.rs ----
everyday-table-row = row { $number }
everyday-table-empty = The file is empty.
everyday-table-template-writes = `pledgebook import --template { $kind }` writes one to fill in.

# ---- table/columns.rs: columns and headings are named as they are typed ----
everyday-table-unknown-column = There is no column "{ $column }".
everyday-table-columns = The columns are { $columns }.
everyday-table-no-heading = No heading "{ $heading }", which was to mean { $column }.
everyday-table-headings = The headings are { $headings }.
everyday-table-second-column = A second column "{ $heading }".
everyday-table-remove-column = Remove one of them.
everyday-table-unknown-heading = Unknown heading "{ $heading }".
everyday-table-write-one-of = Write one of: { $columns }.
everyday-table-no-column = No column "{ $column }".
everyday-table-write-heading = Write the heading { $column } in row 1.

# ---- table/reading.rs ----
everyday-table-no-fund = No fund.
everyday-table-no-fund-on-record = No fund is on record yet.
everyday-table-which-fund = Which fund? It may be { $funds }.
everyday-table-write-fund = Write { $funds } in a column fund.
everyday-table-or = or
everyday-table-empty-cell = The cell "{ $column }" is empty.
everyday-table-no-day = "{ $text }" is not a day.
everyday-table-write-day = Write for example 2025-03-31.

# ---- table/assessments.rs ----
everyday-table-assessments = { $count ->
    [one] 1 assessment
   *[other] { $count } assessments
}
everyday-table-assessments-row = a row for each assessment
# The heading above the years of assessments.
everyday-table-for = For
everyday-table-no-id = "{ $id }" is not an id.

# ---- table/budgets.rs ----
everyday-table-budgets = { $count ->
    [one] 1 budget
   *[other] { $count } budgets
}
everyday-table-budgets-row = a row for each line of a budget
everyday-table-lines = Lines
everyday-table-no-title = { $text } makes no title and no id of a budget.
everyday-table-line-twice = The line { $line } stands twice in this budget.
everyday-table-other-currency = Another currency than in the rows above of this budget.
everyday-table-other-title = Another title than in the rows above of this budget.
everyday-table-other-proposer = Another by than in the rows above of this budget.
everyday-table-other-date = Another date than in the rows above of this budget.
everyday-table-no-line = "{ $text }" does not name a line.
everyday-table-write-line = Write for example travel.

# ---- table/expenditures.rs ----
everyday-table-expenditures = { $count ->
    [one] 1 expenditure
   *[other] { $count } expenditures
}
everyday-table-expenditures-row = a row for each expenditure
everyday-table-available = Available
everyday-table-bought-what = Neither "for" nor "ref" says what was bought.
everyday-table-write-voucher = Write it, or the number of the voucher.
everyday-table-no-budget = No budget is on record for { $day }.
everyday-table-budget-shows = `pledgebook budget` shows the budgets.

# ---- table/parties.rs ----
everyday-table-parties = { $count ->
    [one] 1 party
   *[other] { $count } parties
}
everyday-table-parties-row = a row for each party
everyday-table-parties-more = { $names } and { $more } more
everyday-table-party-on-record = party:{ $id } is on record already, by record { $seq }.
everyday-table-write-other-id = Leave the row out, or write another id in a column id.
everyday-table-no-id-of-name = No id follows from the name "{ $name }".
everyday-table-write-id = Write one in a column id.

# ---- table/payments.rs ----
everyday-table-payments = { $count ->
    [one] 1 payment
   *[other] { $count } payments
}
everyday-table-payments-row = a row for each payment
everyday-table-unidentified = unidentified
# The heading above what payments are applied to.
everyday-table-applied = Applied
everyday-table-not-applied = not applied
everyday-table-in-advance = received in advance
# "left" is an amount.
everyday-table-left = { $periods }; { $left } left to pay
everyday-table-paid-in-full = { $count ->
    [1] { $periods }: paid in full
    [2] { $periods }: both paid in full
   *[other] { $periods }: all paid in full
}
everyday-table-no-rate = "{ $text }" is not a rate.
everyday-table-write-rate = Write for example UN=1.0850.

# ---- table/pledges.rs ----
everyday-table-pledges = { $count ->
    [one] 1 pledge
   *[other] { $count } pledges
}
everyday-table-pledges-row = a row for each pledge

# ---- table/preview.rs ----
everyday-table-new = New
everyday-table-on-record = On record
everyday-table-amount = Amount
everyday-table-total = total
everyday-table-span = { $first } to { $last }
# Everyday verbs: what a command says of what it recorded, and of mistakes in it.

# ---- words of many verbs ----
everyday-total = total
everyday-reference = reference { $reference }
everyday-reason = Reason: { $reason }
everyday-no-id = "{ $id }" is not an id.
everyday-amount = Amount
everyday-available = Available
everyday-was = Was
everyday-is = Is
everyday-left = left
everyday-of-advance = of its advance
everyday-paid = paid
everyday-received-in-advance = received in advance
everyday-unidentified-payer = an unidentified payer
everyday-amount-not-stated = amount not stated
everyday-document-added = document added
everyday-meeting-added = meeting added

# ---- screen.rs ----
everyday-january = January
everyday-february = February
everyday-march = March
everyday-april = April
everyday-may = May
everyday-june = June
everyday-july = July
everyday-august = August
everyday-september = September
everyday-october = October
everyday-november = November
everyday-december = December
everyday-day = { $day } { $month } { $year }
everyday-records = records { $first }-{ $last }
everyday-record = record { $seq }

# ---- exceptions.rs ----
everyday-exception = EXCEPTION, open until a decision covers it: { $reason }
everyday-exception-in = EXCEPTION in record { $seq }, open until a decision covers it: { $reason }

# ---- documents.rs ----
everyday-file-no-id = The file "{ $file }" has no name that can be an id. Give it one in letters.
everyday-file-name = The name of the file "{ $file }": { $error }.

# ---- typed.rs ----
# "what" is the word for what is looked for: payer, fund, line.
everyday-or = { $list } or { $last }
everyday-may-be = "{ $name }" may be { $names }.
everyday-write = Write { $what }.
everyday-unknown-near = Unknown { $what } "{ $name }". Did you mean { $names }?
everyday-unknown = Unknown { $what } "{ $name }".
everyday-none-yet = No { $what } is on record yet.
everyday-known = On record: { $names }.
everyday-known-parties = `pledgebook party` lists all that are on record.
everyday-no-amount = "{ $text }" is not an amount: { $why }.
everyday-no-thousands = its commas do not part thousands
everyday-comma-before-cents = a comma before the cents
everyday-write-for-example = Write for example { $example }.
everyday-no-currency-code = "{ $code }" is not the code of a currency
everyday-no-currency = its currency is not stated
everyday-not-digits = it holds more than digits
everyday-write-digits = Write for example 18000 or 18,000.00.
everyday-decimals = { $currency } has { $places } decimals
everyday-write-or = Write { $one }, or { $other }.
everyday-write-decimals = Write no more than { $places } digits after the point.
everyday-too-many-digits = it has too many digits
everyday-write-fewer = Write fewer.
everyday-zero = it is zero
everyday-write-paid = Write what was paid.
everyday-not-a-day = "{ $text }" is not a day.
everyday-write-a-day = Write for example { $option } 2025-03-31, or { $option } yesterday.

# ---- meetings.rs ----
everyday-write-item = Write the forum, the day and the item, for example --at "Council 2024-11-20/6".
everyday-no-item = the item is not stated
everyday-meeting-not-dated = the day of this meeting is not on record
everyday-no-meeting-day = the day of the meeting is not stated
everyday-item-not-a-day = "{ $text }" is not a day
everyday-no-meeting-id = "{ $id }" is not the id of a meeting
everyday-not-an-item = --at: "{ $item }" is not an item: { $error }.
# They follow a word as "Approved".
everyday-decided-on = by { $forum }, { $day }, item { $item }
everyday-decided = by { $forum }, item { $item }

# ---- add.rs ----
everyday-add-no-id = No id can be made of "{ $text }". Write a title with letters.
everyday-add-member = member of { $of }
everyday-add-observer = observer of { $of }
everyday-add-administrator = administrator of { $of }
everyday-add-part = part of { $of }
everyday-add-holder = holder of { $of }
everyday-add-asks-to-join = asks to join { $of }
everyday-add-asks-to-observe = asks to observe { $of }
everyday-add-from = { $relation }, from { $day }
everyday-add-from-not-stated = { $relation }, since when is not stated
everyday-added-party = Added: { $name }, { $nature }
everyday-added-fund = Added: { $name }, kept in { $currency }
everyday-added = Added: { $name }
everyday-added-activity = Added: { $title } ({ $kind })
everyday-add-host = host { $hosts }
everyday-add-not-stated = host, place and day not stated
everyday-add-kept-at = kept at { $place }

# ---- adjust.rs ----
everyday-adjust-why-credited = Why is it credited?
everyday-adjust-why-written-off = Why is it written off?
everyday-adjust-write-reason = Write it: --reason "the surplus of 2023"
everyday-adjust-due-when = { $member } was not assessed for { $period } yet: due when?
everyday-adjust-write-due = Write --due DAY.
everyday-adjust-too-large = The amount is too large.
everyday-adjust-why-another = { $member } was assessed another amount for { $period }: why?
everyday-adjust-write-why = Write --reason "the scale was amended".
# Titles: "by Council, 20 November 2024, item 6" may follow.
everyday-assessed = Assessed
everyday-supplemented = Supplemented
everyday-written-off = Written off
everyday-credited = Credited
everyday-waived = Waived
everyday-reduced = Reduced
everyday-outstanding-was = Outstanding was
everyday-outstanding-is = Outstanding is
everyday-written-off-note = The books no longer count on it; the member owes it as before.

# ---- budget.rs ----
everyday-no-budget = No budget of { $fund } for { $period } is on record.
everyday-propose-first = Propose it first: pledgebook propose { $fund } { $period } LINE=AMOUNT …
everyday-several-budgets = { $fund } has several budgets for { $period }: { $budgets }.
everyday-budget-by-id = `pledgebook record` takes a budget by its id.
everyday-proposed-by = Proposed by { $party }
everyday-proposed = Proposed
everyday-proposed-total = total { $total }; nothing can be charged before it is approved
everyday-proposed-until = nothing can be charged before it is approved
# Titles: "by Council, 20 November 2024, item 6" may follow.
everyday-recommended = Recommended
everyday-lines-as-recommended = { $lines ->
    [one] 1 line as recommended
   *[other] { $lines } lines as recommended
}
everyday-supplement-approved = Supplement approved
everyday-approved = Approved
everyday-lines-as-proposed = { $lines ->
    [one] 1 line as proposed
   *[other] { $lines } lines as proposed
}
everyday-revised = Revised
everyday-transferred = Transferred

# ---- policy.rs ----
everyday-policy-no-value = "{ $typed }" is no rule with its value.
everyday-policy-write-rule = Write RULE=VALUE; the rules are { $rules }.
everyday-policy-no-income = income: "{ $value }" is none of issue, period-start and due.
everyday-policy-no-act = decided: "{ $word }" is no act that takes a decision.
everyday-policy-no-rule = "{ $rule }" is no rule of a fund.
everyday-policy-write-one = Write one of: { $rules }.
everyday-policy-not-set = not set
everyday-policy-is-was = { $is } (was: { $was })
# A title: "by Council, 20 November 2024, item 6" may follow.
everyday-policy-set = Set
# When an assessment becomes income.
everyday-policy-issue = issue
everyday-policy-period-start = period-start
everyday-policy-due = due
# The rules, as they are typed.
everyday-policy-ceiling = ceiling
everyday-policy-floor = floor
everyday-policy-categories = categories
everyday-policy-transfers = transfers
everyday-policy-line-transfers = line-transfers
everyday-policy-tolerance = tolerance
everyday-policy-income = income
everyday-policy-decided = decided
everyday-policy-financed-by = financed-by

# ---- pay.rs ----
everyday-line-of = { $line } of { $fund } ({ $budget })
everyday-spent = Spent
everyday-spent-by = Spent by { $party }
everyday-advanced-to = Advanced to { $party }
everyday-disbursed = Disbursed
everyday-above-ceiling = { $above } above the ceiling of { $ceiling }
everyday-ceiling = ceiling { $ceiling }
everyday-not-accounted = not yet accounted for { $amount }
everyday-advanced = advanced
everyday-of-advance-left = { $amount } of its advance left
everyday-in-fund-floor = in the fund; floor { $floor }
everyday-in-fund = in the fund
everyday-interest = Interest
everyday-earned = earned
everyday-bank-fee = Bank fee
everyday-charged = charged

# ---- promise.rs ----
everyday-no-scale = { $fund } has no scale on { $day }.
everyday-record-scale = `pledgebook record scale.adopted --help` says how to record the members' shares.
everyday-rounding = Rounding leaves { $left } of { $total } to nobody.
everyday-assessed-for = Assessed for { $period }, { $fund }, { $currency }, due { $due }
everyday-not-due-by = { $day } cannot be the day by which something is due.
everyday-no-pledge = "{ $text }" is neither the record nor the id of a pledge.
everyday-find-pledge = `pledgebook pledges` shows the pledges; `pledgebook find` the numbers of their records.
everyday-withdrawn-dated = The pledge of { $day }, to { $toward }: { $amount }
everyday-withdrawn-not-dated = The pledge not dated, to { $toward }: { $amount }
everyday-withdrawn-by = Withdrawn by { $party }
everyday-days-late = { $days } days late
everyday-not-yet-due = not yet due
everyday-received-of-part = received { $amount }
everyday-part-by = by { $day }
# "late" is everyday-days-late or everyday-not-yet-due.
everyday-pledge-due = due by { $day }: { $late }
everyday-pledge-open = offered; open { $amount }
everyday-pledge-money = money, amount not stated
everyday-pledge-money-no-day = money, amount not stated, day not stated
everyday-pledged-by = Pledged by { $party }
everyday-pledged-to = to { $toward }

# ---- receive.rs ----
everyday-nothing-assessed = Nothing was assessed; write the id of a pledge, as `pledgebook pledges` shows it.
everyday-assessed-are = Assessed are { $periods }; a pledge is named by its id.
everyday-not-assessed = --for { $text }: nothing of that period was assessed.
everyday-other-currency = { $amount } went to { $fund }, which is kept in { $currency }.
everyday-write-arrived = Write what the bank credited, in either currency: --arrived AMOUNT.
everyday-which-rate = { $from } in { $to }: at which rate?
everyday-write-rate = Write who publishes it and the { $to } for one { $from }: --rate WHO=1.0850.
everyday-write-value = Write its value, the { $to } for one { $from }: --rate { $publisher }=1.0850.
everyday-no-rate = No rate of { $publisher } for { $from } in { $to } on { $day } is on record.
everyday-received = Received
everyday-not-applied = not applied, owed to the payer
everyday-at-rate-of = at { $rate }, published by { $publisher }
everyday-at-rate = at { $rate }
everyday-credited-label = credited
everyday-borne-by = borne by the { $fund }
everyday-bank-charge = bank charge
everyday-exchange-loss = exchange loss { $amount }, borne by the { $fund }
everyday-exchange-gain = exchange gain { $amount }, kept by the { $fund }
everyday-arrived = arrived
everyday-applied = applied
everyday-in-advance = in advance
everyday-not-yet-applied = not applied yet, owed to the payer
everyday-identify = Once you know who paid: pledgebook identify { $seq } WHO
everyday-received-from = Received from { $payer }
everyday-owes-exactly = { $member } owes exactly this for { $period }
everyday-to = to { $thing }
# "state" is a term: paid in full, settled by credit.
everyday-to-settled = to { $period }; outstanding { $outstanding }: { $state }
everyday-to-outstanding = to { $period }; outstanding { $outstanding } of { $assessed }
everyday-identified-of = Payment { $seq }, of { $day }, is { $payer }'s
everyday-identified = Payment { $seq } is { $payer }'s
everyday-unusual-and-over = { $amount } is { $times } times what { $payer } usually pays ({ $usual }), and { $over } more than it owes ({ $owed }).
everyday-unusual = { $amount } is { $times } times what { $payer } usually pays ({ $usual }).
everyday-short = { $less } less than what is due for { $period }: did a bank take it? Then what was paid is { $paid }, and this is --arrived.
everyday-unidentified = unidentified

# ---- returned.rs ----
everyday-return-why = Why is it returned to its payer?
everyday-return-write-why = Write --reason "paid twice".
everyday-return-of-advance = Record { $seq } says what an implementer spent out of its advance.
everyday-return-write-who = Correct it, or write the implementer: pledgebook return WHO AMOUNT
everyday-return-nothing = Nothing of record { $seq } can be returned.
everyday-return-write-record = Write the number of a payment that was received, spent, advanced or disbursed: `pledgebook log` lists them.
everyday-returned-to = Returned to { $payer }
everyday-refunded-by = Refunded by { $party } to { $line }
everyday-refunded = Refunded to { $line }
everyday-returned-by = Returned by { $party }
everyday-returned-by-case = Returned by case { $case }
everyday-returned = Returned
everyday-returned-label = returned
