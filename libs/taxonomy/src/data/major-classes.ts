// Categories of majors by their normalised number (the offset of the three vocational levels is taken away), and the
// classes of which a major is known. The undergraduate catalogue has numbers of its own, marked UG.
// normalised code | zh | en
export const categoryTable = String.raw`
01 | 农林牧渔大类 | Agriculture, forestry, animal husbandry and fishery
02 | 资源环境与安全大类 | Resources, environment and safety
03 | 能源动力与材料大类 | Energy, power and materials
04 | 土木建筑大类 | Civil engineering and construction
05 | 水利大类 | Water conservancy
06 | 装备制造大类 | Equipment manufacturing
07 | 生物与化工大类 | Biology and chemical industry
08 | 轻工纺织大类 | Light industry and textiles
09 | 食品药品与粮食大类 | Food, medicine and grain
10 | 交通运输大类 | Transport
11 | 电子与信息大类 | Electronics and information
12 | 医药卫生大类 | Medicine and health
13 | 财经商贸大类 | Finance, economics and trade
14 | 旅游大类 | Tourism
15 | 文化艺术大类 | Culture and arts
16 | 新闻传播大类 | Journalism and communication
17 | 教育与体育大类 | Education and sports
18 | 公安与司法大类 | Public security and justice
19 | 公共管理与服务大类 | Public administration and services
UG01 | 哲学 | Philosophy
UG02 | 经济学 | Economics
UG03 | 法学 | Law
UG04 | 教育学 | Education
UG05 | 文学 | Literature
UG06 | 历史学 | History
UG07 | 理学 | Science
UG08 | 工学 | Engineering
UG09 | 农学 | Agriculture
UG10 | 医学 | Medicine
UG11 | 军事学 | Military science
UG12 | 管理学 | Management
UG13 | 艺术学 | Arts
UG14 | 交叉学科 | Interdisciplinary studies
`;

// normalised code | zh
export const classTable = String.raw`
0301 | 电力技术类
0303 | 新能源发电工程类
0305 | 有色金属材料类
0601 | 机械设计制造类
0602 | 机电设备类
0603 | 自动化类
0606 | 航空装备类
0607 | 汽车制造类
1001 | 铁道运输类
1002 | 道路运输类
1004 | 航空运输类
1006 | 城市轨道交通类
1101 | 电子信息类
1102 | 计算机类
1103 | 通信类
1104 | 集成电路类
1302 | 金融类
1303 | 财务会计类
1305 | 经济贸易类
1306 | 工商管理类
1307 | 电子商务类
1308 | 物流类
1401 | 旅游类
1402 | 餐饮类
1501 | 艺术设计类
1601 | 新闻出版类
1602 | 广播影视类
1702 | 语言类
1902 | 公共管理类
1903 | 公共服务类
UG0201 | 经济学类
UG0203 | 金融学类
UG0204 | 经济与贸易类
UG0802 | 机械类
UG0805 | 能源动力类
UG0806 | 电气类
UG0807 | 电子信息类
UG0808 | 自动化类
UG0809 | 计算机类
UG0818 | 交通运输类
UG0820 | 航空航天类
UG1201 | 管理科学与工程类
UG1202 | 工商管理类
UG1206 | 物流管理与工程类
UG1208 | 电子商务类
UG1305 | 设计学类
`;
