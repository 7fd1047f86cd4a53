//! Where and when a picture was taken, as the picture itself tells: Exif (CIPA DC-008, Exif 2.32), which
//! is a TIFF (TIFF 6.0) inside of a JPEG, a PNG (`eXIf`) or a WebP (`EXIF`, RFC 9649, 2.7.1.5).
//!
//! Whatever a file says about itself may be wrong or made to do harm: what cannot be read is not there.

use crate::form::calendar::days_in;

/// How much of a file is looked at, in bytes. A JPEG has it within the first 64 KiB but for odd ones.
pub const LOOKED_AT: usize = 262_144;

/// What a picture tells of how it came about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Where: latitude and longitude in degrees (WGS 84), with six decimals, which is a decimetre.
    pub place: Option<(f64, f64)>,
    /// When, by the clock of the place: `YYYY-MM-DDTHH:MM`.
    pub at: Option<String>,
}

const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const LATITUDE_REF: u16 = 1;
const LATITUDE: u16 = 2;
const LONGITUDE_REF: u16 = 3;
const LONGITUDE: u16 = 4;

/// The types of TIFF values that matter here.
const ASCII: u16 = 2;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;

/// Reads what a file tells, from its first [`LOOKED_AT`] bytes. Nothing is told where there is no Exif
/// or it makes no sense.
#[must_use]
pub fn taken(bytes: &[u8]) -> Taken {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let block = in_jpeg(head)
        .or_else(|| in_png(head))
        .or_else(|| in_webp(head));
    block
        .and_then(Tiff::new)
        .map(|tiff| tiff.taken())
        .unwrap_or_default()
}

/// What the Exif of a JPEG begins with, and that of some WebP files.
const MARK: &[u8] = b"Exif\0\0";

/// The first APP1 segment that holds Exif (DC-008, 4.7.2), before the pixels.
fn in_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let (&[lead, marker], after) = rest.split_first_chunk()?;
        if lead != 0xFF || matches!(marker, 0x00 | 0x01 | 0xD0..=0xDA) {
            return None;
        }
        if marker == 0xFF {
            // A byte to fill up with (ITU-T T.81, B.1.1.2).
            rest = rest.get(1..)?;
            continue;
        }
        let length = u16::from_be_bytes(*after.first_chunk()?);
        let (segment, tail) = after.split_at_checked(length.into())?;
        let content = segment.get(2..)?;
        match content.strip_prefix(MARK) {
            Some(exif) if marker == 0xE1 => return Some(exif),
            _ => rest = tail,
        }
    }
}

fn in_png(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    loop {
        let (length, after) = rest.split_first_chunk()?;
        let (name, after) = after.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (content, tail) = after.split_at_checked(length)?;
        if name == b"eXIf" {
            return Some(content);
        }
        // A checksum of four bytes, which nothing here depends on.
        rest = tail.get(4..)?;
    }
}

fn in_webp(bytes: &[u8]) -> Option<&[u8]> {
    let form = bytes.strip_prefix(b"RIFF")?.get(4..)?;
    let mut rest = form.strip_prefix(b"WEBP")?;
    loop {
        let (name, after) = rest.split_first_chunk()?;
        let (length, after) = after.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (content, tail) = after.split_at_checked(length)?;
        if name == b"EXIF" {
            return Some(content.strip_prefix(MARK).unwrap_or(content));
        }
        rest = tail.get(length % 2..)?;
    }
}

/// A TIFF: directories of tagged values, in one of two byte orders (TIFF 6.0, section 2). Offsets count
/// from its start. Only three directories are ever looked into, so that none can lead in a circle.
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let is_little = match bytes.first_chunk()? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, is_little })
    }

    fn taken(&self) -> Taken {
        Taken {
            place: self.place(),
            at: self.at(),
        }
    }

    fn place(&self) -> Option<(f64, f64)> {
        let gps = self.directory(GPS_DIRECTORY)?;
        let latitude = self.degrees(gps, LATITUDE, LATITUDE_REF, b"NS", 90.0)?;
        let longitude = self.degrees(gps, LONGITUDE, LONGITUDE_REF, b"EW", 180.0)?;
        // Cameras without a fix write zeros; nobody reports anything from there, at sea off Ghana.
        (latitude != 0.0 || longitude != 0.0).then_some((latitude, longitude))
    }

    fn at(&self) -> Option<String> {
        let exif = self.directory(EXIF_DIRECTORY)?;
        let (kind, count, value) = self.value(exif, DATE_TIME_ORIGINAL)?;
        if kind != ASCII || count < 16 {
            return None;
        }
        wall_clock(self.bytes.get(self.long(value)?..)?.first_chunk()?)
    }

    /// Where a directory begins that the first one points to.
    fn directory(&self, tag: u16) -> Option<usize> {
        let (kind, _, value) = self.value(self.long(4)?, tag)?;
        if kind != LONG {
            return None;
        }
        self.long(value)
    }

    /// The type of a tag's value, how many there are of it, and where the four bytes stand that hold them
    /// or the offset to them.
    fn value(&self, directory: usize, tag: u16) -> Option<(u16, usize, usize)> {
        let entries = usize::from(self.short(directory)?);
        let mut entries = (0..entries).map(|entry| directory + 2 + entry * 12);
        let entry = entries.find(|entry| self.short(*entry) == Some(tag))?;
        Some((self.short(entry + 2)?, self.long(entry + 4)?, entry + 8))
    }

    /// Degrees, minutes and seconds as degrees; negative for the second of the two letters.
    fn degrees(
        &self,
        gps: usize,
        tag: u16,
        letter_tag: u16,
        letters: &[u8; 2],
        most: f64,
    ) -> Option<f64> {
        let (kind, _, letter) = self.value(gps, letter_tag)?;
        let letter = self.bytes.get(letter).filter(|_| kind == ASCII)?;
        let sign = match letters.iter().position(|known| known == letter)? {
            0 => 1.0,
            _ => -1.0,
        };
        let (kind, count, value) = self.value(gps, tag)?;
        if kind != RATIONAL || count != 3 {
            return None;
        }
        let at = self.long(value)?;
        let minutes = self.rational(at.checked_add(8)?)?;
        let seconds = self.rational(at.checked_add(16)?)?;
        if minutes > 60.0 || seconds > 60.0 {
            return None;
        }
        let degrees = self.rational(at)? + minutes / 60.0 + seconds / 3600.0;
        (degrees <= most).then(|| sign * (degrees * 1e6).round() / 1e6)
    }

    /// A fraction of two numbers; none where nothing can be divided by the second.
    fn rational(&self, at: usize) -> Option<f64> {
        let (above, below) = (self.quad(at)?, self.quad(at.checked_add(4)?)?);
        (below > 0).then(|| f64::from(above) / f64::from(below))
    }

    fn short(&self, at: usize) -> Option<u16> {
        let pair = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        })
    }

    fn quad(&self, at: usize) -> Option<u32> {
        let quad = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little {
            u32::from_le_bytes(quad)
        } else {
            u32::from_be_bytes(quad)
        })
    }

    /// A number that counts or points.
    fn long(&self, at: usize) -> Option<usize> {
        usize::try_from(self.quad(at)?).ok()
    }
}

/// `YYYY:MM:DD HH:MM` as `YYYY-MM-DDTHH:MM`, where there is such a day and time (DC-008, 4.6.5). Cameras
/// whose clock was never set write blanks or zeros.
fn wall_clock(text: &[u8; 16]) -> Option<String> {
    let &[
        y1,
        y2,
        y3,
        y4,
        b':',
        m1,
        m2,
        b':',
        d1,
        d2,
        b' ',
        h1,
        h2,
        b':',
        n1,
        n2,
    ] = text
    else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number: u32, digit| {
            let digit = char::from(*digit).to_digit(10)?;
            Some(number * 10 + digit)
        })
    };
    let (year, month) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?);
    let (day, hour, minute) = (number(&[d1, d2])?, number(&[h1, h2])?, number(&[n1, n2])?);
    let days = match month {
        1..=12 => days_in(i32::try_from(year).ok()?, month),
        _ => return None,
    };
    if year == 0 || !(1..=days).contains(&day) || hour > 23 || minute > 59 {
        return None;
    }
    let iso = [
        y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2,
    ];
    Some(iso.into_iter().map(char::from).collect())
}

#[cfg(test)]
mod tests;
