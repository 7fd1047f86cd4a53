//! Collecting what an integrator should know about an answer.

use crate::model::Finding;
use crate::tree::Node;

/// Records read of one answer; the longest list known has 6,260.
const RECORDS: usize = 20_000;
/// Findings kept of one answer.
const FINDINGS: usize = 100;

/// What an integrator should know, collected over an answer.
#[derive(Default)]
pub(super) struct Findings {
    findings: Vec<Finding>,
    left_out: usize,
}

impl Findings {
    pub fn add(&mut self, place: String, problem: &str) {
        if self.findings.len() == FINDINGS {
            self.left_out += 1;
            return;
        }
        let problem = problem.to_owned();
        self.findings.push(Finding { place, problem });
    }

    /// The records that are read of these; the others become a finding.
    pub fn limit<'a, 'b>(&mut self, records: &'b [&'a Node]) -> &'b [&'a Node] {
        match records.split_at_checked(RECORDS) {
            Some((read, rest)) if !rest.is_empty() => {
                self.add(
                    index_place(RECORDS),
                    "only the 20,000 records before this one are read",
                );
                read
            }
            _ => records,
        }
    }

    pub fn finish(mut self) -> Vec<Finding> {
        if self.left_out > 0 {
            let problem = [&self.left_out.to_string(), " more findings are left out"].concat();
            self.findings.push(Finding {
                place: String::new(),
                problem,
            });
        }
        self.findings
    }
}

/// `[3]`
pub(super) fn index_place(index: usize) -> String {
    ["[", &index.to_string(), "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_capped_and_say_so() {
        let mut findings = Findings::default();
        for index in 0..250 {
            findings.add(index_place(index), "x");
        }
        let findings = findings.finish();
        assert_eq!(findings.len(), 101);
        assert_eq!(findings[100].problem, "150 more findings are left out");
    }
}
