import type { SheetLimits } from './limits.ts';
import { readXml } from './sheet-xml.ts';
import { wrongType } from './sniff.ts';
import type { Archive } from './zip.ts';
import { damaged, openArchive } from './zip.ts';

/** A sheet of a workbook and where its rows are. */
export interface SheetPart {
  readonly name: string;
  readonly visible: boolean;
  readonly part: string;
}

/** What the rows of every sheet of a workbook refer to. */
export interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** For each cell style: does it show a number as a date? */
  readonly dateStyles: readonly boolean[];
  /** Days count from 1904, as old Macintosh files do. */
  readonly from1904: boolean;
}

export async function openWorkbook(bytes: Uint8Array, limits: SheetLimits): Promise<Workbook> {
  const archive = await openArchive(bytes, limits);
  const root = 'xl/workbook.xml';
  if (!archive.has(root)) throw wrongType('ZIP');
  const targets = archive.has('xl/_rels/workbook.xml.rels')
    ? await readRelations(archive)
    : new Map<string, { type: string; part: string }>();
  const { sheets, from1904 } = await readSheets(archive, root, targets);
  const partOf = (kind: string): string | undefined =>
    [...targets.values()].find((target) => target.type.endsWith(`/${kind}`) && archive.has(target.part))?.part;
  const stringsPart = partOf('sharedStrings');
  const stylesPart = partOf('styles');
  return {
    archive,
    sheets,
    from1904,
    strings: stringsPart ? await readStrings(archive, stringsPart, limits.cell) : [],
    dateStyles: stylesPart ? await readDateStyles(archive, stylesPart) : [],
  };
}

async function readRelations(archive: Archive): Promise<Map<string, { type: string; part: string }>> {
  const targets = new Map<string, { type: string; part: string }>();
  await readXml(archive.text('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      targets.set(Id, { type: Type, part: Target.startsWith('/') ? Target.slice(1) : `xl/${Target}` });
    },
    close() {},
    text() {},
  });
  return targets;
}

async function readSheets(
  archive: Archive,
  root: string,
  targets: ReadonlyMap<string, { part: string }>,
): Promise<Pick<Workbook, 'sheets' | 'from1904'>> {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(archive.text(root), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const part = id === undefined ? undefined : targets.get(id)?.part;
      if (part === undefined || !archive.has(part)) return;
      sheets.push({ name: attributes['name'] ?? '', visible: (attributes['state'] ?? 'visible') === 'visible', part });
    },
    close() {},
    text() {},
  });
  if (sheets.length === 0) throw damaged();
  return { sheets, from1904 };
}

/** Shared strings: plain ones, and rich text whose runs are joined; phonetic hints are left out. */
async function readStrings(archive: Archive, part: string, cellLimit: number): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await readXml(archive.text(part), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.push(current);
    },
    text(text) {
      if (!inText) return;
      // One character more than allowed is kept, so that the row that uses it can be named.
      current = (current + text).slice(0, cellLimit + 1);
    },
  });
  return strings;
}

async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(archive.text(part), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), showsDate(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const format = Number(attributes['numFmtId'] ?? 0);
        styles.push(custom.get(format) ?? isBuiltInDate(format));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  });
  return styles;
}

function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
}

/** A format shows a date if a year or a day, or a month without hours, is left once literal text and colours are gone. */
function showsDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase();
  if (/general|[0#?]/.test(bare)) return false;
  return /[yde]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}
