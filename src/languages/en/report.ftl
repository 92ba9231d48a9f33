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
report-no-amount = amount not stated
report-no-dates = dates not stated
report-no-addressee = addressee not stated
report-to-be-confirmed = { $what } to be confirmed
report-held = held, { $date }
report-about = about: { $things }
report-toward = toward { $thing }
report-gave = { $party } gave { $what }
# "manner" is report-requests-requested or -urged.
report-asked-of = { $manner } of { $whom }
# "step" is what happened later: held, confirmed, withdrawn …
report-step = { $step }: { $source }, record { $seq }
report-records = { $records ->
    [one] 1 record
   *[other] { $records } records
}
report-record-number = record { $seq }
report-record-says = record { $seq }: { $what }
report-from = from { $from }
report-until = until { $until }
report-from-until = from { $from } until { $until }
report-kind-activity = activity
report-kind-decision = decision
report-kind-document = document
report-kind-matter = matter
report-kind-meeting = meeting
report-kind-party = party
report-kind-pledge = pledge
report-kind-reading = reading

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
report-kind = Kind
report-party = Party
report-subject = Subject
report-what = What

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
report-exchange-holder-of-none = { $holder }: nothing in other currencies; realised gain { $realised } ({ $realised_key }).
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
report-requests-requested = requested
report-requests-urged = urged
report-requests-recommended = recommended

# ---- activities.rs ----
report-activities-found = { $activities ->
    [one] 1 activity.
   *[other] { $activities } activities.
}
report-activities-explained = What was charged to an activity: `pledgebook explain charged-to:ACTIVITY`.
report-activities-activity = Activity
report-activities-place-and-date = Place and date
report-activities-stage-and-sponsors = Stage and sponsors
# "what" is date, place or both; each of the others may be "not stated".
report-activities-settled = No longer to be confirmed ({ $what }): { $title }; { $stage }, { $place }, date { $date } (record { $seq }).
# "it" is the period asked for.
report-activities-perhaps = Not shown, but may fall into it: { $all }.
report-activities-undated = Not shown, for no date is on record: { $all }.
report-activities-hosted-by = hosted by { $hosts }
# "host" may be "not stated".
report-activities-host = host { $host }
report-activities-no-host = No host is stated: a place is not a host, and who reports is not one.
report-activities-no-host-of-some = Where no host is stated: a place is not a host, and who reports is not one.
report-activities-offer = { $party } offered to host { $activity } ({ $source }).
# Both are titles with their time: A forum (2018).
report-activities-within = { $activity } takes place within { $other }: its time lies within the other's.
report-activities-apart = { $activity } takes place within { $other }: its time and the other's have no day in common.
report-activities-overlap = { $activity } takes place within { $other }: its time and the other's overlap.
report-activities-approved = approved
report-activities-recommended = recommended
report-activities-no-place = place not stated
report-activities-no-date = date not stated
report-activities-charged = charged to it: { $amounts }
report-activities-part-of = within: { $activity }
report-activities-for = for: { $participants }
report-activities-aim = aim: { $aim }

# ---- sponsors.rs ----
report-sponsors-gave-amount = { $party } gave { $roles } ({ $amount })
report-sponsors-received = { $amount } received
report-sponsors-open = { $amount } open
report-sponsors-given = gave { $roles }

# ---- classes.rs ----
report-classes-member-country = a member country
report-classes-member-organisation = a member organisation
report-classes-observer-country = an observer country
report-classes-observer-organisation = an observer organisation
report-classes-member = a member
report-classes-observer = an observer
# "one" is one of those above.
report-classes-as-of = as { $one } of { $body }
report-classes-as = as { $one }
# "as_what" is one of the two above.
report-classes-perhaps = perhaps, { $as_what }: which of them are meant is not stated
report-classes-as-holder = as holder of { $office }

# ---- decisions.rs ----
report-decisions-found = { $items ->
    [one] 1 item.
   *[other] { $items } items.
}
report-decisions-recommended = What is recommended is not yet decided: that is for the body to which the forum recommends.
report-decisions-acts = Acts
report-decisions-thanked = Thanked
report-decisions-referred-to = Referred to
# What the forum did.
report-decisions-accepted = accepted
report-decisions-received = received
report-decisions-noted = noted
report-decisions-did-thank = thanked
report-decisions-acknowledged = acknowledged
report-decisions-urged = urged
report-decisions-requested = requested
report-decisions-did-recommend = recommended
report-decisions-referred = referred
report-decisions-submitted = submitted
report-decisions-approved = approved
report-decisions-rejected = rejected
report-decisions-under = under { $item }
report-decisions-brought-by = matter brought by { $parties }

# ---- documents.rs ----
report-documents-found = { $documents ->
    [one] 1 document.
   *[other] { $documents } documents.
}
report-documents-document = Document
report-documents-issuer-and-date = Issuer and date
report-documents-where = Where it can be read
report-documents-resting = What rests on it
report-documents-signed-by = signed by { $signers }
report-documents-for = for { $thing }
report-documents-signature = { $parties } on { $date }
report-documents-no-address = address not stated
report-documents-retrieved = retrieved { $day }
# The languages are codes: en, es.
report-documents-languages = in { $languages }
report-documents-kept-at = kept at { $place }

# ---- find.rs ----
report-find-no-item = No record has the item "{ $item }".
report-find-nothing = Nothing on record holds "{ $words }".
report-find-of-item = { $things ->
    [one] 1 thing on record has the item "{ $item }".
   *[other] { $things } things on record have the item "{ $item }".
}
report-find-found = { $things ->
    [one] 1 thing was found for "{ $words }".
   *[other] { $things } things were found for "{ $words }".
}
report-find-more = { $more } more of kind { $kind } are not shown; give more words.
report-find-fund = { $fund }, in { $currency }
# "by" may be "not stated".
report-find-report = { $title }, by { $by }
# "wording" is offered or stated; "what" lists roles: offered financial, hosting.
report-find-pledge = { $party } toward { $toward }: { $wording } { $what }, { $amount }
report-find-assessment = { $party } for { $period }: { $amount }; outstanding { $outstanding }
report-find-no-payer = unidentified payer

# ---- inferred.rs ----
report-inferred-found = { $readings ->
    [one] 1 reading: what the recorder read into a source that does not say it.
   *[other] { $readings } readings: what the recorder read into a source that does not say it.
}
report-inferred-all-else = All else on record is stated by its source, in its words or in ours.
report-inferred-reading = Reading

# ---- keys.rs ----
report-keys-key = Key
report-keys-held-by = Held by
report-keys-admitted = Admitted
report-keys-revoked = Revoked
report-keys-verifier = Verifier key
report-keys-hold = Admissions and revocations hold from the next checkpoint on.

# ---- log.rs ----
report-log-none = No record matches.
report-log-found = { $records ->
    [one] 1 record; `pledgebook show RECORD` shows one in full.
   *[other] { $records } records; `pledgebook show RECORD` shows one in full.
}
report-log-reverses = reverses record { $seq }
report-log-corrects = corrects record { $seq }
report-log-reversed = reversed by record { $seq }
report-log-corrected = corrected by record { $seq }
report-log-recorded = Recorded
# "by" is the id of a key.
report-log-recorded-by = { $at } by { $by }
report-log-type = Type
report-log-about = About
# The names of what one record holds.
report-show-record = record
report-show-type = type
report-show-version = { $kind } version { $version }
report-show-source = source
report-show-corrects = corrects record
report-show-because = because
report-show-worked-out = worked out here
report-show-reversed-by = reversed by record
report-show-corrected-by = corrected by record
report-show-recorded-at = recorded at
report-show-recorded-by = recorded by key
report-show-idempotency-key = idempotency key
report-show-hash-of-command = hash of the command
report-show-hash-before = hash of the record before
report-show-hash = hash of this record
report-show-check = To check the hash: { $command }

# ---- matters.rs ----
report-matters-found = { $matters ->
    [one] 1 matter.
   *[other] { $matters } matters.
}
report-matters-matter = Matter
report-matters-by = By
report-matters-done = Before, and what was done
# "acts" lists what the forum did: received, referred.
report-matters-referred = { $acts } to { $party }
report-matters-not-decided = no decision on record

# ---- meetings.rs ----
report-meetings-event = Event
report-meetings-by = By
report-meetings-found = { $meetings ->
    [one] 1 meeting. Delegations are those that the source names: attendance is not membership.
   *[other] { $meetings } meetings. Delegations are those that the source names: attendance is not membership.
}
report-meetings-reports = { $reports ->
    [one] 1 report or presentation.
   *[other] { $reports } reports and presentations.
}
# "several" counts those by a class of parties.
report-meetings-reports-not-exact = { $reports ->
    [one] 1 report or presentation
   *[other] { $reports } reports and presentations
}: not exact, for { $several ->
    [one] 1 is
   *[other] { $several } are
} by a class of parties, of which no source states how many reported.
report-meetings-held = meeting held
report-meetings-by-correspondence = by correspondence
report-meetings-delegations = { $delegations ->
    [one] 1 delegation: { $names }
   *[other] { $delegations } delegations: { $names }
}
report-meetings-not-named = members not named: { $members }
report-meetings-report-presented = report presented
report-meetings-presentation-presented = presentation presented

# ---- of_party.rs ----
# Who is related to the party, and what it did: the first cell of each row.
report-party-members = members
report-party-observers = observers
report-party-administrators = administrators
report-party-parts = parts
report-party-holders = holders
report-party-ask-to-join = ask to join
report-party-ask-to-observe = ask to observe
report-party-met = met
report-party-attended = attended
report-party-not-named-at = not named at
report-party-reported = reported
report-party-brought = brought
report-party-thanked = thanked
report-party-referred = referred to it
# "wording" is offered or stated; "amount" may be "not stated".
report-party-pledge = { $wording } { $roles } toward { $toward }; amount { $amount }: { $outcome }
report-party-pledged = pledged
report-party-support-of = of { $party }
report-party-support-amount = amount { $amount }
report-party-gave = gave
# It carried the support of another party.
report-party-carried = carried
report-party-asked-of = asked of it
report-party-asked-with = asked with it
report-party-asks = it asked
report-party-due = due { $due }
report-party-outstanding = { $assessments ->
    [one] { $fund }: { $amounts } outstanding of 1 assessment
   *[other] { $fund }: { $amounts } outstanding of { $assessments } assessments
}
report-party-owes = owes
report-party-payments = { $payments ->
    [one] 1 payment: { $amounts }; the last one { $date }
   *[other] { $payments } payments: { $amounts }; the last one { $date }
}
report-party-paid = paid
report-party-nothing-assessed = not stated: no assessment of it is on record, and no payment

# ---- parties.rs ----
report-parties-nature = Nature
report-parties-other-names = Other names
report-parties-relations = Relations
report-parties-no-relation = no relation on record
report-parties-found = { $parties ->
    [one] 1 party.
   *[other] { $parties } parties.
}
report-parties-on-record = What is on record
report-parties-also = also: { $names }
# The first cell of a row, as above.
report-party-party = party
report-party-relation = relation
# A body that recommends, or decides.
report-parties-authority = { $nature } that { $authority }
report-parties-merged = merged into { $party } (record { $seq })
report-parties-member-of = member of { $party }
report-parties-observer-of = observer of { $party }
report-parties-administrator-of = administrator of { $of }
report-parties-part-of = part of { $party }
report-parties-holder-of = holder of { $office }
report-parties-asks-to-join = asks to join { $party }
report-parties-asks-to-observe = asks to observe { $party }

# ---- pledges.rs ----
# Support without a promise on record.
report-pledges-stage-acknowledged = acknowledged
report-pledges-pledge = Pledge or support
report-pledges-toward = Toward
report-pledges-stage-and-outcome = Stage and outcome
report-pledges-jointly = jointly with { $parties }
report-pledges-through = through { $party }
report-pledges-carried-out = carried out by { $party }
report-pledges-support-given = support given
report-pledges-condition = on condition: { $condition }
report-pledges-recommended-only = recommended only
report-pledges-reported = reported { $day }
report-pledges-not-dated = not dated
report-pledges-revised = revised
report-pledges-received = received
report-pledges-some-support = support (kind not stated)
report-pledges-held = held { $date }
report-pledges-held-undated = held, date not stated
report-pledges-found = { $pledges ->
    [one] 1 pledge
   *[other] { $pledges } pledges
}, { $supports ->
    [one] 1 acknowledgement
   *[other] { $supports } acknowledgements
} of support without a promise on record.
report-pledges-every-amount = Every amount is stated.
report-pledges-no-amount = No amount is stated for any of them.
report-pledges-beside = Beside these totals: { $pledges } with an amount that is not stated.
report-pledges-total = Pledged, of the amounts stated: { $pledged }; received { $received }; open { $open }.
report-pledges-total-with-more = Pledged, of the amounts stated: { $pledged }; received { $received }, of which { $more } more than was pledged; open { $open }.
report-pledges-withdrawn = Withdrawn, and in no other total: { $withdrawn }; { $received } was received before, { $released } is released.
report-pledges-received-of-unstated = Received toward pledges whose amount is not stated: { $amount }.
report-pledges-received-beside = Received toward pledges in another currency, and counting for nothing yet: { $amount }.
report-pledges-acknowledged = Acknowledged, of the amounts stated: { $amount }.

# ---- status.rs ----
report-status-opened = opened on { $date }
# The names of the lines.
report-status-ledger = ledger
report-status-origin = origin
report-status-integrity = integrity
report-status-clock = clock
report-status-parties = parties
report-status-meetings = meetings
report-status-activities = activities
report-status-pledges = pledges
report-status-supports = support acknowledged
report-status-requests = requests
report-status-exceptions = exceptions
report-status-no-longer = no longer holds
report-status-budgets = budgets
report-status-periods = periods
report-status-trial-balance = trial balance
report-status-fund = fund
report-status-outstanding = outstanding
# What follows says whether the log is as it was signed.
report-status-sound = sound: { $records ->
    [one] 1 record
   *[other] { $records } records
}, { $checkpoints ->
    [one] 1 checkpoint
   *[other] { $checkpoints } checkpoints
}, every hash, root and signature
# "first" is a whole sentence.
report-status-damaged = NOT SOUND: { $findings ->
    [one] 1 finding
   *[other] { $findings } findings
}; first: { $first } Run `pledgebook verify`
report-status-never-verified = root and signature of the last checkpoint hold, over { $records ->
    [one] 1 record
   *[other] { $records } records
}; never verified in full on this machine: run `pledgebook verify`
report-status-verified = root and signature of the last checkpoint hold, over { $records ->
    [one] 1 record
   *[other] { $records } records
}; all were verified in full on this machine on { $at }, which says nothing of changes to the files since: `pledgebook verify` does, with --against a checkpoint taken away
report-status-verified-first = root and signature of the last checkpoint hold, over { $records ->
    [one] 1 record
   *[other] { $records } records
}; the first { $verified } were verified in full on this machine on { $at }, which says nothing of changes to the files since: `pledgebook verify` does, with --against a checkpoint taken away
report-status-rewritten = NOT SOUND: the checkpoint over { $records ->
    [one] 1 record
   *[other] { $records } records
} that this machine verified on { $at } is not in this log; run `pledgebook verify`
report-status-not-exact = not exact: { $several } of them by a class of parties, of which no source states how many
report-status-held = { $meetings ->
    [one] 1 meeting
   *[other] { $meetings } meetings
}
report-status-reports = { $reports ->
    [one] 1 report or presentation
   *[other] { $reports } reports and presentations
}
# "only" is a number.
report-status-decided = { $items ->
    [one] 1 item
   *[other] { $items } items
} decided on, { $only } of them only recommended
report-status-matters = { $matters ->
    [one] 1 matter before a forum
   *[other] { $matters } matters before a forum
}
report-status-activities-held = { $all }, of which { $held } held
report-status-number-of-pledges = { $pledges ->
    [one] 1 pledge
   *[other] { $pledges } pledges
}
report-status-amounts-not-stated = amount not stated in { $number }
# A number and an outcome or a state: 3 open. In Spanish, a word for many would have another ending.
report-status-each = { $number } { $word }
report-status-answered = { $open } without an answer on record, { $answered } answered
report-status-fund-rules = at most per case: { $cap }; floor: { $floor } (see `pledgebook reserve --fund { $id }`)
report-status-no-balance = balance: not on record
report-status-urged = Payment was urged of members that no source names: see `pledgebook outstanding`.
report-status-unapplied = beside it, received and not applied: { $amount }
# "settled" counts the states of assessments: 1 paid in full.
report-status-others = the others: { $settled }
report-status-on-assessments = { $total } on { $assessments ->
    [one] 1 assessment
   *[other] { $assessments } assessments
}, { $overdue } overdue
report-status-rate-ended = rate:{ $rate } does not hold on { $day } any more
report-status-rate-corrected = { $amount } stays { $found }, although its rate was corrected since and gives { $expected }
report-status-below-floor = { $fund }: a payment on { $day } left { $left } of its own, below its floor of { $floor }, which was set later
report-status-no-exceptions = none reported
report-status-none-open = { $exceptions } reported, none open
report-status-exceptions-open = { $open } OPEN of { $exceptions } reported: { $reasons }
report-status-available = available { $amount }
report-status-total = total { $amount }
report-status-no-budgets = none on record
report-status-period-of = { $period } of { $fund }: { $state } (record { $seq })
report-status-period = { $period }: { $state } (record { $seq })
report-status-none-closed = none closed
report-status-in-balance = debits and credits are equal in every fund and currency
report-status-not-in-balance = NOT IN BALANCE: { $fund } by { $amounts }

# ---- verification.rs ----
report-verification-place = Place
report-verification-expected = Expected
report-verification-found = Found
report-verification-sound = Sound. { $records ->
    [one] 1 record
   *[other] { $records } records
} of ledger { $origin }: every line in its canonical form, every hash, the root and the signature of { $checkpoints ->
    [one] 1 checkpoint
   *[other] { $checkpoints } checkpoints
}, and every rule.
report-verification-sound-quick = Sound. { $records ->
    [one] 1 record
   *[other] { $records } records
} of ledger { $origin }: every line in its canonical form, every hash, the root of { $checkpoints ->
    [one] 1 checkpoint
   *[other] { $checkpoints } checkpoints
}, and every rule.
report-verification-opened-by-yours = Opened by key { $key }, which is the key that you brought.
report-verification-opened-by = Opened by key { $key }: compare it with the one that you were given.
report-verification-against = { $checkpoints ->
    [one] 1 checkpoint brought along holds: nothing before it was rewritten.
   *[other] { $checkpoints } checkpoints brought along hold: nothing before it was rewritten.
}
report-verification-not-all = No byte is damaged, but not all can be checked here. Ledger { $origin }.
report-verification-interrupted = What an interrupted writer can leave was found at the end of the log. The next recording deals with it, or refuses what no interrupted writer leaves. If no writer was interrupted, somebody changed the file.
report-verification-not-sound = NOT SOUND: { $findings ->
    [one] 1 finding
   *[other] { $findings } findings
}. Nothing was repaired.
report-verification-confirmed = Confirmed by a root and a signature: the first { $records ->
    [one] 1 record
   *[other] { $records } records
}.
report-verification-remark = Remark: { $remark }.
report-verification-moved-on = A writer was at work meanwhile: this verified the first { $records ->
    [one] 1 record
   *[other] { $records } records
}, and nothing that was recorded since.
report-verification-quick = This was quick: { $signatures ->
    [one] 1 signature
   *[other] { $signatures } signatures
} not checked, of checkpoints that another one by the same key follows. Only the last one of each such run was. Without --quick all are checked.
report-verification-newer = Record { $seq } is { $kind }, which a newer pledgebook knows: its bytes are verified, its content and the rules after it are not.
