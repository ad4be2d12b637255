import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Matcher, compileOpening } from '@duijie/matching';
import type { Graduate } from '@duijie/matching';
import { beside, timed } from './measure.ts';
import { mustAgree } from './run.ts';
import type { Run } from './run.ts';
import { byPlainReference, plainWorld } from './shortlists.ts';
import { amount } from './table.ts';
import type { Line } from './table.ts';
import { generatedGraduate, generatedOpening } from './world.ts';

/** The shortlists of all openings over all graduates, with nothing around the kernel. */
export async function kernel({ size, year }: Run): Promise<Line[]> {
  const graduates = Array.from({ length: size.graduates }, (_, index) => generatedGraduate(index, year).graduate);
  const matcher = new Matcher();
  const bytes = await indexBytes(matcher, graduates);
  const openings = Array.from({ length: size.openings }, (_, index) => generatedOpening(index, year));
  const compiled = openings.map((opening) => compileOpening(opening, plainWorld));
  const compared = compiled.slice(0, size.referenceOpenings);
  for (const each of compared)
    mustAgree(`the shortlist of ${each.id}`, matcher.shortlist(each), byPlainReference(each.opening, graduates));
  const eligible = compiled.map((each) => matcher.shortlist(each).eligible).sort((a, b) => a - b);
  const over = `over ${amount(size.graduates)} graduates`;
  const median = eligible[eligible.length >> 1] ?? 0;
  return [
    await beside(
      { bench: 'kernel', what: `shortlist of one opening ${over}`, note: `median opening: ${median} eligible` },
      async (took) => {
        for (const each of compiled) await timed(took, async () => matcher.shortlist(each));
        return compiled.length;
      },
      {
        name: 'plain reference',
        run: () => {
          for (const each of compared) byPlainReference(each.opening, graduates);
          return compared.length;
        },
      },
    ),
    await beside({ bench: 'kernel', what: `full rematch of ${openings.length} openings ${over}` }, () => {
      for (const opening of openings) matcher.shortlist(compileOpening(opening, plainWorld));
      return 1;
    }),
    await changes(matcher, compiled, graduates),
    {
      bench: 'kernel',
      what: `memory of a graduate in the index`,
      figure: `${amount(bytes)} bytes`,
      note: 'the profile itself comes on top',
    },
  ];
}

/** A changed graduate, scored again for every opening. */
async function changes(
  matcher: Matcher,
  compiled: readonly ReturnType<typeof compileOpening>[],
  graduates: readonly Graduate[],
): Promise<Line> {
  const some = graduates.slice(0, 500);
  return beside(
    { bench: 'kernel', what: `a graduate changes: score for ${compiled.length} openings` },
    async (took) => {
      for (const graduate of some) {
        await timed(took, async () => {
          matcher.put(graduate);
          for (const each of compiled) matcher.rescore(each, graduate.id);
        });
      }
      return some.length;
    },
  );
}

/** What the index takes of a graduate, beside the profile that it points to. */
async function indexBytes(matcher: Matcher, graduates: readonly Graduate[]): Promise<number> {
  const before = await settledMemory();
  for (const graduate of graduates) matcher.put(graduate);
  return ((await settledMemory()) - before) / graduates.length;
}

async function settledMemory(): Promise<number> {
  // Collecting twice, with a turn between, also frees what finalisers held.
  for (let round = 0; round < 2; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Node shows its collector only to those who ask for it. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
