import { Injectable } from '@nestjs/common';
import { digestOf } from '@duijie/domain';
import type { Text } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { agreementTextPlan } from './agreement.schema.ts';
import type { AgreementText } from './agreement.schema.ts';

/** Texts of agreements. Whoever asks has read the agreement before, in their scope. */
@Injectable()
export class AgreementTextsStore {
  constructor(@InjectCollection(agreementTextPlan) private readonly texts: Collection<AgreementText>) {}

  /** Stores the text before the agreement that names it, and gives its digest. */
  async keep(agreement: string, text: Text | null): Promise<string | null> {
    if (text === null) return null;
    const digest = digestOf(text);
    await this.texts.save({ next: { id: nameOf(agreement, digest), revision: 1, text }, events: [] });
    return digest;
  }

  async of(agreement: string, digests: readonly (string | null)[]): Promise<ReadonlyMap<string, Text>> {
    const names = new Map(digests.flatMap((digest) => (digest === null ? [] : [[nameOf(agreement, digest), digest]])));
    const found = names.size === 0 ? [] : await this.texts.getMany([...names.keys()]);
    return new Map(found.map(({ id, text }) => [names.get(id) ?? '', text]));
  }
}

function nameOf(agreement: string, digest: string): string {
  return `${agreement}.${digest}`;
}
