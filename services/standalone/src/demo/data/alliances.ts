// Alliances, Luban Workshops and the demonstration park.

// ref | kind | parent | zh | en | secretariat | council | other members | circles | declaration
export const allianceTable = String.raw`
ALL-TJC | alliance |  | 京津冀现代服务业产教融合校企合作联盟（示例） | Tianjin Consensus alliance of industry and education (demo) | COL-TJ-01 | COL-BJ-01; COL-HE-02; ENT-04 | COL-BJ-02; COL-BJ-03; COL-BJ-04; COL-BJ-05; COL-BJ-06; COL-BJ-07; COL-BJ-08; COL-TJ-02; COL-TJ-03; COL-TJ-04; COL-TJ-05; COL-TJ-06; COL-TJ-07; COL-TJ-08; COL-TJ-09; COL-TJ-10; COL-HE-01; COL-HE-03; COL-HE-04; COL-HE-05; COL-HE-06; COL-HE-07; COL-HE-08; ENT-01; ENT-02; ENT-03; ENT-05; ENT-06; ENT-07; ENT-08; ENT-09; ENT-10; ENT-11; ENT-12; ENT-13; ENT-14; ENT-15; ENT-16; ENT-17; ENT-18; ENT-19; ENT-20; ENT-21; ENT-22 |  | 共建共享，服务京津冀现代服务业。
ALL-PARK | park |  | 京津冀示范园区（示例） | Beijing-Tianjin-Hebei demonstration park (demo) | GOV-GA | GOV-BJ; GOV-TJ; GOV-HE; UNI-1 | UNI-2; UNI-3; UNI-4; UNI-5; UNI-6; UNI-7; COL-BJ-01; GOV-XA; GOV-DX | IT; MFG; TRADE; AVI; CULT | 大学与地方共建示范园区。
ALL-LOG | alliance | ALL-PARK | 京津冀物流人才培养联盟（示例） | Logistics talents alliance (demo) | ASN-2 | COL-BJ-01 | ENT-17; ENT-18 | LOG | 共同培养物流人才。
ALL-NSR | alliance |  | "新丝路"职业院校国际合作联盟（示例） | New Silk Road alliance of vocational colleges (demo) | COL-BJ-02 | COL-RU-1; COL-KZ-1; COL-UZ-1; COL-UA-1; COL-PL-1 | COL-RU-2; COL-RU-3; COL-RU-4; COL-RU-5; COL-RU-6; COL-KZ-2; COL-KZ-3; COL-KZ-4; COL-UZ-2; COL-UZ-3; COL-UZ-4; COL-UA-2; COL-PL-2; COL-PL-3; COL-BJ-03 |  | 丝路院校，互学互鉴。
ALL-AMG | group |  | 先进制造职业教育集团（示例） | Advanced Manufacturing Vocational Education Group (demo) | COL-TJ-02 | ASN-1; ASN-4 | COL-TJ-01; COL-TJ-03; ENT-01; ENT-02; ENT-03; ENT-04 | MFG; ADV | 供需对接，标准互认。
ALL-LUBAN | network |  | 鲁班工坊网络（示例） | Luban Workshops network (demo) | COL-TJ-01 |  | COL-TJ-04; COL-TJ-05; COL-TJ-06 |  | 以工坊传技能。
ALL-P1 | platform | ALL-TJC | 需求信息共享平台（示例） | Platform for sharing demand (demo) | ENT-04 |  | COL-TJ-01; COL-HE-02; ENT-07 |  | 联盟四大平台之一。
ALL-P2 | platform | ALL-TJC | 校企合作平台（示例） | Platform for cooperation of colleges and enterprises (demo) | COL-TJ-01 |  | ENT-04; ENT-01; COL-BJ-01 |  | 联盟四大平台之一。
ALL-P3 | platform | ALL-TJC | 师生交流平台（示例） | Platform for exchange of teachers and students (demo) | COL-BJ-02 |  | COL-TJ-02; COL-HE-02 |  | 联盟四大平台之一。
ALL-P4 | platform | ALL-TJC | 区域研究平台（示例） | Platform for study of the region (demo) | COL-HE-02 |  | COL-BJ-01; COL-TJ-01; ENT-07 |  | 联盟四大平台之一。
`;

// ref | country | host college | partner college | majors | degree students | trained
// What the last two say comes to the platform as cohorts, which it counts.
export const workshopTable = String.raw`
LW-01 | KZ | KZ Demo Host 1 | COL-TJ-01 | 工业机器人技术; 数控技术; 汽车检测与维修技术 | 1600 | 330
LW-02 | KZ | KZ Demo Host 2 | COL-TJ-02 | 新能源汽车技术; 供用电技术 | 1200 | 270
LW-03 | TJ | TJ Demo Host 3 | COL-TJ-03 | 工程测量技术; 城市热能应用技术 | 1500 | 310
LW-04 | UZ | UZ Demo Host 4 | COL-TJ-04 | 现代物流管理; 物联网应用技术 | 1300 | 290
LW-05 | RU | RU Demo Host 5 | COL-TJ-05 | 云计算技术应用; 人工智能技术应用 | 900 | 160
LW-06 | PK | PK Demo Host 6 | COL-TJ-06 | 电气自动化技术; 机电一体化技术 | 2100 | 420
LW-07 | IN | IN Demo Host 7 | COL-TJ-07 | 光伏工程技术; 增材制造技术 | 1800 | 380
LW-08 | KH | KH Demo Host 8 | COL-TJ-08 | 大数据技术; 跨境电子商务 | 1700 | 340
LW-09 | EG | EG Demo Host 9 | COL-TJ-09 | 动车组检修技术; 铁道交通运营管理 | 1600 | 300
LW-10 | EG | EG Demo Host 10 | COL-TJ-01 | 电子商务; 中餐烹饪 | 1300 | 200
`;

// category of majors | majors
export const workshopCategoryTable = String.raw`
smartManufacturing | 工业机器人技术; 数控技术; 机电一体化技术; 增材制造技术; 电气自动化技术
newEnergy | 新能源汽车技术; 光伏工程技术; 供用电技术
informationTechnology | 云计算技术应用; 物联网应用技术; 大数据技术; 人工智能技术应用
transport | 动车组检修技术; 铁道交通运营管理; 汽车检测与维修技术
tradeAndLogistics | 现代物流管理; 跨境电子商务; 电子商务
constructionAndServices | 工程测量技术; 城市热能应用技术; 中餐烹饪
`;

// The majors of the park: code | zh | en | circles
export const parkMajorTable = String.raw`
080717T | 人工智能 | Artificial Intelligence | IT
080905 | 物联网工程 | Internet of Things Engineering | IT
080910T | 数据科学与大数据技术 | Data Science and Big Data Technology | IT; TRADE
080902 | 软件工程 | Software Engineering | IT
080803T | 机器人工程 | Robotics Engineering | MFG; IT
080601 | 电气工程及其自动化 | Electrical Engineering and Automation | MFG; NRG
080213T | 智能制造工程 | Intelligent Manufacturing Engineering | MFG; ADV
120601 | 物流管理 | Logistics Management | LOG
120801 | 电子商务 | E-commerce | TRADE
020401 | 国际经济与贸易 | International Economics and Trade | TRADE
020310T | 金融科技 | Fintech | TRADE; IT
120203K | 会计学 | Accounting | TRADE; SERV
130508 | 数字媒体艺术 | Digital Media Arts | CULT
`;
