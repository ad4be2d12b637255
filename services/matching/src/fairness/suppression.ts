import type { GroupImpact } from './impact.ts';
import { SMALLEST_GROUP } from './impact.ts';
import type { DimensionReport, Selection, SurveyReport } from './opening-survey.ts';

/** A group as others than operators see it; what is null is suppressed. */
export interface ShownGroup {
  readonly group: string;
  readonly size: number;
  readonly selected: number | null;
  readonly rate: number | null;
  readonly ratio: number | null;
}

/** The report without cells of fewer than ten, and without what they could be reckoned back from. */
export function suppressed(report: SurveyReport) {
  return { ...report, dimensions: report.dimensions.map(dimensionShown) };
}

function dimensionShown(report: DimensionReport) {
  const { leftOut, unknown } = report;
  // Of a single group that is left out, the sum of all would tell what the others' figures leave.
  const isReckonable = leftOut.groups === 1 && unknown === 0;
  const isSmall = (people: number) => people > 0 && people < SMALLEST_GROUP;
  return {
    ...report,
    unknown: isSmall(unknown) ? null : unknown,
    leftOut: { ...leftOut, people: isSmall(leftOut.people) ? null : leftOut.people },
    gates: report.gates.map(({ gate, groups }) => ({ gate, groups: groupsShown(groups, isReckonable) })),
    eligible: selectionShown(report.eligible, isReckonable),
    shortlist: selectionShown(report.shortlist, isReckonable),
  };
}

/** That something falls unevenly, and what causes it, is said in any case; figures only where none is suppressed. */
function selectionShown({ groups, lowest, isBelow, cause }: Selection, isReckonable: boolean) {
  const shown = groupsShown(groups, isReckonable);
  const isWhole = shown.every(({ selected }) => selected !== null);
  return {
    groups: shown,
    lowest: isWhole ? lowest : null,
    isBelow,
    cause: cause && { ...cause, ratio: isWhole ? cause.ratio : null },
  };
}

/**
 * Few selected, or few who were not, are suppressed; and never a single group, since the sum of all is known
 * (`besideOne`: one more group is left out of the list, which counts like a suppressed one). Ratios go with them: one is
 * enough to reckon the best group's rate from another's.
 */
export function groupsShown(groups: readonly GroupImpact[], besideOne = false): readonly ShownGroup[] {
  const hidden = new Set(groups.filter(isTelling));
  if (hidden.size + (besideOne ? 1 : 0) === 1) {
    const others = groups.filter((each) => !hidden.has(each)).sort((a, b) => a.selected - b.selected);
    for (const next of others.slice(0, 1)) hidden.add(next);
  }
  return groups.map((each) => {
    const { group, size, selected, rate, ratio } = each;
    if (hidden.has(each)) return { group, size, selected: null, rate: null, ratio: null };
    return { group, size, selected, rate, ratio: hidden.size > 0 ? null : ratio };
  });
}

function isTelling({ size, selected }: GroupImpact): boolean {
  const rest = size - selected;
  return selected < SMALLEST_GROUP || (rest > 0 && rest < SMALLEST_GROUP);
}
