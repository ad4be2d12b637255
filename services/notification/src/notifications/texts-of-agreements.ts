import type { Template } from './texts.ts';

/** What parties are told of their agreements, and people of what is recognised. */
export const agreementTemplates = {
  agreementProposed: {
    title: { zh: '有协议待贵单位处理', en: 'An agreement awaits you', ru: 'Соглашение ждёт вашего решения' },
    text: {
      zh: '对方就协议“{title}”提交了文本。贵单位可提出修改意见，或直接签署。',
      en: 'A text of “{title}” lies before you. Counter it where it is your turn, or sign it as it is.',
      ru: 'Вам предложен текст соглашения «{title}». Внесите встречное предложение в свою очередь или подпишите его.',
    },
  },
  amendmentProposed: {
    title: { zh: '协议有新版本待处理', en: 'A new version awaits you', ru: 'Новая редакция ждёт решения' },
    text: {
      zh: '协议“{title}”有新版本待确认。各方全部签署前，现行版本继续有效。',
      en: 'A new version of “{title}” lies before you. The present one holds until all have signed the new.',
      ru: 'Предложена новая редакция соглашения «{title}». До подписания всеми сторонами действует прежняя.',
    },
  },
  agreementSigned: {
    title: { zh: '对方已签署协议', en: 'A party has signed', ru: 'Одна из сторон подписала' },
    text: {
      zh: '协议“{title}”已有 {signed} 方签署，尚待贵单位签署。',
      en: '“{title}” is signed by {signed}; your signature is awaited.',
      ru: 'Соглашение «{title}»: подписей — {signed}; ожидается ваша подпись.',
    },
  },
  agreementInForce: {
    title: { zh: '协议已生效', en: 'An agreement is in force', ru: 'Соглашение вступило в силу' },
    text: {
      zh: '协议“{title}”已由各方签署并生效。',
      en: '“{title}” is signed by all, and in force.',
      ru: 'Соглашение «{title}» подписано всеми сторонами и вступило в силу.',
    },
  },
  agreementAmended: {
    title: { zh: '协议新版本已生效', en: 'A new version is in force', ru: 'Новая редакция вступила в силу' },
    text: {
      zh: '协议“{title}”的新版本已由各方签署，自即日起取代旧版本。',
      en: 'All have signed the new version of “{title}”, which takes the place of the old one.',
      ru: 'Новая редакция соглашения «{title}» подписана всеми сторонами и заменяет прежнюю.',
    },
  },
  amendmentWithdrawn: {
    title: { zh: '协议新版本已撤回', en: 'A new version was withdrawn', ru: 'Новая редакция отозвана' },
    text: {
      zh: '协议“{title}”的新版本已撤回，现行版本继续有效。',
      en: 'The new version of “{title}” was withdrawn; the present one holds on.',
      ru: 'Новая редакция соглашения «{title}» отозвана; продолжает действовать прежняя.',
    },
  },
  agreementTerminated: {
    title: { zh: '协议已终止', en: 'An agreement was terminated', ru: 'Соглашение прекращено' },
    text: {
      zh: '协议“{title}”已终止。原因见协议详情。',
      en: '“{title}” was terminated. The agreement says why.',
      ru: 'Соглашение «{title}» прекращено. Причина указана в соглашении.',
    },
  },
  agreementExpired: {
    title: { zh: '协议已到期', en: 'An agreement has expired', ru: 'Срок соглашения истёк' },
    text: {
      zh: '协议“{title}”已到期。如需继续合作，请重新签订。',
      en: 'The last day of “{title}” has passed. Agree anew if you wish to go on.',
      ru: 'Срок действия соглашения «{title}» истёк. При желании заключите новое.',
    },
  },
  recognitionCounts: {
    title: { zh: '您的证书得到认可', en: 'A credential of yours is recognised', ru: 'Ваш сертификат признан' },
    text: {
      zh: '证书互认“{recognition}”现已计入匹配，您的证书因此在岗位“{title}”（及其他要求该证书的岗位）得到认可，匹配结果已更新。',
      en: 'The recognition “{recognition}” counts from now on. By it a credential of yours is recognised at “{title}”, and wherever else it is asked for; your matches have changed.',
      ru: 'Признание «{recognition}» теперь учитывается. Благодаря ему ваш сертификат признан на позиции «{title}» и везде, где он требуется; результаты подбора обновлены.',
    },
  },
  recognitionCountsForEmployer: {
    title: {
      zh: '互认生效，候选人有变化',
      en: 'A recognition changes your candidates',
      ru: 'Признание изменило список кандидатов',
    },
    text: {
      zh: '证书互认“{recognition}”现已计入匹配。岗位“{title}”有 {graduates} 名毕业生的匹配结果因此改变。',
      en: 'The recognition “{recognition}” counts from now on. It changes how {graduates} graduates stand at your opening “{title}”.',
      ru: 'Признание «{recognition}» теперь учитывается. Для позиции «{title}» изменились результаты выпускников: {graduates}.',
    },
  },
  recognitionCeased: {
    title: { zh: '证书互认已暂停或终止', en: 'A recognition counts no more', ru: 'Признание больше не действует' },
    text: {
      zh: '证书互认“{recognition}”已暂停或终止，您的证书在岗位“{title}”（及其他要求该证书的岗位）不再据此得到认可，匹配结果已更新。您的证书本身仍然有效。',
      en: 'The recognition “{recognition}” is suspended or over. By it a credential of yours counted at “{title}”, and wherever else it is asked for; your matches have changed. Your credential itself stays valid.',
      ru: 'Признание «{recognition}» приостановлено или прекращено. Ваш сертификат больше не засчитывается по нему на позиции «{title}» и там, где он требуется; результаты подбора обновлены. Сам сертификат остаётся действительным.',
    },
  },
  recognitionCeasedForEmployer: {
    title: {
      zh: '互认失效，候选人有变化',
      en: 'A recognition changes your candidates',
      ru: 'Признание изменило список кандидатов',
    },
    text: {
      zh: '证书互认“{recognition}”已暂停或终止。岗位“{title}”有 {graduates} 名毕业生的匹配结果因此改变。',
      en: 'The recognition “{recognition}” is suspended or over. It changes how {graduates} graduates stand at your opening “{title}”.',
      ru: 'Признание «{recognition}» приостановлено или прекращено. Для позиции «{title}» изменились результаты выпускников: {graduates}.',
    },
  },
} as const satisfies Record<string, Template>;
