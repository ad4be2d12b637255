import type { Text } from '@duijie/domain';

/** One step of a credential's ladder. Ranks rise with the demands; the digit in a Chinese grade often does not. */
export interface Grade {
  readonly grade: string;
  readonly rank: number;
  readonly names: Text;
}

export type CredentialFamily =
  | 'onePlusX'
  | 'vocationalLevel'
  | 'specialOperation'
  | 'specialEquipment'
  | 'licence'
  | 'professionalTitle'
  | 'vendor'
  | 'examination'
  | 'drivingLicence'
  | 'language'
  | 'competition';

interface Step extends Grade {
  readonly words: RegExp;
}

function ladder(
  ...steps: readonly (readonly [grade: string, zh: string, words: RegExp, rank?: number])[]
): readonly Step[] {
  return steps.map(([grade, zh, words, rank], place) => ({ grade, rank: rank ?? place + 1, names: { zh }, words }));
}

const threeSteps = ladder(
  ['elementary', '初级', /初级|elementary|junior|basic level|начальн|初$/u],
  ['intermediate', '中级', /中级|intermediate|средн|中$/u],
  ['advanced', '高级', /高级|advanced|senior|высок|высш|高$/u],
);

const vocationalSteps = ladder(
  ['apprentice', '学徒工', /学徒/u, 0],
  ['level5', '五级/初级工', /五级|5级|初级|level ?5|junior|elementary/u, 1],
  ['level4', '四级/中级工', /四级|4级|中级|level ?4|intermediate/u, 2],
  ['level3', '三级/高级工', /三级|3级|高级(?!技师)|level ?3|advanced|senior(?! tech)/u, 3],
  ['level2', '二级/技师', /二级|2级|(?<!高级|特级|首席)技师|level ?2|(?<!senior )technician/u, 4],
  ['level1', '一级/高级技师', /一级|1级|高级技师|level ?1|senior technician/u, 5],
  ['specialGrade', '特级技师', /特级技师/u, 6],
  ['chief', '首席技师', /首席技师/u, 7],
);

const none: readonly Step[] = [];

const vendorSteps = ladder(
  ['elementary', 'HCIA', /hcia|初级/u],
  ['intermediate', 'HCIP', /hcip|中级/u],
  ['advanced', 'HCIE', /hcie|高级/u],
);

const titleSteps = ladder(
  ['elementary', '初级', /初级|程序员|网络管理员|junior/u],
  ['intermediate', '中级', /中级|软件设计师|网络工程师|intermediate/u],
  ['advanced', '高级', /高级|架构设计师|项目管理师|senior/u],
);

const drivingSteps = ladder(['C2', 'C2', /c2/u], ['C1', 'C1', /c1/u], ['B2', 'B2', /b2/u], ['A2', 'A2', /a2/u]);

const examinationSteps = ladder(
  ['grade1', '一级', /一级|1级/u],
  ['grade2', '二级', /二级|2级/u],
  ['grade3', '三级', /三级|3级/u],
  ['grade4', '四级', /四级|4级/u],
);

const hskSteps = ladder(
  ...['一', '二', '三', '四', '五', '六', '七', '八', '九'].map(
    (sign, place) =>
      [`${place + 1}`, `${sign}级`, new RegExp(`${sign}级|(?<![\\d.])${place + 1}(?![\\d.])`, 'u')] as const,
  ),
);

const cetSteps = ladder(['4', '四级', /四级|4级|cet-?4/u], ['6', '六级', /六级|6级|cet-?6/u]);

const trkiSteps = ladder(
  ['A1', 'ТЭУ', /тэу|a1/u],
  ['A2', 'ТБУ', /тбу|a2/u],
  ['B1', 'ТРКИ-1', /b1|[-\s]1\b|[иi]1/u],
  ['B2', 'ТРКИ-2', /b2|[-\s]2\b|[иi]2/u],
  ['C1', 'ТРКИ-3', /c1|[-\s]3\b|[иi]3/u],
  ['C2', 'ТРКИ-4', /c2|[-\s]4\b|[иi]4/u],
);

const putonghuaSteps = ladder(
  ['三级乙等', '三级乙等', /三级乙|三乙/u],
  ['三级甲等', '三级甲等', /三级甲|三甲/u],
  ['二级乙等', '二级乙等', /二级乙|二乙/u],
  ['二级甲等', '二级甲等', /二级甲|二甲/u],
  ['一级乙等', '一级乙等', /一级乙|一乙/u],
  ['一级甲等', '一级甲等', /一级甲|一甲/u],
);

const cattiSteps = ladder(
  ['level3', '三级', /三级|3级|level ?3/u],
  ['level2', '二级', /二级|2级|level ?2/u],
  ['level1', '一级', /一级|1级|level ?1/u],
);

const byFamily: Partial<Record<CredentialFamily, readonly Step[]>> = {
  onePlusX: threeSteps,
  vocationalLevel: vocationalSteps,
};

const byCredential: Readonly<Record<string, readonly Step[]>> = {
  'L-HCIA': vendorSteps,
  'L-SOFTEX': titleSteps,
  'L-DRIVE': drivingSteps,
  'L-NCRE': examinationSteps,
  'G-HSK': hskSteps,
  'G-HSKK': threeSteps,
  'G-CET': cetSteps,
  'G-TRKI': trkiSteps,
  'G-PTH': putonghuaSteps,
  'G-CATTI': cattiSteps,
};

function stepsOf(credential: string, family: CredentialFamily): readonly Step[] {
  return byCredential[credential] ?? byFamily[family] ?? none;
}

/** The ladder of a credential, lowest first; empty when it has no grades. */
export function gradesOf(credential: string, family: CredentialFamily): readonly Grade[] {
  return stepsOf(credential, family).map(({ grade, rank, names }) => ({ grade, rank, names }));
}

/** The grade that a canonical text names on this ladder; null when it names none or several. */
export function readGrade(credential: string, family: CredentialFamily, canonical: string): string | null {
  const steps = stepsOf(credential, family);
  const itself = steps.find(({ grade }) => grade.toLowerCase() === canonical);
  if (itself) return itself.grade;
  const found = steps.filter(({ words, grade }) => words.test(canonical) || new RegExp(`\\b${grade.toLowerCase()}\\b`).test(canonical)); // prettier-ignore
  return found.length === 1 && found[0] ? found[0].grade : null;
}
