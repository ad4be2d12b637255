// Areas that people name and that have no code of their own.
// verdict | names | codes: `is` stands for exactly these codes, `ask` may lie in any of them and a person must say
export const areaTable = String.raw`
is | 京津冀; 京津冀地区; Beijing-Tianjin-Hebei; Jing-Jin-Ji; Пекин-Тяньцзинь-Хэбэй | 110000; 120000; 130000
is | 雄安新区; 雄安; 河北雄安; 河北雄安新区; Xiong'an; Сюнъань | 130629; 130632; 130638
is | 滨海新区; 滨海; 天津滨海; 天津滨海新区 | 120116
is | 长三角; 长江三角洲; Yangtze River Delta | 310000; 320000; 330000; 340000
is | 江浙沪 | 320000; 330000; 310000
is | 珠三角; 珠江三角洲; Pearl River Delta | 440100; 440300; 440400; 440600; 440700; 441200; 441300; 441900; 442000
is | 粤港澳大湾区; 粤港澳; 大湾区; Greater Bay Area | 440100; 440300; 440400; 440600; 440700; 441200; 441300; 441900; 442000; 810000; 820000
is | 成渝; 川渝; 成渝地区 | 500000; 510000
is | 东北; 东北地区; 东三省; 东北三省 | 210000; 220000; 230000
is | 华北; 华北地区 | 110000; 120000; 130000; 140000; 150000
is | 华东; 华东地区 | 310000; 320000; 330000; 340000; 350000; 360000; 370000
is | 华中; 华中地区 | 410000; 420000; 430000
is | 华南; 华南地区 | 440000; 450000; 460000
is | 西南; 西南地区 | 500000; 510000; 520000; 530000; 540000
is | 西北; 西北地区 | 610000; 620000; 630000; 640000; 650000
is | 北三县; 廊坊北三县 | 131024; 131028; 131082
is | 中亚; 中亚五国; Central Asia; Центральная Азия; Средняя Азия | KZ; KG; TJ; TM; UZ
ask | 北京大兴国际机场临空经济区; 大兴机场临空经济区; 大兴国际机场; 大兴机场; 临空经济区 | 110115; 131022; 131003
ask | 北京首都国际机场临空经济区; 首都机场; 首都国际机场 | 110113; 110105
ask | 天津港保税区; 天津空港经济区; 空港经济区; 天津滨海国际机场 | 120116; 120110
ask | 北京经济技术开发区; 亦庄; 北京亦庄; 经开区 | 110115; 110112
ask | 天津经济技术开发区; 泰达; TEDA; 天津开发区 | 120116
ask | 天津东疆综合保税区; 东疆保税港区 | 120116
`;

// Subdivisions of other countries that people name, by ISO 3166-2: code | names
export const subdivisionTable = String.raw`
KZ-ALA | 阿拉木图; 阿拉木图市; Almaty; Алматы; Алма-Ата
KZ-AST | 阿斯塔纳; 努尔苏丹; Astana; Nur-Sultan; Астана
KZ-SHY | 奇姆肯特; Shymkent; Шымкент
RU-MOW | 莫斯科; 莫斯科市; Moscow; Москва
RU-SPE | 圣彼得堡; Saint Petersburg; St Petersburg; Санкт-Петербург
RU-TA | 鞑靼斯坦; 鞑靼斯坦共和国; Tatarstan; Татарстан
RU-PRI | 滨海边疆区; Primorsky Krai; Приморский край
RU-KHA | 哈巴罗夫斯克边疆区; Khabarovsk Krai; Хабаровский край
BY-HM | 明斯克; Minsk; Минск
UZ-TK | 塔什干; Tashkent; Ташкент
KG-GB | 比什凯克; Bishkek; Бишкек
TJ-DU | 杜尚别; Dushanbe; Душанбе
PL-14 | 马佐夫舍省; Mazowieckie; Мазовецкое воеводство
UA-30 | 基辅; Kyiv; Kiev; Киев
TH-10 | 曼谷; Bangkok; Бангкок
`;

/** Other names of countries. */
export const countryAliases: Readonly<Record<string, readonly string[]>> = {
  RU: ['俄国', '俄罗斯联邦', 'Russian Federation', 'Российская Федерация', 'РФ'],
  KZ: ['哈萨克', 'Republic of Kazakhstan', 'Республика Казахстан'],
  KR: ['韩国', '大韩民国', 'Korea', 'Южная Корея'],
  KP: ['朝鲜', 'North Korea'],
  AE: ['阿联酋', 'UAE'],
  SA: ['沙特'],
  US: ['USA', 'США'],
  GB: ['UK', 'Great Britain', 'Великобритания'],
  LA: ['老挝', 'Laos'],
  VN: ['越南', 'Viet Nam'],
  MM: ['缅甸', 'Myanmar', 'Burma'],
  CZ: ['捷克', 'Czech Republic', 'Чешская Республика'],
  TR: ['土耳其', 'Türkiye', 'Turkey'],
  CI: ['科特迪瓦', "Côte d'Ivoire", 'Ivory Coast'],
  BY: ['白俄', 'Белоруссия'],
  KG: ['吉尔吉斯', 'Kyrgyz Republic', 'Кыргызстан'],
};

/** Words of a person who goes anywhere. */
export const anywhereWords: readonly string[] = [
  '不限', '无限制', '均可', '全国', '全国各地', '全国均可', '全国不限', '地区不限', '地域不限', '不限地区', '不限地域', '任意', '任何地区', '皆可', '都可以', '服从分配',
  'any', 'anywhere', 'no limit', 'no preference', 'любой', 'любой регион', 'без ограничений', 'не важно',
]; // prettier-ignore
