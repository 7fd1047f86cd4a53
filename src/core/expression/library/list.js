// Methods of arrays that are rarely called (ECMA-262 §23.1.3), the array first.

function list_lastIndexOf(list, wanted) {
  let at = list.length;
  while (at-- > 0 && list[at] !== wanted);
  return at;
}
function list_findLast(list, by) {
  return list.slice().reverse().find(by);
}
function list_flatMap(list, by) {
  return list.map(by).flat();
}
function list_reduce(list, by, ...start) {
  if (!list.length && !start.length) throw new TypeError('`reduce` of an empty array');
  let at = 0, result = start.length ? start[0] : list[at++];
  for (; at < list.length; at++) result = by(result, list[at], at, list);
  return result;
}
function list_reduceRight(list, by, ...start) {
  let at = list.length - 1;
  if (at < 0 && !start.length) throw new TypeError('`reduce` of an empty array');
  let result = start.length ? start[0] : list[at--];
  for (; at >= 0; at--) result = by(result, list[at], at, list);
  return result;
}
function list_concat(list, ...more) {
  return [list, ...more].flat();
}
function list_fill(list, value, from = 0, to = list.length) {
  if (from < 0) from += list.length;
  if (to < 0) to += list.length;
  for (let at = Math.max(_toInteger(from), 0); at < Math.min(to, list.length); at++) list[at] = value;
  return list;
}
function list_flat(list, depth = 1) {
  const flat = [];
  for (const item of list) flat.push(...(depth >= 1 && kind(item) == 'list' ? list_flat(item, depth - 1) : [item]));
  return flat;
}
function Array_of(...list) {
  return list;
}
function Array_from(source, by) {
  if (kind(source) == 'object') source = Array(source.length || 0);
  const list = kind(source) == 'text' ? [...source] : items(source).slice();
  return by == null ? list : list.map((item, at) => by(item, at));
}
function Object_values(value) {
  return Object.keys(value).map(key => value[key]);
}
function Object_entries(value) {
  return Object.keys(value).map(key => [key, value[key]]);
}
function Object_fromEntries(pairs) {
  const object = {};
  for (const [key, value] of pairs) object[key] = value;
  return object;
}
function Object_assign(target, ...more) {
  for (const from of more) for (const key of keys(from)) target[key] = from[key];
  return target;
}
function Object_freeze(value) {
  return value;
}
function Object_is(left, right) {
  return left === right ? left !== 0 || 1 / left === 1 / right : left !== left && right !== right;
}
