# Los códigos como los leen las personas.

# ---- naturaleza de las partes ----
term-state = Estado
term-organisation = organización
term-civil-society = sociedad civil
term-body = organismo
term-office = oficina
term-network = red
term-process = proceso

# ---- clases de tablas ----
term-payments = pagos
term-assessments = cuotas
term-expenditures = gastos
term-pledges = promesas
term-parties = partes
term-budgets = presupuestos
