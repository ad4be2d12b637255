// Countries and territories by ISO 3166-1; China and its regions stand in the table of divisions.
// code | zh | en | ru
export const countryTable = String.raw`
AD | 安道尔 | Andorra | Андорра
AE | 阿拉伯联合酋长国 | United Arab Emirates | ОАЭ
AF | 阿富汗 | Afghanistan | Афганистан
AG | 安提瓜和巴布达 | Antigua & Barbuda | Антигуа и Барбуда
AI | 安圭拉 | Anguilla | Ангилья
AL | 阿尔巴尼亚 | Albania | Албания
AM | 亚美尼亚 | Armenia | Армения
AO | 安哥拉 | Angola | Ангола
AQ | 南极洲 | Antarctica | Антарктида
AR | 阿根廷 | Argentina | Аргентина
AS | 美属萨摩亚 | American Samoa | Американское Самоа
AT | 奥地利 | Austria | Австрия
AU | 澳大利亚 | Australia | Австралия
AW | 阿鲁巴 | Aruba | Аруба
AX | 奥兰群岛 | Åland Islands | Аландские о-ва
AZ | 阿塞拜疆 | Azerbaijan | Азербайджан
BA | 波斯尼亚和黑塞哥维那 | Bosnia & Herzegovina | Босния и Герцеговина
BB | 巴巴多斯 | Barbados | Барбадос
BD | 孟加拉国 | Bangladesh | Бангладеш
BE | 比利时 | Belgium | Бельгия
BF | 布基纳法索 | Burkina Faso | Буркина-Фасо
BG | 保加利亚 | Bulgaria | Болгария
BH | 巴林 | Bahrain | Бахрейн
BI | 布隆迪 | Burundi | Бурунди
BJ | 贝宁 | Benin | Бенин
BL | 圣巴泰勒米 | St. Barthélemy | Сен-Бартелеми
BM | 百慕大 | Bermuda | Бермудские о-ва
BN | 文莱 | Brunei | Бруней
BO | 玻利维亚 | Bolivia | Боливия
BQ | 荷属加勒比区 | Caribbean Netherlands | Бонэйр, Синт-Эстатиус и Саба
BR | 巴西 | Brazil | Бразилия
BS | 巴哈马 | Bahamas | Багамы
BT | 不丹 | Bhutan | Бутан
BV | 布韦岛 | Bouvet Island | о-в Буве
BW | 博茨瓦纳 | Botswana | Ботсвана
BY | 白俄罗斯 | Belarus | Беларусь
BZ | 伯利兹 | Belize | Белиз
CA | 加拿大 | Canada | Канада
CC | 科科斯（基林）群岛 | Cocos (Keeling) Islands | Кокосовые о-ва
CD | 刚果（金） | Congo - Kinshasa | Конго - Киншаса
CF | 中非共和国 | Central African Republic | Центрально-Африканская Республика
CG | 刚果（布） | Congo - Brazzaville | Конго - Браззавиль
CH | 瑞士 | Switzerland | Швейцария
CI | 科特迪瓦 | Côte d’Ivoire | Кот-д’Ивуар
CK | 库克群岛 | Cook Islands | о-ва Кука
CL | 智利 | Chile | Чили
CM | 喀麦隆 | Cameroon | Камерун
CO | 哥伦比亚 | Colombia | Колумбия
CR | 哥斯达黎加 | Costa Rica | Коста-Рика
CU | 古巴 | Cuba | Куба
CV | 佛得角 | Cape Verde | Кабо-Верде
CW | 库拉索 | Curaçao | Кюрасао
CX | 圣诞岛 | Christmas Island | о-в Рождества
CY | 塞浦路斯 | Cyprus | Кипр
CZ | 捷克 | Czechia | Чехия
DE | 德国 | Germany | Германия
DJ | 吉布提 | Djibouti | Джибути
DK | 丹麦 | Denmark | Дания
DM | 多米尼克 | Dominica | Доминика
DO | 多米尼加共和国 | Dominican Republic | Доминиканская Республика
DZ | 阿尔及利亚 | Algeria | Алжир
EC | 厄瓜多尔 | Ecuador | Эквадор
EE | 爱沙尼亚 | Estonia | Эстония
EG | 埃及 | Egypt | Египет
EH | 西撒哈拉 | Western Sahara | Западная Сахара
ER | 厄立特里亚 | Eritrea | Эритрея
ES | 西班牙 | Spain | Испания
ET | 埃塞俄比亚 | Ethiopia | Эфиопия
FI | 芬兰 | Finland | Финляндия
FJ | 斐济 | Fiji | Фиджи
FK | 福克兰群岛 | Falkland Islands | Фолклендские о-ва
FM | 密克罗尼西亚 | Micronesia | Федеративные Штаты Микронезии
FO | 法罗群岛 | Faroe Islands | Фарерские о-ва
FR | 法国 | France | Франция
GA | 加蓬 | Gabon | Габон
GB | 英国 | United Kingdom | Великобритания
GD | 格林纳达 | Grenada | Гренада
GE | 格鲁吉亚 | Georgia | Грузия
GF | 法属圭亚那 | French Guiana | Французская Гвиана
GG | 根西岛 | Guernsey | Гернси
GH | 加纳 | Ghana | Гана
GI | 直布罗陀 | Gibraltar | Гибралтар
GL | 格陵兰 | Greenland | Гренландия
GM | 冈比亚 | Gambia | Гамбия
GN | 几内亚 | Guinea | Гвинея
GP | 瓜德罗普 | Guadeloupe | Гваделупа
GQ | 赤道几内亚 | Equatorial Guinea | Экваториальная Гвинея
GR | 希腊 | Greece | Греция
GS | 南乔治亚和南桑威奇群岛 | South Georgia & South Sandwich Islands | Южная Георгия и Южные Сандвичевы о-ва
GT | 危地马拉 | Guatemala | Гватемала
GU | 关岛 | Guam | Гуам
GW | 几内亚比绍 | Guinea-Bissau | Гвинея-Бисау
GY | 圭亚那 | Guyana | Гайана
HM | 赫德岛和麦克唐纳群岛 | Heard & McDonald Islands | о-ва Херд и Макдональд
HN | 洪都拉斯 | Honduras | Гондурас
HR | 克罗地亚 | Croatia | Хорватия
HT | 海地 | Haiti | Гаити
HU | 匈牙利 | Hungary | Венгрия
ID | 印度尼西亚 | Indonesia | Индонезия
IE | 爱尔兰 | Ireland | Ирландия
IL | 以色列 | Israel | Израиль
IM | 马恩岛 | Isle of Man | о-в Мэн
IN | 印度 | India | Индия
IO | 英属印度洋领地 | British Indian Ocean Territory | Британская территория в Индийском океане
IQ | 伊拉克 | Iraq | Ирак
IR | 伊朗 | Iran | Иран
IS | 冰岛 | Iceland | Исландия
IT | 意大利 | Italy | Италия
JE | 泽西岛 | Jersey | Джерси
JM | 牙买加 | Jamaica | Ямайка
JO | 约旦 | Jordan | Иордания
JP | 日本 | Japan | Япония
KE | 肯尼亚 | Kenya | Кения
KG | 吉尔吉斯斯坦 | Kyrgyzstan | Киргизия
KH | 柬埔寨 | Cambodia | Камбоджа
KI | 基里巴斯 | Kiribati | Кирибати
KM | 科摩罗 | Comoros | Коморы
KN | 圣基茨和尼维斯 | St. Kitts & Nevis | Сент-Китс и Невис
KP | 朝鲜 | North Korea | КНДР
KR | 韩国 | South Korea | Республика Корея
KW | 科威特 | Kuwait | Кувейт
KY | 开曼群岛 | Cayman Islands | о-ва Кайман
KZ | 哈萨克斯坦 | Kazakhstan | Казахстан
LA | 老挝 | Laos | Лаос
LB | 黎巴嫩 | Lebanon | Ливан
LC | 圣卢西亚 | St. Lucia | Сент-Люсия
LI | 列支敦士登 | Liechtenstein | Лихтенштейн
LK | 斯里兰卡 | Sri Lanka | Шри-Ланка
LR | 利比里亚 | Liberia | Либерия
LS | 莱索托 | Lesotho | Лесото
LT | 立陶宛 | Lithuania | Литва
LU | 卢森堡 | Luxembourg | Люксембург
LV | 拉脱维亚 | Latvia | Латвия
LY | 利比亚 | Libya | Ливия
MA | 摩洛哥 | Morocco | Марокко
MC | 摩纳哥 | Monaco | Монако
MD | 摩尔多瓦 | Moldova | Молдова
ME | 黑山 | Montenegro | Черногория
MF | 法属圣马丁 | St. Martin | Сен-Мартен
MG | 马达加斯加 | Madagascar | Мадагаскар
MH | 马绍尔群岛 | Marshall Islands | Маршалловы о-ва
MK | 北马其顿 | North Macedonia | Северная Македония
ML | 马里 | Mali | Мали
MM | 缅甸 | Myanmar (Burma) | Мьянма (Бирма)
MN | 蒙古 | Mongolia | Монголия
MP | 北马里亚纳群岛 | Northern Mariana Islands | Северные Марианские о-ва
MQ | 马提尼克 | Martinique | Мартиника
MR | 毛里塔尼亚 | Mauritania | Мавритания
MS | 蒙特塞拉特 | Montserrat | Монтсеррат
MT | 马耳他 | Malta | Мальта
MU | 毛里求斯 | Mauritius | Маврикий
MV | 马尔代夫 | Maldives | Мальдивы
MW | 马拉维 | Malawi | Малави
MX | 墨西哥 | Mexico | Мексика
MY | 马来西亚 | Malaysia | Малайзия
MZ | 莫桑比克 | Mozambique | Мозамбик
NA | 纳米比亚 | Namibia | Намибия
NC | 新喀里多尼亚 | New Caledonia | Новая Каледония
NE | 尼日尔 | Niger | Нигер
NF | 诺福克岛 | Norfolk Island | о-в Норфолк
NG | 尼日利亚 | Nigeria | Нигерия
NI | 尼加拉瓜 | Nicaragua | Никарагуа
NL | 荷兰 | Netherlands | Нидерланды
NO | 挪威 | Norway | Норвегия
NP | 尼泊尔 | Nepal | Непал
NR | 瑙鲁 | Nauru | Науру
NU | 纽埃 | Niue | Ниуэ
NZ | 新西兰 | New Zealand | Новая Зеландия
OM | 阿曼 | Oman | Оман
PA | 巴拿马 | Panama | Панама
PE | 秘鲁 | Peru | Перу
PF | 法属波利尼西亚 | French Polynesia | Французская Полинезия
PG | 巴布亚新几内亚 | Papua New Guinea | Папуа — Новая Гвинея
PH | 菲律宾 | Philippines | Филиппины
PK | 巴基斯坦 | Pakistan | Пакистан
PL | 波兰 | Poland | Польша
PM | 圣皮埃尔和密克隆群岛 | St. Pierre & Miquelon | Сен-Пьер и Микелон
PN | 皮特凯恩群岛 | Pitcairn Islands | о-ва Питкэрн
PR | 波多黎各 | Puerto Rico | Пуэрто-Рико
PS | 巴勒斯坦领土 | Palestinian Territories | Палестинские территории
PT | 葡萄牙 | Portugal | Португалия
PW | 帕劳 | Palau | Палау
PY | 巴拉圭 | Paraguay | Парагвай
QA | 卡塔尔 | Qatar | Катар
RE | 留尼汪 | Réunion | Реюньон
RO | 罗马尼亚 | Romania | Румыния
RS | 塞尔维亚 | Serbia | Сербия
RU | 俄罗斯 | Russia | Россия
RW | 卢旺达 | Rwanda | Руанда
SA | 沙特阿拉伯 | Saudi Arabia | Саудовская Аравия
SB | 所罗门群岛 | Solomon Islands | Соломоновы о-ва
SC | 塞舌尔 | Seychelles | Сейшельские о-ва
SD | 苏丹 | Sudan | Судан
SE | 瑞典 | Sweden | Швеция
SG | 新加坡 | Singapore | Сингапур
SH | 圣赫勒拿 | St. Helena | о-в Св. Елены
SI | 斯洛文尼亚 | Slovenia | Словения
SJ | 斯瓦尔巴和扬马延 | Svalbard & Jan Mayen | Шпицберген и Ян-Майен
SK | 斯洛伐克 | Slovakia | Словакия
SL | 塞拉利昂 | Sierra Leone | Сьерра-Леоне
SM | 圣马力诺 | San Marino | Сан-Марино
SN | 塞内加尔 | Senegal | Сенегал
SO | 索马里 | Somalia | Сомали
SR | 苏里南 | Suriname | Суринам
SS | 南苏丹 | South Sudan | Южный Судан
ST | 圣多美和普林西比 | São Tomé & Príncipe | Сан-Томе и Принсипи
SV | 萨尔瓦多 | El Salvador | Сальвадор
SX | 荷属圣马丁 | Sint Maarten | Синт-Мартен
SY | 叙利亚 | Syria | Сирия
SZ | 斯威士兰 | Eswatini | Эсватини
TC | 特克斯和凯科斯群岛 | Turks & Caicos Islands | Тёркс и Кайкос
TD | 乍得 | Chad | Чад
TF | 法属南部领地 | French Southern Territories | Французские Южные территории
TG | 多哥 | Togo | Того
TH | 泰国 | Thailand | Таиланд
TJ | 塔吉克斯坦 | Tajikistan | Таджикистан
TK | 托克劳 | Tokelau | Токелау
TL | 东帝汶 | Timor-Leste | Восточный Тимор
TM | 土库曼斯坦 | Turkmenistan | Туркменистан
TN | 突尼斯 | Tunisia | Тунис
TO | 汤加 | Tonga | Тонга
TR | 土耳其 | Türkiye | Турция
TT | 特立尼达和多巴哥 | Trinidad & Tobago | Тринидад и Тобаго
TV | 图瓦卢 | Tuvalu | Тувалу
TZ | 坦桑尼亚 | Tanzania | Танзания
UA | 乌克兰 | Ukraine | Украина
UG | 乌干达 | Uganda | Уганда
UM | 美国本土外小岛屿 | U.S. Outlying Islands | Внешние малые о-ва (США)
US | 美国 | United States | Соединенные Штаты
UY | 乌拉圭 | Uruguay | Уругвай
UZ | 乌兹别克斯坦 | Uzbekistan | Узбекистан
VA | 梵蒂冈 | Vatican City | Ватикан
VC | 圣文森特和格林纳丁斯 | St. Vincent & Grenadines | Сент-Винсент и Гренадины
VE | 委内瑞拉 | Venezuela | Венесуэла
VG | 英属维尔京群岛 | British Virgin Islands | Виргинские о-ва (Великобритания)
VI | 美属维尔京群岛 | U.S. Virgin Islands | Виргинские о-ва (США)
VN | 越南 | Vietnam | Вьетнам
VU | 瓦努阿图 | Vanuatu | Вануату
WF | 瓦利斯和富图纳 | Wallis & Futuna | Уоллис и Футуна
WS | 萨摩亚 | Samoa | Самоа
YE | 也门 | Yemen | Йемен
YT | 马约特 | Mayotte | Майотта
ZA | 南非 | South Africa | Южно-Африканская Республика
ZM | 赞比亚 | Zambia | Замбия
ZW | 津巴布韦 | Zimbabwe | Зимбабве
`;
