//! What an importer found that it could not take over as it is.

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The component, as path of keys from the form's root, such as `panel.applicant.ssn`; empty for
    /// the form as a whole.
    pub path: String,
    /// What it is about, in developers' English: `type "signature"`, `customConditional: while is
    /// outside the subset`.
    pub feature: String,
    /// What it means for the form.
    pub effect: Effect,
}

/// What a finding means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It makes no difference to the answers.
    Ignored,
    /// The form works, with less comfort than its author meant.
    Degraded,
    /// The form cannot be filled in here as it is meant; it is not shown half-working.
    Blocking,
}
