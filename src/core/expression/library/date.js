// Texts that dates are read from besides those of the standard (ECMA-262 §21.4.3.2), such as
// `5/6/2024 7:08 PM` and `May 6, 2024`: words and numbers in the orders that browsers agree on.

function Date_parse(text) {
  return +new Date(String(text));
}
// Local time is so many milliseconds ahead.
function looseDate(text, local) {
  const head = text.split('(')[0].trim(), numbers = [];
  let words = head, month = -1, ahead = local, yearIsFirst = false, time;
  for (const sign of ',/.') words = words.split(sign).join(' ');
  for (const word of words.split(' ').filter(Boolean)) {
    const lower = word.toLowerCase(), zone = zoneOf(word);
    if (word.includes(':')) {
      time = clock(word);
      if (!time) return NaN;
    } else if (isWhole(word)) {
      yearIsFirst = yearIsFirst || !numbers.length && word.length >= 4;
      numbers.push(+word);
    } else if (lower == 'am' || lower == 'pm') {
      if (!time) return NaN;
      time[0] = time[0] % 12 + (lower == 'pm' ? 12 : 0);
    } else if (zone !== undefined) ahead = zone;
    else {
      const name = lower.length < 3 ? -1 : calendar().findIndex(known => known.toLowerCase().startsWith(lower));
      if (name < 0) return head == word ? dashed(word, local) : NaN;
      if (name < 12) month = name;
    }
  }
  if (numbers.length != (month < 0 ? 3 : 2)) return NaN;
  let year = yearIsFirst ? numbers.shift() : numbers.pop();
  const day = numbers.pop();
  if (month < 0) month = numbers[0] - 1;
  if (month < 0 || month > 11 || day < 1 || day > 31) return NaN;
  year += year < 50 ? 2000 : year < 100 ? 1900 : 0;
  return utc([year, month, day, ...(time ?? [])]) - ahead;
}
// `5-6-2024`, month first.
function dashed(word, local) {
  const parts = word.split('-');
  return parts.length == 3 && parts.every(isWhole) ? looseDate(parts.join('/'), local) : NaN;
}
function isWhole(word) {
  return word.length > 0 && word.length <= 6 && [...word].every(sign => sign >= '0' && sign <= '9');
}
function clock(word) {
  const parts = word.split(':'), [hour, minute, second] = parts.map(Number);
  if (parts.length > 3 || !parts.every(isWhole) || hour > 24 || minute > 59 || second > 59) return;
  return [hour, minute, second ?? 0];
}
// `GMT`, `UTC`, `GMT+0100` or `+0100`, in milliseconds.
function zoneOf(word) {
  const named = word.startsWith('GMT') || word.startsWith('UTC'), rest = named ? word.slice(3) : word;
  if (rest == 'Z' || named && (rest == '' || rest == 'z')) return 0;
  const digits = rest[3] == ':' ? rest.slice(1, 3) + rest.slice(4) : rest.slice(1);
  if (rest[0] != '+' && rest[0] != '-' || digits.length != 4 || !isWhole(digits)) return;
  return (rest[0] == '-' ? -60000 : 60000) * (+digits.slice(2) + digits.slice(0, 2) * 60);
}
function date_toDateString(date) {
  return String(date).slice(0, 15);
}
function date_toLocaleDateString(date) {
  return isNaN(date) ? String(date) : [date.getMonth() + 1, date.getDate(), date.getFullYear()].join('/');
}
