// JSONLogic (jsonlogic.com/operations.html), with the lodash functions that Form.io adds under a
// leading `_`.

function logic(rule, data) {
  const type = kind(rule);
  if (type == 'list') return rule.map(one => logic(one, data));
  const names = type == 'object' ? keys(rule) : [];
  if (names.length != 1) return rule;
  const [name] = names;
  const rules = kind(rule[name]) == 'list' ? rule[name] : [rule[name]];
  switch (name) {
    case 'if':
    case '?:':
      for (let at = 0; at + 1 < rules.length; at += 2) if (holds(logic(rules[at], data))) return logic(rules[at + 1], data);
      return rules.length % 2 ? logic(rules.at(-1), data) : null;
    case 'and':
    case 'or': {
      let last;
      rules.some(one => {
        last = logic(one, data);
        return holds(last) == (name == 'or');
      });
      return last;
    }
    case 'filter': return through(rules, data).filter(item => holds(logic(rules[1], item)));
    case 'map': return through(rules, data).map(item => logic(rules[1], item));
    case 'all': {
      const list = through(rules, data);
      return list.length > 0 && list.every(item => holds(logic(rules[1], item)));
    }
    case 'none': return !through(rules, data).some(item => holds(logic(rules[1], item)));
    case 'some': return through(rules, data).some(item => holds(logic(rules[1], item)));
    case 'reduce': {
      let accumulator = rules.length > 2 ? logic(rules[2], data) : null;
      for (const current of through(rules, data)) accumulator = logic(rules[1], { current, accumulator });
      return accumulator;
    }
  }
  return operation(name, rules.map(one => logic(one, data)), data);
}
function through(rules, data) {
  return items(logic(rules[0], data));
}
// As in JavaScript, but an empty list is falsy (jsonlogic.com/truthy.html).
function holds(value) {
  return kind(value) == 'list' ? value.length > 0 : !!value;
}
function operation(name, values, data) {
  const [a, b, c] = values;
  switch (name) {
    case 'var': return lookUp(a, b, data);
    case 'missing': return missing(kind(a) == 'list' ? a : values, data);
    case 'missing_some': {
      const gone = missing(items(b), data);
      return items(b).length - gone.length >= a ? [] : gone;
    }
    case '==': return a == b;
    case '===': return a === b;
    case '!=': return a != b;
    case '!==': return a !== b;
    case '>': return a > b;
    case '>=': return a >= b;
    case '<': return c === undefined ? a < b : a < b && b < c;
    case '<=': return c === undefined ? a <= b : a <= b && b <= c;
    case '!!': return holds(a);
    case '!': return !holds(a);
    case '%': return a % b;
    case '/': return a / b;
    case '-': return b === undefined ? -a : a - b;
    case '+': return values.reduce((sum, one) => sum + parseFloat(one), 0);
    case '*': return values.length == 1 ? a : values.map(parseFloat).reduce((product, one) => product * one);
    case 'min': return Math.min(...values);
    case 'max': return Math.max(...values);
    case 'log': return a;
    case 'in': return kind(b) == 'text' ? b != '' && b.includes(a) : items(b).indexOf(a) >= 0;
    case 'cat': return values.join('');
    case 'substr': {
      const rest = String(a).substr(b);
      return c < 0 ? rest.slice(0, c) : rest.substr(0, c);
    }
    case 'merge': return values.flat();
  }
  return library(name)(...values);
}
function lookUp(name, otherwise = null, data) {
  if (name == null || name === '') return data;
  for (const key of String(name).split('.')) {
    data = data?.[key];
    if (data === undefined) return otherwise;
  }
  return data;
}
function missing(names, data) {
  return names.filter(name => [null, ''].includes(lookUp(name, null, data)));
}
