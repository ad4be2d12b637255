const byteOrderMark = '\uFEFF';

export function utf8Of(text: string, marked: boolean): Uint8Array {
  return new TextEncoder().encode(marked ? byteOrderMark + text : text);
}

/** UTF-16 with its mark, low byte first, as spreadsheets write it. */
export function utf16Of(text: string): Uint8Array {
  const units = byteOrderMark + text;
  const bytes = new Uint8Array(units.length * 2);
  for (let at = 0; at < units.length; at += 1) {
    const unit = units.charCodeAt(at);
    bytes[at * 2] = unit & 0xff;
    bytes[at * 2 + 1] = unit >>> 8;
  }
  return bytes;
}

let twoBytes: ReadonlyMap<string, readonly [number, number]> | undefined;

/** The platform decodes GB18030 but does not encode it, so the table of its double bytes is read from the decoder. */
function doubleBytes(): ReadonlyMap<string, readonly [number, number]> {
  if (twoBytes) return twoBytes;
  const table = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD' && !table.has(character))
        table.set(character, [lead, trail]);
    }
  }
  twoBytes = table;
  return table;
}

/** Text of ASCII and common characters in GB18030; a character that needs four bytes is refused, since no sheet here has one. */
export function gb18030Of(text: string): Uint8Array {
  const table = doubleBytes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = table.get(character);
      if (!pair) throw new Error(`${character} has no double byte in GB18030.`);
      bytes.push(...pair);
    }
  }
  return Uint8Array.from(bytes);
}
