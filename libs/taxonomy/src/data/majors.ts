// Majors of the vocational catalogue of 2021 and of the undergraduate catalogue, one a line.
// code | zh | en | circles | ISCED-F 2013 | confidence: V verified, A and B likely, C to be checked before use
export const majorTable = String.raw`
460101 | 机械设计与制造 | Mechanical Design and Manufacturing | MFG; ADV | 0715 | A
460102 | 数字化设计与制造技术 | Digital Design and Manufacturing Technology | MFG; ADV | 0715 | A
460103 | 数控技术 | CNC Technology | MFG; ADV | 0715 | A
460104 | 机械制造及自动化 | Mechanical Manufacturing and Automation | MFG; ADV | 0715 | A
460105 | 工业设计 | Industrial Design | MFG; CULT | 0212 | A
460110 | 智能焊接技术 | Intelligent Welding Technology | MFG; ADV | 0715 | A
460112 | 增材制造技术 | Additive Manufacturing Technology | MFG; ADV | 0715 | A
460113 | 模具设计与制造 | Mould and Die Design and Manufacturing | MFG; ADV | 0715 | A
460119 | 工业产品质量检测技术 | Industrial Product Quality Inspection Technology | MFG; ADV | 0715 | B
460201 | 智能制造装备技术 | Intelligent Manufacturing Equipment Technology | MFG; ADV | 0714 | A
460202 | 机电设备技术 | Electromechanical Equipment Technology | MFG; ADV | 0714 | A
460204 | 新能源装备技术 | New Energy Equipment Technology | NRG; ADV | 0713 | B
460206 | 电梯工程技术 | Elevator Engineering Technology | MFG; SERV | 0714 | A
460301 | 机电一体化技术 | Mechatronics Technology | MFG; ADV | 0714 | A
460302 | 智能机电技术 | Intelligent Electromechanical Technology | MFG; ADV | 0714 | B
460303 | 智能控制技术 | Intelligent Control Technology | MFG; ADV | 0714 | A
460304 | 智能机器人技术 | Intelligent Robot Technology | MFG; IT | 0714 | A
460305 | 工业机器人技术 | Industrial Robot Technology | MFG; ADV | 0714 | A
460306 | 电气自动化技术 | Electrical Automation Technology | MFG; ADV; NRG | 0714 | A
460310 | 工业互联网应用 | Industrial Internet Application | MFG; IT | 0714 | B
460601 | 飞行器数字化制造技术 | Aircraft Digital Manufacturing Technology | AVI; ADV | 0716 | B
460604 | 航空发动机装配调试技术 | Aero-engine Assembly and Commissioning Technology | AVI; ADV | 0716 | B
460607 | 飞行器维修技术 | Aircraft Maintenance Technology | AVI | 0716 | B
460609 | 无人机应用技术 | UAV Application Technology | AVI; IT | 0716 | A
460701 | 汽车制造与试验技术 | Automobile Manufacturing and Testing Technology | MFG; ADV | 0716 | A
460702 | 新能源汽车技术 | New Energy Vehicle Technology | NRG; ADV | 0716 | A
460704 | 智能网联汽车技术 | Intelligent Connected Vehicle Technology | IT; ADV | 0716 | A
430105 | 电力系统自动化技术 | Power System Automation Technology | NRG | 0713 | A
430108 | 供用电技术 | Power Supply and Utilisation Technology | NRG | 0713 | A
430104 | 分布式发电与智能微电网技术 | Distributed Generation and Smart Microgrid Technology | NRG | 0713 | B
430301 | 光伏工程技术 | Photovoltaic Engineering Technology | NRG | 0713 | A
430302 | 风力发电工程技术 | Wind Power Engineering Technology | NRG | 0713 | A
430304 | 氢能技术应用 | Hydrogen Energy Technology Application | NRG | 0713 | B
430503 | 储能材料技术 | Energy Storage Material Technology | NRG | 0713 | C
500106 | 铁道车辆技术 | Railway Vehicle Technology | LOG; ADV | 0716 | B
500108 | 动车组检修技术 | EMU Maintenance Technology | LOG; ADV | 0716 | B
500112 | 铁道交通运营管理 | Railway Transport Operation Management | LOG; SERV | 1041 | B
500211 | 汽车检测与维修技术 | Automobile Inspection and Maintenance Technology | ADV; SERV | 0716 | A
500212 | 新能源汽车检测与维修技术 | New Energy Vehicle Inspection and Maintenance Technology | NRG; SERV | 0716 | B
500401 | 民航运输服务 | Civil Aviation Transport Service | AVI; SERV | 1041 | A
500405 | 空中乘务 | Cabin Service | AVI; SERV | 1041 | A
500406 | 民航安全技术管理 | Civil Aviation Safety Technology Management | AVI | 1041 | B
500408 | 机场运行服务与管理 | Airport Operation Service and Management | AVI; SERV | 1041 | B
500409 | 飞机机电设备维修 | Aircraft Electromechanical Equipment Maintenance | AVI | 0716 | A
500410 | 飞机电子设备维修 | Aircraft Avionics Maintenance | AVI | 0716 | A
500412 | 通用航空器维修 | General Aircraft Maintenance | AVI | 0716 | B
500606 | 城市轨道交通运营管理 | Urban Rail Transit Operation Management | LOG; SERV | 1041 | A
510101 | 电子信息工程技术 | Electronic Information Engineering Technology | IT | 0714 | A
510102 | 物联网应用技术 | IoT Application Technology | IT | 0714 | A
510103 | 应用电子技术 | Applied Electronic Technology | IT; MFG | 0714 | A
510107 | 汽车智能技术 | Automobile Intelligent Technology | IT; ADV | 0714 | B
510201 | 计算机应用技术 | Computer Application Technology | IT | 0613 | A
510202 | 计算机网络技术 | Computer Network Technology | IT | 0612 | A
510203 | 软件技术 | Software Technology | IT | 0613 | V
510204 | 数字媒体技术 | Digital Media Technology | IT; CULT | 0211 | A
510205 | 大数据技术 | Big Data Technology | IT; TRADE | 0612 | A
510206 | 云计算技术应用 | Cloud Computing Technology Application | IT | 0612 | A
510207 | 信息安全技术应用 | Information Security Technology Application | IT | 0612 | A
510208 | 虚拟现实技术应用 | Virtual Reality Technology Application | IT; CULT | 0613 | A
510209 | 人工智能技术应用 | Artificial Intelligence Technology Application | IT | 0613 | A
510210 | 嵌入式技术应用 | Embedded Technology Application | IT; MFG | 0613 | A
510211 | 工业互联网技术 | Industrial Internet Technology | IT; MFG | 0612 | A
510212 | 区块链技术应用 | Blockchain Technology Application | IT; TRADE | 0613 | A
510213 | 移动应用开发 | Mobile Application Development | IT | 0613 | A
510215 | 动漫制作技术 | Animation Production Technology | CULT; IT | 0211 | A
510301 | 现代通信技术 | Modern Communication Technology | IT | 0714 | A
510302 | 现代移动通信技术 | Modern Mobile Communication Technology | IT | 0714 | A
510401 | 集成电路技术 | Integrated Circuit Technology | IT; ADV | 0714 | A
530201 | 金融服务与管理 | Financial Service and Management | TRADE; SERV | 0412 | A
530202 | 金融科技应用 | Fintech Application | TRADE; IT | 0412 | A
530301 | 大数据与财务管理 | Big Data and Financial Management | TRADE; SERV | 0411 | A
530302 | 大数据与会计 | Big Data and Accounting | TRADE; SERV | 0411 | A
530501 | 国际经济与贸易 | International Economics and Trade | TRADE | 0416 | A
530503 | 关务与外贸服务 | Customs and Foreign Trade Service | TRADE; LOG | 0416 | B
530601 | 工商企业管理 | Business Administration | SERV | 0413 | A
530602 | 连锁经营与管理 | Chain Store Operation and Management | SERV; TRADE | 0416 | A
530605 | 市场营销 | Marketing | TRADE; SERV | 0414 | A
530701 | 电子商务 | E-commerce | TRADE | 0416 | V
530702 | 跨境电子商务 | Cross-border E-commerce | TRADE | 0416 | A
530704 | 网络营销与直播电商 | Network Marketing and Live Commerce | TRADE; CULT | 0414 | A
530706 | 商务数据分析与应用 | Business Data Analysis and Application | TRADE; IT | 0413 | A
530801 | 物流工程技术 | Logistics Engineering Technology | LOG | 1041 | A
530802 | 现代物流管理 | Modern Logistics Management | LOG; TRADE | 1041 | A
530803 | 航空物流管理 | Air Logistics Management | LOG; AVI | 1041 | B
530804 | 铁路物流管理 | Railway Logistics Management | LOG | 1041 | B
530805 | 冷链物流技术与管理 | Cold Chain Logistics Technology and Management | LOG | 1041 | B
530808 | 采购与供应管理 | Procurement and Supply Management | LOG; TRADE | 0413 | B
530809 | 智能物流技术 | Intelligent Logistics Technology | LOG; IT | 1041 | B
530810 | 供应链运营 | Supply Chain Operation | LOG; TRADE | 0413 | B
540101 | 旅游管理 | Tourism Management | SERV | 1015 | A
540106 | 酒店管理与数字化运营 | Hotel Management and Digital Operation | SERV | 1013 | A
540112 | 会展策划与管理 | Exhibition Planning and Management | SERV; CULT | 0414 | B
540202 | 烹饪工艺与营养 | Culinary Technology and Nutrition | SERV | 1013 | A
550101 | 艺术设计 | Art Design | CULT | 0212 | A
550102 | 视觉传达设计 | Visual Communication Design | CULT | 0211 | A
550103 | 数字媒体艺术设计 | Digital Media Art Design | CULT | 0211 | A
550106 | 环境艺术设计 | Environmental Art Design | CULT | 0212 | A
550109 | 游戏艺术设计 | Game Art Design | CULT; IT | 0211 | B
550113 | 广告艺术设计 | Advertising Art Design | CULT | 0211 | B
560202 | 广播影视节目制作 | Radio, Film and TV Programme Production | CULT | 0211 | A
560206 | 影视动画 | Film and TV Animation | CULT | 0211 | B
560212 | 摄影摄像技术 | Photography and Videography Technology | CULT | 0211 | B
560213 | 融媒体技术与运营 | Converged Media Technology and Operation | CULT; IT | 0321 | B
560214 | 网络直播与运营 | Webcasting and Operation | CULT; TRADE | 0211 | B
560102 | 网络新闻与传播 | Online Journalism and Communication | CULT | 0321 | B
570201 | 商务英语 | Business English | TRADE; SERV | 0231 | A
570202 | 应用英语 | Applied English | SERV | 0231 | B
570210 | 应用俄语 | Applied Russian | TRADE; SERV | 0231 | C
590202 | 人力资源管理 | Human Resource Management | SERV | 0413 | B
590302 | 智慧健康养老服务与管理 | Smart Health and Elderly Care Service and Management | SERV | 0921 | A
260101 | 机械设计制造及自动化 | Mechanical Design, Manufacturing and Automation | MFG; ADV | 0715 | B
260102 | 智能制造工程技术 | Intelligent Manufacturing Engineering Technology | MFG; ADV | 0714 | B
260301 | 机械电子工程技术 | Mechatronic Engineering Technology | MFG; ADV | 0714 | B
260302 | 电气工程及自动化 | Electrical Engineering and Automation | MFG; NRG | 0713 | B
260304 | 机器人技术 | Robotics Technology | MFG; IT | 0714 | B
260702 | 新能源汽车工程技术 | New Energy Vehicle Engineering Technology | NRG; ADV | 0716 | B
310102 | 物联网工程技术 | IoT Engineering Technology | IT | 0714 | B
310203 | 软件工程技术 | Software Engineering Technology | IT | 0613 | B
310204 | 数字媒体技术 | Digital Media Technology | IT; CULT | 0211 | B
310205 | 大数据工程技术 | Big Data Engineering Technology | IT | 0612 | B
310207 | 信息安全与管理 | Information Security and Management | IT | 0612 | B
310209 | 人工智能工程技术 | Artificial Intelligence Engineering Technology | IT | 0613 | B
330701 | 电子商务 | E-commerce | TRADE | 0416 | B
330702 | 跨境电子商务 | Cross-border E-commerce | TRADE | 0416 | B
330802 | 现代物流管理 | Modern Logistics Management | LOG | 1041 | B
660102 | 机械加工技术 | Machining Technology | MFG; ADV | 0715 | B
660103 | 数控技术应用 | CNC Technology Application | MFG; ADV | 0715 | B
660105 | 焊接技术应用 | Welding Technology Application | MFG; ADV | 0715 | C
660301 | 机电技术应用 | Electromechanical Technology Application | MFG; ADV | 0714 | B
660302 | 电气设备运行与控制 | Electrical Equipment Operation and Control | MFG; NRG | 0714 | B
660303 | 工业机器人技术应用 | Industrial Robot Technology Application | MFG | 0714 | B
700402 | 航空服务 | Aviation Service | AVI; SERV | 1041 | C
710201 | 计算机应用 | Computer Application | IT | 0611 | B
710202 | 计算机网络技术 | Computer Network Technology | IT | 0612 | B
710203 | 软件与信息服务 | Software and Information Service | IT | 0613 | B
730701 | 电子商务 | E-commerce | TRADE | 0416 | B
730801 | 物流服务与管理 | Logistics Service and Management | LOG | 1041 | B
080717T | 人工智能 | Artificial Intelligence | IT | 0613 | A
080905 | 物联网工程 | Internet of Things Engineering | IT | 0714 | A
080910T | 数据科学与大数据技术 | Data Science and Big Data Technology | IT; TRADE | 0612 | A
080907T | 智能科学与技术 | Intelligence Science and Technology | IT | 0613 | A
080902 | 软件工程 | Software Engineering | IT | 0613 | A
080903 | 网络工程 | Network Engineering | IT | 0612 | A
080901 | 计算机科学与技术 | Computer Science and Technology | IT | 0613 | A
080904K | 信息安全 | Information Security | IT | 0612 | A
080703 | 通信工程 | Communication Engineering | IT | 0714 | A
080803T | 机器人工程 | Robotics Engineering | MFG; IT | 0714 | A
080801 | 自动化 | Automation | MFG | 0714 | A
080601 | 电气工程及其自动化 | Electrical Engineering and Automation | MFG; NRG | 0713 | A
080213T | 智能制造工程 | Intelligent Manufacturing Engineering | MFG; ADV | 0714 | A
080202 | 机械设计制造及其自动化 | Mechanical Design, Manufacturing and Automation | MFG; ADV | 0715 | V
080204 | 机械电子工程 | Mechatronic Engineering | MFG; ADV | 0714 | A
082003 | 飞行器制造工程 | Aircraft Manufacturing Engineering | AVI; ADV | 0716 | B
081801 | 交通运输 | Transportation | AVI; LOG | 1041 | A
120801 | 电子商务 | E-commerce | TRADE | 0416 | A
120803T | 跨境电子商务 | Cross-border E-commerce | TRADE | 0416 | A
120601 | 物流管理 | Logistics Management | LOG | 1041 | A
120604T | 供应链管理 | Supply Chain Management | LOG; TRADE | 0413 | A
020401 | 国际经济与贸易 | International Economics and Trade | TRADE | 0416 | A
020310T | 金融科技 | Fintech | TRADE; IT | 0412 | A
020109T | 数字经济 | Digital Economy | TRADE; IT | 0311 | A
120203K | 会计学 | Accounting | TRADE; SERV | 0411 | A
120204 | 财务管理 | Financial Management | TRADE; SERV | 0411 | A
120108T | 大数据管理与应用 | Big Data Management and Application | TRADE; IT | 0612 | A
080906 | 数字媒体技术 | Digital Media Technology | CULT; IT | 0211 | A
130508 | 数字媒体艺术 | Digital Media Arts | CULT | 0211 | A
080503T | 新能源科学与工程 | New Energy Science and Engineering | NRG | 0713 | A
080504T | 储能科学与工程 | Energy Storage Science and Engineering | NRG | 0713 | A
`;
