import type { RandomStream } from './random-stream.ts';

const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤']; // prettier-ignore
const given = {
  M: [...'伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林远博文志建国晨阳睿泽航'],
  F: [...'芳娜敏静丽艳娟霞燕玲婷雪慧莹洁颖琳欣怡佳蕾倩梅兰萍晶薇岚璐瑶悦萌思雨涵梦彤诗琪'],
};

/** A name of China, of two or three characters. */
export function chineseName(sex: 'M' | 'F', stream: RandomStream): string {
  const second = stream.chance(70) ? stream.pick(given[sex]) : '';
  return `${stream.pick(surnames)}${stream.pick(given[sex])}${second}`;
}

const abroad = {
  RU: {
    surnames: [
      'Иванов',
      'Смирнов',
      'Кузнецов',
      'Соколов',
      'Попов',
      'Лебедев',
      'Козлов',
      'Новиков',
      'Морозов',
      'Волков',
    ],
    M: ['Алексей', 'Дмитрий', 'Сергей', 'Андрей', 'Максим', 'Илья', 'Никита', 'Павел'],
    F: ['Анна', 'Мария', 'Елена', 'Ольга', 'Дарья', 'Ксения', 'Полина', 'Вера'],
  },
  KZ: {
    surnames: ['Ахметов', 'Омаров', 'Сериков', 'Нурланов', 'Жумабаев', 'Касымов', 'Тулегенов', 'Абдрахманов'],
    M: ['Нұрлан', 'Ерлан', 'Бауыржан', 'Дәурен', 'Санжар', 'Әлихан', 'Темірлан', 'Марат'],
    F: ['Айгүл', 'Динара', 'Әсель', 'Гүлнар', 'Жанар', 'Мәдина', 'Сәуле', 'Аружан'],
  },
  UZ: {
    surnames: ['Каримов', 'Рахимов', 'Юсупов', 'Назаров', 'Эргашев', 'Исмаилов', 'Хасанов', 'Турсунов'],
    M: ['Азиз', 'Бобур', 'Жасур', 'Отабек', 'Рустам', 'Шерзод', 'Улугбек', 'Фаррух'],
    F: ['Дилноза', 'Гульнора', 'Малика', 'Нигора', 'Севара', 'Феруза', 'Шахноза', 'Юлдуз'],
  },
} as const;

/** A name of a country of the New Silk Road, in the letters of its sheets. */
export function nameAbroad(country: string, sex: 'M' | 'F', stream: RandomStream): string {
  const names = country === 'KZ' || country === 'UZ' ? abroad[country] : abroad.RU;
  const surname = stream.pick<string>(names.surnames);
  return `${surname}${sex === 'F' ? 'а' : ''} ${stream.pick<string>(names[sex])}`;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Hands out numbers of persons that nobody has: each of them once. */
export class NumbersOfNobody {
  private readonly used = new Map<string, number>();
  private phones = 0;
  private passports = 0;

  /** A resident number (GB 11643) of division 110000, which is given to nobody, for a month of birth. */
  resident(birth: string, sex: 'M' | 'F'): string {
    const key = `${birth}${sex}`;
    const count = this.used.get(key) ?? 0;
    this.used.set(key, count + 1);
    const day = String(1 + (count % 28)).padStart(2, '0');
    const order = String(2 * Math.floor(count / 28) + (sex === 'M' ? 1 : 0)).padStart(3, '0');
    const digits = `110000${birth.replace('-', '')}${day}${order}`;
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
    return `${digits}${'10X98765432'.charAt(sum % 11)}`;
  }

  /** A number of the block 174 00, which is for terminals of satellites and not for people, so a message would reach nobody. */
  phone(): string {
    this.phones += 1;
    return `17400${String(this.phones).padStart(6, '0')}`;
  }

  /** No country issues passports of a series ZZ. */
  passport(): string {
    this.passports += 1;
    return `ZZ${String(this.passports).padStart(7, '0')}`;
  }
}
