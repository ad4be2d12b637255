// Languages by ISO 639-1: code | zh | en | ru | aliases
export const languageTable = String.raw`
zh | 汉语 | Chinese | Китайский язык | 中文; 普通话; 华语; 国语; Mandarin; китайский
en | 英语 | English | Английский язык | 英文; 大学英语; английский
ru | 俄语 | Russian | Русский язык | 俄文; русский
kk | 哈萨克语 | Kazakh | Казахский язык | 哈语; 哈萨克文; казахский; қазақ тілі; қазақша
uz | 乌兹别克语 | Uzbek | Узбекский язык | узбекский; o'zbek tili; o'zbekcha
ky | 吉尔吉斯语 | Kyrgyz | Киргизский язык | 柯尔克孜语; киргизский; кыргыз тили
tg | 塔吉克语 | Tajik | Таджикский язык | таджикский; тоҷикӣ
tk | 土库曼语 | Turkmen | Туркменский язык | туркменский
uk | 乌克兰语 | Ukrainian | Украинский язык | украинский; українська
be | 白俄罗斯语 | Belarusian | Белорусский язык | белорусский; беларуская
pl | 波兰语 | Polish | Польский язык | польский; polski; język polski
ar | 阿拉伯语 | Arabic | Арабский язык | 阿语; арабский; العربية
es | 西班牙语 | Spanish | Испанский язык | 西语; испанский; español
fr | 法语 | French | Французский язык | французский; français
de | 德语 | German | Немецкий язык | немецкий; deutsch
ja | 日语 | Japanese | Японский язык | 日文; японский
ko | 韩语 | Korean | Корейский язык | 朝鲜语; 韩文; корейский
pt | 葡萄牙语 | Portuguese | Португальский язык | 葡语; португальский
tr | 土耳其语 | Turkish | Турецкий язык | турецкий; türkçe
mn | 蒙古语 | Mongolian | Монгольский язык | 蒙语; монгольский
ug | 维吾尔语 | Uyghur | Уйгурский язык | 维语; уйгурский
th | 泰语 | Thai | Тайский язык | тайский
vi | 越南语 | Vietnamese | Вьетнамский язык | вьетнамский
lo | 老挝语 | Lao | Лаосский язык | лаосский
km | 柬埔寨语 | Khmer | Кхмерский язык | 高棉语; кхмерский
my | 缅甸语 | Burmese | Бирманский язык | бирманский
id | 印尼语 | Indonesian | Индонезийский язык | 印度尼西亚语; индонезийский
ms | 马来语 | Malay | Малайский язык | малайский
ur | 乌尔都语 | Urdu | Урду | урду
fa | 波斯语 | Persian | Персидский язык | farsi; персидский
hi | 印地语 | Hindi | Хинди | хинди
sw | 斯瓦希里语 | Swahili | Суахили | суахили
am | 阿姆哈拉语 | Amharic | Амхарский язык | амхарский
mg | 马达加斯加语 | Malagasy | Малагасийский язык | 马尔加什语; малагасийский
it | 意大利语 | Italian | Итальянский язык | итальянский; italiano
bg | 保加利亚语 | Bulgarian | Болгарский язык | болгарский
sr | 塞尔维亚语 | Serbian | Сербский язык | сербский
ro | 罗马尼亚语 | Romanian | Румынский язык | румынский
hu | 匈牙利语 | Hungarian | Венгерский язык | венгерский
cs | 捷克语 | Czech | Чешский язык | чешский
az | 阿塞拜疆语 | Azerbaijani | Азербайджанский язык | азербайджанский
hy | 亚美尼亚语 | Armenian | Армянский язык | армянский
ka | 格鲁吉亚语 | Georgian | Грузинский язык | грузинский
`;

/** Examinations that show which language is meant, though not a level that can be compared. */
export const examinations: readonly (readonly [words: RegExp, language: string])[] = [
  [/hskk|hsk|汉语水平/u, 'zh'],
  [/ielts|toefl|雅思|托福|\btem\b|tem-?[48]|pets|toeic|托业|\bbec\b|cet/u, 'en'],
  [/тэу|тбу|трки|trki|torfl/u, 'ru'],
  [/kaztest|қазтест/u, 'kk'],
  [/jlpt|日语能力/u, 'ja'],
  [/topik/u, 'ko'],
  [/\bdele\b/u, 'es'],
  [/\bdelf\b|\bdalf\b/u, 'fr'],
  [/testdaf|testdaf|\bdsh\b/u, 'de'],
];
