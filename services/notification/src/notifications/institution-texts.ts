import type { FlagOutcome, FlagReason } from '@duijie/contracts';
import type { Language } from '@duijie/domain';
import type { Template } from './texts.ts';

/** What organisations and operators are told of vetting and of flags. The same words serve both: they name the organisation. */
export const institutionTemplates = {
  vettingEvidenceRequested: {
    title: { zh: '遴选审核需补充材料', en: 'Vetting asks for evidence', ru: 'Проверка: нужны документы' },
    text: {
      zh: '审核员请“{name}”补充证明材料。请在审核案件中查看所需项目，上传后提交。',
      en: 'The reviewers ask “{name}” for evidence. The case says for which items; upload it there, and submit.',
      ru: 'Проверяющие запрашивают документы у организации «{name}». Нужные пункты указаны в деле; загрузите файлы и отправьте.',
    },
  },
  vettingApproved: {
    title: { zh: '遴选审核通过', en: 'Vetting: approved', ru: 'Проверка пройдена' },
    text: {
      zh: '“{name}”的审核已通过，有效期至 {day}。',
      en: '“{name}” is approved until {day}.',
      ru: 'Организация «{name}» одобрена до {day}.',
    },
  },
  vettingConditional: {
    title: { zh: '遴选审核有条件通过', en: 'Vetting: approved under conditions', ru: 'Проверка пройдена с условиями' },
    text: {
      zh: '“{name}”的审核有条件通过，请在 {due} 前落实案件中列出的条件，否则资格将终止。',
      en: '“{name}” is approved under conditions. Meet what the case lists by {due}, or the approval ends.',
      ru: 'Организация «{name}» одобрена с условиями. Выполните указанное в деле до {due}, иначе одобрение прекратится.',
    },
  },
  vettingRefused: {
    title: { zh: '遴选审核未通过', en: 'Vetting: refused', ru: 'Проверка не пройдена' },
    text: {
      zh: '“{name}”的审核未通过，理由见审核案件。可在三十天内申诉，由其他审核员复核。',
      en: '“{name}” was refused; the case says why. You can appeal within thirty days, and other reviewers decide.',
      ru: 'Организации «{name}» отказано; причины указаны в деле. В течение тридцати дней можно подать апелляцию, её рассмотрят другие проверяющие.',
    },
  },
  vettingUpheld: {
    title: { zh: '申诉结果：维持原决定', en: 'Appeal: the refusal stands', ru: 'Апелляция: отказ оставлен в силе' },
    text: {
      zh: '对“{name}”未通过审核的申诉已复核，维持原决定。',
      en: 'Other reviewers have looked at the appeal of “{name}”: the refusal stands.',
      ru: 'Апелляция организации «{name}» рассмотрена: отказ оставлен в силе.',
    },
  },
  vettingAppealed: {
    title: { zh: '收到审核申诉', en: 'An appeal in a vetting case', ru: 'Апелляция по делу о проверке' },
    text: {
      zh: '“{name}”对未通过审核提出申诉。请指派未参与原决定的两名审核员。',
      en: '“{name}” appeals against its refusal. Assign two reviewers who had no part in it.',
      ru: 'Организация «{name}» обжалует отказ. Назначьте двух проверяющих, не участвовавших в решении.',
    },
  },
  vettingExpiring: {
    title: { zh: '资格即将到期', en: 'An approval ends soon', ru: 'Срок одобрения истекает' },
    text: {
      zh: '“{name}”的审核有效期至 {day}。请及时发起新的审核；到期后岗位将暂停，账号与密钥停用。',
      en: 'The approval of “{name}” holds until {day}. Open a new case in time: after that day its openings pause and its accounts and keys are refused.',
      ru: 'Одобрение организации «{name}» действует до {day}. Откройте новое дело вовремя: после этого дня вакансии приостановятся, а учётные записи и ключи перестанут действовать.',
    },
  },
  vettingConditionsDue: {
    title: { zh: '整改期限将至', en: 'Conditions are due soon', ru: 'Истекает срок выполнения условий' },
    text: {
      zh: '“{name}”尚有 {open} 项条件未落实，期限为 {due}；逾期资格将终止。',
      en: 'Conditions of “{name}” yet to be met: {open}, by {due}. After that day the approval ends.',
      ru: 'Организация «{name}»: невыполненных условий — {open}, срок — {due}. После этого дня одобрение прекратится.',
    },
  },
  vettingExpired: {
    title: { zh: '资格已到期', en: 'An approval has ended', ru: 'Срок одобрения истёк' },
    text: {
      zh: '“{name}”的审核资格已终止。重新审核通过后恢复。',
      en: 'The approval of “{name}” has ended. It is restored when a new case is approved.',
      ru: 'Одобрение организации «{name}» прекращено. Оно восстановится после новой проверки.',
    },
  },
  flagRaised: {
    title: { zh: '成员提出警示', en: 'A flag was raised', ru: 'Подано предупреждение' },
    text: {
      zh: '有成员就“{name}”提出警示：{reason}。全体成员可见，由运营方核查。',
      en: 'A member has raised a flag on “{name}”: {reason}. Every member sees it, and an operator looks into it.',
      ru: 'Участник подал предупреждение об организации «{name}»: {reason}. Его видят все участники, проверяет оператор.',
    },
  },
  flagClosed: {
    title: { zh: '警示已处理', en: 'A flag was closed', ru: 'Предупреждение рассмотрено' },
    text: {
      zh: '关于“{name}”的警示（{reason}）已核查：{outcome}。',
      en: 'The flag on “{name}” ({reason}) was looked into: {outcome}.',
      ru: 'Предупреждение об организации «{name}» ({reason}) рассмотрено: {outcome}.',
    },
  },
} as const satisfies Record<string, Template>;

type Words = Readonly<Record<Language, string>>;

export const flagReasonWords: Readonly<Record<FlagReason, Words>> = {
  'fee-charged': { zh: '收取费用', en: 'a fee was charged', ru: 'взимание платы' },
  'false-opening': { zh: '虚假岗位', en: 'a false opening', ru: 'ложная вакансия' },
  'wage-arrears': { zh: '拖欠报酬', en: 'pay is owed', ru: 'задолженность по оплате' },
  'unsafe-work': { zh: '工作不安全', en: 'unsafe work', ru: 'небезопасный труд' },
  'illegal-intermediary': { zh: '违规中介', en: 'an unlawful intermediary', ru: 'незаконное посредничество' },
  'agreement-breached': { zh: '违反协议', en: 'an agreement was broken', ru: 'нарушение соглашения' },
  'data-misused': { zh: '滥用数据', en: 'data were misused', ru: 'злоупотребление данными' },
  'evidence-doubtful': { zh: '材料存疑', en: 'doubtful evidence', ru: 'сомнительные документы' },
  other: { zh: '其他', en: 'another reason', ru: 'другая причина' },
};

export const flagOutcomeWords: Readonly<Record<FlagOutcome, Words>> = {
  unfounded: { zh: '不成立', en: 'unfounded', ru: 'не подтвердилось' },
  resolved: { zh: '已解决', en: 'resolved', ru: 'устранено' },
  warned: { zh: '已警告', en: 'the organisation was warned', ru: 'организация предупреждена' },
  suspended: { zh: '已暂停资格', en: 'the organisation was suspended', ru: 'организация отстранена' },
  'vetting-reopened': { zh: '重新审核', en: 'it is vetted anew', ru: 'назначена новая проверка' },
};
