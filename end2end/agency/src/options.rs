//! What the command line says.

use std::net::SocketAddr;
use std::path::PathBuf;

use lexopt::prelude::*;

use crate::mode::Formats;

/// What `--help` prints.
pub const HELP: &str = "\
The sandbox agency: a small real Open311 GeoReport v2 and Form.io server.

Usage: frontdoor-agency --data DIR [options]

  --data DIR            where the database lies; made when missing
  --listen ADDR         the public API (default 127.0.0.1:7311)
  --staff-listen ADDR   staff page and test controls (default 127.0.0.1:7312)
  --public-url URL      how citizens reach the public API, where a proxy stands
                        before it; photo addresses are made from it
  --recordings DIR      also serve this folder of recorded answers, as /recorded/
  --format both|xml-only|json-only
                        formats on offer at the start (default both)
  --forms DIR           definitions of forms to serve under /formio/
                        (default data/formio of the sources)
  --formio DIR          the Node program that checks submissions, with its packages
                        (default end2end/formio of the sources)
  --matrix URL          a Matrix homeserver on which the agency has a desk to chat
                        with; DIR/desk.yaml is written, which registers the desk there
  --matrix-name NAME    the homeserver's name (default localhost)
  --demo                fill an empty database with a few requests
  --help                this text
";

/// How to run the agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Where the public API listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where the staff page listens; port 0 takes a free one.
    pub staff_listen: SocketAddr,
    /// Where the database lies.
    pub data: PathBuf,
    /// How the public API is reached from outside, where that is not its own address.
    pub public_url: Option<String>,
    /// A folder of recorded answers.
    pub recordings: Option<PathBuf>,
    /// The formats on offer at the start.
    pub formats: Formats,
    /// The folder of form definitions.
    pub forms: PathBuf,
    /// The folder of the Node program that checks submissions.
    pub formio: PathBuf,
    /// The address of the homeserver on which the agency has a desk, plain HTTP.
    pub matrix: Option<String>,
    /// The name of that homeserver.
    pub matrix_name: String,
    /// Whether an empty database gets some requests.
    pub demo: bool,
}

impl Options {
    /// The defaults, over the database in `data`.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 7311)),
            staff_listen: SocketAddr::from(([127, 0, 0, 1], 7312)),
            data: data.into(),
            public_url: None,
            recordings: None,
            formats: Formats::Both,
            forms: concat!(env!("CARGO_MANIFEST_DIR"), "/data/formio").into(),
            formio: concat!(env!("CARGO_MANIFEST_DIR"), "/../formio").into(),
            matrix: None,
            matrix_name: "localhost".into(),
            demo: false,
        }
    }

    /// Reads a command line, without the program's name. `None` asks for [`HELP`].
    ///
    /// # Errors
    /// Says which argument is not understood, in a sentence for people.
    pub fn parse<I>(arguments: I) -> Result<Option<Self>, lexopt::Error>
    where
        I: IntoIterator,
        I::Item: Into<std::ffi::OsString>,
    {
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut options = Self::new("");
        let mut data = None;
        while let Some(argument) = parser.next()? {
            match argument {
                Long("data") => data = Some(PathBuf::from(parser.value()?)),
                Long("listen") => options.listen = parser.value()?.parse()?,
                Long("staff-listen") => options.staff_listen = parser.value()?.parse()?,
                Long("public-url") => {
                    let url = parser.value()?.string()?;
                    options.public_url = Some(url.trim_end_matches('/').to_owned());
                }
                Long("recordings") => options.recordings = Some(parser.value()?.into()),
                Long("format") => {
                    options.formats = parser.value()?.parse_with(|name| match name {
                        "both" => Ok(Formats::Both),
                        "xml-only" => Ok(Formats::Xml),
                        "json-only" => Ok(Formats::Json),
                        _ => Err("it is one of both, xml-only, json-only"),
                    })?;
                }
                Long("forms") => options.forms = parser.value()?.into(),
                Long("formio") => options.formio = parser.value()?.into(),
                Long("matrix") => options.matrix = Some(parser.value()?.string()?),
                Long("matrix-name") => options.matrix_name = parser.value()?.string()?,
                Long("demo") => options.demo = true,
                Short('h') | Long("help") => return Ok(None),
                other => return Err(other.unexpected()),
            }
        }
        options.data = data.ok_or("--data DIR is missing")?;
        Ok(Some(options))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_option() {
        let options = Options::parse([
            "--data",
            "/tmp/x",
            "--listen",
            "127.0.0.1:1",
            "--staff-listen=127.0.0.1:2",
            "--recordings",
            "r",
            "--format",
            "xml-only",
            "--public-url",
            "https://example.org/a/",
            "--forms=f",
            "--formio=n",
            "--matrix=http://127.0.0.1:3",
            "--matrix-name=city.example",
            "--demo",
        ])
        .unwrap()
        .unwrap();
        assert_eq!(options.listen.port(), 1);
        assert_eq!(options.staff_listen.port(), 2);
        assert_eq!(options.recordings, Some(PathBuf::from("r")));
        assert_eq!(options.formats, Formats::Xml);
        assert_eq!(options.forms, PathBuf::from("f"));
        assert_eq!(options.formio, PathBuf::from("n"));
        assert_eq!(options.public_url.as_deref(), Some("https://example.org/a"));
        assert_eq!(options.matrix.as_deref(), Some("http://127.0.0.1:3"));
        assert_eq!(options.matrix_name, "city.example");
        assert!(options.demo);
    }

    #[test]
    fn says_what_is_wrong() {
        let missing = Options::parse::<[&str; 0]>([]).unwrap_err().to_string();
        assert!(missing.contains("--data"), "{missing}");
        let unknown = Options::parse(["--data", "x", "--colour"]).unwrap_err();
        assert!(unknown.to_string().contains("--colour"), "{unknown}");
        assert!(Options::parse(["--data", "x", "--format", "yaml"]).is_err());
        assert_eq!(Options::parse(["--help"]).unwrap(), None);
    }
}
