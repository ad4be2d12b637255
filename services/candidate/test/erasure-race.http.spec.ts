import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { everything, staleRevision } from '@duijie/domain';
import { eventually } from '@duijie/testing';
import { GraduatesStore } from '../src/graduates/graduates.store.ts';
import { AttributesStore } from '../src/persons/attributes.store.ts';
import { ErasuresService } from '../src/persons/erasures.service.ts';
import { PersonsStore } from '../src/persons/persons.store.ts';
import { candidateUnderTest } from './candidate-under-test.ts';
import type { CandidateUnderTest } from './candidate-under-test.ts';

describe('an erasure while a sheet with the same person is being taken in', () => {
  let candidate: CandidateUnderTest;

  beforeEach(async () => {
    candidate = await candidateUnderTest();
  });

  afterEach(() => candidate.service.stop());

  /** The stores that an upload writes, in that order. */
  const stores = { persons: PersonsStore, graduates: GraduatesStore, attributes: AttributesStore };

  /** Erases somebody, and waits until the broom that follows the ledger in the log has passed too. */
  async function erase(graduate: string, student: string): Promise<void> {
    const { app } = candidate.service.service;
    const replay = jest.spyOn(app.get(ErasuresService), 'replay');
    const { revision } = (await app.get(GraduatesStore).get(everything, graduate)) ?? { revision: 0 };
    expect((await candidate.change('DELETE', graduate, student, revision)).status).toBe(200);
    await eventually(async () => replay.mock.calls.some(([{ state }]) => state === 'erased'));
    await Promise.all(replay.mock.results.map(({ value }) => value));
  }

  async function expectNothingOf(graduate: string): Promise<void> {
    const { app } = candidate.service.service;
    expect(await app.get(GraduatesStore).get(everything, graduate)).toBeUndefined();
    expect(await app.get(PersonsStore).holds(graduate)).toBe(false);
    expect(await app.get(AttributesStore).get(graduate)).toBeUndefined();
  }

  const changed = (sheet: string) => sheet.replace('PLC编程:4', 'PLC编程:5').replace('女', '男').replace('138', '139');

  it.each([
    ['person', 'persons', 'saveMany'],
    ['profile', 'graduates', 'saveMany'],
    ['attributes', 'attributes', 'record'],
  ] as const)('before their %s is written leaves nothing of them', async (_, name, method) => {
    const { graduate, student, sheet } = await candidate.someone();
    const store = candidate.service.service.app.get<Record<string, (...given: unknown[]) => unknown>>(stores[name]);
    const write = store[method]?.bind(store);
    const spy = jest.spyOn(store, method).mockImplementationOnce(async (...given) => {
      await erase(graduate.id, student);
      return write?.(...given);
    });
    expect((await candidate.upload(changed(sheet))).state).toBe('completed');
    expect(spy).toHaveBeenCalled();
    await expectNothingOf(graduate.id);
  });

  it('leaves nothing of them either when the same try failed at another row after the write', async () => {
    const { graduate, student, sheet } = await candidate.someone();
    const store = candidate.service.service.app.get(AttributesStore);
    const write = store.record.bind(store);
    const spy = jest.spyOn(store, 'record').mockImplementationOnce(async (said) => {
      await erase(graduate.id, student);
      await write(said);
      return [{ index: 0, error: staleRevision('attributes', 1, 2) }];
    });
    expect((await candidate.upload(changed(sheet))).state).toBe('completed');
    expect(spy).toHaveBeenCalled();
    await expectNothingOf(graduate.id);
  });
});
