import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { everything } from '@duijie/domain';
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

  it.each([
    ['person', 'persons', 'saveMany'],
    ['profile', 'graduates', 'saveMany'],
    ['attributes', 'attributes', 'record'],
  ] as const)('before their %s is written leaves nothing of them', async (_, name, method) => {
    const { graduate, student, sheet } = await candidate.someone();
    const { app } = candidate.service.service;
    const store = app.get<Record<string, (...given: unknown[]) => unknown>>(stores[name]);
    const write = store[method]?.bind(store);
    const replay = jest.spyOn(app.get(ErasuresService), 'replay');
    let erased: number | undefined;
    jest.spyOn(store, method).mockImplementationOnce(async (...given) => {
      const { revision } = (await app.get(GraduatesStore).get(everything, graduate.id)) ?? { revision: 0 };
      erased = (await candidate.change('DELETE', graduate.id, student, revision)).status;
      // Also the broom that follows the ledger in the log has passed.
      await eventually(async () => replay.mock.calls.some(([{ state }]) => state === 'erased'));
      await Promise.all(replay.mock.results.map(({ value }) => value));
      return write?.(...given);
    });
    const upload = await candidate.upload(
      sheet.replace('PLC编程:4', 'PLC编程:5').replace('女', '男').replace('138', '139'),
    );
    expect(erased).toBe(200);
    expect(upload.state).toBe('completed');
    expect(await app.get(GraduatesStore).get(everything, graduate.id)).toBeUndefined();
    expect(await app.get(PersonsStore).holds(graduate.id)).toBe(false);
    expect(await app.get(AttributesStore).get(graduate.id)).toBeUndefined();
  });
});
