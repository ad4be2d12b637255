import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { instant, invalid, today } from '@duijie/domain';
import type { Change, Clock, FieldError, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import { EmployersStore } from '../employers/employers.store.ts';
import type { Opening } from '../openings/opening.ts';
import { termsOf } from '../openings/opening-terms.ts';
import { termsFrom } from '../openings/openings.dto.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { RuleBook } from '../rule-packs/rule-book.service.ts';
import { decideRow, refusedRow } from './decide-row.ts';
import type { RowContext, RowDecision } from './decide-row.ts';
import type { GivenRow } from './import-files.service.ts';
import type { StoredImport } from './import.schema.ts';
import type { RowNote } from './import.ts';

/** A row with its reference, and where else in the file that reference stands. */
export interface ImportRow extends GivenRow {
  readonly externalRef: string | null;
  readonly firstLine: number | undefined;
}

export interface DecidedRow extends RowDecision {
  readonly row: ImportRow;
  /** The rules that it was judged by. */
  readonly stamp: string;
}

/** Decides rows of an import against what is stored, and stores what they lead to. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly openings: OpeningsStore,
    private readonly employers: EmployersStore,
    private readonly book: RuleBook,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async decide(job: StoredImport, rows: readonly ImportRow[]): Promise<DecidedRow[]> {
    const [poster, rules] = [await this.employers.get(job.employer), await this.book.rules()];
    const references = rows.flatMap((row) => row.externalRef ?? []);
    const stored = await this.openings.byReferences(job.employer, references);
    const decided: DecidedRow[] = [];
    for (const row of rows) {
      const context = {
        newId: this.ids.next('opn'),
        employer: job.employer,
        by: job.by ?? job.id,
        publish: job.publish,
        approved: poster?.state === 'approved',
        poster,
        rules,
        today: today(this.clock),
        now: instant(this.clock),
      };
      decided.push({
        row,
        stamp: rules.stamp,
        ...(await this.decideOne(row, stored.get(row.externalRef ?? ''), context)),
      });
      await nextTurn();
    }
    return decided;
  }

  /** False when somebody changed one of them, or the rules, meanwhile: then they are to be decided again. */
  async store(decided: readonly DecidedRow[]): Promise<boolean> {
    const { stamp } = await this.book.rules();
    if (decided.some((decision) => decision.publication && decision.stamp !== stamp)) return false;
    const terms = decided.flatMap((decision) => decision.terms ?? []);
    const publications = decided.flatMap((decision) => decision.publication ?? []);
    return (await this.saved(terms)) && (await this.saved(publications));
  }

  private async saved(changes: readonly Change<Opening>[]): Promise<boolean> {
    return changes.length === 0 || (await this.openings.saveMany(changes)).length === 0;
  }

  private async decideOne(row: ImportRow, stored: Opening | undefined, context: RowContext): Promise<RowDecision> {
    try {
      mustStandAlone(row);
      return decideRow(termsOf(await termsFrom(row.request)), stored, context);
    } catch (error) {
      return refusedRow(error);
    }
  }
}

/** What the employer is told of the rows. */
export function notesOf(decided: readonly DecidedRow[]): RowNote[] {
  return decided.flatMap(({ row, findings, severity }) =>
    findings.map((finding) => ({ ...finding, line: row.line, externalRef: row.externalRef, severity })),
  );
}

function mustStandAlone({ request, refusal: refused, externalRef, firstLine }: ImportRow): void {
  if (refused) throw refused;
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw refusal(
      '',
      'format',
      '不是可读的 JSON 对象（键不可重复）',
      'This is not a JSON object that can be read (no key twice)',
    );
  if (externalRef === null)
    throw refusal('/externalRef', 'required', '必填：用于识别同一岗位', 'This is required: it tells openings apart');
  if (firstLine !== undefined)
    throw refusal('/externalRef', 'duplicate', `第 ${firstLine} 行已使用`, `Line ${firstLine} has it already`);
}

function refusal(pointer: string, code: string, zh: string, en: string): Error {
  const error: FieldError = { pointer, code, message: { zh, en } };
  return invalid('import', [error]);
}
