// Occupations of the Chinese classification of 2022 with our mapping to ISCO-08, one a line.
// code | zh | ISCO-08 | ISCO-08 title | digital; green | circles (* = all) | skills
export const occupationTable = String.raw`
6-18-01-01 | 车工 | 7223 | Metal Working Machine Tool Setters and Operators |  | MFG; ADV | TURN; DRAW; MEAS
6-18-01-02 | 铣工 | 7223 | Metal Working Machine Tool Setters and Operators |  | MFG; ADV | MILL; DRAW; MEAS
6-18-01-07 | 多工序数控机床操作调整工 | 7223 | Metal Working Machine Tool Setters and Operators |  | MFG; ADV | CNC-OP; CNC-TURN; CNC-MILL; CNC-MC; CNC-PROG; DRAW; MEAS
6-18-01-13 | 增材制造设备操作员 | 7223 | Metal Working Machine Tool Setters and Operators | digital; green | MFG; ADV | AM; SW; REVERSE
6-18-02-04 | 焊工 | 7212 | Welders and Flame Cutters |  | MFG; ADV | WELD; WELD-TIG; WELD-MIG; WELD-ARC
6-18-04-01 | 模具工 | 7222 | Toolmakers and Related Workers |  | MFG | MOULD; NX; EDM; BENCH
6-18-04-06 | 工具钳工 | 7222 | Toolmakers and Related Workers |  | MFG | BENCH; DRAW; MEAS
6-20-01-01 | 装配钳工 | 7233 | Agricultural and Industrial Machinery Mechanics and Repairers |  | MFG; ADV | BENCH; MECHATR; DRAW
6-22-02-01 | 汽车装调工 | 8211 | Mechanical Machinery Assemblers |  | MFG; ADV | MECHATR; BENCH
6-24-02-04 | 光伏组件制造工 | 8212 | Electrical and Electronic Equipment Assemblers | green | NRG | QC
6-25-02-06 | 半导体分立器件和集成电路装调工 | 8212 | Electrical and Electronic Equipment Assemblers |  | IT; ADV | IC; QC
6-25-04-09 | 物联网安装调试员 | 7422 | Information and Communications Technology Installers and Servicers |  | IT | IOTDEV; SENSOR; CABLING
6-31-01-01 | 设备点检员 | 7233 | Agricultural and Industrial Machinery Mechanics and Repairers |  | MFG | EQMAINT; SENSOR
6-31-01-02 | 机修钳工 | 7233 | Agricultural and Industrial Machinery Mechanics and Repairers |  | MFG; ADV | BENCH; EQMAINT; PNEU
6-31-01-03 | 电工 | 7412 | Electrical Mechanics and Fitters |  | MFG; NRG | ELECN; CABINET; PLC
6-31-01-10 | 机电设备维修工 | 7233 | Agricultural and Industrial Machinery Mechanics and Repairers |  | MFG | EQMAINT; PLC; PNEU; ELECN
6-31-03-04 | 无损检测员 | 3119 | Physical and Engineering Science Technicians Not Elsewhere Classified |  | MFG; AVI | NDT
6-31-03-05 | 质检员 | 7543 | Product Graders and Testers (excluding Foods and Beverages) |  | MFG | QC; MEAS
6-31-07-01 | 工业机器人系统运维员 | 3139 | Process Control Technicians Not Elsewhere Classified | digital | MFG; ADV | ROB-OP; ROB-MNT; ROB-INT; PLC
6-31-07-02 | 工业视觉系统运维员 | 3139 | Process Control Technicians Not Elsewhere Classified | digital | MFG; IT | VISION; PLC
6-31-07-03 | 工业机器人系统操作员 | 8189 | Stationary Plant and Machine Operators Not Elsewhere Classified | digital | MFG; ADV | ROB-OP
6-28-01-10 | 光伏发电运维值班员 | 3131 | Power Production Plant Operators | green | NRG | PV-OM; ELECN
6-28-01-12 | 风力发电运维值班员 | 3131 | Power Production Plant Operators | green | NRG | WIND-OM; HEIGHT; ELECN
6-29-03-03 | 电梯安装维修工 | 7412 | Electrical Mechanics and Fitters |  | SERV; MFG | ELEV; ELECN
6-29-03-05 | 制冷空调系统安装维修工 | 7127 | Air Conditioning and Refrigeration Mechanics |  | SERV; MFG | HVAC; ELECN
6-31-02-02 | 航空器机械维护员 | 7232 | Aircraft Engine Mechanics and Repairers |  | AVI | AMT
6-31-02-04 | 航空发动机修理工 | 7232 | Aircraft Engine Mechanics and Repairers |  | AVI | AENG
6-31-02-05 | 航空器外场维护员 | 7232 | Aircraft Engine Mechanics and Repairers |  | AVI | AMT; AVION
6-23-03-01 | 飞机装配工 | 8211 | Mechanical Machinery Assemblers |  | AVI; ADV | ASTRUCT; BENCH; DRAW
6-23-03-03 | 航空发动机装配工 | 7232 | Aircraft Engine Mechanics and Repairers |  | AVI; ADV | AENG; BENCH
6-23-03-15 | 无人机装调检修工 | 7421 | Electronics Mechanics and Servicers |  | AVI | UAV-MNT
6-30-03-02 | 民航机场专用设备机务员 | 7233 | Agricultural and Industrial Machinery Mechanics and Repairers |  | AVI | GSE
4-02-04-01 | 民航乘务员 | 5111 | Travel Attendants and Travel Stewards |  | AVI; SERV | CABIN; ETIQ; L-EN
4-02-04-02 | 航空运输地面服务员 | 5111 | Travel Attendants and Travel Stewards |  | AVI; SERV | GHS; ETIQ; L-EN
4-02-04-03 | 机场运行指挥员 | 4323 | Transport Clerks |  | AVI | DISPATCH
4-02-04-06 | 无人机驾驶员 | 3153 | Aircraft Pilots and Related Associate Professionals |  | AVI | UAV-FLY
4-07-05-02 | 安检员 | 5414 | Security Guards |  | AVI; SERV | AVSEC
4-02-01-07 | 城市轨道交通服务员 | 5112 | Transport Conductors |  | LOG; SERV | RAILOPS
6-29-02-17 | 城市轨道交通检修工 | 7233 | Agricultural and Industrial Machinery Mechanics and Repairers |  | LOG | EMU; RAILSIG
4-02-05-03 | 货运代理服务员 | 3331 | Clearing and Forwarding Agents |  | LOG; TRADE | FORWARD; FTRADE; L-EN
4-02-06-01 | 仓储管理员 | 4321 | Stock Clerks |  | LOG | WHS; WMS
4-02-06-02 | 理货员 | 4321 | Stock Clerks |  | LOG | WHS
4-02-06-03 | 物流服务师 | 4323 | Transport Clerks | green | LOG | TRANSP; WHS; SCM
4-02-06-05 | 供应链管理师 | 1324 | Supply, Distribution and Related Managers | digital | LOG; TRADE | SCM; PURCH; ERP
4-02-07-08 | 快递员 | 9621 | Messengers, Package Deliverers and Luggage Porters |  | LOG | EXPRESS
4-01-01-00 | 采购员 | 3323 | Buyers |  | LOG; TRADE | PURCH; NEGOT; ERP
2-06-07-12 | 报关人员 | 3331 | Clearing and Forwarding Agents |  | TRADE; LOG | CUSTOMS; FTRADE
4-01-06-01 | 电子商务师 | 2431 | Advertising and Marketing Professionals | digital | TRADE | EC-OPS; ECCS; ECVIS
4-01-06-02 | 互联网营销师 | 5249 | Sales Workers Not Elsewhere Classified | digital | TRADE; CULT | LIVE; NMEDIA
4-13-01-05 | 全媒体运营师 | 2431 | Advertising and Marketing Professionals | digital | CULT; TRADE | NMEDIA; COPYW; VIDEO
4-07-02-05 | 商务数据分析师 | 2511 | Systems Analysts | digital | TRADE; IT | DATAAN; BI; SQL
4-04-05-03 | 呼叫中心服务员 | 4222 | Contact Centre Information Clerks |  | SERV; TRADE | ECCS; S-COMM
2-06-03-00 | 会计专业人员 | 3313 | Accounting Associate Professionals |  | TRADE; SERV | ACCT; TAX; FINSW
2-06-07-01 | 国际商务专业人员 | 3324 | Trade Brokers |  | TRADE | FTRADE; NEGOT; L-EN
2-06-07-02 | 市场营销专业人员 | 2431 | Advertising and Marketing Professionals |  | TRADE; SERV | MKT; SALES
4-01-02-01 | 营销员 | 3322 | Commercial Sales Representatives |  | TRADE; SERV | SALES; S-COMM
2-06-08-01 | 人力资源管理专业人员 | 2423 | Personnel and Careers Professionals |  | SERV | HRM; OFFICE
3-01-02-02 | 秘书 | 4120 | Secretaries (general) |  | SERV | SECRETARY; OFFICE
4-04-05-01 | 计算机程序设计员 | 2514 | Applications Programmers | digital | IT | PY; JAVA; JS; SQL; GIT
4-04-05-02 | 计算机软件测试员 | 2519 | Software and Applications Developers and Analysts Not Elsewhere Classified | digital | IT | TEST; SQL; LINUX
4-04-05-04 | 数据库运行管理员 | 2521 | Database Designers and Administrators | digital | IT | SQL; LINUX
4-04-05-05 | 人工智能训练师 | 3512 | Information and Communications Technology User Support Technicians | digital | IT | LABEL; ML
4-04-05-07 | 服务机器人应用技术员 | 7421 | Electronics Mechanics and Servicers | digital | IT; SERV | ROS; SENSOR
4-04-04-01 | 信息通信网络运行管理员 | 3513 | Computer Network and Systems Technicians | digital | IT | NETENG; LINUX
4-04-04-02 | 网络与信息安全管理员 | 2529 | Database and Network Professionals Not Elsewhere Classified | digital | IT | SECOPS; LINUX; NETENG
4-04-04-04 | 信息安全测试员 | 2529 | Database and Network Professionals Not Elsewhere Classified | digital | IT | PENTEST; SECOPS
4-04-02-01 | 信息通信网络机务员 | 7422 | Information and Communications Technology Installers and Servicers | digital | IT | 5G; NETENG
2-02-10-03 | 计算机软件工程技术人员 | 2512 | Software Developers | digital | IT | JAVA; PY; SQL; GIT
2-02-10-04 | 计算机网络工程技术人员 | 2523 | Computer Network Professionals | digital | IT | NETENG; LINUX
2-02-10-07 | 信息安全工程技术人员 | 2529 | Database and Network Professionals Not Elsewhere Classified | digital | IT | SECOPS; PENTEST
2-02-38-01 | 人工智能工程技术人员 | 2519 | Software and Applications Developers and Analysts Not Elsewhere Classified | digital | IT | PY; ML; DL
2-02-38-02 | 物联网工程技术人员 | 2152 | Electronics Engineers | digital | IT | IOTDEV; EMB; MCU
2-02-38-03 | 大数据工程技术人员 | 2521 | Database Designers and Administrators | digital | IT | BIGD; SQL; PY
2-02-38-04 | 云计算工程技术人员 | 2523 | Computer Network Professionals | digital | IT | CLOUD; DOCKER; LINUX
2-02-38-05 | 智能制造工程技术人员 | 2141 | Industrial and Production Engineers | digital | MFG | PLC; MES; ROB-INT
2-02-38-06 | 工业互联网工程技术人员 | 2523 | Computer Network Professionals | digital | IT; MFG | IIOT; FIELDBUS; MES
2-02-38-10 | 机器人工程技术人员 | 2144 | Mechanical Engineers | digital | MFG; IT | ROB-INT; ROB-OP; ROS
2-02-07-07 | 自动控制工程技术人员 | 2151 | Electrical Engineers | digital | MFG | PLC; PID; HMI; ELEC-DES
2-02-29-03 | 质量管理工程技术人员 | 2141 | Industrial and Production Engineers |  | MFG | QMS; SIXS
2-02-30-02 | 物流工程技术人员 | 2141 | Industrial and Production Engineers | digital; green | LOG | SORT-AUTO; WMS; AGV
2-02-30-04 | 项目管理工程技术人员 | 1219 | Business Services and Administration Managers Not Elsewhere Classified |  | * | PM
2-02-12-02 | 供用电工程技术人员 | 2151 | Electrical Engineers | green | NRG | SUBST; RELAY; ELEC-HV
4-12-01-01 | 汽车维修工 | 7231 | Motor Vehicle Mechanics and Repairers |  | ADV; SERV | AUTO-REP; NEV-DIAG
4-12-01-03 | 电池及电池系统维修保养师 | 7412 | Electrical Mechanics and Fitters | green | NRG | BATT; NEV-DIAG
2-09-06-01 | 视觉传达设计人员 | 2166 | Graphic and Multimedia Designers |  | CULT | GRAPHIC; PS; AI-DRAW; UI
2-09-06-03 | 动画设计人员 | 2166 | Graphic and Multimedia Designers |  | CULT | ANIM2D; 3DMAX
2-09-06-07 | 数字媒体艺术专业人员 | 2166 | Graphic and Multimedia Designers | digital | CULT; IT | 3DMAX; VR; PS
2-09-03-06 | 剪辑师 | 2654 | Film, Stage and Related Directors and Producers |  | CULT | VIDEO; AE
4-13-02-02 | 动画制作员 | 2166 | Graphic and Multimedia Designers |  | CULT | ANIM2D; 3DMAX
4-07-07-02 | 装饰美工 | 3432 | Interior Designers and Decorators |  | CULT; SERV | PS; GRAPHIC
4-08-08-07 | 室内装饰设计师 | 3432 | Interior Designers and Decorators |  | CULT; SERV | INTERIOR; ACAD
4-08-09-01 | 商业摄影师 | 3431 | Photographers |  | CULT | PHOTO; PS
4-03-01-01 | 前厅服务员 | 4224 | Hotel Receptionists |  | SERV | HOTEL; ETIQ; L-EN
4-03-02-01 | 中式烹调师 | 3434 | Chefs |  | SERV | COOK
4-03-02-04 | 西式面点师 | 7512 | Bakers, Pastry-cooks and Confectionery Makers |  | SERV | PASTRY
4-07-04-01 | 导游 | 5113 | Travel Guides |  | SERV | TOUR; L-EN; ETIQ
4-07-07-01 | 会展服务师 | 3332 | Conference and Event Planners |  | SERV; CULT | EXPO; PM
4-10-01-05 | 养老护理员 | 5322 | Home-based Personal Care Workers |  | SERV | ELDER; FIRSTAID
2-10-05-00 | 翻译 | 2643 | Translators, Interpreters and Other Linguists |  | TRADE; SERV | TRANSL; L-EN; L-RU
4-08-03-07 | 无人机测绘操控员 | 3153 | Aircraft Pilots and Related Associate Professionals | green | AVI | UAV-MAP; UAV-FLY
`;
