import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError, everything, instant, today } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, Vault } from '@duijie/platform';
import { importGraduate } from '../graduates/import.ts';
import type { Graduate } from '../graduates/graduate.ts';
import { GraduatesStore } from '../graduates/graduates.store.ts';
import { AttributesStore } from '../persons/attributes.store.ts';
import { isKeptOut } from '../persons/erasure.ts';
import { ErasuresService } from '../persons/erasures.service.ts';
import { ErasuresStore } from '../persons/erasures.store.ts';
import { graduateIdOf, naturalKeyOf } from '../persons/natural-key.ts';
import { broughtBy, mergePerson } from '../persons/person.ts';
import { PersonsStore } from '../persons/persons.store.ts';
import type { PersonChange } from '../persons/persons.store.ts';
import type { RowResult } from '../sheets/row-result.ts';
import type { Outcome } from './row-report.ts';

/** What one row will do. */
export interface RowPlan extends Outcome {
  readonly row: RowResult;
  readonly graduate: string;
  readonly naturalKey: string;
  readonly erased: boolean;
  readonly change?: Change<Graduate> | undefined;
  readonly person?: PersonChange | undefined;
}

export interface RowTarget {
  readonly upload: string;
  readonly college: string;
  readonly attest: boolean;
}

/** So many rows are planned between two turns of the event loop. */
const turnSize = 50;

/** Takes rows of sheets in, many at a time: first what each would do, then the doing. Both may be repeated. */
@Injectable()
export class RowImportsService {
  private readonly hash: Vault['hash'];

  constructor(
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly attributes: AttributesStore,
    private readonly ledger: ErasuresStore,
    private readonly erasures: ErasuresService,
    @InjectClock() private readonly clock: Clock,
    vault: Vault,
  ) {
    this.hash = (text, purpose) => vault.hash(text, purpose);
  }

  async plan(target: RowTarget, rows: readonly RowResult[]): Promise<RowPlan[]> {
    const { upload, college, attest } = target;
    const naturalKeys = rows.map(({ studentNo }) => naturalKeyOf(this.hash, college, studentNo));
    const erasures = await this.ledger.getMany(naturalKeys);
    const ids = naturalKeys.map((key) => graduateIdOf(this.hash, key, erasures.get(key)?.generation ?? 0));
    const [graduates, persons] = await Promise.all([
      this.graduates.getMany(everything, ids),
      this.persons.getMany(everything, ids),
    ]);
    const context = { college, attest, now: instant(this.clock), today: today(this.clock) };
    const plans: RowPlan[] = [];
    for (const [index, row] of rows.entries()) {
      if (index > 0 && index % turnSize === 0) await nextTurn();
      const graduate = ids[index] ?? '';
      const naturalKey = naturalKeys[index] ?? '';
      if (isKeptOut(erasures.get(naturalKey))) {
        plans.push({ row, graduate, naturalKey, erased: true, verdict: 'rejected', kept: [] });
        continue;
      }
      const stored = persons.get(graduate);
      const imported = importGraduate(graduates.get(graduate), row, { ...context, id: graduate, naturalKey });
      const person = mergePerson(stored?.record, row.person);
      const next = person.next ?? (imported.change && stored?.record);
      plans.push({
        row,
        graduate,
        naturalKey,
        erased: false,
        verdict: imported.change || person.next ? 'accepted' : 'unchanged',
        kept: [...imported.kept, ...person.kept],
        change: imported.change,
        person: next && {
          id: graduate,
          college,
          revision: stored?.revision ?? 0,
          next: broughtBy(next, { upload, line: row.line, at: context.now }),
        },
      });
    }
    return plans;
  }

  /**
   * Does what was planned; when somebody changed one of them meanwhile, it is planned and done again. Who was erased
   * meanwhile is erased of what was written behind the broom, also by a try that was broken off.
   */
  async apply(target: RowTarget, first: readonly RowPlan[]): Promise<void> {
    let plans = first;
    for (let attempt = 1; ; attempt += 1) {
      const failures = await this.store(plans);
      const fault = failures.find((error) => !(error instanceof DomainError) || attempt === 10);
      if (fault) throw fault;
      if (failures.length === 0) return this.clearErased(plans);
      plans = await this.plan(
        target,
        plans.map(({ row }) => row),
      );
    }
  }

  private async clearErased(plans: readonly RowPlan[]): Promise<void> {
    const erasures = await this.ledger.getMany(plans.map(({ naturalKey }) => naturalKey));
    for (const { graduate, naturalKey } of plans) {
      const entry = erasures.get(naturalKey);
      if (entry && (isKeptOut(entry) || entry.graduate === graduate)) await this.erasures.sweep(entry.graduate);
    }
  }

  /** Persons first, so that no graduate is ever seen without theirs. */
  private async store(plans: readonly RowPlan[]): Promise<Error[]> {
    const persons = await this.persons.saveMany(plans.flatMap(({ person }) => person ?? []));
    if (persons.length > 0) return persons.map(({ error }) => error);
    const changes = plans.flatMap(({ change }) => change ?? []);
    const graduates = changes.length === 0 ? [] : await this.graduates.saveMany(changes);
    if (graduates.length > 0) return graduates.map(({ error }) => error);
    const said = plans
      .filter(({ erased }) => !erased)
      .map(({ graduate, row }) => ({ graduate, sex: row.attributes.sex, origin: row.attributes.origin }));
    return (await this.attributes.record(said)).map(({ error }) => error);
  }
}
