# Códigos, como se leen.

# ---- states of assessments (state/settlement.rs); what is settled stands with the everyday screens ----
# "open" is said of an assessment, a pledge and an exception; a period has a sentence of its own.
term-open = abierta
term-reduced = reducida
term-part-paid = pagada en parte
term-written-off = dada de baja

# ---- states of instalments (state/settlement.rs, state/outcome.rs) ----
term-kept = cumplido
term-paid-late = pagado tarde
term-missed = incumplido
term-due = por vencer
term-paid = pagado
term-late = en mora
term-released = liberado

# ---- outcomes of pledges (state/outcome.rs) ----
term-part-received = recibida en parte
term-more-than-pledged = más de lo prometido
term-some-received = algo recibido
term-part-fulfilled = cumplida en parte
term-fulfilled = cumplida
term-withdrawn = retirada

# ---- stages of budgets, and states of their lines (state/budgets.rs) ----
term-proposed = propuesto
term-revised = revisado
term-not-approved = sin aprobar
term-charged-not-approved = con cargos, sin aprobar
term-nothing-approved = nada aprobado
term-unused = sin usar
term-part-used = usada en parte
term-used-up = agotada
term-overspent = excedida

# ---- states of periods (state/periods.rs) ----
term-reopened = reabierto
term-closed = cerrado
term-published = publicado
term-published-and-corrected-since = publicado, y corregido desde entonces

# ---- states of exceptions (state/exceptions.rs) ----
term-covered = amparada
term-mended = subsanada
