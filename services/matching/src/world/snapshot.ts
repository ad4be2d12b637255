import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { AgreementBody, OpeningBody, OrganisationBody, RecognitionBody } from '@duijie/contracts';
import type { Graduate } from '../fit/world.ts';

/** What an instance knows of one thing in the world. */
export type Known =
  | { readonly kind: 'organisation'; readonly body: OrganisationBody }
  | { readonly kind: 'agreement'; readonly body: AgreementBody }
  | { readonly kind: 'recognition'; readonly body: RecognitionBody }
  | { readonly kind: 'opening'; readonly body: OpeningBody }
  | { readonly kind: 'graduate'; readonly body: Graduate };

/** Up to where the log had been heard. */
export interface Heard {
  readonly log: string;
  readonly latest: number;
  readonly places: readonly { readonly topic: string; readonly partition: number; readonly offset: number }[];
}

/** Of what a snapshot is. */
export interface Title {
  /** The release that wrote it: another may hear events that this one could not read. */
  readonly software: string;
  readonly taxonomy: string;
  /** When its writing began, in milliseconds since 1970. */
  readonly at: number;
  readonly heard: Heard;
}

const format = 'duijie-world';
const version = 1;
const kinds: Readonly<Record<Known['kind'], string>> = {
  organisation: 'o',
  agreement: 'a',
  recognition: 'r',
  opening: 'p',
  graduate: 'g',
};
const kindsByLetter = new Map(Object.entries(kinds).map(([kind, letter]) => [letter, kind as Known['kind']]));
/** No line of ours is nearly as long: a file without ends of lines is not read into memory. */
const longestLine = 16_000_000;
const lineEnd = 0x0a;
const sealSign = 0x23;

/** A snapshot that is not what was written, or not for us; the words say why. */
export class Untrusted extends Error {}

/** Writes a snapshot line by line: a title, a line for each thing, and a seal over every byte before it. */
export class SnapshotText {
  readonly #hash: Hash = createHash('sha256');

  title(title: Title): Buffer {
    return this.#sealed(`${JSON.stringify({ format, version, ...title })}\n`);
  }

  things(known: Iterable<Known>): Buffer {
    let text = '';
    for (const { kind, body } of known) text += `${kinds[kind]}${JSON.stringify(body)}\n`;
    return this.#sealed(text);
  }

  seal(): Buffer {
    return Buffer.from(`#${this.#hash.digest('hex')}\n`);
  }

  #sealed(text: string): Buffer {
    const bytes = Buffer.from(text);
    this.#hash.update(bytes);
    return bytes;
  }
}

/** Takes a snapshot in piece by piece. Nothing of it is to be believed before `end` has returned. */
export class SnapshotReading {
  readonly #hash = createHash('sha256');
  readonly #things: Known[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #title: Title | undefined;
  #isSealed = false;

  /** As soon as its line is there. */
  get title(): Title | undefined {
    return this.#title;
  }

  take(piece: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#rest, piece]);
    const end = bytes.lastIndexOf(lineEnd) + 1;
    this.#rest = bytes.subarray(end);
    if (this.#rest.length > longestLine) throw new Untrusted('it is no snapshot');
    if (end > 0) this.#lines(bytes.subarray(0, end));
  }

  /** Everything that the snapshot holds, once its seal was found to be right. */
  end(): { readonly title: Title; readonly things: readonly Known[] } {
    if (this.#rest.length > 0 || !this.#isSealed || !this.#title) throw new Untrusted('it is cut off');
    return { title: this.#title, things: this.#things };
  }

  #lines(bytes: Buffer): void {
    if (this.#isSealed) throw new Untrusted('something follows its seal');
    const seal = bytes[0] === sealSign ? 0 : bytes.indexOf('\n#') + 1;
    const isLast = seal > 0 || bytes[0] === sealSign;
    const body = isLast ? bytes.subarray(0, seal) : bytes;
    this.#hash.update(body);
    for (const line of body.toString('utf8').split('\n')) if (line !== '') this.#line(line);
    if (!isLast) return;
    const right = `#${this.#hash.digest('hex')}\n`;
    if (bytes.subarray(seal).toString('latin1') !== right) throw new Untrusted('its checksum is another');
    this.#isSealed = true;
  }

  #line(line: string): void {
    if (!this.#title) {
      this.#title = titleOf(line);
      return;
    }
    const kind = kindsByLetter.get(line[0] ?? '');
    if (!kind) throw new Untrusted('it has a line of no known kind');
    this.#things.push({ kind, body: parsed(line.slice(1)) } as Known);
  }
}

function titleOf(line: string): Title {
  const found = parsed(line) as Partial<Title> & { readonly format?: unknown; readonly version?: unknown };
  if (found?.format !== format) throw new Untrusted('it is no snapshot');
  if (found.version !== version) throw new Untrusted(`it is of format ${String(found.version)}, not ${version}`);
  const { software, taxonomy, at, heard } = found;
  const places = heard?.places;
  const isWhole = typeof software === 'string' && typeof taxonomy === 'string' && typeof at === 'number';
  if (!isWhole || typeof heard?.log !== 'string' || typeof heard.latest !== 'number' || !Array.isArray(places)) {
    throw new Untrusted('its title is not whole');
  }
  return { software, taxonomy, at, heard };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's words would quote the profile.
    throw new Untrusted('it has a line that is no JSON');
  }
}

/** Why a snapshot with this title is not for this process at this moment; nothing where it is. */
export function titleFault(
  { software, taxonomy, at }: Title,
  now: { readonly software: string; readonly taxonomy: string; readonly at: number; readonly mostAgeMs: number },
): string | undefined {
  if (software !== now.software) return `it was written by release ${software}`;
  if (taxonomy !== now.taxonomy) return `it is of taxonomy ${taxonomy}`;
  // The log drops tombstones after a day: what ended meanwhile would live on.
  if (now.at - at > now.mostAgeMs) return 'it is too old';
  if (at - now.at > now.mostAgeMs) return 'it is of a time to come';
  return undefined;
}
