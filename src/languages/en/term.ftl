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
# Codes as people read them.
# ---- what is looked for by its name ----
term-payer = payer
term-publisher = publisher
term-fund = fund
term-fund-or-activity = fund or activity
term-party = party
term-forum = forum
term-document = document
term-activity = activity
term-line = line
term-category = category
term-payee = payee
term-member = member
term-implementer = implementer
term-host = host
term-key = key

# ---- natures of parties ----
term-state = state
term-organisation = organisation
term-civil-society = civil-society
term-body = body
term-office = office
term-network = network
term-process = process
term-recommends = recommends
term-decides = decides

# ---- kinds of activities, and what of them is to be confirmed ----
term-meeting = meeting
term-workshop = workshop
term-consultation = consultation
term-campaign = campaign
term-programme = programme
term-date = date
term-place = place

# ---- stages of activities ----
term-scheduled = scheduled
term-held = held
term-cancelled = cancelled

# ---- roles and wordings of pledges, and what followed ----

# ---- relations between parties ----
term-member-of = member-of
term-observer-of = observer-of
term-administrator-of = administrator-of
term-part-of = part-of
term-holder-of = holder-of
term-asks-to-join = asks-to-join
term-asks-to-observe = asks-to-observe

# ---- acts of a decision ----
term-accepted = accepted
term-received = received
term-noted = noted
term-thanked = thanked
term-acknowledged = acknowledged
term-urged = urged
term-requested = requested
term-recommended = recommended
term-referred = referred
term-submitted = submitted
term-approved = approved
term-rejected = rejected

# ---- what a clause authorises ----
term-approve = approve
term-revise = revise
term-transfer = transfer
term-waive = waive
term-write-off = write-off
term-reopen = reopen
term-scale = scale
term-policy = policy
term-disburse = disburse
term-cover = cover

# ---- roles of a pledge ----
term-financial = financial
term-technical = technical
term-hosting = hosting
term-co-sponsorship = co-sponsorship
term-in-kind = in-kind
term-support = support
term-offered = offered
term-stated = stated
term-confirmed = confirmed

# ---- outcomes of pledges ----
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
# ---- matters ----
term-draft-document = draft-document
term-proposal = proposal
term-question = question

# ---- stages of requests ----
term-made = made
term-answered = answered

# ---- kinds of things ----
term-report = report
term-matter = matter
term-decision = decision
term-request = request
term-pledge = pledge
term-rate = rate
term-assessment = assessment
term-plan = plan
term-contribution = contribution
term-payment = payment
term-budget = budget
term-record = record

# ---- keys, and ledgers ----
term-recorder = recorder
term-recovery = recovery
term-real = real
term-invented = invented

# ---- kinds of activities ----

# ---- states of assessments ----
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

# ---- forms of a contribution ----
term-cash = cash
term-goods = goods
term-services = services
term-premises = premises

# ---- roles of pledges ----

# ---- income and charges ----
term-interest = interest
term-other = other
term-bank = bank
term-support-cost = support-cost
term-other-charges = other-charges

# ---- applicants ----
# ---- those who may apply for help ----
term-authorities = authorities
term-organisations = organisations

# ---- rules that an exception breaks ----
term-authority = authority
term-approval = approval
term-applicant = applicant
term-transfers = transfers
term-floor = floor
term-cap = cap
term-advance = advance
term-case = case
term-tolerance = tolerance
# Codes as people read them.

# ---- natures of parties ----

# ---- kinds of tables ----
term-payments = payments
term-assessments = assessments
term-expenditures = expenditures
term-pledges = pledges
term-parties = parties
term-budgets = budgets
# ---- stages of budgets ----

# ---- states of periods ----

# ---- kinds of damage ----
term-malformed-line = malformed-line
term-line-ends = line-ends
term-missing = missing
term-out-of-place = out-of-place
term-chain = chain
term-root = root
term-checkpoint = checkpoint
term-signature = signature
term-signer = signer
term-key-list = key-list
term-foreign-file = foreign-file
term-segment-name = segment-name
term-unsealed = unsealed
term-against = against
term-canonical = canonical
term-rule = rule
# ---- what a decision authorises ----
