import { Readable, pipeline } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

type Rows = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Everything of a workbook but its sheet. Cells have the format of text, so that what is typed over one stays as typed. */
const frame: readonly (readonly [name: string, content: string])[] = [
  [
    '[Content_Types].xml',
    `${xml}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${xml}<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets><sheet name="errors" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${xml}<styleSheet xmlns="${namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  ],
];

/**
 * A workbook with one sheet of text cells, as bytes while its rows come: no size is known before its end, so the zip
 * tells them behind each part and in its directory. Text cells are never formulas, whatever they begin with.
 */
export async function* workbookFile(rows: Rows): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of frame) yield* zip.part(name, [content]);
  yield* zip.part('xl/worksheets/sheet1.xml', sheetXml(rows));
  yield zip.end();
}

const rowsPerPiece = 200;

async function* sheetXml(rows: Rows): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  let number = 0;
  let piece = '';
  for await (const cells of rows) {
    number += 1;
    piece += `<row r="${number}">${cells.map(cellXml).join('')}</row>`;
    if (number % rowsPerPiece !== 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

/** The longest text that a cell may hold. */
const mostCharacters = 32_767;

function cellXml(text: string): string {
  if (text === '') return '<c s="1"/>';
  return `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, mostCharacters))}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const breaks = new Set(['\t', '\n', '\r']);

/** XML has no place for most control characters, and spreadsheets read `_x000D_` as one of them. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => (breaks.has(sign) || (sign > ' ' && sign < '\uFFFE') ? sign : ''))
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>\r]/g, (sign) => entities[sign] ?? sign);
}

/** A zip that is written from front to back. */
class ZipFile {
  private readonly directory: Buffer[] = [];
  private parts = 0;
  private offset = 0;

  async *part(name: string, content: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
    const start = this.offset;
    let size = 0;
    let sum = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const text of content) {
        const bytes = Buffer.from(text);
        size += bytes.length;
        sum = crc32(bytes, sum);
        yield bytes;
      }
    }
    yield this.counted(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fieldsOf(name), Buffer.from(name)]));
    const before = this.offset;
    // Whoever reads a mended file refuses parts that unpack to a hundred times their size, and such rows are much alike.
    const deflate = createDeflateRaw({ strategy: constants.Z_HUFFMAN_ONLY });
    // The error of a failing row reaches us by the stream that we read.
    pipeline(Readable.from(counted()), deflate, () => undefined);
    for await (const packed of deflate) yield this.counted(packed as Buffer);
    const sizes = { sum, packed: this.offset - before, size };
    yield this.counted(Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), numbers(sizes.sum, sizes.packed, size)]));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(start, 10);
    const fields = fieldsOf(name, sizes);
    const entry = [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)];
    this.directory.push(Buffer.concat(entry));
    this.parts += 1;
  }

  end(): Buffer {
    const directory = Buffer.concat(this.directory);
    const counts = Buffer.alloc(8);
    counts.writeUInt16LE(this.parts, 4);
    counts.writeUInt16LE(this.parts, 6);
    const place = Buffer.concat([numbers(directory.length, this.offset), Buffer.alloc(2)]);
    return Buffer.concat([directory, Buffer.from('PK\x05\x06', 'latin1'), counts, place]);
  }

  private counted(bytes: Buffer): Buffer {
    this.offset += bytes.length;
    return bytes;
  }
}

/** What a part's head and its entry in the directory have in common: UTF-8 name, sizes behind the part, deflated. */
function fieldsOf(name: string, sizes = { sum: 0, packed: 0, size: 0 }): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x808, 2);
  fields.writeUInt16LE(8, 4);
  // The first day that the format knows; nothing of the clock belongs into the file.
  fields.writeUInt16LE(0x21, 8);
  numbers(sizes.sum, sizes.packed, sizes.size).copy(fields, 10);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32LE(value, at * 4));
  return bytes;
}
