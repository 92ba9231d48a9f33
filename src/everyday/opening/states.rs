//! The states, to tell a country from an organisation by its name: the members and observers of the United Nations,
//! with their usual names in English and Spanish, and their codes in ISO 3166-1.

use crate::event::party::CountryCode;
use crate::value::text::plain;

/// Returns the code of the state that has one of these names.
pub fn code(mut names: impl Iterator<Item = String>) -> Option<CountryCode> {
    names.find_map(|name| {
        let name = plain(&name);
        let name = name.strip_prefix("the ").unwrap_or(&name);
        let line = STATES.lines().find(|line| line.split('|').skip(1).any(|one| plain(one) == name))?;
        line.split('|').next()?.parse().ok()
    })
}

/// The code, then the names.
const STATES: &str = "\
AD|Andorra
AE|United Arab Emirates|Emiratos Árabes Unidos
AF|Afghanistan|Afganistán
AG|Antigua and Barbuda|Antigua y Barbuda
AL|Albania
AM|Armenia
AO|Angola
AR|Argentina
AT|Austria
AU|Australia
AZ|Azerbaijan|Azerbaiyán
BA|Bosnia and Herzegovina|Bosnia y Herzegovina
BB|Barbados
BD|Bangladesh
BE|Belgium|Bélgica
BF|Burkina Faso
BG|Bulgaria
BH|Bahrain|Bahrein|Baréin
BI|Burundi
BJ|Benin
BN|Brunei Darussalam|Brunei
BO|Bolivia|Plurinational State of Bolivia|Estado Plurinacional de Bolivia
BR|Brazil|Brasil
BS|Bahamas
BT|Bhutan|Bután
BW|Botswana
BY|Belarus|Belarús|Bielorrusia
BZ|Belize|Belice
CA|Canada
CD|Democratic Republic of the Congo|República Democrática del Congo
CF|Central African Republic|República Centroafricana
CG|Congo|Republic of the Congo|República del Congo
CH|Switzerland|Suiza
CI|Côte d'Ivoire|Ivory Coast|Costa de Marfil
CL|Chile
CM|Cameroon|Camerún
CN|China
CO|Colombia
CR|Costa Rica
CU|Cuba
CV|Cabo Verde|Cape Verde
CY|Cyprus|Chipre
CZ|Czechia|Czech Republic|Chequia|República Checa
DE|Germany|Alemania
DJ|Djibouti
DK|Denmark|Dinamarca
DM|Dominica
DO|Dominican Republic|República Dominicana
DZ|Algeria|Argelia
EC|Ecuador
EE|Estonia
EG|Egypt|Egipto
ER|Eritrea
ES|Spain|España
ET|Ethiopia|Etiopía
FI|Finland|Finlandia
FJ|Fiji
FM|Micronesia|Federated States of Micronesia|Estados Federados de Micronesia
FR|France|Francia
GA|Gabon
GB|United Kingdom|Reino Unido|United Kingdom of Great Britain and Northern Ireland
GD|Grenada|Granada
GE|Georgia
GH|Ghana
GM|Gambia
GN|Guinea
GQ|Equatorial Guinea|Guinea Ecuatorial
GR|Greece|Grecia
GT|Guatemala
GW|Guinea-Bissau|Guinea Bissau
GY|Guyana
HN|Honduras
HR|Croatia|Croacia
HT|Haiti
HU|Hungary|Hungría
ID|Indonesia
IE|Ireland|Irlanda
IL|Israel
IN|India
IQ|Iraq
IR|Iran|Islamic Republic of Iran|República Islámica del Irán|Irán
IS|Iceland|Islandia
IT|Italy|Italia
JM|Jamaica
JO|Jordan|Jordania
JP|Japan|Japón
KE|Kenya|Kenia
KG|Kyrgyzstan|Kirguistán
KH|Cambodia|Camboya
KI|Kiribati
KM|Comoros|Comoras
KN|Saint Kitts and Nevis|St Kitts and Nevis|San Cristóbal y Nieves|Saint Kitts y Nevis
KP|Democratic People's Republic of Korea|República Popular Democrática de Corea|North Korea|Corea del Norte
KR|Republic of Korea|República de Corea|South Korea|Corea del Sur
KW|Kuwait
KZ|Kazakhstan|Kazajstán
LA|Lao People's Democratic Republic|República Democrática Popular Lao|Laos
LB|Lebanon|Líbano
LC|Saint Lucia|St Lucia|Santa Lucía
LI|Liechtenstein
LK|Sri Lanka
LR|Liberia
LS|Lesotho
LT|Lithuania|Lituania
LU|Luxembourg|Luxemburgo
LV|Latvia|Letonia
LY|Libya|Libia
MA|Morocco|Marruecos
MC|Monaco
MD|Republic of Moldova|República de Moldova|Moldova|Moldavia
ME|Montenegro
MG|Madagascar
MH|Marshall Islands|Islas Marshall
MK|North Macedonia|Macedonia del Norte
ML|Mali
MM|Myanmar
MN|Mongolia
MR|Mauritania
MT|Malta
MU|Mauritius|Mauricio
MV|Maldives|Maldivas
MW|Malawi
MX|Mexico
MY|Malaysia|Malasia
MZ|Mozambique
NA|Namibia
NE|Niger
NG|Nigeria
NI|Nicaragua
NL|Netherlands|Países Bajos|Kingdom of the Netherlands
NO|Norway|Noruega
NP|Nepal
NR|Nauru
NZ|New Zealand|Nueva Zelandia|Nueva Zelanda
OM|Oman
PA|Panama
PE|Peru
PG|Papua New Guinea|Papua Nueva Guinea
PH|Philippines|Filipinas
PK|Pakistan
PL|Poland|Polonia
PS|State of Palestine|Estado de Palestina|Palestine|Palestina
PT|Portugal
PW|Palau
PY|Paraguay
QA|Qatar
RO|Romania|Rumania
RS|Serbia
RU|Russian Federation|Federación de Rusia|Russia|Rusia
RW|Rwanda
SA|Saudi Arabia|Arabia Saudita
SB|Solomon Islands|Islas Salomón
SC|Seychelles
SD|Sudan
SE|Sweden|Suecia
SG|Singapore|Singapur
SI|Slovenia|Eslovenia
SK|Slovakia|Eslovaquia
SL|Sierra Leone|Sierra Leona
SM|San Marino
SN|Senegal
SO|Somalia
SR|Suriname
SS|South Sudan|Sudán del Sur
ST|Sao Tome and Principe|Santo Tomé y Príncipe
SV|El Salvador
SY|Syrian Arab Republic|República Árabe Siria|Syria|Siria
SZ|Eswatini
TD|Chad
TG|Togo
TH|Thailand|Tailandia
TJ|Tajikistan|Tayikistán
TL|Timor-Leste
TM|Turkmenistan|Turkmenistán
TN|Tunisia|Túnez
TO|Tonga
TR|Türkiye|Turkey|Turquía
TT|Trinidad and Tobago|Trinidad y Tobago|Trinidad y Tabago
TV|Tuvalu
TZ|United Republic of Tanzania|República Unida de Tanzanía|Tanzania
UA|Ukraine|Ucrania
UG|Uganda
US|United States of America|Estados Unidos de América|United States|Estados Unidos
UY|Uruguay
UZ|Uzbekistan|Uzbekistán
VA|Holy See|Santa Sede
VC|Saint Vincent and the Grenadines|St Vincent and the Grenadines|San Vicente y las Granadinas
VE|Venezuela|Bolivarian Republic of Venezuela|República Bolivariana de Venezuela
VN|Viet Nam|Vietnam
VU|Vanuatu
WS|Samoa
YE|Yemen
ZA|South Africa|Sudáfrica
ZM|Zambia
ZW|Zimbabwe";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_known_by_its_names_in_both_languages() {
        let code = |name: &str| code(std::iter::once(name.to_owned())).map(|code| code.to_string());
        for (name, expected) in
            [("Norway", "NO"), ("NORUEGA", "NO"), ("The Bahamas", "BS"), ("México", "MX"), ("Haití", "HT")]
        {
            assert_eq!(code(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(code("United Nations"), None);
        assert_eq!(STATES.lines().count(), 195);
        for line in STATES.lines() {
            assert!(line.split('|').next().unwrap().parse::<CountryCode>().is_ok(), "{line}");
        }
    }
}
