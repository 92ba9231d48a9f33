# Órdenes de todos los días: lo que dicen, y los errores en lo que se escribe.

# ---- opening/mod.rs ----
everyday-opening-missing = No se escribió nada.

# ---- opening/words.rs ----
everyday-opening-neither-yes-nor-no = "{ $text }" no es ni sí ni no.
everyday-opening-write-yes-or-no = Escriba sí o no.
everyday-opening-no-day-of-year = "{ $text }" no es un día de todos los años.
everyday-opening-write-day-of-year = Escriba un día y un mes, por ejemplo 1 de enero, 1 de julio o 07-01.
everyday-opening-no-day = "{ $text }" no es un día.
everyday-opening-write-day = Escriba año, mes y día, por ejemplo 2023-12-31.
everyday-opening-lacks-share = A "{ $text }" le falta su porcentaje.
everyday-opening-write-share = Escriba por ejemplo { $text } 12.5
everyday-opening-no-share = "{ $number }" de { $name } no es un porcentaje.
everyday-opening-write-point = Escriba { $name } { $whole }.{ $rest }
everyday-opening-write-per-cent = Escriba un porcentaje mayor que 0, con 6 decimales como máximo, como 12.5
everyday-opening-write-assessment = Escriba fondo, año, total y último día: General 2024 120000 --due 2024-03-31
everyday-opening-lacks-fund = A "{ $text }" le falta el fondo.
everyday-opening-option-unknown = "{ $text }" contiene { $option }, que aquí no significa nada.
everyday-opening-lacks-day = "{ $text }" no indica ningún día después de { $option }.
everyday-opening-lacks-fund-or-year = A "{ $text }" le falta el fondo o el año.
everyday-opening-lacks-year = "{ $text }" no tiene un año antes del total: "{ $year }" no lo es.
everyday-opening-lacks-due = "{ $text }" no dice cuándo vence.

# ---- opening/party.rs ----
everyday-opening-no-id = "{ $name }" no contiene ninguna letra de la a a la z con la que formar un id.
everyday-opening-write-abbreviation = Escriba una sigla detrás, como en Nombre (ABC).
everyday-opening-no-nature = "{ $text }" no es la naturaleza de una parte.
everyday-opening-write-nature = Escriba una de estas: { $natures }.
everyday-opening-bracket-not-opened = "{ $text }" cierra un paréntesis que no se abrió.
everyday-opening-lacks-name = A "{ $text }" le falta un nombre.
everyday-opening-write-name = Escriba Name, o Name/Nombre, o Name/Nombre (SIGLA).
everyday-opening-more-than-two-names = "{ $text }" contiene más de dos nombres.
everyday-opening-write-two-names = Escriba inglés/español, y todos los demás entre ( ), separados por comas.

# ---- opening/read.rs ----
everyday-opening-no-address = "{ $text }" no es una dirección sin esquema.
everyday-opening-write-letters = Escriba letras sin tildes y sin espacios, por ejemplo example.org/forum
everyday-opening-no-time-zone = "{ $text }" no es una zona horaria.
everyday-opening-write-zone = Escriba UTC, o su nombre en la base de datos de la IANA, por ejemplo America/Costa_Rica
everyday-opening-named-twice = "{ $name }" se nombra dos veces.
everyday-opening-name-party-once = Nombre cada parte una sola vez.
everyday-opening-no-currency = "{ $text }" no es una moneda.
everyday-opening-write-currency = Escriba las tres letras de la norma ISO 4217, por ejemplo USD
everyday-opening-no-decimal-places = La norma ISO 4217 no asigna decimales a { $currency }.
everyday-opening-leave-out = Omítalo.
everyday-opening-two-shares = "{ $name }" tiene dos porcentajes.
everyday-opening-write-member-once = Escriba cada miembro una sola vez.
everyday-opening-new-name = "{ $new }" no está entre los nombres de { $party } que se escribieron primero.
everyday-opening-write-all-names = Escriba todos los nombres donde la parte se nombra por primera vez.
everyday-opening-shares-add-up = Los porcentajes de { $fund } suman { $sum }.
everyday-opening-shares-above-100 = Los porcentajes de { $fund } suman más de 100.
everyday-opening-write-shares = Escriba porcentajes que sumen 100.

# ---- opening/read/money.rs ----
everyday-opening-name-fund-once = Nombre cada fondo una sola vez.
everyday-opening-in-future = { $day } está en el futuro.
everyday-opening-write-day-until = Escriba un día hasta { $today }.
everyday-opening-held-when = No se dice en qué fecha existía este saldo.
everyday-opening-write-day-certified = Escriba el día en que se certifican los saldos.
everyday-opening-begins-after-balances = El registro comienza el día siguiente al de los saldos certificados.
everyday-opening-leave-this-out = Omita esto.
everyday-opening-no-blake3 = "{ $text }" no es un BLAKE3.
everyday-opening-no-members = Este fondo no tiene miembros.
everyday-opening-write-members-first = Escriba primero sus miembros con sus porcentajes.
everyday-opening-lies-ahead = { $period } comienza el { $first }, que aún no ha llegado.
everyday-opening-write-on-today = Añada --on { $today } si la cuota se asigna ahora.
everyday-opening-before-record = { $day } es anterior al comienzo del registro, el { $begins }.
everyday-opening-write-on = Escriba --on { $begins }, u omítalo.
everyday-opening-no-letter = "{ $file }" no contiene ninguna letra de la a a la z.
everyday-opening-rename-file = Cambie el nombre del archivo.
everyday-opening-other-bytes = { $file } contiene otros bytes que los que indica el BLAKE3.
everyday-opening-find-file = Busque el archivo correcto, u omita el BLAKE3.
everyday-opening-unreadable = { $file } no se puede leer: { $why }.
everyday-opening-no-file = Aquí no hay ningún archivo "{ $file }".
everyday-opening-write-certificate-place = Escriba la ruta de un archivo, una dirección que comience con https://, o papel y dónde se guarda

# ---- opening/facts.rs ----
everyday-opening-has-currency = Un libro tiene una moneda.
everyday-opening-has-members = Una escala tiene miembros.
everyday-opening-id-too-long = "{ $id }" es demasiado largo para un id.
everyday-opening-shorten-fund = Escriba un nombre más corto del fondo.

# ---- opening/file.rs ----
everyday-opening-file-body = Escriba body = "Nombre del organismo (SIGLA)"
everyday-opening-file-address = Escriba address = "example.org/foro"
everyday-opening-file-invented = Escriba invented = false
everyday-opening-file-currencies = Escriba currencies = ["USD"]
everyday-opening-file-year-begins = Escriba year_begins = "1 de enero"
everyday-opening-file-time-zone = Escriba time_zone = "UTC"
everyday-opening-file-bodies = Escriba decides = ["Consejo"]
everyday-opening-file-funds = Escriba funds = ["Fondo General"]
everyday-opening-file-cases = Escriba [cases."Fondo de Reserva"]
everyday-opening-file-limits = Escriba ceiling = "1000"
everyday-opening-file-categories = Escriba categories = ["lesiones"]
everyday-opening-file-members = Escriba "Fondo General" = ["Barbados 20"]
everyday-opening-file-others = Escriba others = ["Noruega"]
everyday-opening-file-certified-on = Escriba certified_on = 2023-12-31
everyday-opening-file-balances = Escriba "Fondo General" = "41250.00" debajo de [balances.funds]
everyday-opening-file-certificate = Escriba certificate = "auditoria-2023.pdf" debajo de [balances]
everyday-opening-file-begins = Escriba record_begins = 2024-01-01, o saldos certificados
everyday-opening-file-assess = Escriba assess = ["General 2024 120000 --due 2024-03-31"]
everyday-opening-no-toml = Esto no es TOML: { $why }.
everyday-opening-unknown-key = Clave desconocida "{ $key }".
everyday-opening-keys = Las claves son { $keys }.
everyday-opening-table-expected = Aquí se espera una tabla.
everyday-opening-write-table = Escriba { $heading } y las respuestas debajo.
everyday-opening-not-decimal = Este número no es decimal.
everyday-opening-write-digits = Escríbalo con las cifras de 0 a 9.
everyday-opening-one-expected = Aquí se espera una sola respuesta.
everyday-opening-write-one = Escríbala entre " ", sin [ ] ni {"{"} {"}"}.

# ---- opening/interview.rs: errores ----
everyday-opening-write-it = Escríbalo; ? explica la pregunta.
everyday-opening-write-it-or-none = Escríbalo, o ninguno; ? explica la pregunta.
everyday-opening-write-three-parts = Escriba tres partes: quién decide; quién recomienda; quién registra.
everyday-opening-write-two-parts = Escriba dos partes: el tope por caso; el saldo mínimo.
everyday-opening-write-one-each = Escriba uno por cada fondo, 0 si no hay nada: { $zeros }
everyday-opening-parts = { $parts ->
    [one] Esto tiene 1 parte, no { $wanted }.
   *[other] Esto tiene { $parts } partes, no { $wanted }.
}

# ---- opening/interview.rs: lo que significa Intro; se lee como respuesta ----
everyday-opening-usual-year-begins = 1 de enero
everyday-opening-usual-cases = ninguno
everyday-opening-usual-assess = después

# ---- opening/interview.rs: las preguntas, de 30 caracteres como máximo ----
everyday-opening-ask-body = Organismo
everyday-opening-ask-address = Su dirección, para siempre
everyday-opening-ask-invented = Inventado, para pruebas
everyday-opening-ask-currencies = Monedas, la principal primero
everyday-opening-ask-year-begins = Comienzo del año
everyday-opening-ask-time-zone = Zona horaria
everyday-opening-ask-bodies = Decide; recomienda; registra
everyday-opening-ask-funds = Fondos (al final ; y sigue)
everyday-opening-ask-cases = Fondos para casos
everyday-opening-ask-others = Otros (donantes, ejecutores)
everyday-opening-ask-certified-on = Saldos certificados al
everyday-opening-ask-certificate = en qué archivo, o dónde
everyday-opening-ask-begins = Registro desde
everyday-opening-ask-assess = Cuotas de un año
everyday-opening-ask-limits = tope por caso; saldo mínimo
everyday-opening-ask-categories = categorías
everyday-opening-ask-members = Miembros de { $fund }, en %

# ---- opening/interview.rs: la explicación de las preguntas ----
everyday-opening-explain-body = El organismo cuyo libro es este, como inglés/español (SIGLA); todo menos el primer nombre se puede omitir. Las partes y los fondos que siguen se escriben de la misma manera.
everyday-opening-explain-address = El nombre de este libro en sus puntos de control y claves: una dirección que pertenece al organismo y que nadie más usa, sin https://. No hace falta que exista una página. Nunca se puede cambiar.
everyday-opening-explain-invented = sí para una prueba o una demostración: todo informe dice entonces que todo es inventado. Nunca se puede cambiar.
everyday-opening-explain-currencies = Las monedas en que se puede registrar dinero, por sus letras de la norma ISO 4217, como USD EUR. Los fondos se llevan en la primera, salvo que otra figure detrás del nombre de un fondo.
everyday-opening-explain-year-begins = El primer día del año fiscal del organismo, como 1 de julio. Un año solo, como en assess General 2025, comienza ese día.
everyday-opening-explain-time-zone = La zona en que las personas leen cuándo se registró algo, como America/Costa_Rica. No cambia los días del dinero.
everyday-opening-explain-bodies = El órgano que decide; el que recomienda; la oficina que lleva este registro. Cada parte puede quedar vacía (Consejo;; Secretaría) y contener varios nombres, separados por comas.
everyday-opening-explain-funds = Los fondos del organismo, separados por punto y coma. ninguno si no tiene dinero propio.
everyday-opening-explain-cases = Fondos que pagan casos de personas, hasta un tope por caso, para algunas categorías: nómbrelos con una palabra de su nombre. Intro si no hay ninguno.
everyday-opening-explain-limits = Lo máximo que puede recibir un caso; el saldo por debajo del cual el fondo no debe caer. Omita lo que no haya: 1000; o bien ; 5000. ninguno si no hay ni tope ni saldo mínimo.
everyday-opening-explain-categories = Para qué ayuda el fondo, separado por punto y coma. ninguna si puede ayudar para cualquier cosa.
everyday-opening-explain-members = Cada miembro que paga al fondo, y su porcentaje; todos los porcentajes suman 100. Son Estados, salvo que [organisation], u otra naturaleza, figure antes del porcentaje. ninguno si los miembros no pagan nada.
everyday-opening-explain-others = Otras partes que se van a nombrar: donantes, ejecutores, quienes publican tipos de cambio. Las que llevan el nombre de un Estado son Estados, las demás organizaciones, salvo que detrás figure [civil-society], [office], [body], [network] o [process]. ninguno si no hay; se pueden añadir en cualquier momento.
everyday-opening-explain-certified-on = El último día de las cuentas que un auditor o el organismo ha certificado, como 2023-12-31: este registro comienza al día siguiente. ninguno si los fondos comienzan vacíos.
everyday-opening-explain-balances = Lo que tenía cada fondo al final de ese día, en su moneda, en el orden de arriba; 0 si no tenía nada.
everyday-opening-explain-certificate = El certificado: un archivo, cuyo BLAKE3 se registra para reconocerlo después; o su dirección en la web, con https://. El archivo mismo queda donde está. Un certificado en papel se nombra por el lugar donde se guarda: papel en el archivo de la Secretaría.
everyday-opening-explain-begins = El primer día en que rigen las políticas y los porcentajes, y desde el cual se registra dinero.
everyday-opening-explain-assess = Fondo, año y total que los miembros pagan juntos, y el último día: General 2024 120000 --due 2024-03-31. Las cuotas se asignan el primer día del año, salvo que --on indique otro. Intro para hacerlo después, con `pledgebook assess`.

# ---- opening/said.rs ----
everyday-opening-balances = Saldos
everyday-opening-parties = { $parties ->
    [one] 1 parte
   *[other] { $parties } partes
}
everyday-opening-relations = { $relations ->
    [one] 1 relación
   *[other] { $relations } relaciones
}
everyday-opening-funds = { $funds ->
    [one] 1 fondo
   *[other] { $funds } fondos
}
everyday-opening-scales = { $scales ->
    [one] 1 escala
   *[other] { $scales } escalas
}
everyday-opening-counted = { $records ->
    [one] 1 asiento: { $of }.
   *[other] { $records } asientos: { $of }.
}
everyday-opening-together = { $each }; en total { $sum }
everyday-opening-none = ninguno
everyday-opening-assessed = Cuotas { $period }
everyday-opening-ceiling = tope de { $amount } por caso
everyday-opening-floor = saldo mínimo de { $amount }
everyday-opening-categories = { $categories ->
    [one] 1 categoría de casos
   *[other] { $categories } categorías de casos
}
everyday-opening-new-key = { $field } una clave nueva
everyday-opening-made-invented = Creado. INVENTADO, no es un registro real: todo informe lo dirá.
everyday-opening-made = Creado. Lo que se registra en él nunca se cambia ni se elimina.
everyday-opening-record-0 = asiento 0
everyday-opening-records-to = asientos 0-{ $last }
everyday-opening-made-answers = opening.toml   respuestas: `pledgebook init { $file } --yes` sin preguntas
everyday-opening-made-recovery = recuperación   clave fuera de esta carpeta; guárdela en un lugar seguro:
everyday-opening-made-verifier = verificación   clave para todos los que comprueben el libro:

# ---- table/mod.rs ----
everyday-table-row = fila { $number }
everyday-table-empty = El archivo está vacío.
everyday-table-template-writes = `pledgebook import --template { $kind }` escribe uno para rellenar.

# ---- table/columns.rs: columnas y encabezados se nombran como se escriben ----
everyday-table-unknown-column = No hay ninguna columna "{ $column }".
everyday-table-columns = Las columnas son { $columns }.
everyday-table-no-heading = No hay ningún encabezado "{ $heading }", que debía significar { $column }.
everyday-table-headings = Los encabezados son { $headings }.
everyday-table-second-column = Una segunda columna "{ $heading }".
everyday-table-remove-column = Elimine una de ellas.
everyday-table-unknown-heading = Encabezado desconocido "{ $heading }".
everyday-table-write-one-of = Escriba uno de estos: { $columns }.
everyday-table-no-column = Falta la columna "{ $column }".
everyday-table-write-heading = Escriba el encabezado { $column } en la fila 1.

# ---- table/reading.rs ----
everyday-table-no-fund = Ningún fondo.
everyday-table-no-fund-on-record = Aún no consta ningún fondo en el registro.
everyday-table-which-fund = ¿Qué fondo? Puede ser { $funds }.
everyday-table-write-fund = Escriba { $funds } en una columna fund.
everyday-table-or = o
everyday-table-empty-cell = La celda "{ $column }" está vacía.
everyday-table-no-day = "{ $text }" no es un día.
everyday-table-write-day = Escriba por ejemplo 2025-03-31.

# ---- table/assessments.rs ----
everyday-table-assessments = { $count ->
    [one] 1 cuota
   *[other] { $count } cuotas
}
everyday-table-assessments-row = una fila por cada cuota
everyday-table-for = Para
everyday-table-no-id = "{ $id }" no es un id.

# ---- table/budgets.rs ----
everyday-table-budgets = { $count ->
    [one] 1 presupuesto
   *[other] { $count } presupuestos
}
everyday-table-budgets-row = una fila por cada partida de un presupuesto
everyday-table-lines = Partidas
everyday-table-no-title = Con { $text } no se forma ni un título ni un id de presupuesto.
everyday-table-line-twice = La partida { $line } figura dos veces en este presupuesto.
everyday-table-other-currency = Otra moneda que en las filas anteriores de este presupuesto.
everyday-table-other-title = Otro título que en las filas anteriores de este presupuesto.
everyday-table-other-proposer = Otra parte que propone que en las filas anteriores de este presupuesto.
everyday-table-other-date = Otra fecha que en las filas anteriores de este presupuesto.
everyday-table-no-line = "{ $text }" no nombra ninguna partida.
everyday-table-write-line = Escriba por ejemplo viajes.

# ---- table/expenditures.rs ----
everyday-table-expenditures = { $count ->
    [one] 1 gasto
   *[other] { $count } gastos
}
everyday-table-expenditures-row = una fila por cada gasto
everyday-table-available = Disponible
everyday-table-bought-what = Ni "for" ni "ref" dicen qué se compró.
everyday-table-write-voucher = Escríbalo, o el número del comprobante.
everyday-table-no-budget = No consta ningún presupuesto para el { $day }.
everyday-table-budget-shows = `pledgebook budget` muestra los presupuestos.

# ---- table/parties.rs ----
everyday-table-parties = { $count ->
    [one] 1 parte
   *[other] { $count } partes
}
everyday-table-parties-row = una fila por cada parte
everyday-table-parties-more = { $names } y { $more } más
everyday-table-party-on-record = party:{ $id } ya consta en el registro, por el asiento { $seq }.
everyday-table-write-other-id = Omita la fila, o escriba otro id en una columna id.
everyday-table-no-id-of-name = Del nombre "{ $name }" no resulta ningún id.
everyday-table-write-id = Escriba uno en una columna id.

# ---- table/payments.rs ----
everyday-table-payments = { $count ->
    [one] 1 pago
   *[other] { $count } pagos
}
everyday-table-payments-row = una fila por cada pago
everyday-table-unidentified = no identificado
everyday-table-applied = Aplicado a
everyday-table-not-applied = sin aplicar
everyday-table-in-advance = cobrado por adelantado
everyday-table-left = { $periods }; { $left } por pagar
everyday-table-paid-in-full = { $count ->
    [1] { $periods }: pagada
    [2] { $periods }: pagadas ambas
   *[other] { $periods }: pagadas todas
}
everyday-table-no-rate = "{ $text }" no es un tipo de cambio.
everyday-table-write-rate = Escriba por ejemplo UN=1.0850.

# ---- table/pledges.rs ----
everyday-table-pledges = { $count ->
    [one] 1 promesa
   *[other] { $count } promesas
}
everyday-table-pledges-row = una fila por cada promesa

# ---- table/preview.rs ----
everyday-table-new = Por registrar
everyday-table-on-record = Ya consta
everyday-table-amount = Monto
everyday-table-total = total
everyday-table-span = del { $first } al { $last }
# Verbos de cada día: lo que una orden dice de lo que registró, y de sus errores.

# ---- words of many verbs ----
everyday-total = total
everyday-reference = referencia { $reference }
everyday-reason = Motivo: { $reason }
everyday-no-id = "{ $id }" no es un identificador.
everyday-amount = Monto
everyday-available = Disponible
everyday-was = Antes
everyday-is = Ahora
everyday-left = queda
everyday-of-advance = de su anticipo
everyday-paid = pagado
everyday-received-in-advance = cobrado por adelantado
everyday-unidentified-payer = un pagador no identificado
everyday-amount-not-stated = no consta el monto
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
everyday-no-amount = "{ $text }" no es un monto: { $why }.
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
everyday-adjust-too-large = El monto es demasiado grande.
everyday-adjust-why-another = A { $member } se le asignó otro monto para { $period }: ¿por qué cambia?
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
everyday-propose-first = Propóngalo primero: pledgebook propose { $fund } { $period } PARTIDA=CUÁNTO …
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
everyday-pledge-money = dinero, no consta el monto
everyday-pledge-money-no-day = dinero, sin monto ni día
everyday-pledged-by = Prometido por { $party }
everyday-pledged-to = para { $toward }

# ---- receive.rs ----
# A title says which fund; a line leaves it out, and what was assessed too: it must fit in 80 columns.
everyday-nothing-assessed = No se asignó ninguna cuota; escriba el identificador de una promesa, como lo muestra `pledgebook pledges`.
everyday-assessed-are = Hay cuotas de { $periods }; una promesa se nombra por su identificador.
everyday-not-assessed = --for { $text }: no hay cuota de ese período.
everyday-other-currency = { $amount } ingresó en { $fund }, que se lleva en { $currency }.
everyday-write-arrived = Escriba lo que acreditó el banco, en cualquiera de las dos monedas: --arrived CUÁNTO.
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
everyday-return-write-who = Corríjalo, o escriba el organismo ejecutor: pledgebook return QUIÉN CUÁNTO
everyday-return-nothing = Nada del asiento { $seq } se puede devolver.
everyday-return-write-record = Escriba el número de un pago recibido, gastado, anticipado o desembolsado: `pledgebook log` los muestra.
everyday-returned-to = Devuelto a { $payer }
everyday-refunded-by = Reembolsado por { $party } a { $line }
everyday-refunded = Reembolsado a { $line }
everyday-returned-by = Devuelto por { $party }
everyday-returned-by-case = Devuelto por el caso { $case }
everyday-returned = Devuelto
everyday-returned-label = devuelto
