# Los errores de la biblioteca.

# ---- ledger: mod.rs ----
error-ledger-request = petición { $index }: { $refusal }
# ---- ledger: findings; each sentence stands behind "expected" or "found" ----

# ---- audit.rs ----
error-audit-no-opening = ninguna apertura legible
error-audit-opened-by = un libro abierto por { $key }
error-audit-keeps-the-rules = un asiento que cumpla las reglas
error-audit-yields-other = su orden da otra cosa: filled { $filled }, data { $data }
error-audit-other-command = cmd es el resumen criptográfico de otra orden; el de esta es { $command }
error-audit-own-signature = una firma de una clave de este libro
error-audit-none-that-holds = ninguna válida
# What a record is that a newer program wrote: its type and version.
error-audit-newer = { $kind } versión { $version }

# ---- scan.rs ----
error-scan-canonical = un asiento tal como lo escribe su versión

# ---- view.rs ----
error-view-signed-by-recorder = un último punto de control firmado por un registrador de este libro
error-view-does-not-hold = una firma que no es válida
error-view-with-root = { $records ->
    [one] un punto de control sobre 1 asiento, con su raíz
   *[other] un punto de control sobre { $records } asientos, con su raíz
}
error-view-another-root = otra raíz

# ---- vouch.rs ----
error-vouch-more-records = un punto de control sobre más asientos que el anterior
error-vouch-size = tamaño { $size }
error-vouch-covered = los asientos que abarca el punto de control
error-vouch-fewer = menos
error-vouch-is-the-end = que el último punto de control fuera el final del registro
error-vouch-checkpoint = un punto de control
error-vouch-none = ninguno: { $error }
error-vouch-root = asientos cuya raíz es { $root }
error-vouch-by-recorder = un punto de control firmado por el registrador de sus asientos, admitido antes que ellos
error-vouch-by-other = una firma que no es válida, o que es de otra persona
# ---- error.rs ----
# "seen", "here" and "named" are the size and the root of a log.
error-other-end =
    el final que se nombró no es el del libro
      nombrado: { $named }
      aquí:     { $here }
error-signing = no se puede firmar el punto de control: { $why }
error-index = no se puede escribir el índice: { $why }
# "kind" is a type of records, "program" a version of this program.
error-newer = el asiento { $seq } es { $kind } versión { $version }; este es pledgebook { $program }, que no la conoce: uno más nuevo la lee
error-not-continued =
    el libro no continúa lo que esta máquina ha visto de él: se restauró de una copia, o se reescribió su pasado
      visto: { $seen }
      aquí:  { $here }
error-replaced =
    otro libro estaba en esta carpeta cuando esta máquina la usó por última vez
      aquí: { $here }
error-unreadable = no se puede leer: { $why }
error-unwritable = no se puede escribir: { $why }
# "instead" is a sentence: what to write, or how to list what there is.
error-not-on-record = "{ $found }" no consta en el registro; { $instead }

# ---- demo.rs ----
error-demo-records = la historia sola tiene { $least } asientos, y se crean como máximo { $most }; escriba un número de { $least } a { $most }, no { $asked }
error-demo-fact = el asiento { $seq } de la demostración no puede crearse
