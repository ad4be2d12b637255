import { Readable } from 'node:stream';
import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { listOfObjects } from '@duijie/contracts';
import { DomainError, invalid, pointerPart } from '@duijie/domain';
import type { FieldError } from '@duijie/domain';

type Words = (constraint: string) => { code: string; zh: string; en: string };

/** What each class-validator decorator means to the caller; `constraint` is its own English sentence, with the bounds. */
const meanings: Record<string, Words> = {
  whitelistValidation: () => ({
    code: 'unknown-field',
    zh: '没有这个字段，请删除或改正拼写',
    en: 'There is no such field; remove it or mend its spelling',
  }),
  isDefined: () => ({ code: 'required', zh: '必填', en: 'This is required' }),
  isNotEmpty: () => ({ code: 'required', zh: '不能为空', en: 'This must not be empty' }),
  arrayMinSize: (c) => ({ code: 'required', zh: `条目太少（${bounds(c)}）`, en: `Too few entries (${bounds(c)})` }),
  arrayMaxSize: (c) => ({
    code: 'too-many',
    zh: `条目太多（最多 ${bounds(c)}）`,
    en: `Too many entries (at most ${bounds(c)})`,
  }),
  min: (c) => ({ code: 'range', zh: `不能小于 ${bounds(c)}`, en: `Must be at least ${bounds(c)}` }),
  max: (c) => ({ code: 'range', zh: `不能大于 ${bounds(c)}`, en: `Must be at most ${bounds(c)}` }),
  isInt: () => ({ code: 'type', zh: '必须是整数', en: 'Must be a whole number' }),
  isNumber: () => ({ code: 'type', zh: '必须是数字', en: 'Must be a number' }),
  isString: () => ({ code: 'type', zh: '必须是文本', en: 'Must be text' }),
  isBoolean: () => ({ code: 'type', zh: '必须是 true 或 false', en: 'Must be true or false' }),
  isArray: () => ({ code: 'type', zh: '必须是列表', en: 'Must be a list' }),
  isObject: () => ({ code: 'type', zh: '必须是对象', en: 'Must be an object' }),
  [listOfObjects]: () => ({ code: 'type', zh: '列表中的每一项必须是对象', en: 'Each entry must be an object' }),
  nestedValidation: () => ({ code: 'type', zh: '必须是对象', en: 'Must be an object' }),
  isIn: (c) => ({ code: 'unknown-code', zh: `只能是：${choices(c)}`, en: `Must be one of: ${choices(c)}` }),
  maxLength: (c) => ({
    code: 'too-long',
    zh: `太长（最多 ${bounds(c)} 个字符）`,
    en: `Too long (at most ${bounds(c)} characters)`,
  }),
  minLength: (c) => ({
    code: 'too-short',
    zh: `太短（至少 ${bounds(c)} 个字符）`,
    en: `Too short (at least ${bounds(c)} characters)`,
  }),
  matches: () => ({ code: 'format', zh: '格式不对', en: 'Not in the form that is asked here' }),
  isEmail: () => ({ code: 'format', zh: '不是邮箱地址', en: 'Not an e-mail address' }),
};

/** Of several things that are wrong with a field the kind of value comes first: a bound means nothing to another kind. */
function rank(name: string): number {
  const code = meanings[name]?.('').code;
  return code === 'required' ? 0 : code === 'type' ? 1 : 2;
}

function bounds(constraint: string): string {
  return /(-?\d+)\D*$/.exec(constraint)?.[1] ?? '';
}

function choices(constraint: string): string {
  return constraint.split(': ')[1] ?? '';
}

/** Flattens class-validator's tree to one entry per field, pointing into the request (RFC 6901). */
export function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${pointerPart(error.property)}`;
    const own = Object.entries(error.constraints ?? {})
      .sort(([a], [b]) => rank(a) - rank(b))
      .slice(0, 1)
      .map(([name, sentence]): FieldError => {
        const absent = error.value === undefined && name !== 'whitelistValidation';
        const meaning = meanings[absent ? 'isDefined' : name]?.(sentence) ?? {
          code: 'format',
          zh: '不合要求',
          en: sentence,
        };
        return { pointer, code: meaning.code, message: { zh: meaning.zh, en: meaning.en } };
      });
    return [...own, ...fieldErrors(error.children ?? [], pointer)];
  });
}

/** Files are read by those who ask for them; where JSON is asked, a file is the wrong type. */
class RequestValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body' || typeof value !== 'object' || value === null)
      return super.transform(value, metadata);
    if (value instanceof Readable) {
      throw new DomainError('unsupported', 'request.unsupported-type', 'Send Content-Type: application/json here.');
    }
    if (!this.toValidate(metadata) || Array.isArray(value)) return super.transform(value, metadata);
    // The reader of JSON has refused what Nest's pipe looks for here at length: keys of prototypes, gaps, bytes.
    const request = plainToInstance(metadata.metatype as new () => object, value);
    const errors = await validate(request, this.validatorOptions);
    if (errors.length > 0) throw (await this.exceptionFactory(errors)) as Error;
    return request;
  }
}

/** Checks every body and query against its class; unknown fields are refused, nothing is converted in silence. */
export function requestValidation(): ValidationPipe {
  rememberRules();
  return new RequestValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false },
    exceptionFactory: (errors) => invalid('request', fieldErrors(errors)),
  });
}

let remembered = false;

/**
 * class-validator searches all classes that have rules for the ancestors of each object's class, each time. The rules of
 * a class are complete when its module has been loaded, so what is found once is kept.
 */
function rememberRules(): void {
  if (remembered) return;
  remembered = true;
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const found = new WeakMap<object, Map<string, ReturnType<typeof find>>>();
  const grouped = new WeakMap<object, ReturnType<typeof group>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (always || strictGroups || groups?.length) return find(target, schema, always, strictGroups, groups);
    const known = found.get(target) ?? new Map<string, ReturnType<typeof find>>();
    // Of an object within another this is the name of the other's class.
    const within = schema ?? '';
    const rules = known.get(within) ?? find(target, schema, always, strictGroups, groups);
    found.set(target, known.set(within, rules));
    return rules;
  };
  storage.groupByPropertyName = (metadata) => {
    const known = grouped.get(metadata) ?? group(metadata);
    grouped.set(metadata, known);
    return known;
  };
}
