// lodash as forms use it (lodash.com/docs).

function _some(all, by) {
  by = iteratee(by);
  return keys(all).some(key => by(all[key], key, all));
}
function _every(all, by) {
  by = iteratee(by);
  return keys(all).every(key => by(all[key], key, all));
}
function _findKey(all, by) {
  by = iteratee(by);
  return keys(all).find(key => by(all[key], key, all));
}
function _findIndex(all, by) {
  const key = _findKey(all, by);
  return key === undefined ? -1 : key;
}
function _find(all, by) {
  const key = _findKey(all, by);
  return key === undefined ? key : all[key];
}
function _filter(all, by) {
  by = iteratee(by);
  return keys(all).filter(key => by(all[key], key, all)).map(key => all[key]);
}
function _reject(all, by) {
  by = iteratee(by);
  return _filter(all, (item, key) => !by(item, key, all));
}
function _findLast(all, by) {
  return _last(_filter(all, by));
}
function _partition(all, by) {
  return [_filter(all, by), _reject(all, by)];
}
function _map(all, by) {
  by = iteratee(by);
  return keys(all).map(key => by(all[key], key, all));
}
function _flatMap(all, by) {
  return _map(all, by).flat();
}
function _each(all, by) {
  by = iteratee(by);
  keys(all).every(key => by(all[key], key, all) !== false);
  return all;
}
function _forEach(all, by) {
  return _each(all, by);
}
function _reduce(all, by, ...start) {
  return reduced(all, keys(all), by, start);
}
function _reduceRight(all, by, ...start) {
  return reduced(all, keys(all).reverse(), by, start);
}
function reduced(all, keys, by, start) {
  let result = start.length ? start[0] : all?.[keys.shift()];
  for (const key of keys) result = by(result, all[key], key, all);
  return result;
}
function _includes(all, wanted) {
  return kind(all) == 'text' ? all.includes(wanted) : _values(all).includes(wanted);
}
function _sum(all) {
  let total;
  for (const item of items(all)) if (item !== undefined) total = total === undefined ? item : total + item;
  return total === undefined ? 0 : total;
}
function _sumBy(all, by) {
  return _sum(_map(all, by));
}
function _mean(all) {
  return _sum(all) / items(all).length;
}
function _meanBy(all, by) {
  return _mean(_map(all, by));
}
function _max(all) {
  return extreme(all, undefined, 1);
}
function _maxBy(all, by) {
  return extreme(all, by, 1);
}
function _min(all) {
  return extreme(all, undefined, -1);
}
function _minBy(all, by) {
  return extreme(all, by, -1);
}
// The item with the largest or the smallest answer.
function extreme(all, by, sign) {
  let best, most;
  by = iteratee(by);
  for (const key of keys(all)) {
    const answer = by(all[key], key, all);
    if (answer != null && answer === answer && (most === undefined || compare(answer, most) == sign)) {
      best = all[key];
      most = answer;
    }
  }
  return best;
}
// The order of `<` and `>`; null, undefined and NaN come last.
function compare(left, right) {
  const rank = x => x === null ? 1 : x === undefined ? 2 : x === x ? 0 : 3;
  return rank(left) - rank(right) || (left > right) - (left < right);
}

// What is asked for every item: functions, paths, pairs of path and value, and objects whose
// entries must be met (`_.iteratee`).
function iteratee(by) {
  if (by == null) return item => item;
  const type = kind(by);
  if (type == 'function') return by;
  if (type == 'object') return item => matches(item, by);
  const names = path(type == 'list' ? by[0] : by);
  return item => type == 'list' ? _isEqual(follow(item, names), by[1]) : follow(item, names);
}
function matches(item, wanted) {
  return keys(wanted).every(key => item != null
    && (kind(wanted[key]) == 'object' ? matches(item[key], wanted[key]) : _isEqual(item[key], wanted[key])));
}
function follow(value, names) {
  for (const name of names) value = value?.[name];
  return value;
}
function items(value) {
  return kind(value) == 'list' ? value : [];
}
function answers(all, by) {
  by = iteratee(by);
  return keys(all).map(key => [all[key], by(all[key], key, all)]);
}

function _groupBy(all, by) {
  const groups = {};
  for (const [item, key] of answers(all, by)) if (key in groups) groups[key].push(item); else groups[key] = [item];
  return groups;
}
function _countBy(all, by) {
  return _mapValues(_groupBy(all, by), group => group.length);
}
function _keyBy(all, by) {
  return _mapValues(_groupBy(all, by), _last);
}
function _sortBy(all, ...by) {
  return _orderBy(all, by.flat());
}
function _orderBy(all, by, order) {
  by = kind(by) == 'list' && by.length ? by.map(one => iteratee(one)) : [iteratee(by?.length ? by : undefined)];
  const rows = keys(all).map(key => [all[key], ...by.map(one => one(all[key], key, all))]);
  rows.sort((one, other) => {
    let result = 0;
    for (let at = 0; at < by.length && !result; at++) {
      result = compare(one[at + 1], other[at + 1]);
      if ((kind(order) == 'list' ? order[at] : order) == 'desc') result = -result;
    }
    return result;
  });
  return rows.map(row => row[0]);
}

function _get(value, names, otherwise) {
  const found = follow(value, path(names));
  return found === undefined ? otherwise : found;
}
function _has(value, names) {
  names = path(names);
  return names.length > 0 && names.every(name => {
    const has = value != null && own(value, name);
    value = value?.[name];
    return has;
  });
}
function _isEmpty(value) {
  return !_size(value);
}
function _size(value) {
  return kind(value) == 'text' ? value.length : keys(value).length;
}
function _isNil(value) {
  return value == null;
}
function _isNull(value) {
  return value === null;
}
function _isUndefined(value) {
  return value === undefined;
}
function _isArray(value) {
  return kind(value) == 'list';
}
function _isString(value) {
  return kind(value) == 'text';
}
function _isNumber(value) {
  return kind(value) == 'number';
}
function _isBoolean(value) {
  return kind(value) == 'boolean';
}
function _isFinite(value) {
  return Number.isFinite(value);
}
function _isNaN(value) {
  return value !== value;
}
function _isInteger(value) {
  return Number.isInteger(value);
}
function _isObject(value) {
  return value !== null && ['object', 'function'].includes(typeof value);
}
function _isPlainObject(value) {
  return kind(value) == 'object';
}
function _isFunction(value) {
  return kind(value) == 'function';
}
function _isDate(value) {
  return kind(value) == 'date';
}
function _isEqual(left, right) {
  const type = kind(left);
  if (left === right || left !== left && right !== right) return true;
  if (type != kind(right)) return false;
  if (['date', 'moment'].includes(type)) return +left == +right;
  const names = ['list', 'object'].includes(type) && keys(left);
  return names && names.length == keys(right).length
    && names.every(name => own(right, name) && _isEqual(left[name], right[name]));
}
function _eq(left, right) {
  return [left].includes(right);
}
function _gt(left, right) {
  return left > right;
}
function _gte(left, right) {
  return left >= right;
}
function _lt(left, right) {
  return left < right;
}
function _lte(left, right) {
  return left <= right;
}
function _identity(value) {
  return value;
}
function _defaultTo(value, otherwise) {
  return value == null || value !== value ? otherwise : value;
}
function _castArray(...value) {
  return kind(value[0]) == 'list' ? value[0] : value;
}
function _clone(value) {
  return copy(value, 1);
}
function _cloneDeep(value) {
  return copy(value, 32);
}
function copy(value, levels) {
  const type = kind(value);
  const inner = item => copy(item, levels - 1);
  if (type == 'date') return new Date(value);
  if (type == 'moment') return m_clone(value);
  if (levels && type == 'list') return value.map(inner);
  return levels && type == 'object' ? _mapValues(value, inner) : value;
}

function _uniq(all) {
  return _uniqBy(all);
}
function _uniqBy(all, by) {
  const seen = [];
  return answers(all, by).filter(([, answer]) => !seen.includes(answer) && seen.push(answer)).map(([item]) => item);
}
function _flatten(list) {
  return items(list).flat();
}
function _flattenDeep(list) {
  return items(list).flat(Infinity);
}
function _compact(list) {
  return items(list).filter(Boolean);
}
function _concat(...lists) {
  return lists.flat();
}
function _first(list) {
  return _nth(list);
}
function _head(list) {
  return _nth(list);
}
function _last(list) {
  return _nth(list, -1);
}
function _nth(list, at) {
  return ['text', 'list'].includes(kind(list)) ? list.at(at) : undefined;
}
function _initial(list) {
  return items(list).slice(0, -1);
}
function _tail(list) {
  return items(list).slice(1);
}
function _take(list, count = 1) {
  return items(list).slice(0, Math.max(count, 0));
}
function _drop(list, count = 1) {
  return items(list).slice(Math.max(count, 0));
}
function _takeRight(list, count = 1) {
  return _drop(list, items(list).length - Math.max(count, 0));
}
function _dropRight(list, count = 1) {
  return _take(list, items(list).length - Math.max(count, 0));
}
function _reverse(list) {
  items(list).reverse();
  return list;
}
function _join(list, separator) {
  return items(list).join(separator);
}
function _indexOf(list, wanted) {
  return items(list).findIndex(item => _eq(item, wanted));
}
function _difference(list, ...others) {
  return _without(list, ...others.flat());
}
function _without(list, ...others) {
  return items(list).filter(item => !others.includes(item));
}
function _intersection(list, ...others) {
  return _uniq(list).filter(item => others.every(other => items(other).includes(item)));
}
function _union(...lists) {
  return _uniq(lists.map(items).flat());
}
function _range(start, end, step) {
  start = _toInteger(start);
  end = end === undefined ? end : _toInteger(end);
  if (end === undefined) {
    end = start;
    start = 0;
  }
  step = step === undefined ? end < start ? -1 : 1 : _toInteger(step);
  const list = [];
  for (let left = Math.ceil((end - start) / (step || 1)); left > 0; left--) {
    list.push(start);
    start += step;
  }
  return list;
}
function _times(count, by) {
  return _range(Math.max(count, 0)).map(at => by ? by(at) : at);
}
function _chunk(list, size = 1) {
  size = Math.max(_toInteger(size), 0);
  const chunks = [];
  if (size) for (let at = 0; at < items(list).length; at += size) chunks.push(list.slice(at, at + size));
  return chunks;
}
function _zipObject(names, values) {
  return _fromPairs(items(names).map((name, at) => [name, values?.[at]]));
}
function _fromPairs(pairs) {
  return Object.fromEntries(items(pairs));
}

function _keys(value) {
  return keys(value).map(String);
}
function _values(value) {
  return keys(value).map(key => value[key]);
}
function _toPairs(value) {
  return keys(value).map(key => [String(key), value[key]]);
}
function _pick(value, ...names) {
  names = names.flat().map(String);
  return _pickBy(value, (item, key) => names.includes(key));
}
function _omit(value, ...names) {
  names = names.flat().map(String);
  return _omitBy(value, (item, key) => names.includes(key));
}
function _pickBy(value, by) {
  by = iteratee(by);
  return _fromPairs(_toPairs(value).filter(([key, item]) => by(item, key, value)));
}
function _omitBy(value, by) {
  by = iteratee(by);
  return _pickBy(value, (item, key) => !by(item, key, value));
}
function _mapValues(value, by) {
  by = iteratee(by);
  return _fromPairs(_toPairs(value).map(([key, item]) => [key, by(item, key, value)]));
}

function _round(number, places) {
  return rounded(number, places, Math.round);
}
function _ceil(number, places) {
  return rounded(number, places, Math.ceil);
}
function _floor(number, places) {
  return rounded(number, places, Math.floor);
}
// Moves the point in the decimal text, so that 1.005 is 1.01.
function rounded(number, places, round) {
  number = +number;
  places = Math.min(Math.max(_toInteger(places), -292), 292);
  if (!places || !Number.isFinite(number)) return round(number);
  const moved = (number, places) => {
    const [digits, exponent = 0] = String(number).split('e');
    return +(digits + 'e' + (+exponent + places));
  };
  return moved(round(moved(number, places)), -places);
}
function _add(left, right) {
  return left + right;
}
function _subtract(left, right) {
  return left - right;
}
function _multiply(left, right) {
  return left * right;
}
function _divide(left, right) {
  return left / right;
}
function _clamp(number, lower, upper) {
  return Math.max(Math.min(number, upper), lower);
}
function _inRange(number, start, end) {
  if (end === undefined) {
    end = start;
    start = 0;
  }
  return +number >= Math.min(start, end) && +number < Math.max(start, end);
}
function _toNumber(value) {
  return +value;
}
function _toInteger(value) {
  return Math.trunc(value) || 0;
}
function _toString(value) {
  return value == null ? '' : String(value);
}
function _toLower(value) {
  return _toString(value).toLowerCase();
}
function _toUpper(value) {
  return _toString(value).toUpperCase();
}
function _trim(value) {
  return _toString(value).trim();
}
function _trimStart(value) {
  return _toString(value).trimStart();
}
function _trimEnd(value) {
  return _toString(value).trimEnd();
}
function _startsWith(value, ...more) {
  return _toString(value).startsWith(...more);
}
function _endsWith(value, ...more) {
  return _toString(value).endsWith(...more);
}
function _padStart(value, ...more) {
  return _toString(value).padStart(...more);
}
function _padEnd(value, ...more) {
  return _toString(value).padEnd(...more);
}
function _repeat(value, count = 1) {
  return _toString(value).repeat(count);
}
function _replace(value, ...more) {
  return _toString(value).replace(...more);
}
function _split(value, ...more) {
  return _toString(value).split(...more);
}
function _capitalize(value) {
  return _upperFirst(_toLower(value));
}
function _upperFirst(value) {
  const [first = '', ...rest] = [..._toString(value)];
  return first.toUpperCase() + rest.join('');
}
function _lowerFirst(value) {
  const [first = '', ...rest] = [..._toString(value)];
  return first.toLowerCase() + rest.join('');
}
