import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { created, everything, instant, notFound, revised } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { erasedEvent } from '../graduates/graduate.ts';
import { GraduatesStore } from '../graduates/graduates.store.ts';
import type { Reach } from '../graduates/graduates.store.ts';
import { AttributesStore } from './attributes.store.ts';
import { receiptOf } from './erasure.ts';
import type { Erasure, Receipt } from './erasure.ts';
import { ErasuresStore, idOf } from './erasures.store.ts';
import { PersonsStore } from './persons.store.ts';

/** Erases persons, and remembers by keyed hash alone that it did. */
@Injectable()
export class ErasuresService implements OnApplicationBootstrap {
  constructor(
    private readonly erasures: ErasuresStore,
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly attributes: AttributesStore,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** What a crash interrupted is finished at the next start. */
  onApplicationBootstrap(): void {
    this.finishAll().catch((error: unknown) =>
      this.logger.error({ cause: String(error) }, 'erasures that a crash interrupted could not be finished'),
    );
  }

  /** The ledger first: from then on no upload brings the person back, and whatever happens, the rest is done. */
  async erase(reach: Reach, id: string): Promise<Receipt> {
    const graduate = await this.graduates.get(reach, id);
    if (!graduate) return this.receipt(reach, id);
    const now = instant(this.clock);
    const known = await this.erasures.get(graduate.naturalKey);
    const asked = {
      graduate: id,
      college: graduate.college,
      state: 'erasing' as const,
      erasedAt: null,
      readmittedAt: null,
    };
    const next: Erasure = known
      ? revised<Erasure>(known, now, { ...asked, generation: known.generation + (known.graduate === id ? 0 : 1) })
      : created(idOf(graduate.naturalKey), now, { ...asked, generation: 1 });
    return receiptOf(await this.finish(await this.erasures.save({ next, events: [] })));
  }

  async receipt(reach: Reach, id: string): Promise<Receipt> {
    const erasure = await this.within(reach, id);
    if (!erasure) throw notFound('receipt', id);
    return receiptOf(erasure);
  }

  /** The erased person agrees anew, on their own, to be taken in by a later upload; false when nobody was erased under that id. */
  async readmit(reach: Reach, graduate: string): Promise<boolean> {
    const erasure = await this.within(reach, graduate);
    if (!erasure) return false;
    const now = instant(this.clock);
    if (erasure.readmittedAt === null)
      await this.erasures.save({ next: revised<Erasure>(erasure, now, { readmittedAt: now }), events: [] });
    return true;
  }

  private async within(reach: Reach, id: string): Promise<Erasure | undefined> {
    const erasure = await this.erasures.ofGraduate(id);
    if (!erasure || reach === everything) return erasure;
    const { graduate, college, organisation } = reach as { graduate?: string; college?: string; organisation?: string };
    const theirs = (college ?? organisation) === erasure.college;
    return theirs && (graduate === undefined || graduate === id) ? erasure : undefined;
  }

  private async finish(erasure: Erasure): Promise<Erasure> {
    const { graduate: id } = erasure;
    const now = instant(this.clock);
    await this.persons.erase(id);
    await this.attributes.erase(id);
    const graduate = await this.graduates.get(everything, id);
    if (graduate) await this.graduates.remove(id, [erasedEvent(graduate, now)]);
    const done = revised<Erasure>(erasure, now, { state: 'erased', erasedAt: now });
    return this.erasures.save({ next: done, events: [] });
  }

  private async finishAll(): Promise<void> {
    for await (const erasure of this.erasures.unfinished()) await this.finish(erasure);
  }
}
