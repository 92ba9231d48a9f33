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
cli-everyday-takes-pairs = Aquí se escribe un nombre y un importe, o varios NOMBRE=IMPORTE.
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
cli-promise-as-much = Ya deben pagar esos importes.
cli-promise-how-much = --due { $day }: ¿qué parte de la promesa vence ese día?
cli-promise-write-part = Escriba --due { $day }=IMPORTE.

# ---- adjust.rs ----
cli-adjust-no-assessment = --for { $period }: no se trata de una cuota.

# ---- appropriation.rs ----
cli-appropriation-which-lines = ¿Cuáles partidas?
cli-appropriation-no-line = "{ $text }" no es una partida con su importe.
cli-appropriation-write-line = Escriba PARTIDA=IMPORTE, por ejemplo travel=18000.
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
cli-refused-wrong-amount = ¿Importe equivocado? pledgebook correct { $seq } --amount … ({ $day }, { $amount })
