/** Words around a skill that say how well or how it is known, not what it is. Longer ones first where one holds another. */
export const affixes = {
  before: [
    '熟练掌握', '熟练使用', '熟练运用', '熟练操作', '能够熟练', '基本掌握', '初步掌握', '能够使用', '能够进行', '具有良好的', '具备良好的',
    '良好的', '较强的', '一定的', '熟练', '精通', '掌握', '熟悉', '了解', '擅长', '善于', '具备', '具有', '能够', '能独立', '会使用', '会操作', '会用', '会开', '使用', '运用', '懂', '会',
    'proficient in', 'proficiency in', 'experience with', 'experience in', 'knowledge of', 'familiar with', 'fluent in', 'skilled in', 'good at', 'able to', 'basic', 'advanced',
    'знание', 'знания', 'владение', 'владею', 'уверенное владение', 'опыт работы с', 'опыт работы в', 'опыт', 'умение', 'навыки', 'основы', 'свободный',
  ],
  after: [
    '能力强', '的能力', '能力', '技能', '水平', '基础', '知识', '软件', '的使用', '使用', '证书', '认证', '方向', '相关', '经验', '工作', '等',
    'skills', 'skill', 'experience', 'knowledge', 'basics', 'certified', 'user',
    'навыки', 'опыт', 'базовый уровень', 'продвинутый уровень',
  ],
} as const; // prettier-ignore

/** Signs that are often typed for others that sound or look the same. */
export const misspellings: readonly (readonly [wrong: string, right: string])[] = [
  ['数空', '数控'],
  ['帐务', '账务'],
  ['做帐', '做账'],
  ['记帐', '记账'],
  ['焊结', '焊接'],
  ['按装', '安装'],
  ['园磨', '圆磨'],
  ['剪缉', '剪辑'],
  ['直拨', '直播'],
  ['仓储管里', '仓储管理'],
  ['组太', '组态'],
  ['程续', '程序'],
];

/** Words of Chinese that name the same act on the same thing, so that 风机运维 and 风机检修 meet. */
export const sameActs: readonly (readonly [act: string, others: readonly string[]])[] = [
  ['维修', ['检修', '维护', '保养', '修理', '运维', '维保']],
  ['制作', ['设计', '绘制']],
  ['检测', ['检验']],
  ['操作', ['操控', '驾驶']],
  ['调试', ['装调', '整定']],
];

/** Stems of English and Russian words that name the same thing, so that an inspection meets a test. */
export const sameStems: readonly (readonly [stem: string, others: readonly string[]])[] = [
  ['test', ['inspect', 'detect']],
  ['maintain', ['mainten', 'repair', 'servic']],
  ['licenc', ['licens']],
  ['панел', ['батар']],
  ['ремонт', ['обслуживан']],
];

/** Words that may stand beside the name of a skill without making another one of it. */
export const neutralWords: readonly string[] = [
  '技术', '技能', '应用', '基础', '入门', '操作', '操作员', '操作工', '编程', '程序', '程序设计', '开发', '设计', '制作', '维修', '调试', '检测', '安装',
  '管理', '使用', '语言', '软件', '系统', '设备', '专业', '方向', '实训', '实操', '实践', '实务', '课程', '培训', '证书', '认证', '执照', '资格',
  '服务', '业务', '作业', '工作', '工艺', '工程', '工程师', '技术员', '工具', '平台', '原理', '知识', '综合', '常用', '日常', '防护', '管道', '零件', '工件', '产品', '现场', '车间', '工厂', '医院', '养老院', '初级', '中级', '高级', '一级', '二级', '三级', '四级', '六级', '八级',
  'programming', 'program', 'programmer', 'basics', 'fundamentals', 'operation', 'operator', 'skills', 'technology', 'technician', 'engineer', 'engineering',
  'development', 'developer', 'design', 'software', 'system', 'language', 'application', 'maintenance', 'test', 'installation', 'licence', 'certificate',
  'level', 'training', 'course', 'work', 'specialist', 'equipment', 'use', 'using', 'admin', 'administrator', 'technical', 'industrial',
  'программирование', 'язык', 'основы', 'работа', 'эксплуатация', 'наладка', 'ремонт', 'монтаж', 'специалист', 'оператор', 'инженер', 'техник',
  'универсал', 'система', 'оборудование', 'применение', 'разработка', 'управление', 'курсы', 'удостоверение', 'уровень', 'технический', 'промышленный',
]; // prettier-ignore

/** Words that carry no meaning of their own between the parts of a term. */
export const fillers: readonly string[] = [
  'and', 'of', 'the', 'in', 'for', 'with', 'a', 'to', 'и', 'с', 'на', 'в', 'по', 'для', 'со', '与', '和', '及', '的',
]; // prettier-ignore
