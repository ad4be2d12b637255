import type { FieldError } from '@duijie/domain';

/** Guessing that takes 2^50 tries is hopeless against scrypt. */
const enoughBits = 50;
const fewest = 12;

/** Rows and columns of keyboards, along which fingers run. */
const runs = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
];
const classes: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  [/\p{Script=Cyrillic}/u, 66],
  [/\p{Script=Han}/u, 2_000],
  [/[^\p{ASCII}\p{Script=Cyrillic}\p{Script=Han}]/u, 100],
];

/**
 * A rough lower estimate of how many bits a guesser must get right. A character counts for the kinds of characters that
 * there are; one that repeats, counts on, runs along a keyboard or belongs to what came before counts for one bit; what
 * everybody knows of the owner counts for two in all.
 */
export function strengthOf(password: string, known: readonly string[] = []): number {
  const plain = withoutKnown(password.normalize('NFKC'), known);
  const pool = classes.reduce((sum, [kind, size]) => (kind.test(plain.text) ? sum + size : sum), 1);
  const each = Math.log2(pool);
  const letters = [...plain.text];
  let bits = plain.removed * 2;
  for (let i = 0; i < letters.length; i += 1) bits += isForeseen(letters, i) ? 1 : each;
  return bits;
}

/** What is wrong with a password that somebody chose; `known` is what everybody knows of them, such as their login. */
export function passwordFault(
  password: string,
  known: readonly string[],
  pointer = '/password',
): FieldError | undefined {
  if ([...password].length < fewest) {
    const message = { zh: `太短（至少 ${fewest} 个字符）`, en: `Too short (at least ${fewest} characters)` };
    return { pointer, code: 'too-short', message };
  }
  if (strengthOf(password, known) >= enoughBits) return undefined;
  const message = {
    zh: '太容易猜到：避免重复、键盘顺序、账号名或机构名；可用几个不相干的词',
    en: 'Too easy to guess: no repetitions, keyboard runs, login or organisation in it; a few unrelated words will do',
  };
  return { pointer, code: 'too-weak', message };
}

function withoutKnown(password: string, known: readonly string[]): { text: string; removed: number } {
  let text = password;
  let removed = 0;
  const parts = known
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
    .filter((part) => [...part].length > 2);
  for (const part of parts.sort((a, b) => b.length - a.length)) {
    for (
      let at = text.toLowerCase().indexOf(part.toLowerCase());
      at >= 0;
      at = text.toLowerCase().indexOf(part.toLowerCase())
    ) {
      text = text.slice(0, at) + text.slice(at + part.length);
      removed += 1;
    }
  }
  return { text, removed };
}

function isForeseen(letters: readonly string[], at: number): boolean {
  const [now = '', before = ''] = [letters[at], letters[at - 1]].map((letter) => letter?.toLowerCase());
  if (before === '') return false;
  if (Math.abs((now.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1) return true;
  if (
    runs.some(
      (run) => run.includes(now) && run.includes(before) && Math.abs(run.indexOf(now) - run.indexOf(before)) === 1,
    )
  )
    return true;
  // The second of two letters that stood together before.
  const lower = letters.map((letter) => letter.toLowerCase());
  return lower.slice(0, at - 1).some((letter, i) => letter === before && lower[i + 1] === now);
}
