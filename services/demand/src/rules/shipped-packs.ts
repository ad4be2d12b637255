import internships from './packs/internships.json' with { type: 'json' };
import recruitment from './packs/recruitment.json' with { type: 'json' };
import type { RulePack } from './rule.ts';

/** The packs that come with this release. */
export const shippedPacks = [recruitment, internships] as unknown as readonly RulePack[];
