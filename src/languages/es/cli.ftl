# La línea de órdenes.

# ---- help.rs ----
cli-help-template =
    { $about }
    Uso: { $usage }

    { $all }
cli-help-default = por omisión: { $value }
cli-help-values = valores posibles: { $values }

# ---- unparsed.rs ----
cli-unparsed = error: no se entiende la orden. { $wrong }
cli-unparsed-usage = Uso: { $usage }
cli-unparsed-more = Para más información: '--help'.
cli-unparsed-nearest = ¿Quiso decir { $names }?
cli-unparsed-argument = No existe el argumento '{ $arg }'
cli-unparsed-verb = No existe la orden '{ $verb }'
cli-unparsed-missing = Faltan estos argumentos:{ $args }
cli-unparsed-twice = El argumento '{ $arg }' se da una sola vez
cli-unparsed-conflict = El argumento '{ $arg }' no se combina con '{ $other }'
cli-unparsed-conflicts = El argumento '{ $arg }' no se combina con:{ $others }
cli-unparsed-no-value = Falta el valor de '{ $arg }'
cli-unparsed-value-of =
    '{ $value }' no es un valor de '{ $arg }'
      [valores posibles: { $values }]
cli-unparsed-value = '{ $value }' no es un valor de '{ $arg }': { $why }
cli-unparsed-too-many = Sobra el valor '{ $value }' de '{ $arg }'
cli-unparsed-number = '{ $arg }' lleva { $wanted } valores, y se dieron { $found }
# Lo que las órdenes dicen y preguntan.

# ---- everyday.rs ----
cli-everyday-nothing = No se registró nada.
cli-everyday-on-record-already = Ya consta en el registro: { $records }. No se registró nada.
cli-everyday-dry-run = ensayo
cli-everyday-leave-out = omítala: { $instead }
cli-everyday-no-fund = Todavía no consta ningún fondo en el registro.
cli-everyday-open-fund = `pledgebook record fund.opened --help` explica cómo abrir uno.
cli-everyday-which-fund = ¿Cuál fondo? Puede ser { $funds }.
cli-everyday-write = Escriba { $options }.
# Names of funds, or options: "one" may be several of them, joined by this.
cli-everyday-or = { $one } o { $other }
cli-everyday-takes-pairs = Aquí se escribe un nombre y un monto, o varios NOMBRE=CUÁNTO.
cli-everyday-for-example = Escriba por ejemplo: { $example }
# "told" is empty, or a colon and the first record in a few words.
cli-everyday-same-twice = Esta orden registra dos veces lo mismo{ $told }.
cli-everyday-likely-double = Parece un duplicado del asiento { $seq }{ $told }.
cli-everyday-far = Entre el { $day } y el { $last }, el último día registrado, hay más de un año.
cli-everyday-record-it = ¿Registrarlo de todos modos?
cli-everyday-ask = { $question } [s/N]
cli-everyday-add-yes = No se registró nada. Si es correcto, añada --yes.
cli-everyday-standard-error = salida de errores
cli-everyday-standard-input = entrada estándar
cli-everyday-no-record = No hay asiento { $seq }; el último es el { $last }.

# ---- receive.rs ----
cli-receive-of-one = --arrived, --ref y --for se refieren a un solo pago.
cli-receive-own-command = Regístrelo con una orden aparte.
cli-receive-not-a-rate = "{ $text }" no es un tipo de cambio.
cli-receive-rate-example = Escriba por ejemplo --rate UN=1.0850.

# ---- identify.rs ----
cli-identify-none = No consta ningún pago de un pagador no identificado.
cli-identify-those = Pagos de pagadores no identificados: { $records }.
cli-identify-no-payment = El asiento { $seq } no es un pago de un pagador no identificado.

# ---- promise.rs ----
cli-promise-due-when = ¿Cuándo vence?
cli-promise-write-due = Escriba el último día para pagar a tiempo: --due DÍA
cli-promise-as-much = Ya deben pagar esos montos.
cli-promise-how-much = --due { $day }: ¿qué parte de la promesa vence ese día?
cli-promise-write-part = Escriba --due { $day }=CUÁNTO.

# ---- adjust.rs ----
cli-adjust-no-assessment = --for { $period }: no se trata de una cuota.

# ---- appropriation.rs ----
cli-appropriation-which-lines = ¿Cuáles partidas?
cli-appropriation-no-line = "{ $text }" no es una partida con su monto.
cli-appropriation-write-line = Escriba PARTIDA=CUÁNTO, por ejemplo travel=18000.
cli-appropriation-not-a-name = "{ $line }" no es el nombre de una partida: { $error }.

# ---- pay.rs ----
cli-pay-no-budget = No consta ningún presupuesto para el { $day }.
cli-pay-budgets = `pledgebook budget` muestra los presupuestos; --on indica otro día.
cli-pay-not-a-case = "{ $case }" no es la referencia de un caso: { $error }.

# ---- rate.rs ----
cli-rate-no-rate = "{ $text }" no es un tipo de cambio.
cli-rate-example = Escriba por ejemplo EUR=1.0850
cli-rate-published-on = Tipo de cambio publicado por { $who }, { $day }
cli-rate-published = Tipo de cambio publicado por { $who }
cli-rate-until = hasta el { $day }
cli-rate-until-another = hasta que se publique otro

# ---- add.rs ----
cli-add-no-kind = no es una clase de actividad
cli-add-on-record = Este archivo ya consta en el registro, como { $document }.
cli-add-no-file = Aquí no hay ningún archivo "{ $title }", ni se indica una dirección o un lugar.
cli-add-name-a-file = Indique un archivo, o escriba --url DIRECCIÓN, o --kept-at "el archivo de la Secretaría".

# ---- undo.rs ----
cli-undo-instead = una anulación conserva el día y la fuente de lo que anula
cli-undo-is-reversal = El asiento { $seq } es, a su vez, una anulación.
cli-undo-again = Registre de nuevo lo que anuló.
cli-undo-reversed = Anulado: { $records }
cli-undo-stay = Permanecen en el registro; en adelante no cuentan.
cli-undo-this-reverses = Con esto se anula: { $records }
cli-undo-nothing-yet = Usted todavía no ha registrado nada aquí.

# ---- record.rs ----
cli-record-accept-end = lleva el número de asientos y la raíz, como los muestra `pledgebook checkpoint`
cli-record-not-both = indique un tipo de hecho o --from ARCHIVO, no ambos
cli-record-name-a-type = indique un tipo de hecho, o --from ARCHIVO
cli-record-report-it = si de todos modos ya ocurrió, infórmelo: --exception 'motivo'; la excepción queda abierta hasta que la ampare una decisión
cli-record-correct-lines = no se registró nada del archivo; corrija las líneas y ejecute la orden de nuevo
cli-record-no-type = { $kind } no es un tipo de hecho
# "text" stands in quotation marks.
cli-record-not-a-number = { $text } no es un número de asiento: escriba por ejemplo 41
cli-record-no-random-key = no se puede generar una clave al azar: { $error }
cli-record-too-large = el archivo mide 1 GiB o más; divídalo al final de una línea
cli-record-byte-order-mark = el archivo comienza con una marca de orden de bytes; guárdelo en UTF-8 sin ella
cli-record-id-used = el id "{ $id }" ya se usa en la línea { $line }; cada línea necesita el suyo
cli-record-more-lines = { $more ->
    [one] hay 1 línea más que no se puede leer
   *[other] hay { $more } líneas más que no se pueden leer
}
cli-record-form = cada línea es un objeto JSON: { $example }
cli-record-nothing-of-file = no se registró nada del archivo
cli-record-line-too-long = la línea tiene { $bytes } bytes; ningún asiento es tan largo
cli-record-not-utf8 = la línea no está en UTF-8; guarde el archivo en esa codificación
cli-record-opened-by-init = un libro se abre con `pledgebook init`
cli-record-id-and-list = la línea tiene un id, y --list numera las líneas; omítalo
cli-record-no-id = la línea no tiene id; escriba una referencia propia, o use --list
# "kind" stands in quotation marks.
cli-record-unknown-type = { $kind } no es un tipo de hecho; los tipos son: { $types }
cli-record-set-aside = nota: una escritura interrumpida había dejado { $bytes } bytes después del último punto de control; se conservan en { $path }. Si no se interrumpió ninguna escritura, alguien ha cambiado el libro: compárelo con un punto de control guardado antes.
cli-record-newline-added = nota: al último punto de control le faltaba el salto de línea final, como tras una escritura interrumpida; su firma está completa, y se añadió el salto de línea
cli-record-keys-rewritten = nota: events/keys no enumeraba las claves que admiten los asientos, y se escribió de nuevo; ninguna escritura lo deja así: alguien cambió el archivo
cli-record-not-remembered = nota: el estado del libro no se pudo guardar en su carpeta de caché: esta máquina no notará si el libro se recorta
cli-record-no-source = nota: no se indica ninguna fuente; --source señala el documento en que consta
cli-record-recorded-facts = { $new ->
    [one] Se registró 1
   *[other] Se registraron { $new }
} de { $facts } hechos; { $before ->
    [one] 1 ya constaba
   *[other] { $before } ya constaban
} en el registro.
cli-record-recorded-of = Registrado como asiento { $seq }: { $kind } de { $thing }.
cli-record-before-of = Ya registrado como asiento { $seq }: { $kind } de { $thing }.
cli-record-recorded = Registrado como asiento { $seq }: { $kind }.
cli-record-before = Ya registrado como asiento { $seq }: { $kind }.
cli-record-corrected-since = nota: desde entonces, el asiento { $by } ha corregido el asiento { $seq }
cli-record-likely-double = nota: el asiento { $seq } parece un duplicado del asiento { $first }; si es el mismo hecho, anúlelo: pledgebook record record.reversed --corrects { $seq } --because 'registrado dos veces'

# ---- correct.rs ----
cli-correct-last = el último asiento es el { $last }
cli-correct-corrected = Corregido: asiento { $seq }
cli-correct-not-stated = el asiento { $seq } no indica "{ $field }"; omita --without { $field }
# "field" stands in quotation marks.
cli-correct-no-such-field = { $kind } no tiene el campo { $field }; sus campos son: { $fields }

# ---- close.rs ----
cli-close-lists-rates = `pledgebook log --type rate.published` enumera los tipos de cambio
cli-close-every-row = `pledgebook trial-balance --period { $period }` muestra todas las filas.
cli-close-closing = Cierre de { $period }
cli-close-invented = INVENTADO · { $title }
cli-close-this-closes = Con esto se cierra { $period }, y todos los días anteriores a su fin.
cli-close-close-it = ¿Cerrarlo?
cli-close-of-fund = Cerrado: { $period }, para { $fund }
cli-close-of-all = Cerrado: { $period }, para todos los fondos
cli-close-published = Publicado tal como está. Lo que se halle después figurará como corrección en el período siguiente.
cli-close-opening = Inicial
cli-close-corrections = Correcciones
cli-close-movement = Movimiento
cli-close-balance = Final
cli-close-period = { $period } (del { $first } al { $last })

# ---- money.rs ----
cli-money-names-funds = `pledgebook status` nombra todos los fondos

# ---- named_file.rs ----
cli-named-file-item = --source: punto "{ $item }": { $error }.

# ---- refused.rs ----
cli-refused-sentence = Rechazado: { $sentence }.
cli-refused-in-closed = el { $day } pertenece a { $period }, que está cerrado (asiento { $seq })
cli-refused-assessment = la cuota de { $member } para { $period }
cli-refused-found-late = ¿Se halló tarde? Añada --because "cómo se halló": figurará como corrección.
cli-refused-decided = ¿Se decidió? Indique dónde: --at "Council 2024-11-20/6", el foro, el día y el punto.
cli-refused-report-it = Si de todos modos ya ocurrió, infórmelo: añada --exception "motivo"
cli-refused-wrong-amount = ¿Monto equivocado? pledgebook correct { $seq } --amount … ({ $day }, { $amount })
# La línea de órdenes: títulos de las respuestas, errores y sugerencias.

# ---- failure.rs ----
cli-error = error: { $what }
cli-refused = rechazado: { $why }
# "place" is a file with a line, or an option.
cli-refused-at = rechazado: { $place }: { $why }
cli-damaged = dañado: { $what }
cli-caused-by = causa: { $what }
cli-hint = sugerencia: { $what }
cli-command-line = línea de órdenes
# "names" are one or several, joined by cli-or.
cli-did-you-mean = ¿quiso decir { $names }?
cli-may-be = "{ $found }" puede ser { $names }; escriba más del nombre
cli-or = o
cli-hint-damaged = `pledgebook verify` enumera todo lo dañado; nunca se repara nada
cli-hint-compare = no se registró nada; compárelo con un punto de control guardado antes: `pledgebook verify --against FILE`
cli-hint-accept-end = si este libro es el que se quería, confírmelo: --accept-end { $size } { $root }
cli-hint-other-end = no se hizo nada; --accept-end toma SIZE y ROOT del final que se quería
cli-hint-newer = `pledgebook verify` todavía puede comprobar sus bytes
cli-hint-party = `pledgebook party` enumera las partes que constan; registre una nueva con `pledgebook record party.registered`
# "kind" is a code: the first word of an id, such as fund.
cli-hint-unknown = `pledgebook log` muestra lo que consta; el asiento que lo creó contiene su id ({ $kind })
cli-hint-show = `pledgebook show { $seq }` lo muestra
cli-hint-depends = `pledgebook show { $seq }` muestra el asiento que depende de él
cli-hint-recorders = `pledgebook keys` enumera quién puede registrar; --key-file indica la clave con que se firma
cli-hint-authority = `pledgebook party` muestra qué puede hacer cada organismo y quién lo dice
cli-hint-day = indique el día con --on, por ejemplo --on 2018-03-31
cli-hint-published = `pledgebook trial-balance --period { $period }` muestra lo que se publicó
cli-hint-pledge-by-money = `pledgebook record contribution.applied` toma --to 'pledge:{ $pledge }=…' con el monto
cli-hint-fund-currency = un fondo se abre con su moneda, para siempre: `pledgebook record fund.opened` toma --currency
cli-hint-other-fund = un asiento que nombra a otro pertenece al fondo de ese otro; --fund, donde es opcional, se completa si se omite
cli-hint-cash = `pledgebook explain cash:{ $fund }` muestra lo que tiene, asiento por asiento
cli-hint-brought-forward = `pledgebook show { $seq }` lo muestra; si es erróneo, corríjalo con --corrects
cli-hint-not-assessed = indique --amount; o indique --scale y --total, de los que resulta la parte proporcional
cli-hint-scales = `pledgebook log --type scale.adopted` enumera las escalas que constan
cli-hint-share = omita --amount para registrar la parte proporcional, u omita --scale y --total para registrar --amount
cli-hint-member = `pledgebook party { $party }` muestra de qué es miembro; `pledgebook record party.related` lo registra, con --relation member-of
cli-hint-assessed = `pledgebook outstanding { $party } --all` muestra las cuotas que se le asignaron
cli-hint-written-off = `pledgebook record receivable.reinstated` vuelve a contar con ella; `pledgebook explain written-off:{ $assessment }` muestra el asiento que la dio de baja
# "key" is that of a figure.
cli-hint-explain = `pledgebook explain { $key }` muestra por qué
cli-hint-carrying-amount = `pledgebook explain written-off:{ $assessment }` muestra lo que se dio de baja, `pledgebook explain outstanding:{ $assessment }` lo que se debe
cli-hint-owes = `pledgebook outstanding { $party }` muestra lo que debe
cli-hint-approving = `pledgebook decisions --act approved` enumera las decisiones que aprueban; --decision nombra una
cli-hint-amount = indíquelo con --amount, en la moneda en que se pagó
cli-hint-rate = `pledgebook record rate.published` registra un tipo de cambio con su día y su fuente; --rate lo nombra
cli-hint-rates = `pledgebook log --type rate.published` enumera los tipos de cambio
cli-hint-arrived = indíquelo con --arrived, en la moneda del pago o en la del fondo
cli-hint-equivalent = el equivalente resulta de --amount y --rate
cli-hint-add-up = lo ingresado y --charges suman --amount, en su moneda
cli-hint-credited = omita --credited: resulta de --amount y --rate
cli-hint-target = indique el destino con --to: 'assessment:ID={ $left }', pledge:ID o fund:ID
cli-hint-payer = nombre al pagador con --payer
cli-hint-payer-known = omita --payer; si el pagador que consta es erróneo, corrija ese asiento
cli-hint-total = omita --total, o indique la partida que falta
cli-hint-budget-approved = `pledgebook budget --budget { $budget }` muestra sus partidas; `pledgebook record budget.revised` las cambia
cli-hint-budget-not-approved = `pledgebook record budget.approved` registra la aprobación
cli-hint-budget-fund = `pledgebook record budget.proposed` toma --fund; un presupuesto que nombra un fondo equivocado o ninguno se corrige con --corrects
cli-hint-case-or-implementer = --case con --category, o --implementer solo
cli-hint-reserve = `pledgebook reserve` muestra cada movimiento y quién tiene lo que queda
cli-hint-closed = `pledgebook log --type period.closed` enumera lo que se cerró
cli-hint-ledger = --ledger DIR nombra la carpeta de un libro; `pledgebook init` crea uno nuevo
cli-hint-try-again = no se registró nada; inténtelo de nuevo
cli-hint-full = libere espacio y repita la misma orden: lo que consta no se registra dos veces
cli-hint-disk = es posible que el disco esté fallando. Revíselo, ejecute `pledgebook verify` y repita la misma orden: lo que consta no se registra dos veces

# ---- query.rs ----
cli-query-no-record = no hay asiento { $seq }; el último es { $last }
cli-query-parties = `pledgebook party` enumera cada parte con todos sus nombres
cli-query-activities = `pledgebook activities` muestra entre corchetes el id de cada actividad, `pledgebook log` todo
cli-query-meetings = `pledgebook meetings` muestra entre corchetes el id de cada reunión
cli-query-nothing-found-since = Según se publicó: el asiento { $seq } cerró { $period }, y desde entonces no se halló nada.
cli-query-found-since = Según se publicó: el asiento { $seq } cerró { $period }. { $records ->
    [one] Desde entonces se halló 1 asiento; --restated lo muestra.
   *[other] Desde entonces se hallaron { $records } asientos; --restated los muestra.
}
cli-query-none-moves = Ninguno mueve dinero ni fija una partida del presupuesto.
cli-query-some-move = { $records ->
    [one] 1 de ellos mueve dinero o fija una partida del presupuesto.
   *[other] { $records } de ellos mueven dinero o fijan partidas del presupuesto.
}
# The captions: each adds to "title", which is the ledger's title and what was added before.
cli-query-nothing-then = entonces no constaba nada
cli-invented = INVENTADO, no es un registro real: { $title }
cli-query-as-of = { $title }, al { $day }
cli-query-restated = { $title }, al { $day }, reexpresado
cli-query-published = { $title }, según se publicó en el asiento { $seq }
cli-query-records = { $title } ({ $records ->
    [one] 1 asiento
   *[other] { $records } asientos
})
cli-query-known = { $title }, según se conocía en el asiento { $seq } (el último es { $last })
cli-query-before = { $title }, antes de su primer asiento

# ---- titles of answers ----
cli-account = Estado de cuenta de { $party }
cli-activities = Actividades
cli-budgets = Presupuestos
cli-contributions = Estado de las contribuciones
cli-decisions = Decisiones y recomendaciones
cli-documents = Documentos
# "key" is that of a figure or of a record.
cli-explain = Por qué { $key }
cli-find = Resultados para "{ $words }"
cli-funds = Fondos
cli-readings = Lecturas
cli-keys = Claves
cli-records = Asientos
cli-matters = Asuntos
cli-meetings = Reuniones
cli-outstanding = Pendiente de pago
cli-parties = Partes
cli-pledges = Promesas y apoyo
cli-requests = Solicitudes
cli-reserve = Reserva
cli-show = Asiento { $seq }
cli-status = Situación
cli-trial-balance = Balance de comprobación
cli-verify = Verificación

# ---- account.rs ----
cli-account-name-the-party = nombre la parte: `pledgebook account Honduras`

# ---- against.rs ----
cli-against-too-long = el archivo tiene 1 MiB o más; ningún archivo de puntos de control guardados es tan largo
cli-against-private-key = el archivo contiene una clave privada, no un punto de control; muévalo adonde solo usted pueda leerlo
cli-against-key = --key toma la clave de verificación, que es pública
cli-against-checkpoint = un punto de control es lo que imprime `pledgebook checkpoint`; el archivo no puede contener nada más

# ---- budget.rs ----
cli-budget-every = `pledgebook budget` nombra todos los presupuestos

# ---- checkpoint.rs ----
cli-checkpoint-none = el libro aún no tiene asientos, así que no hay punto de control que guardar

# ---- demo.rs ----
cli-demo-not-empty = la carpeta no está vacía; nombre una nueva
cli-demo-created = Se creó un libro inventado en { $ledger }: { $records ->
    [one] 1 asiento.
   *[other] { $records } asientos.
} Todos sus datos son inventados.
cli-demo-created-and-drawn = Se creó un libro inventado en { $ledger }: { $records } asientos, { $drawn ->
    [one] 1 de ellos generado al azar después de la historia.
   *[other] { $drawn } de ellos generados al azar después de la historia.
} Todos sus datos son inventados.
# Commands follow.
cli-demo-ask = Pregúntele, por ejemplo:
cli-demo-record = Registre en él con --key-file { $key }. Cualquiera puede calcular esa clave: sus firmas no prueban nada.

# ---- documents.rs ----
cli-documents-every = `pledgebook documents` muestra entre corchetes el id de cada documento

# ---- explain.rs ----
# "who" is the party as it was typed.
cli-explain-not-assessed = entonces no se asignó ninguna cuota a { $party }; `pledgebook account { $who }` muestra las que se le asignaron
cli-explain-accounts = `pledgebook trial-balance` nombra las cuentas de cada fondo, entre ellas `exchange:FUND`
# "key" is in quotation marks.
cli-explain-not-a-figure = { $key } no es la clave de una cifra; indique el número de una fila, o una clave como las del miembro `key` de --format json, por ejemplo cash:reserve-fund
cli-explain-unknown = `pledgebook log` muestra lo que consta; las filas de un cuadro tienen números y claves

# ---- exposed.rs ----
cli-exposed-argument = argumento { $number }
cli-exposed-argument-holds = contiene una clave privada; no se hizo nada con ella
cli-exposed-key-file = una clave privada debe estar en un archivo que solo usted pueda leer; nombre ese archivo con --key-file
cli-exposed-history = el intérprete de órdenes guarda los argumentos en su historial, y otros usuarios de esta máquina pueden verlos: dé esta clave por conocida. Revóquela (`pledgebook record recorder.revoked`) y cree una nueva (`pledgebook keys --new`)
cli-exposed-line = la línea contiene una clave privada, que nunca puede entrar en un libro
cli-exposed-more = { $lines ->
    [one] 1 línea más contiene una
   *[other] { $lines } líneas más contienen una
}
cli-exposed-not-recorded = no se registró nada del archivo; --key-file nombra el archivo de la clave con que se firma
cli-exposed-revoke = si otros pueden leer este archivo, dé la clave por conocida: revóquela (`pledgebook record recorder.revoked`) y cree una nueva (`pledgebook keys --new`)

# ---- guard.rs ----
cli-guard-not-regular = no es un archivo regular; una clave privada solo se lee de un archivo regular
cli-guard-owner = esta clave privada pertenece al usuario { $owner }, y usted es el usuario { $user }
cli-guard-own-key = nombre una clave propia; `pledgebook keys --new` crea una
cli-guard-mode = tiene el modo { $mode }: otros pueden leer o cambiar esta clave privada
cli-guard-links = demasiados enlaces llevan a esta clave privada
# "key" is its file.
cli-guard-folder-owner = esta carpeta pertenece al usuario { $owner }, que puede reemplazar la clave privada { $key }
cli-guard-own-folder = mueva la clave a una carpeta propia
cli-guard-folder-mode = esta carpeta tiene el modo { $mode }: otros pueden reemplazar la clave privada { $key }
cli-guard-chmod = escriba `chmod { $mode } { $path }`

# ---- index.rs ----
cli-index = el índice
cli-index-no-folder = no hay carpeta de caché: defina HOME o XDG_CACHE_HOME

# ---- keyring.rs ----
cli-keyring-no-folder = no hay carpeta personal para guardar claves; nombre el archivo de la clave con --key-file FILE
cli-keyring-private-key = clave privada
cli-keyring-none = ninguna clave de { $folder } puede registrar en el libro "{ $ledger }"
cli-keyring-elsewhere = `pledgebook keys` enumera quién puede registrar; --key-file FILE nombra una clave privada guardada en otro lugar
cli-keyring-several = varias claves pueden registrar aquí en este libro: { $keys }; nombre una con --key-file FILE

# ---- keys.rs ----
cli-keys-new = Clave nueva { $key }: { $file }
# The key follows.
cli-keys-verifier = Clave de verificación, por admitir:

# ---- last.rs ----
cli-last-no-folder = no hay carpeta donde guardar la última respuesta: defina HOME o XDG_CACHE_HOME con una ruta absoluta, o indique una clave
cli-last-none = no se dio ninguna respuesta con filas numeradas para este libro en esta terminal; pida antes un cuadro, o indique una clave
cli-last-no-rows = la última respuesta no tiene filas; indique una clave
cli-last-no-row = la última respuesta no tiene fila { $row }; sus filas van de 1 a { $last }

# ---- manual.rs ----
cli-manual-written = se escribieron las páginas del manual en { $folder }

# ---- mod.rs ----
cli-not-printed = no se puede escribir en la salida estándar: { $error }
cli-not-printed-but-done = no se puede escribir en la salida estándar: { $error }; la orden misma se completó
cli-now-not-invented = omítalo: este libro no es inventado
cli-clock = el reloj de esta máquina
cli-clock-wrong = indica una hora anterior a 1970 o posterior a 9999; ajústelo

# ---- options.rs ----
# "text" is in quotation marks.
cli-options-known-at = { $text } no es ni el número de un asiento, ni un día, ni un instante en UTC como 2026-11-28T17:04:05Z

# ---- remembered.rs ----
# "seen" and "here" are the size and the root of the log.
cli-remembered-replaced =
    advertencia: esta máquina usó por última vez otro libro en esta carpeta
      aquí: { $here }
cli-remembered-broken =
    advertencia: este libro no continúa lo que esta máquina ha visto de él: se restauró de una copia, o se reescribió su pasado
      visto: { $seen }
      aquí:  { $here }
cli-remembered-accept-first = no se registra nada en este hasta que se acepte; si es el que se quería: `pledgebook verify --accept-end { $size } { $root }`
cli-remembered-compare = `pledgebook verify --against FILE` lo compara con un punto de control guardado antes
cli-remembered-accept = si este es el que se quería: `pledgebook verify --accept-end { $size } { $root }`
cli-remembered-bytes = nota: { $bytes ->
    [one] 1 byte sigue al último punto de control y no forma parte de esta respuesta. Lo deja
   *[other] { $bytes } bytes siguen al último punto de control y no forman parte de esta respuesta. Los deja
} un proceso de escritura interrumpido, o uno que todavía trabaja
cli-remembered-damaged = advertencia: siguen bytes dañados al último punto de control y no forman parte de esta respuesta: { $error }. `pledgebook verify` dice más

# ---- show.rs ----
cli-show-last = el último asiento es { $seq }
# La línea de órdenes: lo que dicen las distintas órdenes, y sus errores.

# ---- import.rs ----
cli-import-write-one-of = escriba uno de estos: { $kinds }
cli-import-no-day-no-id = la tabla tiene una columna para el día, y cada fila tiene su propio número
cli-import-sheet = { $file }, hoja { $sheet }
cli-import-no-row = { $file }: no hay ninguna fila debajo de los encabezados. No se registró nada.
cli-import-all-on-record = { $file }: { $what }; todo consta ya en el registro. No se registró nada.
cli-import-rows-are-what = { $file }: sus encabezados no dicen qué son sus filas. No se registró nada.
cli-import-write-kind = Escriba { $options }.
cli-import-or = o
cli-import-likely-double = La fila { $row } es probablemente un duplicado del asiento { $seq }.
cli-import-dry-run = ensayo
cli-import-nothing-recorded = No se registró nada.
cli-import-record = ¿Registrar { $what }?
cli-import-recorded = Registro de { $what }
cli-import-template-is-here = ya está aquí; muévalo, o rellénelo
cli-import-columns = { $needed }; si consta: { $stated }
cli-import-wrote = Se escribió { $file }: { $rows }.
cli-import-to-mend = { $cells ->
    [one] { $file }: 1 celda por corregir. No se registró nada.
   *[other] { $file }: { $cells } celdas por corregir. No se registró nada.
}
cli-import-to-mend-of-rows = { $file }: { $rows ->
    [one] 1 fila
   *[other] { $rows } filas
}, { $cells ->
    [one] 1 celda
   *[other] { $cells } celdas
} por corregir. No se registró nada.
cli-import-more = y { $more } más

# ---- import/cells.rs ----
cli-import-file-too-large = el archivo tiene 256 MiB o más; divídalo
cli-import-no-workbooks = este es un libro de cálculo (XLSX), y este programa se compiló sin ellos; guarde la hoja como CSV, que hace todo lo que hace un libro de cálculo, o compile con `cargo build --release --features xlsx`
cli-import-read-as = Leído como { $encoding }.
cli-import-other-encoding = sus primeros bytes dicen que es { $encoding }, y no lo es; guárdelo como "CSV UTF-8"
cli-import-windows-1252 = No es UTF-8, así que se leyó como Windows-1252: revise las tildes, o guárdelo como "CSV UTF-8".

# ---- import/mapping.rs ----
cli-import-write-column = escriba COLUMNA="ENCABEZADO DEL ARCHIVO"
cli-import-columns-unclear = { $file }: sus encabezados no dicen a qué columnas se refieren. No se registró nada.
cli-import-any-column = --column COLUMNA=ENCABEZADO
cli-import-write-columns = Escriba { $options }.
cli-import-would-mean = { $file }: en una tabla de { $kind }, estos encabezados significarían
cli-import-add-columns = No se registró nada. Si es correcto, añada { $options }.
cli-import-read-so = ¿Leerlos así, ahora y después?

# ---- import/xlsx.rs ----
cli-import-workbook-unreadable = este libro de cálculo no se puede leer: { $why }
cli-import-no-sheet = este libro de cálculo no tiene ninguna hoja
cli-import-sheet-too-large = hoja { $sheet }: más de { $columns } columnas o { $rows } filas
cli-import-too-many-cells = hoja { $sheet }: más de { $cells } celdas; divídala
cli-import-workbook-damaged = este libro de cálculo está dañado: { $why }
cli-import-too-many-files = este libro de cálculo contiene { $files } archivos, y no se leen más de { $most }
cli-import-unpacks-to-more = este libro de cálculo ocupa descomprimido más de { $most } bytes; guarde la hoja como CSV, o divídala

# ---- wizard.rs ----
cli-wizard-no-terminal =
    No hay un terminal en el que preguntar. Escriba `pledgebook init opening.toml
    --yes` con un archivo de respuestas, o las opciones --origin, --title-en,
    --time-zone y --currency: `pledgebook init --help` muestra ambas formas.
    No hay un terminal en el que preguntar. Escriba
    `pledgebook init opening.toml --yes` con un archivo de respuestas, o las opciones
    --origin, --title-en, --time-zone y --currency: `pledgebook init --help` muestra
    ambas formas.
cli-wizard-answers-are-here =
    opening.toml ya está aquí: con él crea el libro `pledgebook init opening.toml`.
    Muévalo a otro lugar para responder de nuevo.
cli-wizard-begins-here = Un libro nuevo en esta carpeta. Intro toma lo que está entre [ ]; ? explica; < vuelve atrás. No se crea nada antes de que usted lo acepte al final.
cli-wizard-begins = Un libro nuevo en { $folder }. Intro toma lo que está entre [ ]; ? explica; < vuelve atrás. No se crea nada antes de que usted lo acepte al final.
cli-wizard-other-answers = { $file } ya está ahí, con otras respuestas. Muévalo a otro lugar.
cli-wizard-add-yes = No se creó nada. Si es correcto, añada --yes.
cli-wizard-refused = Rechazado: { $why }.
cli-wizard-so-far = hasta ahora: { $answer } (Intro lo conserva)
cli-wizard-make = ¿Crear el libro? [s/N]
cli-wizard-nothing-made = No se creó nada.
cli-wizard-standard-input = entrada estándar
cli-wizard-standard-error = error estándar
cli-wizard-mistakes = { $mistakes ->
    [one] { $file }: 1 error. No se creó nada.
   *[other] { $file }: { $mistakes } errores. No se creó nada.
}
cli-wizard-line = línea { $line }
cli-wizard-file-too-large = el archivo tiene 1 MiB o más, y no es un archivo de respuestas
cli-wizard-not-utf-8 = no es UTF-8; guárdelo como UTF-8
cli-wizard-not-a-file = no es un archivo

# ---- init.rs ----
cli-init-recorder = Clave del registrador { $key }: { $file }
cli-init-recovery = Clave de recuperación { $key }: { $file }
cli-init-move-it = Llévela a un medio sin conexión, y consérvela.
cli-init-opened = Se abrió el libro { $origin } en { $folder }. Dé esta clave de verificación a todos los que lo comprueben:
cli-init-first-root = Primera raíz: { $root }
cli-init-no-decimal-places = la norma ISO 4217 no asigna decimales a { $currency }
