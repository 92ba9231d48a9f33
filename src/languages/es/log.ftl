# El registro: sus archivos, sus puntos de control y lo que halla la verificación.

# ---- checkpoint.rs ----
log-checkpoint-lines = el texto de un punto de control son tres líneas: origen, tamaño, raíz
log-checkpoint-origin = el origen está vacío, o contiene espacios o `+`
log-checkpoint-size = el tamaño no es un número decimal sin signo ni ceros a la izquierda
log-checkpoint-root = la raíz no son 32 bytes en base64 estándar
log-checkpoint-signatures = un punto de control de este registro lleva una firma, este { $count }
log-checkpoint-signer-name = la clave que firmó no lleva el nombre del origen
log-checkpoint-too-long = el punto de control tiene más de { $most } bytes
log-checkpoint-separator = ninguna línea en blanco separa el punto de control del anterior
log-checkpoint-form = estas líneas no son un punto de control

# ---- finding.rs: "expected" and "found" are among the clauses of line_ends.rs, scan.rs and verify.rs, or of ledger/ ----
log-finding = { $place }: { $kind }: se esperaba: { $expected }; se halló: { $found }.
log-finding-of-record = { $place }: asiento { $record }: { $kind }: se esperaba: { $expected }; se halló: { $found }.

# ---- line_ends.rs: clauses, what was expected and what was found ----
log-line-ends-expected = líneas que terminan solo en LF
log-line-ends-of-one = CR LF al final de cada línea: git, u otro programa, cambió los finales de línea, y con ellos todas las huellas; no se verificó nada más. Vuelva a extraer el libro con una línea "events/** -text" en su .gitattributes, o cópielo de nuevo byte por byte
log-line-ends-of-two = CR LF al final de cada línea, y en { $other }: git, u otro programa, cambió los finales de línea, y con ellos todas las huellas; no se verificó nada más. Vuelva a extraer el libro con una línea "events/** -text" en su .gitattributes, o cópielo de nuevo byte por byte
log-line-ends-of-many = CR LF al final de cada línea, y en otros { $others } archivos: git, u otro programa, cambió los finales de línea, y con ellos todas las huellas; no se verificó nada más. Vuelva a extraer el libro con una línea "events/** -text" en su .gitattributes, o cópielo de nuevo byte por byte

# ---- note.rs ----
log-note-utf8 = una nota es UTF-8, pero el byte { $offset } no lo es
log-note-control = una nota no contiene más carácter de control que el salto de línea, pero el byte { $offset } lo es
log-note-no-end = la nota no termina en un salto de línea
log-note-no-blank-line = la nota no tiene una línea en blanco entre su texto y sus firmas
log-note-no-text = la nota no tiene texto
log-note-text-without-end = el texto por firmar no termina en un salto de línea
log-note-no-signature = la nota no lleva firma
log-note-too-many-signatures = la nota lleva más de { $most } firmas
log-note-signature-form = una línea de firma tiene la forma: raya, espacio, nombre de la clave, espacio, base64
log-note-signature-name = el nombre de la clave en la línea de firma no lo es (vacío, con espacios o `+`)
log-note-signature-base64 = la firma no está en base64 estándar
log-note-signature-length = la firma tiene { $length } bytes, que no son un id de clave y una firma
log-note-unsigned = la nota no lleva firma de la clave { $id }
log-note-bad-key = la clave { $id } no es una clave pública Ed25519
log-note-bad-signature = la firma de la clave { $id } no corresponde al texto
log-signer-form = una clave privada tiene la forma PRIVATE+KEY+NOMBRE+8 dígitos hexadecimales+base64 de 33 bytes
log-signer-randomness = el sistema operativo no dio azar para una clave nueva

# ---- position.rs ----
log-head = { $records ->
    [one] 1 asiento, raíz { $root }
   *[other] { $records } asientos, raíz { $root }
}

# ---- scan.rs: clauses, what was expected and what was found ----
log-scan-with-root = { $records } asientos con raíz { $root }
log-scan-linked = un enlace entre los asientos { $before } y { $record }
log-scan-one-altered = una alteración en uno de los dos

# ---- store/error.rs ----
log-store-missing = { $path }: aquí no hay ningún libro (falta events/checkpoints)
log-store-not-empty = { $path }: no está vacía; un libro nuevo necesita que events/ esté vacía o no exista
log-store-foreign = events/{ $name }: este archivo no pertenece a events/; llévelo a otro lugar
log-store-irregular = { $path }: no es un archivo regular
log-store-not-a-folder = { $path }: no es una carpeta; no se sigue un enlace, porque aquello a lo que lleva no es parte de este libro
log-store-locked = { $path }: otro proceso que escribe tiene el bloqueo
log-store-conflict = el libro tiene { $found } asientos, no { $expected }: otra persona ha registrado entretanto
log-store-sync-failed = { $path }: el disco no confirmó lo que se escribió; no se sabe si quedó registrado
log-store-poisoned = el disco no confirmó una escritura anterior; abra de nuevo el libro antes de escribir
log-damage-checkpoint = el último punto de control no se puede leer ({ $why })
log-damage-no-checkpoints = no hay ningún punto de control, aunque hay asientos; recupere el archivo de una copia
log-damage-record = esta línea no es el asiento { $seq }
log-damage-missing = los asientos terminan antes del asiento { $seq }
log-damage-unsealed = { $bytes } bytes siguen a los asientos del último punto de control, más de los que dejan lotes interrumpidos
log-damage-foreign = lo que sigue a los asientos del último punto de control no es el comienzo del asiento { $seq }; ninguna escritura interrumpida deja esto, y no se apartó
log-damage-torn-checkpoint = el archivo termina con parte de un punto de control, y los asientos que este cubre no están: se dañó después de escribirse
log-damage-segment = un segmento más allá del final, que está en el asiento { $size }
log-batch-group = se escriben juntos de 1 a { $most } lotes, estos son { $found }
log-batch-records = un lote contiene de 1 a { $most } asientos, este { $found }
log-batch-bytes = un lote tiene como máximo { $most } bytes, este { $found }
log-batch-line-too-long = el asiento { $seq } tiene { $found } bytes, más de los que caben en una línea
log-batch-line-break = el asiento { $seq } contiene un salto de línea
log-batch-number = donde corresponde el asiento { $seq }, la línea empieza de otro modo
log-batch-size = el punto de control indica el tamaño { $found }, el lote termina en { $expected }
# Why the system refused; they stand behind "PATH: ".
log-io-read-only = el sistema de archivos es de solo lectura
log-io-permission = permiso denegado
log-io-disk-full = el disco está lleno; este lote no se registró
log-io-quota = la cuota de disco está agotada; este lote no se registró
log-io-file-too-large = el sistema de archivos no admite un archivo mayor; este lote no se registró
log-io-other = no se puede leer ni escribir

# ---- store/nofollow.rs ----
log-io-larger-than-written = el archivo es mayor que cualquiera que este programa escriba
log-io-irregular = aquí hay un enlace, una tubería, un dispositivo o un archivo con varios nombres

# ---- verify.rs: clauses, what was expected and what was found ----
log-verify-only-segments = aquí, solo segmentos, puntos de control y claves
log-verify-origin = el origen { $origin }
log-verify-size-between = un tamaño mayor que { $size } y menor que el del siguiente
log-verify-size = el tamaño { $size }
log-verify-newline = un salto de línea al final del último punto de control
log-verify-no-newline = ninguno; una escritura interrumpida deja esto, y el próximo registro lo agrega
log-verify-fitting-signature = una firma que corresponda al punto de control
log-verify-other-signature = una que no corresponde: se alteró el punto de control o su firma
log-verify-end-of-records = el final de los asientos
# "records" is log-verify-record or log-verify-records.
log-verify-signature-of-author = una firma del autor, admitido antes, de lo siguiente: { $records }
log-verify-signature-by = una de la clave { $key }
log-verify-signed-root = asientos cuya raíz es { $root }, que se firmó
log-verify-computed-root = asientos cuya raíz es { $root }
log-verify-checkpoint = un punto de control
log-verify-no-checkpoint = ninguno: { $why }
log-verify-end-of-sealed = el final de los asientos sellados
log-verify-second-time = el mismo por segunda vez
log-verify-bytes-after = { $bytes } bytes después; el próximo registro aparta lo que deja una escritura interrumpida, y rechaza todo lo demás; si no se interrumpió ningún registro, alguien cambió los archivos
log-verify-records-after = { $bytes } bytes después ({ $records }); el próximo registro aparta lo que deja una escritura interrumpida, y rechaza todo lo demás; si no se interrumpió ningún registro, alguien cambió los archivos
log-verify-end-of-log = que el registro termine con su último punto de control completo, en el tamaño { $size }
log-verify-record = asiento { $record }
log-verify-no-record = ningún asiento
log-verify-without-end = { $text } sin su final
log-verify-end-of-list = el final de la lista
log-verify-key = la clave { $key }
log-verify-other-origin = un registro de otro origen
log-verify-checkpoint-damaged = algo que no se puede comparar, porque el último punto de control está dañado
log-verify-taken-away = un registro de { $records } asientos: algunos se quitaron
log-verify-record-damaged = algo que no se puede comparar, porque el asiento { $record } está dañado
log-verify-rewritten = la raíz { $root }: el pasado fue reescrito
log-verify-not-compared = algo que no se puede comparar
log-verify-against = la raíz { $root } en el tamaño { $size }, como dice el punto de control de { $origin }

# ---- verify/chain.rs: clauses, what was expected and what was found ----
log-verify-here = el mismo aquí
log-verify-bytes-stated = bytes cuyo BLAKE3 es { $hash }, como dice el asiento { $record }
log-verify-bytes = bytes cuyo BLAKE3 es { $hash }
log-verify-record-before = el asiento { $record } antes
log-verify-end-of-record = el final del asiento { $record } en su línea
log-verify-segment-name = el nombre { $name } para un segmento que empieza con el asiento { $record }
log-verify-records = asientos { $first } a { $last }
