/** An address with the host in lower case; undefined if it is none. */
export function readEmail(text: string): string | undefined {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\u202A-\u202E\uFEFF]/g, '')
    .replace(/^mailto:/i, '');
  const found = /^([^\s@"'<>(),;:\\]{1,64})@([a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24})$/i.exec(compact);
  return found ? `${found[1] ?? ''}@${(found[2] ?? '').toLowerCase()}` : undefined;
}
