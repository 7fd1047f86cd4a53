//! What an agency allows to find out.

use crate::agency::Adapter;

/// How an agency is asked whether something has arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// How long a request may take to appear among the agency's, in milliseconds; none where what was sent
    /// cannot be looked up there.
    pub look_up_delay: Option<i64>,
}

impl Rules {
    /// The rules of an agency. One that is not in `portal.json` any more has [`Rules::default`].
    #[must_use]
    pub fn of(adapter: &Adapter) -> Self {
        Self {
            look_up_delay: adapter
                .look_up_delay()
                .map(|seconds| i64::from(seconds) * 1_000),
        }
    }
}
