# Hechos y asientos: por qué no se puede leer uno.

# ---- fact.rs ----
event-data-not-canonical = los datos no están en su forma canónica, que es { $canonical }
event-data-version = aquí no se conoce la versión { $version }
event-data-type = aquí no se conoce el tipo

# ---- field.rs: "text" is quoted ----
event-field-once = escríbalo una sola vez
event-field-twice = un valor figura dos veces en la lista
event-field-empty = la lista está vacía; escriba al menos un valor
event-field-number = un número entero es menor que 2^53
event-field-none-of = { $text } no es ninguno de estos: { $words }

# ---- ledger.rs: "text" is quoted ----
event-ledger-time-zone = { $text } no es una zona horaria de la base de datos IANA; escriba por ejemplo America/Costa_Rica
event-ledger-origin = { $text } no es un origen; escriba una dirección sin esquema ni espacios, por ejemplo example.org/rcm
event-ledger-month-day = { $text } no es un día de todos los años; escriba mes y día, por ejemplo 01-01

# ---- party.rs: "text" and "found" are quoted ----
event-party-country = { $text } no es un código de país de ISO 3166-1; escriba dos letras mayúsculas, por ejemplo CR
event-party-iati-space = { $text } contiene espacios; escriba un identificador de IATI sin ellos, por ejemplo XI-IATI-IADB
event-party-iati-character = { $text } contiene { $found }, que no cabe en un identificador de IATI; omítalo

# ---- record.rs ----
event-record-line-too-long = la línea tendría { $bytes } bytes; caben como máximo { $most }
event-record-long = la línea tiene { $bytes } bytes; caben como máximo { $most }
# "expected" is a sentence of record/line.rs, or one about a value.
event-record-not-canonical = la línea no está en su forma canónica en el byte { $column }: { $expected }
event-record-data = los datos, que empiezan en el byte { $column }, no son los de { $kind } versión { $version }
event-record-newer = el asiento es { $kind } versión { $version }, que este pledgebook ({ $program }) no conoce; uno más nuevo lo lee
event-record-kind = un tipo son de 1 a 64 caracteres de a-z, puntos y guiones bajos, y este es { $kind }
event-record-integer = el número entero { $number } no es menor que 2^53
event-record-names-of-members = se esperaban nombres de miembros de { $kind } que este tenga, cada uno una vez y en orden

# ---- record/line.rs: "what", "one" and "other" are characters of a line ----
event-line-expected = se esperaba { $what }
event-line-expected-number = se esperaba un número entero
event-line-expected-either = se esperaba { $one } o { $other }
event-line-expected-at-end = se esperaba { $what } al final
