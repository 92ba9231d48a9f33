# Codes, as people read them.

# ---- states of assessments (state/settlement.rs); what is settled stands with the everyday screens ----
# "open" is said of an assessment, a pledge and an exception; a period has a sentence of its own.
term-open = open
term-reduced = reduced
term-part-paid = part paid
term-written-off = written off

# ---- states of instalments (state/settlement.rs, state/outcome.rs) ----
term-kept = kept
term-paid-late = paid late
term-missed = missed
term-due = due
term-paid = paid
term-late = late
term-released = released

# ---- outcomes of pledges (state/outcome.rs) ----
term-part-received = part received
term-more-than-pledged = more than pledged
term-some-received = some received
term-part-fulfilled = part fulfilled
term-fulfilled = fulfilled
term-withdrawn = withdrawn

# ---- stages of budgets, and states of their lines (state/budgets.rs) ----
term-proposed = proposed
term-revised = revised
term-not-approved = not approved
term-charged-not-approved = charged, not approved
term-nothing-approved = nothing approved
term-unused = unused
term-part-used = part used
term-used-up = used up
term-overspent = overspent

# ---- states of periods (state/periods.rs) ----
term-reopened = reopened
term-closed = closed
term-published = published
term-published-and-corrected-since = published, and corrected since

# ---- states of exceptions (state/exceptions.rs) ----
term-covered = covered
term-mended = mended
# ---- assessments ----
term-paid-in-full = paid in full
term-settled-by-waiver = settled by waiver
term-settled-by-credit = settled by credit
term-settled-by-waiver-and-credit = settled by waiver and credit
term-settled-by-payment-and-waiver = settled by payment and waiver
term-settled-by-payment-and-credit = settled by payment and credit
term-settled-by-payment-waiver-and-credit = settled by payment, waiver and credit
term-overpaid = overpaid

# ---- periods by their age ----
term-prior-year = prior year
term-current = current
term-ahead = ahead

# ---- forms of contributions ----
term-cash = cash
term-goods = goods
term-services = services
term-premises = premises

# ---- roles of pledges ----
term-financial = financial
term-technical = technical
term-hosting = hosting
term-co-sponsorship = co-sponsorship
term-in-kind = in-kind
term-support = support

# ---- income and charges ----
term-interest = interest
term-other = other
term-bank = bank
term-support-cost = support-cost
term-other-charges = other-charges

# ---- applicants ----
term-authorities = authorities
term-organisations = organisations
term-civil-society = civil-society

# ---- rules that an exception breaks ----
term-authority = authority
term-approval = approval
term-activity = activity
term-category = category
term-applicant = applicant
term-transfers = transfers
term-floor = floor
term-cap = cap
term-line = line
term-advance = advance
term-case = case
term-rate = rate
term-tolerance = tolerance
# Codes as people read them.

# ---- natures of parties ----
term-state = state
term-organisation = organisation
term-body = body
term-office = office
term-network = network
term-process = process

# ---- kinds of tables ----
term-payments = payments
term-assessments = assessments
term-expenditures = expenditures
term-pledges = pledges
term-parties = parties
term-budgets = budgets
