import { StandingLists } from '@duijie/matching';
import type { Graduate } from '@duijie/matching';
import { drawPrefecture, drawSkills } from '../draws.ts';
import { majorCodes, profileOf, skillCodes } from '../matching-taxonomy.ts';
import { inTurns, lineOf, timedNow } from '../measure.ts';
import type { Contender, Measured } from '../measure.ts';
import { Stream } from '../random.ts';
import { mustAgree } from '../run.ts';
import { judgeGate, ratiosToPeer } from '../statistics.ts';
import { amount } from '../table.ts';
import type { Line } from '../table.ts';
import { seed } from '../world.ts';
import { sample } from './agreement.ts';
import type { Bed } from './bed.ts';
import { aimed } from './targets.ts';

const changesOfPass = 500;
const rematchesWorthAChange = 5_000;

/** A4 and A5: a graduate changes and all standing lists are exact again; all lists asked for anew. */
export async function changes(bed: Bed): Promise<Line[]> {
  const { matcher, compiled, graduates } = bed;
  const lists = new StandingLists(matcher);
  for (const each of compiled) {
    matcher.openings.put(each);
    lists.onOpening(each);
  }
  drain(lists);
  lists.takeChanged();
  const now = new Map<number, Graduate>();
  const [change, rematch] = await inTurns([
    { name: 'a change', run: changing(lists, graduates, now) },
    {
      name: 'a full rematch',
      run: () => {
        for (const each of compiled) matcher.shortlist(each, 50);
        return 1;
      },
    },
  ]);
  if (!change || !rematch) throw new Error('Nothing was measured.');
  mustBeExact(bed, lists);
  for (const at of now.keys()) restore(lists, graduates[at]);
  drain(lists);
  return linesOf(bed, change, rematch);
}

/** Passes of changes, each to another graduate; what they are now is noted. */
function changing(lists: StandingLists, graduates: readonly Graduate[], now: Map<number, Graduate>): Contender['run'] {
  let pass = 0;
  return (took) => {
    pass += 1;
    for (let number = 0; number < changesOfPass; number += 1) {
      const at = (pass * 7919 + number * 104_729) % graduates.length;
      const changed = changedGraduate(now.get(at) ?? graduates[at], pass * changesOfPass + number);
      now.set(at, changed);
      timedNow(took, () => {
        lists.onGraduate(changed);
        drain(lists);
      });
    }
    return changesOfPass;
  };
}

function linesOf({ size, compiled }: Bed, change: Measured, rematch: Measured): Line[] {
  const openings = `${amount(compiled.length)} openings`;
  const full = size.kernelOpenings === 10_000;
  const told = lineOf({ bench: 'kernel', what: `A4 a graduate changes, ${openings} exact again` }, change, rematch);
  const gate = judgeGate(ratiosToPeer(change.passes, rematch.passes), rematchesWorthAChange);
  const what = `A5 full rematch, ${openings} × ${amount(size.graduates)}, one thread`;
  return [
    aimed({ ...told, ...(full ? { gate } : {}) }, full ? { mean: 30 } : undefined),
    aimed(lineOf({ bench: 'kernel', what }, rematch), size.name === '100k' ? { mean: 300_000 } : undefined),
  ];
}

function drain(lists: StandingLists): void {
  const settling = lists.settle();
  while (!settling.next().done);
}

function restore(lists: StandingLists, graduate: Graduate | undefined): void {
  if (graduate) lists.onGraduate(graduate);
}

/** After all the changes every list that is looked at equals one that is asked for anew. */
function mustBeExact({ matcher, compiled }: Bed, lists: StandingLists): void {
  for (const each of sample(compiled, 200))
    mustAgree(`the standing list of ${each.id}`, lists.list(each.id), matcher.shortlist(each, 50).items);
}

/** The graduate with one thing changed: mostly a skill, now and then where they go or whether they are to be had. */
function changedGraduate(graduate: Graduate | undefined, number: number): Graduate {
  if (!graduate) throw new Error('Nobody is there to be changed.');
  const stream = new Stream(seed, 'change', number);
  const next = { ...graduate, revision: graduate.revision + 1 };
  const draw = stream.next();
  if (draw < 0.1) return { ...next, state: graduate.state === 'available' ? 'placed' : 'available' };
  if (draw < 0.2) return { ...next, regions: [drawPrefecture(stream)] };
  const skills = [...(graduate.skills ?? [])];
  const [skill = 0] = drawSkills(stream, profileOf(graduate.major ?? majorCodes[0] ?? ''), 1, 80);
  const learned = { skill: skillCodes[skill] ?? '', level: 1 + stream.below(5), evidence: 'attested' };
  // A skill is held once: the new reading takes the place of the old one, of any other skill, or comes on top.
  const same = skills.findIndex((held) => held.skill === learned.skill);
  skills[same >= 0 ? same : stream.below(skills.length + 1)] = learned;
  return { ...next, skills };
}
