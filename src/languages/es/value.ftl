# Valores: nombres, días, importes, y lo que tienen de incorrecto.

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
