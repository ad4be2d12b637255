import { languages } from '@duijie/domain';
import type { Language } from '@duijie/domain';

/** What the pages of signing in say. */
export interface Words {
  readonly language: string;
  readonly signIn: string;
  readonly login: string;
  readonly password: string;
  readonly go: string;
  readonly cancel: string;
  readonly codeTitle: string;
  readonly code: string;
  readonly codeHint: string;
  readonly enrolTitle: string;
  readonly enrolHint: string;
  readonly enrolLink: string;
  readonly secret: string;
  readonly recoveryTitle: string;
  readonly recoveryHint: string;
  readonly saved: string;
  readonly consentTitle: string;
  readonly consentHint: string;
  readonly allow: string;
  readonly deny: string;
  readonly read: string;
  readonly write: string;
  readonly invitationTitle: string;
  readonly invitationHint: string;
  readonly resetTitle: string;
  readonly resetHint: string;
  readonly resetGo: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  readonly accept: string;
  readonly logoutTitle: string;
  readonly logoutHint: string;
  readonly signOut: string;
  readonly messages: Readonly<Record<Message, string>>;
}

export type Message =
  | 'refused'
  | 'wrong'
  | 'locked'
  | 'wrongCode'
  | 'expired'
  | 'signedOut'
  | 'invitationOver'
  | 'invitationAccepted'
  | 'passwordReset'
  | 'loginTaken'
  | 'loginForm'
  | 'tooShort'
  | 'tooWeak'
  | 'tooMany';

const zh: Words = {
  language: '中文',
  signIn: '登录对接',
  login: '账号',
  password: '密码',
  go: '登录',
  cancel: '取消',
  codeTitle: '第二步验证',
  code: '验证码',
  codeHint: '请输入身份验证器上的六位数字，或一个恢复码。',
  enrolTitle: '设置身份验证器',
  enrolHint: '您的账号需要第二步验证。请在身份验证器中添加下面的密钥，然后输入它显示的六位数字。',
  enrolLink: '在本机的身份验证器中打开',
  secret: '密钥',
  recoveryTitle: '恢复码',
  recoveryHint: '请妥善保存。丢失身份验证器时，每个恢复码可使用一次。此页只显示这一次。',
  saved: '我已保存，继续',
  consentTitle: '授权',
  consentHint: '希望以您的名义访问对接平台：',
  allow: '允许',
  deny: '拒绝',
  read: '查看您可以查看的内容',
  write: '代您新增和修改内容',
  invitationTitle: '接受邀请',
  invitationHint: '请选择密码，完成账号的创建。',
  resetTitle: '重设密码',
  resetHint: '请选择新密码。此前的登录会全部退出。',
  resetGo: '保存新密码',
  newPassword: '新密码',
  passwordHint: '至少 12 个字符；几个不相干的词即可，不要使用账号名或机构名。',
  accept: '创建账号',
  logoutTitle: '退出登录',
  logoutHint: '要退出对接平台吗？',
  signOut: '退出',
  messages: {
    refused: '无法继续。请返回原来的页面重新开始。',
    wrong: '账号或密码不正确。',
    locked: '错误次数过多，请稍后再试。',
    wrongCode: '验证码不正确或已使用过，请输入下一个。',
    expired: '此页面已过期，请返回原来的页面重新登录。',
    signedOut: '您已退出登录。',
    invitationOver: '此链接已失效：已被使用、撤销或过期。请联系发出链接的管理员。',
    invitationAccepted: '账号已创建，现在可以登录。',
    passwordReset: '新密码已生效，现在可以登录。',
    loginTaken: '此账号名已被使用，请换一个。',
    loginForm: '账号名为 3 至 80 个字母、数字或 @ . _ -。',
    tooShort: '密码太短，至少 12 个字符。',
    tooWeak: '密码太容易猜到：避免重复、键盘顺序、账号名或机构名。',
    tooMany: '尝试次数过多，请稍后再试。',
  },
};

const en: Words = {
  language: 'English',
  signIn: 'Sign in to Duijie',
  login: 'Login',
  password: 'Password',
  go: 'Sign in',
  cancel: 'Cancel',
  codeTitle: 'Second step',
  code: 'Code',
  codeHint: 'Enter the six digits of your authenticator, or a recovery code.',
  enrolTitle: 'Set up an authenticator',
  enrolHint:
    'Your account needs a second step. Add this secret to an authenticator, then enter the six digits it shows.',
  enrolLink: 'Open in an authenticator on this device',
  secret: 'Secret',
  recoveryTitle: 'Recovery codes',
  recoveryHint: 'Keep these safe. Each lets you in once without the authenticator. They are shown only now.',
  saved: 'I have saved them, go on',
  consentTitle: 'Permission',
  consentHint: 'asks to use Duijie on your behalf:',
  allow: 'Allow',
  deny: 'Deny',
  read: 'See what you can see',
  write: 'Add and change things for you',
  invitationTitle: 'Accept the invitation',
  invitationHint: 'Choose a password, and your account is made.',
  resetTitle: 'Another password',
  resetHint: 'Choose a new password. Wherever you are signed in, you will be signed out.',
  resetGo: 'Save the password',
  newPassword: 'New password',
  passwordHint: 'At least 12 characters; a few unrelated words will do. Not your login or organisation.',
  accept: 'Make the account',
  logoutTitle: 'Sign out',
  logoutHint: 'Do you want to sign out of Duijie?',
  signOut: 'Sign out',
  messages: {
    refused: 'This cannot go on. Return to where you came from and begin again.',
    wrong: 'Login or password is wrong.',
    locked: 'Too many wrong tries. Wait a while and try again.',
    wrongCode: 'The code is wrong or was used before. Enter the next one.',
    expired: 'This page has expired. Return to where you came from and sign in again.',
    signedOut: 'You are signed out.',
    invitationOver: 'This link was used, revoked or has expired. Ask the administrator who sent it for a new one.',
    invitationAccepted: 'Your account is made. You can sign in now.',
    passwordReset: 'Your new password is set. You can sign in now.',
    loginTaken: 'This login is taken. Choose another one.',
    loginForm: 'A login has 3 to 80 letters, digits or @ . _ -',
    tooShort: 'The password is too short: at least 12 characters.',
    tooWeak: 'The password is too easy to guess: no repetitions, keyboard runs, login or organisation in it.',
    tooMany: 'Too many tries. Wait a while and try again.',
  },
};

const ru: Words = {
  language: 'Русский',
  signIn: 'Вход в Duijie',
  login: 'Логин',
  password: 'Пароль',
  go: 'Войти',
  cancel: 'Отмена',
  codeTitle: 'Второй шаг',
  code: 'Код',
  codeHint: 'Введите шесть цифр из приложения-аутентификатора или код восстановления.',
  enrolTitle: 'Настройка аутентификатора',
  enrolHint:
    'Для вашей учётной записи нужен второй шаг. Добавьте этот ключ в аутентификатор и введите шесть цифр, которые он покажет.',
  enrolLink: 'Открыть в аутентификаторе на этом устройстве',
  secret: 'Ключ',
  recoveryTitle: 'Коды восстановления',
  recoveryHint: 'Сохраните их. Каждый код один раз заменяет аутентификатор. Они показываются только сейчас.',
  saved: 'Коды сохранены, продолжить',
  consentTitle: 'Разрешение',
  consentHint: 'запрашивает доступ к Duijie от вашего имени:',
  allow: 'Разрешить',
  deny: 'Отказать',
  read: 'Просматривать то, что доступно вам',
  write: 'Добавлять и изменять данные за вас',
  invitationTitle: 'Принять приглашение',
  invitationHint: 'Выберите пароль, и учётная запись будет создана.',
  resetTitle: 'Новый пароль',
  resetHint: 'Выберите новый пароль. Все прежние сеансы будут завершены.',
  resetGo: 'Сохранить пароль',
  newPassword: 'Новый пароль',
  passwordHint: 'Не менее 12 символов; подойдут несколько не связанных слов. Без логина и названия организации.',
  accept: 'Создать учётную запись',
  logoutTitle: 'Выход',
  logoutHint: 'Выйти из Duijie?',
  signOut: 'Выйти',
  messages: {
    refused: 'Продолжить нельзя. Вернитесь на исходную страницу и начните снова.',
    wrong: 'Неверный логин или пароль.',
    locked: 'Слишком много ошибок. Подождите и попробуйте снова.',
    wrongCode: 'Код неверен или уже использован. Введите следующий.',
    expired: 'Страница устарела. Вернитесь на исходную страницу и войдите снова.',
    signedOut: 'Вы вышли из системы.',
    invitationOver: 'Ссылка использована, отозвана или истекла. Попросите администратора прислать новую.',
    invitationAccepted: 'Учётная запись создана. Теперь можно войти.',
    passwordReset: 'Новый пароль сохранён. Теперь можно войти.',
    loginTaken: 'Этот логин занят. Выберите другой.',
    loginForm: 'Логин: от 3 до 80 букв, цифр или знаков @ . _ -',
    tooShort: 'Пароль слишком короткий: не менее 12 символов.',
    tooWeak: 'Пароль легко угадать: без повторов, клавиатурных рядов, логина и названия организации.',
    tooMany: 'Слишком много попыток. Подождите и попробуйте снова.',
  },
};

export const words: Readonly<Record<Language, Words>> = { zh, en, ru };

/** The language that was chosen, else the first of the browser's that we have. */
export function languageOf(chosen: unknown, accepted: string | undefined): Language {
  const wanted = typeof chosen === 'string' ? chosen.split(/[ ,]+/) : [];
  const ofBrowser = (accepted ?? '').split(',').map((part) => part.split(';', 1)[0] ?? '');
  for (const tag of [...wanted, ...ofBrowser]) {
    const found = languages.find((language) => language === tag.trim().slice(0, 2).toLowerCase());
    if (found) return found;
  }
  return 'zh';
}
