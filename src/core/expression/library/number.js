// What of numbers is rarely called (ECMA-262 §21.1.3).

// As English groups it: `1,234.5`. Languages that the script may name are not known.
function number_toLocaleString(number, languages, options) {
  const least = _toInteger(options?.minimumFractionDigits), most = options?.maximumFractionDigits;
  const fixed = number.toFixed(Math.max(least, most === undefined ? 3 : _toInteger(most)));
  let [whole, fraction = ''] = fixed.split('.');
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const first = whole[0] == '-' ? 1 : 0;
  if (isFinite(number)) for (let at = whole.length - 3; at > first; at -= 3) whole = whole.slice(0, at) + ',' + whole.slice(at);
  return fraction ? whole + '.' + fraction : whole;
}
