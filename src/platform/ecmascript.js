// What JavaScript does of its own, for the Wasm (frontdoor_core::ecmascript). Numbers of the lists are those
// of the enums there.

export const reckon = (what, one, other) => [Math.pow, Math.log, Math.log10][what](one, other);
export const recase = (text, capital) => capital ? text.toUpperCase() : text.toLowerCase();
export const read = (text, how, radix) => [Number, parseFloat, parseInt][how](text, radix);
export const write = (number, how, digits) =>
  how ? number[["toFixed", "toPrecision", "toString"][how - 1]](digits) : `${number}`;
