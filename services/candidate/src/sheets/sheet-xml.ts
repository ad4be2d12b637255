import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { damaged } from './zip.ts';
import { refuse } from './refusal.ts';

/** What a reader of one XML part hears. Names come without their namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** A streaming parser that refuses a DOCTYPE, so that no entity can be declared, fetched or multiplied. */
export function xmlParser(listener: XmlListener): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw refuse('invalid', 'doctype', {
      zh: '该 .xlsx 含有 DOCTYPE 声明，已拒绝。请在 Excel 或 WPS 中打开并另存为新的 .xlsx。',
      en: 'This .xlsx declares a DOCTYPE and is refused. Open it in a spreadsheet program and save it as a new .xlsx.',
    });
  });
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open(plain(tag.name), tag.attributes));
  parser.on('closetag', (tag: SaxesTagPlain) => listener.close(plain(tag.name)));
  parser.on('text', (text) => listener.text(text));
  parser.on('cdata', (text) => listener.text(text));
  return parser;
}

function plain(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Runs a whole part through a listener. */
export async function readXml(pieces: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  const parser = xmlParser(listener);
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}
