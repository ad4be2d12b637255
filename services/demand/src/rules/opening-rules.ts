import type { Rule } from './rule-pack.ts';

const employmentLaw = '就业促进法 第27–31条';
const internshipRules = '职业学校学生实习管理规定（2021）';

/** The rules that an opening's free text must pass. Patterns look around a word, so that 不限男女 is no hit and 限男 is. */
export const openingRules: readonly Rule[] = [
  {
    id: 'opening.no-limit-by-sex',
    severity: 'warn',
    text: { zh: '招聘条件不得限定性别', en: 'An opening must not be limited by sex' },
    citation: employmentLaw,
    from: '2008-01-01',
    pattern:
      /(?<!不)(?:仅|只|限招?|仅限|只限|只招|优先考虑)(?:男|女)(?:性|生|士)?(?!女不限)|(?:男|女)(?:性|生|士)(?:优先|为主)|\b(?:males?|females?|men|women) only\b|только (?:мужчины|женщины)/iu,
    cases: {
      hits: ['操作工，限男性', '只招女生', '男生优先', 'Welder, male only', 'только мужчины'],
      passes: ['不限男女', '男女不限', '性别不限', 'men and women welcome'],
    },
  },
  {
    id: 'opening.no-limit-by-age',
    severity: 'warn',
    text: { zh: '年龄限制须由人工审核并写明理由', en: 'A limit by age needs a written reason and a person’s review' },
    citation: employmentLaw,
    from: '2008-01-01',
    pattern:
      /\d{2}\s*(?:周?岁)\s*(?:以下|以内|以上)|\d{2}\s*[-–—~至到]\s*\d{2}\s*(?:周)?岁|\b(?:under|below|up to) \d{2} years\b|до \d{2} лет/iu,
    cases: {
      hits: ['35岁以下', '18-35岁', 'under 35 years', 'до 35 лет'],
      passes: ['3年以上经验', '年龄不限', '18个月质保'],
    },
  },
  {
    id: 'opening.no-limit-by-looks',
    severity: 'warn',
    text: {
      zh: '身高、相貌要求须由人工审核并写明理由',
      en: 'Height and looks need a written reason and a person’s review',
    },
    citation: employmentLaw,
    from: '2008-01-01',
    pattern:
      /身高\s*(?!不限)(?:要求)?\s*(?:在)?\s*1?[.\d]+|五官端正|形象(?:好|佳)|相貌|\bgood[- ]looking\b|приятная внешность/iu,
    cases: {
      hits: ['身高170以上', '身高 1.65 米', '五官端正', '形象佳', 'good-looking'],
      passes: ['身高不限', '企业形象设计', '身高体重秤的维修'],
    },
  },
  {
    id: 'opening.no-limit-by-marriage',
    severity: 'warn',
    text: { zh: '不得询问或限定婚育情况', en: 'Marriage and children must not be asked for' },
    citation: employmentLaw,
    from: '2008-01-01',
    pattern: /(?:限|须|要求|仅限|优先)?(?:已婚|未婚)(?:已育|未育)?|已育优先|\b(?:un)?married only\b/iu,
    cases: { hits: ['已婚已育优先', '未婚', 'unmarried only'], passes: ['婚庆策划', '婚礼现场布置'] },
  },
  {
    id: 'opening.no-limit-by-household',
    severity: 'warn',
    text: {
      zh: '不得限定户籍、民族、宗教或毕业院校层次',
      en: 'Household registration, ethnicity, religion or rank of the school must not be a limit',
    },
    citation: employmentLaw,
    from: '2008-01-01',
    pattern:
      /(?:限|仅限|须|要求)?(?:本地|本市|北京|天津|城镇|农村)户(?:口|籍)|限汉族|(?:限|仅限|须)?(?:985|211)\s*(?:\/|、|或|和)?\s*(?:985|211)?\s*(?:院校|高校|毕业)/u,
    cases: {
      hits: ['本地户口', '限北京户籍', '限汉族', '985/211院校'],
      passes: ['户口登记系统的维护', '办理户籍业务', '211型焊机'],
    },
  },
  {
    id: 'internship.no-fee',
    severity: 'block',
    text: { zh: '不得向学生收取任何费用', en: 'No fee of any kind may be asked of a student' },
    citation: `${internshipRules} 第16条`,
    from: '2022-01-01',
    pattern:
      /(?<![不无])(?:收取|缴纳|需交|交纳)[^，。；,;]{0,8}(?:押金|保证金|培训费|服装费|中介费|费用)|\b(?:deposit|training fee) (?:is )?required\b/iu,
    cases: {
      hits: ['入职需交押金', '收取服装费200元', 'deposit required'],
      passes: ['不收取任何费用', '押金管理', '无需交押金'],
    },
  },
  {
    id: 'internship.no-entertainment-venue',
    severity: 'block',
    kinds: ['internship'],
    text: {
      zh: '不得安排学生到酒吧、夜总会、歌厅、洗浴中心、网吧等场所实习',
      en: 'No internships in bars, nightclubs, karaoke halls, baths, game halls or internet cafés',
    },
    citation: `${internshipRules} 第16条`,
    from: '2022-01-01',
    pattern: /酒吧|夜总会|歌厅|KTV|洗浴|网吧|电子游戏厅|\b(?:nightclub|karaoke)\b/iu,
    cases: { hits: ['KTV服务员', '酒吧驻唱', 'nightclub staff'], passes: ['酒店前厅', '吧台设计'] },
  },
  {
    id: 'internship.no-heavy-labour',
    severity: 'block',
    kinds: ['internship'],
    text: {
      zh: '不得安排三级及以上强度的体力劳动或高风险作业',
      en: 'No labour of intensity III or more, and no high-risk work',
    },
    citation: `${internshipRules} 第16条`,
    from: '2022-01-01',
    pattern: /(?:三|四|Ⅲ|Ⅳ|III|IV)级(?:及以上)?体力劳动|井下作业|高空作业|放射性/u,
    cases: { hits: ['三级体力劳动', '井下作业', '高空作业'], passes: ['一级体力劳动', '高空间利用率的仓库'] },
  },
  {
    id: 'internship.no-night-shift',
    severity: 'warn',
    kinds: ['internship'],
    text: { zh: '实习不得安排夜班、加班，备案的除外', en: 'Night shifts and overtime need filing with the authority' },
    citation: `${internshipRules} 第17条`,
    from: '2022-01-01',
    pattern: /(?<![不无])(?:需|要|能|须)?(?:上夜班|倒班|两班倒|三班倒|加班)|\bnight shifts?\b/iu,
    cases: { hits: ['需上夜班', '两班倒', 'night shift'], passes: ['不加班', '无加班', '双休'] },
  },
];
