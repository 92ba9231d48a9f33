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
report-kind-movement = movimientos de dinero
report-kind-budget = presupuestos
report-not-dated = sin fecha
report-unidentified-payer = un pagador no identificado
report-fund-in = { $fund }, en { $currency }
report-days-overdue = { $days ->
    [one] 1 día de mora
   *[other] { $days } días de mora
}
report-of-it-paid = de ello { $amount } pagados
report-valued-at = con un valor de { $value }
report-open-exception = EXCEPCIÓN ABIERTA, asiento { $seq } ({ $kind }; infringe: { $breaks }): { $reason } ({ $source }). La ampara una decisión que apruebe record:{ $seq }.
report-no-amount = no consta el monto
report-no-dates = sin fechas
report-no-addressee = no consta el destinatario
report-to-be-confirmed = por confirmar: { $what }
report-held = realizada, { $date }
report-about = sobre: { $things }
report-toward = para { $thing }
report-gave = { $party } dio: { $what }
report-asked-of = { $manner } a { $whom }
report-step = { $step }: { $source }, asiento { $seq }
report-records = { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
}
report-record-number = asiento { $seq }
report-record-says = asiento { $seq }: { $what }
report-from = desde { $from }
report-until = hasta { $until }
report-from-until = desde { $from } hasta { $until }
report-kind-activity = actividades
report-kind-decision = decisiones
report-kind-document = documentos
report-kind-matter = asuntos
report-kind-meeting = reuniones
report-kind-party = partes
report-kind-pledge = promesas
report-kind-reading = lecturas

# ---- headings of many reports ----
report-due = Vence
report-source = Fuente
report-stage = Etapa
report-date = Fecha
report-amount = Monto
report-record = Asiento
report-member = Miembro
report-fund = Fondo
report-period = Período
report-entry = Movimiento
report-change = Variación
report-running-total = Acumulado
report-figure = Cifra
report-assessed = Asignado
report-applied = Aplicado
report-outstanding = Pendiente
report-opening = Apertura
report-corrections = Correcciones
report-movement = Movimiento
report-closing = Cierre
report-kind = Clase
report-party = Parte
report-subject = Tema
report-what = Qué

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

# ---- account.rs ----
report-account-unapplied = Por aplicar
report-account-no-payment = Tampoco hay pagos de { $party } en el registro.
report-account-settled = Saldado: { $periods }.
report-account-nothing = { $fund }: no hay nada pendiente al { $day }.
report-account-outstanding = { $fund }: { $total } pendientes al { $day }: { $periods }.

# ---- budget.rs ----
report-budget-line = Partida
report-budget-total = en total
report-budget-proposed-recommended = Propuesto, recomendado
report-budget-original = Inicial, transferido, suplemento
report-budget-revised = Revisado
report-budget-charged = Cargado
report-budget-available = Disponible
report-budget-stage-proposed = propuesto
report-budget-stage-recommended = recomendado
report-budget-stage-approved = aprobado
report-budget-stage-revised = revisado
# El estado de una partida.
report-budget-line-not-approved = no aprobada
report-budget-line-charged-unapproved = con cargos, no aprobada
report-budget-line-nothing = nada aprobado
report-budget-line-unused = sin usar
report-budget-line-part-used = usada en parte
report-budget-line-used-up = agotada
report-budget-line-overspent = excedida
# Después de un monto con su signo.
report-budget-transfer = transferencia
report-budget-supplement = suplemento
report-budget-now = total actual { $total }, cargado { $charged }, disponible { $available }
report-budget-not-approved = total indicado: { $total }; no aprobado, así que nada de ello puede gastarse
report-budget-no-line = total: { $total }, no constan partidas; no aprobado, según el registro
report-budget-by-decision = { $stage } por decisión { $decision }
# "stage" es vacío o lo anterior con su fuente, tras una coma; "money" es una de las tres anteriores.
report-budget-note = budget:{ $id }: proponente: { $proposer } ({ $source }){ $stage }; { $money }.

# ---- contributions.rs ----
report-contributions-prior-years = Años anteriores
report-contributions-last-payment = Último pago
report-contributions-of = { $fund }, { $period }, en { $currency }
# Después del número de miembros que pagaron así.
report-contributions-not-assessed = sin cuota asignada
report-contributions-in-full = por completo
report-contributions-without-payment = con la cuota saldada sin pago
report-contributions-in-part = en parte
report-contributions-not-at-all = nada
report-contributions-no-payment = no constan pagos
report-contributions-total = { $fund } al { $day }: asignado { $assessed }, acreditado { $credited }, condonado { $waived }, pagado { $paid }, pendiente { $outstanding }; de períodos anteriores { $prior }. De todos los períodos { $all }, y un año antes { $before }. Miembros que han pagado: { $members }.
report-contributions-no-value = sin valor declarado
# "value" es lo anterior, o report-valued-at.
report-contributions-in-kind = En especie, en ninguna suma anterior: { $form } de { $party }, { $value } (contribution:{ $id }, asiento { $seq }).
report-contributions-not-named = alguien cuyo nombre no consta

# ---- correction.rs ----
report-correction-closed = { $period } queda como lo publicó el asiento { $seq }; la diferencia aparece como corrección del período siguiente.
report-correction-was = Antes
report-correction-is = Ahora

# ---- exchange.rs ----
report-exchange-cost = { $figure } = { $cost }, al promedio ponderado, de { $held }.
report-exchange-nothing = nada
report-exchange-realised = { $figure } = { $gain }: lo que se tomó rindió tanto más de lo que había costado; bajo cero, es una pérdida.
# Entre dos montos.
report-exchange-and = y
report-exchange-advanced = { $fund }, anticipado a { $party }
report-exchange-holder-of-none = { $holder }: nada en otras monedas; ganancia realizada { $realised } ({ $realised_key }).
# Las variables que terminan en _key son claves de cifras, como cost:reserve.
report-exchange-holder = { $holder }: { $held }, con un costo de { $cost } ({ $cost_key }); ganancia realizada { $realised } ({ $realised_key }).
report-exchange-worth = { $holder }: vale { $worth } a los tipos de cambio del cierre ({ $worth_key }); ganancia no realizada { $unrealised } ({ $unrealised_key }).
report-exchange-worth-not-stated = { $holder }: no consta lo que vale: ningún cierre de este día indica un tipo de cambio para todo ello.
report-exchange-change = Variación, al costo
report-exchange-held-at-cost = Tenencia, al costo
report-exchange-brought = por { $taken } se obtuvo { $brought }, con un costo de { $cost }
report-exchange-difference = diferencia entre el tipo de cambio y el del banco
report-exchange-gain = Ganancia
report-exchange-at-closing = { $figure } = { $amount }: a los tipos de cambio que indica el cierre de este día.
report-exchange-not-stated = { $figure } = no consta: lo indica un período que termine el día consultado, cerrado con un tipo de cambio para cada moneda; --as-of indica ese día.
report-exchange-held = Tenencia
report-exchange-rate = Tipo de cambio
report-exchange-worth-of-it = Valor

# ---- explain.rs ----
report-explain-no-record = { $figure }: ningún asiento lleva esta clave dentro de lo consultado; no hay nada en ella.
report-explain-base = { $entries ->
    [one] { $figure } = { $value }, de 1 movimiento.
   *[other] { $figure } = { $value }, de { $entries } movimientos.
}
report-explain-last-after-nothing = { $entries ->
    [one] { $figure } = { $value }: nada antes del primer movimiento que se muestra, y el último movimiento.
   *[other] { $figure } = { $value }: nada antes del primer movimiento que se muestra, y los últimos { $entries } movimientos.
}
report-explain-last = { $entries ->
    [one] { $figure } = { $value }: { $before } antes del primer movimiento que se muestra, y el último movimiento.
   *[other] { $figure } = { $value }: { $before } antes del primer movimiento que se muestra, y los últimos { $entries } movimientos.
}
report-explain-recorded = registrado el { $at } por { $by }
report-explain-set = fijado en { $amount }
report-explain-no-longer-set = ya no fijado en { $amount }
report-explain-nothing = { $figure } = { $value }: nada en el registro le corresponde.
report-explain-sum = { $figures ->
    [one] { $figure } = { $value } al { $day }, la suma de 1 cifra con estos signos. `pledgebook explain` acepta cada clave.
   *[other] { $figure } = { $value } al { $day }, la suma de { $figures } cifras con estos signos. `pledgebook explain` acepta cada clave.
}

# ---- movements.rs ----
# "text", en las claves de este archivo, es la descripción de un hecho.
report-movements-recognised = reconocido como ingreso: { $text }
report-movements-rate-corrected = { $rate } se corrigió después, en el asiento { $seq }
report-movements-corrects = corrige el asiento { $seq }
report-movements-found-late = descubierto tarde: { $why }
report-movements-exception-open = excepción, ABIERTA: { $reason }
report-movements-exception-covered = excepción, amparada por { $decision }: { $reason }
report-movements-exception-mended = excepción, subsanada: ya no se infringe ninguna regla: { $reason }
report-movements-payer-of = pagador del asiento { $seq } identificado
report-movements-payer-by = { $text }, asiento { $seq }; pagador identificado por el asiento { $by }
report-movements-reversed = asiento { $seq } anulado ({ $text })
report-movements-reversed-because = asiento { $seq } anulado: { $why } ({ $text })
report-movements-corrected = asiento { $seq } corregido ({ $text })
report-movements-corrected-because = asiento { $seq } corregido: { $why } ({ $text })
report-movements-reference = referencia { $reference }
report-movements-rate-of-receipt = el tipo de cambio del pago
report-movements-converted = { $amount } equivale a { $equivalent } según { $rate }
report-movements-brought-forward = saldo anterior, certificado por { $certificate }
report-movements-assessed-by-scale = cuotas de { $total } asignadas a los miembros para { $period } según la escala { $scale }, vencen { $due }
report-movements-supplemented = cuota aumentada: { $assessment }, { $reason }
report-movements-reduced = cuota reducida: { $assessment }, { $reason }
report-movements-credit-granted = crédito anticipado de { $amount } a { $party }: { $reason } ({ $id })
report-movements-reinstated = baja revocada: { $assessment }, { $reason }
report-movements-credited = acreditado a { $assessment }: { $reason }
# "by", aquí y abajo, es "por decisión …" o "sin decisión".
report-movements-waived = condonado de { $assessment }, { $by }
report-movements-written-off = dado de baja de { $assessment }: { $reason }
report-movements-returned = devuelto: { $contribution }, { $reason }
report-movements-budget-proposed = presupuesto propuesto
report-movements-budget-recommended = presupuesto recomendado
report-movements-budget-approved = presupuesto aprobado, { $by }
report-movements-budget-revised = presupuesto revisado, { $by }
report-movements-budget-transferred = transferencia de { $amount } de { $from } a { $to }
report-movements-for-activity = para { $title }
report-movements-charged = cargado a { $line }
report-movements-refunded = reembolsado a { $line }
report-movements-to-another-fund = transferido a otro fondo: de { $from } a { $to }, { $reason }, { $by }
report-movements-lent = prestado a otro fondo: de { $from } a { $to }, { $reason }, { $by }
report-movements-loan-repaid = préstamo devuelto: de { $from } a { $to }
report-movements-advanced = anticipado a { $party }
# "case", aquí y abajo, es una de las dos "caso …" de más abajo.
report-movements-disbursed = desembolsado al { $case }
report-movements-disbursed-alone = desembolsado
report-movements-spent = gastado por { $party } en el { $case }
report-movements-returned-by = devuelto al fondo por { $party }
report-movements-returned-from = devuelto al fondo del caso { $case }
report-movements-returned-alone = devuelto al fondo
report-movements-income = ingreso: { $nature }
report-movements-charge = cargo: { $nature }
report-movements-exchange-by = cambio de { $sold } por { $bought }, hecho por { $party }
report-movements-exchange = cambio de { $sold } por { $bought }
report-movements-recorded = registrado
report-movements-assessed-by = cuota de { $party } para { $period } según la escala { $scale }, vence { $due }
report-movements-assessed = cuota de { $party } para { $period }, vence { $due }
report-movements-received = { $amount } recibidos de { $payer }
report-movements-received-unstated = monto que no consta recibido de { $payer }
report-movements-at-rate = según { $rate }
report-movements-less-charges = menos comisiones bancarias de { $charges }
report-movements-counts-for = cuenta por { $amount }
report-movements-applied = aplicado: { $contribution } a { $to }
report-movements-on-behalf = pagado por { $payer } en nombre de { $party }
report-movements-ground = con fundamento en: { $ground }
report-movements-by-decision = por decisión { $decision }
report-movements-without-decision = sin decisión
report-movements-case = caso { $case } ({ $category })
report-movements-case-alone = caso { $case } (no consta la categoría)
report-movements-requested-by = a solicitud de { $party }
report-movements-rate-then = { $rate }, como era entonces
report-movements-days = { $first } a { $last }
report-movements-cited = asiento { $seq }, { $source }

# ---- outstanding.rs ----
report-outstanding-not-yet-due = aún no vence
report-outstanding-nothing = No hay nada pendiente de las cuotas que coinciden; --all muestra lo saldado.
# El estado de una cuota.
report-outstanding-open = pendiente
report-outstanding-below = Debajo de una cuota figura lo que se le acreditó o condonó.
report-outstanding-written-off = Dado de baja, y adeudado de todos modos: { $party }, { $period }, { $amount }.
report-outstanding-total = { $fund }: pendiente { $total }; de ello, { $periods }.
report-outstanding-beside = { $fund }: recibido y por aplicar, aparte de lo pendiente: { $payers }.
report-outstanding-deferred-until = { $sums } hasta { $day }
report-outstanding-deferred = { $fund }: asignado, y aún no reconocido como ingreso: { $sums }.
report-outstanding-overpaid = { $fund }: pagado en exceso, y adeudado al pagador: { $members }. Corrija la aplicación, y se podrá aplicar de nuevo.
report-outstanding-part-kept = cumplido
report-outstanding-part-late = pagado tarde
report-outstanding-part-missed = incumplido
report-outstanding-part-due = por pagar
# Un plazo; "state" es uno de los cuatro anteriores, con lo pagado.
report-outstanding-part = { $amount } para { $due } ({ $state })
report-outstanding-plan = { $fund }: { $party } ha convenido en pagar { $parts }.
report-outstanding-none-matches-of = No consta ninguna cuota de { $party } que coincida, así que no se sabe de nada pendiente ahí.
report-outstanding-none-matches = No consta ninguna cuota que coincida, así que no se sabe de nada pendiente ahí.
report-outstanding-none-by-then-of = Hasta entonces no hay cuotas de { $party }: no se sabe qué está pendiente. --as-of y --known-at dejan fuera lo que tiene fecha o asiento posterior.
report-outstanding-none-by-then = Hasta entonces no hay cuotas: no se sabe qué está pendiente. --as-of y --known-at dejan fuera lo que tiene fecha o asiento posterior.
report-outstanding-none-of = No consta ninguna cuota de { $party }: no se sabe qué está pendiente. Que no conste no es lo mismo que no deber nada.
report-outstanding-none = No consta ninguna cuota: no se sabe qué está pendiente. Que no conste no es lo mismo que no deber nada.
report-outstanding-urged = se instó a "{ $of }" a lo siguiente: "{ $subject }"
report-outstanding-urging = En el registro, sin nombrar miembro ni monto: { $urged } ({ $sources }).

# ---- reserve.rs ----
report-reserve-held-by = En poder de
report-reserve-the-fund = el fondo
report-reserve-balance = Saldo
report-reserve-unapplied = { $fund }: de lo que tiene, { $amount } se adeudan a los pagadores hasta que se apliquen.
report-reserve-none-by-then = { $fund }: hasta entonces no hay movimientos. --as-of y --known-at dejan fuera lo que tiene fecha o asiento posterior.
report-reserve-none = { $fund }: no constan ingresos, pagos ni saldos. No consta lo que tiene.
report-reserve-only-last = { $fund }: solo se muestran los últimos movimientos, en el orden en que se registraron; no se suman los casos.
report-reserve-party-before = { $fund }: antes del primer movimiento que se muestra, { $party } tenía { $held }.
report-reserve-account-before = { $fund }: antes del primer movimiento que se muestra, la cuenta del fondo tenía { $held }.
report-reserve-advanced = { $party } tiene { $sums } como anticipo
report-reserve-lent = prestado a { $fund }: { $sums }
report-reserve-borrowed = recibido en préstamo de { $fund }: { $sums }
report-reserve-account-nothing = su cuenta no tiene nada
report-reserve-account = su cuenta tiene { $held }
report-reserve-together = en conjunto { $total }
report-reserve-below-floor = { $floor }, y su propio dinero, { $own }, está POR DEBAJO
report-reserve-applicants = pueden solicitar: { $applicants }
report-reserve-tolerance = tolerancia de los tipos de cambio: { $share } %
# "more" es uno de los dos anteriores o ambos, cada uno tras punto y coma.
report-reserve-rules = { $fund }: tope por caso: { $cap }; saldo mínimo: { $floor }; admisibles: { $eligible }{ $more } ({ $sources }).
report-reserve-no-policy = sin política
report-reserve-of = de { $party }
report-reserve-purpose = finalidad: { $purpose }
report-reserve-administered = { $fund }: administración: { $administrators }.
report-reserve-financed-by = se financia con
report-reserve-requests-from = solicitudes de
report-reserve-other-rules = otras reglas
report-reserve-cases = { $cases ->
    [one] { $fund }: 1 caso, { $category }: { $sum }.
   *[other] { $fund }: { $cases } casos, { $category }: { $sum }.
}

# ---- standing.rs ----
report-standing-instalment-paid = { $amount } para { $due }: pagado
report-standing-instalment-due = { $amount } para { $due }: por pagar
report-standing-instalment-late = { $amount } para { $due }: en mora
report-standing-instalment-released = { $amount } para { $due }: liberado
report-standing-role-nothing = { $role }: no consta nada
report-standing-nothing-before = no se recibió nada antes
report-standing-released = { $amount } liberados
report-standing-part-before = { $received } de { $amount } se recibieron antes
report-standing-before = { $received } se recibieron antes
report-standing-amount-not-stated = { $received }; el monto prometido no consta
report-standing-more = { $received } por una promesa de { $amount }
report-standing-in-full = { $received }, por completo
report-standing-open = { $amount } pendientes
report-standing-part = { $received } de { $amount }
report-standing-beside = { $sums } aparte, en otra moneda, aún no cuentan
report-standing-no-reason = no consta el motivo
report-standing-no-record = no consta en qué quedó
report-standing-no-more = no consta nada más
report-standing-until = hasta { $day }
report-standing-no-date = no consta la fecha

# ---- trial_balance.rs ----
report-trial-balance-balances = { $fund }: debe { $debits }, y haber otro tanto.
report-trial-balance-not-in-balance = { $fund }: NO CUADRA por { $sums }.
report-trial-balance-account = Cuenta
report-trial-balance-debit = Debe
report-trial-balance-credit = Haber
report-trial-balance-since = Hallado después
report-trial-balance-published = { $period } está publicado: queda como lo publicó el asiento { $seq }.
report-trial-balance-found-since = { $period } está publicado, y corregido después: queda como lo publicó el asiento { $seq }; lo hallado después aparece como corrección del período siguiente.
report-trial-balance-closed = { $period } está cerrado, y no publicado por sí solo: el asiento { $seq } cerró sus días.
report-trial-balance-open = { $period } está abierto; así está ahora.
report-trial-balance-reopened = { $period } está reabierto; así está ahora.
report-trial-balance-all = todo
report-trial-balance-cash = efectivo
report-trial-balance-outstanding = pendiente
report-trial-balance-with = en poder de { $party }
report-trial-balance-with-implementer = en poder de un organismo ejecutor
report-trial-balance-root = Raíz de las filas publicadas: { $root }, como se registró.
report-trial-balance-other-root = NO COINCIDE CON LO REGISTRADO: las filas tienen la raíz { $root }, y el asiento { $seq } indica { $recorded }.
report-trial-balance-withdrawn = El asiento { $seq } lo había cerrado, y el asiento { $by } lo reabrió: --known-at { $seq } muestra lo que se publicó.
report-trial-balance-still-outstanding = Abierto: { $fund }: { $sums } pendientes de pago.
report-trial-balance-still-unapplied = Abierto: { $fund }: { $sums } recibidos y por aplicar.
report-requests-requested = se solicitó
report-requests-urged = se instó
report-requests-recommended = recomendada

# ---- activities.rs ----
report-activities-found = { $activities ->
    [one] 1 actividad.
   *[other] { $activities } actividades.
}
report-activities-explained = Lo que se cargó a una actividad: `pledgebook explain charged-to:ACTIVITY`.
report-activities-activity = Actividad
report-activities-place-and-date = Lugar y fecha
report-activities-stage-and-sponsors = Etapa y patrocinadores
report-activities-settled = Ya no está por confirmar ({ $what }): { $title }; { $stage }, { $place }, fecha: { $date } (asiento { $seq }).
report-activities-perhaps = No se muestran, aunque podrían caer en él: { $all }.
report-activities-undated = No se muestran, pues no consta su fecha: { $all }.
report-activities-hosted-by = sede a cargo de { $hosts }
report-activities-host = anfitrión: { $host }
report-activities-no-host = No consta ningún anfitrión: un lugar no es un anfitrión, y quien informa tampoco.
report-activities-no-host-of-some = Donde no consta ningún anfitrión: un lugar no es un anfitrión, y quien informa tampoco.
report-activities-offer = { $party } se ofreció como sede de { $activity } ({ $source }).
report-activities-within = { $activity } tiene lugar dentro de { $other }: su tiempo queda dentro del tiempo de la otra.
report-activities-apart = { $activity } tiene lugar dentro de { $other }: su tiempo y el de la otra no tienen ningún día en común.
report-activities-overlap = { $activity } tiene lugar dentro de { $other }: su tiempo y el de la otra coinciden en parte.
report-activities-approved = aprobada
report-activities-recommended = recomendada
report-activities-no-place = no consta el lugar
report-activities-no-date = no consta la fecha
report-activities-charged = cargado a ella: { $amounts }
report-activities-part-of = dentro de: { $activity }
report-activities-for = para: { $participants }
report-activities-aim = objetivo: { $aim }

# ---- sponsors.rs ----
report-sponsors-gave-amount = { $party } dio: { $roles } ({ $amount })
report-sponsors-received = recibido { $amount }
report-sponsors-open = pendiente { $amount }
report-sponsors-given = dio: { $roles }

# ---- classes.rs ----
report-classes-member-country = país miembro
report-classes-member-organisation = organización miembro
report-classes-observer-country = país observador
report-classes-observer-organisation = organización observadora
report-classes-member = miembro
report-classes-observer = observador
report-classes-as-of = como { $one } de { $body }
report-classes-as = como { $one }
report-classes-perhaps = quizá, { $as_what }: no consta a cuáles se refiere
report-classes-as-holder = como titular de { $office }

# ---- decisions.rs ----
report-decisions-found = { $items ->
    [one] 1 punto.
   *[other] { $items } puntos.
}
report-decisions-recommended = Lo recomendado aún no está decidido: eso corresponde al organismo al que el foro lo recomienda.
report-decisions-acts = Actos
report-decisions-thanked = Agradeció a
report-decisions-referred-to = Remitido a
report-decisions-accepted = aceptó
report-decisions-received = recibió
report-decisions-noted = tomó nota
report-decisions-did-thank = agradeció
report-decisions-acknowledged = reconoció
report-decisions-urged = instó
report-decisions-requested = solicitó
report-decisions-did-recommend = recomendó
report-decisions-referred = remitió
report-decisions-submitted = sometió
report-decisions-approved = aprobó
report-decisions-rejected = rechazó
report-decisions-under = dentro de { $item }
report-decisions-brought-by = asunto presentado por { $parties }

# ---- documents.rs ----
report-documents-found = { $documents ->
    [one] 1 documento.
   *[other] { $documents } documentos.
}
report-documents-document = Documento
report-documents-issuer-and-date = Emisor y fecha
report-documents-where = Dónde puede leerse
report-documents-resting = Qué se apoya en él
report-documents-signed-by = firmado por { $signers }
report-documents-for = para { $thing }
report-documents-signature = { $parties } el { $date }
report-documents-no-address = no consta la dirección
report-documents-retrieved = consultado el { $day }
report-documents-languages = idiomas: { $languages }
report-documents-kept-at = se conserva en { $place }

# ---- find.rs ----
report-find-no-item = Ningún asiento tiene el punto "{ $item }".
report-find-nothing = Nada en el registro contiene "{ $words }".
report-find-of-item = { $things ->
    [one] 1 cosa en el registro tiene el punto "{ $item }".
   *[other] { $things } cosas en el registro tienen el punto "{ $item }".
}
report-find-found = { $things ->
    [one] Se halló 1 cosa para "{ $words }".
   *[other] Se hallaron { $things } cosas para "{ $words }".
}
report-find-more = No se muestran { $more } más de la clase { $kind }; dé más palabras.
report-find-fund = { $fund }, moneda: { $currency }
report-find-report = { $title }, de { $by }
report-find-pledge = { $party } para { $toward }: promesa { $wording } ({ $what }), { $amount }
report-find-assessment = { $party } por { $period }: { $amount }; pendiente: { $outstanding }
report-find-no-payer = pagador no identificado

# ---- inferred.rs ----
report-inferred-found = { $readings ->
    [one] 1 lectura: lo que el registrador leyó en una fuente que no lo dice.
   *[other] { $readings } lecturas: lo que el registrador leyó en una fuente que no lo dice.
}
report-inferred-all-else = Todo lo demás en el registro lo dice su fuente, con sus palabras o con las nuestras.
report-inferred-reading = Lectura

# ---- keys.rs ----
report-keys-key = Clave
report-keys-held-by = En poder de
report-keys-admitted = Admitida
report-keys-revoked = Revocada
report-keys-verifier = Clave de verificación
report-keys-hold = Las admisiones y las revocaciones rigen desde el siguiente punto de control.

# ---- log.rs ----
report-log-none = Ningún asiento coincide.
report-log-found = { $records ->
    [one] 1 asiento; `pledgebook show RECORD` muestra uno completo.
   *[other] { $records } asientos; `pledgebook show RECORD` muestra uno completo.
}
report-log-reverses = anula el asiento { $seq }
report-log-corrects = corrige el asiento { $seq }
report-log-reversed = anulado por el asiento { $seq }
report-log-corrected = corregido por el asiento { $seq }
report-log-recorded = Registrado
report-log-recorded-by = { $at } con { $by }
report-log-type = Tipo
report-log-about = Sobre
report-show-record = asiento
report-show-type = tipo
report-show-version = { $kind }, versión { $version }
report-show-source = fuente
report-show-corrects = corrige el asiento
report-show-because = motivo
report-show-worked-out = calculado aquí
report-show-reversed-by = anulado por el asiento
report-show-corrected-by = corregido por el asiento
report-show-recorded-at = registrado el
report-show-recorded-by = registrado con la clave
report-show-idempotency-key = clave de idempotencia
report-show-hash-of-command = hash de la orden
report-show-hash-before = hash del asiento anterior
report-show-hash = hash de este asiento
report-show-check = Para comprobar el hash: { $command }

# ---- matters.rs ----
report-matters-found = { $matters ->
    [one] 1 asunto.
   *[other] { $matters } asuntos.
}
report-matters-matter = Asunto
report-matters-by = Presentado por
report-matters-done = Ante quién, y qué se hizo
report-matters-referred = { $acts } a { $party }
report-matters-not-decided = no consta ninguna decisión

# ---- meetings.rs ----
report-meetings-event = Hecho
report-meetings-by = Quién
report-meetings-found = { $meetings ->
    [one] 1 reunión. Las delegaciones son las que nombra la fuente: asistir no es ser miembro.
   *[other] { $meetings } reuniones. Las delegaciones son las que nombra la fuente: asistir no es ser miembro.
}
report-meetings-reports = { $reports ->
    [one] 1 informe o presentación.
   *[other] { $reports } informes y presentaciones.
}
report-meetings-reports-not-exact = { $reports ->
    [one] 1 informe o presentación
   *[other] { $reports } informes y presentaciones
}: no es exacto, pues { $several ->
    [one] 1 es
   *[other] { $several } son
} de una clase de partes, de la que ninguna fuente dice cuántas informaron.
report-meetings-held = reunión celebrada
report-meetings-by-correspondence = por correspondencia
report-meetings-delegations = { $delegations ->
    [one] 1 delegación: { $names }
   *[other] { $delegations } delegaciones: { $names }
}
report-meetings-not-named = miembros no nombrados: { $members }
report-meetings-report-presented = informe presentado
report-meetings-presentation-presented = presentación hecha

# ---- of_party.rs ----
report-party-members = miembros
report-party-observers = observadores
report-party-administrators = administradores
report-party-parts = partes
report-party-holders = titulares
report-party-ask-to-join = piden ingresar
report-party-ask-to-observe = piden observar
report-party-met = se reunió
report-party-attended = asistió
report-party-not-named-at = no se nombra en
report-party-reported = informó
report-party-brought = presentó
report-party-thanked = se le agradeció
report-party-referred = se le remitió
report-party-pledge = promesa { $wording } ({ $roles }) para { $toward }; monto: { $amount }; resultado: { $outcome }
report-party-pledged = prometió
report-party-support-of = de { $party }
report-party-support-amount = monto: { $amount }
report-party-gave = dio
report-party-carried = canalizó
report-party-asked-of = se le pidió
report-party-asked-with = se pidió con su coordinación
report-party-asks = pidió
report-party-due = vence { $due }
report-party-outstanding = { $assessments ->
    [one] { $fund }: { $amounts } pendiente de 1 cuota
   *[other] { $fund }: { $amounts } pendiente de { $assessments } cuotas
}
report-party-owes = debe
report-party-payments = { $payments ->
    [one] 1 pago: { $amounts }; el último: { $date }
   *[other] { $payments } pagos: { $amounts }; el último: { $date }
}
report-party-paid = pagó
report-party-nothing-assessed = no consta: en el registro no hay cuotas ni pagos suyos

# ---- parties.rs ----
report-parties-nature = Naturaleza
report-parties-other-names = Otros nombres
report-parties-relations = Relaciones
report-parties-no-relation = no consta ninguna relación
report-parties-found = { $parties ->
    [one] 1 parte.
   *[other] { $parties } partes.
}
report-parties-on-record = Lo que consta
report-parties-also = también: { $names }
report-party-party = parte
report-party-relation = relación
report-parties-authority = { $nature } que { $authority }
report-parties-merged = fusionada con { $party } (asiento { $seq })
report-parties-member-of = miembro de { $party }
report-parties-observer-of = observador de { $party }
report-parties-administrator-of = administrador de { $of }
report-parties-part-of = parte de { $party }
report-parties-holder-of = titular de { $office }
report-parties-asks-to-join = pide ingresar en { $party }
report-parties-asks-to-observe = pide ser observador de { $party }

# ---- pledges.rs ----
report-pledges-stage-acknowledged = reconocido
report-pledges-pledge = Promesa o apoyo
report-pledges-toward = Para
report-pledges-stage-and-outcome = Etapa y resultado
report-pledges-jointly = junto con { $parties }
report-pledges-through = por medio de { $party }
report-pledges-carried-out = a cargo de { $party }
report-pledges-support-given = apoyo dado
report-pledges-condition = con la condición: { $condition }
report-pledges-recommended-only = solo por recomendación
report-pledges-reported = comunicado el { $day }
report-pledges-not-dated = sin fecha
report-pledges-revised = revisada
report-pledges-received = recibida
report-pledges-some-support = apoyo (no consta la clase)
report-pledges-held = realizada el { $date }
report-pledges-held-undated = realizada, no consta la fecha
report-pledges-found = { $pledges ->
    [one] 1 promesa
   *[other] { $pledges } promesas
}, { $supports ->
    [one] 1 reconocimiento
   *[other] { $supports } reconocimientos
} de apoyo sin promesa en el registro.
report-pledges-every-amount = Constan todos los montos.
report-pledges-no-amount = No consta el monto de ninguna.
report-pledges-beside = Aparte de estos totales: { $pledges } cuyo monto no consta.
report-pledges-total = Prometido, de los montos que constan: { $pledged }; recibido { $received }; pendiente { $open }.
report-pledges-total-with-more = Prometido, de los montos que constan: { $pledged }; recibido { $received }, de lo cual { $more } por encima de lo prometido; pendiente { $open }.
report-pledges-withdrawn = Retirado, y en ningún otro total: { $withdrawn }; antes se recibió { $received }, queda liberado { $released }.
report-pledges-received-of-unstated = Recibido para promesas cuyo monto no consta: { $amount }.
report-pledges-received-beside = Recibido para promesas en otra moneda, y que aún no cuenta para nada: { $amount }.
report-pledges-acknowledged = Reconocido, de los montos que constan: { $amount }.

# ---- status.rs ----
report-status-opened = abierto el { $date }
report-status-ledger = libro
report-status-origin = origen
report-status-integrity = integridad
report-status-clock = reloj
report-status-parties = partes
report-status-meetings = reuniones
report-status-activities = actividades
report-status-pledges = promesas
report-status-supports = apoyo reconocido
report-status-requests = solicitudes
report-status-exceptions = excepciones
report-status-no-longer = ya no vale
report-status-budgets = presupuestos
report-status-periods = períodos
report-status-trial-balance = balance de comprobación
report-status-fund = fondo
report-status-outstanding = pendiente
report-status-sound = íntegro: { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
}, { $checkpoints ->
    [one] 1 punto de control
   *[other] { $checkpoints } puntos de control
}, cada hash, raíz y firma
report-status-damaged = NO ÍNTEGRO: { $findings ->
    [one] 1 hallazgo
   *[other] { $findings } hallazgos
}; el primero: { $first } Ejecute `pledgebook verify`
report-status-never-verified = la raíz y la firma del último punto de control son correctas, sobre { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
}; nunca se verificó por completo en esta máquina: ejecute `pledgebook verify`
report-status-verified = la raíz y la firma del último punto de control son correctas, sobre { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
}; todos se verificaron por completo en esta máquina el { $at }, lo que nada dice de cambios posteriores en los archivos: eso lo dice `pledgebook verify`, con --against y un punto de control llevado aparte
report-status-verified-first = la raíz y la firma del último punto de control son correctas, sobre { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
}; los primeros { $verified } se verificaron por completo en esta máquina el { $at }, lo que nada dice de cambios posteriores en los archivos: eso lo dice `pledgebook verify`, con --against y un punto de control llevado aparte
report-status-rewritten = NO ÍNTEGRO: el punto de control sobre { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
} que esta máquina verificó el { $at } no está en este registro; ejecute `pledgebook verify`
report-status-not-exact = no es exacto: { $several } de ellos de una clase de partes, de la que ninguna fuente dice cuántas
report-status-held = { $meetings ->
    [one] 1 reunión
   *[other] { $meetings } reuniones
}
report-status-reports = { $reports ->
    [one] 1 informe o presentación
   *[other] { $reports } informes y presentaciones
}
report-status-decided = { $items ->
    [one] 1 punto decidido
   *[other] { $items } puntos decididos
}, { $only } de ellos solo por recomendación
report-status-matters = { $matters ->
    [one] 1 asunto ante un foro
   *[other] { $matters } asuntos ante un foro
}
report-status-activities-held = { $held ->
    [one] { $all }, de las cuales 1 realizada
   *[other] { $all }, de las cuales { $held } realizadas
}
report-status-number-of-pledges = { $pledges ->
    [one] 1 promesa
   *[other] { $pledges } promesas
}
report-status-amounts-not-stated = el monto no consta en { $number }
report-status-each = { $word }: { $number }
report-status-answered = { $answered ->
    [one] { $open } sin respuesta en el registro, 1 respondida
   *[other] { $open } sin respuesta en el registro, { $answered } respondidas
}
report-status-fund-rules = tope por caso: { $cap }; saldo mínimo: { $floor } (vea `pledgebook reserve --fund { $id }`)
report-status-no-balance = saldo: no consta en el registro
report-status-urged = Se instó a pagar a miembros que ninguna fuente nombra: vea `pledgebook outstanding`.
report-status-unapplied = aparte, recibido y por aplicar: { $amount }
report-status-others = las demás: { $settled }
report-status-on-assessments = { $total } en { $assessments ->
    [one] 1 cuota
   *[other] { $assessments } cuotas
}, { $overdue ->
    [one] 1 vencida
   *[other] { $overdue } vencidas
}
report-status-rate-ended = rate:{ $rate } ya no rige el { $day }
report-status-rate-corrected = { $amount } sigue siendo { $found }, aunque su tipo de cambio se corrigió después y da { $expected }
report-status-below-floor = { $fund }: un pago del { $day } dejó { $left } propios, por debajo de su saldo mínimo de { $floor }, que se fijó después
report-status-no-exceptions = ninguna informada
report-status-none-open = { $exceptions ->
    [one] 1 informada, ninguna abierta
   *[other] { $exceptions } informadas, ninguna abierta
}
report-status-exceptions-open = { $open ->
    [one] 1 ABIERTA
   *[other] { $open } ABIERTAS
} de { $exceptions ->
    [one] 1 informada
   *[other] { $exceptions } informadas
}: { $reasons }
report-status-available = disponible { $amount }
report-status-total = total: { $amount }
report-status-no-budgets = ninguno en el registro
report-status-period-of = { $period } de { $fund }: { $state } (asiento { $seq })
report-status-period = { $period }: { $state } (asiento { $seq })
report-status-none-closed = ninguno cerrado
report-status-in-balance = debe y haber son iguales en cada fondo y moneda
report-status-not-in-balance = NO CUADRA: { $fund } por { $amounts }

# ---- verification.rs ----
report-verification-place = Lugar
report-verification-expected = Se esperaba
report-verification-found = Se halló
report-verification-sound = Íntegro. { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
} del libro { $origin }: cada línea en su forma canónica, cada hash, la raíz y la firma de { $checkpoints ->
    [one] 1 punto de control
   *[other] { $checkpoints } puntos de control
}, y cada regla.
report-verification-sound-quick = Íntegro. { $records ->
    [one] 1 asiento
   *[other] { $records } asientos
} del libro { $origin }: cada línea en su forma canónica, cada hash, la raíz de { $checkpoints ->
    [one] 1 punto de control
   *[other] { $checkpoints } puntos de control
}, y cada regla.
report-verification-opened-by-yours = Lo abrió la clave { $key }, que es la que usted trajo.
report-verification-opened-by = Lo abrió la clave { $key }: compárela con la que le entregaron.
report-verification-against = { $checkpoints ->
    [one] 1 punto de control traído es correcto: no se reescribió nada anterior.
   *[other] { $checkpoints } puntos de control traídos son correctos: no se reescribió nada anterior.
}
report-verification-not-all = Ningún byte está dañado, pero aquí no se puede comprobar todo. Libro { $origin }.
report-verification-interrupted = Al final del registro se halló lo que puede dejar una escritura interrumpida. El próximo asiento lo resuelve, o rechaza lo que ninguna escritura interrumpida deja. Si no se interrumpió ninguna escritura, alguien cambió el archivo.
report-verification-not-sound = NO ÍNTEGRO: { $findings ->
    [one] 1 hallazgo
   *[other] { $findings } hallazgos
}. No se reparó nada.
report-verification-confirmed = Confirmados por una raíz y una firma: { $records ->
    [one] el primer asiento
   *[other] los primeros { $records } asientos
}.
report-verification-remark = Observación: { $remark }.
report-verification-moved-on = Mientras tanto alguien registraba: esto verificó { $records ->
    [one] el primer asiento
   *[other] los primeros { $records } asientos
}, y nada de lo que se registró después.
report-verification-quick = Esta fue rápida: { $signatures ->
    [one] 1 firma
   *[other] { $signatures } firmas
} sin comprobar, de puntos de control a los que sigue otro con la misma clave. Solo se comprobó la última de cada serie. Sin --quick se comprueban todas.
report-verification-newer = El asiento { $seq } es { $kind }, que un pledgebook más nuevo conoce: sus bytes están verificados; su contenido y las reglas posteriores, no.
