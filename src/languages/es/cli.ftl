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
