# El reglamento: una oración por cada negativa.
# Los ids se escriben con su clase (party:canada); los códigos de las --opciones, tal cual.

# ---- refusal.rs: idempotency keys ----
rules-other-command = la clave "{ $id }" ya se usó para otra orden, que consta en el asiento { $seq }; elija otra clave
rules-key-reserved = la clave "{ $id }" contiene un #, que numera las solicitudes de una lista; escriba la clave sin él
rules-list-of-another-length = la lista "{ $list }" se registró con { $had } solicitudes, en el asiento { $seq } y los siguientes, y ahora tiene { $has }; envíe la misma lista o elija otra clave
rules-list-not-ended = la lista "{ $list }" continúa con la solicitud { $next } de { $of }, en el mismo lote; regístrela entera
rules-list-too-long = la lista "{ $list }" tiene { $of } solicitudes y no cabe en un lote; regístrela como varias listas

# ---- refusal.rs: who may record, and when ----
rules-opened-once = el asiento 0, y ningún otro, abre un libro con ledger.opened; este sería el asiento { $seq }, de tipo { $kind }
rules-not-a-recorder = la clave { $key } no está admitida en este libro; use una clave admitida
rules-recorder-revoked = la clave { $key } fue revocada por el asiento { $revoked_by }; use una clave que siga admitida
rules-recovery-key-only = la clave de recuperación { $key } solo puede admitir y revocar registradores; registre { $kind } con la clave de un registrador

# ---- refusal.rs: what every command names ----
rules-unknown = { $thing } no consta en el registro; corrija el id, o regístrelo primero
rules-already-registered = { $thing } ya consta en el registro, desde el asiento { $seq }; elija otro id
rules-in-the-future = { $date } está en el futuro; escriba { $last } o un día anterior
rules-currency-not-used = { $amount } está en una moneda que este libro no usa; use una de estas: { $currencies }
rules-amount-not-positive = { $amount } no es mayor que cero; escriba un monto positivo, o ninguno donde ninguno conste
rules-amount-too-fine = { $amount } tiene demasiados decimales para { $currency } en este libro; escriba como máximo { $exponent }
rules-currency-unused = { $currency } no es una moneda de este libro; use una de estas: { $currencies }
rules-amount-too-large = { $amount } es demasiado grande; un asiento admite montos menores que 1000000000000
rules-not-dated = { $kind } no tiene fecha; escriba el día en que ocurrió o desde el que rige
rules-in-closed-period = { $date } está cerrado: el asiento { $seq } cerró { $period } y todos los días anteriores. Si esto se halló tarde, agregue --because; si un asiento está mal, corrija ese

# ---- refusal.rs: the opening ----
rules-currency-frozen-twice = { $currency } figura dos veces entre las monedas del libro; indíquela una vez, con sus decimales

# ---- refusal.rs: recorders ----
rules-key-of-another-ledger = el nombre de la clave es "{ $name }"; use una clave llamada "{ $origin }", el origen de este libro
rules-key-taken = la clave { $key } ya fue admitida, por el asiento { $seq }; una clave se admite una sola vez: cree otra
rules-recovery-key-stays = { $key } es la clave de recuperación, y solo ella misma puede revocarse; firme con ella

# ---- refusal.rs: parties ----
rules-name-taken = "{ $name }" ya designa a { $of }; elija otro nombre
rules-name-looks-taken = "{ $name }" se parece a "{ $like }", que designa a { $of }: el carácter { $position } es { $found }; elija otro nombre
rules-iati-taken = { $iati } ya identifica a party:{ $party } en IATI; escriba el identificador de esta parte, u omítalo
rules-party-merged = party:{ $party } se fusionó con party:{ $into } por el asiento { $seq }; escriba party:{ $into } en su lugar
rules-merged-into-itself = party:{ $party } no puede fusionarse consigo misma; indique la otra parte
rules-relation-to-fund = la relación "{ $relation }" debe indicar un fondo, y { $of } no lo es
rules-relation-to-office = la relación "{ $relation }" debe indicar una parte que sea una oficina, y { $of } no lo es
rules-relation-to-party = la relación "{ $relation }" debe indicar una parte, y { $of } no lo es
rules-related-to-itself = party:{ $party } no puede tener la relación "{ $relation }" consigo misma; indique otra parte
rules-relation-ends-before-it-begins = la relación terminaría el { $until }, antes de empezar el { $from }; escriba como fin { $from } o un día posterior
rules-relation-overlaps = el asiento { $seq } ya registra la relación "{ $relation }" entre party:{ $party } y { $of } en parte de ese tiempo; escriba días que no se superpongan

# ---- refusal.rs: documents ----
rules-document-not-identified = document:{ $document } no tiene huella BLAKE3 ni dirección, ni lugar donde se guarde; escriba alguno de ellos
rules-already-signed = el asiento { $seq } ya dice que party:{ $party } firmó document:{ $document }; omita a ese firmante

# ---- refusal.rs: meetings ----
rules-not-a-forum = party:{ $party } es de naturaleza "{ $nature }"; un foro debe ser un organismo o una red
rules-no-authority = party:{ $forum } no tiene facultades en el registro, así que no puede adoptar el acto "{ $act }"; omita el acto
rules-no-authority-recommends = party:{ $forum } solo recomienda, así que no puede adoptar el acto "{ $act }"; omita el acto
rules-decision-requests-nothing = decision:{ $decision } no solicita ni insta (sus actos: { $acts }); indique una decisión que lo haga
rules-referred-without-act = { $subject } se remite a una parte, pero sus actos no incluyen "referred" ni "submitted"; agregue uno de ellos, u omita la parte

# ---- refusal.rs: activities ----
rules-activity-cancelled = { $activity } consta como cancelada en el asiento { $seq }; si eso está mal, anule primero ese asiento
rules-activity-held = { $activity } consta como realizada en el asiento { $seq }; si eso está mal, anule primero ese asiento
rules-spent-on-cancelled = { $activity } se canceló el { $on }, según el asiento { $seq }; omita la actividad, o informe del pago con su motivo
rules-advance-to-activity = se indica { $activity } para dinero que un organismo ejecutor tiene como anticipo; indíquela cuando el organismo lo rinda

# ---- refusal.rs: pledges ----
rules-not-a-purpose = { $toward } no es una actividad ni un fondo; una promesa se hace para uno de ellos
rules-pledge-withdrawn = pledge:{ $pledge } fue retirada por el asiento { $seq }; si eso está mal, anule primero ese asiento
rules-pledge-fulfilled = pledge:{ $pledge } quedó cumplida, según el asiento { $seq }; si eso está mal, anule primero ese asiento
rules-pledge-confirmed = pledge:{ $pledge } fue confirmada por el asiento { $seq } y no se ha revisado desde entonces; registre primero la revisión
rules-nothing-revised = la revisión de pledge:{ $pledge } no cambia nada; escriba lo que es nuevo
rules-fulfilled-by-money = pledge:{ $pledge } promete solo dinero; registre lo pagado como contribución, aplicada a la promesa
rules-role-not-promised = pledge:{ $pledge } no promete el papel "{ $role }"; indique uno de los suyos
rules-instalment-in-another-currency = el plazo de { $amount } no está en { $currency }, la moneda de pledge:{ $pledge }; escríbalo en { $currency }
rules-instalments-do-not-sum = pledge:{ $pledge } es de { $amount }, pero sus plazos suman { $sum }; corrija uno de los dos

# ---- refusal.rs: funds ----
rules-policy-says-nothing = la política de fund:{ $fund } está vacía, y reemplazaría por entero la anterior; escriba al menos una de sus reglas
rules-fund-without-currency = fund:{ $fund } se abrió sin moneda, así que no puede moverse dinero en él; indique un fondo que la tenga
rules-other-currency = { $amount } no está en { $currency }, la moneda de fund:{ $fund }; escriba el monto en { $currency }
rules-of-another-fund = { $thing } pertenece a fund:{ $its }, no a fund:{ $fund }, y el dinero no pasa de un fondo a otro; indique un mismo fondo en todo
rules-overdrawn = fund:{ $fund } tiene { $held } el { $on } y no puede pagar { $amount }; registre primero los ingresos que faltan
rules-below-floor = a fund:{ $fund } le quedarían { $left } propios el { $on }, por debajo de su saldo mínimo de { $floor }; pague menos
rules-same-currency = { $currency } está en ambos lados; indique dos monedas distintas
rules-same-fund = ambos fondos son fund:{ $fund }; escriba dos fondos distintos
rules-brought-forward-twice = el asiento { $seq } ya trasladó lo que fund:{ $fund } tenía en { $currency } en su propia cuenta; omita { $amount }
rules-brought-forward-twice-with = el asiento { $seq } ya trasladó lo que fund:{ $fund } tenía en { $currency } en poder de party:{ $party }; omita { $amount }
rules-moves-before = { $account } se mueve el { $first }, y un saldo certificado al final del { $certified } lo contaría dos veces; certifique un día anterior, o corrija lo que tiene fecha anterior
rules-fund-in-use = fund:{ $fund } está en uso, así que su moneda y su titular se mantienen; abra otro fondo
rules-before-the-balance = el saldo de { $account } está certificado al final del { $certified }, y lo que tiene fecha { $date } está incluido en él; omítalo, o escriba un día posterior si ocurrió entonces
rules-no-rule-broken = no se incumple ninguna regla; omita la excepción
rules-breaks-others = las reglas que esto incumple son: { $found }; omítalas

# ---- refusal.rs: assessments ----
rules-share-twice = party:{ $party } figura dos veces en la escala; escriba su porcentaje una sola vez
rules-shares-do-not-sum = los porcentajes de scale:{ $scale } suman { $sum } por ciento; deben sumar 100
rules-scale-without-total = una escala y el total que reparte se dan juntos; escriba ambos o ninguno
rules-not-assessed = nada dice cuánto debe pagar party:{ $party }; escriba el monto, o una escala y su total
rules-not-on-scale = party:{ $party } no tiene porcentaje en scale:{ $scale }; indique una escala que la incluya, o escriba el monto
rules-scale-replaced = scale:{ $scale } fue reemplazada por scale:{ $by } desde { $from }, antes de que empiece { $period }; indique esa
rules-not-the-share = a party:{ $party } le corresponden { $expected }, no { $amount }; omita el monto, o la escala
rules-other-share = a party:{ $party } le corresponden { $expected }, no { $amount }; omita los montos
rules-other-rest = el redondeo deja { $left } del total, no { $stated }; omítalo
rules-nobody-pays = toda porción de { $total } se redondea a cero; escriba un total que pague al menos un miembro
rules-other-member-in-id = assessment:{ $assessment } lleva el nombre de party:{ $member } y asigna la cuota a party:{ $party }; escriba otro id
rules-not-a-member = party:{ $party } no era miembro de party:{ $of } en { $period }, según los asientos; registre primero su calidad de miembro
rules-assessed-twice = party:{ $party } ya tiene cuota asignada para fund:{ $fund } en { $period }, en assessment:{ $assessment }; escriba un período que no se superponga
rules-more-than-outstanding = { $amount } es más que los { $outstanding } pendientes de assessment:{ $assessment } el { $on }; escriba eso como máximo
rules-above-carrying-amount = { $amount } es más que los { $left } que quedan por dar de baja de assessment:{ $assessment } el { $on }; el resto se pagó, se acreditó, se condonó o se dio de baja
rules-of-another-member = assessment:{ $assessment } es la cuota de party:{ $its }, y el plan de pagos es el de party:{ $party }; omita la cuota
rules-written-off = solo { $counted_on } de assessment:{ $assessment } no está dado de baja el { $on }; restablezca el resto antes de registrar { $amount }
rules-more-than-written-off = { $amount } es más que los { $written_off } dados de baja de assessment:{ $assessment } el { $on }; escriba eso como máximo
rules-other-recognition = assessment:{ $assessment } se reconoce el { $its }, y no el { $stated }; omita el día
rules-plan-above-outstanding = los plazos suman { $sum }, y de lo que cubren hay { $outstanding } pendientes el { $on }; escriba eso como máximo
rules-more-than-left = { $amount } es más que los { $left } en { $account } el { $on }; escriba eso como máximo
rules-too-early = { $date } es anterior a { $thing }, con fecha { $its }; escriba ese día o uno posterior
rules-not-approved = decision:{ $decision } no aprueba nada (sus actos: { $acts }); indique una aprobación de un organismo que decida
rules-takes-decision = { $what } requiere una decisión de un organismo que decida por el fondo; indíquela
rules-not-theirs = decision:{ $decision } es de party:{ $forum }, que no decide por party:{ $owner }, titular del fondo; indique una decisión de party:{ $owner }, o de un organismo que forme parte de él y decida
rules-not-in-decision = ninguna cláusula de decision:{ $decision } autoriza { $what }; indique una decisión que lo haga
rules-clause-with-amount = una cláusula para el acto "{ $act }" no lleva monto, y dice hasta { $up_to }; omita el monto
rules-cover-of-no-record = una cláusula de amparo indica el asiento que es una excepción, y { $of } no lo es; escriba record:N, una cláusula para cada uno
rules-used-by-record = decision:{ $decision } ya se usó para esto en el asiento { $seq }; indique otra
rules-used-up = decision:{ $decision } está agotada; indique otra
rules-used-up-to = a decision:{ $decision } solo le quedan { $left } por usar, y esto requiere { $asked }; indique otra

# ---- refusal.rs: contributions ----
rules-cash-without-amount = contribution:{ $contribution } es efectivo, pero no tiene monto; escriba cuánto se recibió
rules-not-cash = contribution:{ $contribution } tiene la forma "{ $form }", no es efectivo: omita tipo de cambio, cargos, monto acreditado e ingresado; no se aplica ni se devuelve
rules-no-rate = { $amount } no está en { $currency }, la moneda de fund:{ $fund }; indique el tipo de cambio publicado al que cuenta
rules-rate-of-other-currencies = rate:{ $rate } es de { $from } a { $to }, pero { $amount } se convierte a { $currency }; indique un tipo de cambio entre estas dos
rules-rate-ends-early = un tipo de cambio que empieza el { $from } no rige hasta el { $until }; escriba un último día que no sea anterior
rules-rate-overlaps = rate:{ $other } del mismo publicador es entre estas monedas y rige del { $first } al { $last }; escriba otros días, o corrija ese tipo de cambio
rules-rate-not-in-force = rate:{ $rate } rige del { $first } al { $last }, no el { $on }; indique un tipo de cambio que rija ese día
rules-nothing-converted = { $amount } está en la moneda de fund:{ $fund }; omita el tipo de cambio y el equivalente
rules-equivalent-differs = { $amount } son { $expected } al tipo de cambio, no { $found }; omita el equivalente
rules-worth-nothing = { $amount } es menos que el menor monto en { $currency } al tipo de cambio; escriba uno mayor
rules-arrival-not-stated = se pagaron { $paid } a fund:{ $fund }, que se lleva en { $currency }; escriba el monto que ingresó, como lo indica el banco
rules-beyond-tolerance = se acreditan { $credited }, e ingresaron { $arrived } con los cargos: difieren en más del { $tolerance } %; corrija el tipo de cambio o el monto
rules-valued-twice = rate:{ $rate } y rate:{ $other } son entre las mismas monedas; indique uno de ellos
rules-rate-too-long = { $amount } a rate:{ $rate } tiene más dígitos de los que se guardan con exactitud; publique un tipo de cambio con menos decimales
rules-not-at-rate = { $amount } se acredita como { $expected }, no como { $found }; omita el monto acreditado
rules-nothing-arrived = se pagaron { $paid }, y las comisiones bancarias son { $charges }: no ingresó nada; corrija una de las dos cifras
rules-does-not-add-up = se pagaron { $paid }, pero lo ingresado y las comisiones bancarias suman { $parts }; corrija uno de ellos
rules-nothing-left = no queda nada de contribution:{ $contribution }: todo se aplicó o se devolvió; indique otra contribución
rules-nothing-outstanding = party:{ $payer } no tiene nada pendiente en fund:{ $fund } a lo que puedan aplicarse { $left } de contribution:{ $contribution }; indique la cuota, la promesa o el fondo que se paga
rules-allocated-twice = { $to } figura dos veces entre aquello a lo que se aplica la contribución; escriba su monto una sola vez
rules-not-payable = { $to } no es una cuota, una promesa ni un fondo; una contribución se aplica a uno de ellos
rules-more-than-received = { $amount } es más que los { $left } que quedan de contribution:{ $contribution } el { $on }; escriba eso como máximo
rules-payer-unidentified = el pagador de contribution:{ $contribution } no está identificado; escriba quién pagó
rules-payer-known = contribution:{ $contribution } fue pagada por party:{ $known }, no por party:{ $said }; omita el pagador
rules-paid-by-another = party:{ $payer } pagó esto, pero { $to } lo debe o lo prometió otra parte; aplíquelo a algo de party:{ $payer }
rules-counts-for-not-stated = { $amount } se aplica a pledge:{ $pledge }, que está en { $currency }, y el pago no se hizo en esa moneda; indique un tipo de cambio, o escriba por cuánto cuenta y con qué fundamento
rules-counts-in-another-currency = { $amount } no está en { $currency }, la moneda de pledge:{ $pledge }; escriba lo que cuenta en { $currency }
rules-counts-at-rate = la porción cuenta por { $expected } de pledge:{ $pledge } al tipo de cambio, no por { $found }; omita el monto, o escriba el fundamento
rules-counts-for-nothing = { $amount } cuenta por { $counts_for } de pledge:{ $pledge }, una vez redondeado; aplique una porción mayor
rules-counts-once = pledge:{ $pledge } figura dos veces, o no se le aplica nada en otra moneda; omita lo que cuenta para ella
rules-ground-without-amounts = un fundamento explica por cuánto se indica que cuentan las porciones de contribution:{ $contribution }; escriba esos montos y ningún tipo de cambio, u omita el fundamento
rules-nothing-to-convert = contribution:{ $contribution } no paga ninguna promesa en otra moneda que la del fondo y la propia; omita el tipo de cambio y el fundamento

# ---- refusal.rs: budgets ----
rules-line-twice = la partida { $line } figura dos veces; indique cada partida una sola vez
rules-total-is-not-the-sum = el total es { $total }, pero las partidas suman { $sum }; corrija el total o las partidas
rules-budget-approved = budget:{ $budget } fue aprobado por el asiento { $seq }; revíselo en vez de aprobarlo
rules-appropriated-twice = la partida { $line } ya está dotada para estos días por budget:{ $other }; si este se le suma, escriba --adds supplement
rules-nothing-to-supplement = todavía no hay nada aprobado que budget:{ $budget } pueda complementar; omita eso
rules-budget-not-approved-by = budget:{ $budget } no estaba aprobado al { $on }, sino el { $approved }; registre primero su aprobación
rules-budget-not-approved = budget:{ $budget } no tiene aprobación en el registro; registre primero su aprobación
rules-budget-without-fund = budget:{ $budget } se propuso sin fondo, así que nada puede cargarse a él; indique un presupuesto que lo tenga
rules-line-overspent = la partida { $line } de budget:{ $budget } tiene { $available } disponibles el { $on } y no puede soportar { $amount }; revise primero el presupuesto
rules-below-charged = la partida { $line } de budget:{ $budget } tendría { $set } el { $on }, menos que los { $charged } cargados a ella hasta entonces; escriba eso como mínimo
rules-transfer-beyond-cap = { $amount }, junto a los { $already } transferidos hasta el { $on }, supera { $most }, que es el { $cap } por ciento de lo aprobado para todas las partidas; transfiera menos
rules-transfer-beyond-cap-of-line = { $amount }, junto a los { $already } transferidos hasta el { $on }, supera { $most }, que es el { $cap } por ciento de lo aprobado para la partida { $line }; transfiera menos

# ---- refusal.rs: cases and advances ----
rules-case-or-implementer = indique un caso, con su categoría, o un organismo ejecutor, sin ella
rules-not-eligible-without-category = un caso sin categoría no es admisible; escriba una de las categorías de la política: { $eligible }
rules-not-eligible = la categoría "{ $category }" no es admisible; escriba una de las categorías de la política: { $eligible }
rules-applicant-not-named = quien no se nombra no puede solicitar ayuda; escriba quién la solicitó, uno de los que admite la política: { $applicants }
rules-not-an-applicant = party:{ $party } no puede solicitar ayuda; escriba quién la solicitó, uno de los que admite la política: { $applicants }
rules-cap-exceeded = el caso { $case } recibiría { $all } hasta el { $on }; el tope es de { $cap } por caso: { $over } de más
rules-above-advance = party:{ $implementer } tiene { $held } como anticipo el { $on } y no puede gastar ni devolver { $amount }; registre primero los anticipos que faltan
rules-returned-more-than-paid = al caso { $case } le quedan { $paid } de lo recibido el { $on } y no puede devolver { $amount }; escriba eso como máximo

# ---- refusal.rs: periods ----
rules-period-not-over = el período { $period } no ha terminado: su último día es { $last }; ciérrelo después de ese día
rules-not-closed-yet = { $period } todavía no está cerrado para el libro, y las filas de un fondo se publican después; ciérrelo primero
rules-published-before = el asiento { $seq } publicó { $period }, y lo hallado desde entonces aparece como corrección en el período siguiente; para publicarlo de nuevo, reábralo primero
rules-root-differs = las filas del período { $period } tienen la raíz { $root }; omita la raíz
rules-broken-again = con estos días abiertos de nuevo, el asiento { $by } incumpliría una regla: { $why }; corrija primero ese asiento
rules-no-day-closed = { $from } no está cerrado; ningún día lo está
rules-day-not-closed = { $from } no está cerrado; el último día cerrado es { $last }

# ---- refusal.rs: corrections ----
rules-no-such-record = no hay asiento { $seq }; el último es el asiento { $last }
rules-not-correctable = el asiento { $seq } es { $kind }, que nunca se corrige; registre en su lugar lo que rige ahora
rules-not-the-end = el asiento { $seq } ya fue corregido; corrija el asiento { $end }, la última de sus correcciones
rules-of-another-type = el asiento { $seq } es { $expected }, y no se corrige con { $found }; anúlelo, y registre el otro hecho aparte
rules-reversed-before = el asiento { $seq } es una anulación; corríjalo con el { $expected } que vale en su lugar
rules-id-changed = el asiento { $seq } define { $defined }, que se mantiene; escriba ese id
rules-nothing-changed = nada difiere del asiento { $seq }; omita la corrección
rules-no-reason = el asiento { $seq } se corrige sin motivo; agregue --because
rules-nothing-reversed = una anulación dice qué asiento anula; agregue --corrects
rules-nothing-to-explain = aquí no se corrige nada ni se toca ningún día cerrado; omita el motivo
rules-depended-on = el asiento { $seq } no puede anularse: el asiento { $by } depende de él; anule primero ese
rules-breaks-another = con esta corrección del asiento { $seq }, el asiento { $by } incumpliría una regla: { $why }; corrija primero el asiento { $by }
rules-reversal-dated = la anulación del asiento { $seq } cuenta desde el día de este; omita la fecha

# ---- refusal.rs: lines ----
rules-record-too-long = el asiento tendría { $bytes } bytes; en una línea caben como máximo { $most }. Reparta lo que dice en varios asientos

# ---- refusal/words.rs: acts, as the subject or the object of a sentence ----
rules-act-approve = la aprobación
rules-act-revise = la revisión
rules-act-transfer-to-fund = dinero para otro fondo
rules-act-transfer = una transferencia entre partidas
rules-act-waive = una condonación
rules-act-write-off = una baja
rules-act-reopen = la reapertura
rules-act-scale = la escala
rules-act-policy = una política
rules-act-disburse = un desembolso
rules-act-cover = el amparo de una excepción
# "what" is one of the acts above; "of" is an id.
rules-act-of = { $what } de { $of }
