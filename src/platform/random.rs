//! Random names.

/// Digits and letters that are not taken for one another when read aloud or typed (Crockford's
/// base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A new random name of 16 characters, 80 bits.
pub(super) fn id() -> String {
    spell(bytes())
}

/// Random bytes.
pub(super) fn chance() -> [u8; 5] {
    bytes()
}

fn bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Names are told apart by chance, not kept secret by it, so a weaker source will do.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    bytes
}

/// Five bits a character, most significant first.
fn spell(bytes: [u8; 10]) -> String {
    let bits = bytes
        .iter()
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    (0..16)
        .rev()
        .filter_map(|place| ALPHABET.get((bits >> (place * 5)) as usize & 31))
        .map(|letter| char::from(*letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::spell;

    #[test]
    fn every_bit_is_in_the_name() {
        assert_eq!(spell([0; 10]), "0000000000000000");
        assert_eq!(spell([0xFF; 10]), "zzzzzzzzzzzzzzzz");
        let names: std::collections::HashSet<_> = (0..80)
            .map(|bit| spell((1_u128 << bit).to_be_bytes()[6..].try_into().unwrap()))
            .collect();
        assert_eq!(names.len(), 80);
        assert!(names.iter().all(|name| name.len() == 16));
    }
}
