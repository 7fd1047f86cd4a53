//! Countries and currencies, for components that list them without saying which: their publisher's
//! server would. The names are the browser's, in the citizen's language.

use crate::form::definition::Choice;

/// Officially assigned codes of ISO 3166-1, alpha-2, and that in general use for Kosovo; two letters
/// each, one text so that they cost few bytes.
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

/// All countries.
pub(super) fn countries() -> Vec<Choice> {
    choices(COUNTRIES, 2)
}

/// All currencies.
pub(super) fn currencies() -> Vec<Choice> {
    choices(CURRENCIES, 3)
}

fn choices(codes: &str, length: usize) -> Vec<Choice> {
    let codes = codes.as_bytes().chunks(length);
    let codes = codes.filter_map(|code| std::str::from_utf8(code).ok());
    codes
        .map(|code| Choice {
            value: code.into(),
            ..Choice::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_complete_and_in_order() {
        for (choices, count, length) in [(countries(), 250, 2), (currencies(), 154, 3)] {
            let codes: Vec<&str> = choices
                .iter()
                .map(|choice| choice.value.as_text().unwrap_or_default())
                .collect();
            assert_eq!(codes.len(), count);
            let is_code = |code: &&str| {
                code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase())
            };
            assert!(codes.iter().all(is_code));
            assert!(codes.is_sorted_by(|one, next| one < next), "{codes:?}");
        }
    }
}
