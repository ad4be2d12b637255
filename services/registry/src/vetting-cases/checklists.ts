import type { OrganisationKind, VettingScope } from '@duijie/contracts';
import type { Text } from '@duijie/domain';

/** One question that reviewers answer. */
export interface ChecklistItem {
  readonly id: string;
  readonly title: Text;
  /** An approval needs an answer to it. */
  readonly required: boolean;
  /** It is met by evidence alone. */
  readonly needsEvidence: boolean;
  /** It is asked of those alone. */
  readonly only?: 'inChina' | 'abroad' | 'intermediary';
}

const item = (
  id: string,
  zh: string,
  en: string,
  ru: string,
  more: Partial<Pick<ChecklistItem, 'required' | 'needsEvidence' | 'only'>> = {},
): ChecklistItem => ({ id, title: { zh, en, ru }, required: true, needsEvidence: true, ...more });

const registration = [
  item(
    'registration',
    '法人登记证书或营业执照',
    'Certificate of registration or business licence',
    'Свидетельство о регистрации или лицензия',
    { only: 'inChina' },
  ),
  item(
    'foreign-register',
    '登记国主管机关的登记证明',
    'Extract from the register of its country',
    'Выписка из реестра страны регистрации',
    { only: 'abroad' },
  ),
  item(
    'mandate',
    '联络人授权书（加盖公章）',
    'Mandate of its contact, sealed',
    'Доверенность контактного лица с печатью',
  ),
];

const credit = item(
  'credit',
  '无严重违法失信与经营异常记录',
  'No record of serious offences or breach of trust',
  'Нет записей о серьёзных нарушениях и недобросовестности',
);

const membership: Readonly<Record<OrganisationKind, readonly ChecklistItem[]>> = {
  enterprise: [
    ...registration,
    credit,
    item(
      'labour',
      '依法参加社会保险、无欠薪记录',
      'Social insurance is paid, and no wages are owed',
      'Социальное страхование уплачено, долгов по зарплате нет',
    ),
    item('safety', '安全生产制度与许可', 'Rules and permits of work safety', 'Правила и разрешения по охране труда'),
    item(
      'posts',
      '拟提供岗位真实、与经营范围相符',
      'The posts are real and within its line of business',
      'Вакансии реальны и соответствуют виду деятельности',
      { needsEvidence: false },
    ),
    item(
      'intermediary-licence',
      '人力资源服务许可证在有效期内',
      'Licence for human resources services, in force',
      'Действующая лицензия на кадровые услуги',
      { only: 'intermediary' },
    ),
  ],
  college: [
    ...registration,
    item(
      'schooling',
      '办学许可与备案专业',
      'Permit to teach, and registered majors',
      'Разрешение на обучение и перечень специальностей',
    ),
    item(
      'student-data',
      '毕业生数据的采集与授权制度',
      'Rules for collecting the data of graduates and their consent',
      'Порядок сбора данных выпускников и их согласия',
    ),
    item(
      'placement-office',
      '有专人负责实习与就业',
      'Staff who see to internships and employment',
      'Есть ответственные за практику и трудоустройство',
      { required: false, needsEvidence: false },
    ),
  ],
  association: [...registration, credit],
  government: [registration[2] ?? credit],
  evaluator: [
    ...registration,
    credit,
    item(
      'evaluation-filing',
      '职业技能等级评价备案',
      'Filing as an evaluator of vocational skills',
      'Регистрация в качестве оценщика квалификаций',
      { only: 'inChina' },
    ),
  ],
  park: [registration[0] ?? credit, registration[2] ?? credit],
  thirdParty: [
    ...registration,
    credit,
    item(
      'independence',
      '与被审核方无利益关系的承诺',
      'Promise of independence from those it looks at',
      'Обязательство независимости от проверяемых',
    ),
  ],
};

const internships = [
  item(
    'workplace',
    '实习岗位与场所安全、无禁止情形',
    'Posts and workplaces are safe and not forbidden',
    'Рабочие места безопасны и не запрещены',
  ),
  item('mentors', '有指导师傅与实习计划', 'Mentors and a plan', 'Есть наставники и план практики'),
  item('insurance', '实习责任保险或工伤保险', 'Insurance of the interns', 'Страхование практикантов'),
  item(
    'pay',
    '报酬不低于同岗位工资的 80%',
    'Pay of at least 80 % of the wage of the post',
    'Оплата не ниже 80 % зарплаты по должности',
  ),
  item(
    'quota',
    '实习人数不超过职工总数 10%、同岗位 20%',
    'Interns within 10 % of staff and 20 % of the post',
    'Доля практикантов в пределах 10 % и 20 %',
    {
      needsEvidence: false,
    },
  ),
];

const orderClasses = [
  item('guarantee', '岗位与最低薪酬承诺', 'Promise of post and least pay', 'Гарантия места и минимальной оплаты'),
  item('syllabus', '共同制定的人才培养方案', 'A syllabus made together', 'Совместная программа обучения'),
  item('trainers', '企业兼职教师', 'Trainers of the enterprise', 'Преподаватели от предприятия', { required: false }),
];

const workshop = [
  item(
    'partner-agreement',
    '与外方院校的合作意向',
    'Intent of cooperation with the host',
    'Намерение о сотрудничестве с принимающей стороной',
  ),
  item('premises', '场地与设备清单', 'Premises and equipment', 'Помещения и оборудование'),
  item('teachers', '双语师资', 'Teachers of both languages', 'Преподаватели на двух языках'),
  item('standards', '输出的教学标准', 'Standards of teaching', 'Учебные стандарты'),
];

const evaluation = [
  item('examiners', '考评员资质', 'Qualified examiners', 'Квалифицированные экзаменаторы'),
  item('question-bank', '题库与考务保密制度', 'Questions and their secrecy', 'Задания и их секретность'),
  item('fees', '收费公示', 'Published fees', 'Опубликованные тарифы', { needsEvidence: false }),
];

const byScope: Readonly<
  Record<Exclude<VettingScope, 'membership'>, Partial<Record<OrganisationKind, readonly ChecklistItem[]>>>
> = {
  internships: { enterprise: internships, government: internships },
  orderClasses: { enterprise: orderClasses },
  workshop: { college: workshop },
  evaluation: { evaluator: evaluation, association: evaluation, thirdParty: evaluation },
};

/** What is asked of an organisation of this kind for this scope; undefined when such cannot be vetted for it. */
export function checklistFor(
  scope: VettingScope,
  { kind, country, intermediary }: { kind: OrganisationKind; country: string; intermediary?: boolean },
): readonly ChecklistItem[] | undefined {
  const items = scope === 'membership' ? membership[kind] : byScope[scope][kind];
  return items?.filter(({ only }) => {
    if (only === undefined) return true;
    if (only === 'intermediary') return intermediary === true;
    return (only === 'inChina') === (country === 'CN');
  });
}
