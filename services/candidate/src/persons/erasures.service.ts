import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, everything, instant, notFound } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, InjectLogger, RecordKeys, Vault } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { erasedEvent } from '../graduates/graduate.ts';
import { GraduatesStore } from '../graduates/graduates.store.ts';
import { PlacesStore } from '../graduates/places.store.ts';
import type { Reach } from '../graduates/reach.ts';
import { DisclosuresStore } from '../disclosures/disclosures.store.ts';
import { AttributesStore } from './attributes.store.ts';
import {
  askForReceipts,
  contentOf,
  endedIds,
  entryOf,
  finishErasure,
  keepReceipt,
  naturalKeyOfEntry,
  readmitErased,
  receiptKind,
  receiptOf,
  recordErasure,
} from './erasure.ts';
import type { Erasure, Receipt, ReceiptService } from './erasure.ts';
import { ErasuresStore } from './erasures.store.ts';
import { PersonsStore } from './persons.store.ts';

/** Erases persons, and remembers by keyed hash alone that it did. */
@Injectable()
export class ErasuresService implements OnApplicationBootstrap {
  constructor(
    private readonly erasures: ErasuresStore,
    private readonly graduates: GraduatesStore,
    private readonly persons: PersonsStore,
    private readonly attributes: AttributesStore,
    private readonly disclosures: DisclosuresStore,
    private readonly places: PlacesStore,
    private readonly recordKeys: RecordKeys,
    private readonly vault: Vault,
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
    const known = await this.erasures.get(graduate.naturalKey);
    const change = recordErasure(entryOf(graduate.naturalKey), known, graduate, instant(this.clock));
    return this.shown(await this.finish(await this.erasures.save(change)));
  }

  async receipt(reach: Reach, id: string): Promise<Receipt> {
    const erasure = await this.within(reach, id);
    if (!erasure) throw notFound('receipt', id);
    return this.shown(erasure);
  }

  /** The erased person agrees anew, on their own, to be taken in by a later upload; false when nobody was erased under that id. */
  async readmit(reach: Reach, graduate: string): Promise<boolean> {
    const erasure = await this.within(reach, graduate);
    if (!erasure) return false;
    await this.update(erasure, (seen) => readmitErased(seen, instant(this.clock)));
    return true;
  }

  /** Another service says that nothing of the graduate is left there. */
  async hearReceipt(service: ReceiptService, graduate: string, erasedAt: string): Promise<void> {
    const erasure = await this.erasures.ofGraduate(graduate);
    // Receipts of an erasure before the last one have nobody left who would ask for them.
    if (!erasure) return;
    const isOf = (seen: Erasure): boolean => seen.graduate === graduate;
    await this.update(erasure, (seen) =>
      isOf(seen) ? keepReceipt(seen, service, erasedAt, instant(this.clock)) : undefined,
    );
  }

  /**
   * The ledger as the log has it, all of it at every start. An entry that is news here, or somebody under an ended id,
   * can only come from a restored backup: what it brought back is erased again.
   */
  async replay(erasure: Erasure): Promise<void> {
    const news = await this.erasures.hear(erasure);
    if (erasure.state === 'erased' || news) {
      for (const id of endedIds(erasure, (text, purpose) => this.vault.hash(text, purpose))) await this.sweep(id);
    }
    if (erasure.state === 'erasing' && news) await this.finish(erasure);
  }

  /** Asks anew for receipts that are missing for long; returns for how many erasures. */
  async askAgain(): Promise<number> {
    let asked = 0;
    for await (const erasure of this.erasures.finished()) {
      const now = instant(this.clock);
      if (!askForReceipts(erasure, now)) continue;
      await this.update(erasure, (seen) => askForReceipts(seen, now));
      asked += 1;
    }
    return asked;
  }

  /** Removes whatever there is under an id; where there is nothing, nothing happens. */
  async sweep(id: string): Promise<void> {
    if (await this.persons.holds(id)) await this.persons.erase(id);
    await this.attributes.erase(id);
    await this.disclosures.forget(id);
    await this.places.forget(id);
    const graduate = await this.graduates.get(everything, id);
    if (graduate) await this.graduates.remove(id, [erasedEvent(graduate, instant(this.clock))]);
  }

  private async shown(erasure: Erasure): Promise<Receipt> {
    const signed = contentOf(erasure);
    if (!signed) return receiptOf(erasure);
    return receiptOf(erasure, await this.recordKeys.sign(receiptKind, signed.content, signed.issuedAt));
  }

  private async within(reach: Reach, id: string): Promise<Erasure | undefined> {
    const erasure = await this.erasures.ofGraduate(id);
    if (!erasure || reach === everything) return erasure;
    const { graduate, college, organisation } = reach as { graduate?: string; college?: string; organisation?: string };
    const theirs = (college ?? organisation) === erasure.college;
    return theirs && (graduate === undefined || graduate === id) ? erasure : undefined;
  }

  private async finish(erasure: Erasure): Promise<Erasure> {
    await this.sweep(erasure.graduate);
    return this.update(erasure, (seen) => finishErasure(seen, instant(this.clock)));
  }

  private async finishAll(): Promise<void> {
    for await (const erasure of this.erasures.unfinished()) await this.finish(erasure);
  }

  /** Decides on the newest state: receipts come while the erasure itself is being finished. */
  private async update(erasure: Erasure, rule: (seen: Erasure) => Change<Erasure> | undefined): Promise<Erasure> {
    for (let seen = erasure; ;) {
      const change = rule(seen);
      if (!change) return seen;
      try {
        return await this.erasures.save(change);
      } catch (error) {
        if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
        seen = (await this.erasures.get(naturalKeyOfEntry(erasure.id))) ?? seen;
      }
    }
  }
}
