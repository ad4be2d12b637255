import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, instant } from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
import { Files, InjectClock, InjectFiles, InjectIds } from '@duijie/platform';
import type { StoredFile } from '@duijie/platform';
import { EvidenceIntake } from './evidence.intake.ts';
import { addEvidence, evidenceOf, removeEvidence } from './vetting-case.ts';
import type { Evidence, VettingCase } from './vetting-case.ts';
import { VettingCasesService, mustSpeakFor } from './vetting-cases.service.ts';
import { VettingCasesStore } from './vetting-cases.store.ts';

const tries = 5;

/** Files that prove something, encrypted, for those who may see the case. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly cases: VettingCasesStore,
    private readonly acts: VettingCasesService,
    private readonly intake: EvidenceIntake,
    @InjectFiles() private readonly files: Files,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  /** What would be refused is refused before the file is read. */
  async add(
    caller: Caller,
    id: string,
    { item, name }: { item: string; name: string },
    request: FastifyRequest,
  ): Promise<{ added: Evidence; vettingCase: VettingCase }> {
    const evidence = { id: this.ids.next('evd'), item, name, uploadedAt: instant(this.clock) };
    const nothing = { id: '', bytes: 0, sha256: '', type: '', key: '' };
    addEvidence(await this.own(caller, id), { ...evidence, file: nothing }, evidence.uploadedAt);
    const file = await this.intake.receive(request);
    try {
      const added = { ...evidence, file };
      return { added, vettingCase: await this.change(caller, id, (found, now) => addEvidence(found, added, now)) };
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
  }

  /** The key goes first: without it nothing that is left can be read. */
  async remove(caller: Caller, id: string, evidence: string): Promise<VettingCase> {
    const { file } = evidenceOf(await this.own(caller, id), evidence);
    const changed = await this.change(caller, id, (found, now) => removeEvidence(found, evidence, now));
    await this.files.remove(file.id);
    return changed;
  }

  async read(caller: Caller, id: string, evidence: string): Promise<{ of: Evidence; content: AsyncIterable<Buffer> }> {
    const found = evidenceOf(await this.acts.read(caller, id), evidence);
    return { of: found, content: this.files.read(found.file as StoredFile) };
  }

  /** Pieces of evidence come side by side and in any order, so no revision is asked for. */
  private async change(
    caller: Caller,
    id: string,
    rule: (found: VettingCase, now: string) => Change<VettingCase>,
  ): Promise<VettingCase> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.cases.save(rule(await this.own(caller, id), instant(this.clock)));
      } catch (error) {
        const raced = error instanceof DomainError && error.kind === 'precondition';
        if (!raced || attempt >= tries) throw error;
      }
    }
  }

  private async own(caller: Caller, id: string): Promise<VettingCase> {
    const found = await this.acts.read(caller, id);
    mustSpeakFor(caller, found);
    return found;
  }
}
