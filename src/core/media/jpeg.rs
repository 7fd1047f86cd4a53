//! JPEG files without metadata (ITU-T T.81, annex B).

const START: [u8; 2] = [0xFF, 0xD8];
const END: [u8; 2] = [0xFF, 0xD9];
const SCAN: u8 = 0xDA;

/// The same picture with nothing but what is needed to decode it: no Exif, XMP, GPS, IPTC, colour
/// profile, maker note, thumbnail or comment, and nothing after the picture's end, where phones
/// put videos and second pictures. Segments are kept by an allow-list, so that a kind nobody
/// thought of is dropped.
///
/// `None` where the bytes are no JPEG, or one that is cut or out of step: what cannot be followed
/// cannot be called clean.
#[must_use]
pub fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&START)?;
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend(START);
    loop {
        let (marker, after) = next_marker(rest)?;
        if marker == END[1] {
            clean.extend(END);
            return Some(clean);
        }
        let (segment, tail) = split_segment(marker, after)?;
        if is_needed(marker, segment) {
            clean.extend([0xFF, marker]);
            clean.extend_from_slice(segment);
        }
        rest = tail;
        if marker == SCAN {
            let (scan, tail) = rest.split_at_checked(scan_length(rest)?)?;
            clean.extend_from_slice(scan);
            rest = tail;
        }
    }
}

/// The marker at the start, with fill bytes skipped (B.1.1.2), and what follows it.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (&0xFF, mut rest) = bytes.split_first()? else {
        return None;
    };
    loop {
        match rest.split_first()? {
            (0xFF, tail) => rest = tail,
            (&marker, tail) => return Some((marker, tail)),
        }
    }
}

/// A segment with its two length bytes, and what follows it. Markers that stand alone have no
/// place between segments.
fn split_segment(marker: u8, after: &[u8]) -> Option<(&[u8], &[u8])> {
    if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD9) {
        return None;
    }
    let length = u16::from_be_bytes(*after.first_chunk()?);
    if length < 2 {
        return None;
    }
    after.split_at_checked(length.into())
}

/// Frames, tables and scans; of the application segments only the JFIF header, and that only
/// without a thumbnail.
fn is_needed(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xC0..=0xCF | 0xDA..=0xDD => true,
        0xE0 => segment.len() == 16 && segment.get(2..7) == Some(b"JFIF\0"),
        _ => false,
    }
}

/// How long the coded data of a scan is: up to the first marker that is neither a stuffed `FF 00`
/// nor a restart (B.1.1.5).
fn scan_length(bytes: &[u8]) -> Option<usize> {
    bytes
        .array_windows()
        .position(|&[lead, marker]| lead == 0xFF && !matches!(marker, 0x00 | 0xD0..=0xD7))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).unwrap();
        [&[0xFF, marker][..], &length.to_be_bytes(), data].concat()
    }

    fn file(segments: &[Vec<u8>]) -> Vec<u8> {
        [&START[..], &segments.concat(), &END].concat()
    }

    fn jfif() -> Vec<u8> {
        segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")
    }

    fn scan(data: &[u8]) -> Vec<u8> {
        [segment(SCAN, &[1, 1, 0, 0, 63, 0]), data.to_vec()].concat()
    }

    const CODED: &[u8] = &[0x12, 0xFF, 0x00, 0xE1, 0xFF, 0xD0, 0x34, 0xFF, 0xD7, 0x56];

    #[test]
    fn metadata_goes_and_the_picture_stays_byte_by_byte() {
        let kept = [
            jfif(),
            segment(0xDB, &[0; 65]),
            segment(0xC2, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
            segment(0xC4, &[0; 20]),
            segment(0xDD, &[0, 4]),
        ];
        let mut given: Vec<_> = kept.to_vec();
        for marker in 0xE1..=0xEF {
            given.push(segment(marker, b"Exif\0\0GPS"));
        }
        given.push(segment(0xFE, b"taken at home"));
        let mut wanted: Vec<_> = kept.to_vec();
        for piece in [scan(CODED), segment(0xC4, &[1; 9]), scan(CODED)] {
            given.push(piece.clone());
            wanted.push(piece);
            given.push(segment(0xFE, b"between scans"));
        }
        let mut given = file(&given);
        given.extend(b"a second picture");
        assert_eq!(strip(&given), Some(file(&wanted)));
    }

    #[test]
    fn thumbnails_in_a_jfif_header_go() {
        let thumbnail = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01RGB");
        let extension = segment(0xE0, b"JFXX\0\x10 a small JPEG");
        let given = file(&[thumbnail, extension, scan(CODED)]);
        assert_eq!(strip(&given), Some(file(&[scan(CODED)])));
    }

    #[test]
    fn fill_bytes_are_followed() {
        let given = [&START[..], &[0xFF, 0xFF], &jfif(), &[0xFF, 0xFF], &END].concat();
        assert_eq!(strip(&given), Some(file(&[jfif()])));
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        let whole = file(&[jfif(), scan(CODED)]);
        for length in 0..whole.len() {
            assert_eq!(strip(&whole[..length]), None, "cut after {length}");
        }
        let astray = [&START[..], &[0x00], &jfif(), &END].concat();
        let short = [&START[..], &[0xFF, 0xE1, 0, 1], &END].concat();
        let nested = file(&[START.to_vec(), jfif()]);
        for bytes in [astray, short, nested] {
            assert_eq!(strip(&bytes), None);
        }
    }

    /// Markers in a clean file, in order.
    fn markers(clean: &[u8]) -> Vec<u8> {
        let mut rest = &clean[2..];
        let mut found = Vec::new();
        loop {
            let (marker, after) = next_marker(rest).unwrap();
            if marker == END[1] {
                assert!(after.is_empty());
                return found;
            }
            found.push(marker);
            rest = split_segment(marker, after).unwrap().1;
            if marker == SCAN {
                rest = &rest[scan_length(rest).unwrap()..];
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(
            tail in proptest::collection::vec(any::<u8>(), 0..400),
            started: bool,
        ) {
            let bytes = if started { [&START[..], &tail].concat() } else { tail };
            if let Some(clean) = strip(&bytes) {
                prop_assert!(clean.len() <= bytes.len());
            }
        }

        #[test]
        fn no_metadata_survives_and_nothing_is_left_to_strip(
            segments in proptest::collection::vec(
                (0xC0..=0xFE_u8, proptest::collection::vec(any::<u8>(), 0..40)), 0..20),
            coded in proptest::collection::vec(0..=0xFE_u8, 0..40),
        ) {
            let pieces: Vec<_> = segments
                .iter()
                .filter(|(marker, _)| !matches!(marker, 0xD0..=0xD9))
                .map(|(marker, data)| match *marker {
                    SCAN => [segment(SCAN, data), coded.clone()].concat(),
                    marker => segment(marker, data),
                })
                .collect();
            let clean = strip(&file(&pieces)).expect("a well-formed file");
            for marker in markers(&clean) {
                prop_assert!(!matches!(marker, 0xE1..=0xEF | 0xFE), "{marker:x}");
            }
            prop_assert_eq!(strip(&clean), Some(clean));
        }
    }
}
