//! The portal's chat against a real Synapse with the sandbox agency's desk on it, over a network that loses,
//! cuts, delays and holds back, with servers that die and freeze, on a page that is loaded again.
//!
//! `FRONTDOOR_CONTRACT=full` sends more than 500 messages in place of a sample; `FRONTDOOR_SEED` chooses another
//! run. What was sent, broken and stored is printed.

mod check;
mod device;
mod limits;
mod proxy;
mod restored;
mod storm;
mod town;
mod ways_in;
mod whole;
