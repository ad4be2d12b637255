import type { VettingState } from '@duijie/contracts';
import { inLanguage, languages } from '@duijie/domain';
import type { Language, Text } from '@duijie/domain';
import { flagOutcomeWords, flagReasonWords, institutionTemplates } from './institution-texts.ts';
import { isShared } from './notification.ts';
import type { Notice, NotificationParams } from './notification.ts';
import { namelessOpening, namelessRecognition, templates } from './texts.ts';
import type { Template } from './texts.ts';

/** A notification in words, in every language of the platform. */
export interface Words {
  readonly title: Required<Text>;
  readonly text: Required<Text>;
}

/** Words a notification; `title` is the opening's as it is now, for a notice that was sent before it was known. */
export function wordsOf(notice: Notice, title: Text | undefined): Words {
  const template = templateOf(notice);
  return {
    title: filled(template.title, notice.params, title),
    text: filled(template.text, notice.params, title),
  };
}

/** How a decision is worded; what is not here is worded as an approval. */
const vettingTemplates: Readonly<Partial<Record<VettingState, Template>>> = {
  conditional: institutionTemplates.vettingConditional,
  refused: institutionTemplates.vettingRefused,
  upheld: institutionTemplates.vettingUpheld,
};

function templateOf(notice: Notice): Template {
  switch (notice.kind) {
    case 'shortlisted':
      return templates.shortlisted;
    case 'openingPaused':
      return isShared(notice.recipient) ? templates.openingPausedForEmployer : templates.openingPaused;
    case 'openingResumed':
      return isShared(notice.recipient) ? templates.openingResumedForEmployer : templates.openingResumed;
    case 'agreementChanged':
      return templates[notice.params.step ?? 'agreementProposed'];
    case 'recognitionCounts':
      return isShared(notice.recipient) ? templates.recognitionCountsForEmployer : templates.recognitionCounts;
    case 'recognitionCeased':
      return isShared(notice.recipient) ? templates.recognitionCeasedForEmployer : templates.recognitionCeased;
    case 'openingRefused':
    case 'openingHeld':
    case 'consentExpired':
    case 'placeOffered':
    case 'placeAwaited':
    case 'placePaused':
    case 'placeLapsed':
    case 'placeClosed':
      return templates[notice.kind];
    case 'vettingDecided':
      return vettingTemplates[notice.params.verdict ?? 'approved'] ?? institutionTemplates.vettingApproved;
    case 'vettingExpiring':
      return notice.params.open === undefined
        ? institutionTemplates.vettingExpiring
        : institutionTemplates.vettingConditionsDue;
    case 'vettingEvidenceRequested':
    case 'vettingAppealed':
    case 'vettingExpired':
    case 'flagRaised':
    case 'flagClosed':
      return institutionTemplates[notice.kind];
    case 'uploadEnded':
      if (notice.params.state === 'failed') return templates.uploadFailed;
      return notice.params.state === 'cancelled' ? templates.uploadCancelled : templates.uploadCompleted;
  }
}

function filled(texts: Template['text'], params: NotificationParams, current: Text | undefined): Required<Text> {
  const words = languages.map((language) => [language, fill(texts[language], valuesOf(params, current, language))]);
  return Object.fromEntries(words) as Record<Language, string>;
}

function valuesOf(params: NotificationParams, current: Text | undefined, language: Language): Record<string, unknown> {
  const title = params.title ?? current ?? namelessOpening;
  return {
    ...params.rows,
    rank: params.rank,
    listed: params.listed,
    until: inChina(params.until),
    signed: params.signed,
    graduates: params.graduates,
    recognition: inLanguage(params.recognition ?? namelessRecognition, language),
    name: params.name === undefined ? undefined : inLanguage(params.name, language),
    day: params.day,
    due: params.due,
    open: params.open,
    reason: params.reason === undefined ? undefined : flagReasonWords[params.reason][language],
    outcome: params.outcome === undefined ? undefined : flagOutcomeWords[params.outcome][language],
    title: inLanguage(title, language),
  };
}

function fill(template: string, values: Record<string, unknown>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '–'));
}

/** The day and minute in China, where the deadlines are set. */
function inChina(instant: string | undefined): string | undefined {
  if (instant === undefined) return undefined;
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
