//! Width and height of a picture, read from its header without decoding it.
//!
//! A file of a few kilobytes can ask for gigabytes once decoded, so this is looked at first.

/// A picture's size in pixels, before any turning that its metadata asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Pixels, at least 1.
    pub width: u32,
    /// Pixels, at least 1.
    pub height: u32,
}

impl Dimensions {
    /// `None` where a side is 0: no picture, or one that keeps its size to itself.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Option<Self> {
        (width > 0 && height > 0).then_some(Self { width, height })
    }

    /// Width times height.
    #[must_use]
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The same shape with no side longer than `longest` pixels. Nothing is made larger.
    #[must_use]
    pub fn shrunk_to(self, longest: u32) -> Self {
        let longer = self.width.max(self.height);
        if longer <= longest || longest == 0 {
            return self;
        }
        let shrink = |side: u32| {
            let exact =
                (u64::from(side) * u64::from(longest) + u64::from(longer) / 2) / u64::from(longer);
            u32::try_from(exact).unwrap_or(longest).max(1)
        };
        Self {
            width: shrink(self.width),
            height: shrink(self.height),
        }
    }
}

/// What a piece of a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// The size.
    Found(Dimensions),
    /// A JPEG whose next segment begins this many bytes (1 or more) after the start of the piece:
    /// read on from there with [`further`].
    Further(usize),
    /// No picture of a kind known here, or a broken one.
    Unknown,
}

/// Reads the first piece of a file; 64 KiB are enough for every format but JPEG. Knows JPEG
/// (ITU-T T.81), PNG, WebP (RFC 9649), GIF and the HEIF family with HEIC and AVIF (ISO/IEC
/// 23008-12).
#[must_use]
pub fn first(head: &[u8]) -> Header {
    if head.starts_with(&[0xFF, 0xD8]) {
        return jpeg(head, 2);
    }
    let found = png(head)
        .or_else(|| webp(head))
        .or_else(|| gif(head))
        .or_else(|| heif(head));
    found.map_or(Header::Unknown, Header::Found)
}

/// Reads a later piece of a JPEG, which begins where [`Header::Further`] said.
#[must_use]
pub fn further(piece: &[u8]) -> Header {
    jpeg(piece, 0)
}

/// Walks JPEG segments to the frame header (T.81, B.2.2).
fn jpeg(piece: &[u8], start: usize) -> Header {
    let mut at = start;
    loop {
        let Some(&[lead, marker]) = window(piece, at) else {
            return further_from(at);
        };
        match (lead, marker) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0xC4 | 0xC8 | 0xCC) | (0xFF, 0xDB..=0xFE) => {
                let Some(length) = window(piece, at + 2).map(|pair| u16::from_be_bytes(*pair))
                else {
                    return further_from(at);
                };
                if length < 2 {
                    return Header::Unknown;
                }
                at += 2 + usize::from(length);
            }
            (0xFF, 0xC0..=0xCF) => {
                // Length, precision, height, width.
                let Some(&[_, _, _, h1, h2, w1, w2]) = window(piece, at + 2) else {
                    return further_from(at);
                };
                let size = Dimensions::new(
                    u16::from_be_bytes([w1, w2]).into(),
                    u16::from_be_bytes([h1, h2]).into(),
                );
                return size.map_or(Header::Unknown, Header::Found);
            }
            _ => return Header::Unknown,
        }
    }
}

/// A piece that ends before its first segment does not end in the middle of a file: the file does.
fn further_from(at: usize) -> Header {
    if at == 0 {
        Header::Unknown
    } else {
        Header::Further(at)
    }
}

fn png(head: &[u8]) -> Option<Dimensions> {
    let ihdr = head.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    Dimensions::new(be32(ihdr, 0)?, be32(ihdr, 4)?)
}

fn gif(head: &[u8]) -> Option<Dimensions> {
    let screen = head
        .strip_prefix(b"GIF87a")
        .or_else(|| head.strip_prefix(b"GIF89a"))?;
    let &[w1, w2, h1, h2] = window(screen, 0)?;
    Dimensions::new(
        u16::from_le_bytes([w1, w2]).into(),
        u16::from_le_bytes([h1, h2]).into(),
    )
}

/// The three kinds of first chunk (RFC 9649, sections 2.5 to 2.7).
fn webp(head: &[u8]) -> Option<Dimensions> {
    let form = head.strip_prefix(b"RIFF")?.get(4..)?;
    let chunk = form.strip_prefix(b"WEBP")?;
    let kind: &[u8; 4] = window(chunk, 0)?;
    let data = chunk.get(8..)?;
    match kind {
        b"VP8X" => {
            let &[w1, w2, w3, h1, h2, h3] = window(data, 4)?;
            Dimensions::new(
                u32::from_le_bytes([w1, w2, w3, 0]) + 1,
                u32::from_le_bytes([h1, h2, h3, 0]) + 1,
            )
        }
        b"VP8L" => {
            let &[0x2F, a, b, c, d] = window(data, 0)? else {
                return None;
            };
            let bits = u32::from_le_bytes([a, b, c, d]);
            Dimensions::new((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
        }
        b"VP8 " => {
            let &[0x9D, 0x01, 0x2A, w1, w2, h1, h2] = window(data, 3)? else {
                return None;
            };
            // The upper two bits of each side are a scaling hint.
            Dimensions::new(
                (u16::from_le_bytes([w1, w2]) & 0x3FFF).into(),
                (u16::from_le_bytes([h1, h2]) & 0x3FFF).into(),
            )
        }
        _ => None,
    }
}

/// A HEIF file states a size for every picture in it, tiles and thumbnails too; the largest one is
/// what decoding may cost.
fn heif(head: &[u8]) -> Option<Dimensions> {
    if window(head, 4)? != b"ftyp" {
        return None;
    }
    head.windows(4)
        .enumerate()
        .filter(|(_, name)| name == b"ispe")
        .filter_map(|(at, _)| Dimensions::new(be32(head, at + 8)?, be32(head, at + 12)?))
        .max_by_key(|size| size.pixels())
}

/// The `N` bytes at an offset, if they are there.
fn window<const N: usize>(bytes: &[u8], at: usize) -> Option<&[u8; N]> {
    bytes.get(at..)?.first_chunk()
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    window(bytes, at).map(|quad| u32::from_be_bytes(*quad))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn size(width: u32, height: u32) -> Header {
        Header::Found(Dimensions { width, height })
    }

    /// A JPEG up to its frame header, with one segment of `padding` bytes before it.
    fn jpeg_head(frame: u8, padding: u16) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
        bytes.extend((padding + 2).to_be_bytes());
        bytes.extend(vec![0xFF; padding.into()]);
        bytes.extend([0xFF, 0xFF, frame, 0, 17, 8, 0x0B, 0xD0, 0x0F, 0xC0]);
        bytes
    }

    #[test]
    fn jpeg_frames_of_every_kind_tell_their_size() {
        for frame in [0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC9, 0xCF] {
            assert_eq!(first(&jpeg_head(frame, 40)), size(4032, 3024), "{frame:x}");
        }
        // DHT, JPG and DAC share the range without being frames: the walk goes past them.
        for table in [0xC4, 0xC8, 0xCC] {
            assert!(matches!(first(&jpeg_head(table, 40)), Header::Further(_)));
        }
    }

    #[test]
    fn a_jpeg_is_read_on_where_its_next_segment_begins() {
        let bytes = jpeg_head(0xC0, 60_000);
        let Header::Further(offset) = first(&bytes[..30_000]) else {
            panic!("the frame is not within the first piece");
        };
        assert_eq!(offset, 60_006);
        assert_eq!(further(&bytes[offset..]), size(4032, 3024));
        assert_eq!(further(&bytes[offset..offset + 3]), Header::Further(1));
        assert_eq!(further(&[]), Header::Unknown);
    }

    #[test]
    fn a_jpeg_without_a_height_or_out_of_step_is_unknown() {
        let mut bytes = jpeg_head(0xC0, 4);
        let height = bytes.len() - 4;
        bytes[height] = 0;
        bytes[height + 1] = 0;
        assert_eq!(first(&bytes), Header::Unknown);
        assert_eq!(first(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 1]), Header::Unknown);
        assert_eq!(first(&[0xFF, 0xD8, 0x12, 0x34]), Header::Unknown);
    }

    #[test]
    fn other_formats_tell_their_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\x01\0\0\0\0\0\x10\x08\x06\0\0\0";
        assert_eq!(first(png), size(65_536, 16));
        assert_eq!(first(b"GIF89a\x40\x01\xF0\x00\0\0\0"), size(320, 240));
        let vp8x = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\xFF\x0F\0\xFF\x07\0";
        assert_eq!(first(vp8x), size(4096, 2048));
        let vp8l = b"RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2F\x0F\xC0\x07\0";
        assert_eq!(first(vp8l), size(16, 32));
        let vp8 = b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9D\x01\x2A\x10\x40\x20\x00";
        assert_eq!(first(vp8), size(16, 32));
        let tile = b"ispe\0\0\0\0\0\0\x02\0\0\0\x02\0";
        let whole = b"ispe\0\0\0\0\0\0\x0F\xC0\0\0\x0B\xD0";
        let heic = [b"\0\0\0\x18ftypheic", &tile[..], whole, tile].concat();
        assert_eq!(first(&heic), size(4032, 3024));
    }

    #[test]
    fn what_is_no_picture_is_unknown() {
        for text in [
            &b""[..],
            b"%PDF-1.7",
            b"<svg width=\"9\"/>",
            b"RIFF\0\0\0\0WAVE",
        ] {
            assert_eq!(first(text), Header::Unknown);
        }
        let empty = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\x10";
        assert_eq!(first(empty), Header::Unknown);
    }

    #[test]
    fn shrinking_keeps_the_shape_and_never_enlarges() {
        let at = |width, height| Dimensions { width, height };
        assert_eq!(at(4032, 3024).shrunk_to(2048), at(2048, 1536));
        assert_eq!(at(3024, 4032).shrunk_to(2048), at(1536, 2048));
        assert_eq!(at(640, 480).shrunk_to(2048), at(640, 480));
        assert_eq!(at(20_000, 3).shrunk_to(2048), at(2048, 1));
        assert_eq!(at(u32::MAX, u32::MAX).shrunk_to(2048), at(2048, 2048));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic_and_with_progress(
            kind in 0..6_usize,
            tail in proptest::collection::vec(any::<u8>(), 0..600),
        ) {
            let starts: [&[u8]; 6] = [
                b"", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"RIFF\0\0\0\0WEBPVP8",
                b"\0\0\0\x18ftypispe", b"GIF87a",
            ];
            let bytes = [starts[kind], &tail[..]].concat();
            for header in [first(&bytes), further(&bytes)] {
                match header {
                    Header::Found(found) => prop_assert!(found.pixels() > 0),
                    Header::Further(offset) => prop_assert!(offset > 0),
                    Header::Unknown => {}
                }
            }
        }

        #[test]
        fn a_shrunk_picture_fits(width in 1..100_000_u32, height in 1..100_000_u32) {
            let shrunk = Dimensions { width, height }.shrunk_to(2048);
            prop_assert!(shrunk.width.max(shrunk.height) <= 2048);
            prop_assert!(shrunk.width > 0 && shrunk.height > 0);
        }
    }
}
