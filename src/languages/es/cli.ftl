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
cli-hint-pledge-by-money = `pledgebook record contribution.applied` toma --to 'pledge:{ $pledge }=…' con el importe
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
