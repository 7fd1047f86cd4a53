// Methods of strings and regular expressions that look for patterns (ECMA-262 §22.1.3, §22.2.6).

function pattern_test(pattern, text) {
  return exec(pattern, String(text), 0) !== undefined;
}
function pattern_exec(pattern, text) {
  const found = exec(pattern, String(text), 0);
  return found ? found.slice(1) : null;
}
// All matches of a global pattern, the first of another: the place, the match, its groups.
function matchesOf(text, pattern, all) {
  const found = [];
  for (let from = 0; from <= text.length;) {
    const one = exec(pattern, text, from);
    if (!one) break;
    from = Math.max(one[0] + (one[1].length || 1), from + 1);
    found.push(one);
    if (!all) break;
  }
  return found;
}
function isGlobal(pattern) {
  return kind(pattern) == 'pattern' && pattern.flags.includes('g');
}
function text_match(text, pattern) {
  const all = isGlobal(pattern), found = matchesOf(text, pattern, all);
  if (!found.length) return null;
  return all ? found.map(one => one[1]) : found[0].slice(1);
}
function text_search(text, pattern) {
  const found = exec(pattern, text, 0);
  return found ? found[0] : -1;
}
function text_split(text, separator, limit = 4294967295) {
  let parts = [], start = 0;
  if (separator === undefined) parts = [text];
  else if (kind(separator) == 'pattern') {
    for (const [at, whole, ...groups] of matchesOf(text, separator, true)) {
      if (!whole && (at == start || at >= text.length)) continue;
      parts.push(text.slice(start, at), ...groups);
      start = at + whole.length;
    }
    parts.push(text.slice(start));
  } else parts = separated(text, String(separator));
  return parts.slice(0, Math.max(limit, 0));
}
function text_replace(text, wanted, by) {
  return replaced(text, wanted, by, isGlobal(wanted));
}
function text_replaceAll(text, wanted, by) {
  return replaced(text, wanted, by, true);
}
function replaced(text, wanted, by, all) {
  let out = '', start = 0;
  const found = kind(wanted) == 'pattern' ? matchesOf(text, wanted, all) : placesOf(text, String(wanted), all);
  for (const [at, ...groups] of found) {
    out += text.slice(start, at) + (kind(by) == 'function' ? by(...groups, at, text) : filledIn(String(by), groups));
    start = at + groups[0].length;
  }
  return out + text.slice(start);
}
function placesOf(text, wanted, all) {
  const found = [];
  let at = text.indexOf(wanted);
  while (at >= 0 && at <= text.length) {
    found.push([at, wanted]);
    if (!all) break;
    const next = at + (wanted.length || 1);
    at = next > text.length ? -1 : text.indexOf(wanted, next);
  }
  return found;
}
// A replacement with `$1` and the like in it (ECMA-262 §22.1.3.19.1).
function filledIn(template, groups) {
  const [first, ...pieces] = template.split('$');
  let out = first, escaped = false;
  for (const piece of pieces) {
    const two = +piece.slice(0, 2), one = +piece[0];
    if (escaped) {
      out += piece;
      escaped = false;
    } else if (piece == '') {
      out += '$';
      escaped = true;
    } else if (piece[0] == '&') out += groups[0] + piece.slice(1);
    else if (piece.length > 1 && two > 0 && two < groups.length) out += (groups[two] ?? '') + piece.slice(2);
    else if (one > 0 && one < groups.length) out += (groups[one] ?? '') + piece.slice(1);
    else out += '$' + piece;
  }
  return out;
}
function text_concat(text, ...more) {
  return [text, ...more].map(String).join('');
}
function text_padStart(text, length, filler) {
  return padding(text, length, filler) + text;
}
function text_padEnd(text, length, filler) {
  return text + padding(text, length, filler);
}
function padding(text, length, filler = ' ') {
  const missing = _toInteger(length) - text.length;
  filler = String(filler);
  return missing > 0 && filler ? filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing) : '';
}
function text_localeCompare(text, other) {
  other = String(other);
  // Without the tables of a language: letters by their small forms, then small ones first.
  return compare(text.toLowerCase(), other.toLowerCase()) || compare(other, text);
}
function encodeURIComponent(text) {
  return bytes(String(text)).map(byte => {
    const sign = String.fromCharCode(byte);
    return byte < 128 && (isLetter(sign) || sign >= '0' && sign <= '9' || "-_.!~*'()".includes(sign)) ? sign
      : '%' + byte.toString(16).toUpperCase().padStart(2, '0');
  }).join('');
}
