# El reglamento: una oración por cada negativa.

rules-other-command = la clave "{ $id }" ya se usó para otra orden, asentada en el asiento { $seq }; elija otra clave
