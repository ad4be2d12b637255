import { SIXTEEN_YEARS, monthsOfAge, yearOfStudy } from './calendar.ts';
import { judgeCredential } from './credentials.ts';
import { judgeLanguage } from './languages.ts';
import { majorFits } from './majors.ts';
import { heldLevel } from './skills.ts';
import type { Eligibility, Gate, Graduate, Opening, Outcome, World } from './world.ts';
import { GATES } from './world.ts';

/** Why a gate does not pass, each told to people in reasons.ts. */
export type Cause =
  | 'no-consent'
  | 'employer-not-approved'
  | 'opening-not-published'
  | 'not-available'
  | 'kind-not-accepted'
  | 'under-sixteen'
  | 'first-year'
  | 'sixteenth-birthday'
  | 'birth-missing'
  | 'year-missing'
  | 'education-lower'
  | 'education-missing'
  | 'major-not-listed'
  | 'major-missing'
  | 'skill-not-held'
  | 'credential-not-held'
  | 'credential-unproven'
  | 'language-lower'
  | 'language-unproven'
  | 'available-later'
  | 'availability-missing'
  | 'place-elsewhere'
  | 'region-missing'
  | 'no-agreement';

/** What one gate says; `about` names the codes that it is about. */
export interface GateResult {
  readonly gate: Gate;
  readonly outcome: Outcome;
  readonly cause?: Cause;
  readonly about?: readonly string[];
}

type Verdict = Omit<GateResult, 'gate'>;
type Judge = (opening: Opening, graduate: Graduate, world: World) => Verdict;

const PASS: Verdict = { outcome: 'pass' };
const fail = (cause: Cause, about: readonly string[] = []): Verdict => ({ outcome: 'fail', cause, about });
const unknown = (cause: Cause, about: readonly string[] = []): Verdict => ({ outcome: 'unknown', cause, about });

export function consentsToMatching(graduate: Graduate): boolean {
  const consents = (graduate.consents ?? []).filter(({ purpose }) => purpose === 'matching');
  return consents.length > 0 && consents.every(({ state }) => state === 'granted');
}

const organisation: Judge = (opening, _graduate, world) => {
  if (!world.isApproved(opening.employer)) return fail('employer-not-approved');
  return opening.state === 'published' ? PASS : fail('opening-not-published');
};

/** Interns must be over sixteen and past their first year; on the month of the birthday only the day could tell. */
const internship: Judge = (opening, graduate) => {
  const months = monthsOfAge(graduate, opening.start);
  const year = yearOfStudy(graduate, opening.start);
  if (months !== undefined && months < SIXTEEN_YEARS) return fail('under-sixteen');
  if (year !== undefined && year <= 1) return fail('first-year');
  if (months === undefined) return unknown('birth-missing');
  if (months === SIXTEEN_YEARS) return unknown('sixteenth-birthday');
  return year === undefined ? unknown('year-missing') : PASS;
};

const kind: Judge = (opening, graduate, world) => {
  const accepted = graduate.kinds ?? [];
  if (accepted.length > 0 && !accepted.includes(opening.kind)) return fail('kind-not-accepted', [opening.kind]);
  return opening.kind === 'internship' ? internship(opening, graduate, world) : PASS;
};

const education: Judge = (opening, graduate, { taxonomy }) => {
  const minimum = opening.education ? taxonomy.educationRank(opening.education) : undefined;
  if (minimum == null) return PASS;
  const level = graduate.education ? taxonomy.educationRank(graduate.education) : undefined;
  if (level == null) return unknown('education-missing');
  return level >= minimum ? PASS : fail('education-lower', [opening.education ?? '']);
};

const major: Judge = (opening, graduate, { taxonomy }) => {
  if (!opening.majorMust) return PASS;
  const own = graduate.major;
  if (!own) return unknown('major-missing');
  const listed = opening.majors ?? [];
  return listed.some((item) => majorFits(item, own, taxonomy)) ? PASS : fail('major-not-listed', [own]);
};

/** Levels alone count here, whatever the evidence; what is absent fails. */
const skill: Judge = (opening, graduate, { taxonomy }) => {
  const lacking = (opening.skills ?? [])
    .filter((asked) => asked.must && heldLevel(asked.skill, graduate, taxonomy.skillTree) < asked.level)
    .map((asked) => `${asked.skill} ≥ ${asked.level}`);
  return lacking.length === 0 ? PASS : fail('skill-not-held', lacking);
};

/** The worst over all that must be there, with those that are to blame. */
function worstOf(judged: readonly { code: string; outcome: Outcome }[], failed: Cause, open: Cause): Verdict {
  const those = (wanted: Outcome) => judged.filter(({ outcome }) => outcome === wanted).map(({ code }) => code);
  if (those('fail').length > 0) return fail(failed, those('fail'));
  return those('unknown').length > 0 ? unknown(open, those('unknown')) : PASS;
}

const credential: Judge = (opening, graduate, world) => {
  const judged = (opening.credentials ?? [])
    .filter(({ must }) => must)
    .map((asked) => ({ code: asked.credential, outcome: judgeCredential(asked, graduate, opening.start, world) }));
  return worstOf(judged, 'credential-not-held', 'credential-unproven');
};

const language: Judge = (opening, graduate) => {
  const judged = (opening.languages ?? [])
    .filter(({ must }) => must)
    .map((asked) => ({
      code: `${asked.language} ${asked.scheme} ${asked.level}`,
      outcome: judgeLanguage(asked, graduate),
    }));
  return worstOf(judged, 'language-lower', 'language-unproven');
};

const availability: Judge = (opening, graduate) => {
  if (!graduate.availableFrom) return unknown('availability-missing');
  return graduate.availableFrom <= opening.start ? PASS : fail('available-later', [opening.start]);
};

const place: Judge = (opening, graduate, { taxonomy }) => {
  if (!opening.placeMust || graduate.anywhere) return PASS;
  const regions = graduate.regions ?? [];
  if (regions.length === 0) return unknown('region-missing');
  const within = opening.workplaces.some((workplace) =>
    regions.some((region) => taxonomy.regionContains(region, workplace)),
  );
  return within ? PASS : fail('place-elsewhere', opening.workplaces);
};

const agreement: Judge = (opening, graduate, world) => {
  if (opening.kind !== 'orderClass') return PASS;
  return world.hasOrderClassAgreement(graduate.college, opening.employer) ? PASS : fail('no-agreement');
};

const JUDGES: Readonly<Record<Gate, Judge>> = {
  consent: (_opening, graduate) => (consentsToMatching(graduate) ? PASS : fail('no-consent')),
  organisation,
  status: (_opening, graduate) => (graduate.state === 'available' ? PASS : fail('not-available')),
  kind,
  education,
  major,
  skill,
  credential,
  language,
  availability,
  place,
  agreement,
};

/** What one gate says. */
export function judgeGate(gate: Gate, opening: Opening, graduate: Graduate, world: World): Verdict {
  return JUDGES[gate](opening, graduate, world);
}

/** All gates in their order, each judged whatever the others say. */
export function judgeGates(opening: Opening, graduate: Graduate, world: World): readonly GateResult[] {
  return GATES.map((gate) => ({ gate, ...JUDGES[gate](opening, graduate, world) }));
}

/** Any fail: not eligible. No fail but some unknown: needs information. */
export function eligibilityOf(gates: readonly GateResult[]): Eligibility {
  if (gates.some(({ outcome }) => outcome === 'fail')) return 'notEligible';
  return gates.some(({ outcome }) => outcome === 'unknown') ? 'needsInformation' : 'eligible';
}

/** The one gate to ask about: the first unknown one, where nothing fails. */
export function questionOf(gates: readonly GateResult[]): Gate | null {
  if (eligibilityOf(gates) !== 'needsInformation') return null;
  return gates.find(({ outcome }) => outcome === 'unknown')?.gate ?? null;
}
