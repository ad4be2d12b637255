import { eventually, serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest, TestOptions } from '@duijie/testing';
import { candidate } from '../src/candidate.module.ts';
import { aSheet } from './sheets.ts';

export type Graduate = {
  id: string;
  revision: number;
  state: string;
  studentNo?: string;
  payWish?: unknown;
  person?: Record<string, string | null>;
  skills: { skill: string; level: number; evidence: string }[];
  credentials: { credential: string; state: string }[];
  consents: { purpose: string; state: string; source?: string }[];
};
export type Upload = { id: string; state: string; rows: Record<string, number>; kept: number };
export type Page = { items: Graduate[]; nextCursor: string | null };

export const own = 'org_00000000000000000000000002';

/** The candidate service with a college that uploads, and students of it. */
export interface CandidateUnderTest {
  readonly service: ServiceUnderTest;
  readonly college: string;
  upload(sheet: string | Uint8Array, query?: string, type?: string): Promise<Upload>;
  /** A graduate of a sheet of their own, the key of the student who they are, and the sheet. */
  someone(): Promise<{ graduate: Graduate; student: string; sheet: string }>;
  byNumber(studentNo: string): Promise<Graduate>;
  read(id: string, as: string): Promise<Answer<Graduate>>;
  change(method: string, path: string, as: string, revision: number, body?: unknown): Promise<Answer<Graduate>>;
}

export async function candidateUnderTest(options: TestOptions = {}): Promise<CandidateUnderTest> {
  const service = await serviceUnderTest(candidate, options);
  const college = await service.grant({ roles: ['college'], organisation: own });
  let used = 0;

  async function upload(sheet: string | Uint8Array, query = '', type = 'text/csv'): Promise<Upload> {
    const { body } = await service.call<Upload>('POST', `/v1/uploads${query}`, {
      as: college,
      body: sheet,
      headers: { 'content-type': type },
    });
    return eventually(async () => {
      const { body: now } = await service.call<Upload>('GET', `/v1/uploads/${body.id}`, { as: college });
      return ['completed', 'failed'].includes(now.state) ? now : undefined;
    });
  }

  async function byNumber(studentNo: string): Promise<Graduate> {
    const { body } = await service.call<Page>('GET', '/v1/graduates?limit=200', { as: college });
    const found = body.items.find((graduate) => graduate.studentNo === studentNo);
    if (!found) throw new Error(`Nobody has the number ${studentNo}.`);
    return found;
  }

  return {
    service,
    college,
    upload,
    byNumber,
    async someone() {
      used += 1;
      const sheet = aSheet({ rows: 1, from: used * 10 });
      await upload(sheet);
      const graduate = await byNumber(`2023${String(used * 10 + 1).padStart(6, '0')}`);
      const student = await service.grant({ roles: ['student'], organisation: own, graduate: graduate.id, duties: [] });
      return { graduate, student, sheet };
    },
    read: (id, as) => service.call<Graduate>('GET', `/v1/graduates/${id}`, { as }),
    change: (method, path, as, revision, body = {}) =>
      service.call<Graduate>(method, `/v1/graduates/${path}`, {
        as,
        body,
        headers: { 'if-match': `"${revision}"` },
      }),
  };
}
