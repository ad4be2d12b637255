import { Client, wanted } from './client.ts';
import type { Answer, Json } from './client.ts';
import { aUnifiedCode } from './made-up.ts';
import { persistently } from './persistent.ts';

/** An organisation of the load, acting with a key that does not expire. */
export interface LoadMember {
  readonly id: string;
  readonly client: Client;
}

/** Who acts in a load. The suspended enterprise is suspended and reinstated again and again, and does nothing else. */
export interface LoadMembers {
  readonly operator: Client;
  readonly colleges: readonly LoadMember[];
  readonly enterprises: readonly LoadMember[];
  readonly suspended: LoadMember;
}

type Kind = 'enterprise' | 'college';

export async function admitLoadMembers(url: string, operatorPassword: string): Promise<LoadMembers> {
  const guest = new Client(url);
  const account = { login: 'operator', password: operatorPassword };
  const session = await wanted(200, guest.post('/v1/sessions', account));
  const asAccount = guest.as(session.access_token as string);
  const own = { label: 'load', roles: ['operator'] };
  const operator = guest.as((await wanted(201, asAccount.post('/v1/api-keys', own))).key as string);

  async function admit(kind: Kind, number: number): Promise<LoadMember> {
    const record = {
      kind,
      name: { zh: `示例${kind === 'college' ? '职业学院' : '制造公司'}${number}` },
      country: 'CN',
      region: '120113',
      uscc: aUnifiedCode(kind === 'college' ? '12' : '91', number),
      ...(kind === 'college' ? { level: 'higherVocational' } : {}),
    };
    const { id } = await final(201, () => operator.post('/v1/organisations', record));
    await final(200, () => operator.act(`/v1/organisations/${id}`, 'approve'));
    const duties = ['administrator', 'editor', 'attester', 'signer'];
    const terms = { organisation: id, label: 'load', roles: [kind], duties };
    const client = guest.as((await final(201, () => operator.post('/v1/api-keys', terms))).key as string);
    await final(200, () => client.get('/v1/me'));
    return { id: id as string, client };
  }

  const [first, second, suspended] = [
    await admit('enterprise', 1),
    await admit('enterprise', 2),
    await admit('enterprise', 3),
  ];
  return {
    operator,
    enterprises: [first, second],
    suspended,
    colleges: [await admit('college', 4), await admit('college', 5)],
  };
}

/** The answer's body when patience brings the wanted status. */
function final(status: number, send: () => Promise<Answer<Json>>): Promise<Json> {
  return wanted(status, persistently(send));
}
