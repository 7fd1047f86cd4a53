//! Each rule, by its question.

use super::*;

/// The only question of a form and what is wrong with an answer to it.
fn problem(attribute: Attribute, answer: Answer) -> Option<Problem> {
    let code = attribute.code.clone();
    let form = form(vec![attribute]);
    let mut answers = Answers::default();
    answers.set(&code, answer);
    let mut problems = form.check_page(1, &answers, NOW);
    assert!(problems.len() < 2);
    problems.pop()
}

fn rule(attribute: Attribute, answer: Answer) -> Option<Rule> {
    problem(attribute, answer).map(|problem| problem.rule)
}

#[test]
fn texts_have_a_length() {
    let line = || question("q", Datatype::String);
    assert_eq!(rule(line(), text(" \n ")), Some(Rule::Required));
    assert_eq!(rule(line(), text(&"é".repeat(255))), None);
    assert_eq!(
        rule(line(), text(&"é".repeat(256))),
        Some(Rule::TooLong { most: 255 })
    );
    let long = || question("q", Datatype::Text);
    assert_eq!(rule(long(), text(&"a\r\n".repeat(2_000))), None);
    assert_eq!(
        rule(long(), text(&("a\r\n".repeat(2_000) + "bc"))),
        Some(Rule::TooLong { most: 4_000 })
    );
    assert_eq!(
        rule(question("q", Datatype::Other("x".into())), text("y")),
        None
    );
    assert_eq!(
        rule(question("q", Datatype::SingleValueList), text("y")),
        None
    );
}

#[test]
fn what_is_not_required_may_be_left_out() {
    for datatype in [
        Datatype::String,
        Datatype::Number,
        Datatype::Datetime,
        Datatype::Text,
        Datatype::SingleValueList,
        Datatype::MultiValueList,
    ] {
        let form = |required| {
            form(vec![Attribute {
                required,
                ..list("q", datatype.clone())
            }])
        };
        assert_eq!(form(false).check_page(1, &Answers::default(), NOW), []);
        let problems = form(true).check_page(1, &Answers::default(), NOW);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].rule, Rule::Required, "{datatype:?}");
    }
}

#[test]
fn numbers_must_be_numbers() {
    let number = || question("q", Datatype::Number);
    assert_eq!(rule(number(), text("two")), Some(Rule::NotANumber));
    assert_eq!(
        rule(number(), text(&"1".repeat(21))),
        Some(Rule::NumberTooLong)
    );
    assert_eq!(rule(number(), text("١٢")), None);
}

#[test]
fn dates_must_be_days() {
    let field = |part| Field::AttributePart("q".into(), part);
    let found = |answer| {
        problem(question("q", Datatype::Datetime), answer)
            .map(|problem| (problem.field, problem.rule))
    };
    assert_eq!(found(date("21", "11", "2026", "")), None);
    assert_eq!(
        found(date("", "", "", "")),
        Some((field(DatePart::Day), Rule::Required))
    );
    assert_eq!(
        found(date("30", "2", "2026", "")),
        Some((field(DatePart::Day), Rule::NotADate))
    );
    assert_eq!(
        found(date("3", "2", "26", "")),
        Some((field(DatePart::Year), Rule::NotADate))
    );
    assert_eq!(
        found(date("3", "2", "2526", "")),
        Some((field(DatePart::Year), Rule::NotADate))
    );
    assert_eq!(
        found(date("3", "2", "2026", "25:00")),
        Some((field(DatePart::Time), Rule::NotATime))
    );
    assert_eq!(
        found(date("3", "", "2026", "")),
        Some((
            field(DatePart::Month),
            Rule::DateIncomplete(vec![DatePart::Month])
        ))
    );
}

#[test]
fn choices_must_be_on_the_list() {
    let one = || list("q", Datatype::SingleValueList);
    let many = || list("q", Datatype::MultiValueList);
    assert_eq!(rule(one(), chosen(&["a"])), None);
    assert_eq!(rule(one(), chosen(&["a", "b"])), Some(Rule::NotAChoice));
    assert_eq!(rule(one(), chosen(&["z"])), Some(Rule::NotAChoice));
    assert_eq!(rule(one(), text("a")), Some(Rule::Required));
    assert_eq!(rule(many(), chosen(&["b", "a"])), None);
    assert_eq!(rule(many(), chosen(&["a", "A"])), Some(Rule::NotAChoice));
    assert_eq!(
        rule(many(), chosen(&["a", "c"])),
        Some(Rule::Stopped("Call us.".into()))
    );
}

#[test]
fn a_place_is_required_where_the_agency_wants_one() {
    let form_with = |coordinates, address, location_required| {
        let accepts = Accepts {
            coordinates,
            address,
            location_required,
            ..accepts()
        };
        Form::new(None, &accepts)
    };
    let place = |lat_long, address: &str| Answers {
        lat_long,
        address: address.into(),
        ..Answers::default()
    };
    let wrong = |field| {
        vec![Problem {
            field,
            rule: Rule::PlaceRequired,
        }]
    };
    let both = form_with(true, true, true);
    assert_eq!(
        both.check_page(0, &place(None, " "), NOW),
        wrong(Field::Address)
    );
    assert_eq!(both.check_page(0, &place(None, "1 High St"), NOW), []);
    assert_eq!(both.check_page(0, &place(Some((1.0, 2.0)), ""), NOW), []);
    assert_eq!(
        both.check_page(0, &place(Some((f64::NAN, 2.0)), ""), NOW),
        wrong(Field::Address)
    );
    let only_coordinates = form_with(true, false, true);
    assert_eq!(
        only_coordinates.check_page(0, &place(None, "1 High St"), NOW),
        wrong(Field::Coordinates)
    );
    assert_eq!(
        form_with(true, true, false).check_page(0, &place(None, ""), NOW),
        []
    );
    assert_eq!(
        both.check_page(0, &place(None, &"x".repeat(501)), NOW)[0].rule,
        Rule::TooLong { most: 500 }
    );
}

#[test]
fn contact_details_are_checked_when_given() {
    let form = form(vec![]);
    let page = form.pages.len() - 1;
    let answers = Answers {
        email: "me".into(),
        phone: "12".into(),
        last_name: "x".repeat(256),
        ..Answers::default()
    };
    let problem = |field, rule| Problem { field, rule };
    assert_eq!(form.check_page(page, &Answers::default(), NOW), []);
    assert_eq!(
        form.check_page(page, &answers, NOW),
        [
            problem(Field::LastName, Rule::TooLong { most: 255 }),
            problem(Field::Email, Rule::NotAnEmail),
            problem(Field::Phone, Rule::NotAPhone),
        ]
    );
    let required = Form::new(
        None,
        &Accepts {
            email_required: true,
            ..accepts()
        },
    );
    assert_eq!(
        required.check_page(page, &Answers::default(), NOW),
        [problem(Field::Email, Rule::Required)]
    );
    let all = required.check_all(&Answers::default(), NOW);
    assert_eq!(
        all.iter().map(|(page, _)| *page).collect::<Vec<_>>(),
        [0, 1, 3]
    );
}
