/** How bad a finding is: an error rejects the row, a review holds it for a person, a warning does neither. */
export type Severity = 'error' | 'warning' | 'review';

export interface IssueText {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

const error = (zh: string, en: string): IssueText => ({ severity: 'error', zh, en });
const review = (zh: string, en: string): IssueText => ({ severity: 'review', zh, en });
const warning = (zh: string, en: string): IssueText => ({ severity: 'warning', zh, en });

/** Every finding about a row, with the words for people; `{…}` is filled in. */
export const issueTexts = {
  required: error('缺少必填内容“{field}”。', 'The required cell {field} is empty.'),
  'studentno-invalid': error(
    '学号只能包含字母、数字和连字符，且不超过 40 个字符。',
    'A student number has letters, digits and hyphens only, at most 40.',
  ),
  'unknown-major': error(
    '专业“{text}”无法识别。请填写目录中的专业名称或代码。',
    'The major {text} is not known. Write a name or code of the catalogue.',
  ),
  'duplicate-in-file': error(
    '与第 {other} 行的学号相同，以先出现的一行为准。',
    'The student number is that of row {other}, which counts.',
  ),
  'major-uncertain': review(
    '专业“{text}”不在目录中，最接近的是 {nearest}。请确认。',
    'The major {text} is not in the catalogue; the nearest is {nearest}. Confirm it.',
  ),
  'major-conflict': review(
    '专业名称与专业代码不一致：{text} 对应 {nearest}。请确认。',
    'Name and code of the major differ: {text} is {nearest}. Confirm one.',
  ),
  'major-code-missing': warning(
    '未填写专业代码，已按专业名称识别。',
    'The code of the major is missing; the name was used.',
  ),
  'major-float-repaired': warning(
    '专业代码带有小数“{text}”，已修正。',
    'The code of the major was written as the fraction {text} and was repaired.',
  ),
  'suffix-split': warning(
    '专业名称后的“{text}”已与专业分开。',
    'The addition {text} was separated from the name of the major.',
  ),
  'studentno-leading-zero-suspected': review(
    '学号少一位，可能丢失了开头的 0（同表学号为 {length} 位）。',
    'The student number seems to have lost its leading zero (others here have {length} digits).',
  ),
  'studentno-float-repaired': warning(
    '学号带有小数，已修正。',
    'The student number was written as a fraction and was repaired.',
  ),
  'studentno-scientific': review(
    '学号被表格软件写成科学计数法，位数已丢失。请按文本格式重新填写。',
    'The student number was turned into scientific notation and lost digits. Write it again as text.',
  ),
  'id-checksum': review(
    '身份证号校验不通过。请核对。',
    'The identity number does not pass its check digit (GB 11643). Check it.',
  ),
  'id-precision-lost': review(
    '身份证号被表格软件当作数字，末几位已丢失。请按文本格式重新填写。',
    'The identity number was stored as a number and lost its last digits. Write it again as text.',
  ),
  'id-malformed': review(
    '证件号格式无法识别。请填写 18 位身份证号，或“护照 号码”。',
    'The form of the identity number is not known. Write 18 characters, or 护照 (passport) and its number.',
  ),
  'id-repeated': review(
    '与第 {other} 行的证件号相同但学号不同。请确认。',
    'The identity number is that of row {other}, but the student number is another. Confirm it.',
  ),
  'id-lowercase-x': warning('身份证号末位 x 已改为大写。', 'The last x of the identity number was made upper-case.'),
  'birth-differs': warning(
    '出生年月与身份证号不一致，以身份证号为准。',
    'The month of birth differs from the identity number, which counts.',
  ),
  'fullwidth-normalised': warning('全角字符已转为半角。', 'Full-width characters were made plain.'),
  'phone-scientific': review(
    '电话号码被写成科学计数法“{text}”，位数已丢失。请按文本格式重新填写。',
    'The telephone number was turned into scientific notation {text} and lost digits. Write it again as text.',
  ),
  'phone-invalid': warning('电话号码无法识别，已留空。', 'The telephone number is not valid and was left out.'),
  'phone-landline': warning('这是座机号码，无法接收短信。', 'This is a landline number, which gets no short messages.'),
  'email-trimmed': warning('邮箱中的空格或大小写已修正。', 'Blanks or capitals in the e-mail address were repaired.'),
  'email-invalid': warning('邮箱格式不正确，已留空。', 'The e-mail address is not valid and was left out.'),
  'name-inner-space': warning('姓名中的空格已去掉。', 'The blank inside the name was removed.'),
  'rare-characters': warning('姓名含生僻字，已原样保留。', 'The name has rare characters, which are kept as they are.'),
  'same-name-other-person': warning(
    '与第 {other} 行同名但不是同一人，不视为重复。',
    'The name is that of row {other}, but the person is another; this is no duplicate.',
  ),
  'replacement-character': review(
    '有字符在导出时已丢失（显示为 �）。请改用 UTF-8 或 .xlsx 重新导出。',
    'Characters were lost in an export (shown as �). Export again as UTF-8 or .xlsx.',
  ),
  'formula-error': warning(
    '单元格是公式错误值“{text}”，已视为空。',
    'The cell shows the formula error {text} and counts as empty.',
  ),
  'embedded-newlines': warning(
    '单元格中的换行已作为分隔符处理。',
    'Line breaks inside the cell were read as separators.',
  ),
  'date-invalid': review(
    '日期“{text}”无法识别。请写成 2026.7、2026年7月 或 2026/7/1。',
    'The date {text} cannot be read. Write it as 2026-07 or 2026-07-01.',
  ),
  'excel-serial-date': warning(
    '表格软件的日期序号 {text} 已读作 {date}。',
    'The serial number {text} of a spreadsheet was read as the date {date}.',
  ),
  'month-assumed': warning('只填写了年份，已按 7 月处理。', 'Only the year is given; July was assumed.'),
  'year-invalid': warning(
    '“{text}”无法识别为年级或入学年份，已留空。',
    '{text} is no year of study or of entry and was left out.',
  ),
  'unknown-education': warning(
    '学历层次“{text}”无法识别，已按专业确定。',
    'The level of education {text} is not known; that of the major was used.',
  ),
  'unknown-skill': warning(
    '技能“{text}”暂未识别，已转交词表维护人员。',
    'The skill {text} is not known yet and went to the curators.',
  ),
  'unknown-credential': warning(
    '证书“{text}”暂未识别，已转交词表维护人员。',
    'The credential {text} is not known yet and went to the curators.',
  ),
  'unknown-language': warning(
    '语言或等级“{text}”暂未识别，已转交词表维护人员。',
    'The language or level {text} is not known yet and went to the curators.',
  ),
  'unknown-region': warning('地区“{text}”无法识别，已略过。', 'The region {text} is not known and was left out.'),
  'unknown-circle': warning('产业“{text}”无法识别，已略过。', 'The industry {text} is not known and was left out.'),
  'unknown-kind': warning('意向类型“{text}”无法识别，已略过。', 'The kind {text} is not known and was left out.'),
  'unknown-practice': warning(
    '实习经历“{text}”无法识别为“产业:月数”，已略过。',
    'The practice {text} is not “circle:months” and was left out.',
  ),
  'level-range': warning(
    '技能等级须为 1 到 5，“{text}”已按 2 处理。',
    'A skill has a level from 1 to 5; {text} was read as 2.',
  ),
  'space-separated-list': warning(
    '列表用空格分隔，已拆分。建议使用顿号。',
    'The list was separated by blanks and was split. Better use 、 or a semicolon.',
  ),
  'slash-separated-list': warning(
    '列表用斜杠分隔，已拆分。建议使用顿号。',
    'The list was separated by slashes and was split. Better use 、 or a semicolon.',
  ),
  'credential-expiry': warning('证书有效期至 {date}。', 'The credential is valid until {date}.'),
  'region-group': warning('“{text}”已展开为 {codes}。', '{text} was read as {codes}.'),
  'pay-negotiable': warning('期望薪资为面议，未设下限。', 'The pay is negotiable; no lower end was set.'),
  'pay-open-min': warning(
    '期望薪资只有一个数 {text}，已作为下限。',
    'The pay is the single number {text}, which is taken as the lower end.',
  ),
  'pay-invalid': warning('期望薪资“{text}”无法识别，已略过。', 'The pay {text} cannot be read and was left out.'),
  'consent-no': warning(
    '本人不同意推荐：仅保存，不参与匹配。',
    'Consent was refused: the data are stored and not matched.',
  ),
  'consent-missing': warning('未填写是否同意，不视为同意。', 'Consent is not stated, which is no consent.'),
  'consent-unclear': review(
    '“{text}”无法识别为同意或不同意。请填写 是 或 否。',
    '{text} is neither consent nor refusal. Write 是 (yes) or 否 (no).',
  ),
  'consent-conflict': warning(
    '重复行的同意意见与第 {other} 行不同，以较严格的为准。',
    'Consent differs from row {other}; the stricter counts until a person decides.',
  ),
  'intent-further-study': warning(
    '意向为升学，不作为求职者匹配。',
    'The graduate is going to study on and is not a candidate.',
  ),
  'sex-unknown': warning('性别“{text}”无法识别，已留空。', 'The sex {text} is not known and was left out.'),
  'hidden-row': warning(
    '该行在表格中被隐藏，仍已读取。',
    'The row is hidden in the spreadsheet and was read all the same.',
  ),
} as const satisfies Readonly<Record<string, IssueText>>;

export type IssueCode = keyof typeof issueTexts;
