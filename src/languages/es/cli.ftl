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
