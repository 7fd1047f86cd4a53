use proptest::prelude::*;

use super::*;

/// A TIFF as cameras write it, in one byte order.
struct Camera {
    is_little: bool,
    letters: [u8; 2],
    latitude: [(u32, u32); 3],
    longitude: [(u32, u32); 3],
    clock: &'static [u8; 20],
}

const CAMERA: Camera = Camera {
    is_little: false,
    letters: *b"NE",
    latitude: [(52, 1), (31, 1), (12_340, 1_000)],
    longitude: [(13, 1), (24, 1), (18, 1)],
    clock: b"2026:11:21 14:30:05\0",
};

/// Berlin, by the numbers above: 52 + 31/60 + 12.34/3600, and 13 + 24/60 + 18/3600.
const BERLIN: (f64, f64) = (52.520_094, 13.405);

impl Camera {
    fn short(&self, number: u16) -> Vec<u8> {
        if self.is_little {
            number.to_le_bytes().into()
        } else {
            number.to_be_bytes().into()
        }
    }

    fn long(&self, number: u32) -> Vec<u8> {
        if self.is_little {
            number.to_le_bytes().into()
        } else {
            number.to_be_bytes().into()
        }
    }

    fn entry(&self, tag: u16, kind: u16, count: u32, value: &[u8]) -> Vec<u8> {
        let head = [self.short(tag), self.short(kind), self.long(count)].concat();
        [&head[..], value].concat()
    }

    fn directory(&self, entries: &[Vec<u8>]) -> Vec<u8> {
        let count = u16::try_from(entries.len()).unwrap();
        [self.short(count), entries.concat(), self.long(0)].concat()
    }

    /// Three directories after each other, then what does not fit into them.
    fn tiff(&self) -> Vec<u8> {
        let (exif, gps) = (8 + 30, 8 + 30 + 18);
        let (clock, latitude, longitude) = (gps + 54, gps + 74, gps + 98);
        let letter = |at: usize| [self.letters[at], 0, 0, 0];
        let rationals = |of: [(u32, u32); 3]| {
            let pairs = of.map(|(above, below)| [self.long(above), self.long(below)].concat());
            pairs.concat()
        };
        let start: &[u8] = if self.is_little { b"II*\0" } else { b"MM\0*" };
        [
            start.to_vec(),
            self.long(8),
            self.directory(&[
                self.entry(EXIF_DIRECTORY, LONG, 1, &self.long(exif)),
                self.entry(GPS_DIRECTORY, LONG, 1, &self.long(gps)),
            ]),
            self.directory(&[self.entry(DATE_TIME_ORIGINAL, ASCII, 20, &self.long(clock))]),
            self.directory(&[
                self.entry(LATITUDE_REF, ASCII, 2, &letter(0)),
                self.entry(LATITUDE, RATIONAL, 3, &self.long(latitude)),
                self.entry(LONGITUDE_REF, ASCII, 2, &letter(1)),
                self.entry(LONGITUDE, RATIONAL, 3, &self.long(longitude)),
            ]),
            self.clock.to_vec(),
            rationals(self.latitude),
            rationals(self.longitude),
        ]
        .concat()
    }

    fn jpeg(&self) -> Vec<u8> {
        let jfif = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
        let other = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0");
        let exif = segment(0xE1, &[MARK, &self.tiff()].concat());
        [&[0xFF, 0xD8][..], &jfif, &other, &[0xFF], &exif].concat()
    }

    fn taken(&self) -> Taken {
        taken(&self.jpeg())
    }
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap();
    [&[0xFF, marker][..], &length.to_be_bytes(), data].concat()
}

fn png(tiff: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], name, content, b"crc!"].concat()
    };
    let header = chunk(b"IHDR", &[0; 13]);
    [&b"\x89PNG\r\n\x1a\n"[..], &header, &chunk(b"eXIf", tiff)].concat()
}

fn webp(exif: &[u8]) -> Vec<u8> {
    let length = u32::try_from(exif.len()).unwrap().to_le_bytes();
    // A chunk of an odd length is followed by a byte of no meaning.
    let pixels = b"VP8 \x03\0\0\0abc\0";
    [&b"RIFF\0\0\0\0WEBP"[..], pixels, b"EXIF", &length, exif].concat()
}

fn berlin() -> Taken {
    Taken {
        place: Some(BERLIN),
        at: Some("2026-11-21T14:30".into()),
    }
}

#[test]
fn place_and_time_are_read_in_either_byte_order() {
    for is_little in [false, true] {
        assert_eq!(
            Camera {
                is_little,
                ..CAMERA
            }
            .taken(),
            berlin()
        );
    }
}

#[test]
fn south_and_west_are_negative() {
    let camera = Camera {
        letters: *b"SW",
        ..CAMERA
    };
    assert_eq!(camera.taken().place, Some((-BERLIN.0, -BERLIN.1)));
}

#[test]
fn other_formats_carry_the_same() {
    let tiff = CAMERA.tiff();
    assert_eq!(taken(&png(&tiff)), berlin());
    assert_eq!(taken(&webp(&tiff)), berlin());
    assert_eq!(taken(&webp(&[MARK, &tiff].concat())), berlin());
}

#[test]
fn a_place_that_is_none_on_earth_is_none() {
    let none = [(0, 0), (0, 1), (0, 1)];
    let zero = [(0, 1), (0, 1), (0, 1)];
    let too_far = [(90, 1), (0, 1), (1, 1)];
    let minutes = [(10, 1), (61, 1), (0, 1)];
    let seconds = [(10, 1), (0, 1), (u32::MAX, 1)];
    for latitude in [none, too_far, minutes, seconds] {
        let camera = Camera { latitude, ..CAMERA };
        assert_eq!(camera.taken().place, None, "{latitude:?}");
        assert_eq!(camera.taken().at, berlin().at);
    }
    let (latitude, longitude) = (zero, zero);
    let at_sea = Camera {
        latitude,
        longitude,
        ..CAMERA
    };
    assert_eq!(at_sea.taken().place, None);
    let equator = Camera { latitude, ..CAMERA };
    assert_eq!(equator.taken().place, Some((0.0, BERLIN.1)));
    let letters = *b"XE";
    assert_eq!(Camera { letters, ..CAMERA }.taken().place, None);
}

#[test]
fn a_time_that_is_none_is_none() {
    for clock in [
        b"    :  :     :  :  \0",
        b"0000:00:00 00:00:00\0",
        b"2026:02:29 12:00:00\0",
        b"2026:13:01 12:00:00\0",
        b"2026:11:21 24:00:00\0",
        b"2026:11:21 12:60:00\0",
        b"2026-11-21 12:00:00\0",
    ] {
        let camera = Camera { clock, ..CAMERA };
        assert_eq!(camera.taken().at, None, "{clock:?}");
        assert_eq!(camera.taken().place, Some(BERLIN));
    }
    let clock = b"2024:02:29 23:59:59\0";
    let leap = Camera { clock, ..CAMERA };
    assert_eq!(leap.taken().at.as_deref(), Some("2024-02-29T23:59"));
}

#[test]
fn what_comes_after_the_pixels_or_too_far_in_is_not_read() {
    let jpeg = CAMERA.jpeg();
    let late = [&[0xFF, 0xD8][..], &segment(0xDA, &[0; 6]), &jpeg[2..]].concat();
    assert_eq!(taken(&late), Taken::default());
    let padding: Vec<u8> = std::iter::repeat_n(segment(0xE2, &[0; 65_000]), 4)
        .flatten()
        .collect();
    let near = [&[0xFF, 0xD8][..], &padding, &jpeg[2..]].concat();
    assert_eq!(taken(&near), berlin());
    let filler = segment(0xE2, &[0; 2_500]);
    let far = [&[0xFF, 0xD8][..], &padding, &filler, &jpeg[2..]].concat();
    assert_eq!(taken(&far), Taken::default());
}

#[test]
fn a_file_that_is_cut_tells_less_and_never_something_else() {
    let jpeg = CAMERA.jpeg();
    for length in 0..jpeg.len() {
        assert_eq!(taken(&jpeg[..length]), Taken::default(), "{length}");
    }
    let tiff = CAMERA.tiff();
    for length in 0..tiff.len() {
        let told = taken(&png(&tiff[..length]));
        assert!(told.place.is_none(), "{length}");
        assert!(told.at.is_none() || told.at == berlin().at, "{length}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(
        kind in 0..4_usize,
        tail in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        let bytes = match kind {
            0 => tail,
            1 => [&b"\xFF\xD8\xFF\xE1\x02\x00Exif\0\0MM\0*"[..], &tail].concat(),
            2 => png(&[b"II*\0", &tail[..]].concat()),
            _ => webp(&[b"MM\0*", &tail[..]].concat()),
        };
        check(&taken(&bytes))?;
    }

    /// Bytes of a good one put out of order reach further than bytes made up.
    #[test]
    fn a_spoilt_file_tells_nothing_impossible(
        is_little: bool,
        spoilt in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut tiff = Camera { is_little, ..CAMERA }.tiff();
        for (at, byte) in spoilt {
            let at = at.index(tiff.len());
            tiff[at] = byte;
        }
        check(&taken(&png(&tiff)))?;
    }
}

fn check(told: &Taken) -> Result<(), TestCaseError> {
    if let Some((latitude, longitude)) = told.place {
        prop_assert!(latitude.abs() <= 90.0 && longitude.abs() <= 180.0);
    }
    if let Some(at) = &told.at {
        prop_assert_eq!(at.len(), 16);
    }
    Ok(())
}
