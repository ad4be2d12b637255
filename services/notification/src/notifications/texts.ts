import type { Language } from '@duijie/domain';
import { agreementTemplates } from './texts-of-agreements.ts';

/** A title and a sentence in the three languages; `{name}` stands for a value. */
export interface Template {
  readonly title: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
}

/** The words of every notification. The employer hears of its own opening in other words than a student. */
export const templates = {
  ...agreementTemplates,
  shortlisted: {
    title: { zh: '您进入了推荐名单', en: 'You are on a shortlist', ru: 'Вы в списке рекомендованных' },
    text: {
      zh: '您进入了岗位“{title}”的推荐名单，目前排名第 {rank}，名单共 {listed} 人。可在匹配详情中查看理由和差距。',
      en: 'You are on the shortlist of “{title}”, at present in place {rank} of {listed}. The match says why, and what is missing.',
      ru: 'Вы вошли в список рекомендованных на позицию «{title}»: место {rank} из {listed}. Причины и недостающее указаны в описании совпадения.',
    },
  },
  openingPaused: {
    title: { zh: '岗位已暂停', en: 'An opening is paused', ru: 'Набор приостановлен' },
    text: {
      zh: '岗位“{title}”因用人单位资格暂停而暂停招聘，该单位的其他岗位同样暂停。恢复后会再通知您，您无需操作。',
      en: '“{title}” is paused, since its employer is suspended, and so is whatever else it offers. You will be told when it resumes; you need do nothing.',
      ru: 'Набор на позицию «{title}» и на другие позиции этого работодателя приостановлен, так как он временно отстранён. Мы сообщим о возобновлении; от вас ничего не требуется.',
    },
  },
  openingPausedForEmployer: {
    title: { zh: '您的岗位已暂停', en: 'Your opening is paused', ru: 'Ваш набор приостановлен' },
    text: {
      zh: '因贵单位资格暂停，“{title}”等所有已发布岗位均已暂停，不再展示。资格恢复后将自动恢复。',
      en: '“{title}” and everything else that you have published is paused and out of sight, since your organisation is suspended. It resumes by itself when the suspension ends.',
      ru: '«{title}» и все остальные опубликованные вами позиции приостановлены и скрыты, так как ваша организация временно отстранена. После снятия отстранения набор возобновится сам.',
    },
  },
  openingResumed: {
    title: { zh: '岗位已恢复', en: 'An opening has resumed', ru: 'Набор возобновлён' },
    text: {
      zh: '岗位“{title}”已恢复招聘，该单位同时暂停的其他岗位亦同。',
      en: '“{title}” is open again, and so is what else its employer had to pause.',
      ru: 'Набор на позицию «{title}» и на другие приостановленные позиции этого работодателя возобновлён.',
    },
  },
  openingResumedForEmployer: {
    title: { zh: '您的岗位已恢复', en: 'Your opening has resumed', ru: 'Ваш набор возобновлён' },
    text: {
      zh: '“{title}”等因资格暂停而暂停的岗位已恢复，并重新参与匹配。',
      en: '“{title}” and whatever else the suspension had paused is open again, and graduates are matched to it anew.',
      ru: '«{title}» и всё, что было приостановлено отстранением, снова открыто; подбор выпускников возобновлён.',
    },
  },
  openingRefused: {
    title: {
      zh: '您的岗位因规则变更而暂停',
      en: 'New rules have paused your opening',
      ru: 'Новые правила приостановили ваш набор',
    },
    text: {
      zh: '现行规则不再允许岗位“{title}”按目前内容发布，岗位已暂停。请在岗位详情中查看规则与条款，修改后可恢复。',
      en: 'The rules in force do not allow “{title}” as it stands, so it is paused. The opening says which rule and article; mend it, then resume it.',
      ru: 'Действующие правила не допускают позицию «{title}» в нынешнем виде, она приостановлена. Правило и статья указаны в описании позиции; исправьте её и возобновите набор.',
    },
  },
  openingHeld: {
    title: {
      zh: '您的岗位因规则变更待审核',
      en: 'New rules hold your opening for review',
      ru: 'Новые правила: ваш набор на проверке',
    },
    text: {
      zh: '按现行规则，岗位“{title}”须由人工审核，审核前不再展示。审核后会恢复发布，或退回修改。',
      en: 'By the rules in force a person has to look at “{title}”; it is out of sight until then. It is published again, or returned to be mended.',
      ru: 'По действующим правилам позицию «{title}» должен проверить оператор; до этого она скрыта. После проверки её опубликуют снова или вернут на доработку.',
    },
  },
  consentExpired: {
    title: { zh: '您的授权已到期', en: 'A consent of yours has ended', ru: 'Срок вашего согласия истёк' },
    text: {
      zh: '您给出的一项授权已过最后期限。没有匹配授权，您不会出现在任何推荐名单中；如需继续，请在个人资料中重新授权。',
      en: 'A consent that you gave until a day has ended. Without consent to be matched you are on no shortlist; give it again in your profile if you wish to go on.',
      ru: 'Срок данного вами согласия истёк. Без согласия на подбор вас нет ни в одном списке рекомендованных; при желании дайте его снова в своём профиле.',
    },
  },
  uploadCompleted: {
    title: { zh: '上传已完成', en: 'An upload is complete', ru: 'Загрузка завершена' },
    text: {
      zh: '共 {total} 行：接受 {accepted}，未变 {unchanged}，待确认 {needsReview}，拒绝 {rejected}。被拒绝的行可下载错误文件查看原因。',
      en: 'Rows: {total}; accepted {accepted}, unchanged {unchanged}, to be confirmed {needsReview}, rejected {rejected}. The error file says why rows were rejected.',
      ru: 'Строк: {total}; принято {accepted}, без изменений {unchanged}, требуют подтверждения {needsReview}, отклонено {rejected}. Причины отклонения — в файле ошибок.',
    },
  },
  uploadFailed: {
    title: { zh: '上传失败', en: 'An upload failed', ru: 'Загрузка не удалась' },
    text: {
      zh: '文件未能读完。失败前已接受 {accepted} 行；请在上传详情中查看原因，改正后重新上传。',
      en: 'The file could not be read to its end. Rows accepted before that: {accepted}. The upload says why; mend the file and send it again.',
      ru: 'Файл не удалось прочитать до конца. Принято строк до ошибки: {accepted}. Причина указана в загрузке; исправьте файл и отправьте снова.',
    },
  },
  uploadCancelled: {
    title: { zh: '上传已取消', en: 'An upload was cancelled', ru: 'Загрузка отменена' },
    text: {
      zh: '上传已被取消。取消前已接受 {accepted} 行。',
      en: 'The upload was stopped. Rows accepted before that: {accepted}.',
      ru: 'Загрузка остановлена. Принято строк до остановки: {accepted}.',
    },
  },
  placeOffered: {
    title: { zh: '您获得了一个名额', en: 'You are offered a place', ru: 'Вам предложено место' },
    text: {
      zh: '您获得了岗位“{title}”的名额（您的第 {rank} 志愿）。请在北京时间 {until} 前接受、放弃或暂留；逾期未答复视为放弃。',
      en: 'You are offered a place at “{title}”, number {rank} on your list. Accept, decline or hold it by {until} (Beijing time); without an answer it goes to the next in line.',
      ru: 'Вам предложено место «{title}» — № {rank} в вашем списке. Примите, отклоните или придержите его до {until} (по пекинскому времени); без ответа оно перейдёт следующему.',
    },
  },
  placeAwaited: {
    title: {
      zh: '本轮暂无名额，您在候补名单中',
      en: 'No place yet: you are in line',
      ru: 'Места пока нет: вы в листе ожидания',
    },
    text: {
      zh: '本轮分配暂未给您名额。您在所填岗位的候补名单中，有名额空出时会通知您；结果证书说明了原因。',
      en: 'This allocation has no place for you so far. You stand in line at the openings of your list and are told when a seat is freed; your certificate says why.',
      ru: 'В этом распределении места для вас пока нет. Вы стоите в листах ожидания по вашему списку; при освобождении места мы сообщим. Причина указана в сертификате.',
    },
  },
  placePaused: {
    title: { zh: '您的名额暂时冻结', en: 'Your place is on hold', ru: 'Ваше место временно заморожено' },
    text: {
      zh: '因用人单位资格暂停，岗位“{title}”的名额暂时冻结，为您保留，答复期限顺延。恢复后会再通知您。',
      en: 'The employer of “{title}” is suspended. Your place is kept and its deadline waits; you will be told when it can be answered.',
      ru: 'Работодатель позиции «{title}» временно отстранён. Место сохраняется за вами, срок ответа приостановлен; мы сообщим, когда можно будет ответить.',
    },
  },
  placeLapsed: {
    title: { zh: '名额已失效', en: 'A place has lapsed', ru: 'Срок ответа истёк' },
    text: {
      zh: '岗位“{title}”的名额逾期未接受，已转给下一位候补。',
      en: 'The place at “{title}” was not accepted in time and went to the next in line.',
      ru: 'Место «{title}» не было принято в срок и перешло следующему.',
    },
  },
  placeClosed: {
    title: { zh: '本轮分配已结束', en: 'The round of allocation has ended', ru: 'Распределение завершено' },
    text: {
      zh: '本轮分配已结束，候补名单关闭。您可继续参加推荐和下一轮分配。',
      en: 'The round has ended and its waiting lists are closed. You go on being matched, and can take part in the next round.',
      ru: 'Распределение завершено, листы ожидания закрыты. Подбор продолжается; вы сможете участвовать в следующем распределении.',
    },
  },
} as const satisfies Record<string, Template>;

/** Stands for the title of an opening that has not been heard of yet. */
export const namelessOpening: Readonly<Record<Language, string>> = {
  zh: '某岗位',
  en: 'an opening',
  ru: 'вакансия',
};

/** Stands for the name of a recognition that was told without one. */
export const namelessRecognition: Readonly<Record<Language, string>> = {
  zh: '某项证书互认',
  en: 'a recognition of credentials',
  ru: 'признание сертификатов',
};
