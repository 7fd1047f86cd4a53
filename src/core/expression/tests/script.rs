use super::*;

fn value_of(source: &str, entries: &str, fuel: u32) -> Result<Value, Stop> {
    let script = Script::parse(source).unwrap_or_else(|error| panic!("{}", error.what));
    script.run(&inputs(&json(entries)), "value", Value::Undefined, fuel)
}

fn unsupported(source: &str) -> (String, usize) {
    let error = Script::parse(source).unwrap_err();
    (error.what, error.at)
}

#[test]
fn what_is_outside_is_named_with_its_place() {
    for (source, what, at) in [
        ("show = instance.isNew()", "`instance.isNew`", 7),
        ("form.emit('x')", "the method `emit`", 9),
        ("value = window.location.href", "`window.location.href`", 8),
        ("console.log(1)", "`console.log`", 0),
        ("eval('1')", "`eval`", 0),
        ("value = new Foo()", "`new Foo`", 8),
        ("value = 1; fetch('/x')", "`fetch`", 11),
        ("class A {}", "`class`", 0),
        ("value = _.debounce(f)", "`_.debounce`", 8),
        ("value = this.x", "`this`", 8),
        ("value = data.x.frobnicate()", "the method `frobnicate`", 25),
        ("show = (data.a", "the end where `)` was expected", 14),
        ("show = data.a data.b", "`data` after a statement", 14),
        ("a: for (;;) {}", "a label", 0),
        ("value = 'open", "an open string", 8),
        ("value = async () => 1", "`async`", 8),
    ] {
        let wanted = format!("{what} is outside the subset");
        assert_eq!(unsupported(source), (wanted, at), "{source}");
    }
}

#[test]
fn whether_the_library_is_needed_is_known_beforehand() {
    for (source, wanted) in [
        ("show = data.a === 'yes' && row.b > 2", false),
        (
            "value = data.rows.map(row => row.a).filter(Boolean).length",
            false,
        ),
        ("value = new Date().getFullYear() - 18", false),
        ("value = Date.now() > Date.UTC(2024, 1)", false),
        ("value = new Date(data.a).getTime()", true),
        ("value = Date.parse(data.a)", true),
        ("value = data.a.toString().trim()", false),
        // Names that are made while it runs are no methods, and `_` alone is outside the subset.
        ("value = data.a['pad' + 'Start'](3)", false),
        ("value = 'abc'['pad' + 'Start'] ? 1 : 2", false),
        ("value = _.sum([1, 2])", true),
        ("const add = _.add; value = [1, 2].reduce(add)", true),
        ("value = util._.get(data, 'a')", true),
        ("value = moment().format('L')", true),
        ("value = moment['ut' + 'c']", true),
        ("value = Object.values(data)", true),
        ("value = data.a.padStart(3)", true),
        ("value = data.a?.padStart(3)", true),
        ("value = data.a['padStart'](3)", true),
        ("valid = /^a/.test(input) || 'no'", true),
    ] {
        let script = Script::parse(source).unwrap();
        assert_eq!(script.needs_library(), wanted, "{source}");
        let _ = script.run(
            &inputs(&json(r#"{"data":{"a":"b"}}"#)),
            "value",
            Value::Null,
            1_000,
        );
    }
    let rule = Script::from_json_logic(&json(r#"{"var":"data.a"}"#)).unwrap();
    assert!(rule.needs_library());
}

#[test]
fn a_host_is_called_as_its_table_says() {
    let host = [
        ("instance.validate", HostCall::Returns(true.into())),
        ("instance.isNew", HostCall::Throws),
        ("utils.fetcher", HostCall::Throws),
        ("instance", HostCall::Returns(Value::Undefined)),
    ];
    let run = |source: &str| {
        let script = Script::parse_with(source, &host).unwrap();
        script.run(
            &inputs(&json(r#"{"data":{"a":1}}"#)),
            "valid",
            false.into(),
            1_000,
        )
    };
    assert_eq!(
        run("valid = instance.validate(input1 = 1, data)"),
        Ok(true.into())
    );
    assert_eq!(run("valid = _.get(instance, 'root.x', 5)"), Ok(5.0.into()));
    assert!(matches!(
        run("valid = data.a === 2 || instance.isNew()"),
        Err(Stop::Thrown(_))
    ));
    assert_eq!(
        run("valid = data.a === 1 || instance.isNew()"),
        Ok(true.into())
    );
    assert!(matches!(
        run("valid = utils.fetcher('x').empty"),
        Err(Stop::Thrown(_))
    ));
    assert!(Script::parse_with("instance.other()", &host).is_err());
}

#[test]
fn inputs_are_not_changed_by_a_script() {
    let entries = json(r#"{"data":{"list":[1],"a":{"b":1}}}"#);
    let inputs = inputs(&entries);
    let source = "data.list.push(2); data.a.b = 5; data.c = 1; value = [data.list.length, data.a]";
    let script = Script::parse(source).unwrap();
    let first = script.run(&inputs, "value", Value::Undefined, 1_000);
    assert_eq!(
        first.as_ref().map(Value::to_json),
        Ok(r#"[2,{"b":5}]"#.to_owned())
    );
    assert_eq!(script.run(&inputs, "value", Value::Undefined, 1_000), first);
    let data = entries.as_object().and_then(|entries| entries.get("data"));
    assert_eq!(inputs.names.first().map(|(_, data)| data), data);
}

#[test]
fn run_away_scripts_end() {
    for source in [
        "while (true) {}",
        "for (;;) value = 1",
        "var a = [1]; for (;;) a = a.concat(a)",
        "var a = []; for (;;) a.push(a)",
        "var s = 'x'; for (;;) s += s",
        "var s = 'xxxxxxxx'; for (;;) { s = s.split('').join('xx') }",
        "_.times(100000, i => _.range(100000))",
        "var o = {}; for (var i = 0; ; i++) o['k' + i] = i",
        "try { for (;;) {} } catch (e) { } finally { for (;;) {} }",
    ] {
        let stop = value_of(source, "{}", 200_000).unwrap_err();
        let is_bounded = match &stop {
            Stop::OutOfFuel => true,
            Stop::Thrown(what) => what.starts_with("RangeError"),
        };
        assert!(is_bounded, "{source}: {stop:?}");
    }
    let deep = value_of(
        "function f(n) { return f(n + 1) + 1 } value = f(0)",
        "{}",
        1_000_000,
    );
    assert!(matches!(deep, Err(Stop::Thrown(what)) if what.starts_with("RangeError")));
    let caught = "function f() { return f() } try { f() } catch (e) { value = e.name }";
    assert_eq!(value_of(caught, "{}", 100_000), Ok("RangeError".into()));
    let circle = "var a = []; a.push(a, a); value = a";
    assert_eq!(value_of(circle, "{}", 10_000), Err(Stop::OutOfFuel));
}

#[test]
fn reading_is_bounded_too() {
    for source in [
        "(".repeat(20_000),
        "[".repeat(20_000),
        "!".repeat(20_000),
        "{".repeat(20_000),
        "a = ".repeat(10_000),
        "x => ".repeat(10_000),
        "`${".repeat(10_000),
        "f(".repeat(10_000),
        "data".to_owned() + &".a".repeat(10_000),
        "if (data) ".repeat(10_000),
        "- ".repeat(10_000),
        "data ? ".repeat(10_000),
        "2 ** ".repeat(10_000),
        "var {a:".repeat(10_000),
        "x".repeat(1_000_000),
    ] {
        assert!(Script::parse(&source).is_err(), "{}", &source[..20]);
    }
    // What is long without being deep is fine.
    let long = format!("value = {}false", "data.a === 1 || ".repeat(5_000));
    assert_eq!(value_of(&long, r#"{"data":{}}"#, 100_000), Ok(false.into()));
    let long = format!("value = {}0", "data.a === 1 ? 1 : ".repeat(1_000));
    assert_eq!(value_of(&long, r#"{"data":{}}"#, 100_000), Ok(0.0.into()));
    let long = format!("{}value = 5", "if (data.a) value = 1; else ".repeat(1_000));
    assert_eq!(value_of(&long, r#"{"data":{}}"#, 100_000), Ok(5.0.into()));
}

#[test]
fn what_is_read_is_known_before_it_runs() {
    let known = |names: &[(&str, &str)]| {
        let owned = |(input, name): &(&str, &str)| ((*input).to_owned(), (*name).to_owned());
        Reads::Known(names.iter().map(owned).collect())
    };
    for (source, reads) in [
        (
            "show = data.a.b === 'x' || row.c",
            known(&[("data", "a"), ("row", "c")]),
        ),
        (
            "show = _.some(data.list, row => row.x)",
            known(&[("data", "list")]),
        ),
        (
            "show = _.some(data.list, (row) => { return row.x; })",
            known(&[("data", "list")]),
        ),
        ("show = data?.a?.b", known(&[("data", "a")])),
        (
            "show = data['a'] && data[\"b\"].c",
            known(&[("data", "a"), ("data", "b")]),
        ),
        (
            "show = _.get(data, 'a.b[0]', row.c)",
            known(&[("data", "a"), ("row", "c")]),
        ),
        ("show = data && data.a", known(&[("data", "a")])),
        (
            "if (!data || data === undefined) show = data.a",
            known(&[("data", "a")]),
        ),
        ("show = data.a.includes('x')", known(&[("data", "a")])),
        ("show = data.hasOwnProperty('a')", known(&[("data", "a")])),
        (
            "const { a, b: { c } } = data; show = a",
            known(&[("data", "a"), ("data", "b")]),
        ),
        ("show = submission.data.a", known(&[("data", "a")])),
        ("valid = input > 5", known(&[("input", "")])),
        ("show = true", known(&[])),
        (
            "function f(data) { return data.x } show = f(row.y)",
            known(&[("row", "y")]),
        ),
        (
            "for (const row of data.rows) show = row.z",
            known(&[("data", "rows")]),
        ),
        (
            "show = `${data.a}` + [row.b] + (() => data.c)()",
            known(&[("data", "a"), ("row", "b"), ("data", "c")]),
        ),
        ("show = data[row.key]", Reads::Anything),
        ("show = Object.keys(data).length", Reads::Anything),
        (
            "show = f(row); function f(r) { return r.x }",
            Reads::Anything,
        ),
        ("var d = data; show = d.a", Reads::Anything),
        ("show = [data].length", Reads::Anything),
        ("show = _.get(data, row.path)", Reads::Anything),
        ("const { a, ...rest } = data", Reads::Anything),
        ("show = submission.data", Reads::Anything),
        ("show = data || {}", Reads::Anything),
    ] {
        assert_eq!(Script::parse(source).unwrap().reads(), reads, "{source}");
    }
}

#[test]
fn a_script_without_regular_expressions_at_hand_throws() {
    let script = Script::parse("value = /a/.test('a')").unwrap();
    let outcome = script.run(&Inputs::default(), "value", Value::Undefined, 1_000);
    assert_eq!(
        outcome,
        Err(Stop::Thrown(
            "Error: regular expressions are not there".to_owned()
        ))
    );
    let thrown = value_of("value = /(/.test('a')", "{}", 1_000);
    assert!(matches!(thrown, Err(Stop::Thrown(what)) if what.starts_with("SyntaxError")));
}

#[test]
fn a_thousand_answers_are_as_quick_to_ask_as_ten() {
    let mut data = crate::value::Object::default();
    for number in 0..1_000 {
        data.set(&format!("question{number}"), f64::from(number).into());
    }
    let inputs = Inputs {
        names: vec![("data", data.into())],
        ..Inputs::default()
    };
    let script = Script::parse("value = data.question999 + data.question0").unwrap();
    // Sixteen steps are enough only if nothing goes through all of them.
    assert_eq!(
        script.run(&inputs, "value", Value::Undefined, 16),
        Ok(999.0.into())
    );
}
