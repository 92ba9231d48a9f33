# ---- natures of parties ----
term-state = state
term-organisation = organisation
term-civil-society = civil-society
term-body = body
term-office = office
term-network = network
term-process = process

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

# ---- forms of a contribution ----
term-cash = cash
term-goods = goods
term-services = services
term-premises = premises

# ---- those who may apply for help ----
term-authorities = authorities
term-organisations = organisations

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
