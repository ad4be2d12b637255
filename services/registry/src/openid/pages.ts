import { createHash } from 'node:crypto';
import type { Language } from '@duijie/domain';
import { languages } from '@duijie/domain';
import { words } from './words.ts';
import type { Message, Words } from './words.ts';

const styles = `
:root{color-scheme:light dark;font:1.0625rem/1.6 system-ui,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}
body{max-width:26rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font-size:1.5rem;margin:0 0 1rem}
label{display:block;margin:1rem 0 .25rem}
input:not([type=hidden]){box-sizing:border-box;width:100%;padding:.6rem;font:inherit;border:1px solid #767676;border-radius:.3rem}
button{margin:1.25rem .75rem 0 0;padding:.6rem 1.25rem;font:inherit;border:1px solid #0b5bd3;border-radius:.3rem;background:#0b5bd3;color:#fff}
button.plain{background:transparent;color:inherit;border-color:#767676}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
.error{border-left:4px solid #c62828;padding:.5rem .75rem;margin:0 0 1rem}
code{display:block;word-break:break-all;padding:.5rem;border:1px solid #8886;border-radius:.3rem}
nav{margin-top:2rem}nav a{margin-right:1rem}`;
const styleHash = createHash('sha256').update(styles).digest('base64');

/**
 * What a page may do: show itself, and send its form to us and from here back to the client (browsers look at where a
 * form leads in the end). No script, nothing from elsewhere, in nobody's frame, kept by no cache.
 */
export function pageHeaders(leadsTo: readonly string[]): Record<string, string> {
  const formAction = ["'self'", ...leadsTo].join(' ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  };
}

/** Where a redirect address may be named in `form-action`: its origin, or the scheme of a native program. */
export function destinationOf(redirectUri: unknown): string[] {
  const url = typeof redirectUri === 'string' ? URL.parse(redirectUri) : null;
  if (!url) return [];
  return url.origin === 'null' ? [url.protocol] : [url.origin];
}

/** A form's address, and what it sends along unseen. */
export interface Form {
  readonly language: Language;
  readonly action: string;
  /** Shows that the form came from here. */
  readonly csrf: string;
  readonly message?: Message | undefined;
}

export function loginPage(form: Form, login = ''): string {
  const w = words[form.language];
  return page(form, w.signIn, [
    opening(form, 'login'),
    field(
      'login',
      w.login,
      'text',
      `autocomplete="username" autocapitalize="none" maxlength="80" value="${escaped(login)}"`,
    ),
    field('password', w.password, 'password', 'autocomplete="current-password" maxlength="200"'),
    `<button type="submit">${w.go}</button></form>`,
    cancelling(form, w),
  ]);
}

/** `step` says, sealed, whose password was right. */
export function codePage(form: Form, step: string): string {
  const w = words[form.language];
  return page(form, w.codeTitle, [
    `<p id="hint">${w.codeHint}</p>`,
    opening(form, 'code', { step }),
    codeField(w),
    `<button type="submit">${w.go}</button></form>`,
    cancelling(form, w),
  ]);
}

export function enrolmentPage(form: Form, step: string, secret: string, uri: string): string {
  const w = words[form.language];
  return page(form, w.enrolTitle, [
    `<p id="hint">${w.enrolHint}</p>`,
    `<p>${w.secret}</p><code>${escaped(secret.replaceAll(/(.{4})(?=.)/g, '$1 '))}</code>`,
    `<p><a href="${escaped(uri)}">${w.enrolLink}</a></p>`,
    opening(form, 'enrolment', { step }),
    codeField(w),
    `<button type="submit">${w.go}</button></form>`,
    cancelling(form, w),
  ]);
}

export function recoveryPage(form: Form, step: string, codes: readonly string[]): string {
  const w = words[form.language];
  return page(form, w.recoveryTitle, [
    `<p>${w.recoveryHint}</p><ul>${codes.map((code) => `<li><code>${escaped(code)}</code></li>`).join('')}</ul>`,
    opening(form, 'entrance', { step }),
    `<button type="submit">${w.saved}</button></form>`,
  ]);
}

export function consentPage(form: Form, client: string, scopes: readonly string[]): string {
  const w = words[form.language];
  const shown = scopes.map((scope) => `<li>${escaped(scopeWords(w, scope))}</li>`).join('');
  return page(form, w.consentTitle, [
    `<p><strong>${escaped(client)}</strong> ${w.consentHint}</p><ul>${shown}</ul>`,
    opening(form, 'consent'),
    `<button type="submit" name="answer" value="allow">${w.allow}</button>`,
    `<button type="submit" name="answer" value="deny" class="plain">${w.deny}</button></form>`,
  ]);
}

/** `fixed`: the login is not theirs to choose. `known`: the account is there, and gets another password. */
export function invitationPage(form: Form, token: string, login: string, { fixed = false, known = false }): string {
  const w = words[form.language];
  return page(form, known ? w.resetTitle : w.invitationTitle, [
    `<p>${known ? w.resetHint : w.invitationHint}</p>`,
    opening(form, 'accept', { token }),
    field(
      'login',
      w.login,
      'text',
      `autocomplete="username" autocapitalize="none" maxlength="80" value="${escaped(login)}"${fixed ? ' readonly' : ''}`,
    ),
    field(
      'password',
      w.newPassword,
      'password',
      'autocomplete="new-password" maxlength="200" aria-describedby="password-hint"',
    ),
    `<p id="password-hint">${w.passwordHint}</p>`,
    `<button type="submit">${known ? w.resetGo : w.accept}</button></form>`,
  ]);
}

/** `form` is the library's own, with its token; the buttons belong to it. */
export function logoutPage(language: Language, form: string): string {
  const w = words[language];
  return page({ language }, w.logoutTitle, [
    `<p>${w.logoutHint}</p>`,
    form,
    `<button type="submit" form="op.logoutForm" name="logout" value="yes">${w.signOut}</button>`,
    `<button type="submit" form="op.logoutForm" class="plain">${w.cancel}</button>`,
  ]);
}

export function messagePage(language: Language, message: Message, details = ''): string {
  const w = words[language];
  return page({ language }, 'Duijie 对接', [
    `<p role="status">${w.messages[message]}</p>`,
    details === '' ? '' : `<p><small>${escaped(details)}</small></p>`,
  ]);
}

function page(form: Partial<Form> & { language: Language }, title: string, parts: readonly string[]): string {
  const { language, action, message } = form;
  const alert = message ? `<p class="error" role="alert">${words[language].messages[message]}</p>` : '';
  const others = languages.filter((other) => other !== language);
  const links = others.map(
    (other) =>
      `<a href="${escaped(action ?? '')}?lang=${other}" lang="${other}" hreflang="${other}">${words[other].language}</a>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${alert}
${parts.join('\n')}
</main>
${action === undefined ? '' : `<nav>${links.join('')}</nav>`}
</body>
</html>
`;
}

function opening({ action, csrf, language }: Form, verb: string, more: Readonly<Record<string, string>> = {}): string {
  const hidden = Object.entries({ csrf, lang: language, ...more });
  const fields = hidden.map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`);
  return `<form method="post" action="${escaped(`${action}/${verb}`)}">${fields.join('')}`;
}

function field(name: string, label: string, type: string, more: string): string {
  return `<label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" required ${more}>`;
}

function codeField(w: Words): string {
  return field('code', w.code, 'text', 'autocomplete="one-time-code" maxlength="40" aria-describedby="hint" autofocus');
}

function cancelling(form: Form, w: Words): string {
  return `${opening(form, 'abort')}<button type="submit" class="plain">${w.cancel}</button></form>`;
}

/** `openings:read` as words with the family behind them. */
function scopeWords(w: Words, scope: string): string {
  const [first = '', second] = scope.split(':');
  const act = (second ?? first) === 'write' ? w.write : w.read;
  return second === undefined ? act : `${act} (${first})`;
}

export function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? '');
}
