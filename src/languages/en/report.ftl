# Answers: headings, cells and notes.

# ---- words of many reports ----
report-not-stated = not stated
report-no-source = no source
report-a-reading = { $source } (a reading)
report-reading = A reading, { $source }: { $why }
# "what" is one of the keys that begin with report-kind-.
report-none-matches = No { $what } on record matches.
report-none-by-then = No { $what } by then: --as-of and --known-at leave out what is dated or recorded later.
report-none-on-record = No { $what } is on record.
report-kind-request = request
report-kind-movement = movement of money
report-kind-budget = budget
report-not-dated = not dated
report-unidentified-payer = an unidentified payer
report-fund-in = { $fund }, in { $currency }
report-days-overdue = { $days } days overdue
report-of-it-paid = { $amount } of it paid
report-valued-at = valued at { $value }
report-open-exception = OPEN EXCEPTION, record { $seq } ({ $kind }; breaks: { $breaks }): { $reason } ({ $source }). A decision that approves record:{ $seq } covers it.

# ---- headings of many reports ----
report-due = Due
report-source = Source
report-stage = Stage
report-date = Date
report-amount = Amount
report-record = Record
report-member = Member
report-fund = Fund
report-period = Period
report-entry = Entry
report-change = Change
report-running-total = Running total
report-figure = Figure
report-assessed = Assessed
report-applied = Applied
report-outstanding = Outstanding
report-opening = Opening
report-corrections = Corrections
report-movement = Movement
report-closing = Closing

# ---- requests.rs ----
report-requests-found = { $requests ->
    [one] 1 request.
   *[other] { $requests } requests.
}
report-requests-of = Of
report-requests-by = By
report-requests-request = Request
report-requests-subject = { $manner }: { $subject }
report-requests-subject-with = { $manner }: { $subject } (in coordination with { $with })
report-requests-answered = answered: { $answer } ({ $source }, record { $seq })
report-requests-not-answered = { $stage }; no answer on record

# ---- account.rs ----
report-account-unapplied = Not yet applied
report-account-no-payment = No payment by { $party } is on record either.
report-account-settled = Settled: { $periods }.
report-account-nothing = { $fund }: nothing is outstanding on { $day }.
report-account-outstanding = { $fund }: { $total } outstanding on { $day }: { $periods }.

# ---- budget.rs ----
report-budget-line = Line
report-budget-total = total
report-budget-proposed-recommended = Proposed, recommended
report-budget-original = Original, transfer, supplement
report-budget-revised = Revised
report-budget-charged = Charged
report-budget-available = Available
report-budget-stage-proposed = proposed
report-budget-stage-recommended = recommended
report-budget-stage-approved = approved
report-budget-stage-revised = revised
# The state of a line.
report-budget-line-not-approved = not approved
report-budget-line-charged-unapproved = charged, not approved
report-budget-line-nothing = nothing approved
report-budget-line-unused = unused
report-budget-line-part-used = part used
report-budget-line-used-up = used up
report-budget-line-overspent = overspent
# After an amount with its sign.
report-budget-transfer = transfer
report-budget-supplement = supplement
report-budget-now = total now { $total }, charged { $charged }, available { $available }
report-budget-not-approved = total stated: { $total }; not approved, so nothing of it can be spent
report-budget-no-line = total { $total }, no line stated; not approved, by what is on record
report-budget-by-decision = { $stage } by decision { $decision }
# "stage" is empty or the one above with its source, after a comma; "money" is one of the three before it.
report-budget-note = budget:{ $id }: proposer { $proposer } ({ $source }){ $stage }; { $money }.

# ---- contributions.rs ----
report-contributions-prior-years = Prior years
report-contributions-last-payment = Last payment
report-contributions-of = { $fund }, { $period }, in { $currency }
# After the number of members that paid so.
report-contributions-not-assessed = not assessed
report-contributions-in-full = in full
report-contributions-without-payment = settled without payment
report-contributions-in-part = in part
report-contributions-not-at-all = not at all
report-contributions-no-payment = no payment on record
report-contributions-total = { $fund } on { $day }: assessed { $assessed }, credited { $credited }, waived { $waived }, paid { $paid }, outstanding { $outstanding }; of earlier periods { $prior }. Of all periods { $all }, and a year before { $before }. Members that have paid: { $members }.
report-contributions-no-value = value not stated
# "value" is the one above, or report-valued-at.
report-contributions-in-kind = In kind, in no sum above: { $form } from { $party }, { $value } (contribution:{ $id }, record { $seq }).
report-contributions-not-named = somebody not named

# ---- correction.rs ----
report-correction-closed = { $period } stays as record { $seq } published it; the difference shows as a correction of the next period.
report-correction-was = Was
report-correction-is = Is

# ---- exchange.rs ----
report-exchange-cost = { $figure } = { $cost }, at weighted average, of { $held }.
report-exchange-nothing = nothing
report-exchange-realised = { $figure } = { $gain }: what was taken brought so much more than it had cost; below zero, it is a loss.
# Between two amounts.
report-exchange-and = and
report-exchange-advanced = { $fund }, advanced to { $party }
report-exchange-nothing-in-others = nothing in other currencies
# The variables that end in _key are keys of figures, such as cost:reserve.
report-exchange-holder = { $holder }: { $held }, which cost { $cost } ({ $cost_key }); realised gain { $realised } ({ $realised_key }).
report-exchange-worth = { $holder }: worth { $worth } at the rates of the closing ({ $worth_key }); unrealised gain { $unrealised } ({ $unrealised_key }).
report-exchange-worth-not-stated = { $holder }: what it is worth is not stated: no closing of this day names a rate for all of it.
report-exchange-change = Change, at cost
report-exchange-held-at-cost = Held, at cost
report-exchange-brought = { $taken } brought { $brought }, and had cost { $cost }
report-exchange-difference = difference between the rate and the bank's own
report-exchange-gain = Gain
report-exchange-at-closing = { $figure } = { $amount }: at the rates that the closing of this day names.
report-exchange-not-stated = { $figure } = not stated: a period that ends on the day asked, closed with a rate for each currency, states it; --as-of names that day.
report-exchange-held = Held
report-exchange-rate = Rate
report-exchange-worth-of-it = Worth

# ---- explain.rs ----
report-explain-no-record = { $figure }: no record carries this key within what was asked; there is nothing in it.
report-explain-base = { $entries ->
    [one] { $figure } = { $value }, from 1 entry.
   *[other] { $figure } = { $value }, from { $entries } entries.
}
report-explain-last-after-nothing = { $entries ->
    [one] { $figure } = { $value }: nothing before the first entry that is shown, and the last 1 entry.
   *[other] { $figure } = { $value }: nothing before the first entry that is shown, and the last { $entries } entries.
}
report-explain-last = { $entries ->
    [one] { $figure } = { $value }: { $before } before the first entry that is shown, and the last 1 entry.
   *[other] { $figure } = { $value }: { $before } before the first entry that is shown, and the last { $entries } entries.
}
report-explain-recorded = recorded { $at } by { $by }
report-explain-set = set to { $amount }
report-explain-no-longer-set = no longer set to { $amount }
report-explain-nothing = { $figure } = { $value }: nothing on record belongs to it.
report-explain-sum = { $figures ->
    [one] { $figure } = { $value } on { $day }, the sum of 1 figure with these signs. `pledgebook explain` takes each key.
   *[other] { $figure } = { $value } on { $day }, the sum of { $figures } figures with these signs. `pledgebook explain` takes each key.
}

# ---- movements.rs ----
# "text" in the keys of this file is the description of an event.
report-movements-recognised = recognised as income: { $text }
report-movements-rate-corrected = { $rate } was corrected since, by record { $seq }
report-movements-corrects = corrects record { $seq }
report-movements-found-late = found late: { $why }
report-movements-exception-open = exception, OPEN: { $reason }
report-movements-exception-covered = exception, covered by { $decision }: { $reason }
report-movements-exception-mended = exception, mended: no rule is broken any more: { $reason }
report-movements-payer-of = payer of record { $seq } identified
report-movements-payer-by = { $text }, record { $seq }; payer identified by record { $by }
report-movements-reversed = record { $seq } reversed ({ $text })
report-movements-reversed-because = record { $seq } reversed: { $why } ({ $text })
report-movements-corrected = record { $seq } corrected ({ $text })
report-movements-corrected-because = record { $seq } corrected: { $why } ({ $text })
report-movements-reference = reference { $reference }
report-movements-rate-of-receipt = the rate of the receipt
report-movements-converted = { $amount } is { $equivalent } at { $rate }
report-movements-brought-forward = brought forward, certified by { $certificate }
report-movements-assessed-by-scale = members assessed { $total } for { $period } by scale { $scale }, due { $due }
report-movements-supplemented = supplemented: { $assessment }, { $reason }
report-movements-reduced = reduced: { $assessment }, { $reason }
report-movements-credit-granted = credited in advance { $amount } to { $party }: { $reason } ({ $id })
report-movements-reinstated = reinstated: { $assessment }, { $reason }
report-movements-credited = credited on { $assessment }: { $reason }
# "by" here and below is "by decision …" or "without a decision".
report-movements-waived = waived on { $assessment }, { $by }
report-movements-written-off = written off on { $assessment }: { $reason }
report-movements-returned = returned: { $contribution }, { $reason }
report-movements-budget-proposed = proposed
report-movements-budget-recommended = recommended
report-movements-budget-approved = approved, { $by }
report-movements-budget-revised = revised, { $by }
report-movements-budget-transferred = transferred { $amount } from { $from } to { $to }
report-movements-for-activity = for { $title }
report-movements-charged = charged to { $line }
report-movements-refunded = refunded to { $line }
report-movements-to-another-fund = transferred to another fund: { $from } to { $to }, { $reason }, { $by }
report-movements-lent = lent to another fund: { $from } to { $to }, { $reason }, { $by }
report-movements-loan-repaid = loan repaid: { $from } to { $to }
report-movements-advanced = advanced to { $party }
# "case", here and below, is one of the two "case …" below.
report-movements-disbursed = disbursed to { $case }
report-movements-disbursed-alone = disbursed
report-movements-spent = spent by { $party } on { $case }
report-movements-returned-by = returned to the fund by { $party }
report-movements-returned-from = returned to the fund from case { $case }
report-movements-returned-alone = returned to the fund
report-movements-income = income: { $nature }
report-movements-charge = charge: { $nature }
report-movements-exchange-by = exchange of { $sold } for { $bought } by { $party }
report-movements-exchange = exchange of { $sold } for { $bought }
report-movements-recorded = recorded
report-movements-assessed-by = { $party } assessed for { $period } by scale { $scale }, due { $due }
report-movements-assessed = { $party } assessed for { $period }, due { $due }
report-movements-received = received { $amount } from { $payer }
report-movements-received-unstated = received not stated from { $payer }
report-movements-at-rate = at { $rate }
report-movements-less-charges = less bank charges of { $charges }
report-movements-counts-for = counts for { $amount }
report-movements-applied = applied: { $contribution } to { $to }
report-movements-on-behalf = paid by { $payer } on behalf of { $party }
report-movements-ground = on the ground: { $ground }
report-movements-by-decision = by decision { $decision }
report-movements-without-decision = without a decision
report-movements-case = case { $case } ({ $category })
report-movements-case-alone = case { $case } (category not stated)
report-movements-requested-by = requested by { $party }
report-movements-rate-then = { $rate }, as it was then
report-movements-days = { $first } to { $last }
report-movements-cited = record { $seq }, { $source }

# ---- outstanding.rs ----
report-outstanding-not-yet-due = not yet due
report-outstanding-nothing = Nothing is outstanding of what was assessed and matches; --all shows what was settled.
# The state of an assessment.
report-outstanding-open = open
report-outstanding-below = Below an assessed amount stands what was credited or waived of it.
report-outstanding-written-off = Written off, and owed all the same: { $party }, { $period }, { $amount }.
report-outstanding-total = { $fund }: outstanding { $total }, of which { $periods }.
report-outstanding-beside = { $fund }: received and not yet applied, beside what is outstanding: { $payers }.
report-outstanding-deferred-until = { $sums } until { $day }
report-outstanding-deferred = { $fund }: assessed, and not yet income: { $sums }.
report-outstanding-overpaid = { $fund }: overpaid, and owed to the payer: { $members }. Correct the application, and it can be applied again.
report-outstanding-part-kept = kept
report-outstanding-part-late = paid late
report-outstanding-part-missed = missed
report-outstanding-part-due = due
# An instalment; "state" is one of the four above, with what is paid of it.
report-outstanding-part = { $amount } by { $due } ({ $state })
report-outstanding-plan = { $fund }: { $party } has agreed to pay { $parts }.
report-outstanding-none-matches-of = No assessment of { $party } that matches is on record, so nothing is known to be outstanding there.
report-outstanding-none-matches = No assessment that matches is on record, so nothing is known to be outstanding there.
report-outstanding-none-by-then-of = No assessment of { $party } by then: what is outstanding is not known. --as-of and --known-at leave out what is dated or recorded later.
report-outstanding-none-by-then = No assessment by then: what is outstanding is not known. --as-of and --known-at leave out what is dated or recorded later.
report-outstanding-none-of = No assessment of { $party } is on record: what is outstanding is not known. It is not stated, which is not the same as nothing.
report-outstanding-none = No assessment is on record: what is outstanding is not known. It is not stated, which is not the same as nothing.
report-outstanding-urged = "{ $subject }" was urged of "{ $of }"
report-outstanding-urging = On record, with no member and no amount named: { $urged } ({ $sources }).

# ---- reserve.rs ----
report-reserve-held-by = Held by
report-reserve-the-fund = the fund
report-reserve-balance = Balance
report-reserve-unapplied = { $fund }: of what it holds, { $amount } is owed to payers until it is applied.
report-reserve-none-by-then = { $fund }: no movement by then. --as-of and --known-at leave out what is dated or recorded later.
report-reserve-none = { $fund }: no receipt, payment or balance is on record. What it holds is not stated.
report-reserve-only-last = { $fund }: only the last movements are shown, as they were recorded; cases are not summed up.
report-reserve-party-before = { $fund }: before the first movement shown, { $party } held { $held }.
report-reserve-account-before = { $fund }: before the first movement shown, the fund's account held { $held }.
report-reserve-advanced = { $party } holds { $sums } in advance
report-reserve-lent = lent to { $fund }: { $sums }
report-reserve-borrowed = borrowed from { $fund }: { $sums }
report-reserve-account-nothing = its account holds nothing
report-reserve-account = its account holds { $held }
report-reserve-together = together { $total }
report-reserve-below-floor = { $floor }, and its own money, { $own }, is BELOW it
report-reserve-applicants = may apply: { $applicants }
report-reserve-tolerance = tolerance of rates { $share } %
# "more" is one or both of the two above, each after a semicolon.
report-reserve-rules = { $fund }: at most { $cap } a case; floor { $floor }; eligible: { $eligible }{ $more } ({ $sources }).
report-reserve-no-policy = no policy
report-reserve-of = of { $party }
report-reserve-purpose = purpose: { $purpose }
report-reserve-administered = { $fund }: administered by { $administrators }.
report-reserve-financed-by = financed by
report-reserve-requests-from = requests from
report-reserve-other-rules = other rules
report-reserve-cases = { $cases ->
    [one] { $fund }: 1 case, { $category }: { $sum }.
   *[other] { $fund }: { $cases } cases, { $category }: { $sum }.
}

# ---- standing.rs ----
report-standing-instalment-paid = { $amount } by { $due } paid
report-standing-instalment-due = { $amount } by { $due } due
report-standing-instalment-late = { $amount } by { $due } late
report-standing-instalment-released = { $amount } by { $due } released
report-standing-role-nothing = { $role }: nothing on record
report-standing-nothing-before = nothing was received before
report-standing-released = { $amount } released
report-standing-part-before = { $received } of { $amount } was received before
report-standing-before = { $received } was received before
report-standing-amount-not-stated = { $received }; the amount pledged is not stated
report-standing-more = { $received } for { $amount }
report-standing-in-full = { $received }, in full
report-standing-open = { $amount } open
report-standing-part = { $received } of { $amount }
report-standing-beside = { $sums } beside it, in another currency, counts for nothing yet
report-standing-no-reason = no reason stated
report-standing-no-record = no record of what came of it
report-standing-no-more = no record of more
report-standing-until = until { $day }
report-standing-no-date = no date stated

# ---- trial_balance.rs ----
report-trial-balance-balances = { $fund }: debits { $debits }, and credits as much.
report-trial-balance-not-in-balance = { $fund }: NOT IN BALANCE by { $sums }.
report-trial-balance-account = Account
report-trial-balance-debit = Debit
report-trial-balance-credit = Credit
report-trial-balance-since = Found since
report-trial-balance-published = { $period } is published: it stands as record { $seq } published it.
report-trial-balance-found-since = { $period } is published, and corrected since: it stays as record { $seq } published it; what was found since shows as a correction of the next period.
report-trial-balance-closed = { $period } is closed, and not published by itself: record { $seq } closed its days.
report-trial-balance-open = { $period } is open; this is how it stands now.
report-trial-balance-reopened = { $period } is reopened; this is how it stands now.
report-trial-balance-all = all
report-trial-balance-cash = cash
report-trial-balance-outstanding = outstanding
report-trial-balance-with = with { $party }
report-trial-balance-with-implementer = with an implementer
report-trial-balance-root = Root of the published rows: { $root }, as recorded.
report-trial-balance-other-root = NOT AS RECORDED: the rows have the root { $root }, and record { $seq } states { $recorded }.
report-trial-balance-withdrawn = Record { $seq } had closed it, and record { $by } opened it again: --known-at { $seq } shows what was published.
report-trial-balance-still-outstanding = Open: { $fund }: { $sums } outstanding.
report-trial-balance-still-unapplied = Open: { $fund }: { $sums } received and not yet applied.
