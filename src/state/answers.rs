//! What agencies answered, kept for when they cannot be asked.

use frontdoor_core::agency::{AgencyError, ErrorKind, HttpRequest, HttpResponse, Method, Retry};
use frontdoor_core::answer::KeptAnswer;
use frontdoor_core::ports::{Cabinet, Change};
use leptos::task::spawn_local;

use super::Ports;

/// An answer, and from when it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The answer.
    pub answer: HttpResponse,
    /// When it came, milliseconds since 1970-01-01T00:00:00Z.
    pub as_of: i64,
    /// Why it is an earlier one, if it is: what happened when the agency was asked this time.
    pub failure: Option<AgencyError>,
}

/// Asks agencies, and remembers what they said.
#[derive(Clone, Copy)]
pub struct Answers {
    ports: &'static Ports,
}

impl Answers {
    pub(super) fn new(ports: &'static Ports) -> Self {
        Self { ports }
    }

    /// Reads from an agency. What comes is kept on the device; where nothing comes, or the server is out of
    /// order, it is what came the last time.
    ///
    /// # Errors
    /// When nothing came, this time or ever.
    pub async fn read(self, request: HttpRequest) -> Result<Told, AgencyError> {
        debug_assert_eq!(request.method, Method::Get, "only reading can be repeated");
        let name = request.url.clone();
        let answer = self.ports.send(request).await;
        let now = (self.ports.world.now)();
        match answer {
            Ok(answer) if answer.status < 500 => {
                if (200..300).contains(&answer.status) {
                    self.keep(&name, &answer, now);
                }
                Ok(Told {
                    answer,
                    as_of: now,
                    failure: None,
                })
            }
            failed => match self.kept(&name).await {
                Some(KeptAnswer { as_of, answer }) => Ok(Told {
                    answer,
                    as_of,
                    failure: Some(
                        failed.map_or_else(|error| error, |answer| out_of_order(answer.status)),
                    ),
                }),
                None => failed.map(|answer| Told {
                    answer,
                    as_of: now,
                    failure: None,
                }),
            },
        }
    }

    async fn kept(self, name: &str) -> Option<KeptAnswer> {
        let record = (self.ports.vault.get)(Cabinet::Answers, name).await;
        KeptAnswer::from_bytes(&record.ok()??.bytes)
    }

    fn keep(self, name: &str, answer: &HttpResponse, as_of: i64) {
        let answer = answer.clone();
        let kept = KeptAnswer { as_of, answer };
        let put = Change::put(Cabinet::Answers, name, kept.to_bytes());
        spawn_local(async move {
            // It is a help and no duty: whoever has no room for it has it on the screen.
            let _ = (self.ports.vault.commit)(vec![put]).await;
        });
    }
}

/// What an answer with this status, of 500 or above, means to somebody who only reads.
fn out_of_order(status: u16) -> AgencyError {
    AgencyError {
        kind: ErrorKind::from_status(status, None),
        messages: Vec::new(),
        place: None,
        retry: Retry::after_status(status, Method::Get),
    }
}
