/** What a file may be called: no folder, no control character, nothing that turns the direction of text or hides in it. */
export const evidenceName =
  /^[ -.0-[\]-~\u00a0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ufefe\uff00-\uffef]{1,120}$/;

const endings: Readonly<Record<string, readonly string[]>> = {
  pdf: ['.pdf'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  xlsx: ['.xlsx'],
};

/** Devices of Windows, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * What the file is called where it is saved: with the ending of its content, so that a page or a program which begins
 * like a PDF is opened as a PDF; and never like a device, or with what a file system reads otherwise.
 */
export function downloadName(name: string, type: string): string {
  const bare = name.replace(/[<>:"|?*]/g, '_').replace(/[. ]+$/, '');
  const named = bare === '' || reserved.test(bare) ? `_${bare}` : bare;
  const known = endings[type] ?? ['.bin'];
  return known.some((ending) => named.toLowerCase().endsWith(ending)) ? named : `${named}${known[0]}`;
}
