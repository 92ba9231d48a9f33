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
