// moment as forms use it, in English (momentjs.com/docs).

function moment(...all) {
  return made(all, false);
}
function moment_utc(...all) {
  return made(all, true);
}
function moment_isMoment(value) {
  return kind(value) == 'moment';
}
function moment_now() {
  return Date.now();
}
function moment_max(...all) {
  return latest(all.flat(), 1);
}
function moment_min(...all) {
  return latest(all.flat(), -1);
}
function latest(all, sign) {
  let best;
  for (const one of all) {
    const time = point(one);
    if (best === undefined || (time - best) * sign > 0) best = time;
  }
  return stamp(best === undefined ? Date.now() : best, false);
}
function made(all, utc) {
  const [value, format] = all;
  const zone = utc ? 0 : local();
  let time = NaN;
  if (kind(value) == 'text' && format != null) {
    for (const one of [format].flat()) {
      time = readBy(value, String(one), all.at(-1) === true) - zone;
      if (!isNaN(time)) break;
    }
  } else if (utc && kind(value) == 'text') time = iso(value, 0);
  else time = point(value);
  return stamp(time, utc);
}
// How far local time is ahead of UTC, in milliseconds.
function local() {
  return new Date(0).getTimezoneOffset() * -60000;
}
function ahead(m) {
  return isUtc(m) ? 0 : local();
}
// The milliseconds that one value means.
function point(value) {
  if (value === undefined) return Date.now();
  const type = kind(value);
  if (type == 'text') {
    const time = iso(value.trim(), local());
    return isNaN(time) ? Date.parse(value) : time;
  }
  if (type == 'list') return utc(value) - local();
  return ['number', 'date', 'moment'].includes(type) ? +value : NaN;
}

// A unit: its months, its days, its milliseconds; one of them is what counts.
function unit(name) {
  name = kind(name) == 'text' ? { M: 'month', Q: 'quarter', D: 'day' }[name] || name.toLowerCase() : '';
  if (name.length > 2 && name.endsWith('s')) name = name.slice(0, -1);
  return [
    { y: 12, year: 12, quarter: 3, month: 1 }[name],
    { w: 7, week: 7, isoweek: 7, d: 1, day: 1, date: 1 }[name],
    { h: 3600000, hour: 3600000, m: 60000, minute: 60000, s: 1000, second: 1000 }[name] || 1,
    name == 'isoweek' ? 3 : 4,
  ];
}
function daysIn(year, month) {
  return parts(utc([year, month + 1, 0]))[2];
}
// Later by so many units; months keep the day, or take the last one they have.
function later(time, amount, [months, days, length], zone) {
  if (!months) return time + (days ? Math.round(amount * days) * 86400000 : amount * length);
  const [year, month, day, ...rest] = parts(time + zone);
  const at = month + Math.round(amount * months);
  return utc([year, at, Math.min(day, daysIn(year, at)), ...rest]) - zone;
}
// When the unit in which a time lies begins.
function begin(time, [months, days, length, firstDay], zone) {
  time += zone;
  const [year, month] = parts(time);
  if (months) time = utc([year, Math.floor(month / months) * months]);
  else {
    const size = days ? 86400000 : length;
    time = Math.floor(time / size) * size;
    if (days > 1) time -= ((time / size + firstDay) % 7 + 7) % 7 * size;
  }
  return time - zone;
}
function finish(time, unit, zone) {
  return later(begin(time, unit, zone), 1, unit, zone) - 1;
}
// Months from one time to another, reckoned from the one whose day of the month is the later.
function monthsTo(from, to, zone, toZone) {
  return parts(to + toZone)[2] >= parts(from + zone)[2] ? -after(to, from, toZone, zone) : after(from, to, zone, toZone);
}
function after(from, to, zone, toZone) {
  const [year, month] = parts(from + zone);
  const [toYear, toMonth] = parts(to + toZone);
  const whole = (toYear - year) * 12 + toMonth - month;
  const anchor = later(from, whole, [1], zone);
  const next = later(from, whole + (to < anchor ? -1 : 1), [1], zone);
  return whole + (to - anchor) / Math.abs(next - anchor);
}

function m_isValid(m) {
  return !isNaN(+m);
}
function m_valueOf(m) {
  return +m;
}
function m_getTime(m) {
  return +m;
}
function m_unix(m) {
  return Math.floor(m / 1000);
}
function m_clone(m) {
  return stamp(+m, isUtc(m));
}
function m_toDate(m) {
  return new Date(+m);
}
function m_utc(m) {
  return put(m, +m, true);
}
function m_local(m) {
  return put(m, +m, false);
}
function m_toISOString(m) {
  return isNaN(+m) ? null : new Date(+m).toISOString();
}
function m_toJSON(m) {
  return m_toISOString(m);
}
function m_toString(m) {
  return m_format(m, 'ddd MMM DD YYYY HH:mm:ss [GMT]ZZ');
}
function m_add(m, amount, name) {
  return shift(m, amount, name, 1);
}
function m_subtract(m, amount, name) {
  return shift(m, amount, name, -1);
}
function shift(m, amount, name, sign) {
  const all = kind(amount) == 'object' ? amount : { [name]: amount };
  for (const name in all) put(m, later(+m, sign * all[name], unit(name), ahead(m)), isUtc(m));
  return m;
}
function m_startOf(m, name) {
  return put(m, begin(+m, unit(name), ahead(m)), isUtc(m));
}
function m_endOf(m, name) {
  return put(m, finish(+m, unit(name), ahead(m)), isUtc(m));
}
function m_diff(m, other, name, exact) {
  const [months, days, length] = unit(name);
  const zone = kind(other) == 'moment' ? ahead(other) : local();
  other = point(other);
  const result = months ? monthsTo(other, +m, zone, ahead(m)) / months : (m - other) / (days ? days * 86400000 : length);
  return exact ? result : Math.trunc(result) + 0;
}
function m_isBefore(m, other, name) {
  return finish(+m, unit(name), ahead(m)) < point(other);
}
function m_isAfter(m, other, name) {
  return begin(+m, unit(name), ahead(m)) > point(other);
}
function m_isSame(m, other, name) {
  return m_isSameOrBefore(m, other, name) && m_isSameOrAfter(m, other, name);
}
function m_isSameOrBefore(m, other, name) {
  return begin(+m, unit(name), ahead(m)) <= point(other);
}
function m_isSameOrAfter(m, other, name) {
  return finish(+m, unit(name), ahead(m)) >= point(other);
}
function m_isBetween(m, from, to, name, bounds = '()') {
  return (m_isAfter(m, from, name) || bounds.startsWith('[') && m_isSameOrAfter(m, from, name))
    && (m_isBefore(m, to, name) || bounds.endsWith(']') && m_isSameOrBefore(m, to, name));
}
function m_year(m, ...to) {
  return part(m, 0, to);
}
function m_month(m, ...to) {
  return part(m, 1, to);
}
function m_date(m, ...to) {
  return part(m, 2, to);
}
function m_hour(m, ...to) {
  return part(m, 3, to);
}
function m_hours(m, ...to) {
  return part(m, 3, to);
}
function m_minute(m, ...to) {
  return part(m, 4, to);
}
function m_minutes(m, ...to) {
  return part(m, 4, to);
}
function m_second(m, ...to) {
  return part(m, 5, to);
}
function m_seconds(m, ...to) {
  return part(m, 5, to);
}
function m_millisecond(m, ...to) {
  return part(m, 6, to);
}
// A part, or the moment with that part set.
function part(m, place, [to]) {
  const all = parts(+m + ahead(m));
  if (to === undefined) return all[place];
  all[place] = +to;
  if (place < 2) all[2] = Math.min(all[2], daysIn(all[0], all[1]));
  return put(m, utc(all) - ahead(m), isUtc(m));
}
function m_day(m) {
  return weekday(+m + ahead(m));
}
function m_isoWeekday(m) {
  return m_day(m) || 7;
}
function m_daysInMonth(m) {
  return daysIn(m_year(m), m_month(m));
}
function weekday(time) {
  return new Date(time).getUTCDay();
}

// The forms of the English locale that stand for others.
function long(token) {
  const date = 'MMMM D, YYYY', time = 'h:mm A';
  return { LT: time, LTS: 'h:mm:ss A', L: 'MM/DD/YYYY', LL: date, LLL: date + ' ' + time, LLLL: 'dddd, ' + date + ' ' + time }[token];
}
function m_format(m, template = isUtc(m) ? 'YYYY-MM-DDTHH:mm:ss[Z]' : 'YYYY-MM-DDTHH:mm:ssZ') {
  const zone = ahead(m), time = +m + zone;
  if (isNaN(time)) return 'Invalid date';
  const [year, month, day, hour, minute, second, thousandth] = parts(time);
  const week = weekday(time), names = calendar();
  const numbers = {
    Y: year, M: month + 1, D: day, d: week, E: week || 7, H: hour, h: hour % 12 || 12, k: hour || 24, m: minute, s: second, S: thousandth,
  };
  const pad = (number, length) => String(number).padStart(length, '0');
  const nth = number => number + (Math.floor(number / 10) == 1 ? 'th' : ['th', 'st', 'nd', 'rd'][number % 10] || 'th');
  const offset = colon =>
    (zone < 0 ? '-' : '+') + pad(Math.floor(Math.abs(zone) / 3600000), 2) + colon + pad(Math.abs(zone) / 60000 % 60, 2);
  const write = token => {
    if (token[0] == '[') return token.slice(1);
    if (long(token)) return m_format(m, long(token));
    switch (token) {
      case 'YY': return pad(year % 100, 2);
      case 'MMMM': return names[month];
      case 'MMM': return names[month].slice(0, 3);
      case 'Mo': return nth(month + 1);
      case 'Do': return nth(day);
      case 'DDDD':
      case 'DDD': return pad(Math.floor((time - utc([year])) / 86400000) + 1, token == 'DDDD' ? 3 : 1);
      case 'dddd': return names[12 + week];
      case 'ddd': return names[12 + week].slice(0, 3);
      case 'dd': return names[12 + week].slice(0, 2);
      case 'A': return hour < 12 ? 'AM' : 'PM';
      case 'a': return hour < 12 ? 'am' : 'pm';
      case 'ZZ': return offset('');
      case 'Z': return offset(':');
      case 'SS': return pad(Math.floor(thousandth / 10), 2);
      case 'S': return Math.floor(thousandth / 100);
    }
    return pad(numbers[token[0]], token.length);
  };
  return tokens(String(template)).map(write).join('');
}

// The time that a text tells by a format, as if it were told in UTC; NaN where it does not.
// Leniently, signs between the parts may differ and parts at the end may be missing.
function readBy(text, format, strict) {
  let rest = text.trim(), any = false, all = true, afternoon, zone;
  const given = [];
  const digits = (least, most) => {
    let length = 0;
    while (length < most && rest[length] >= '0' && rest[length] <= '9') length++;
    return length < least ? undefined : +cut(length);
  };
  const cut = length => {
    const head = rest.slice(0, length);
    rest = rest.slice(length);
    return head;
  };
  const skip = sign => rest.startsWith(sign) && cut(sign.length) == sign;
  const letters = () => {
    let length = 0;
    while (isLetter(rest[length])) length++;
    return cut(length).toLowerCase();
  };
  const read = token => {
    const least = strict ? token.length : 1;
    const known = { M: 1, D: 2, H: 3, h: 3, m: 4, s: 5, S: 6 };
    let place = known[token[0]], number;
    switch (token) {
      case 'YYYY':
      case 'Y':
        place = 0;
        number = digits(strict ? 4 : 1, 4);
        break;
      case 'YY':
        place = 0;
        number = digits(2, 2);
        number += number > 68 ? 1900 : 2000;
        break;
      case 'MMMM':
      case 'MMM': {
        const name = letters();
        number = name.length < 3 ? -1 : calendar().findIndex(month => month.toLowerCase().startsWith(name));
        if (number < 0 || number > 11) return false;
        break;
      }
      case 'Do':
        number = digits(1, 2);
        cut(2);
        break;
      case 'SSS':
        number = digits(3, 3);
        break;
      case 'A':
      case 'a':
        afternoon = cut(2).toLowerCase();
        return afternoon == 'am' || afternoon == 'pm';
      case 'Z':
      case 'ZZ': {
        if (skip('Z')) zone = 0;
        else {
          const sign = skip('-') ? -1 : skip('+') ? 1 : NaN, hours = digits(2, 2);
          skip(':');
          zone = sign * (hours * 3600000 + digits(2, 2) * 60000);
        }
        return !isNaN(zone);
      }
      case 'dddd':
      case 'ddd':
      case 'dd':
        letters();
        return true;
      default:
        number = place && token.length < 3 ? digits(least, 2) : undefined;
        if (place == 1) number -= 1;
    }
    if (number === undefined || isNaN(number)) return false;
    given[place] = number;
    return true;
  };
  const follow = format => {
    for (const token of tokens(format)) {
      if (token[0] == '[') all = skip(token.slice(1)) && all;
      else if (long(token)) follow(long(token));
      else {
        while (!strict && rest && !isLetter(rest[0]) && !(rest[0] >= '0' && rest[0] <= '9')
          && !(token[0] == 'Z' && '+-'.includes(rest[0])) && rest[0] != '+') cut(1);
        const met = read(token);
        any = any || met;
        all = all && met;
      }
    }
  };
  follow(format);
  if (!any || strict && (!all || rest)) return NaN;
  // What is larger than the largest part given is that of today, what is smaller the first.
  const now = parts(Date.now() + local());
  const largest = given.findIndex(part => part !== undefined);
  for (let at = 0; at < 7; at++) given[at] ??= at < largest && at < 3 ? now[at] : at == 2 ? 1 : 0;
  if (afternoon == 'pm' && given[3] < 12) given[3] += 12;
  if (afternoon == 'am' && given[3] == 12) given[3] = 0;
  const [year, month, day, hour, minute, second] = given;
  if (month > 11 || month < 0 || day < 1 || day > daysIn(year, month) || hour > 24 || minute > 59 || second > 59) return NaN;
  return utc(given) - (zone === undefined ? 0 : zone - local());
}
function isLetter(sign) {
  return sign !== undefined && sign.toLowerCase() != sign.toUpperCase();
}
// The names of months and then of days.
function calendar() {
  return 'January February March April May June July August September October November December Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
}
// The pieces of a format: tokens, and texts after a `[`. Of two tokens the longer one comes first.
function tokens(format) {
  const all = [], known = {
    Y: 'YYYY YY Y', M: 'MMMM MMM MM Mo M', D: 'DDDD DDD DD Do D', d: 'dddd ddd dd d', H: 'HH H', h: 'hh h',
    k: 'kk k', m: 'mm m', s: 'ss s', S: 'SSS SS S', Z: 'ZZ Z', L: 'LTS LT LLLL LLL LL L', A: 'A', a: 'a', E: 'E',
  };
  let rest = String(format);
  while (rest) {
    const end = rest[0] == '[' ? rest.indexOf(']') : -1;
    const token = (known[rest[0]] ?? '').split(' ').find(token => token && rest.startsWith(token));
    const sign = token ?? [...rest][0];
    all.push(end < 0 ? token ?? '[' + sign : rest.slice(0, end));
    rest = rest.slice(end < 0 ? sign.length : end + 1);
  }
  return all;
}
