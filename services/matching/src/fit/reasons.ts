import type { Cause, GateResult } from './gates.ts';
import type { Text } from './world.ts';

const text = (zh: string, en: string, ru: string): Text => ({ zh, en, ru });

/** What a gate tells a person, by its cause; `{}` stands for the codes that it is about. */
const REASONS: Readonly<Record<Cause, Text>> = {
  'no-consent': text('未同意参与匹配', 'No consent to matching', 'Нет согласия на подбор'),
  'employer-not-approved': text('用人单位未通过遴选', 'The employer is not approved', 'Работодатель не одобрен'),
  'opening-not-published': text('岗位未发布', 'The opening is not published', 'Вакансия не опубликована'),
  'not-available': text('毕业生目前不可匹配', 'The graduate is not available', 'Выпускник сейчас недоступен'),
  'kind-not-accepted': text('不接受该类型：{}', 'Does not accept this kind: {}', 'Не принимает этот вид: {}'),
  'under-sixteen': text('开始时未满16周岁', 'Under 16 at the start', 'Младше 16 лет на момент начала'),
  'first-year': text(
    '开始时为一年级',
    'In the first year of study at the start',
    'На момент начала учится на первом курсе',
  ),
  'sixteenth-birthday': text(
    '开始当月满16周岁，请确认生日',
    'Turns 16 in the month of the start: which day?',
    'Исполняется 16 лет в месяц начала: уточните день',
  ),
  'birth-missing': text('缺少出生年月', 'The month of birth is missing', 'Не указан месяц рождения'),
  'year-missing': text(
    '缺少年级或入学年份',
    'Year of study and cohort are missing',
    'Не указаны курс и год поступления',
  ),
  'education-lower': text(
    '学历低于要求：{}',
    'Education below the minimum: {}',
    'Уровень образования ниже требуемого: {}',
  ),
  'education-missing': text('缺少学历层次', 'The level of education is missing', 'Не указан уровень образования'),
  'major-not-listed': text(
    '专业不在要求之列：{}',
    'The major is not among those asked: {}',
    'Специальность не входит в список: {}',
  ),
  'major-missing': text('缺少专业', 'The major is missing', 'Не указана специальность'),
  'skill-not-held': text('缺少必备技能：{}', 'Lacks required skills: {}', 'Нет обязательных навыков: {}'),
  'credential-not-held': text(
    '缺少必备证书：{}',
    'Lacks required credentials: {}',
    'Нет обязательных сертификатов: {}',
  ),
  'credential-unproven': text(
    '证书待核实：{}',
    'Credentials to be verified: {}',
    'Сертификаты требуют подтверждения: {}',
  ),
  'language-lower': text('外语水平不足：{}', 'Language below the level asked: {}', 'Уровень языка ниже требуемого: {}'),
  'language-unproven': text(
    '外语水平待确认：{}',
    'Language level to be confirmed: {}',
    'Уровень языка требует уточнения: {}',
  ),
  'available-later': text('{} 前不能到岗', 'Not available by {}', 'Не может приступить к {}'),
  'availability-missing': text('缺少可到岗日期', 'The date of availability is missing', 'Не указана дата готовности'),
  'place-elsewhere': text(
    '工作地点不在意向地区：{}',
    'No workplace in a declared region: {}',
    'Место работы вне указанных регионов: {}',
  ),
  'region-missing': text('缺少意向地区', 'No region declared', 'Не указаны желаемые регионы'),
  'no-agreement': text(
    '院校与企业之间没有生效的订单班协议',
    'No order-class agreement between college and enterprise is in force',
    'Между колледжем и предприятием нет действующего соглашения о целевой группе',
  ),
};

/** Why the gate does not pass, in words; nothing where it passes. */
export function reasonOf({ cause, about = [] }: GateResult): Text | undefined {
  if (!cause) return undefined;
  const { zh, en, ru } = REASONS[cause];
  const fill = (sentence: string, separator: string) => sentence.replace('{}', about.join(separator));
  return { zh: fill(zh, '、'), en: fill(en, ', '), ru: fill(ru, ', ') };
}
