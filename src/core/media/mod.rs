//! Bytes of pictures: how large one is before it is decoded, what it tells of where and when it was
//! taken, and a JPEG without what it should not tell.

pub mod dimensions;
pub mod exif;
pub mod jpeg;

/// The largest picture file that is opened, in bytes.
pub const MAX_FILE_BYTES: u64 = 40_000_000;

/// The largest picture that is decoded, in pixels: 200 MB of memory once it is.
pub const MAX_PIXELS: u64 = 50_000_000;

/// Longer side of a photo that is sent, in pixels: a street name stays legible, and a file stays
/// well under 2 MB.
pub const LONGER_SIDE: u32 = 2_048;
