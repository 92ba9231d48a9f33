# Códigos, como se leen.

# ---- assessments ----
term-reduced = reducida
term-part-paid = pagada en parte
term-written-off = dada de baja
term-paid-in-full = pagada
term-settled-by-waiver = saldada por condonación
term-settled-by-credit = saldada por crédito
term-settled-by-waiver-and-credit = saldada por condonación y crédito
term-settled-by-payment-and-waiver = saldada por pago y condonación
term-settled-by-payment-and-credit = saldada por pago y crédito
term-settled-by-payment-waiver-and-credit = saldada por pago, condonación y crédito
term-overpaid = pagada en exceso

# ---- periods by their age ----
term-prior-year = año anterior
term-current = en curso
term-ahead = por venir

# ---- forms of contributions ----
term-cash = efectivo
term-goods = bienes
term-services = servicios
term-premises = locales

# ---- roles of pledges ----
term-financial = financiero
term-technical = técnico
term-hosting = sede
term-co-sponsorship = copatrocinio
term-in-kind = en especie
term-support = apoyo

# ---- income and charges ----
term-interest = intereses
term-other = otros
term-bank = comisión bancaria
term-support-cost = costos de apoyo
term-other-charges = otros cargos

# ---- applicants ----
term-authorities = autoridades
term-organisations = organizaciones
term-civil-society = sociedad civil

# ---- rules that an exception breaks ----
term-authority = autorización
term-approval = aprobación
term-activity = actividad
term-category = categoría
term-applicant = solicitante
term-transfers = transferencias
term-floor = saldo mínimo
term-cap = tope
term-line = partida
term-advance = anticipo
term-case = caso
term-rate = tipo de cambio
term-tolerance = tolerancia
