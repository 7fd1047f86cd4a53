//! The Python that Synapse runs on.

use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The oldest Python that the pinned versions were chosen for: that of Debian 12.
pub const OLDEST: (u32, u32) = (3, 11);

/// Where the search looks, on the `PATH`. A plain `python3` goes first, since it is what the person
/// has chosen.
const NAMES: [&str; 6] = [
    "python3",
    "/usr/bin/python3",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
];

/// Tells its own path and version, and fails where it cannot make environments (`ensurepip` is what
/// Debian keeps in `python3-venv`).
const QUESTION: &str = "import sys; print(sys.executable); print(*sys.version_info[:2]); \
                        sys.stdout.flush(); import venv, ensurepip";

/// A Python that is new enough and can make environments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Python {
    /// The program itself, behind whatever switches between versions.
    pub program: PathBuf,
    /// Its version, such as `(3, 11)`.
    pub version: (u32, u32),
}

/// What has to be installed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There is no Python, or an older one than [`OLDEST`].
    Python,
    /// There is one, but without the module that makes environments.
    Venv,
}

impl fmt::Display for Missing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (major, minor) = OLDEST;
        match self {
            Self::Python => write!(formatter, "Python {major}.{minor} or newer is missing"),
            Self::Venv => {
                formatter.write_str("Python's venv is missing (Debian's package python3-venv)")
            }
        }
    }
}

impl Python {
    /// The first that will do.
    ///
    /// # Errors
    /// What is missing, where none does.
    pub fn find() -> Result<Self, Missing> {
        let mut missing = Missing::Python;
        for name in NAMES {
            match Self::ask(name) {
                Ok(python) => return Ok(python),
                Err(Missing::Venv) => missing = Missing::Venv,
                Err(Missing::Python) => {}
            }
        }
        Err(missing)
    }

    fn ask(name: &str) -> Result<Self, Missing> {
        let output = Command::new(name)
            .args(["-c", QUESTION])
            .stdin(Stdio::null())
            .output()
            .map_err(|_| Missing::Python)?;
        let python = Self::told(&String::from_utf8_lossy(&output.stdout)).ok_or(Missing::Python)?;
        if python.version < OLDEST {
            Err(Missing::Python)
        } else if output.status.success() {
            Ok(python)
        } else {
            Err(Missing::Venv)
        }
    }

    /// Reads the answer to the question.
    fn told(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let program = PathBuf::from(lines.next()?);
        let (major, minor) = lines.next()?.split_once(' ')?;
        Some(Self {
            program,
            version: (major.parse().ok()?, minor.parse().ok()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_python_says_of_itself_is_read() {
        let told = Python::told("/usr/bin/python3.11\n3 11\n");
        let program = PathBuf::from("/usr/bin/python3.11");
        assert_eq!(
            told,
            Some(Python {
                program,
                version: (3, 11)
            })
        );
        assert_eq!(Python::told("Segmentation fault"), None);
    }

    #[test]
    fn a_program_that_is_not_there_or_no_python_is_missing() {
        assert_eq!(Python::ask("no-such-python-anywhere"), Err(Missing::Python));
        assert_eq!(Python::ask("true"), Err(Missing::Python));
    }
}
