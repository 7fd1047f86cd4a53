//! Operators, by precedence climbing (ECMA-262 §13.4 to §13.16).

use super::parser::Parser;
use super::token::Kind;
use super::tree::{Expr, Logic, Operator, Unary};
use crate::expression::Unsupported;

/// An operator between two operands.
#[derive(Clone, Copy)]
enum Infix {
    Logic(Logic),
    Operator(Operator),
}

/// The operator of a sign or a word and how strongly it binds.
fn infix(kind: &Kind<'_>) -> Option<(Infix, u8)> {
    use Operator as O;
    let sign = match *kind {
        Kind::Sign(sign) => sign,
        Kind::Word(word @ ("in" | "instanceof")) => word,
        _ => return None,
    };
    let logic = match sign {
        "??" => Some((Logic::Nullish, 1)),
        "||" => Some((Logic::Or, 2)),
        "&&" => Some((Logic::And, 3)),
        _ => None,
    };
    if let Some((logic, binds)) = logic {
        return Some((Infix::Logic(logic), binds));
    }
    let (operator, binds) = match sign {
        "|" => (O::BitOr, 4),
        "^" => (O::BitXor, 5),
        "&" => (O::BitAnd, 6),
        "==" => (O::Equal, 7),
        "!=" => (O::NotEqual, 7),
        "===" => (O::Same, 7),
        "!==" => (O::NotSame, 7),
        "<" => (O::Less, 8),
        "<=" => (O::LessOrEqual, 8),
        ">" => (O::Greater, 8),
        ">=" => (O::GreaterOrEqual, 8),
        "in" => (O::In, 8),
        "instanceof" => (O::InstanceOf, 8),
        "<<" => (O::ShiftLeft, 9),
        ">>" => (O::ShiftRight, 9),
        ">>>" => (O::ShiftRightUnsigned, 9),
        "+" => (O::Add, 10),
        "-" => (O::Subtract, 10),
        "*" => (O::Multiply, 11),
        "/" => (O::Divide, 11),
        "%" => (O::Remainder, 11),
        "**" => (O::Power, 12),
        _ => return None,
    };
    Some((Infix::Operator(operator), binds))
}

/// What an assignment sign does to the old value; none where the sign assigns nothing.
fn assigning(sign: &str) -> Option<Option<Infix>> {
    if sign == "=" {
        return Some(None);
    }
    let operator = sign.strip_suffix('=')?;
    let known = [
        "+", "-", "*", "/", "%", "**", "&&", "||", "??", "&", "|", "^", "<<", ">>", ">>>",
    ];
    let operator = known.into_iter().find(|known| *known == operator)?;
    infix(&Kind::Sign(operator)).map(|(infix, _)| Some(infix))
}

impl Parser<'_> {
    /// Expressions with commas between them.
    pub fn expression(&mut self) -> Result<Expr, Unsupported> {
        let first = self.assignment()?;
        self.sequence_from(first)
    }

    pub fn sequence_from(&mut self, first: Expr) -> Result<Expr, Unsupported> {
        if !self.is(",") {
            return Ok(first);
        }
        let mut all = vec![first];
        while self.take(",") {
            all.push(self.assignment()?);
        }
        Ok(Expr::Sequence(all))
    }

    pub fn assignment(&mut self) -> Result<Expr, Unsupported> {
        self.deeper(|parser| parser.assignment_here(true))
    }

    /// An expression in the head of a `for`, where `in` is no operator.
    pub fn assignment_without_in(&mut self) -> Result<Expr, Unsupported> {
        self.deeper(|parser| parser.assignment_here(false))
    }

    fn assignment_here(&mut self, with_in: bool) -> Result<Expr, Unsupported> {
        if let Some(arrow) = self.arrow()? {
            return Ok(arrow);
        }
        let at = self.at();
        let left = self.choice(with_in)?;
        let Kind::Sign(sign) = *self.peek() else {
            return Ok(left);
        };
        let Some(operator) = assigning(sign) else {
            return Ok(left);
        };
        self.place_to_assign(&left, at)?;
        self.advance();
        let right = Box::new(self.assignment()?);
        let left = Box::new(left);
        Ok(match operator {
            None => Expr::Assign(left, None, right),
            Some(Infix::Operator(operator)) => Expr::Assign(left, Some(operator), right),
            Some(Infix::Logic(logic)) => Expr::AssignIf(left, logic, right),
        })
    }

    /// Makes sure that an expression is a place, and notes names and members that are set.
    fn place_to_assign(&mut self, place: &Expr, at: usize) -> Result<(), Unsupported> {
        match place {
            Expr::Name(symbol) => {
                let name = self.scopes.names.get(*symbol as usize).cloned();
                self.note_use(&name.unwrap_or_default(), at, true);
                Ok(())
            }
            Expr::Member(_, name, false) => {
                self.members.push(std::sync::Arc::clone(name));
                Ok(())
            }
            Expr::Index(_, _, false) => Ok(()),
            Expr::List(_) | Expr::Object(_) => {
                Err(Unsupported::new("an assignment to a pattern", at))
            }
            _ => Err(Unsupported::new("an assignment to what is no place", at)),
        }
    }

    fn choice(&mut self, with_in: bool) -> Result<Expr, Unsupported> {
        let mut test = self.binary(1, with_in)?;
        let mut branches = Vec::new();
        while self.take("?") {
            let then = self.assignment()?;
            self.expect(":")?;
            branches.push((test, then));
            // An arrow or an assignment may stand last; a further choice goes on with the list.
            let is_assignment = self.arrow()?;
            if let Some(arrow) = is_assignment {
                return Ok(Expr::Choice(branches, Box::new(arrow)));
            }
            let at = self.at();
            test = self.binary(1, with_in)?;
            if let Kind::Sign(sign) = *self.peek()
                && let Some(operator) = assigning(sign)
            {
                self.place_to_assign(&test, at)?;
                self.advance();
                let right = Box::new(self.assignment()?);
                let Some(operator) = operator.map(|infix| match infix {
                    Infix::Operator(operator) => Ok(operator),
                    Infix::Logic(_) => Err(Unsupported::new("this assignment", at)),
                }) else {
                    test = Expr::Assign(Box::new(test), None, right);
                    break;
                };
                test = Expr::Assign(Box::new(test), Some(operator?), right);
                break;
            }
        }
        if branches.is_empty() {
            return Ok(test);
        }
        Ok(Expr::Choice(branches, Box::new(test)))
    }

    /// Operands and the operators between them that bind at least so strongly.
    fn binary(&mut self, least: u8, with_in: bool) -> Result<Expr, Unsupported> {
        let mut left = self.unary()?;
        while let Some((operator, binds)) = self.infix_here(with_in) {
            if binds < least {
                break;
            }
            left = match operator {
                Infix::Logic(logic) => self.logical(logic, left, binds, with_in)?,
                Infix::Operator(Operator::Power) => {
                    self.advance();
                    let right = self.deeper(|parser| parser.binary(binds, with_in))?;
                    Expr::Binary(Box::new(left), vec![(Operator::Power, right)])
                }
                Infix::Operator(_) => self.operators(left, binds, with_in)?,
            };
        }
        Ok(left)
    }

    fn infix_here(&self, with_in: bool) -> Option<(Infix, u8)> {
        let is_in = matches!(self.peek(), Kind::Word("in"));
        infix(self.peek()).filter(|_| with_in || !is_in)
    }

    fn logical(
        &mut self,
        logic: Logic,
        first: Expr,
        binds: u8,
        with_in: bool,
    ) -> Result<Expr, Unsupported> {
        let mut operands = vec![first];
        while matches!(self.infix_here(with_in), Some((Infix::Logic(found), _)) if found == logic) {
            self.advance();
            operands.push(self.binary(binds + 1, with_in)?);
        }
        Ok(Expr::Logical(logic, operands))
    }

    fn operators(&mut self, first: Expr, binds: u8, with_in: bool) -> Result<Expr, Unsupported> {
        let mut rest = Vec::new();
        while let Some((Infix::Operator(operator), found)) = self.infix_here(with_in)
            && found == binds
        {
            self.advance();
            rest.push((operator, self.binary(binds + 1, with_in)?));
        }
        Ok(Expr::Binary(Box::new(first), rest))
    }

    fn unary(&mut self) -> Result<Expr, Unsupported> {
        let operator = match *self.peek() {
            Kind::Sign("!") => Unary::Not,
            Kind::Sign("-") => Unary::Minus,
            Kind::Sign("+") => Unary::Plus,
            Kind::Sign("~") => Unary::BitNot,
            Kind::Word("typeof") => Unary::Typeof,
            Kind::Word("void") => Unary::Void,
            Kind::Word("delete") => {
                self.advance();
                let place = self.deeper(Self::unary)?;
                return match place {
                    Expr::Member(_, _, false) | Expr::Index(_, _, false) => {
                        Ok(Expr::Delete(Box::new(place)))
                    }
                    _ => Err(self.fault("`delete` of what is no member")),
                };
            }
            Kind::Sign(sign @ ("++" | "--")) => {
                self.advance();
                let at = self.at();
                let place = self.deeper(Self::unary)?;
                self.place_to_assign(&place, at)?;
                let step = if sign == "++" { 1.0 } else { -1.0 };
                return Ok(Expr::Update(Box::new(place), step, false));
            }
            _ => return self.postfix(),
        };
        self.advance();
        let operand = self.deeper(Self::unary)?;
        Ok(Expr::Unary(operator, Box::new(operand)))
    }

    fn postfix(&mut self) -> Result<Expr, Unsupported> {
        let at = self.at();
        let place = self.member_chain()?;
        let step = match *self.peek() {
            Kind::Sign("++") if !self.is_after_newline() => 1.0,
            Kind::Sign("--") if !self.is_after_newline() => -1.0,
            _ => return Ok(place),
        };
        self.place_to_assign(&place, at)?;
        self.advance();
        Ok(Expr::Update(Box::new(place), step, true))
    }
}
