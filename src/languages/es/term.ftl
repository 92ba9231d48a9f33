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
# ---- natures of parties ----
# Los códigos como los leen las personas.

# ---- naturaleza de las partes ----
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
term-recommends = recomienda
term-decides = decide

# ---- kinds of activities, and what of them is to be confirmed ----
term-meeting = reunión
term-workshop = taller
term-consultation = consulta
term-campaign = campaña
term-programme = programa
term-date = fecha
term-place = lugar

# ---- stages of activities ----
term-scheduled = programada
term-held = realizada
term-cancelled = cancelada

# ---- roles and wordings of pledges, and what followed ----

# ---- relations between parties ----
term-member-of = miembro de
term-observer-of = observador de
term-administrator-of = administrador de
term-part-of = parte de
term-holder-of = titular de
term-asks-to-join = pide ingresar
term-asks-to-observe = pide observar

# ---- acts of a decision ----
term-accepted = aceptado
term-received = recibido
term-noted = anotado
term-thanked = agradecido
term-acknowledged = reconocido
term-urged = instado
term-requested = solicitado
term-recommended = recomendado
term-referred = remitido
term-submitted = sometido
term-approved = aprobado
term-rejected = rechazado

# ---- what a clause authorises ----
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

# ---- roles of a pledge ----
term-financial = financiero
term-technical = técnico
term-hosting = sede
term-co-sponsorship = copatrocinio
term-in-kind = en especie
term-support = apoyo
term-offered = ofrecida
term-stated = declarada
term-confirmed = confirmada

# ---- outcomes of pledges ----
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
# ---- assessments ----
# ---- matters ----
term-draft-document = proyecto de documento
term-proposal = propuesta
term-question = pregunta

# ---- stages of requests ----
term-made = hecha
term-answered = respondida

# ---- kinds of things ----
term-report = informe
term-matter = asunto
term-decision = decisión
term-request = solicitud
term-pledge = promesa
term-rate = tipo de cambio
term-assessment = cuota
term-plan = plan de pagos
term-contribution = contribución
term-payment = pago
term-budget = presupuesto
term-record = asiento

# ---- keys, and ledgers ----
term-recorder = registrador
term-recovery = recuperación
term-real = auténtico
term-invented = inventado

# ---- kinds of activities ----

# ---- states of assessments ----
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

# ---- forms of a contribution ----
term-cash = efectivo
term-goods = bienes
term-services = servicios
term-premises = locales

# ---- roles of pledges ----

# ---- income and charges ----
term-interest = intereses
term-other = otros
term-bank = comisión bancaria
term-support-cost = costos de apoyo
term-other-charges = otros cargos

# ---- applicants ----
# ---- those who may apply for help ----
term-authorities = autoridades
term-organisations = organizaciones

# ---- rules that an exception breaks ----
term-authority = autorización
term-approval = aprobación
term-applicant = solicitante
term-transfers = transferencias
term-floor = saldo mínimo
term-cap = tope
term-advance = anticipo
term-case = caso
term-tolerance = tolerancia
# Los códigos como los leen las personas.

# ---- naturaleza de las partes ----

# ---- clases de tablas ----
term-payments = pagos
term-assessments = cuotas
term-expenditures = gastos
term-pledges = promesas
term-parties = partes
term-budgets = presupuestos
# ---- stages of budgets ----

# ---- states of periods ----

# ---- kinds of damage ----
term-malformed-line = línea malformada
term-line-ends = finales de línea
term-missing = faltante
term-out-of-place = fuera de lugar
term-chain = cadena
term-root = raíz
term-checkpoint = punto de control
term-signature = firma
term-signer = firmante
term-key-list = lista de claves
term-foreign-file = archivo ajeno
term-segment-name = nombre de segmento
term-unsealed = sin sellar
term-against = en contra
term-canonical = forma canónica
term-rule = regla
# ---- what a decision authorises ----
