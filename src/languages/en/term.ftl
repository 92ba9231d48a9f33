# Codes, as people read them.

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

# ---- kinds of activities ----
term-meeting = meeting
term-workshop = workshop
term-consultation = consultation
term-campaign = campaign
term-programme = programme

# ---- states of assessments ----
term-paid-in-full = paid in full
term-settled-by-waiver = settled by waiver
term-settled-by-credit = settled by credit
term-settled-by-waiver-and-credit = settled by waiver and credit
term-settled-by-payment-and-waiver = settled by payment and waiver
term-settled-by-payment-and-credit = settled by payment and credit
term-settled-by-payment-waiver-and-credit = settled by payment, waiver and credit
term-overpaid = overpaid

# ---- what a decision authorises ----
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
