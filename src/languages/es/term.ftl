# ---- natures of parties ----
term-state = Estado
term-organisation = organización
term-civil-society = sociedad civil
term-body = organismo
term-office = oficina
term-network = red
term-process = proceso

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

# ---- forms of a contribution ----
term-cash = efectivo
term-goods = bienes
term-services = servicios
term-premises = locales

# ---- those who may apply for help ----
term-authorities = autoridades
term-organisations = organizaciones

# ---- rules that an exception breaks ----
term-authority = facultades
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
