# Valores: nombres, días, montos, y lo que tienen de incorrecto.

# ---- languages/mod.rs ----
value-in-english = { $name } (en)
# Valores que no se pueden leer, y lo que las cifras dicen de sí mismas.

# ---- state: accounts.rs, figures.rs, exchange.rs; "text" stands in quotation marks ----
value-accounts-not-a-key = { $text } no es la clave de una cuenta
value-figures-not-a-key = { $text } no es la clave de una cifra
value-exchange-not-a-key = { $text } no es la clave de una cifra de dinero en otras monedas

# ---- state: recorders.rs ----
value-recorders-ran-back = el reloj retrocedió en el asiento { $seq }
value-recorders-ran-back-often = el reloj retrocedió { $times } veces, la primera en el asiento { $seq }
value-recorders-ahead = el asiento { $seq } se registró el { $at }, que está en el futuro

# ---- cache: table.rs ----
value-table-no-answer = la base de datos del índice no responde
value-table-panicked = la base de datos del índice falló
# Valores que se escriben: qué tiene de malo uno y qué escribir en su lugar. Siguen a "--opción: " o "archivo:línea: ".

# ---- address.rs ----
value-address-scheme = la dirección empieza con "{ $scheme }:"; escriba una dirección que empiece con https:// o http://
value-address-character = el carácter { $position } es { $found }, que no cabe en una dirección; escriba { $instead } en su lugar
value-address-percent = al % del carácter { $position } no le siguen dos dígitos hexadecimales; escriba %25 para un signo de por ciento
value-address-user = la dirección indica un usuario o una contraseña antes de una @; omítalo
value-address-host = "{ $host }" no es un servidor; escriba por ejemplo https://example.org/minutes.pdf

# ---- days.rs: "text" is quoted ----
value-days-day = { $text } no es un día válido; escríbalo como AAAA-MM-DD, por ejemplo 2017-11-27
value-days-span = { $text } no es un día ni un intervalo válido; escriba AAAA-MM-DD o AAAA-MM-DD/AAAA-MM-DD
value-days-backwards = { $text } termina antes del día en que empieza o ese mismo día; un solo día se escribe una vez
value-days-instant = { $text } no es un instante válido; escríbalo en UTC hasta el segundo, por ejemplo 2026-11-28T17:04:05Z
value-days-window = { $text } no es una fecha EDTF que este libro lea; ejemplos: 2018, 2018-03, 2018-33 (primer trimestre), 2018-40 (primer semestre), ../2019-06~ (a más tardar hacia junio de 2019)
value-days-period = { $text } no es un período contable; escriba su primer y último día (2018-07-01/2019-06-30), o un año (2018), un semestre (2018-40), un trimestre (2018-33) o un mes (2018-07)

# ---- hash.rs ----
value-hash-hex = una huella BLAKE3 son 64 dígitos de 0-9 y a-f
value-hash-base64 = una huella de árbol son 32 bytes en base64 estándar (44 caracteres, el último `=`)

# ---- ids.rs: "text" is quoted ----
value-ids-slug = { $text } no es un id válido; escriba de 1 a { $most } de a-z, 0-9 y guiones interiores, por ejemplo costa-rica
value-ids-assessment = { $text } no es una cuota; escriba su id, o una serie y su miembro, por ejemplo dues-2018/honduras
value-ids-item = { $text } no es un punto; escriba sección, número y letra, por ejemplo C7 o R8.b
value-ids-decision = { $text } no es una decisión; escriba su reunión y su punto, por ejemplo rcgm-2017/R8.b
value-ids-thing = { $text } no nombra nada; escriba clase e id, por ejemplo activity:health-workshop-2 (clases: { $kinds })
value-ids-key = { $text } no es una clave válida; escriba de 1 a 128 letras, dígitos y . _ : / # @ + = -, sin espacios
value-ids-private-key = una clave privada no es un id, y nunca debe entrar en un libro

# ---- key.rs ----
value-key-id = un id de clave son 8 dígitos de 0-9 y a-f
value-key-form = una clave de verificación tiene la forma NOMBRE+8 dígitos hexadecimales+base64 de 33 bytes
value-key-name = el nombre de una clave no está vacío y no contiene espacios ni `+`
value-key-algorithm = solo se usan claves Ed25519 (byte de algoritmo 01), esta dice { $algorithm }
value-key-id-mismatch = el id de la clave es { $found }, pero este nombre y esta clave dan { $expected }

# ---- merkle.rs ----
value-merkle-nodes = un árbol de { $size } hojas tiene { $expected } subárboles completos, aquí hay { $found }

# ---- money.rs: "text" is quoted ----
value-money-decimal = { $text } no es un número decimal simple; escriba por ejemplo 1000.00, sin separadores de miles ni exponente
value-money-currency = { $text } no es una moneda de ISO 4217; escriba sus tres letras mayúsculas, por ejemplo USD
value-money-money = { $text } no es un monto válido; escriba moneda y número, por ejemplo USD 1000.00
value-money-exponent = { $text } no es una moneda con su exponente; escriba por ejemplo USD/2
value-money-rate = { $text } no es un tipo de cambio; escriba un número mayor que cero con un máximo de { $most } decimales, por ejemplo 7.75
value-money-share = { $text } no es un porcentaje válido; escriba un porcentaje mayor que 0, de 100 como máximo, con un máximo de { $most } decimales, por ejemplo 12.5

# ---- name.rs: "script" and "of" are names of scripts (Latin, Cyrillic) ----
value-name-mixed = el carácter { $position } es U+{ $code }, una letra de la escritura { $script } en una palabra de la escritura { $of }; escriba cada palabra en una sola escritura

# ---- object.rs: members of a JSON object, in the words of serde ----
value-object-unknown = campo desconocido `{ $name }`, se esperaba uno de { $names }
value-object-unknown-of-two = campo desconocido `{ $name }`, se esperaba `{ $one }` o `{ $other }`
value-object-duplicate = campo repetido `{ $name }`
value-object-missing = falta el campo `{ $name }`

# ---- text.rs ----
value-text-empty = el texto está vacío; omita el campo donde no conste nada
value-text-untrimmed = el texto empieza o termina con espacios; escríbalo sin ellos
value-text-long = el texto tiene { $characters } caracteres; caben como máximo { $most }
value-text-not-nfc = el texto no está en la forma de normalización C de Unicode; escriba las letras con acento como un solo carácter
value-text-private-key = el texto contiene una clave privada, que nunca puede entrar en un libro
# "what" is one of the noun phrases below, "instead" one of the orders after them.
value-text-character = el carácter { $position } es U+{ $code }, que es { $what }; { $instead }
value-text-joiner = una marca de unión fuera de una palabra cuya escritura la necesite
value-text-bidirectional = un carácter de formato bidireccional
value-text-control = un carácter de control
value-text-line-separator = un separador de líneas
value-text-unassigned = un código que Unicode no asigna
value-text-private-use = un carácter de uso privado, sin significado acordado
value-text-tag = un carácter de etiqueta invisible
value-text-format = un carácter de formato
value-text-invisible = un carácter invisible
value-text-write-space = escriba un espacio en su lugar
value-text-write-defined = escriba un carácter que Unicode defina
value-text-leave-out = omítalo
