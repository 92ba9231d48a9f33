# The rule book: one sentence a refusal.
# Ids are written with their kind (party:canada), codes of --options as they are.

# ---- refusal.rs: idempotency keys ----
rules-other-command = key "{ $id }" was used for another command, recorded as record { $seq }; choose another key
rules-key-reserved = key "{ $id }" contains a #, which numbers the requests of a list; write the key without it
rules-list-of-another-length = the list "{ $list }" was recorded with { $had } requests, as record { $seq } and those after it, and now has { $has }; send the same list, or choose another key
rules-list-not-ended = the list "{ $list }" goes on with request { $next } of { $of }, in the same batch; record it as a whole
rules-list-too-long = the list "{ $list }" has { $of } requests, and is too long for one batch; record it as several lists

# ---- refusal.rs: who may record, and when ----
rules-opened-once = record 0, and no other, opens a ledger with ledger.opened; this would be record { $seq }, of type { $kind }
rules-not-a-recorder = key { $key } is not admitted to this ledger; use an admitted key
rules-recorder-revoked = key { $key } was revoked by record { $revoked_by }; use a key that is still admitted
rules-recovery-key-only = recovery key { $key } can only admit and revoke recorders; record { $kind } with a recorder's key

# ---- refusal.rs: what every command names ----
rules-unknown = { $thing } is not on record; correct the id, or record it first
rules-already-registered = { $thing } is already on record, since record { $seq }; choose another id
rules-in-the-future = { $date } is in the future; write { $last } or an earlier day
rules-currency-not-used = { $amount } is in a currency that this ledger does not use; use one of: { $currencies }
rules-amount-not-positive = { $amount } is not above zero; write a positive amount, or none where none is stated
rules-amount-too-fine = { $amount } is too fine for { $currency } in this ledger; write at most { $exponent } decimal places
rules-currency-unused = { $currency } is not a currency of this ledger; use one of: { $currencies }
rules-amount-too-large = { $amount } is too large; a record takes amounts below 1000000000000
rules-not-dated = { $kind } has no date; write the day on which it happened or from which it holds
rules-in-closed-period = { $date } is closed: record { $seq } closed { $period }, and all days before it. If this was found late, add --because; if a record is wrong, correct that one

# ---- refusal.rs: the opening ----
rules-currency-frozen-twice = { $currency } is listed twice among the ledger's currencies; list it once, with its decimal places

# ---- refusal.rs: recorders ----
rules-key-of-another-ledger = the key's name is "{ $name }"; use a key named "{ $origin }", the origin of this ledger
rules-key-taken = key { $key } was already admitted, by record { $seq }; a key is admitted only once: make a new one
rules-recovery-key-stays = { $key } is the recovery key, and only itself can revoke it; sign with it

# ---- refusal.rs: parties ----
rules-name-taken = "{ $name }" already names { $of }; choose another name
rules-name-looks-taken = "{ $name }" looks like "{ $like }", which names { $of }: character { $position } is { $found }; choose another name
rules-iati-taken = { $iati } already identifies party:{ $party } in IATI; write the identifier of this party, or leave it out
rules-party-merged = party:{ $party } was merged into party:{ $into } by record { $seq }; write party:{ $into } instead
rules-merged-into-itself = party:{ $party } cannot be merged into itself; name the other party
rules-relation-to-fund = { $relation } must name a fund, and { $of } is not one
rules-relation-to-office = { $relation } must name a party that is an office, and { $of } is not one
rules-relation-to-party = { $relation } must name a party, and { $of } is not one
rules-related-to-itself = party:{ $party } cannot be { $relation } itself; name another party
rules-relation-ends-before-it-begins = the relation would end on { $until }, before it begins on { $from }; write { $from } or a later day as its end
rules-relation-overlaps = record { $seq } already has party:{ $party } as { $relation } { $of } for part of that time; write days that do not overlap

# ---- refusal.rs: documents ----
rules-document-not-identified = document:{ $document } has neither a BLAKE3 digest nor an address, nor a place where it is kept; write one of them
rules-already-signed = record { $seq } already says that party:{ $party } signed document:{ $document }; leave that signatory out

# ---- refusal.rs: meetings ----
rules-not-a-forum = party:{ $party } is of nature { $nature }; a forum must be a body or a network
rules-no-authority = party:{ $forum } has no authority on record, so it cannot take the act "{ $act }"; leave the act out
rules-no-authority-recommends = party:{ $forum } only recommends, so it cannot take the act "{ $act }"; leave the act out
rules-decision-requests-nothing = decision:{ $decision } neither requests nor urges (its acts: { $acts }); name a decision that does
rules-referred-without-act = { $subject } is referred to a party, but its acts hold neither "referred" nor "submitted"; add one of them, or leave the party out

# ---- refusal.rs: activities ----
rules-activity-cancelled = { $activity } was cancelled by record { $seq }; if that is wrong, reverse that record first
rules-activity-held = { $activity } was held, according to record { $seq }; if that is wrong, reverse that record first
rules-spent-on-cancelled = { $activity } was cancelled on { $on }, according to record { $seq }; leave the activity out, or report the payment with its reason
rules-advance-to-activity = { $activity } is named for money that an implementer holds in advance; name it when the implementer accounts for it

# ---- refusal.rs: pledges ----
rules-not-a-purpose = { $toward } is neither an activity nor a fund; a pledge is made toward one of these
rules-pledge-withdrawn = pledge:{ $pledge } was withdrawn by record { $seq }; if that is wrong, reverse that record first
rules-pledge-fulfilled = pledge:{ $pledge } was fulfilled, according to record { $seq }; if that is wrong, reverse that record first
rules-pledge-confirmed = pledge:{ $pledge } was confirmed by record { $seq } and has not been revised since; record the revision first
rules-nothing-revised = the revision of pledge:{ $pledge } changes nothing; write what is new
rules-fulfilled-by-money = pledge:{ $pledge } promises only money; record what was paid as a contribution, applied to the pledge
rules-role-not-promised = pledge:{ $pledge } does not promise the role "{ $role }"; name one of its roles
rules-instalment-in-another-currency = the instalment of { $amount } is not in { $currency }, the currency of pledge:{ $pledge }; write it in { $currency }
rules-instalments-do-not-sum = pledge:{ $pledge } is { $amount }, but its instalments add up to { $sum }; correct one of them

# ---- refusal.rs: funds ----
rules-policy-says-nothing = the policy of fund:{ $fund } is empty, and would replace the former one as a whole; write at least one of its rules
rules-fund-without-currency = fund:{ $fund } was opened without a currency, so no money can move in it; name a fund that has one
rules-other-currency = { $amount } is not in { $currency }, the currency of fund:{ $fund }; write the amount in { $currency }
rules-of-another-fund = { $thing } belongs to fund:{ $its }, not to fund:{ $fund }, and money does not cross funds; name one fund throughout
rules-overdrawn = fund:{ $fund } holds { $held } on { $on } and cannot pay out { $amount }; record missing receipts first
rules-below-floor = fund:{ $fund } would have { $left } of its own on { $on }, below its floor of { $floor }; pay out less
rules-same-currency = { $currency } is on both sides; name two different currencies
rules-same-fund = both funds are fund:{ $fund }; write two different funds
rules-brought-forward-twice = record { $seq } already brought forward what fund:{ $fund } held in { $currency } in its own account; leave { $amount } out
rules-brought-forward-twice-with = record { $seq } already brought forward what fund:{ $fund } held in { $currency } with party:{ $party }; leave { $amount } out
rules-moves-before = { $account } moves on { $first }, and a balance certified for the end of { $certified } would count that twice; certify an earlier day, or correct what is dated before
rules-fund-in-use = fund:{ $fund } is in use, so its currency and its owner stay; open another fund
rules-before-the-balance = the balance of { $account } is certified for the end of { $certified }, and what is dated { $date } is in it; leave it out, or write a later day if it happened then
rules-no-rule-broken = no rule is broken; leave the exception out
rules-breaks-others = the rules that this breaks are: { $found }; leave them out

# ---- refusal.rs: assessments ----
rules-share-twice = party:{ $party } is on the scale twice; write its share once
rules-shares-do-not-sum = the shares of scale:{ $scale } sum to { $sum } per cent; they must sum to 100
rules-scale-without-total = a scale and the total that it divides are given together; write both, or neither
rules-not-assessed = nothing says how much party:{ $party } must pay; write the amount, or a scale and its total
rules-not-on-scale = party:{ $party } has no share in scale:{ $scale }; name a scale that includes it, or write the amount
rules-scale-replaced = scale:{ $scale } was replaced by scale:{ $by } from { $from }, before { $period } begins; name that one
rules-not-the-share = the share of party:{ $party } is { $expected }, not { $amount }; leave out the amount, or the scale
rules-other-share = the share of party:{ $party } is { $expected }, not { $amount }; leave the amounts out
rules-other-rest = rounding leaves { $left } of the total, not { $stated }; leave it out
rules-nobody-pays = every share of { $total } is rounded to nothing; write a total that at least one member pays
rules-other-member-in-id = assessment:{ $assessment } is named after party:{ $member }, and assesses party:{ $party }; write another id
rules-not-a-member = party:{ $party } was not a member of party:{ $of } in { $period }, according to the records; record its membership first
rules-assessed-twice = party:{ $party } is already assessed for fund:{ $fund } in { $period }, by assessment:{ $assessment }; write a period that does not overlap
rules-more-than-outstanding = { $amount } is more than the { $outstanding } outstanding on assessment:{ $assessment } on { $on }; write at most that
rules-above-carrying-amount = { $amount } is more than the { $left } left to write off assessment:{ $assessment } on { $on }; the rest was paid, credited, waived or written off
rules-of-another-member = assessment:{ $assessment } is that of party:{ $its }, and the payment plan that of party:{ $party }; leave the assessment out
rules-written-off = only { $counted_on } of assessment:{ $assessment } is not written off on { $on }; reinstate the rest before recording { $amount }
rules-more-than-written-off = { $amount } is more than the { $written_off } written off of assessment:{ $assessment } on { $on }; write at most that
rules-other-recognition = assessment:{ $assessment } is recognised on { $its }, and not on { $stated }; leave the day out
rules-plan-above-outstanding = the instalments sum to { $sum }, and { $outstanding } is outstanding on { $on } of what they cover; write at most that
rules-more-than-left = { $amount } is more than the { $left } in { $account } on { $on }; write at most that
rules-too-early = { $date } is before { $thing }, which is dated { $its }; write that day or a later one
rules-not-approved = decision:{ $decision } approves nothing (its acts: { $acts }); name an approval by a body that decides
rules-takes-decision = { $what } takes a decision of a body that decides for the fund; name it
rules-not-theirs = decision:{ $decision } is of party:{ $forum }, which does not decide for party:{ $owner }, the owner of the fund; name a decision of party:{ $owner }, or of a body that is part of it and decides
rules-not-in-decision = no clause of decision:{ $decision } authorises { $what }; name a decision that does
rules-clause-with-amount = a clause for the act "{ $act }" has no amount, and says up to { $up_to }; leave the amount out
rules-cover-of-no-record = a cover names the record that is an exception, and { $of } is none; write record:N, one clause for each
rules-used-by-record = decision:{ $decision } was used for this by record { $seq }; name another one
rules-used-up = decision:{ $decision } is used up; name another one
rules-used-up-to = decision:{ $decision } has only { $left } left to use, and this takes { $asked }; name another one

# ---- refusal.rs: contributions ----
rules-cash-without-amount = contribution:{ $contribution } is cash, but has no amount; write how much was received
rules-not-cash = contribution:{ $contribution } is { $form }, not cash: leave out rate, charges, credited and arrived amount; it is neither applied nor returned
rules-no-rate = { $amount } is not in { $currency }, the currency of fund:{ $fund }; name the published rate at which it counts
rules-rate-of-other-currencies = rate:{ $rate } is from { $from } to { $to }, but { $amount } is converted to { $currency }; name a rate between these two
rules-rate-ends-early = a rate that begins on { $from } does not hold until { $until }; write a last day that is not before it
rules-rate-overlaps = rate:{ $other } of the same publisher is between these currencies and holds from { $first } until { $last }; write other days, or correct that rate
rules-rate-not-in-force = rate:{ $rate } holds from { $first } until { $last }, not on { $on }; name a rate that holds on that day
rules-nothing-converted = { $amount } is in the currency of fund:{ $fund }; leave out the rate and the equivalent
rules-equivalent-differs = { $amount } is { $expected } at the rate, not { $found }; leave the equivalent out
rules-worth-nothing = { $amount } is less than the smallest amount in { $currency } at the rate; write a larger one
rules-arrival-not-stated = { $paid } was paid into fund:{ $fund }, which is kept in { $currency }; write the amount that arrived, as the bank states it
rules-beyond-tolerance = { $credited } is credited, and { $arrived } arrived with the charges: more than { $tolerance } % apart; correct the rate or the amount
rules-valued-twice = rate:{ $rate } and rate:{ $other } are between the same currencies; name one of them
rules-rate-too-long = { $amount } at rate:{ $rate } has more digits than are kept exactly; publish a rate with fewer decimal places
rules-not-at-rate = { $amount } is credited as { $expected }, not as { $found }; leave the credited amount out
rules-nothing-arrived = { $paid } was paid, and bank charges are { $charges }: nothing arrived; correct one of them
rules-does-not-add-up = { $paid } was paid, but what arrived and bank charges add up to { $parts }; correct one of them
rules-nothing-left = nothing is left of contribution:{ $contribution }: all of it was applied or returned; name another contribution
rules-nothing-outstanding = party:{ $payer } has nothing outstanding in fund:{ $fund } to which { $left } of contribution:{ $contribution } can be applied; name the assessment, pledge or fund that it pays
rules-allocated-twice = { $to } is named twice among what the contribution is applied to; write its amount once
rules-not-payable = { $to } is not an assessment, a pledge or a fund; a contribution is applied to one of these
rules-more-than-received = { $amount } is more than the { $left } left of contribution:{ $contribution } on { $on }; write at most that
rules-payer-unidentified = the payer of contribution:{ $contribution } is not identified; write who paid
rules-payer-known = contribution:{ $contribution } was paid by party:{ $known }, not by party:{ $said }; leave the payer out
rules-paid-by-another = party:{ $payer } paid this, but another party owes or promised { $to }; apply it to something of party:{ $payer }
rules-counts-for-not-stated = { $amount } is applied to pledge:{ $pledge }, which is in { $currency }, and the receipt was not paid in that currency; name a rate, or write what it counts for and on which ground
rules-counts-in-another-currency = { $amount } is not in { $currency }, the currency of pledge:{ $pledge }; write what counts in { $currency }
rules-counts-at-rate = the part counts for { $expected } of pledge:{ $pledge } at the rate, not for { $found }; leave the amount out, or write the ground
rules-counts-for-nothing = { $amount } counts for { $counts_for } of pledge:{ $pledge }, once it is rounded; apply a larger part
rules-counts-once = pledge:{ $pledge } is named twice, or nothing is applied to it in another currency; leave out what counts for it
rules-ground-without-amounts = a ground explains what the parts of contribution:{ $contribution } are stated to count for; write these amounts and no rate, or leave the ground out
rules-nothing-to-convert = contribution:{ $contribution } pays no pledge in another currency than the fund's and its own; leave out the rate and the ground

# ---- refusal.rs: budgets ----
rules-line-twice = line { $line } is named twice; name each line once
rules-total-is-not-the-sum = the total is { $total }, but the lines add up to { $sum }; correct the total or the lines
rules-budget-approved = budget:{ $budget } was approved by record { $seq }; revise it instead
rules-appropriated-twice = line { $line } is appropriated for these days by budget:{ $other } already; if this one adds to it, write --adds supplement
rules-nothing-to-supplement = nothing is approved yet to which budget:{ $budget } could be a supplement; leave that out
rules-budget-not-approved-by = budget:{ $budget } was not approved by { $on }, but on { $approved }; record its approval first
rules-budget-not-approved = budget:{ $budget } has no approval on record; record its approval first
rules-budget-without-fund = budget:{ $budget } was proposed without a fund, so nothing can be charged to it; name a budget that has one
rules-line-overspent = line { $line } of budget:{ $budget } has { $available } available on { $on } and cannot bear { $amount }; revise the budget first
rules-below-charged = line { $line } of budget:{ $budget } would have { $set } on { $on }, below the { $charged } charged to it by then; write at least that
rules-transfer-beyond-cap = { $amount }, beside { $already } transferred by { $on }, exceeds { $most }, which is { $cap } per cent of what was approved for all lines; transfer less
rules-transfer-beyond-cap-of-line = { $amount }, beside { $already } transferred by { $on }, exceeds { $most }, which is { $cap } per cent of what was approved for line { $line }; transfer less

# ---- refusal.rs: cases and advances ----
rules-case-or-implementer = name either a case, with its category, or an implementer, without one
rules-not-eligible-without-category = a case without a category is not eligible; write one of the policy's categories: { $eligible }
rules-not-eligible = category "{ $category }" is not eligible; write one of the policy's categories: { $eligible }
rules-applicant-not-named = who is not named may not apply for help; write who requested it, one of the policy's: { $applicants }
rules-not-an-applicant = party:{ $party } may not apply for help; write who requested it, one of the policy's: { $applicants }
rules-cap-exceeded = case { $case } would receive { $all } by { $on }; the ceiling is { $cap } a case: over by { $over }
rules-above-advance = party:{ $implementer } holds { $held } in advance on { $on } and cannot spend or return { $amount }; record missing advances first
rules-returned-more-than-paid = case { $case } has { $paid } left of what it received on { $on } and cannot return { $amount }; write at most that

# ---- refusal.rs: periods ----
rules-period-not-over = period { $period } is not over: its last day is { $last }; close it after that day
rules-not-closed-yet = { $period } is not closed for the ledger yet, and the rows of one fund are published after that; close it first
rules-published-before = record { $seq } published { $period }, and what was found since shows as a correction in the next period; to publish it again, reopen it first
rules-root-differs = the rows of period { $period } have the root { $root }; leave the root out
rules-broken-again = with these days open again, record { $by } would break a rule: { $why }; correct that record first
rules-no-day-closed = { $from } is not closed; no day is
rules-day-not-closed = { $from } is not closed; the last closed day is { $last }

# ---- refusal.rs: corrections ----
rules-no-such-record = there is no record { $seq }; the last one is record { $last }
rules-not-correctable = record { $seq } is { $kind }, which is never corrected; record what holds now instead
rules-not-the-end = record { $seq } was corrected before; correct record { $end }, the last of its corrections
rules-of-another-type = record { $seq } is { $expected }, and is not corrected by { $found }; reverse it, and record the other fact beside
rules-reversed-before = record { $seq } is a reversal; correct it with the { $expected } that counts instead
rules-id-changed = record { $seq } defines { $defined }, which stays; write that id
rules-nothing-changed = nothing differs from record { $seq }; leave the correction out
rules-no-reason = record { $seq } is corrected without a reason; add --because
rules-nothing-reversed = a reversal says which record it reverses; add --corrects
rules-nothing-to-explain = nothing is corrected here, and no closed day is touched; leave the reason out
rules-depended-on = record { $seq } cannot be reversed: record { $by } depends on it; reverse that one first
rules-breaks-another = with this correction of record { $seq }, record { $by } would break a rule: { $why }; correct record { $by } first
rules-reversal-dated = a reversal of record { $seq } counts from its day; leave the date out

# ---- refusal.rs: lines ----
rules-record-too-long = the record would have { $bytes } bytes; at most { $most } fit in a line. Split what it says over several records

# ---- refusal/words.rs: acts, as the subject or the object of a sentence ----
rules-act-approve = the approval
rules-act-revise = the revision
rules-act-transfer-to-fund = money for another fund
rules-act-transfer = a transfer between lines
rules-act-waive = a waiver
rules-act-write-off = a write-off
rules-act-reopen = reopening
rules-act-scale = the scale
rules-act-policy = a policy
rules-act-disburse = a payment
rules-act-cover = the cover of an exception
# "what" is one of the acts above; "of" is an id.
rules-act-of = { $what } of { $of }
