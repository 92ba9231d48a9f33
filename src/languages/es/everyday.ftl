# Verbos de cada día: lo que una orden dice de lo que registró, y de sus errores.

# ---- words of many verbs ----
everyday-total = total
everyday-reference = referencia { $reference }
everyday-reason = Motivo: { $reason }
everyday-no-id = "{ $id }" no es un identificador.
everyday-amount = Importe
everyday-available = Disponible
everyday-was = Antes
everyday-is = Ahora
everyday-left = queda
everyday-of-advance = de su anticipo
everyday-paid = pagado
everyday-received-in-advance = cobrado por adelantado
everyday-unidentified-payer = un pagador no identificado
everyday-amount-not-stated = no consta el importe
everyday-document-added = documento añadido
everyday-meeting-added = reunión añadida

# ---- screen.rs ----
everyday-january = enero
everyday-february = febrero
everyday-march = marzo
everyday-april = abril
everyday-may = mayo
everyday-june = junio
everyday-july = julio
everyday-august = agosto
everyday-september = septiembre
everyday-october = octubre
everyday-november = noviembre
everyday-december = diciembre
everyday-day = { $day } de { $month } de { $year }
everyday-records = asientos { $first }-{ $last }
everyday-record = asiento { $seq }

# ---- exceptions.rs ----
everyday-exception = EXCEPCIÓN, abierta hasta que una decisión la ampare: { $reason }
everyday-exception-in = EXCEPCIÓN en el asiento { $seq }, abierta hasta que una decisión la ampare: { $reason }

# ---- documents.rs ----
everyday-file-no-id = El archivo "{ $file }" no tiene un nombre que pueda ser identificador. Dele uno con letras.
everyday-file-name = El nombre del archivo "{ $file }": { $error }.

# ---- typed.rs ----
everyday-or = { $list } o { $last }
everyday-may-be = "{ $name }" puede ser { $names }.
everyday-write = Escriba { $what }.
everyday-unknown-near = No consta "{ $name }" como { $what }. ¿Quiso decir { $names }?
everyday-unknown = No consta "{ $name }" como { $what }.
everyday-none-yet = En el registro aún no consta { $what }.
everyday-known = Constan: { $names }.
everyday-known-parties = `pledgebook party` muestra todo lo que consta en el registro.
everyday-no-amount = "{ $text }" no es un importe: { $why }.
everyday-no-thousands = sus comas no separan millares
everyday-comma-before-cents = una coma antes de los centavos
everyday-write-for-example = Escriba por ejemplo { $example }.
everyday-no-currency-code = "{ $code }" no es el código de una moneda
everyday-no-currency = no consta su moneda
everyday-not-digits = contiene algo más que cifras
everyday-write-digits = Escriba por ejemplo 18000 o 18,000.00.
everyday-decimals = { $currency } tiene { $places } decimales
everyday-write-or = Escriba { $one }, o bien { $other }.
everyday-write-decimals = Escriba como máximo { $places } cifras después del punto.
everyday-too-many-digits = tiene demasiadas cifras
everyday-write-fewer = Escriba menos cifras.
everyday-zero = es cero
everyday-write-paid = Escriba lo que se pagó.
everyday-not-a-day = "{ $text }" no es un día.
everyday-write-a-day = Escriba por ejemplo { $option } 2025-03-31, o { $option } yesterday.

# ---- meetings.rs ----
everyday-write-item = Escriba el foro, el día y el punto, por ejemplo --at "Consejo 2024-11-20/6".
everyday-no-item = no consta el punto
everyday-meeting-not-dated = el día de esta reunión no consta en el registro
everyday-no-meeting-day = no consta el día de la reunión
everyday-item-not-a-day = "{ $text }" no es un día
everyday-no-meeting-id = "{ $id }" no es el identificador de una reunión
everyday-not-an-item = --at: "{ $item }" no es un punto: { $error }.
everyday-decided-on = por { $forum }, { $day }, punto { $item }
everyday-decided = por { $forum }, punto { $item }

# ---- add.rs ----
everyday-add-no-id = De "{ $text }" no se puede formar un identificador. Escriba un título con letras.
everyday-add-member = miembro de { $of }
everyday-add-observer = observador de { $of }
everyday-add-administrator = administra { $of }
everyday-add-part = parte de { $of }
everyday-add-holder = titular de { $of }
everyday-add-asks-to-join = solicita ser miembro de { $of }
everyday-add-asks-to-observe = solicita ser observador de { $of }
everyday-add-from = { $relation }, desde el { $day }
everyday-add-from-not-stated = { $relation }, no consta desde cuándo
everyday-added-party = Se añadió: { $name }, { $nature }
everyday-added-fund = Se añadió: { $name }, en { $currency }
everyday-added = Se añadió: { $name }
everyday-added-activity = Se añadió: { $title } ({ $kind })
everyday-add-host = anfitrión: { $hosts }
everyday-add-not-stated = no constan anfitrión, lugar ni día
everyday-add-kept-at = se conserva en { $place }

# ---- adjust.rs ----
everyday-adjust-why-credited = ¿Por qué se acredita?
everyday-adjust-why-written-off = ¿Por qué se da de baja?
everyday-adjust-write-reason = Escríbalo: --reason "el excedente de 2023"
everyday-adjust-due-when = Aún no se asignó cuota de { $period } a { $member }: ¿cuándo vence?
everyday-adjust-write-due = Escriba --due DÍA.
everyday-adjust-too-large = El importe es demasiado grande.
everyday-adjust-why-another = A { $member } se le asignó otro importe para { $period }: ¿por qué cambia?
everyday-adjust-write-why = Escriba --reason "se modificó la escala".
everyday-assessed = Asignado
everyday-supplemented = Aumentado
everyday-written-off = Dado de baja
everyday-credited = Acreditado
everyday-waived = Condonado
everyday-reduced = Reducido
everyday-outstanding-was = Pendiente antes
everyday-outstanding-is = Pendiente ahora
everyday-written-off-note = Los libros ya no cuentan con ello; el miembro lo debe igual que antes.

# ---- budget.rs ----
everyday-no-budget = No consta presupuesto de { $fund } para { $period }.
everyday-propose-first = Propóngalo primero: pledgebook propose { $fund } { $period } PARTIDA=IMPORTE …
everyday-several-budgets = { $fund } tiene varios presupuestos para { $period }: { $budgets }.
everyday-budget-by-id = `pledgebook record` acepta un presupuesto por su identificador.
everyday-proposed-by = Propuesto por { $party }
everyday-proposed = Propuesto
everyday-proposed-total = total { $total }; nada se puede cargar antes de que se apruebe
everyday-proposed-until = nada se puede cargar antes de que se apruebe
everyday-recommended = Recomendado
everyday-lines-as-recommended = { $lines ->
    [one] 1 partida según lo recomendado
   *[other] { $lines } partidas según lo recomendado
}
everyday-supplement-approved = Suplemento aprobado
everyday-approved = Aprobado
everyday-lines-as-proposed = { $lines ->
    [one] 1 partida según lo propuesto
   *[other] { $lines } partidas según lo propuesto
}
everyday-revised = Revisado
everyday-transferred = Transferido

# ---- policy.rs ----
everyday-policy-no-value = "{ $typed }" no es una regla con su valor.
everyday-policy-write-rule = Escriba REGLA=VALOR; las reglas son { $rules }.
everyday-policy-no-income = income: "{ $value }" no es issue, period-start ni due.
everyday-policy-no-act = decided: "{ $word }" no es un acto que requiera decisión.
everyday-policy-no-rule = "{ $rule }" no es una regla de un fondo.
everyday-policy-write-one = Escriba una de estas: { $rules }.
everyday-policy-not-set = sin fijar
everyday-policy-is-was = { $is } (antes: { $was })
everyday-policy-set = Fijado
everyday-policy-issue = emisión
everyday-policy-period-start = inicio del período
everyday-policy-due = vencimiento
everyday-policy-ceiling = tope
everyday-policy-floor = saldo mínimo
everyday-policy-categories = categorías
everyday-policy-transfers = transferencias
everyday-policy-line-transfers = transferencias por partida
everyday-policy-tolerance = tolerancia
everyday-policy-income = ingreso
everyday-policy-decided = requiere decisión
everyday-policy-financed-by = se financia con

# ---- pay.rs ----
everyday-line-of = { $line } de { $fund } ({ $budget })
everyday-spent = Gastado
everyday-spent-by = Gastado por { $party }
everyday-advanced-to = Anticipado a { $party }
everyday-disbursed = Desembolsado
everyday-above-ceiling = { $above } por encima del tope de { $ceiling }
everyday-ceiling = tope { $ceiling }
everyday-not-accounted = por rendir { $amount }
everyday-advanced = anticipado
everyday-of-advance-left = quedan { $amount } de su anticipo
everyday-in-fund-floor = en el fondo; saldo mínimo { $floor }
everyday-in-fund = en el fondo
everyday-interest = Intereses
everyday-earned = percibido
everyday-bank-fee = Comisión bancaria
everyday-charged = cobrado

# ---- promise.rs ----
everyday-no-scale = { $fund } no tiene escala al { $day }.
everyday-record-scale = `pledgebook record scale.adopted --help` explica cómo registrar los porcentajes de los miembros.
everyday-rounding = Por el redondeo, { $left } de { $total } no corresponden a nadie.
everyday-assessed-for = Cuotas de { $period }, { $fund }, { $currency }, vencen el { $due }
everyday-not-due-by = { $day } no puede ser el día en que algo vence.
everyday-no-pledge = "{ $text }" no es el asiento ni el identificador de una promesa.
everyday-find-pledge = `pledgebook pledges` muestra las promesas; `pledgebook find`, los números de sus asientos.
everyday-withdrawn-dated = La promesa del { $day }, para { $toward }: { $amount }
everyday-withdrawn-not-dated = La promesa sin fecha, para { $toward }: { $amount }
everyday-withdrawn-by = Promesa retirada por { $party }
everyday-days-late = { $days ->
    [one] 1 día de mora
   *[other] { $days } días de mora
}
everyday-not-yet-due = aún no vence
everyday-received-of-part = recibido { $amount }
everyday-part-by = plazo: { $day }
everyday-pledge-due = vencimiento: { $day }, { $late }
everyday-pledge-open = ofrecida; abierta por { $amount }
everyday-pledge-money = dinero, no consta el importe
everyday-pledge-money-no-day = dinero, no constan el importe ni el día
everyday-pledged-by = Prometido por { $party }
everyday-pledged-to = para { $toward }

# ---- receive.rs ----
# A title says which fund; a line leaves it out, and what was assessed too: it must fit in 80 columns.
everyday-nothing-assessed = No se asignó ninguna cuota; escriba el identificador de una promesa, como lo muestra `pledgebook pledges`.
everyday-assessed-are = Hay cuotas de { $periods }; una promesa se nombra por su identificador.
everyday-not-assessed = --for { $text }: no hay cuota de ese período.
everyday-other-currency = { $amount } ingresó en { $fund }, que se lleva en { $currency }.
everyday-write-arrived = Escriba lo que acreditó el banco, en cualquiera de las dos monedas: --arrived IMPORTE.
everyday-which-rate = { $from } en { $to }: ¿a qué tipo de cambio?
everyday-write-rate = Escriba quién lo publica y los { $to } por un { $from }: --rate QUIÉN=1.0850.
everyday-write-value = Escriba su valor, los { $to } por un { $from }: --rate { $publisher }=1.0850.
everyday-no-rate = No consta tipo de cambio de { $publisher } para { $from } en { $to } al { $day }.
everyday-received = Recibido
everyday-not-applied = sin aplicar, se debe al pagador
everyday-at-rate-of = a { $rate }, tipo de cambio de { $publisher }
everyday-at-rate = a { $rate }
everyday-credited-label = acreditado
everyday-borne-by = a cargo del fondo{ $fund ->
   *[other] { "" }
}
everyday-bank-charge = comisión bancaria
everyday-exchange-loss = pérdida cambiaria { $amount }, a cargo del fondo{ $fund ->
   *[other] { "" }
}
everyday-exchange-gain = ganancia cambiaria { $amount }, a favor del fondo{ $fund ->
   *[other] { "" }
}
everyday-arrived = ingresado
everyday-applied = aplicado
everyday-in-advance = por adelantado
everyday-not-yet-applied = por aplicar, se debe al pagador
everyday-identify = Cuando sepa quién pagó: pledgebook identify { $seq } QUIÉN
everyday-received-from = Recibido de { $payer }
everyday-owes-exactly = { $member } debe exactamente esto por { $period }
everyday-to = a { $thing }
everyday-to-settled = cuota de { $period }; pendiente { $outstanding }: { $state }
everyday-to-outstanding = cuota de { $period }; pendiente { $outstanding }{ $assessed ->
   *[other] { "" }
}
everyday-identified-of = El pago { $seq }, del { $day }, es de { $payer }
everyday-identified = El pago { $seq } es de { $payer }
everyday-unusual-and-over = { $amount } es { $times } veces lo que { $payer } suele pagar ({ $usual }), y { $over } más de lo que debe ({ $owed }).
everyday-unusual = { $amount } es { $times } veces lo que { $payer } suele pagar ({ $usual }).
everyday-short = { $less } menos de lo que se debe por { $period }: ¿lo cobró un banco? Entonces lo pagado es { $paid }, y esto es --arrived.
everyday-unidentified = no identificado

# ---- returned.rs ----
everyday-return-why = ¿Por qué se devuelve a su pagador?
everyday-return-write-why = Escriba --reason "se pagó dos veces".
everyday-return-of-advance = El asiento { $seq } dice lo que un organismo ejecutor gastó de su anticipo.
everyday-return-write-who = Corríjalo, o escriba el organismo ejecutor: pledgebook return QUIÉN IMPORTE
everyday-return-nothing = Nada del asiento { $seq } se puede devolver.
everyday-return-write-record = Escriba el número de un pago recibido, gastado, anticipado o desembolsado: `pledgebook log` los muestra.
everyday-returned-to = Devuelto a { $payer }
everyday-refunded-by = Reembolsado por { $party } a { $line }
everyday-refunded = Reembolsado a { $line }
everyday-returned-by = Devuelto por { $party }
everyday-returned-by-case = Devuelto por el caso { $case }
everyday-returned = Devuelto
everyday-returned-label = devuelto
