// Numbers that check themselves, made for tests: as their publishers describe the check digits.

/** Weighted sum modulo eleven as a check digit; none where it would have two digits. */
function elevens(digits: string, weights: number[]): string | undefined {
  const sum = weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : String(check);
}

/** The first of these that has check digits. */
function first(make: (number: number) => string | undefined, from: number): string {
  for (let number = from; ; number += 1) {
    const made = make(number);
    if (made !== undefined) return made;
  }
}

/** A Norwegian national identity number of somebody born on 1 to 28 January 1980. */
export function fodselsnummer(seed: number): string {
  const day = String(1 + (seed % 28)).padStart(2, "0");
  return first((number) => {
    const body = `${day}0180${String(number % 500).padStart(3, "0")}`;
    const one = elevens(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const two = one && elevens(body + one, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    return one && two && body + one + two;
  }, seed);
}

/** A Norwegian organisation number. */
export function organisasjonsnummer(seed: number): string {
  return first((number) => {
    const body = `9${String(1_000_000 + number * 11).padStart(7, "0")}`;
    const check = elevens(body, [3, 2, 7, 6, 5, 4, 3, 2]);
    return check && body + check;
  }, seed);
}

/** A Norwegian bank account. */
export function kontonummer(seed: number): string {
  return first((number) => {
    const body = `1234${String(100_000 + number * 13)}`;
    const check = elevens(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    return check && body + check;
  }, seed);
}

/** A Norwegian IBAN (ISO 13616; ISO 7064, MOD 97-10). */
export function iban(seed: number): string {
  const account = kontonummer(seed);
  const remainder = BigInt(`${account}232400`) % 97n;
  return `NO${String(98n - remainder).padStart(2, "0")}${account}`;
}
