import { describe, expect, it } from '@jest/globals';
import { DomainError, invalid, notFound, staleRevision, untilUnchanged, wrongCursor, wrongState } from './errors.ts';

describe('refusals', () => {
  it('of fields say the first one in words and carry all of them', () => {
    const errors = [
      { pointer: '/seats', code: 'range', message: { zh: '至少 1', en: 'At least 1' } },
      { pointer: '/title', code: 'required', message: { zh: '必填' } },
    ];
    expect(invalid('opening', errors)).toMatchObject({
      kind: 'invalid',
      code: 'opening.invalid',
      message: '/seats: At least 1',
      errors,
    });
    expect(invalid('opening', errors.slice(1)).message).toBe('/title: 必填');
    expect(invalid('opening', []).message).toBe('The request is not valid.');
    expect(wrongCursor()).toMatchObject({ kind: 'invalid', errors: [{ pointer: '/cursor' }] });
  });

  it('of states say which states would do', () => {
    expect(wrongState('opening', 'draft', ['published', 'paused'], 'close it')).toMatchObject({
      kind: 'conflict',
      code: 'opening.wrong-state',
      message: 'This opening is draft; to close it it must be published or paused.',
      details: { state: 'draft', allowedStates: ['published', 'paused'] },
    });
  });

  it('are errors, with a kind of their own each', () => {
    expect(notFound('opening', 'opn_1')).toBeInstanceOf(DomainError);
    expect(notFound('opening', 'opn_1').kind).toBe('not-found');
    expect(staleRevision('opening', 2, 3)).toMatchObject({ kind: 'precondition', details: { revision: 3 } });
  });
});

describe('an act that others may overtake', () => {
  it('is done anew until nobody has, and its answer is the last one', async () => {
    let tries = 0;
    const act = () => {
      tries += 1;
      return tries < 3 ? Promise.reject(staleRevision('account', tries, tries + 1)) : Promise.resolve(tries);
    };
    expect(await untilUnchanged(act)).toBe(3);
  });

  it('that fails in another way is not done anew', async () => {
    let tries = 0;
    const act = () => {
      tries += 1;
      return Promise.reject(notFound('account', 'acc_1'));
    };
    await expect(untilUnchanged(act)).rejects.toThrow('acc_1');
    expect(tries).toBe(1);
  });
});
