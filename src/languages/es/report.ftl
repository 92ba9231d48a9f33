# Respuestas: encabezados, celdas y notas.

# ---- words of many reports ----
report-not-stated = no consta
report-no-source = sin fuente
report-a-reading = { $source } (una lectura)
report-reading = Una lectura, { $source }: { $why }
# "what" is one of the keys that begin with report-kind-; in Spanish it is a plural.
report-none-matches = No hay { $what } que coincidan.
report-none-by-then = Hasta entonces no hay { $what }: --as-of y --known-at dejan fuera lo que tiene fecha o asiento posterior.
report-none-on-record = No hay { $what } en el registro.
report-kind-request = solicitudes

# ---- headings of many reports ----
report-due = Vence
report-source = Fuente
report-stage = Etapa

# ---- requests.rs ----
report-requests-found = { $requests ->
    [one] 1 solicitud.
   *[other] { $requests } solicitudes.
}
report-requests-of = A quién
report-requests-by = Quién
report-requests-request = Solicitud
report-requests-subject = { $manner }: { $subject }
report-requests-subject-with = { $manner }: { $subject } (en coordinación con { $with })
report-requests-answered = respondida: { $answer } ({ $source }, asiento { $seq })
report-requests-not-answered = { $stage }; no hay respuesta en el registro
