//! Natural numbers of any size, as far as reading and writing decimals needs them.

use std::cmp::Ordering;

/// A natural number of any size, its lowest 32 bits first and its highest never 0.
#[derive(Clone, Debug)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    pub fn from_digits(digits: &[u8]) -> Self {
        let mut number = Self(Vec::new());
        for digit in digits {
            number.multiply_add(10, u32::from(*digit));
        }
        number
    }

    pub fn multiply_add(&mut self, factor: u32, term: u32) {
        let mut carry = u64::from(term);
        for limb in &mut self.0 {
            let product = u64::from(*limb) * u64::from(factor) + carry;
            *limb = low(product);
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    pub fn times_ten_to_the(&mut self, power: u32) {
        for _ in 0..power / 9 {
            self.multiply_add(1_000_000_000, 0);
        }
        for _ in 0..power % 9 {
            self.multiply_add(10, 0);
        }
    }

    pub fn shift_left(&mut self, bits: u32) {
        for _ in 0..bits % 32 {
            self.multiply_add(2, 0);
        }
        if !self.0.is_empty() {
            let mut limbs = vec![0; (bits / 32) as usize];
            limbs.append(&mut self.0);
            self.0 = limbs;
        }
    }

    /// `self += other`.
    pub fn add(&mut self, other: &Self) {
        let mut carry = 0;
        for place in 0.. {
            let more = other.0.get(place).copied();
            if more.is_none() && carry == 0 {
                return;
            }
            if place == self.0.len() {
                self.0.push(0);
            }
            if let Some(limb) = self.0.get_mut(place) {
                let sum = u64::from(*limb) + u64::from(more.unwrap_or(0)) + carry;
                *limb = low(sum);
                carry = sum >> 32;
            }
        }
    }

    /// `self -= other`, which must not be larger.
    pub fn subtract(&mut self, other: &Self) {
        let mut borrow = false;
        for (place, limb) in self.0.iter_mut().enumerate() {
            let less = other.0.get(place).copied().unwrap_or(0);
            let (rest, first) = limb.overflowing_sub(less);
            let (rest, second) = rest.overflowing_sub(u32::from(borrow));
            *limb = rest;
            borrow = first || second;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    pub fn cmp(&self, other: &Self) -> Ordering {
        let length = self.0.len().cmp(&other.0.len());
        length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the low half is wanted")]
fn low(number: u64) -> u32 {
    number as u32
}

impl From<u64> for Natural {
    fn from(number: u64) -> Self {
        let mut limbs = vec![low(number), low(number >> 32)];
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self(limbs)
    }
}
