//! Real forms: those of this repository, which keeps them as one archive for each publisher, or those
//! of a folder.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{files, workspace};

/// Where the archives are, with their provenance.
const FOLDER: &str = "end2end/forms";

/// Brotli's largest window, 16 MiB: forms of one publisher have much in common, even where they are
/// far apart in the archive.
const WINDOW: i32 = 24;

/// A form's definition as its publisher has it.
pub struct Form {
    /// Its path, such as `formio/nav-nav020807.json`: the format, the publisher, the form.
    pub name: PathBuf,
    /// The document.
    pub bytes: Vec<u8>,
}

impl Form {
    /// The forms of a folder, or those of this repository where none is given, by name.
    pub fn all(folder: Option<&Path>) -> Outcome<Vec<Self>> {
        match folder {
            Some(folder) => within(folder),
            None => {
                let mut forms = Vec::new();
                for (_, archive) in archives()? {
                    forms.extend(unpacked(&archive)?);
                }
                forms.sort_by(|one, other| one.name.cmp(&other.name));
                Ok(forms)
            }
        }
    }

    /// Its publisher: what stands before the first `-` of the file's name.
    pub fn publisher(&self) -> &str {
        let name = self.name.file_name().and_then(OsStr::to_str);
        let name = name.unwrap_or_default();
        name.split_once('-')
            .map_or(name, |(publisher, _)| publisher)
    }

    /// Its format and publisher.
    pub fn group(&self) -> String {
        let format = self.name.parent().unwrap_or(Path::new(""));
        format.join(self.publisher()).display().to_string()
    }
}

/// Packs the forms of a folder into the archives of this repository, the same bytes for the same
/// forms.
pub fn pack(folder: &Path) -> Outcome {
    let mut publishers: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for form in within(folder)? {
        let publisher = form.publisher().to_owned();
        publishers.entry(publisher).or_default().push(form);
    }
    for (publisher, forms) in publishers {
        let bytes = packed(&forms).map_err(|error| said(&publisher, &error))?;
        let archive = workspace::path(FOLDER).join(publisher + ".tar.br");
        let (forms, size) = (forms.len(), bytes.len());
        println!("{}: {forms} forms, {size} bytes", archive.display());
        files::write(&archive, bytes)?;
    }
    Ok(())
}

/// Writes the forms of this repository to a folder, as plain files.
pub fn unpack(folder: &Path) -> Outcome {
    for form in Form::all(None)? {
        files::write(&folder.join(&form.name), &form.bytes)?;
    }
    println!("They are in {}.", folder.display());
    Ok(())
}

fn within(folder: &Path) -> Outcome<Vec<Form>> {
    let mut forms = Vec::new();
    for name in files::list(folder)? {
        if name.extension().is_some_and(|ending| ending == "json") {
            let bytes = files::read(&folder.join(&name))?;
            forms.push(Form { name, bytes });
        }
    }
    Ok(forms)
}

/// The archives of this repository by name, still compressed.
fn archives() -> Outcome<Vec<(PathBuf, Vec<u8>)>> {
    let folder = workspace::path(FOLDER);
    let mut archives = Vec::new();
    for name in files::list(&folder)? {
        if name.extension().is_some_and(|ending| ending == "br") {
            let bytes = files::read(&folder.join(&name))?;
            archives.push((name, bytes));
        }
    }
    Ok(archives)
}

fn packed(forms: &[Form]) -> std::io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for form in forms {
        let mut header = tar::Header::new_ustar();
        header.set_size(form.bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        archive.append_data(&mut header, &form.name, form.bytes.as_slice())?;
    }
    let bytes = archive.into_inner()?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: WINDOW,
        ..Default::default()
    };
    let mut compressed = brotli::CompressorWriter::with_params(Vec::new(), 1 << 16, &parameters);
    compressed.write_all(&bytes)?;
    Ok(compressed.into_inner())
}

fn unpacked(archive: &[u8]) -> Outcome<Vec<Form>> {
    let read = || -> std::io::Result<Vec<Form>> {
        let mut bytes = Vec::new();
        brotli::Decompressor::new(archive, 1 << 16).read_to_end(&mut bytes)?;
        let mut archive = tar::Archive::new(Cursor::new(bytes));
        let form = |entry: std::io::Result<tar::Entry<'_, _>>| {
            let mut entry = entry?;
            let name = entry.path()?.into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            Ok(Form { name, bytes })
        };
        archive.entries()?.map(form).collect()
    };
    read().map_err(|error| said("an archive of forms", &error))
}

fn said(what: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("{what}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_as_it_went_in() {
        let form = |name: &str, bytes: &[u8]| Form {
            name: name.into(),
            bytes: bytes.into(),
        };
        let long = format!("formio/nav-{}.json", "x".repeat(150));
        let forms = [form("formio/nav-a.json", b"{}"), form(&long, b"\xff\0")];
        let archive = packed(&forms).expect("it can be packed");
        assert_eq!(archive, packed(&forms).expect("it can be packed again"));
        let out = unpacked(&archive).expect("it is whole");
        assert_eq!(out.len(), 2);
        for (out, form) in out.iter().zip(&forms) {
            assert_eq!((&out.name, &out.bytes), (&form.name, &form.bytes));
        }
        assert!(unpacked(&archive[..archive.len() / 2]).is_err());
    }

    #[test]
    fn a_form_says_who_published_it() {
        let form = Form {
            name: "formio/nav-nav111218-b.json".into(),
            bytes: Vec::new(),
        };
        assert_eq!(form.group(), "formio/nav");
    }
}
