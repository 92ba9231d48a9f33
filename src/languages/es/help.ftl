# Textos de la ayuda: uno por cada clave de en/help.ftl.
help = El libro del dinero y las promesas de un organismo intergubernamental
help-long =
    El libro del dinero y las promesas de un organismo intergubernamental.

    Responde cuánto debe cada miembro y por qué, cuánto tiene un fondo y en qué se gastó, quién prometió qué y qué resultó de ello; cada respuesta nombra el documento y el punto que la respaldan. Nada de lo que consta en un libro se cambia jamás: un asiento posterior corrige uno anterior. Cualquiera puede comprobarlo: `pledgebook verify`.

    Un libro es una carpeta. Las órdenes leen el de la carpeta actual, salvo que --ledger nombre otro.
help-after = Temas, para `pledgebook help`:
help-after-2 = Ejemplo: pledgebook pledges UNICEF
help-after-3 = Códigos de salida: 0 hecho; 1 una regla lo rechazó; 2 no se puede leer la entrada; 3 el libro está dañado; 4 no se puede leer o escribir.
help-ledger = La carpeta del libro
help-ledger-value = CARPETA
help-lang = El idioma en que se responde; si se omite, lo indica LANG
help-lang-value = IDIOMA
help-help = Muestra la ayuda (más detalles con '--help')
help-help-long = Muestra la ayuda (un resumen con '-h')
help-version = Muestra la versión
help-init = Crea un libro y las claves para registrar en él
help-init-long =
    Crea un libro y las claves para registrar en él

    En una terminal, pregunta por el organismo, sus fondos, miembros, porcentajes y primeros saldos, y muestra todo antes de crear nada. Las respuestas se guardan en opening.toml; `init opening.toml` crea un libro a partir de un archivo así. Con --origin, crea un libro vacío solo a partir de opciones.

    Crea dos claves. La del registrador queda en este equipo, en su carpeta de configuración, y solo usted puede leerla: firma lo que usted registra. La clave de recuperación solo puede admitir y revocar registradores: pásela a un medio sin conexión y consérvela.
help-init-after = Ejemplos:
help-init-file = Un archivo de respuestas, como opening.toml, en lugar de preguntas
help-init-file-value = ARCHIVO
help-init-yes = Responde que sí a lo que se preguntaría; nunca a una regla
help-init-origin = El origen del libro, para siempre: una dirección sin esquema que nadie más usa
help-init-origin-value = ORIGEN
help-init-title-en = El título en inglés
help-init-title-en-value = TEXTO
help-init-title-es = El título en español
help-init-time-zone = La zona horaria IANA que determina los días del libro
help-init-time-zone-value = ZONA
help-init-currency = Una moneda ISO 4217 para los montos; repítala para indicar varias. Sus decimales quedan fijos para siempre
help-init-currency-value = CÓDIGO
help-init-fiscal-year = El mes y el día en que comienza el ejercicio fiscal; si se omite, 01-01
help-init-fiscal-year-value = MM-DD
help-init-invented = Marca el libro como inventado, para una prueba o una demostración: toda salida lo dice
help-init-key-file = El archivo para la clave del nuevo registrador, en lugar de uno en su carpeta de configuración
help-init-recovery-file = El archivo para la nueva clave de recuperación, en lugar de uno en su carpeta de configuración
help-init-recovery-key = La clave de verificación de una clave de recuperación que ya existe
help-init-recovery-key-value = CLAVE
help-demo = Crea un libro inventado en una carpeta nueva, para hacer pruebas
help-demo-long =
    Crea un libro inventado en una carpeta nueva, para hacer pruebas

    Narra tres años de un organismo que no existe, con montos inventados: una escala y cuotas, pagos parciales, por adelantado y en otra moneda, un pagador no identificado, una condonación, un plan de pagos, presupuestos, promesas, un Fondo de Reserva con sus casos, y correcciones. Toda salida dice que es inventado.

    Una misma semilla y un mismo número de asientos dan siempre los mismos bytes. La clave de firma se deriva de la semilla, así que cualquiera puede calcularla: las firmas de un libro así no prueban nada. La clave se deja en la carpeta del libro, para que usted pueda registrar más.
help-demo-folder = La carpeta del nuevo libro; debe estar vacía o no existir aún
help-demo-records = El número de asientos; los que siguen al relato se sortean con la semilla. Por omisión, solo el relato
help-demo-records-value = N
help-demo-seed = La semilla de los números aleatorios
help-demo-seed-value = S
help-receive = Registra un pago: quién pagó, cuánto, y qué salda
help-receive-long =
    Registra un pago: quién pagó, cuánto, y qué salda

    El pagador es cualquier nombre o código, o una palabra entera de un nombre: `Tobago`. El fondo es aquel en el que debe el pagador. El pago se aplica a lo que el pagador debe, primero a lo más antiguo; el resto queda cobrado por adelantado. `unidentified` es un pagador; `pledgebook identify` dice más tarde quién fue. Varios pagos de un mismo día se escriben NOMBRE=MONTO cada uno: se registran todos, o ninguno.
help-receive-after = Los ejemplos funcionan en el libro que crea `pledgebook demo`.
help-receive-words = Quién pagó y cuánto, o varios QUIÉN=CUÁNTO
help-receive-words-value = QUIÉN CUÁNTO
help-receive-settles = Qué salda, si no es lo más antiguo: un año o una promesa
help-receive-settles-value = AÑO|PROMESA
help-receive-by = La parte que pagó en lugar de QUIÉN
help-receive-by-value = QUIÉN
help-receive-rate = El tipo de cambio de otra moneda: quién lo publica, y las unidades de la moneda del fondo por una de la que se pagó
help-receive-rate-value = QUIÉN[=CAMBIO]
help-receive-arrived = Lo que acreditó el banco, si es otro monto
help-receive-arrived-value = CUÁNTO
help-receive-fund = El fondo, si cabe más de uno
help-receive-fund-value = FONDO
help-receive-reference = La referencia con que figura en el extracto bancario o en un comprobante
help-receive-reference-value = REFERENCIA
help-receive-exception = Informa de lo que ya ocurrió aunque infringe una regla; queda abierto hasta que lo ampare una decisión
help-receive-exception-value = MOTIVO
help-receive-on = La fecha valor: 2025-03-31, today o yesterday; si se omite, la de hoy
help-receive-on-heading = Asiento
help-receive-on-value = DÍA
help-receive-source = El documento que lo dice, y el punto, la página o la fila; un archivo que no está en el registro se agrega
help-receive-source-value = DOCUMENTO|ARCHIVO[/PUNTO]
help-receive-because = Cómo se halló, si su día está cerrado
help-receive-id = Un número propio para la orden; uno que ya está en el registro no se registra otra vez
help-receive-dry-run = Muestra lo que se registraría, y no registra nada
help-receive-key-file = La clave privada con que se firma, en lugar de la de su carpeta de configuración
help-receive-accept-end = Confirma que el libro se restauró o se reemplazó a propósito: su final actual, como lo nombra el rechazo
help-receive-accept-end-value = TAMAÑO
help-receive-accept-end-value-2 = RAÍZ
help-identify = Dice quién hizo un pago recibido de un pagador no identificado
help-identify-long =
    Dice quién hizo un pago recibido de un pagador no identificado

    El pago se aplica a lo que el pagador debe, primero a lo más antiguo, salvo que --for diga qué salda.
help-identify-after = Ejemplo: pledgebook identify 221 Honduras --on 2025-12-20
help-identify-record = El número del asiento del pago
help-identify-record-value = ASIENTO
help-identify-who = Quién pagó
help-assess = Asigna las cuotas de un año a todos los miembros de un fondo, según la escala vigente; o fija cuánto deben pagar algunos miembros
help-assess-long =
    Asigna las cuotas de un año a todos los miembros de un fondo, según la escala vigente; o fija cuánto deben pagar algunos miembros

    Un miembro que ya tiene cuota asignada para el año recibe un suplemento o una rebaja: eso exige el motivo.
help-assess-fund = El fondo
help-assess-period = El año: el ejercicio fiscal del libro, u otro período
help-assess-period-value = AÑO
help-assess-amounts = El total que los miembros pagan en conjunto; o lo que ha de pagar cada miembro nombrado
help-assess-amounts-value = TOTAL|MIEMBRO=CUÁNTO
help-assess-due = El último día en que se paga a tiempo
help-assess-reason = Por qué un miembro ha de pagar un monto distinto de su cuota asignada
help-credit = Acredita un monto a un miembro: lo descuenta de su cuota asignada, porque se reparte un superávit o se compensa algo
help-credit-after = Ejemplo: pledgebook credit Belize 100 --for 2025 --fund Reserve --reason 'surplus of 2023'
help-credit-words = Un miembro y un monto, o varios QUIÉN=CUÁNTO
help-credit-period = El año, u otro período, al que corresponde la cuota asignada
help-credit-reason = El motivo
help-credit-help = Muestra la ayuda
help-waive = Registra que un organismo con poder de decisión liberó a un miembro de pagar un monto
help-waive-after = Ejemplo: pledgebook waive Belize 500 --for 2024 --fund Reserve --at vmm-2025/D9
help-waive-at = Dónde se decidió: el foro, el día y el punto; una reunión que no está en el registro se agrega
help-waive-at-value = REUNIÓN/PUNTO
help-write-off = Da de baja un monto: la contabilidad ya no cuenta con él, y el miembro lo debe igual que antes
help-write-off-after = Ejemplo: pledgebook write-off Belize 100 --for 2024 --fund Reserve --reason 'in dispute'
help-pledge = Registra que una parte prometió dinero a un fondo o a una actividad
help-pledge-long =
    Registra que una parte prometió dinero a un fondo o a una actividad

    El monto se puede omitir si no consta. `pledgebook record pledge.made --help` registra otros apoyos.
help-pledge-words = La parte, y el monto si consta
help-pledge-words-value = QUIÉN [CUÁNTO]
help-pledge-to = El fondo o la actividad
help-pledge-to-value = FONDO|ACTIVIDAD
help-pledge-subject = Lo que se promete, en palabras
help-pledge-due = El día en que vence; o varios, cada uno con su porción
help-pledge-due-value = DÍA[=CUÁNTO]
help-withdraw = Registra que una parte retiró una promesa
help-withdraw-after = Ejemplo: pledgebook withdraw dr-health --reason 'the ministry was reorganised' --on 2025-12-20
help-withdraw-pledge = El número del asiento de la promesa, o su id
help-withdraw-reason = El motivo, si consta
help-propose = Registra el presupuesto que se propone para un fondo y un año, partida por partida
help-propose-long =
    Registra el presupuesto que se propone para un fondo y un año, partida por partida

    Lo propone la oficina que tiene la clave, salvo que --by nombre otra parte.
help-propose-after = Ejemplo: pledgebook propose Reserve 2027 cases=20000 audit=1000 --on 2025-12-20
help-propose-lines = Las partidas y sus montos
help-propose-lines-value = PARTIDA=CUÁNTO
help-propose-by = La parte que lo propone
help-recommend = Registra que un organismo recomienda un presupuesto; sin partidas, tal como se propuso
help-recommend-after = Ejemplo: pledgebook recommend Programme 2026 sessions=25000 --at 'Consultation Group 2026-01-15/2'
help-recommend-at = Dónde se recomendó: el foro, el día y el punto; una reunión que no está en el registro se agrega
help-approve = Registra que se aprobó un presupuesto; sin partidas, tal como se recomendó o, si no, como se propuso
help-approve-supplement = Suma los montos a las partidas del presupuesto ya aprobado
help-revise = Registra que se fijaron de nuevo partidas de un presupuesto aprobado
help-revise-after = Ejemplo: pledgebook revise Technical 2026 travel=18000 --at vmm-2025/D9
help-transfer = Registra una transferencia de una partida de un presupuesto aprobado a otra
help-transfer-after = Ejemplo: pledgebook transfer travel=500 --to services --fund Technical --on 2025-12-20
help-transfer-from = La partida que cede, y el monto
help-transfer-to = La partida que recibe
help-transfer-to-value = PARTIDA
help-transfer-fund = El fondo, si las partidas de dos presupuestos tienen estos nombres
help-import = Registra los hechos de una tabla: un archivo con una fila para cada uno
help-import-long =
    Registra los hechos de una tabla: un archivo con una fila para cada uno

    Lee pagos, cuotas, gastos, promesas, partes y presupuestos, y los reconoce por los encabezados, que pueden ir en cualquier orden, en inglés o en español; --template los escribe. Primero se leen todas las celdas y se señala cada error con su celda; luego se muestra todo y se pregunta una sola vez. Se registra todo, o nada. Lo que ya está en el registro no se registra otra vez: monto el mismo archivo cuando haya crecido.
help-import-after = Un archivo con encabezados propios:
help-import-file = Un archivo CSV, con las celdas separadas por comas, puntos y comas o tabuladores; en UTF-8, UTF-16 o Windows-1252
help-import-template = Escribe en la carpeta actual una tabla para llenar, por ejemplo payments.csv
help-import-template-value = CLASE
help-import-kind = Qué son las filas, si los encabezados no lo dicen
help-import-columns = El encabezado que corresponde a una columna; los demás encabezados se pasan por alto
help-import-columns-value = COLUMNA=ENCABEZADO
help-spend = Registra lo que se gastó con cargo a partidas de un presupuesto
help-spend-long =
    Registra lo que se gastó con cargo a partidas de un presupuesto

    Una partida se nombra como en el presupuesto de ese día; `pledgebook budget` las enumera. --fund dice qué presupuesto, si partidas de dos llevan un mismo nombre.
help-spend-words = Una partida y un monto, o varios PARTIDA=MONTO
help-spend-words-value = PARTIDA CUÁNTO
help-spend-subject = Qué se compró; se puede omitir si --ref nombra el comprobante que lo dice
help-spend-to = A quién se pagó: una oficina o un organismo, nunca una persona
help-spend-activity = La actividad a la que se destina
help-spend-activity-value = ACTIVIDAD
help-advance = Registra dinero que un organismo ejecutor recibe antes de gastarlo
help-advance-after = Ejemplo: pledgebook advance IOM 6000 --on 2025-12-20
help-advance-words = El organismo ejecutor y el monto
help-disburse = Registra ayuda a casos: de la cuenta del propio fondo o, con --by, del anticipo de un organismo ejecutor
help-disburse-long =
    Registra ayuda a casos: de la cuenta del propio fondo o, con --by, del anticipo de un organismo ejecutor

    Un caso es una referencia opaca, nunca el nombre de una persona.
help-disburse-words = Un caso y un monto, o varios CASO=MONTO
help-disburse-words-value = CASO CUÁNTO
help-disburse-category = La categoría de los casos, con las palabras de la política del fondo
help-disburse-category-value = CATEGORÍA
help-disburse-by = El organismo ejecutor que lo pagó de su anticipo
help-disburse-requested-by = La parte que solicitó la ayuda
help-return = Registra dinero que se devuelve: a un pagador, a una partida del presupuesto, o de un organismo ejecutor o un caso al fondo
help-return-long =
    Registra dinero que se devuelve: a un pagador, a una partida del presupuesto, o de un organismo ejecutor o un caso al fondo

    El número de un asiento dice qué era: un pago recibido, gastado, anticipado o desembolsado. Un organismo ejecutor devuelve lo que queda de su anticipo.
help-return-what = El organismo ejecutor o el caso que lo devuelve, o el número del asiento del cual se devuelve algo
help-return-what-value = QUIÉN|ASIENTO
help-return-amount = El monto
help-interest = Registra los intereses que rindió la cuenta de un fondo
help-interest-after = Ejemplo: pledgebook interest 12.40 --fund Reserve --on 2025-12-20
help-interest-subject = Más detalles, en palabras
help-fee = Registra una comisión que el banco cobró de la cuenta de un fondo
help-fee-after = Ejemplo: pledgebook fee 10 --fund Reserve --on 2025-12-20 --for 'account maintenance'
help-rate = Registra un tipo de cambio que alguien publicó
help-rate-long =
    Registra un tipo de cambio que alguien publicó

    `EUR=1.0850` dice que un euro es 1.0850 de la primera moneda del libro; --to nombra otra moneda.
help-rate-after = Ejemplo: pledgebook rate CHF=1.24 --by IOM --on 2025-12-31 --until 2026-01-30
help-rate-rate = La moneda, y las unidades de la otra por una de ella
help-rate-rate-value = MONEDA=CAMBIO
help-rate-by = Quién lo publicó
help-rate-to = La otra moneda; si se omite, la primera del libro
help-rate-to-value = MONEDA
help-rate-until = El último día en que rige; si se omite, hasta que se publique otro
help-add = Agrega una parte, un fondo, una actividad o un documento
help-add-long =
    Agrega una parte, un fondo, una actividad o un documento

    Los nombres se escriben en una línea: `inglés/español (SIGLA)`; lo segundo y lo tercero se puede omitir.
help-add-party = Un Estado, una organización, un organismo, una oficina …
help-add-party-names = Sus nombres: inglés/español (SIGLA)
help-add-party-names-value = NOMBRES
help-add-party-nature = Qué es; si se omite, un Estado si tiene el nombre de uno y, si no, una organización
help-add-party-nature-value = NATURALEZA
help-add-party-member-of = La parte de la que es miembro, desde --on
help-add-party-observer-of = La parte de la que es observador, desde --on
help-add-party-part-of = La parte a la que pertenece, desde --on
help-add-party-decides = Un organismo que decide
help-add-party-recommends = Un organismo que recomienda
help-add-fund = Un fondo
help-add-fund-of = El organismo al que pertenece; si se omite, el dueño de los demás
help-add-fund-currency = La moneda en que se lleva; si se omite, la primera del libro
help-add-fund-purpose = Su finalidad, en palabras
help-add-activity = Una actividad
help-add-activity-title = Su título
help-add-activity-title-value = TÍTULO
help-add-activity-kind = Qué es
help-add-activity-host = Quién es anfitrión; repítalo para indicar varios
help-add-activity-place = Dónde se realiza
help-add-activity-window = Cuándo se realiza, en EDTF: 2026-05, o 2026-05-04/2026-05-06
help-add-activity-window-value = DÍAS
help-add-document = Un documento: un archivo, una dirección de la web o un papel
help-add-document-title = Su título, o un archivo
help-add-document-title-value = TÍTULO|ARCHIVO
help-add-document-url = Su dirección en la web
help-add-document-url-value = DIRECCIÓN
help-add-document-kept-at = Dónde se conserva, si está en papel
help-add-help = Muestra este mensaje o la ayuda de las órdenes que se indiquen
help-set = Fija reglas de la política de un fondo; las que no se nombran quedan como están
help-set-long =
    Fija reglas de la política de un fondo; las que no se nombran quedan como están

    Las reglas: ceiling, lo máximo que recibe un caso; floor, lo mínimo que queda en el fondo; categories, las categorías de casos; transfers y line-transfers, las transferencias que no requieren decisión, en porcentaje; tolerance, la tolerancia de los tipos de cambio, en porcentaje; income: issue, period-start o due; decided, los actos que requieren decisión; financed-by, en palabras. Las listas se separan con punto y coma.
help-set-after = Ejemplo: pledgebook set Programme floor=6000 ceiling=1200 --on 2025-12-20
help-set-rules = Reglas y sus valores
help-set-rules-value = REGLA=VALOR
help-undo = Anula todo lo que registró una orden: la última de este registrador, o la de un asiento
help-undo-long =
    Anula todo lo que registró una orden: la última de este registrador, o la de un asiento

    Muestra lo que anula, y pregunta. Ambas cosas quedan en el registro; de ahí en adelante ninguna cuenta. `pledgebook correct`, en cambio, modifica un asiento.
help-undo-record = Un asiento de la orden; si se omite, el último de este registrador
help-close = Cierra un período, para que lo publicado sobre él quede según se publicó
help-close-long =
    Cierra un período, para que lo publicado sobre él quede según se publicó

    Con él se cierra todo día hasta el último del período. El asiento de cierre contiene la raíz de las filas del período: para cada cuenta y cada partida del presupuesto, su saldo inicial según se publicó, las correcciones de períodos anteriores, el movimiento y el saldo final. Lo que se halla después lleva --because, no cambia ningún día cerrado y aparece como corrección del período siguiente. `pledgebook trial-balance --period` muestra las filas; `pledgebook record period.reopened` reabre, con una decisión.
help-close-period = El período: un ejercicio fiscal (2018), un semestre (2018-40), un mes (2018-07), o su primer y su último día
help-close-period-value = PERÍODO
help-close-fund = Publica solo las filas de este fondo: id o nombre
help-close-rates = Un tipo de cambio publicado con que se valora el dinero en otra moneda el último día; repítalo para indicar varios
help-close-rates-value = ID-DE-CAMBIO
help-close-dry-run = Muestra lo que se publicaría y lo que sigue abierto, y no registra nada
help-close-yes = Cierra sin preguntar
help-find = Halla todo lo que en el registro contiene ciertas palabras: nombres, títulos, materias, lugares, referencias
help-find-long =
    Halla todo lo que en el registro contiene ciertas palabras: nombres, títulos, materias, lugares, referencias

    Las palabras pueden ser fragmentos de palabras; mayúsculas y acentos no importan. Con una parte se halla también lo que se le asignó, lo que pagó y prometió, y lo que se le pidió. Un punto de un documento, R8.f, halla lo que dice ese punto, y nada más.
help-find-words = Las palabras
help-find-words-value = PALABRAS
help-find-format = El formato de la respuesta
help-find-format-value = FORMATO
help-find-as-of = Muestra la situación en este día; de un día cerrado, lo que se publicó
help-find-restated = Con --as-of y un día cerrado: muestra lo que vale hoy, en lugar de lo que se publicó
help-find-known-at = Muestra lo que el libro decía entonces: hasta este asiento, este instante (2026-11-28T17:04:05Z) o el final de este día
help-find-known-at-value = ASIENTO|INSTANTE|DÍA
help-status = Una página: qué hay en el registro, qué está abierto, qué no consta, y si el registro está íntegro
help-status-long =
    Una página: qué hay en el registro, qué está abierto, qué no consta, y si el registro está íntegro

    Un libro de hasta 1,000 asientos se verifica para cada respuesta. De uno más largo, la página muestra lo que abarca su último punto de control, y cuándo se verificó por última vez en este equipo; solo `pledgebook verify` dice si los archivos se cambiaron desde entonces.
help-status-after = Ejemplo: pledgebook status
help-account = El estado de cuenta de una parte: lo que se le asignó, lo que pagó, lo que debe
help-account-long =
    El estado de cuenta de una parte: lo que se le asignó, lo que pagó, lo que debe

    Cada línea es un asiento, seguido de lo que entonces estaba pendiente y de lo recibido y por aplicar. Una anulación nombra el asiento que anula.
help-account-who = Solo esta parte: cualquiera de sus nombres, o una palabra entera de uno
help-account-fund = Solo este fondo: id o nombre
help-contributions = El estado de las contribuciones: el porcentaje, la cuota y los pagos de cada miembro, y lo que está pendiente
help-contributions-long =
    El estado de las contribuciones: el porcentaje, la cuota y los pagos de cada miembro, y lo que está pendiente

    Muestra, para cada fondo, el último período que ha comenzado (o --period), con los años anteriores, el total pendiente un año antes y el último pago. Las contribuciones en especie se enumeran debajo y no entran en ninguna suma.
help-contributions-period = Solo este período: un ejercicio fiscal (2018), un semestre (2018-40), un mes (2018-07), o dos de ellos (2018-07/2019-06)
help-outstanding = Las cuotas pendientes de los miembros, una por una, primero las del período más antiguo
help-outstanding-long =
    Las cuotas pendientes de los miembros, una por una, primero las del período más antiguo

    Pendiente es lo asignado menos lo acreditado, lo condonado y lo pagado. Vencido es lo que sigue pendiente después de su fecha de vencimiento. Las contribuciones recibidas y por aplicar se muestran al lado y nunca se compensan. Una baja cambia aquello con lo que cuenta la contabilidad, no lo que debe un miembro.
help-outstanding-all = También las saldadas, con el día
help-reserve = Un Fondo de Reserva: cada movimiento, quién tiene lo que queda, los casos por categoría, sus reglas y las excepciones abiertas
help-reserve-long =
    Un Fondo de Reserva: cada movimiento, quién tiene lo que queda, los casos por categoría, sus reglas y las excepciones abiertas

    Se llevan por separado dos saldos: el de la cuenta del propio fondo, y el de los anticipos en poder de un organismo ejecutor. Sin --fund, muestra cada fondo que ayuda a casos.
help-reserve-fund = El fondo: id o nombre
help-reserve-last = Solo los últimos N movimientos, en el orden en que se registraron
help-reserve-last-value = NÚMERO
help-fund = Un fondo: cada movimiento, quién tiene lo que queda, sus reglas, quién lo administra y las excepciones abiertas
help-fund-long =
    Un fondo: cada movimiento, quién tiene lo que queda, sus reglas, quién lo administra y las excepciones abiertas

    Muestra cualquier fondo como `reserve` muestra un Fondo de Reserva. Se llevan por separado dos saldos: el de la cuenta del propio fondo, y el de los anticipos en poder de un organismo ejecutor. Sin nombre, muestra todos los fondos.
help-budget = Los presupuestos, partida por partida: propuesto, recomendado, aprobado, revisado, cargado, y lo que queda
help-budget-long =
    Los presupuestos, partida por partida: propuesto, recomendado, aprobado, revisado, cargado, y lo que queda

    Un presupuesto recomendado no está aprobado: nada de él se puede gastar. Una raya significa que en una etapa no consta ningún monto.
help-budget-fund = Solo los presupuestos de este fondo: id o nombre
help-budget-period = Solo los presupuestos de este período
help-budget-budget = Solo este presupuesto: su id
help-budget-budget-value = PRESUPUESTO
help-trial-balance = Cada cuenta de cada fondo con su saldo; el debe y el haber son iguales en cada fondo y moneda
help-trial-balance-long =
    Cada cuenta de cada fondo con su saldo; el debe y el haber son iguales en cada fondo y moneda

    Con --period, muestra el saldo inicial de ese período, lo que desde entonces se halló de los anteriores, su movimiento y su saldo final: de uno cerrado, según se publicó, con lo que se halló desde entonces.
help-trial-balance-period = Este período: saldo inicial, correcciones de períodos anteriores, movimiento y saldo final
help-trial-balance-differences = Solo las filas del período en las que desde entonces se halló algo
help-export = Los apuntes como diario para hledger o Beancount, que comprueban cada suma con su propia aritmética
help-export-long =
    Los apuntes como diario para hledger o Beancount, que comprueban cada suma con su propia aritmética

    Hasta cualquier día, el diario suma lo que muestra `trial-balance --as-of` de ese día. Por eso un apunte que se halló después de cerrado su día lleva la fecha del primer día posterior al último cierre que no lo conocía, con su fecha valor al lado. El ingreso diferido se anota en el día en que se reconoce, aunque esté aún por venir. El día que sigue a cada cierre comienza con los saldos según se publicaron, que esos programas comparan con los suyos. Cada transacción nombra su asiento y su fuente. Los presupuestos no figuran: no mueven dinero.
help-export-program = El programa que ha de leerlo
help-export-program-value = PROGRAMA
help-export-as-of = Solo los días hasta este
help-export-restated = Fecha cada apunte por su fecha valor, y deja fuera lo que hoy no vale y los saldos según se publicaron
help-export-known-at = Exporta lo que el libro decía entonces: hasta este asiento, este instante (2026-11-28T17:04:05Z) o el final de este día
help-explain = Explica una cifra: sus asientos en orden con el valor acumulado, o las cifras de las que es la suma
help-explain-long =
    Explica una cifra: sus asientos en orden con el valor acumulado, o las cifras de las que es la suma

    Cada fila de una tabla tiene un número y una clave. Indique el número de una fila de su última respuesta, o una clave: `outstanding:…`, `cash:…`, `available:…`, `pledge:…`. Una cifra que es una suma nombra sus componentes, y cada uno se puede explicar a su vez, hasta llegar a los asientos, sus autores y sus documentos. Del dinero en otras monedas, `cost:FONDO`, `realised:FONDO`, `worth:FONDO` y `unrealised:FONDO` dicen cuánto costó, qué resultó de él y cuánto vale el último día de un período cerrado; FONDO/PARTE es el de un organismo ejecutor.
help-explain-what = El número de una fila de la última respuesta; una clave; o el nombre de una cifra, de quién es y su año: outstanding Belize 2025
help-explain-what-value = CLAVE|FILA|CIFRA QUIÉN AÑO
help-explain-last = Solo los últimos N asientos de una cifra
help-pledges = Quién prometió qué, para qué, y qué resultó de ello
help-pledges-long =
    Quién prometió qué, para qué, y qué resultó de ello

    Enumera las promesas (que aún no son vinculantes) y los apoyos que un documento reconoce sin que haya una promesa en el registro. Un monto que ninguna fuente indica se lee "no consta"; se cuenta al lado de los totales y nunca como cero. Una promesa cuyo plazo pasó sin que se registrara nada se lee "no hay registro de qué resultó". "Ofrecida" significa que la fuente la llama oferta; "declarada", que indica el apoyo sin decir quién lo ofreció; "solo recomendada", que el punto que la indica solo recomienda.

    Lo que resultó de una promesa se desprende de las cifras, en su propia moneda: abierta, recibida en parte, recibida, más de lo prometido; algo recibido, si no consta el monto; cumplida en parte y cumplida, si tiene otros papeles que el dinero; retirada. `explain received:PROMESA` muestra los pagos.
help-pledges-toward = Solo para esta actividad o este fondo: id, título o nombre
help-pledges-toward-value = ACTIVIDAD|FONDO
help-pledges-fund = Solo para este fondo: id o nombre
help-pledges-role = Solo en este papel
help-pledges-role-value = PAPEL
help-pledges-stage = Solo las que llegaron a esta etapa
help-pledges-stage-value = ETAPA
help-pledges-step = Solo las que se cambiaron por última vez de este modo
help-pledges-step-value = PASO
help-pledges-class = Solo las de partes con esta relación: los miembros, o los observadores
help-pledges-class-value = RELACIÓN
help-pledges-wording = Solo lo que la fuente expresa así: lo llama oferta, o lo declara
help-pledges-wording-value = REDACCIÓN
help-pledges-kind = Solo promesas, o solo apoyos sin una promesa en el registro
help-pledges-items = Solo lo que dice este punto de un documento, por ejemplo R8.f; un encabezado, R8, abarca todos los puntos que contiene
help-pledges-items-value = PUNTO
help-pledges-year = Solo lo que corresponde a este año, o a otro período: 2018, 2018-40 (un semestre), 2018-07
help-activities = Las actividades: recomendadas, programadas, realizadas o canceladas
help-activities-long =
    Las actividades: recomendadas, programadas, realizadas o canceladas

    Un lugar no es un anfitrión, e informar sobre una actividad no es ser su anfitrión: un anfitrión se muestra solo si una fuente lo nombra.

    De cada patrocinador muestra lo que se prometió, se recibió, se dio en otra forma que dinero y sigue abierto, con las palabras de `pledges`; y lo que se cargó a la actividad, si un gasto la nombra.
help-activities-activity = Solo esta actividad: id o título
help-activities-stage = Solo las que están en esta etapa
help-activities-unconfirmed = Solo aquellas cuya fecha o lugar está por confirmar
help-activities-party = Solo aquellas de las que esta parte es anfitriona, que apoya o sobre las que informó
help-meetings = Las reuniones: quién se reunió, y qué se presentó, se decidió y se pidió allí
help-meetings-meeting = Solo esta reunión
help-meetings-meeting-value = REUNIÓN
help-meetings-what = Solo esto: que se celebró, o lo que allí se presentó, se decidió o se pidió
help-meetings-what-value = QUÉ
help-meetings-party = Solo aquello a lo que esta parte asistió, lo que presentó, decidió o pidió, lo que se le pidió o aquello por lo que se le agradeció
help-decisions = Los actos de los foros, punto por punto: aceptado, tomado nota, instado, recomendado, aprobado …
help-decisions-long =
    Los actos de los foros, punto por punto: aceptado, tomado nota, instado, recomendado, aprobado …

    Una recomendación no es una decisión: decidir corresponde al organismo al que el foro recomienda. De una parte muestra las decisiones que le agradecen, le remiten un asunto o le conciernen, o lo que trajo, presentó, prometió o dio.
help-decisions-meeting = Solo los actos de esta reunión
help-decisions-act = Solo los actos de esta clase
help-decisions-act-value = ACTO
help-matters = Los asuntos ante los foros: títulos de borradores de documentos, propuestas y preguntas, quién los trajo, y qué se hizo
help-matters-kind = Solo los de esta clase
help-documents = Los documentos: quién los emitió y los firmó, dónde se pueden leer, y qué se apoya en ellos
help-documents-after = `pledgebook log --thing document:ID` enumera lo que dice un documento.
help-documents-document = Solo este documento
help-documents-document-value = DOCUMENTO
help-inferred = Las lecturas: lo que el registrador dedujo de una fuente que no lo dice, cada una con su asiento y su punto
help-requests = Las solicitudes: qué se pidió o se instó a quién, y si hubo respuesta
help-requests-long =
    Las solicitudes: qué se pidió o se instó a quién, y si hubo respuesta

    Una solicitud contenida en una recomendación está, a su vez, solo recomendada. De una parte muestra lo que se le pide por su nombre, como titular de una oficina, y como miembro de un grupo que la fuente nombra ("países miembros"): según sus relaciones en el registro el día de la reunión.
help-party = Las partes con todos sus nombres, su naturaleza, y sus relaciones a lo largo del tiempo; de una parte, todo lo que hay en el registro
help-party-long =
    Las partes con todos sus nombres, su naturaleza, y sus relaciones a lo largo del tiempo; de una parte, todo lo que hay en el registro

    De una parte dice quién se relaciona con ella, a qué asistió, sobre qué informó, qué trajo, por qué se le agradeció, qué ofreció y dio, qué se le pidió, y qué debe y pagó.
help-party-relations = Solo las partes con esta relación
help-log = Los asientos del registro, con sus autores y fuentes
help-log-kind = Solo los asientos de este tipo
help-log-kind-value = TIPO
help-log-thing = Solo los asientos que definen o nombran esto: CLASE:ID
help-log-thing-value = CLASE:ID
help-log-last = Solo los últimos N
help-show = Un asiento completo: su contenido, su registrador y su hora, y sus hashes
help-show-long =
    Un asiento completo: su contenido, su registrador y su hora, y sus hashes

    Con --format json, también su línea tal como está guardada.
help-show-after = Ejemplo: pledgebook show 41
help-show-record = El número del asiento
help-verify = Comprueba todo, desde el asiento 0: líneas, hashes, raíces, firmas, reglas; nombra cada asiento dañado
help-verify-long =
    Comprueba todo, desde el asiento 0: líneas, hashes, raíces, firmas, reglas; nombra cada asiento dañado

    La palabra de una carpeta sobre sí misma prueba poco: use lo que guardó antes. --key, con la clave de verificación que se le dio cuando se abrió el libro, descubre un libro que otro abrió en su lugar. No descubre un pasado que reescribió quien tiene la clave privada, pues un libro así está igual de bien firmado: eso lo descubre ÚNICAMENTE --against, con puntos de control que usted, o alguien de confianza, guardó antes con `pledgebook checkpoint`. Nunca se repara nada.
help-verify-against = Un archivo con uno o varios puntos de control guardados antes: descubre un pasado reescrito desde entonces. Repítalo para indicar varios archivos
help-verify-key = La clave de verificación que debe haber abierto el libro: descubre un libro abierto por otro, no un pasado reescrito
help-verify-quick = De los puntos de control seguidos de una misma clave, verifica solo la firma del último; su raíz ata todos los asientos anteriores
help-checkpoint = Escribe el último punto de control firmado: el tamaño y la raíz del libro, para guardarlos en lugar seguro
help-checkpoint-long =
    Escribe el último punto de control firmado: el tamaño y la raíz del libro, para guardarlos en lugar seguro

    Guárdelo donde no lleguen quienes custodian el libro. `pledgebook verify --against ARCHIVO` descubre después cualquier cambio, de quien sea, en lo registrado hasta entonces. Es una nota firmada de C2SP; también la leen otras herramientas.
help-checkpoint-after = Ejemplo: pledgebook checkpoint > rcm-2026-11-23.txt
help-keys = Los registradores, y desde cuándo; y claves nuevas
help-keys-long =
    Los registradores, y desde cuándo; y claves nuevas

    Con --new, crea una clave propia de usted para este libro. Envíe la clave de verificación que muestra a un registrador, que la admite con `pledgebook record recorder.admitted --key CLAVE`.
help-keys-new = Crea una clave nueva para este libro
help-keys-key-file = El archivo para la nueva clave, en lugar de uno en su carpeta de configuración
help-record = Registra hechos: uno, o muchos de un archivo
help-record-long =
    Registra hechos: uno, o muchos de un archivo

    Un solo hecho: nombre su tipo y expóngalo con opciones; `pledgebook record pledge.made --help` las enumera. Muchos hechos: --from y un archivo de líneas JSON, cada una como `{"{"}"id":"…","source":{"{"}"document":"…","item":"…"{"}"},"type":"pledge.made","data":{"{"}…{"}"}{"}"}`. Todo el archivo se comprueba antes de escribir el primer byte; uno largo se registra después en varios lotes. Tras una interrupción, ejecute la misma orden otra vez: los hechos que ya están en el registro no se registran dos veces.
help-record-from = Un archivo de líneas JSON, o - para la entrada estándar
help-record-list = Registra el archivo como una sola lista con esta clave, en un lote; sus líneas no llevan id. Los límites se juzgan después de la última
help-record-heading = Tipos de hechos
help-record-recorder-admitted = Admite un registrador: desde el próximo punto de control cuentan los asientos firmados con esta clave. De una clave que se admitió sin su titular, como la de la apertura, dice quién la tiene.
help-record-recorder-admitted-after = Ejemplo:
help-record-recorder-admitted-key = La clave del registrador; su nombre es el origen del libro
help-record-recorder-admitted-holder = La parte o la oficina que tiene la clave
help-record-recorder-admitted-holder-value = PARTE
help-record-recorder-admitted-date = La fecha valor: el día o el intervalo en que vale el hecho; si se omite, es el día de su fuente
help-record-recorder-admitted-date-value = DÍA[/DÍA]
help-record-recorder-admitted-inferred = El nexo del hecho que la fuente no establece en palabras: marca el hecho como una lectura
help-record-recorder-admitted-id = Una referencia propia (el número de una carta); cada una se registra una sola vez
help-record-recorder-admitted-source = El documento que lo dice, y el punto, la página o la fila
help-record-recorder-admitted-source-value = DOCUMENTO[/PUNTO]
help-record-recorder-admitted-corrects = El asiento que este corrige
help-record-recorder-admitted-because = Por qué se corrige, o cómo se halló después de cerrado su día
help-record-recorder-revoked = Revoca un registrador: desde el próximo punto de control no cuenta nada firmado con esta clave. Lo que firmó antes permanece.
help-record-recorder-revoked-key = El id de la clave
help-record-recorder-revoked-key-value = ID-DE-CLAVE
help-record-party-registered = Inscribe una parte con un id permanente.
help-record-party-registered-party = El id de la parte, para siempre
help-record-party-registered-nature = Su naturaleza
help-record-party-registered-nature-value = PALABRA
help-record-party-registered-name-en = Su nombre en inglés
help-record-party-registered-name-en-value = NOMBRE
help-record-party-registered-name-es = Su nombre en español
help-record-party-registered-aliases = Otro nombre o una sigla con que la llaman los documentos
help-record-party-registered-iso-3166 = Su código de país según ISO 3166-1, si es un Estado
help-record-party-registered-iati = Su identificador en IATI
help-record-party-registered-iati-value = IATI
help-record-party-registered-authority = Su autoridad, si es un foro
help-record-party-related = Hace constar qué relación tiene una parte con otra parte, una oficina o un fondo, desde cuándo y hasta cuándo.
help-record-party-related-party = La parte
help-record-party-related-relation = La relación
help-record-party-related-of = El otro lado de la relación
help-record-party-related-from = El primer día, si consta
help-record-party-related-until = El último día, si ha terminado; escrito con el mismo primer día, pone fin a una relación que está en el registro
help-record-party-renamed = Da nombres nuevos a una parte; los anteriores siguen siendo otros nombres suyos.
help-record-party-renamed-name-en = Su nombre en inglés de aquí en adelante
help-record-party-renamed-name-es = Su nombre en español de aquí en adelante
help-record-party-merged = Fusiona una parte con otra: su id sigue valiendo para lo pasado, y los hechos nuevos nombran a la otra.
help-record-party-merged-party = La parte que deja de existir
help-record-party-merged-into = La parte que continúa
help-record-document-registered = Inscribe un documento: qué es, y cómo se reconocen sus bytes. Su fecha valor es la del propio documento.
help-record-document-registered-document = El id del documento, para siempre
help-record-document-registered-issuer = La parte que lo emitió
help-record-document-registered-languages = Un idioma en que está escrito
help-record-document-registered-blake3 = El BLAKE3 de sus bytes, o de lo que se obtuvo de su dirección
help-record-document-registered-blake3-value = BLAKE3
help-record-document-registered-url = Su dirección en la web: http o https, o sin esquema
help-record-document-registered-retrieved = El día en que se obtuvo de allí
help-record-document-registered-kept-at = El lugar donde se conserva, si está en papel
help-record-document-registered-note = Una nota para quien lea, por ejemplo que solo se leyó un resumen
help-record-document-signed = Hace constar qué partes firmaron un documento.
help-record-document-signed-document = El documento
help-record-document-signed-by = Una parte o una oficina que firmó
help-record-meeting-held = Hace constar que un foro se reunió. Su fecha valor es el día o los días de la reunión.
help-record-meeting-held-meeting = El id de la reunión, para siempre
help-record-meeting-held-forum = El foro que se reunió
help-record-meeting-held-place = El lugar
help-record-meeting-held-sitting = En sesión o por correspondencia; en sesión si no se dice nada
help-record-meeting-held-delegations = Una parte cuya delegación nombra la fuente
help-record-report-presented = Hace constar que se presentó algo en una reunión. Quien informa sobre una actividad no fue, por ello, su anfitrión.
help-record-report-presented-report = El id del informe, para siempre
help-record-report-presented-report-value = INFORME
help-record-report-presented-meeting = La reunión
help-record-report-presented-kind = Un informe o una presentación
help-record-report-presented-title = Su título o su materia, en palabras
help-record-report-presented-by = Una parte que lo presentó; se omite si la fuente no lo dice
help-record-report-presented-by-class = Quiénes lo presentaron, en palabras, si la fuente nombra un grupo y ninguna parte
help-record-report-presented-about = Algo de lo que trata
help-record-matter-registered = Inscribe un asunto ante un foro: un borrador de documento, una propuesta o una pregunta.
help-record-matter-registered-matter = El id del asunto, para siempre
help-record-matter-registered-matter-value = ASUNTO
help-record-matter-registered-kind = La clase de asunto
help-record-matter-registered-title = Su título o su materia
help-record-matter-registered-by = Una parte que lo trajo; se omite si la fuente no lo dice
help-record-decision-taken = Hace constar qué hizo una reunión en un punto de sus conclusiones.
help-record-decision-taken-decision = La reunión y el punto, por ejemplo rcgm-2017/R8.b
help-record-decision-taken-acts = Un acto del foro; uno o más
help-record-decision-taken-clauses = Lo que autoriza: un acto, sobre algo o sobre un fondo, hasta un monto si consta
help-record-decision-taken-clauses-value = 'ACTO CLASE:ID [MONEDA MONTO] [to PARTE]'
help-record-decision-taken-under = La decisión que delegó en este foro lo que aquí decide
help-record-decision-taken-subject = La materia de la decisión, en palabras nuestras
help-record-decision-taken-concerns = Algo a lo que se refiere
help-record-decision-taken-thanked = Una parte a la que agradece
help-record-decision-taken-referred-to = La parte a la que remite o somete el asunto, si consta
help-record-decision-taken-referred-how = El modo o la ocasión de la remisión, en palabras
help-record-request-made = Hace constar que se pidió algo a alguien.
help-record-request-made-request = El id de la solicitud, para siempre
help-record-request-made-request-value = SOLICITUD
help-record-request-made-manner = Solicitado o instado
help-record-request-made-decision = La decisión en la que figura
help-record-request-made-by = La parte que lo solicita; se omite si es el foro que decidió
help-record-request-made-of = Una parte a la que se solicita
help-record-request-made-of-class = Aquellos a quienes se solicita, en palabras, si la fuente nombra un grupo y ninguna parte
help-record-request-made-subject = La materia de la solicitud, en palabras nuestras
help-record-request-made-with = Una parte con la que se ha de coordinar
help-record-request-made-window = El plazo en que vence
help-record-request-made-window-value = EDTF
help-record-request-made-window-words = El plazo en que vence, con las palabras de la fuente
help-record-request-answered = Hace constar que se respondió a una solicitud.
help-record-request-answered-request = La solicitud
help-record-request-answered-by = La parte que respondió
help-record-request-answered-answer = La respuesta, en palabras
help-record-request-answered-document = El documento que la responde
help-record-activity-registered = Inscribe una actividad, con lo que consta de ella. Un lugar no es un anfitrión.
help-record-activity-registered-activity = El id de la actividad, para siempre
help-record-activity-registered-kind = La clase de actividad
help-record-activity-registered-decision = La decisión que la recomienda o la aprueba
help-record-activity-registered-host = Una parte que la fuente nombra como anfitriona
help-record-activity-registered-place = El lugar, si consta
help-record-activity-registered-window = Las fechas, en EDTF, si constan
help-record-activity-registered-window-words = Las fechas, con las palabras de la fuente
help-record-activity-registered-to-be-confirmed = Lo que, según la fuente, está aún por confirmar
help-record-activity-registered-within = La actividad dentro de la cual se realiza
help-record-activity-registered-participants = Sus participantes, en palabras
help-record-activity-registered-objective = Su objetivo, en palabras
help-record-activity-scheduled = Da sus días a una actividad.
help-record-activity-scheduled-activity = La actividad
help-record-activity-scheduled-on = Su día o sus días
help-record-activity-held = Hace constar que se realizó una actividad. Su fecha valor es el día o los días en que se realizó.
help-record-activity-cancelled = Hace constar que una actividad no se realizará.
help-record-activity-cancelled-reason = El motivo, si consta
help-record-pledge-made = Hace constar que una parte prometió apoyo para una actividad o un fondo.
help-record-pledge-made-pledge = El id de la promesa, para siempre
help-record-pledge-made-pledge-value = PROMESA
help-record-pledge-made-party = La parte que prometió
help-record-pledge-made-jointly = Una parte que lo prometió en conjunto con ella
help-record-pledge-made-via = La parte por medio de la cual llega el apoyo
help-record-pledge-made-implementer = La parte que lo ejecuta
help-record-pledge-made-toward = La actividad o el fondo que apoya: activity:ID o fund:ID
help-record-pledge-made-roles = El papel en el apoyo; uno o más
help-record-pledge-made-subject = Lo que se promete, en palabras nuestras
help-record-pledge-made-wording = Si la fuente lo llama oferta, o lo declara sin decir que lo sea
help-record-pledge-made-amount = El monto, si la fuente lo indica
help-record-pledge-made-amount-value = 'USD 100.00'
help-record-pledge-made-window = El plazo en que vence, en EDTF, si consta
help-record-pledge-made-conditions = La condición
help-record-pledge-made-instalments = Una porción que vence por separado
help-record-pledge-made-instalments-value = 'EDTF=USD 100.00'
help-record-pledge-revised = Cambia lo que prometió una parte. Lo que se omite queda como estaba.
help-record-pledge-revised-pledge = La promesa
help-record-pledge-revised-roles = Los papeles de aquí en adelante
help-record-pledge-revised-amount = El monto de aquí en adelante
help-record-pledge-revised-window = El plazo en que vence de aquí en adelante, en EDTF
help-record-pledge-revised-window-words = El plazo en que vence de aquí en adelante, con las palabras de la fuente
help-record-pledge-revised-conditions = La condición de aquí en adelante
help-record-pledge-revised-instalments = Una porción que vence por separado, de aquí en adelante; un monto nuevo sin porciones pone fin a las anteriores
help-record-pledge-confirmed = Hace constar que un convenio firmado confirma una promesa.
help-record-pledge-confirmed-agreement = El convenio firmado
help-record-pledge-confirmed-amount = El monto del convenio, si lo indica
help-record-pledge-fulfilled = Hace constar que una promesa se cumplió en otra forma que dinero: todos sus papeles salvo el dinero, o algunos.
help-record-pledge-fulfilled-roles = Un papel que se cumplió; si se omite, todos salvo el dinero
help-record-pledge-fulfilled-how = El modo en que se cumplió, en palabras
help-record-pledge-fulfilled-value = El valor de lo que se dio, si la fuente lo indica; no entra en ninguna suma de dinero
help-record-pledge-withdrawn = Hace constar que se retiró una promesa.
help-record-support-acknowledged = Hace constar que una fuente reconoce un apoyo que se dio. No es una promesa: no hay ninguna en el registro.
help-record-support-acknowledged-support = El id del apoyo, para siempre
help-record-support-acknowledged-support-value = APOYO
help-record-support-acknowledged-party = La parte que lo dio
help-record-support-acknowledged-jointly = Una parte que lo dio en conjunto con ella
help-record-support-acknowledged-via = La parte por medio de la cual llegó
help-record-support-acknowledged-implementer = La parte que lo ejecutó
help-record-support-acknowledged-toward = La actividad o el fondo que apoya: activity:ID o fund:ID; se omite si la fuente no nombra ninguno
help-record-support-acknowledged-subject = La materia, en palabras
help-record-fund-opened = Abre un fondo con un id permanente.
help-record-fund-opened-fund = El id del fondo, para siempre
help-record-fund-opened-aliases = Otro nombre con que lo llaman los documentos
help-record-fund-opened-of = La parte a la que pertenece el fondo
help-record-fund-opened-currency = La moneda en que se lleva, para siempre; en un fondo sin moneda no se mueve dinero
help-record-fund-policy_set = Establece reglas de un fondo. Cada una rige desde el día de este hecho hasta que otro fije la misma regla.
help-record-fund-policy_set-financed-by = Quiénes aportan a él, en palabras
help-record-fund-policy_set-floor = El saldo por debajo del cual no debe caer
help-record-fund-policy_set-cap-per-case = Lo máximo que puede recibir un caso
help-record-fund-policy_set-eligible = Una categoría de casos a los que puede ayudar
help-record-fund-policy_set-requests-from = Quiénes pueden solicitar ayuda, en palabras
help-record-fund-policy_set-applicants = Quiénes pueden pedir ayuda para un caso; un pago a un caso nombra entonces a quien la solicitó
help-record-fund-policy_set-rules = Otra regla, en palabras
help-record-fund-policy_set-transfers-cap = Lo máximo que las transferencias pueden mover entre las partidas de un presupuesto, en porcentaje de todo lo aprobado
help-record-fund-policy_set-transfers-cap-value = PORCENTAJE
help-record-fund-policy_set-line-transfers-cap = Lo máximo que una partida puede ceder a otras, en porcentaje de lo que se aprobó para ella
help-record-fund-policy_set-tolerance = Lo máximo en que el monto que ingresa en la moneda del fondo, con los cargos, puede diferir de lo que se acredita por un pago en otra, en porcentaje de esto último
help-record-fund-policy_set-recognised = Cuándo se reconoce una cuota; al emitirse, si no se dice nada
help-record-fund-policy_set-decided = Un acto que requiere una decisión, además de los que siempre la requieren: aprobar, revisar, condonar o reabrir
help-record-fund-policy_set-decision = La decisión que las fija
help-record-fund-policy_set-exception = El motivo para informar de ello aunque la decisión que requiere no está en el registro
help-record-fund-policy_set-breaks = Las reglas que infringe. Se completa si falta
help-record-rate-published = Publica un tipo de cambio: las unidades de una moneda por una unidad de otra. Convierte en ambos sentidos, desde su fecha valor hasta su último día. Quien lo publica tiene uno solo para dos monedas en un día.
help-record-rate-published-rate = El id del tipo de cambio, para siempre
help-record-rate-published-from = La moneda de la que se cambia una unidad
help-record-rate-published-to = La moneda que se da por ella
help-record-rate-published-value = El número de unidades que se dan
help-record-rate-published-value-value = CAMBIO
help-record-rate-published-until = El último día en que rige; si se omite, rige solo en su fecha valor
help-record-rate-published-publisher = La parte que lo publica
help-record-balance-brought_forward = Traslada un saldo certificado: lo que tenía un fondo cuando comenzó aquí su registro.
help-record-balance-brought_forward-rate = El tipo de cambio publicado con que cuenta, si está en otra moneda que la del fondo
help-record-balance-brought_forward-equivalent = El monto en la moneda del fondo; si se omite, el monto al tipo de cambio. Se completa si falta
help-record-balance-brought_forward-held-by = El organismo ejecutor que lo tenía; se omite para la cuenta del propio fondo
help-record-balance-brought_forward-certificate = El documento que lo certifica
help-record-balance-brought_forward-exception = El motivo para informar de lo que ya ocurrió aunque infringe una regla
help-record-scale-adopted = Adopta la escala según la cual los miembros aportan a un fondo. Su fecha valor es el día desde el que rige.
help-record-scale-adopted-scale = El id de la escala, para siempre
help-record-scale-adopted-scale-value = ESCALA
help-record-scale-adopted-shares = Un miembro y su porcentaje; todos juntos suman 100
help-record-scale-adopted-shares-value = PARTE=PORCENTAJE
help-record-scale-adopted-rounding = Cómo se redondea a un monto lo que corresponde a cada miembro de un total
help-record-scale-adopted-decision = La decisión que la adoptó
help-record-scale-applied = Asigna a la vez las cuotas de todos los miembros de una escala: dice cuánto debe pagar cada uno a un fondo por un período. Cada una es assessment:SERIE/PARTE. Los porcentajes de miembros que hoy son una sola parte se suman.
help-record-scale-applied-run = La serie: la primera parte del id de sus cuotas, para siempre
help-record-scale-applied-run-value = SERIE
help-record-scale-applied-period = El período: un año (2018), un semestre (2018-40), un mes (2018-07), o dos de ellos (2018-07/2019-06)
help-record-scale-applied-scale = La escala
help-record-scale-applied-total = El total que reparte
help-record-scale-applied-recognised = El día en que pasa a ser ingreso del fondo; si se omite, se desprende de la política del fondo. Se completa si falta
help-record-scale-applied-amounts = La cuota de un miembro y su monto; si se omite, lo que le corresponde del total. Se completa si falta
help-record-scale-applied-amounts-value = 'SERIE/PARTE=USD 100.00'
help-record-scale-applied-left = Lo que el redondeo half-up deja del total; menor que cero si los montos suman más. Se completa si falta
help-record-scale-applied-left-value = MONTO
help-record-assessment-issued = Hace constar cuánto debe pagar un miembro a un fondo por un período. El monto se indica, o se desprende de una escala y su total.
help-record-assessment-issued-assessment = El id de la cuota, para siempre
help-record-assessment-issued-assessment-value = CUOTA
help-record-assessment-issued-party = El miembro
help-record-assessment-issued-scale = La escala según la cual se asignó
help-record-assessment-issued-total = El total que pagan todos los miembros según la escala
help-record-assessment-issued-amount = El monto que paga este miembro; si se omite, lo que le corresponde del total. Se completa si falta
help-record-assessment-issued-brought-forward = El certificado con que se traslada de antes de este libro
help-record-assessment-supplemented = Aumenta la cuota de un miembro: por el período debe pagar más de lo que se le asignó.
help-record-assessment-supplemented-assessment = La cuota
help-record-assessment-supplemented-amount = El monto que se suma
help-record-assessment-supplemented-fund = El fondo; es el de la cuota. Se completa si falta
help-record-assessment-supplemented-recognised = El día en que pasa a ser ingreso del fondo; es el de la cuota. Se completa si falta
help-record-assessment-reduced = Rebaja la cuota de un miembro: por el período debe pagar menos de lo que se le asignó.
help-record-assessment-reduced-amount = El monto que se descuenta
help-record-assessment-credited = Acredita un monto a un miembro: lo descuenta de su cuota asignada, porque se reparte un superávit o se compensa algo.
help-record-credit-granted = Acredita un monto a un miembro más allá de sus cuotas: el fondo se lo debe, como si lo hubiera pagado por adelantado. Se aplica o se devuelve como una contribución.
help-record-credit-granted-contribution = El id del crédito entre las contribuciones, para siempre
help-record-credit-granted-contribution-value = CONTRIBUCIÓN
help-record-assessment-waived = Libera a un miembro de pagar un monto, por decisión de un organismo que decide.
help-record-assessment-waived-decision = La decisión que lo condona
help-record-receivable-written_off = Da de baja un monto: la contabilidad ya no cuenta con él. Lo que debe el miembro queda como estaba; solo una condonación lo cambia.
help-record-receivable-written_off-decision = La decisión que lo permite, si la hay
help-record-receivable-reinstated = Vuelve a contar con un monto dado de baja, porque se paga después de todo.
help-record-payment_plan-agreed = Acuerda con un miembro en qué plazos paga lo pendiente. Un plan posterior del mismo miembro y fondo lo reemplaza.
help-record-payment_plan-agreed-plan = El id del plan, para siempre
help-record-payment_plan-agreed-plan-value = PLAN
help-record-payment_plan-agreed-instalments = Un plazo: un monto, y hasta cuándo se paga
help-record-payment_plan-agreed-covers = Una cuota que abarca
help-record-payment_plan-agreed-agreement = El documento que lo dice
help-record-contribution-received = Hace constar que un fondo recibió algo.
help-record-contribution-received-contribution = El id de la contribución, para siempre
help-record-contribution-received-party = El pagador; se omite mientras no esté identificado
help-record-contribution-received-form = La forma de la contribución
help-record-contribution-received-amount = El monto pagado, en la moneda del pagador; de una contribución en especie puede no constar el valor
help-record-contribution-received-rate = El tipo de cambio publicado con que se acredita, si se pagó en otra moneda que la del fondo
help-record-contribution-received-credited = El monto que se acredita al pagador, en la moneda del fondo; si se omite, el monto al tipo de cambio. Se completa si falta
help-record-contribution-received-charges = Los cargos de los bancos en el trayecto, por cuenta del fondo
help-record-contribution-received-arrived = El monto que ingresó en la cuenta del fondo, en la moneda del pago o en la del fondo; si se omite, el monto acreditado menos los cargos, si se pagó en la moneda del fondo. Se completa si falta
help-record-contribution-applied = Aplica una contribución: primero a las cuotas más antiguas del pagador, salvo que se indique otra cosa.
help-record-contribution-applied-contribution = La contribución
help-record-contribution-applied-payer = El pagador, si el recibo no lo indica: de aquí en adelante, el pagador está identificado. Se completa si falta
help-record-contribution-applied-on-behalf-of = La parte cuyas cuotas o cuya promesa paga, si no es el pagador
help-record-contribution-applied-to = Una porción y a qué se aplica: assessment:ID, pledge:ID o fund:ID; si se omite, primero a las cuotas más antiguas. Se completa si falta
help-record-contribution-applied-to-value = 'CLASE:ID=USD 100.00'
help-record-contribution-applied-counts-for = Una promesa en otra moneda y por cuánto cuenta su porción, en la moneda de la promesa; si se omite, al tipo de cambio del recibo si se pagó en esa moneda y, si no, al que se nombra. Se completa si falta
help-record-contribution-applied-counts-for-value = 'PROMESA=EUR 100.00'
help-record-contribution-applied-rate = El tipo de cambio publicado entre la moneda del fondo y la de la promesa, si el recibo no lleva ninguno
help-record-contribution-applied-ground = El fundamento, en palabras, por el que las porciones cuentan por los montos que se indican
help-record-contribution-applied-fund = El fondo; es el de la contribución. Se completa si falta
help-record-contribution-returned = Devuelve a su pagador una contribución, o lo que queda de ella.
help-record-contribution-returned-rate = El tipo de cambio publicado con que cuenta, si no está ni en la moneda del fondo ni en la del pago
help-record-contribution-returned-equivalent = La porción de lo que se debe al pagador que salda, en la moneda del fondo; si se omite, el monto al tipo de cambio: el del recibo, si se devuelve en la moneda en que se pagó. Se completa si falta
help-record-budget-proposed = Propone un presupuesto.
help-record-budget-proposed-budget = El id del presupuesto, para siempre
help-record-budget-proposed-fund = El fondo que paga lo que se gasta; se omite si no consta
help-record-budget-proposed-period = El período para el que rige
help-record-budget-proposed-proposer = La parte que lo propone; se omite si la fuente no lo dice
help-record-budget-proposed-lines = Una partida y su monto
help-record-budget-proposed-lines-value = 'PARTIDA=USD 100.00'
help-record-budget-proposed-total = El total, si la fuente lo indica
help-record-budget-recommended = Recomienda un presupuesto al organismo que decide.
help-record-budget-recommended-budget = El presupuesto
help-record-budget-recommended-decision = La decisión que lo recomienda
help-record-budget-recommended-lines = Una partida y su monto, tal como se recomienda
help-record-budget-approved = Aprueba un presupuesto, por decisión de un organismo que decide. De aquí en adelante se puede cargar a sus partidas.
help-record-budget-approved-decision = La decisión que lo aprueba
help-record-budget-approved-adds = Un suplemento: sus montos se suman a lo aprobado para las mismas partidas
help-record-budget-approved-lines = Una partida y su monto, tal como se aprueba; si se omite, como se recomendó o, si no, como se propuso. Se completa si falta
help-record-budget-revised = Revisa un presupuesto aprobado, por decisión de un organismo que decide: dice cuáles son sus partidas de aquí en adelante.
help-record-budget-revised-decision = La decisión que aprueba la revisión
help-record-budget-revised-lines = Una partida y su monto de aquí en adelante; una partida que no se nombra queda como está
help-record-budget-transferred = Mueve un monto de una partida de un presupuesto aprobado a otra, dentro de los topes de la política del fondo.
help-record-budget-transferred-from = La partida que cede
help-record-budget-transferred-to = La partida a la que pasa
help-record-expenditure-charged = Carga un gasto a una partida de un presupuesto: el fondo lo ha pagado.
help-record-expenditure-charged-line = La partida
help-record-expenditure-charged-payee = El beneficiario del pago; una oficina o un organismo, nunca una persona
help-record-expenditure-charged-activity = La actividad en que se gastó, si se nombra una
help-record-expenditure-charged-fund = El fondo; es el del presupuesto. Se completa si falta
help-record-expenditure-refunded = Hace constar que se reembolsó un gasto al fondo: se puede volver a cargar a su partida.
help-record-expenditure-refunded-rate = El tipo de cambio publicado con que cuenta, si está en otra moneda que la del fondo: el del pago que revierte, o el de su propio día
help-record-expenditure-refunded-payer = Quien paga el reembolso; una oficina o un organismo, nunca una persona
help-record-expenditure-refunded-activity = La actividad en que se había gastado, si se nombra una
help-record-reserve-disbursed = Hace constar que un fondo pagó: a un caso, o como anticipo a un organismo ejecutor.
help-record-reserve-disbursed-case = El caso al que se ayudó: una referencia opaca
help-record-reserve-disbursed-case-value = CASO
help-record-reserve-disbursed-category = La categoría del caso, con las palabras de la política del fondo
help-record-reserve-disbursed-implementer = El organismo ejecutor que lo recibió como anticipo
help-record-reserve-disbursed-requested-by = La parte que lo solicitó
help-record-reserve-disbursed-decision = La decisión que lo permitió, si la hay
help-record-reserve-spent = La rendición del organismo ejecutor: dice qué gastó, de su anticipo, en un caso.
help-record-reserve-spent-implementer = El organismo ejecutor
help-record-reserve-returned = Hace constar que volvió dinero al fondo: del anticipo de un organismo ejecutor, o de un caso.
help-record-reserve-returned-rate = El tipo de cambio publicado con que cuenta, si está en otra moneda que la del fondo; lo que devuelve un caso puede contar al de su pago
help-record-reserve-returned-implementer = El organismo ejecutor que lo devolvió
help-record-reserve-returned-case = El caso del que volvió
help-record-reserve-returned-category = La categoría del caso, como era cuando se pagó el caso
help-record-income-recorded = Hace constar que la cuenta de un fondo recibió un ingreso que nadie aportó: intereses.
help-record-income-recorded-nature = La naturaleza del ingreso
help-record-charge-recorded = Hace constar un cargo en la cuenta de un fondo: del banco, o por el apoyo de quien lo administra.
help-record-charge-recorded-nature = La naturaleza del cargo
help-record-exchange-recorded = Hace constar que un fondo cambió dinero de una moneda por otra, dentro de su propia cuenta o de un anticipo.
help-record-exchange-recorded-sold = El monto vendido
help-record-exchange-recorded-bought = El monto comprado
help-record-exchange-recorded-held-by = El organismo ejecutor que cambió dinero que se le anticipó; si se omite, el fondo cambió el suyo
help-record-fund-transferred = Hace constar que un fondo pagó un monto a otro, de manera definitiva, por una decisión.
help-record-fund-transferred-from = El fondo que da
help-record-fund-transferred-to = El fondo que recibe
help-record-fund-transferred-decision = La decisión que lo permite
help-record-loan-granted = Hace constar que un fondo prestó un monto a otro, por una decisión: se ha de reembolsar.
help-record-loan-granted-from = El fondo que presta
help-record-loan-granted-to = El fondo que toma prestado
help-record-loan-repaid = Hace constar que un fondo reembolsó un monto que otro fondo le había prestado.
help-record-loan-repaid-from = El fondo que tomó prestado, y reembolsa
help-record-loan-repaid-to = El fondo que prestó
help-record-period-closed = Cierra un período, y con él todo día anterior: sus cifras quedan según se publicaron.
help-record-period-closed-period = El período
help-record-period-closed-fund = El fondo cuyas filas se publican; si se omite, las de todos
help-record-period-closed-rates = Un tipo de cambio con que se valora, el último día del período, el dinero en otra moneda que la de su fondo
help-record-period-closed-root = La raíz de sus filas. Se completa si falta
help-record-period-reopened = Reabre los días desde uno determinado. Toda publicación que termina ese día o después se retira, y queda a la vista.
help-record-period-reopened-from = El primer día que vuelve a estar abierto
help-record-period-reopened-exception = El motivo para reabrir sin una decisión
help-record-record-reversed = Anula un asiento anterior: ya no cuenta, y nada ocupa su lugar. Ambos quedan en el registro.
help-record-record-reversed-exception = El motivo para anular un asiento cuyo dinero se pagó desde entonces
help-correct = Corrige un asiento: cambia los campos que se indican, y muestra qué resulta de cada cifra
help-correct-long =
    Corrige un asiento: cambia los campos que se indican, y muestra qué resulta de cada cifra

    Ambos asientos quedan en el registro; de aquí en adelante cuenta solo la corrección. El id que define el asiento se mantiene. Si su aplicación se había calculado, un pago corregido se aplica de nuevo, en la misma lista; también se calcula de nuevo por cuánto cuenta su devolución. Si una cuota se rebaja por debajo de lo que se le aplicó, lo que sobra se libera de las últimas aplicaciones: se le debe al pagador, y se puede aplicar a otra cosa. `pledgebook record record.reversed --corrects ASIENTO` anula un asiento, sin nada en su lugar.
help-correct-after = Ejemplo: pledgebook correct 34 --amount 24,000.00 --because 'two digits were transposed'
help-correct-after-2 = `pledgebook record TIPO --help` dice qué son los campos de un tipo.
help-correct-record = El número del asiento: el de la última de sus correcciones, si se corrigió antes
help-correct-because = Por qué se corrige
help-correct-without = Un campo que se omite de aquí en adelante; repítalo para indicar varios
help-correct-without-value = CAMPO
help-correct-about-heading = Campos
help-correct-about-value = VALOR
help-word-commands = Órdenes
help-word-options = Opciones
help-word-arguments = Argumentos
help-word-options-2 = [OPCIONES]
help-topic = Tres recorridos: de una delegada, de un auditor, de quien lleva las finanzas
help-topic-2 = Cómo registrar, anular y corregir hechos
help-topic-3 = Cómo comprobar un libro, con este programa y sin él
help-topic-4 = Archivos junto al registro, que pueden borrarse
help-word-command = ORDEN
help-no-pager = Muestra una respuesta más larga que la terminal sin el paginador que indica PAGER
