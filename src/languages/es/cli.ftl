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
cli-import-recorded = En el registro: { $what }
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
