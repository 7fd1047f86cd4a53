//! Operators, by precedence climbing (ECMA-262 §13.4 to §13.16).

use super::parser::{Parsed, Parser};
use super::token::{Kind, SIGNS, sign, signs};
use super::tree::{Id, Node, Operator, Unary};

use Operator as O;

/// Operators between two operands and how strongly they bind.
const INFIX: [(&str, Operator, u8); 25] = [
    ("??", O::Nullish, 1),
    ("||", O::Or, 2),
    ("&&", O::And, 3),
    ("|", O::BitOr, 4),
    ("^", O::BitXor, 5),
    ("&", O::BitAnd, 6),
    ("==", O::Equal, 7),
    ("!=", O::NotEqual, 7),
    ("===", O::Same, 7),
    ("!==", O::NotSame, 7),
    ("<", O::Less, 8),
    ("<=", O::LessOrEqual, 8),
    (">", O::Greater, 8),
    (">=", O::GreaterOrEqual, 8),
    ("in", O::In, 8),
    ("instanceof", O::InstanceOf, 8),
    ("<<", O::ShiftLeft, 9),
    (">>", O::ShiftRight, 9),
    (">>>", O::ShiftRightUnsigned, 9),
    ("+", O::Add, 10),
    ("-", O::Subtract, 10),
    ("*", O::Multiply, 11),
    ("/", O::Divide, 11),
    ("%", O::Remainder, 11),
    ("**", O::Power, 12),
];

fn infix(sign: &str) -> Option<(Operator, u8)> {
    let found = INFIX.iter().find(|(known, ..)| *known == sign);
    found.map(|(_, operator, binds)| (*operator, *binds))
}

impl Parser<'_> {
    /// Expressions with commas between them.
    pub fn expression(&mut self) -> Parsed<Id> {
        let first = self.assignment()?;
        self.sequence_from(first)
    }

    pub fn sequence_from(&mut self, first: Id) -> Parsed<Id> {
        if !self.is(sign!(",")) {
            return Ok(first);
        }
        let start = self.items.len();
        self.items.push(first);
        while self.take(sign!(",")) {
            let next = self.assignment()?;
            self.items.push(next);
        }
        let all = self.list_from(start);
        Ok(self.put(Node::Sequence(all)))
    }

    pub fn assignment(&mut self) -> Parsed<Id> {
        self.assignment_with(true)
    }

    /// An assignment, in which `in` may be an operator or not, as in the head of a `for`.
    pub fn assignment_with(&mut self, with_in: bool) -> Parsed<Id> {
        self.deepen()?;
        let read = self.assignment_here(with_in)?;
        self.depth -= 1;
        Ok(read)
    }

    fn assignment_here(&mut self, with_in: bool) -> Parsed<Id> {
        let start = self.items.len();
        loop {
            if let Some(arrow) = self.arrow()? {
                self.items.push(arrow);
                break;
            }
            let token = self.place;
            let left = self.binary(1, with_in)?;
            // A choice goes on with a list, however many follow each other.
            if self.take(sign!("?")) {
                let then = self.assignment()?;
                self.expect(sign!(":"))?;
                self.items.extend([left, then]);
                continue;
            }
            let read = self.assignment_to(left, token)?;
            self.items.push(read);
            break;
        }
        if let [.., only] = self.items.get(start..).unwrap_or_default()
            && self.items.len() == start + 1
        {
            let only = *only;
            self.items.truncate(start);
            return Ok(only);
        }
        let all = self.list_from(start);
        Ok(self.put(Node::Choice(all)))
    }

    /// An assignment to what was read from a token on, or that alone.
    fn assignment_to(&mut self, left: Id, token: usize) -> Parsed<Id> {
        let Kind::Sign(sign) = self.peek() else {
            return Ok(left);
        };
        let sign = SIGNS.get(usize::from(sign)).copied().unwrap_or_default();
        let operator = match sign.strip_suffix("=") {
            Some("") => None,
            // These only look like it.
            Some("=" | "!" | "==" | "!=" | "<" | ">") | None => return Ok(left),
            Some(sign) => infix(sign),
        };
        self.place_to_assign(left, token)?;
        self.place += 1;
        let right = self.assignment()?;
        Ok(self.put(match operator {
            None => Node::Assign(left, right),
            Some((operator, _)) => Node::Operate(operator, left, right),
        }))
    }

    /// Makes sure that an expression is a place, and notes names and members that are set.
    fn place_to_assign(&mut self, place: Id, token: usize) -> Parsed<()> {
        let what = match self.tree.node(place) {
            Node::Name(symbol) => {
                self.note_use(symbol, token, true);
                return Ok(());
            }
            Node::Member(_, name, false) => {
                self.members.push(name);
                return Ok(());
            }
            Node::Index(_, _, false) => return Ok(()),
            Node::Items(_) | Node::Entries(_) => "an assignment to a pattern",
            _ => "an assignment to what is no place",
        };
        self.place = token;
        Err(self.fault(what))
    }

    /// Operands and the operators between them that bind at least so strongly.
    fn binary(&mut self, least: u8, with_in: bool) -> Parsed<Id> {
        let mut left = self.unary()?;
        while let Some((operator, binds)) = self.infix_here(with_in)
            && binds >= least
        {
            let start = self.items.len();
            self.items.push(left);
            // Operators of one precedence make one list, so that many of them are not deep.
            while let Some((next, found)) = self.infix_here(with_in)
                && found == binds
            {
                self.place += 1;
                let is_power = next == O::Power;
                if is_power {
                    self.deepen()?;
                }
                let mut right = self.binary(binds + u8::from(!is_power), with_in)?;
                self.depth -= u32::from(is_power);
                if !next.is_logic() {
                    right = self.put(Node::Operation(next, right));
                }
                self.items.push(right);
            }
            let all = self.list_from(start);
            left = self.put(if operator.is_logic() {
                Node::Logical(operator, all)
            } else {
                Node::Binary(all)
            });
        }
        Ok(left)
    }

    fn infix_here(&self, with_in: bool) -> Option<(Operator, u8)> {
        match self.peek() {
            Kind::Sign(sign) => infix(SIGNS.get(usize::from(sign))?),
            Kind::Word("in") if !with_in => None,
            Kind::Word(word) => infix(word),
            _ => None,
        }
    }

    fn unary(&mut self) -> Parsed<Id> {
        let operator = match self.peek() {
            Kind::Sign(signs::NOT) => Some(Unary::Not),
            Kind::Sign(signs::MINUS) => Some(Unary::Minus),
            Kind::Sign(signs::PLUS) => Some(Unary::Plus),
            Kind::Sign(signs::TILDE) => Some(Unary::BitNot),
            Kind::Word("typeof") => Some(Unary::Typeof),
            Kind::Word("void") => Some(Unary::Void),
            Kind::Word("delete") | Kind::Sign(signs::UP | signs::DOWN) => None,
            _ => return self.postfix(),
        };
        let sign = self.peek();
        self.place += 1;
        let token = self.place;
        self.deepen()?;
        let operand = self.unary()?;
        self.depth -= 1;
        let node = match (operator, self.tree.node(operand)) {
            (Some(operator), _) => Node::Unary(operator, operand),
            (None, place) if sign == Kind::Word("delete") => {
                if !matches!(place, Node::Member(_, _, false) | Node::Index(_, _, false)) {
                    return Err(self.fault("`delete` of what is no member"));
                }
                Node::Delete(operand)
            }
            _ => {
                self.place_to_assign(operand, token)?;
                Node::Update(operand, sign == Kind::Sign(signs::UP), false)
            }
        };
        Ok(self.put(node))
    }

    fn postfix(&mut self) -> Parsed<Id> {
        let token = self.place;
        let place = self.member_chain()?;
        let counts_up = self.is(sign!("++"));
        if self.is_after_newline() || !(counts_up || self.is(sign!("--"))) {
            return Ok(place);
        }
        self.place_to_assign(place, token)?;
        self.place += 1;
        Ok(self.put(Node::Update(place, counts_up, true)))
    }
}
