// The openings of the demo world, as of 2026: recruiting until 31 May, starting on 1 July. Loading moves them by whole years.
// Four that belong to members who are not admitted, and so cannot post, are posted by members of a like trade.

// enterprise | number | kind | zh | occupation | circle | workplace | seats | education | majors | skills: code:level:weight, ! = must | credentials | language | pay a month
export const openingTable = String.raw`
ENT-01 | 001 | employment | 电工 | 6-31-01-03 | MFG | 110108 | 30 | higherVocational | 460306; 430108; 460301 | ELECN:3:4!; CABINET:2:2; PLC:2:2 |  |  | 5700-7700
ENT-02 | 002 | orderClass | 焊工 | 6-18-02-04 | ADV | 110112 | 3 | higherVocational | 460110 | WELD:3:4!; WELD-TIG:2:2; WELD-MIG:2:2; WELD-ARC:2:2 |  |  | 4300-6100
ENT-03 | 003 | employment | 模具工 | 6-18-04-01 | MFG | 110115 | 2 | higherVocational | 460113; 460102; 460104 | MOULD:3:4!; NX:2:2; EDM:2:2; BENCH:2:2 |  |  | 4600-8200
ENT-04 | 004 | employment | 自动控制工程技术人员 | 2-02-07-07 | MFG | 110112 | 5 | higherVocational | 460306; 460301; 460305 | PLC:3:4!; PID:2:2; HMI:2:2; ELEC-DES:2:2 | N-ELECTRICIAN/level4 |  | 5200-6700
ENT-05 | 005 | employment | 供用电工程技术人员 | 2-02-12-02 | NRG | 110112 | 30 | higherVocational | 430105; 430108 | SUBST:3:4!; RELAY:2:2; ELEC-HV:2:2 | N-ELECTRICIAN/level4 |  | 5500-8500
ENT-06 | 006 | internship | 电工 | 6-31-01-03 | NRG | 110112 | 3 | secondaryVocational | 460306; 430108; 460301 | ELECN:3:4!; CABINET:2:2; PLC:2:2 |  |  | 4000-6900
ENT-07 | 007 | employment | 计算机程序设计员 | 4-04-05-01 | IT | 110108 | 2 | higherVocational | 510203; 510205; 510209 | PY:3:4!; JAVA:2:2; JS:2:2; SQL:2:2; GIT:2:2 |  |  | 4900-7600
ENT-08 | 008 | orderClass | 信息安全工程技术人员 | 2-02-10-07 | IT | 110115 | 15 | higherVocational | 510207 | SECOPS:3:4!; PENTEST:2:2 | N-ELECTRICIAN/level4 |  | 4600-9500
ENT-09 | 009 | orderClass | 信息安全工程技术人员 | 2-02-10-07 | IT | 120116 | 10 | higherVocational | 510207 | SECOPS:3:4!; PENTEST:2:2 | N-ELECTRICIAN/level4 |  | 4700-7900
ENT-10 | 010 | orderClass | 服务机器人应用技术员 | 4-04-05-07 | IT | 120104 | 20 | secondaryVocational | 460304; 460301; 510102 | ROS:3:4!; SENSOR:2:2 |  | CET/4 | 5600-7500
ENT-11 | 011 | internship | 采购员 | 4-01-01-00 | TRADE | 120116 | 5 | higherVocational | 530808; 530501; 530605 | PURCH:3:4!; NEGOT:2:2; ERP:2:2 |  |  | 5900-7300
ENT-12 | 012 | internship | 货运代理服务员 | 4-02-05-03 | TRADE | 120104 | 5 | secondaryVocational | 530802; 530501; 570201 | FORWARD:3:4!; FTRADE:2:2; L-EN:2:2 |  |  | 5800-9500
ENT-13 | 013 | employment | 翻译 | 2-10-05-00 | TRADE | 120111 | 3 | higherVocational | 570201; 570210; 570202 | TRANSL:3:4!; L-EN:2:2; L-RU:2:2 |  |  | 5200-8600
ENT-14 | 014 | employment | 机场运行指挥员 | 4-02-04-03 | AVI | 120111 | 2 | vocationalBachelor | 500408 | DISPATCH:3:4! |  |  | 5100-8500
ENT-15 | 015 | employment | 航空器外场维护员 | 6-31-02-05 | AVI | 120111 | 15 | secondaryVocational | 500409; 460607; 500410 | AMT:3:4!; AVION:2:2 | N-ELECTRICIAN/level4 |  | 5100-8700
ENT-16 | 016 | orderClass | 无人机测绘操控员 | 4-08-03-07 | AVI | 120116 | 8 | secondaryVocational | 460609 | UAV-MAP:3:4!; UAV-FLY:2:2 |  |  | 5000-6900
ENT-17 | 017 | orderClass | 采购员 | 4-01-01-00 | LOG | 130303 | 10 | higherVocational | 530808; 530501; 530605 | PURCH:3:4!; NEGOT:2:2; ERP:2:2 |  |  | 4700-8600
ENT-18 | 018 | employment | 理货员 | 4-02-06-02 | LOG | 130602 | 2 | vocationalBachelor | 530802 | WHS:3:4! |  |  | 4900-6200
ENT-19 | 019 | orderClass | 全媒体运营师 | 4-13-01-05 | CULT | 130303 | 3 | higherVocational | 530704; 560213; 560202 | NMEDIA:3:4!; COPYW:2:2; VIDEO:2:2 | N-ELECTRICIAN/level4 |  | 4300-9200
ENT-20 | 020 | employment | 动画设计人员 | 2-09-06-03 | CULT | 130102 | 5 | secondaryVocational | 510215; 560206 | ANIM2D:3:4!; 3DMAX:2:2 |  | CET/4 | 4900-9000
ENT-13 | 021 | orderClass | 翻译 | 2-10-05-00 | SERV | 130203 | 3 | secondaryVocational | 570201; 570210; 570202 | TRANSL:3:4!; L-EN:2:2; L-RU:2:2 |  |  | 4500-7800
ENT-19 | 022 | employment | 室内装饰设计师 | 4-08-08-07 | SERV | 130104 | 5 | higherVocational | 550106; 460101 | INTERIOR:3:4!; ACAD:2:2 |  |  | 4400-9100
ENT-01 | 023 | employment | 增材制造设备操作员 | 6-18-01-13 | MFG | 110108 | 5 | higherVocational | 460112; 460102 | AM:3:4!; SW:2:2; REVERSE:2:2 |  |  | 3900-6800
ENT-02 | 024 | orderClass | 增材制造设备操作员 | 6-18-01-13 | ADV | 110112 | 30 | secondaryVocational | 460112; 460102 | AM:3:4!; SW:2:2; REVERSE:2:2 | N-ELECTRICIAN/level4 | CET/4 | 5600-9200
ENT-03 | 025 | internship | 焊工 | 6-18-02-04 | MFG | 110115 | 5 | higherVocational | 460110 | WELD:3:4!; WELD-TIG:2:2; WELD-MIG:2:2; WELD-ARC:2:2 |  |  | 4700-6500
ENT-04 | 026 | internship | 工业视觉系统运维员 | 6-31-07-02 | MFG | 110112 | 8 | higherVocational | 460303; 460304; 460306 | VISION:3:4!; PLC:2:2 |  |  | 4000-9400
ENT-05 | 027 | internship | 供用电工程技术人员 | 2-02-12-02 | NRG | 110112 | 30 | higherVocational | 430105; 430108 | SUBST:3:4!; RELAY:2:2; ELEC-HV:2:2 | N-ELECTRICIAN/level4 | CET/4 | 3900-8400
ENT-06 | 028 | employment | 风力发电运维值班员 | 6-28-01-12 | NRG | 110112 | 20 | higherVocational | 430302; 460306; 430108 | WIND-OM:3:4!; HEIGHT:2:2; ELECN:2:2 |  |  | 5000-7000
ENT-07 | 029 | employment | 数字媒体艺术专业人员 | 2-09-06-07 | IT | 110108 | 5 | higherVocational | 510215; 560206; 510208 | 3DMAX:3:4!; VR:2:2; PS:2:2 | N-ELECTRICIAN/level4 | CET/4 | 4600-8800
ENT-08 | 030 | internship | 数字媒体艺术专业人员 | 2-09-06-07 | IT | 110115 | 5 | secondaryVocational | 510215; 560206; 510208 | 3DMAX:3:4!; VR:2:2; PS:2:2 |  |  | 4200-7800
ENT-09 | 031 | orderClass | 信息通信网络运行管理员 | 4-04-04-01 | IT | 120116 | 20 | higherVocational | 510202; 510206 | NETENG:3:4!; LINUX:2:2 |  |  | 5400-6300
ENT-10 | 032 | orderClass | 大数据工程技术人员 | 2-02-38-03 | IT | 120104 | 2 | higherVocational | 510205; 510203; 510209 | BIGD:3:4!; SQL:2:2; PY:2:2 |  |  | 3500-6500
ENT-11 | 033 | internship | 报关人员 | 2-06-07-12 | TRADE | 120116 | 30 | vocationalBachelor | 530503; 530501 | CUSTOMS:3:4!; FTRADE:2:2 |  | CET/4 | 4600-8300
ENT-12 | 034 | internship | 市场营销专业人员 | 2-06-07-02 | TRADE | 120104 | 15 | higherVocational | 530605 | MKT:3:4!; SALES:2:2 |  |  | 4300-6500
ENT-13 | 035 | employment | 营销员 | 4-01-02-01 | TRADE | 120111 | 8 | secondaryVocational | 530605 | SALES:3:4!; S-COMM:2:2 |  |  | 3800-7900
ENT-14 | 036 | orderClass | 无人机测绘操控员 | 4-08-03-07 | AVI | 120111 | 15 | secondaryVocational | 460609 | UAV-MAP:3:4!; UAV-FLY:2:2 |  |  | 4000-7700
ENT-15 | 037 | orderClass | 无人机测绘操控员 | 4-08-03-07 | AVI | 120111 | 5 | higherVocational | 460609 | UAV-MAP:3:4!; UAV-FLY:2:2 |  |  | 3800-9000
ENT-16 | 038 | internship | 飞机装配工 | 6-23-03-01 | AVI | 120116 | 20 | higherVocational | 460607; 460104; 460101 | ASTRUCT:3:4!; BENCH:2:2; DRAW:2:2 | N-ELECTRICIAN/level4 | CET/4 | 4000-8800
ENT-17 | 039 | orderClass | 货运代理服务员 | 4-02-05-03 | LOG | 130303 | 30 | secondaryVocational | 530802; 530501; 570201 | FORWARD:3:4!; FTRADE:2:2; L-EN:2:2 |  | CET/4 | 4100-6800
ENT-18 | 040 | employment | 供应链管理师 | 4-02-06-05 | LOG | 130602 | 20 | higherVocational | 530810; 530808; 530802 | SCM:3:4!; PURCH:2:2; ERP:2:2 | N-ELECTRICIAN/level4 |  | 5900-7300
ENT-19 | 041 | employment | 商业摄影师 | 4-08-09-01 | CULT | 130303 | 3 | higherVocational | 560212; 550102; 510204 | PHOTO:3:4!; PS:2:2 |  |  | 4000-8600
ENT-20 | 042 | internship | 动画设计人员 | 2-09-06-03 | CULT | 130102 | 15 | higherVocational | 510215; 560206 | ANIM2D:3:4!; 3DMAX:2:2 |  | CET/4 | 4500-7900
ENT-15 | 043 | orderClass | 航空运输地面服务员 | 4-02-04-02 | SERV | 130203 | 20 | higherVocational | 500401; 500405; 570201 | GHS:3:4!; ETIQ:2:2; L-EN:2:2 |  |  | 5500-8300
ENT-15 | 044 | employment | 航空运输地面服务员 | 4-02-04-02 | SERV | 130104 | 15 | higherVocational | 500401; 500405; 570201 | GHS:3:4!; ETIQ:2:2; L-EN:2:2 |  |  | 5000-7800
ENT-01 | 045 | employment | 制冷空调系统安装维修工 | 6-29-03-05 | MFG | 110108 | 30 | higherVocational | 460202; 460306; 430108 | HVAC:3:4!; ELECN:2:2 |  |  | 4900-6500
ENT-02 | 046 | internship | 增材制造设备操作员 | 6-18-01-13 | ADV | 110112 | 5 | higherVocational | 460112; 460102 | AM:3:4!; SW:2:2; REVERSE:2:2 |  |  | 4400-9500
ENT-03 | 047 | orderClass | 机电设备维修工 | 6-31-01-10 | MFG | 110115 | 20 | higherVocational | 460301; 460202; 460306 | EQMAINT:3:4!; PLC:2:2; PNEU:2:2; ELECN:2:2 | N-ELECTRICIAN/level4 | CET/4 | 4600-6600
ENT-04 | 048 | employment | 工业机器人系统操作员 | 6-31-07-03 | MFG | 110112 | 15 | secondaryVocational | 460305 | ROB-OP:3:4! | N-ELECTRICIAN/level4 |  | 4700-8500
ENT-05 | 049 | employment | 光伏组件制造工 | 6-24-02-04 | NRG | 110112 | 10 | secondaryVocational | 460119 | QC:3:4! |  | CET/4 | 4500-6500
ENT-06 | 050 | employment | 光伏组件制造工 | 6-24-02-04 | NRG | 110112 | 20 | secondaryVocational | 460119 | QC:3:4! |  | CET/4 | 3700-6400
ENT-07 | 051 | employment | 数字媒体艺术专业人员 | 2-09-06-07 | IT | 110108 | 20 | higherVocational | 510215; 560206; 510208 | 3DMAX:3:4!; VR:2:2; PS:2:2 | N-ELECTRICIAN/level4 |  | 5200-6700
ENT-08 | 052 | internship | 云计算工程技术人员 | 2-02-38-04 | IT | 110115 | 30 | vocationalBachelor | 510206; 510202 | CLOUD:3:4!; DOCKER:2:2; LINUX:2:2 |  |  | 4700-7000
ENT-09 | 053 | orderClass | 物联网安装调试员 | 6-25-04-09 | IT | 120116 | 2 | higherVocational | 510102; 460301; 510202 | IOTDEV:3:4!; SENSOR:2:2; CABLING:2:2 |  |  | 3700-8700
ENT-10 | 054 | employment | 信息安全工程技术人员 | 2-02-10-07 | IT | 120104 | 30 | secondaryVocational | 510207 | SECOPS:3:4!; PENTEST:2:2 |  |  | 4200-9200
ENT-11 | 055 | employment | 会计专业人员 | 2-06-03-00 | TRADE | 120116 | 15 | higherVocational | 530302; 530301 | ACCT:3:4!; TAX:2:2; FINSW:2:2 |  |  | 3600-7600
ENT-12 | 056 | orderClass | 全媒体运营师 | 4-13-01-05 | TRADE | 120104 | 15 | higherVocational | 530704; 560213; 560202 | NMEDIA:3:4!; COPYW:2:2; VIDEO:2:2 |  |  | 5600-7100
ENT-13 | 057 | internship | 会计专业人员 | 2-06-03-00 | TRADE | 120111 | 8 | vocationalBachelor | 530302; 530301 | ACCT:3:4!; TAX:2:2; FINSW:2:2 |  | CET/4 | 5000-6600
ENT-14 | 058 | employment | 航空器外场维护员 | 6-31-02-05 | AVI | 120111 | 10 | higherVocational | 500409; 460607; 500410 | AMT:3:4!; AVION:2:2 |  |  | 5500-9500
ENT-15 | 059 | employment | 航空运输地面服务员 | 4-02-04-02 | AVI | 120111 | 8 | vocationalBachelor | 500401; 500405; 570201 | GHS:3:4!; ETIQ:2:2; L-EN:2:2 |  | CET/4 | 5300-6500
ENT-16 | 060 | employment | 安检员 | 4-07-05-02 | AVI | 120116 | 8 | secondaryVocational | 500406 | AVSEC:3:4! |  |  | 5000-9300
`;
