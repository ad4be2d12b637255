const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of the organisation code inside a unified code (GB 11714, modulus 11). */
function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * organisationAlphabet.indexOf(body.charAt(i)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Check character of a unified social credit code (GB 32100, modulus 31, weights 3^i). */
function codeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += weight * alphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Is this a well-formed unified social credit code (统一社会信用代码, GB 32100-2015), with both check characters right? */
export function isUnifiedCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-Z]{8}[0-9X][0-9A-HJ-NPQRTUWXY]$/.test(text)) return false;
  return organisationCheck(text.slice(8, 16)) === text.charAt(16) && codeCheck(text.slice(0, 17)) === text.charAt(17);
}
