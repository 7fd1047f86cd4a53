//! Countries and currencies, for components that list them without saying which: their publisher's
//! server would. The names are the browser's, in the citizen's language.

use crate::form::definition::Choice;

/// Officially assigned codes of ISO 3166-1, alpha-2, and that in general use for Kosovo; two letters
/// each.
const COUNTRIES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACC\
    CDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGR\
    GSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMD\
    MEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERO\
    RSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVG\
    VIVNVUWFWSXKYEYTZAZMZW";

/// Codes of ISO 4217 of money that people pay with; three letters each.
const CURRENCIES: &str = "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHF\
    CLPCNYCOPCRCCUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQD\
    IRRISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYR\
    MZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVC\
    SYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYUUZSVESVNDVUVWSTXAFXCDXCGXOFXPFYERZARZMWZWG";

/// The first two letters of each code by how far they are behind those of the code before, which takes less of
/// the form than the letters do.
static COUNTRY_STEPS: [u8; COUNTRIES.len() / 2] = steps(COUNTRIES, 2);
static CURRENCY_STEPS: [u8; CURRENCIES.len() / 3] = steps(CURRENCIES, 3);

/// The third letters of the currencies.
static CURRENCY_ENDS: [u8; CURRENCIES.len() / 3] = ends();

const LETTERS: u16 = 26;

const fn steps<const COUNT: usize>(codes: &str, length: usize) -> [u8; COUNT] {
    let codes = codes.as_bytes();
    let mut steps = [0; COUNT];
    let (mut at, mut before) = (0, 0);
    while at < COUNT {
        let first = (codes[at * length] - b'A') as u16;
        let code = first * LETTERS + (codes[at * length + 1] - b'A') as u16;
        let step = code - before;
        assert!(step < 256, "a step does not fit into a byte");
        steps[at] = step as u8;
        before = code;
        at += 1;
    }
    steps
}

const fn ends() -> [u8; CURRENCIES.len() / 3] {
    let mut ends = [0; CURRENCIES.len() / 3];
    let mut at = 0;
    while at < ends.len() {
        ends[at] = CURRENCIES.as_bytes()[at * 3 + 2];
        at += 1;
    }
    ends
}

/// All countries.
pub(super) fn countries() -> Vec<Choice> {
    choices(&COUNTRY_STEPS, &[])
}

/// All currencies.
pub(super) fn currencies() -> Vec<Choice> {
    choices(&CURRENCY_STEPS, &CURRENCY_ENDS)
}

fn choices(steps: &[u8], ends: &[u8]) -> Vec<Choice> {
    let letter = |number: u16| char::from(b'A' + (number % LETTERS) as u8);
    let mut made = Vec::new();
    let mut code = 0;
    for (at, step) in steps.iter().enumerate() {
        code += u16::from(*step);
        let mut text = String::from(letter(code / LETTERS));
        text.push(letter(code));
        if let Some(end) = ends.get(at) {
            text.push(char::from(*end));
        }
        made.push(Choice {
            value: text.as_str().into(),
            ..Choice::default()
        });
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_complete_and_in_order() {
        for (choices, known, length) in [(countries(), COUNTRIES, 2), (currencies(), CURRENCIES, 3)]
        {
            let codes: Vec<&str> = choices
                .iter()
                .map(|choice| choice.value.as_text().unwrap_or_default())
                .collect();
            assert_eq!(codes.concat(), known);
            assert!(codes.iter().all(|code| code.len() == length));
            assert!(codes.is_sorted_by(|one, next| one < next), "{codes:?}");
        }
        assert_eq!((countries().len(), currencies().len()), (250, 154));
    }
}
