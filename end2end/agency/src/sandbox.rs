//! The sandbox as a whole: a database and the agencies over it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::catalogue::Catalogue;
use crate::desk::Desk;
use crate::formio::{Engine, Formio, Forms, SLUG};
use crate::georeport::Failure;
use crate::misbehave::Rules;
use crate::mode::Mode;
use crate::options::Options;
use crate::recordings::Recordings;
use crate::store::{Store, StoreError};

/// The path prefix under which recordings are served.
pub const RECORDED: &str = "recorded";

/// Everything that both ports share.
#[derive(Debug)]
pub struct Sandbox {
    /// The database.
    pub store: Store,
    /// The agencies.
    pub agencies: Vec<Agency>,
    /// The Form.io server.
    pub formio: Formio,
    /// The desk to chat with, where there is a homeserver.
    pub desk: Option<Arc<Desk>>,
    /// How the public API is reached from outside, where that is not its own address.
    pub public_url: Option<String>,
    /// How every agency behaves at the start and after a reset.
    pub initial_mode: Mode,
    /// Tells the servers to close connections that are kept alive.
    pub renewal: watch::Sender<()>,
    /// What is to be stored later.
    late: Mutex<JoinSet<()>>,
}

impl Sandbox {
    /// Opens the database and reads catalogues and recordings.
    ///
    /// # Errors
    /// Says what could not be opened or read.
    pub fn open(options: &Options) -> Result<Self, OpenError> {
        let store = Store::open(&options.data)?;
        let mode = Mode {
            formats: options.formats,
            ..Mode::default()
        };
        let mut sources: Vec<Source> = Catalogue::built_in()
            .map_err(OpenError::Catalogue)?
            .into_iter()
            .map(Source::Catalogue)
            .collect();
        if let Some(folder) = &options.recordings {
            let recordings = Recordings::open(folder).map_err(OpenError::Recordings)?;
            sources.push(Source::Recordings(recordings));
        }
        let agencies = sources
            .into_iter()
            .map(|source| Agency {
                source,
                rules: Rules::default(),
                mode: Mutex::new(mode.clone()),
            })
            .collect();
        let formio = Formio {
            forms: Forms::open(&options.forms).map_err(OpenError::Forms)?,
            engine: Engine::new(&options.formio),
            rules: Rules::default(),
        };
        Ok(Self {
            store,
            agencies,
            formio,
            desk: None,
            public_url: options.public_url.clone(),
            initial_mode: mode,
            renewal: watch::Sender::new(()),
            late: Mutex::default(),
        })
    }

    /// Stores this much later, unless [`Sandbox::reset`] comes first.
    pub fn later(
        &self,
        late_by: Duration,
        work: impl Future<Output = Result<(), Failure>> + Send + 'static,
    ) {
        let mut late = self.late.lock().unwrap_or_else(PoisonError::into_inner);
        late.spawn(async move {
            tokio::time::sleep(late_by).await;
            if let Err(failure) = work.await {
                eprintln!("What comes late could not be stored: {failure:?}");
            }
        });
    }

    /// Forgets every request and submission, those to be stored later too, and ends every misbehaviour and mode.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reset(&self) -> Result<(), StoreError> {
        self.late
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .abort_all();
        for agency in &self.agencies {
            agency.rules.set(Vec::new());
            agency.set_mode(self.initial_mode.clone());
        }
        self.formio.rules.set(Vec::new());
        self.store.reset().await
    }

    /// What goes wrong on command under this path prefix.
    #[must_use]
    pub fn rules(&self, slug: &str) -> Option<&Rules> {
        match slug {
            SLUG => Some(&self.formio.rules),
            _ => self.agency(slug).map(|agency| &agency.rules),
        }
    }

    /// The agency under this path prefix.
    #[must_use]
    pub fn agency(&self, slug: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.slug() == slug)
    }
}

/// One agency.
#[derive(Debug)]
pub struct Agency {
    /// Where its answers come from.
    pub source: Source,
    /// What it does wrong on command.
    pub rules: Rules,
    mode: Mutex<Mode>,
}

impl Agency {
    /// Its path prefix.
    #[must_use]
    pub fn slug(&self) -> &str {
        match &self.source {
            Source::Catalogue(catalogue) => &catalogue.slug,
            Source::Recordings(_) => RECORDED,
        }
    }

    /// How it behaves at present.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// How it behaves from now on.
    pub fn set_mode(&self, mode: Mode) {
        *self.mode.lock().unwrap_or_else(PoisonError::into_inner) = mode;
    }
}

/// Where an agency's answers come from.
#[derive(Debug)]
pub enum Source {
    /// Its own services, and the database.
    Catalogue(Catalogue),
    /// Recorded answers of a real server.
    Recordings(Recordings),
}

/// Why the sandbox cannot start.
#[derive(Debug)]
pub enum OpenError {
    /// The database cannot be opened.
    Store(StoreError),
    /// A catalogue is not well-formed.
    Catalogue(String),
    /// The folder of recordings cannot be used.
    Recordings(String),
    /// The folder of forms cannot be used.
    Forms(String),
    /// The desk's registration cannot be written.
    Registration(std::io::Error),
    /// An address cannot be listened on.
    Listen(std::io::Error),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => error.fmt(formatter),
            Self::Catalogue(problem) => write!(formatter, "a catalogue is broken: {problem}"),
            Self::Forms(problem) => write!(formatter, "the forms: {problem}"),
            Self::Recordings(problem) => write!(formatter, "the recordings: {problem}"),
            Self::Registration(error) => write!(formatter, "the desk's registration: {error}"),
            Self::Listen(error) => write!(formatter, "cannot listen: {error}"),
        }
    }
}

impl std::error::Error for OpenError {}
