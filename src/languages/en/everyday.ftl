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
