# Verbos de cada día: lo que una orden dice de lo que registró, y de sus errores.

# ---- words of many verbs ----
everyday-total = total
everyday-reference = referencia { $reference }
everyday-reason = Motivo: { $reason }
everyday-no-id = "{ $id }" no es un identificador.
everyday-amount = Importe
everyday-available = Disponible
everyday-was = Antes
everyday-is = Ahora
everyday-left = queda
everyday-of-advance = de su anticipo
everyday-paid = pagado
everyday-received-in-advance = cobrado por adelantado
everyday-unidentified-payer = un pagador no identificado
everyday-amount-not-stated = no consta el importe
everyday-document-added = documento añadido
everyday-meeting-added = reunión añadida

# ---- screen.rs ----
everyday-january = enero
everyday-february = febrero
everyday-march = marzo
everyday-april = abril
everyday-may = mayo
everyday-june = junio
everyday-july = julio
everyday-august = agosto
everyday-september = septiembre
everyday-october = octubre
everyday-november = noviembre
everyday-december = diciembre
everyday-day = { $day } de { $month } de { $year }
everyday-records = asientos { $first }-{ $last }
everyday-record = asiento { $seq }

# ---- exceptions.rs ----
everyday-exception = EXCEPCIÓN, abierta hasta que una decisión la ampare: { $reason }
everyday-exception-in = EXCEPCIÓN en el asiento { $seq }, abierta hasta que una decisión la ampare: { $reason }

# ---- documents.rs ----
everyday-file-no-id = El archivo "{ $file }" no tiene un nombre que pueda ser identificador. Dele uno con letras.
everyday-file-name = El nombre del archivo "{ $file }": { $error }.

# ---- typed.rs ----
everyday-or = { $list } o { $last }
everyday-may-be = "{ $name }" puede ser { $names }.
everyday-write = Escriba { $what }.
everyday-unknown-near = No consta "{ $name }" como { $what }. ¿Quiso decir { $names }?
everyday-unknown = No consta "{ $name }" como { $what }.
everyday-none-yet = En el registro aún no consta { $what }.
everyday-known = Constan: { $names }.
everyday-known-parties = `pledgebook party` muestra todo lo que consta en el registro.
everyday-no-amount = "{ $text }" no es un importe: { $why }.
everyday-no-thousands = sus comas no separan millares
everyday-comma-before-cents = una coma antes de los centavos
everyday-write-for-example = Escriba por ejemplo { $example }.
everyday-no-currency-code = "{ $code }" no es el código de una moneda
everyday-no-currency = no consta su moneda
everyday-not-digits = contiene algo más que cifras
everyday-write-digits = Escriba por ejemplo 18000 o 18,000.00.
everyday-decimals = { $currency } tiene { $places } decimales
everyday-write-or = Escriba { $one }, o bien { $other }.
everyday-write-decimals = Escriba como máximo { $places } cifras después del punto.
everyday-too-many-digits = tiene demasiadas cifras
everyday-write-fewer = Escriba menos cifras.
everyday-zero = es cero
everyday-write-paid = Escriba lo que se pagó.
everyday-not-a-day = "{ $text }" no es un día.
everyday-write-a-day = Escriba por ejemplo { $option } 2025-03-31, o { $option } yesterday.

# ---- meetings.rs ----
everyday-write-item = Escriba el foro, el día y el punto, por ejemplo --at "Consejo 2024-11-20/6".
everyday-no-item = no consta el punto
everyday-meeting-not-dated = el día de esta reunión no consta en el registro
everyday-no-meeting-day = no consta el día de la reunión
everyday-item-not-a-day = "{ $text }" no es un día
everyday-no-meeting-id = "{ $id }" no es el identificador de una reunión
everyday-not-an-item = --at: "{ $item }" no es un punto: { $error }.
everyday-decided-on = por { $forum }, { $day }, punto { $item }
everyday-decided = por { $forum }, punto { $item }
