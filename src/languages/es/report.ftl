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
report-exchange-nothing-in-others = nada en otras monedas
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
