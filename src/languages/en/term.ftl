# Codes as people read them.

# ---- natures of parties ----
term-state = state
term-organisation = organisation
term-civil-society = civil-society
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
