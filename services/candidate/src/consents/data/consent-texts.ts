import type { ConsentText } from '../consent-text.ts';

/**
 * The words that people agree to, by purpose, the oldest first. A version that was published is never changed: what
 * somebody agreed to is proven by its digest. New words are a new version; `isMaterial` says that who agreed to an
 * older one is asked again.
 */
export const consentTexts: readonly ConsentText[] = [
  {
    purpose: 'matching',
    version: '2026-11',
    effectiveOn: '2026-11-01',
    isMaterial: true,
    title: {
      zh: '岗位匹配',
      en: 'Matching with openings',
      ru: 'Подбор вакансий',
    },
    text: {
      zh: '我同意平台使用我的专业、技能、证书、实践经历和求职意向，将我与订单班、实习和就业岗位进行匹配，并以不显示姓名的方式出现在用人单位的候选名单中。匹配由计算机完成，我可以要求说明理由，也可以拒绝仅由计算机作出的决定。我可以随时撤回，撤回后不再参与匹配，撤回不影响此前已完成的处理。',
      en: 'I agree that the platform uses my major, skills, credentials, practice and wishes to match me with order classes, internships and jobs, and that I appear in shortlists of employers without my name. A computer does the matching; I may ask for its reasons and refuse a decision made by machine alone. I may withdraw at any time and am then matched no more; what was done before stays lawful.',
      ru: 'Я согласен(на), чтобы платформа использовала мою специальность, навыки, свидетельства, практику и пожелания для подбора целевых групп, стажировок и вакансий и чтобы я появлялся(лась) в списках работодателей без имени. Подбор выполняет компьютер; я могу запросить объяснение и отказаться от решения, принятого только машиной. Я могу отозвать согласие в любое время; ранее выполненная обработка остаётся законной.',
    },
  },
  {
    purpose: 'shareWithEnterprise',
    version: '2026-11',
    effectiveOn: '2026-11-01',
    isMaterial: true,
    title: {
      zh: '向指定用人单位提供姓名和联系方式',
      en: 'Name and contact for one employer',
      ru: 'Имя и контакты для одного работодателя',
    },
    text: {
      zh: '我同意在接受该用人单位的岗位后，平台向这一家用人单位提供我的姓名、电话和邮箱，用于联系我办理录用或实习手续。每一家用人单位须单独征得我的同意，每次查看都有记录并可供我查询。我可以随时撤回，撤回后该单位不能再查看。',
      en: 'I agree that, once I have accepted a place with this employer, the platform shows this one employer my name, telephone and e-mail, so that it can reach me about the post. Each employer needs a consent of its own; every look is recorded and I can see the record. I may withdraw at any time, and the employer then sees them no more.',
      ru: 'Я согласен(на), чтобы после принятия мною места у этого работодателя платформа показала только ему моё имя, телефон и электронную почту для связи по оформлению. Для каждого работодателя нужно отдельное согласие; каждый просмотр записывается и доступен мне. Я могу отозвать согласие в любое время, после чего работодатель их больше не видит.',
    },
  },
  {
    purpose: 'study',
    version: '2026-11',
    effectiveOn: '2026-11-01',
    isMaterial: true,
    title: { zh: '供需研究', en: 'Studies of supply and demand', ru: 'Исследования спроса и предложения' },
    text: {
      zh: '我同意将我的资料以汇总方式用于区域人才供需和课程差距研究。研究只公布汇总结果，少于 10 人的分组不予显示，不会出现任何能识别我的信息。我可以随时撤回，撤回后不再纳入新的研究。',
      en: 'I agree that my profile is counted in studies of regional supply and demand and of gaps in curricula. Only totals are published, groups of fewer than 10 are left out, and nothing identifies me. I may withdraw at any time and am then left out of new studies.',
      ru: 'Я согласен(на), чтобы мой профиль учитывался в исследованиях регионального спроса и предложения и пробелов учебных программ. Публикуются только итоги, группы менее 10 человек не показываются, и ничто не позволяет меня узнать. Я могу отозвать согласие в любое время и не войду в новые исследования.',
    },
  },
  {
    purpose: 'crossBorder',
    version: '2026-11',
    effectiveOn: '2026-11-01',
    isMaterial: true,
    title: { zh: '向境外提供', en: 'Use outside the country', ru: 'Передача за рубеж' },
    text: {
      zh: '我同意为境外岗位、鲁班工坊或交流项目的匹配，将我不含姓名的资料提供给境外的接收方。接收方、用途和联系方式在匹配说明中列明，我可以向其行使我的权利。我可以随时撤回，撤回后不再向境外提供。',
      en: 'I agree that my profile, without my name, is given to recipients abroad for the matching with posts abroad, Luban Workshops or exchanges. The recipient, its purpose and how to reach it stand with the match, and I can exercise my rights towards it. I may withdraw at any time, and nothing more is then sent abroad.',
      ru: 'Я согласен(на), чтобы мой профиль без имени передавался получателям за рубежом для подбора мест за рубежом, мастерских Лу Баня и обменов. Получатель, цель и контакты указаны при подборе, и я могу осуществлять свои права перед ним. Я могу отозвать согласие в любое время, после чего передача прекращается.',
    },
  },
  {
    purpose: 'contact',
    version: '2026-11',
    effectiveOn: '2026-11-01',
    isMaterial: true,
    title: { zh: '联系我', en: 'Contacting me', ru: 'Связь со мной' },
    text: {
      zh: '我同意学校和平台通过电话、短信或邮件，就匹配结果、期限和需要我补充的信息与我联系。我可以随时撤回，撤回后只在站内收到消息。',
      en: 'I agree that my college and the platform call or write to me about matches, deadlines and what they still need from me. I may withdraw at any time and then get messages in the platform alone.',
      ru: 'Я согласен(на), чтобы мой колледж и платформа звонили и писали мне о подборе, сроках и недостающих сведениях. Я могу отозвать согласие в любое время и тогда буду получать сообщения только на платформе.',
    },
  },
];
