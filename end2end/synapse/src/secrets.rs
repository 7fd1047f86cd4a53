//! Random words for a server that lives for a test or a demo.

use std::fs::File;
use std::io::{self, Read};

/// Digits of base64 (RFC 4648, section 4), in the order of their values.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// As many random bytes as fit.
fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// 128 random bits as hexadecimal digits.
///
/// # Errors
/// When the system has no source of randomness.
pub fn word() -> io::Result<String> {
    Ok(random::<16>()?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// A key with which a server signs events, as the file that Synapse reads: the algorithm, a name, and
/// a seed of 32 random bytes in base64 without padding.
///
/// # Errors
/// As [`word`].
pub fn signing_key() -> io::Result<String> {
    let bytes = random::<43>()?;
    let digit = |index: usize, mask: u8| {
        let value = bytes.get(index).copied().unwrap_or_default() & mask;
        char::from(DIGITS[usize::from(value)])
    };
    let mut seed: String = (0..42).map(|index| digit(index, 63)).collect();
    // 32 bytes end in the middle of the last digit; the two bits beyond them are zero.
    seed.push(digit(42, 0b11_1100));
    Ok(format!("ed25519 a_loopback {seed}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_long_and_never_the_same() {
        let (one, other) = (word().unwrap(), word().unwrap());
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
    }

    #[test]
    fn a_key_is_43_digits_of_which_the_last_is_a_multiple_of_four() {
        let key = signing_key().unwrap();
        let seed = key.trim().rsplit(' ').next().unwrap();
        assert_eq!(seed.len(), 43);
        let last = DIGITS
            .iter()
            .position(|digit| seed.ends_with(char::from(*digit)));
        assert_eq!(last.unwrap() % 4, 0, "{seed}");
    }
}
