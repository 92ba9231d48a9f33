# Códigos, como se leen.

# ---- what is looked for by its name ----
term-payer = pagador
term-publisher = fuente de tipos de cambio
term-fund = fondo
term-fund-or-activity = fondo o actividad
term-party = parte
term-forum = foro
term-document = documento
term-activity = actividad
term-line = partida
term-category = categoría
term-payee = beneficiario
term-member = miembro
term-implementer = organismo ejecutor
term-host = anfitrión
term-key = clave

# ---- natures of parties ----
term-state = Estado
term-organisation = organización
term-civil-society = sociedad civil
term-body = organismo
term-office = oficina
term-network = red
term-process = proceso

# ---- kinds of activities ----
term-meeting = reunión
term-workshop = taller
term-consultation = consulta
term-campaign = campaña
term-programme = programa

# ---- states of assessments ----
term-paid-in-full = pagada
term-settled-by-waiver = saldada por condonación
term-settled-by-credit = saldada por crédito
term-settled-by-waiver-and-credit = saldada por condonación y crédito
term-settled-by-payment-and-waiver = saldada por pago y condonación
term-settled-by-payment-and-credit = saldada por pago y crédito
term-settled-by-payment-waiver-and-credit = saldada por pago, condonación y crédito
term-overpaid = pagada en exceso

# ---- what a decision authorises ----
term-approve = aprobar
term-revise = revisar
term-transfer = transferir
term-waive = condonar
term-write-off = dar de baja
term-reopen = reabrir
term-scale = escala
term-policy = política
term-disburse = desembolsar
term-cover = amparar
