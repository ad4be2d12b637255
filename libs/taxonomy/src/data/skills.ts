// Skills and their aliases, one a line; the aliases are what resolving lives on.
// code | zh | en | ru | kind | parent | circles (* = all) | majors | aliases
export const skillTable = String.raw`
G-MACH | 机械加工 | Machining | Механообработка | group |  | MFG; ADV | 460103; 460104 | 机加工; metal cutting; 金属切削加工; обработка резанием
G-DSGN | 机械设计与制图 | Mechanical design and drafting | Машиностроительное проектирование | group |  | MFG; ADV | 460101; 460102 | 机械设计
G-AUTO | 自动化与控制 | Automation and control | Автоматизация и управление | group |  | MFG | 460306; 460301 | 自动化; 工业自动化; industrial automation; промышленная автоматизация
G-ROBO | 机器人 | Robotics | Робототехника | group |  | MFG; IT | 460305; 460304 | 机器人技术; robot technology
G-ELEC | 电气与电工 | Electrical work | Электротехника | group |  | MFG; NRG | 460306; 430108 | 电气; электромонтаж
G-WELD | 焊接与成形 | Welding and forming | Сварка и формовка | group |  | MFG; ADV | 460110 | 焊接类; 焊接技术
G-QUAL | 质量与计量 | Quality and metrology | Качество и метрология | group |  | MFG; ADV | 460119 | 质量管理类
G-NRG | 新能源 | New energy | Новая энергетика | group |  | NRG | 430301; 430302 | 可再生能源; renewable energy; возобновляемая энергетика
G-VEH | 汽车与新能源汽车 | Automotive and NEV | Автомобили и НЭМ | group |  | NRG; ADV | 460702; 500211 | 汽车类; automotive
G-AVI | 航空保障 | Aviation support | Авиационное обеспечение | group |  | AVI | 500409; 500408 | 民航; civil aviation; гражданская авиация
G-RAIL | 轨道交通 | Rail transit | Рельсовый транспорт | group |  | LOG | 500108; 500606 | 城轨; 铁路; railway
G-PROG | 程序设计 | Programming | Программирование | group |  | IT | 510203 | 编程; 软件编程; coding; 程序开发
G-DATA | 数据与人工智能 | Data and AI | Данные и ИИ | group |  | IT; TRADE | 510205; 510209 | 大数据; 人工智能; AI
G-NET | 网络与云 | Network and cloud | Сети и облако | group |  | IT | 510202; 510206 | 网络技术; 云计算
G-SEC | 信息安全 | Information security | Информационная безопасность | group |  | IT | 510207 | 网络安全; cybersecurity; кибербезопасность
G-IOT | 物联网与嵌入式 | IoT and embedded | Интернет вещей и встраиваемые системы | group |  | IT; MFG | 510102; 510210 | 物联网; интернет вещей
G-TRD | 电商与贸易 | E-commerce and trade | Электронная коммерция и торговля | group |  | TRADE | 530701; 530501 | 电商; 电子商务
G-FIN | 财务与会计 | Finance and accounting | Финансы и бухгалтерия | group |  | TRADE; SERV | 530302; 530301 | 财会
G-LOG | 物流与供应链 | Logistics and supply chain | Логистика и цепи поставок | group |  | LOG | 530802; 530809 | 物流; logistics; логистика
G-MED | 数字媒体与内容 | Digital media and content | Цифровые медиа | group |  | CULT | 510204; 550103 | 数字媒体; 数字文创
G-DES | 艺术与设计 | Art and design | Искусство и дизайн | group |  | CULT | 550101; 550102 | 艺术设计
G-SRV | 现代服务 | Modern services | Современные услуги | group |  | SERV | 540106; 540101 | 服务业
G-MGT | 管理与办公 | Management and office | Управление и офис | group |  | SERV | 530601 | 企业管理; 商务管理
G-LANG | 语言能力 | Languages | Языки | group |  | * | 570201 | 外语; 语言
G-SOFT | 通用素养 | Transferable skills | Надпрофессиональные навыки | group |  | * |  | 软技能; soft skills; soft-skills; 职业素养
G-SAFE | 安全与规范 | Safety and regulation | Безопасность и нормы | group |  | * |  | 安全生产类
CNC-OP | 数控机床操作 | CNC machine operation | Работа на станках с ЧПУ | technical | G-MACH | MFG; ADV | 460103; 660103 | 数控操作; 数控机床; CNC操作; CNC operator; CNC machining; CNC; 数控加工; станки с ЧПУ; оператор ЧПУ; ЧПУ
CNC-TURN | 数控车削 | CNC turning | Токарная обработка на станках с ЧПУ | technical | CNC-OP | MFG; ADV | 460103; 660103 | 数控车床操作; 数控车床; 数控车; 数车; CNC lathe; CNC车床; CNC lathe operation; токарь ЧПУ; токарный станок с ЧПУ
CNC-MILL | 数控铣削 | CNC milling | Фрезерная обработка на станках с ЧПУ | technical | CNC-OP | MFG; ADV | 460103; 660103 | 数控铣床操作; 数控铣床; 数控铣; 数铣; CNC铣床; фрезеровщик ЧПУ; фрезерный станок с ЧПУ
CNC-MC | 加工中心操作 | Machining centre operation | Работа на обрабатывающем центре | technical | CNC-OP | MFG; ADV | 460103 | 加工中心; CNC加工中心; machining center; VMC; обрабатывающий центр
CNC-5X | 多轴加工 | Multi-axis machining | Многоосевая обработка | technical | CNC-OP | MFG; ADV; AVI | 460103 | 五轴加工; 5轴加工; 四轴加工; five-axis machining; 5-axis machining; 五轴联动; пятиосевая обработка
CNC-PROG | 数控编程 | CNC programming | Программирование станков с ЧПУ | technical | G-MACH | MFG; ADV | 460103 | G代码编程; 手工编程; G-code; G code programming; 数控程序编制; программирование ЧПУ; УП для ЧПУ
CAM | CAM软件应用 | CAM software | CAM-системы | tool | CNC-PROG | MFG; ADV | 460103; 460102 | MasterCAM; Mastercam; UG编程; NX CAM; PowerMill; CAM编程; 计算机辅助制造; computer-aided manufacturing
CNC-FANUC | 发那科数控系统 | FANUC CNC control | ЧПУ FANUC | tool | CNC-OP | MFG | 460103 | FANUC; 发那科; 法那科系统; Fanuc 0i
CNC-SIN | 西门子数控系统 | SINUMERIK CNC control | ЧПУ SINUMERIK | tool | CNC-OP | MFG | 460103 | SINUMERIK; 西门子840D; 840D; 828D; 西门子数控
TURN | 普通车削 | Manual turning | Токарное дело | technical | G-MACH | MFG; ADV | 460104; 660102 | 车工; 普车; 普通车床; lathe operation; turning; токарь; токарные работы
MILL | 普通铣削 | Manual milling | Фрезерное дело | technical | G-MACH | MFG; ADV | 460104; 660102 | 铣工; 普通铣床; milling; фрезеровщик
GRIND | 磨削加工 | Grinding | Шлифование | technical | G-MACH | MFG; ADV | 460104 | 磨工; 磨床操作; 平面磨; 外圆磨; шлифовщик
EDM | 电火花与线切割 | EDM and wire cutting | Электроэрозионная обработка | technical | G-MACH | MFG | 460113 | 线切割; 电火花加工; 慢走丝; wire EDM; EDM; электроэрозия
BENCH | 钳工 | Bench work (fitter) | Слесарное дело | technical | G-MACH | MFG; ADV; AVI | 460104; 660102 | 装配钳工; 工具钳工; 机修钳工; fitter; bench fitter; fitting; слесарь
MOULD | 模具设计与制造 | Mould and die making | Проектирование и изготовление пресс-форм | technical | G-MACH | MFG | 460113 | 模具设计; 注塑模具; 冲压模具; mold design; mould design; 模具制造; пресс-формы
AM | 增材制造 | Additive manufacturing | Аддитивное производство | technical | G-MACH | MFG; ADV | 460112 | 3D打印; 三维打印; 3D printing; SLM; 3D-печать
PROCESS | 机械加工工艺编制 | Machining process planning | Разработка технологических процессов | method | G-MACH | MFG; ADV | 460104; 460101 | 工艺编制; 加工工艺; 工艺规程; process planning; технология машиностроения
CASTFORGE | 铸造与锻造 | Casting and forging | Литьё и ковка | technical | G-WELD | MFG | 460104 | 铸造; 锻造; casting; forging; литьё
SHEET | 钣金与冲压 | Sheet metal and stamping | Листовая штамповка | technical | G-WELD | MFG | 460104 | 钣金; 冲压; 折弯; 激光切割; sheet metal; stamping; laser cutting
DRAW | 机械制图与识图 | Mechanical drawing | Машиностроительное черчение | technical | G-DSGN | MFG; ADV; AVI | 460101; 460103 | 识图; 机械制图; 读图; 看图纸; blueprint reading; technical drawing; чтение чертежей
GDT | 公差配合与形位公差 | GD&T | Допуски и посадки | technical | G-DSGN | MFG; ADV | 460101 | 公差配合; 形位公差; 几何公差; geometric dimensioning and tolerancing
ACAD | AutoCAD | AutoCAD | AutoCAD | tool | G-DSGN | MFG; ADV; SERV | 460101 | CAD制图; CAD; CAD绘图; Auto CAD; 二维制图; автокад
SW | SolidWorks | SolidWorks | SolidWorks | tool | G-DSGN | MFG; ADV | 460102 | solid works; SW三维建模; солидворкс
NX | NX/UG建模 | Siemens NX | Siemens NX | tool | G-DSGN | MFG; ADV; AVI | 460102; 460113 | UG; UG NX; NX; Unigraphics; UG三维建模
CATIA | CATIA | CATIA | CATIA | tool | G-DSGN | AVI; ADV | 460601 | catia v5
KOMPAS | KOMPAS-3D | KOMPAS-3D | КОМПАС-3D | tool | G-DSGN | MFG; ADV | 460102 | компас; kompas 3d; компас 3d
CREO | Creo | Creo | Creo | tool | G-DSGN | MFG | 460102 | Pro/E; ProE; Pro/Engineer
REVERSE | 逆向工程与三维扫描 | Reverse engineering and 3D scanning | Реверс-инжиниринг и 3D-сканирование | technical | G-DSGN | MFG | 460102; 460112 | 三维扫描; 逆向建模; 3D scanning; Geomagic
CAE | 有限元分析 | Finite element analysis | Метод конечных элементов | technical | G-DSGN | MFG; AVI | 460101 | CAE; ANSYS; FEA; 仿真分析
PLC | PLC编程与调试 | PLC programming | Программирование ПЛК | technical | G-AUTO | MFG; ADV; NRG | 460306; 460301; 460305 | PLC编程; PLC; 可编程控制器; 可编程逻辑控制器; plc调试; 梯形图; ladder logic; программирование ПЛК; ПЛК
PLC-SIE | 西门子PLC | Siemens PLC | ПЛК Siemens | tool | PLC | MFG; ADV | 460306; 460301 | S7-1200; S7-1500; S7-300; S7-200; S7-200 SMART; Siemens S7-1200; 西门子S7-1200; TIA Portal; 博途; STEP 7; 西门子1200; 西门子plc编程
PLC-MIT | 三菱PLC | Mitsubishi PLC | ПЛК Mitsubishi | tool | PLC | MFG | 460306; 460301 | FX3U; FX5U; GX Works; 三菱FX; mitsubishi fx; 三菱plc编程
PLC-OMR | 欧姆龙PLC | Omron PLC | ПЛК Omron | tool | PLC | MFG | 460306 | 欧姆龙; omron; sysmac
PLC-IND | 汇川PLC | Inovance PLC | ПЛК Inovance | tool | PLC | MFG | 460306 | 汇川; inovance; AutoShop; 汇川H5U
CODESYS | CODESYS | CODESYS | CODESYS | tool | PLC | MFG | 460303 | IEC 61131-3; codesys编程; МЭК 61131-3
HMI | HMI组态 | HMI configuration | Настройка HMI-панелей | technical | G-AUTO | MFG | 460306 | 触摸屏组态; 人机界面; 触摸屏编程; WinCC; MCGS; 昆仑通态; 威纶通; touch panel
SCADA | SCADA与组态软件 | SCADA | SCADA-системы | technical | G-AUTO | MFG; NRG | 460306; 460310 | 组态王; KingSCADA; iFIX; 监控组态; СКАДА
DCS | DCS集散控制 | Distributed control systems | Распределённые системы управления | technical | G-AUTO | MFG; NRG | 460306 | 集散控制系统; РСУ
DRIVE | 变频与伺服调试 | VFD and servo commissioning | Наладка частотных преобразователей и сервоприводов | technical | G-AUTO | MFG | 460306; 460301 | 变频器; 伺服; 伺服调试; 变频器调试; servo drive; VFD; частотный преобразователь; сервопривод
PNEU | 液压与气动 | Hydraulics and pneumatics | Гидравлика и пневматика | technical | G-AUTO | MFG; AVI | 460301 | 液压; 气动; 气动控制; 液压传动; hydraulics; pneumatics; гидропривод
SENSOR | 传感与检测技术 | Sensors and measurement | Датчики и измерения | technical | G-AUTO | MFG; IT | 460301; 510102 | 传感器; 传感器技术; sensor technology; датчики
FIELDBUS | 工业网络与总线 | Industrial networks and fieldbus | Промышленные сети | technical | G-AUTO | MFG; IT | 460303; 510211 | PROFINET; Profibus; Modbus; EtherCAT; 现场总线; 工业以太网; industrial ethernet
MECHATR | 机电设备装调 | Mechatronic assembly and commissioning | Монтаж и наладка мехатронных систем | technical | G-AUTO | MFG; ADV | 460301; 460302 | 机电一体化; 机电设备安装与调试; mechatronics; мехатроника; 自动线装调; 自动化产线调试
EQMAINT | 机电设备维修 | Electromechanical maintenance | Ремонт электромеханического оборудования | technical | G-AUTO | MFG; ADV | 460301; 460202 | 设备维修; 设备维护; 机床维修; 设备保养; equipment maintenance; техническое обслуживание оборудования
PID | 过程控制与PID整定 | Process control and PID tuning | Регулирование процессов (ПИД) | technical | G-AUTO | MFG; NRG | 460306 | PID; 过程控制; PID调节; ПИД-регулирование
VISION | 机器视觉 | Machine vision | Машинное зрение | technical | G-AUTO | MFG; IT | 460303; 460304 | 视觉检测; 工业视觉; machine vision inspection; Halcon; VisionPro; 康耐视
MES | MES制造执行系统 | Manufacturing execution systems | MES-системы | tool | G-AUTO | MFG; IT | 460310; 510211 | MES; 制造执行系统; MES系统
DTWIN | 数字孪生与虚拟调试 | Digital twin and virtual commissioning | Цифровой двойник | technical | G-AUTO | MFG; IT | 460303 | 数字孪生; 虚拟调试; digital twin; цифровые двойники
ROB-OP | 工业机器人操作编程 | Industrial robot operation and programming | Программирование промышленных роботов | technical | G-ROBO | MFG; ADV | 460305; 660303 | 工业机器人; 机器人编程; 机器人示教; 示教编程; industrial robot; robot programming; robot teaching; промышленные роботы
ROB-ABB | ABB机器人 | ABB robots | Роботы ABB | tool | ROB-OP | MFG | 460305 | RobotStudio; RAPID; ABB
ROB-KUKA | KUKA机器人 | KUKA robots | Роботы KUKA | tool | ROB-OP | MFG | 460305 | 库卡; KRL; kuka
ROB-FANUC | FANUC机器人 | FANUC robots | Роботы FANUC | tool | ROB-OP | MFG | 460305 | 发那科机器人; ROBOGUIDE
ROB-INT | 工业机器人系统集成 | Robot system integration | Интеграция роботизированных систем | technical | G-ROBO | MFG | 460305 | 机器人集成; 机器人工作站; robot cell integration
ROB-MNT | 工业机器人运维 | Industrial robot maintenance | Обслуживание промышленных роботов | technical | G-ROBO | MFG | 460305 | 机器人维护; 机器人维修; 机器人保养; robot maintenance
ROS | ROS机器人操作系统 | ROS | ROS | tool | G-ROBO | IT; MFG | 460304 | robot operating system; ROS2
AGV | AGV/AMR运维 | AGV and AMR operation | Эксплуатация AGV/AMR | technical | G-ROBO | LOG; MFG | 530809; 460304 | AGV; AMR; 无人搬运车; 移动机器人
UAV-FLY | 无人机驾驶 | UAV piloting | Управление БПЛА | technical | G-ROBO | AVI; CULT | 460609 | 无人机操控; 无人机飞手; 无人机驾驶员; drone pilot; UAV operation; оператор БПЛА; дроны
UAV-MNT | 无人机装调检修 | UAV assembly and maintenance | Сборка и ремонт БПЛА | technical | G-ROBO | AVI | 460609 | 无人机维修; 无人机组装; drone maintenance
UAV-MAP | 无人机航测 | UAV surveying | Аэрофотосъёмка с БПЛА | technical | G-ROBO | AVI | 460609 | 无人机测绘; 航测; drone mapping
ELECN | 电工作业 | Electrician work | Электромонтажные работы | technical | G-ELEC | MFG; NRG; SERV | 460306; 430108 | 电工; 低压电工; 维修电工; electrician; electrical wiring; электрик; электромонтёр
ELEC-HV | 高压电工作业 | High-voltage electrical work | Работы в электроустановках выше 1000 В | technical | G-ELEC | NRG | 430108; 430105 | 高压电工; high voltage work; электроустановки
ELEC-DES | 电气设计与EPLAN | Electrical design (EPLAN) | Электропроектирование (EPLAN) | technical | G-ELEC | MFG | 460306 | 电气设计; 电气原理图; EPLAN; 电气制图; electrical schematics
CABINET | 配电柜装配 | Switch cabinet assembly | Сборка электрощитов | technical | G-ELEC | MFG; NRG | 460306 | 电柜接线; 控制柜装配; 电气柜接线; 盘柜; panel wiring; сборка щитов
RELAY | 继电保护 | Relay protection | Релейная защита | technical | G-ELEC | NRG | 430105 | 继保; relay protection and automation; РЗА
SUBST | 变配电运维 | Substation operation and maintenance | Эксплуатация подстанций | technical | G-ELEC | NRG | 430105; 430108 | 变电运维; 变电站运维; 配电运维; substation operation
ELECTRONIC | 电子电路与焊接 | Electronics and soldering | Электроника и пайка | technical | G-ELEC | IT; MFG | 510103; 510101 | 电子技术; 电路板焊接; 电子焊接; 模电; 数电; soldering; пайка; circuit design
PCB | PCB设计 | PCB design | Проектирование печатных плат | technical | G-ELEC | IT | 510103; 510101 | Altium Designer; AD画板; 嘉立创EDA; KiCad; 电路板设计; PCB layout
HVAC | 制冷与空调 | Refrigeration and HVAC | Холодильное и климатическое оборудование | technical | G-ELEC | SERV; MFG | 460202 | 制冷; 空调维修; 暖通; HVAC; refrigeration
ELEV | 电梯安装维修 | Elevator installation and maintenance | Монтаж и ремонт лифтов | technical | G-ELEC | SERV; MFG | 460206 | 电梯维保; 电梯维修; lift maintenance; лифтёр
WELD | 焊接 | Welding | Сварка | technical | G-WELD | MFG; ADV | 460110; 660105 | 电焊; 焊工; 焊接操作; welder; сварка; сварщик; сварочные работы; electric welding
WELD-TIG | 氩弧焊 | TIG welding | Аргонодуговая сварка | technical | WELD | MFG; AVI | 460110 | TIG; TIG焊; 钨极氩弧焊; GTAW; аргоновая сварка; TIG-сварка
WELD-MIG | 二保焊 | MIG/MAG welding | Полуавтоматическая сварка | technical | WELD | MFG | 460110 | CO2焊; 二氧化碳保护焊; 气保焊; MIG; MAG; GMAW; 气体保护焊; полуавтомат
WELD-ARC | 手工电弧焊 | Manual arc welding | Ручная дуговая сварка | technical | WELD | MFG | 460110 | 手弧焊; 焊条电弧焊; SMAW; stick welding; MMA; ручная электродуговая сварка; РДС
WELD-ROB | 机器人焊接 | Robotic welding | Роботизированная сварка | technical | WELD | MFG | 460110; 460305 | 焊接机器人; 自动焊; welding robot; robot welding
NDT | 无损检测 | Non-destructive testing | Неразрушающий контроль | technical | G-QUAL | MFG; AVI; NRG | 460119; 460110 | 探伤; 超声检测; 射线检测; NDT; ultrasonic testing; 磁粉检测; 渗透检测; УЗК; дефектоскопия
MEAS | 精密测量 | Precision measurement | Точные измерения | technical | G-QUAL | MFG; ADV | 460119; 460103 | 量具使用; 卡尺千分尺; 测量技术; metrology; измерительный инструмент
CMM | 三坐标测量 | CMM measurement | Измерения на КИМ | tool | MEAS | MFG; AVI | 460119 | 三坐标; 三坐标测量机; coordinate measuring machine; CMM; 蔡司三坐标; КИМ
QC | 质量检验 | Quality inspection | Контроль качества | technical | G-QUAL | MFG | 460119 | 质检; 质量检测; QC; 品检; IQC; 品质检验; quality control; контролёр ОТК; ОТК
QMS | 质量管理体系 | Quality management systems | Системы менеджмента качества | method | G-QUAL | MFG; AVI | 460119 | ISO9001; ISO 9001; IATF16949; 质量体系; quality management; 内审员
SIXS | 六西格玛 | Six Sigma | Шесть сигм | method | G-QUAL | MFG | 460119 | 6西格玛; 6sigma; DMAIC; SPC; 统计过程控制
LEAN | 精益生产 | Lean production | Бережливое производство | method | G-QUAL | MFG; LOG | 460104 | 5S; 6S管理; 精益管理; lean manufacturing; TPM; 看板管理; бережливость
PV-INST | 光伏电站安装 | PV installation | Монтаж солнечных электростанций | technical | G-NRG | NRG | 430301 | 光伏安装; 光伏系统安装; 太阳能安装; solar installation; solar PV installation; солнечные панели
PV-OM | 光伏电站运维 | PV plant operation and maintenance | Эксплуатация солнечных электростанций | technical | G-NRG | NRG | 430301 | 光伏运维; solar O&M; 光伏电站运行维护
WIND-OM | 风电机组运维 | Wind turbine maintenance | Обслуживание ветроустановок | technical | G-NRG | NRG | 430302 | 风电运维; 风机检修; 风力发电; wind turbine technician; ветроэнергетика
ESS | 储能系统 | Energy storage systems | Системы накопления энергии | technical | G-NRG | NRG | 430503; 430104 | 储能; 储能电站; energy storage; BESS
H2 | 氢能应用 | Hydrogen energy | Водородная энергетика | technical | G-NRG | NRG | 430304 | 氢能; 燃料电池; hydrogen; fuel cell
BATT | 动力电池检测维护 | Traction battery testing and maintenance | Диагностика тяговых батарей | technical | G-VEH | NRG; ADV | 460702; 500212 | 动力电池; 锂电池; 电池检测; battery testing; BMS; 电池管理系统
CHARGE | 充电桩安装运维 | EV charger installation and maintenance | Монтаж и обслуживание зарядных станций | technical | G-VEH | NRG | 460702; 500212 | 充电桩; 充电设施运维; EV charging
NEV-DIAG | 新能源汽车故障诊断 | NEV fault diagnosis | Диагностика электромобилей | technical | G-VEH | NRG; ADV | 460702; 500212 | 新能源汽车维修; 新能源汽车检测; 电动汽车维修; EV diagnostics; NEV maintenance; ремонт электромобилей
AUTO-REP | 汽车维修 | Automotive repair | Ремонт автомобилей | technical | G-VEH | ADV; SERV | 500211 | 汽修; 汽车检测与维修; 汽车修理; 机电维修汽车; car repair; auto mechanic; автослесарь
AUTO-BODY | 汽车钣喷 | Vehicle body repair and painting | Кузовной ремонт и покраска | technical | G-VEH | SERV | 500211 | 钣金喷漆; 汽车喷漆; 汽车钣金; car body repair
ICV | 智能网联汽车测试 | Intelligent connected vehicle testing | Испытания подключённых автомобилей | technical | G-VEH | IT; ADV | 460704 | 智能网联; 自动驾驶测试; ADAS标定; autonomous driving testing
AMT | 飞机机械维修 | Aircraft mechanical maintenance | Техническое обслуживание ВС | technical | G-AVI | AVI | 500409; 460607 | 飞机维修; 飞机机电维修; 机务维修; 机务; 航线维护; aircraft maintenance; line maintenance; авиамеханик; техобслуживание самолётов
AVION | 航空电子维修 | Avionics maintenance | Обслуживание авионики | technical | G-AVI | AVI | 500410 | 航电; 飞机电子维修; avionics; авионика
AENG | 航空发动机维修 | Aero-engine maintenance | Ремонт авиадвигателей | technical | G-AVI | AVI | 460604; 460607 | 发动机孔探; 航发维修; engine borescope; авиадвигатели
ASTRUCT | 飞机结构修理 | Aircraft structure repair | Ремонт планера | technical | G-AVI | AVI; ADV | 460607 | 飞机铆接; 飞机钣金; 复合材料修理; 铆装钳工; aircraft riveting
GSE | 航空地面设备维修 | Ground support equipment maintenance | Обслуживание наземной техники аэропорта | technical | G-AVI | AVI | 500408 | 特种车辆维修; 地面设备; GSE; ground support equipment
RAMP | 机坪与装卸作业 | Ramp and loading operations | Перронное обслуживание | technical | G-AVI | AVI; LOG | 500408; 530803 | 机坪服务; 行李装卸; ramp handling; ramp agent
GHS | 民航地面服务 | Airport ground service | Наземное обслуживание пассажиров | technical | G-AVI | AVI; SERV | 500401 | 地勤; 值机; 民航值机; 地面服务; check-in; ground handling; 离港系统
CABIN | 客舱服务 | Cabin service | Обслуживание на борту | technical | G-AVI | AVI; SERV | 500405 | 空乘; 空中乘务; 乘务员; flight attendant; cabin crew; бортпроводник
AVSEC | 民航安检 | Aviation security screening | Авиационная безопасность (досмотр) | technical | G-AVI | AVI | 500406 | 安检; 机场安检; X光机判图; security screening; досмотр
DISPATCH | 签派与运行控制 | Flight dispatch and operations control | Диспетчерское обеспечение полётов | technical | G-AVI | AVI | 500408 | 航班签派; 运行指挥; flight dispatch; диспетчер
DG | 危险品运输 | Dangerous goods handling | Перевозка опасных грузов | regulation | G-AVI | AVI; LOG | 530803 | 危险品; 危险货物; dangerous goods; DGR; IATA DGR; опасные грузы
AIRCARGO | 航空货运操作 | Air cargo handling | Грузовые авиаперевозки | technical | G-AVI | AVI; LOG | 530803 | 航空货运; 货运收运; air cargo; air freight
EMU | 动车组检修 | EMU maintenance | Обслуживание электропоездов | technical | G-RAIL | LOG; ADV | 500108 | 动车检修; 高铁检修; high-speed train maintenance
RAILOPS | 轨道交通运营 | Rail transit operation | Эксплуатация рельсового транспорта | technical | G-RAIL | LOG; SERV | 500606; 500112 | 城轨运营; 地铁站务; 站务; 行车组织; metro operation
RAILSIG | 铁路信号 | Railway signalling | Железнодорожная сигнализация | technical | G-RAIL | LOG | 500112 | 信号工; 联锁; CBTC; railway signal; СЦБ
PY | Python编程 | Python | Python | tool | G-PROG | IT; TRADE | 510203; 510205; 510209 | Python; python3; Python程序设计; python开发; питон; программирование на Python
JAVA | Java编程 | Java | Java | tool | G-PROG | IT | 510203 | Java; JavaSE; java开发; java程序设计; джава
SPRING | Spring Boot | Spring Boot | Spring Boot | tool | JAVA | IT | 510203 | SpringBoot; SSM; spring cloud; spring
CPP | C/C++编程 | C/C++ | C/C++ | tool | G-PROG | IT; MFG | 510203; 510210 | C语言; C++; C语言程序设计; c/c++; Си++
CSHARP | C#/.NET | C#/.NET | C#/.NET | tool | G-PROG | IT; MFG | 510203 | C#; .NET; asp.net; dotnet
JS | JavaScript/TypeScript | JavaScript/TypeScript | JavaScript/TypeScript | tool | G-PROG | IT | 510203; 510213 | JavaScript; JS; TypeScript; ES6; джаваскрипт
VUE | Vue前端 | Vue.js | Vue.js | tool | JS | IT | 510203 | Vue; vue3; vue.js; vuejs
REACT | React前端 | React | React | tool | JS | IT | 510203 | React; react.js; reactjs
HTML | 网页制作 | HTML/CSS | HTML/CSS | technical | G-PROG | IT; CULT | 510203; 510204 | HTML; HTML5; CSS; 网页设计; 静态网页; H5; вёрстка
NODE | Node.js | Node.js | Node.js | tool | JS | IT | 510203 | node; nodejs; NestJS; express
ANDROID | 安卓开发 | Android development | Разработка под Android | technical | G-PROG | IT | 510213 | Android; Android开发; 安卓应用开发; kotlin
HARMONY | 鸿蒙开发 | HarmonyOS development | Разработка под HarmonyOS | technical | G-PROG | IT | 510213 | HarmonyOS; 鸿蒙应用开发; ArkTS; OpenHarmony; 华为鸿蒙
MINIAPP | 小程序开发 | Mini-program development | Разработка мини-приложений | technical | G-PROG | IT; TRADE | 510213; 510203 | 微信小程序; 小程序; uniapp; mini program
SQL | 数据库与SQL | Databases and SQL | Базы данных и SQL | technical | G-DATA | IT; TRADE | 510203; 510205 | SQL; MySQL; Oracle; 数据库; SQL Server; PostgreSQL; базы данных; database management
MONGO | MongoDB | MongoDB | MongoDB | tool | SQL | IT | 510203; 510205 | mongo; nosql
REDIS | Redis | Redis | Redis | tool | SQL | IT | 510203 | redis缓存
KAFKA | 消息队列 | Message queues | Очереди сообщений | tool | G-PROG | IT | 510203; 510205 | Kafka; RabbitMQ; RocketMQ; 消息中间件; apache kafka
TEST | 软件测试 | Software testing | Тестирование ПО | technical | G-PROG | IT | 510203 | 测试用例; 自动化测试; 功能测试; 性能测试; selenium; JMeter; QA; software test; тестировщик
GIT | 版本控制 | Version control | Контроль версий | tool | G-PROG | IT | 510203 | Git; GitHub; SVN; git版本管理
DATAAN | 数据分析 | Data analysis | Анализ данных | technical | G-DATA | IT; TRADE | 510205; 530706 | 数据分析与可视化; 商务数据分析; pandas; data analytics; аналитика данных
BIGD | 大数据平台 | Big data platforms | Платформы больших данных | technical | G-DATA | IT | 510205 | Hadoop; Spark; Hive; Flink; hadoop生态; 大数据开发; big data
SCRAPE | 网络爬虫 | Web scraping | Веб-скрапинг | technical | G-DATA | IT | 510205 | 爬虫; 数据采集; scrapy; web crawler; парсинг
ML | 机器学习 | Machine learning | Машинное обучение | technical | G-DATA | IT | 510209 | 机器学习算法; sklearn; scikit-learn; machine-learning; ML
DL | 深度学习 | Deep learning | Глубокое обучение | technical | ML | IT | 510209 | PyTorch; TensorFlow; 神经网络; deep-learning; нейронные сети; PaddlePaddle; 飞桨
CV | 计算机视觉 | Computer vision | Компьютерное зрение | technical | DL | IT | 510209 | 图像识别; OpenCV; 目标检测; YOLO; 图像处理
NLP | 自然语言处理 | Natural language processing | Обработка естественного языка | technical | DL | IT | 510209 | NLP; 文本分析; 语义分析
LLM | 大模型应用 | Large language model applications | Применение больших языковых моделей | technical | G-DATA | IT; CULT | 510209 | 大语言模型; 提示词工程; prompt engineering; AIGC应用; LLM; ChatGPT; промпт-инжиниринг; DeepSeek
LABEL | 数据标注 | Data annotation | Разметка данных | technical | G-DATA | IT | 510209 | 人工智能训练师; 数据标注员; data labeling; data labelling
BI | 数据可视化与BI | Data visualisation and BI | Визуализация данных | tool | DATAAN | IT; TRADE | 530706; 510205 | Power BI; Tableau; FineBI; 帆软; ECharts; powerbi
NETENG | 网络工程与运维 | Network engineering | Сетевое администрирование | technical | G-NET | IT | 510202 | 网络配置; 路由交换; 交换机配置; 网络运维; HCIA; HCIP; CCNA; network administration; routing and switching; сетевой администратор
CABLING | 综合布线 | Structured cabling | Структурированные кабельные системы | technical | G-NET | IT; SERV | 510202 | 布线; 光纤熔接; 弱电施工; cabling; СКС
LINUX | Linux系统管理 | Linux administration | Администрирование Linux | tool | G-NET | IT | 510202; 510206 | Linux; CentOS; linux运维; ubuntu; Линукс
CLOUD | 云平台运维 | Cloud platform operation | Эксплуатация облачных платформ | technical | G-NET | IT | 510206 | 云计算运维; OpenStack; 阿里云; 华为云; AWS; 腾讯云; cloud computing; облачные вычисления
DOCKER | 容器与Kubernetes | Containers and Kubernetes | Контейнеры и Kubernetes | tool | CLOUD | IT | 510206 | Docker; Kubernetes; K8s; 容器技术
DEVOPS | DevOps | DevOps | DevOps | method | G-NET | IT | 510206; 510203 | CI/CD; Jenkins; 持续集成
SECOPS | 网络安全运维 | Network security operation | Администрирование ИБ | technical | G-SEC | IT | 510207 | 防火墙; 等保测评; 安全运维; 信息安全管理; firewall; network security
PENTEST | 渗透测试 | Penetration testing | Тестирование на проникновение | technical | G-SEC | IT | 510207 | 渗透; web安全; 漏洞扫描; CTF; pentest; пентест
5G | 5G与移动通信 | 5G and mobile communication | 5G и мобильная связь | technical | G-NET | IT | 510302; 510301 | 5G; 基站建设; 5G基站; 移动通信; LTE; мобильная связь
BLOCK | 区块链应用 | Blockchain applications | Блокчейн | technical | G-DATA | IT; TRADE | 510212 | 区块链; 智能合约; solidity; smart contract; Hyperledger
IOTDEV | 物联网系统集成 | IoT system integration | Интеграция IoT-систем | technical | G-IOT | IT; MFG | 510102 | 物联网安装调试; 智能家居; ZigBee; LoRa; NB-IoT; MQTT; IoT
EMB | 嵌入式开发 | Embedded development | Разработка встраиваемых систем | technical | G-IOT | IT; MFG | 510210; 510102 | 嵌入式; 嵌入式系统; embedded systems; RTOS; 嵌入式linux; встраиваемые системы
MCU | 单片机开发 | Microcontroller development | Программирование микроконтроллеров | technical | EMB | IT; MFG | 510103; 510102 | 单片机; STM32; 51单片机; Arduino; ESP32; микроконтроллеры; MCU
IIOT | 工业互联网平台 | Industrial internet platforms | Промышленный интернет вещей | technical | G-IOT | IT; MFG | 510211; 460310 | 工业互联网; IIoT; 工业数据采集; 边缘网关; industrial internet
IC | 集成电路测试与封装 | IC testing and packaging | Тестирование и корпусирование ИС | technical | G-IOT | IT; ADV | 510401 | 芯片测试; 集成电路; 封装测试; IC test; 晶圆; 半导体
VR | 虚拟现实开发 | VR/AR development | Разработка VR/AR | technical | G-MED | IT; CULT | 510208 | VR; AR; 虚拟现实; Unity3D; Unity; 虚幻引擎; Unreal Engine; виртуальная реальность
EC-OPS | 电商运营 | E-commerce operation | Управление интернет-магазином | technical | G-TRD | TRADE | 530701 | 电子商务运营; 网店运营; 店铺运营; 淘宝运营; 天猫运营; 京东运营; 拼多多运营; online store operation; интернет-магазин
EC-XB | 跨境电商运营 | Cross-border e-commerce operation | Трансграничная электронная торговля | technical | G-TRD | TRADE | 530702 | 跨境电商; 亚马逊运营; 速卖通; AliExpress; Amazon运营; Shopee; Ozon; Wildberries; cross-border ecommerce; международная электронная торговля; TikTok Shop
LIVE | 直播电商 | Live commerce | Лайв-коммерция | technical | G-TRD | TRADE; CULT | 530704; 560214 | 直播带货; 主播; 直播运营; 直播销售; 抖音直播; live streaming sales; livestream selling
NMEDIA | 新媒体运营 | New media operation | SMM и ведение новых медиа | technical | G-MED | TRADE; CULT | 530704; 560213 | 自媒体运营; 公众号运营; 短视频运营; 抖音运营; 小红书运营; 社群运营; 新媒体; social media marketing; social media operation; SMM; 全媒体运营; ведение соцсетей
SEO | 搜索与信息流推广 | Search and feed advertising | Поисковое продвижение | technical | G-TRD | TRADE | 530704 | SEO; SEM; 信息流投放; 竞价推广; 直通车; поисковая оптимизация; контекстная реклама
ECCS | 客服与售后 | Customer service | Работа с клиентами | technical | G-TRD | TRADE; SERV | 530701 | 电商客服; 客户服务; 在线客服; 售后服务; call centre; customer support; поддержка клиентов
ECVIS | 网店美工 | Online store visual design | Визуальное оформление интернет-магазина | technical | G-TRD | TRADE; CULT | 530701 | 电商美工; 店铺装修; 主图设计; 详情页设计; ecommerce design
MKT | 市场营销 | Marketing | Маркетинг | technical | G-TRD | TRADE; SERV | 530605 | 营销; 营销策划; 市场推广; 市场调研; маркетолог
SALES | 销售 | Sales | Продажи | technical | G-TRD | TRADE; SERV | 530605 | 销售技巧; 电话销售; 渠道销售; 业务员; sales representative; менеджер по продажам; продажи B2B
FTRADE | 外贸业务 | Foreign trade operations | Внешнеэкономическая деятельность | technical | G-TRD | TRADE | 530501 | 外贸; 国际贸易; 外贸跟单; 单证; foreign trade; import and export; ВЭД; 外贸单证
CUSTOMS | 报关报检 | Customs declaration | Таможенное оформление | technical | G-TRD | TRADE; LOG | 530503; 530501 | 报关; 报关员; 关务; customs clearance; таможенное декларирование; таможня
NEGOT | 商务谈判 | Business negotiation | Деловые переговоры | soft | G-TRD | TRADE; SERV | 530501; 530605 | 谈判; переговоры
ACCT | 会计核算 | Accounting | Бухгалтерский учёт | technical | G-FIN | TRADE; SERV | 530302 | 会计; 账务处理; 记账; 做账; bookkeeping; бухгалтерия; бухучёт
TAX | 税务申报 | Tax filing | Налоговая отчётность | technical | G-FIN | TRADE; SERV | 530302 | 报税; 纳税申报; 税务; tax accounting; налоги
FINSW | 财务软件 | Financial software | Бухгалтерские программы | tool | G-FIN | TRADE; SERV | 530302; 530301 | 用友; 金蝶; 用友U8; 金蝶云; 畅捷通; 1С; 1C; 1С:Бухгалтерия; Kingdee; Yonyou
COST | 成本与财务分析 | Cost and financial analysis | Финансовый анализ | technical | G-FIN | TRADE | 530301 | 财务分析; 成本核算; 管理会计; financial analysis
AUDIT | 审计 | Auditing | Аудит | technical | G-FIN | TRADE; SERV | 530302 | 内部审计; 审计实务
FINTECH | 金融科技应用 | Fintech applications | Финтех | technical | G-FIN | TRADE; IT | 530202 | 互联网金融; 金融产品营销; fintech
ERP | ERP系统 | ERP systems | ERP-системы | tool | G-MGT | TRADE; LOG; MFG | 530802; 530302 | ERP; SAP; 用友ERP; 企业资源计划; enterprise resource planning
WHS | 仓储管理 | Warehouse management | Управление складом | technical | G-LOG | LOG | 530802 | 仓储; 仓库管理; 仓管; 库存管理; 库管; inventory management; складской учёт; кладовщик
WMS | WMS仓储系统 | Warehouse management systems | WMS-системы | tool | WHS | LOG | 530802; 530809 | WMS; 仓储管理系统
FORK | 叉车驾驶 | Forklift driving | Управление погрузчиком | technical | G-LOG | LOG; MFG | 530802 | 叉车; 叉车操作; forklift; forklift operator; водитель погрузчика; N1证
TRANSP | 运输调度 | Transport dispatching | Диспетчеризация перевозок | technical | G-LOG | LOG | 530802 | 车辆调度; 运输管理; 配送调度; TMS; transport management; логист-диспетчер
FORWARD | 货运代理 | Freight forwarding | Экспедирование грузов | technical | G-LOG | LOG; TRADE | 530802; 530501 | 货代; 国际货代; 国际货运代理; freight forwarder; экспедитор
COLD | 冷链物流 | Cold chain logistics | Логистика холодовой цепи | technical | G-LOG | LOG | 530805 | 冷链; cold chain
SCM | 供应链管理 | Supply chain management | Управление цепями поставок | method | G-LOG | LOG; TRADE | 530810; 530808 | 供应链; supply chain; цепочки поставок
PURCH | 采购管理 | Procurement | Закупки | technical | G-LOG | LOG; TRADE | 530808 | 采购; 采购员; purchasing; снабжение; закупки и снабжение
EXPRESS | 快递与末端配送 | Express and last-mile delivery | Экспресс-доставка | technical | G-LOG | LOG | 530802 | 快递; 分拣; 快件处理; last-mile delivery; курьерская доставка
SORT-AUTO | 自动化分拣设备运维 | Automated sorting system maintenance | Обслуживание сортировочных систем | technical | G-LOG | LOG; MFG | 530809; 530801 | 自动分拣; 智能仓储设备; 立体库; AS/RS; 自动化立体仓库
PS | Photoshop | Adobe Photoshop | Adobe Photoshop | tool | G-DES | CULT; TRADE | 550102; 510204 | PS; photoshop; 图像处理PS; 修图; P图; фотошоп
AI-DRAW | Illustrator | Adobe Illustrator | Adobe Illustrator | tool | G-DES | CULT | 550102 | Adobe AI; 矢量绘图; CorelDRAW; CDR; иллюстратор
VIDEO | 视频剪辑 | Video editing | Видеомонтаж | technical | G-MED | CULT | 560202; 510204 | 剪辑; 短视频剪辑; 视频制作; Premiere; PR剪辑; 剪映; Final Cut; DaVinci; 达芬奇调色; монтаж видео; Adobe Premiere
AE | 影视后期特效 | Post-production and VFX | Постпродакшн и спецэффекты | technical | G-MED | CULT | 560202; 560206 | After Effects; AE特效; 影视后期; 特效合成; VFX; Nuke
PHOTO | 摄影摄像 | Photography and filming | Фото- и видеосъёмка | technical | G-MED | CULT | 560212 | 摄影; 摄像; 拍摄; 航拍; photography; videography; фотограф
COPYW | 文案策划 | Copywriting | Копирайтинг | technical | G-MED | CULT; TRADE | 560213; 530704 | 文案; 文案写作; 内容策划; content writing; копирайтер
3DMAX | 三维建模与动画 | 3D modelling and animation | 3D-моделирование и анимация | technical | G-MED | CULT; IT | 510215; 560206 | 3ds Max; 3dmax; Maya; Blender; C4D; Cinema 4D; 三维动画; 三维建模; 3D modeling; 3D modelling
ANIM2D | 二维动画制作 | 2D animation | 2D-анимация | technical | G-MED | CULT | 510215 | 二维动画; Flash动画; Animate; MG动画; 原画
GAME | 游戏美术与开发 | Game art and development | Разработка и графика игр | technical | G-MED | CULT; IT | 550109; 510208 | 游戏建模; 游戏原画; game design; gamedev; разработка игр
UI | UI/UX设计 | UI/UX design | UI/UX-дизайн | technical | G-DES | CULT; IT | 550102; 510204 | UI设计; 界面设计; Figma; 交互设计; Axure; UX; 墨刀
GRAPHIC | 平面设计 | Graphic design | Графический дизайн | technical | G-DES | CULT | 550102; 550113 | 海报设计; VI设计; 版式设计; 品牌设计; графдизайн
INTERIOR | 室内与环境设计 | Interior and environmental design | Дизайн интерьера | technical | G-DES | CULT; SERV | 550106 | 室内设计; SketchUp; 草图大师; 效果图; 酷家乐
CULTPROD | 文创产品设计 | Cultural and creative product design | Дизайн сувенирной продукции | technical | G-DES | CULT | 550101 | 文创设计; 文创; 非遗; cultural product design
HOSTING | 播音主持 | Broadcasting and hosting | Дикторское мастерство | technical | G-MED | CULT | 560202; 560214 | 主持; 配音; 普通话播音; hosting
HOTEL | 酒店服务与管理 | Hotel service and management | Гостиничный сервис | technical | G-SRV | SERV | 540106 | 前厅; 客房服务; 酒店前台; Opera系统; hotel front desk; hospitality; гостиничное дело
TOUR | 导游与旅游服务 | Tour guiding | Экскурсионное обслуживание | technical | G-SRV | SERV | 540101 | 导游; 讲解员; 旅行社计调; tour guide; экскурсовод; гид
EXPO | 会展服务 | Exhibition services | Выставочная деятельность | technical | G-SRV | SERV; CULT | 540112 | 会展策划; 会务; 会议服务; event management; MICE; организация мероприятий
COOK | 中餐烹饪 | Chinese cooking | Китайская кухня | technical | G-SRV | SERV | 540202 | 烹饪; 中式烹调; 厨师; 中式烹调师; cooking; chef; повар
PASTRY | 西点烘焙 | Pastry and baking | Кондитерское дело | technical | G-SRV | SERV | 540202 | 烘焙; 西点; 面点; 蛋糕制作; baking; кондитер; пекарь
ELDER | 养老护理 | Elderly care | Уход за пожилыми | technical | G-SRV | SERV | 590302 | 老年护理; 护理员; 养老护理员; caregiver; elder care; сиделка
ETIQ | 服务礼仪 | Service etiquette | Этикет обслуживания | soft | G-SRV | SERV; AVI | 500401; 500405 | 礼仪; 商务礼仪; 职业形象; etiquette; деловой этикет
PROPERTY | 物业与设施管理 | Property and facility management | Управление недвижимостью | technical | G-SRV | SERV | 530601 | 物业管理; 设施管理; facility management
HRM | 人力资源管理 | Human resource management | Управление персоналом | technical | G-MGT | SERV | 590202 | 人事; 招聘; 薪酬绩效; HR; recruitment; кадры; управление кадрами
OFFICE | 办公软件 | Office software | Офисные программы | tool | G-MGT | * |  | Office; Word; Excel; PPT; WPS; 办公自动化; 计算机二级; MS Office; Microsoft Excel; эксель; офисные приложения; office办公软件
EXCEL-ADV | Excel高级应用 | Advanced Excel | Продвинутый Excel | tool | OFFICE | TRADE; SERV | 530302; 530706 | 数据透视表; VLOOKUP; VBA; excel函数; pivot table; сводные таблицы
PM | 项目管理 | Project management | Управление проектами | method | G-MGT | * |  | PMP; 项目经理; project manager; 敏捷开发; Scrum; agile; управление проектом
SECRETARY | 文秘与档案 | Secretarial and records work | Делопроизводство | technical | G-MGT | SERV | 590202 | 文秘; 档案管理; 公文写作; 行政助理; секретарь; документооборот
L-ZH | 汉语 | Chinese | Китайский язык | language | G-LANG | * |  | 中文; 汉语; 普通话; Mandarin; HSK; HSKK; китайский; 汉语水平; Chinese language
L-EN | 英语 | English | Английский язык | language | G-LANG | * | 570201; 570202 | 英语; CET-4; CET-6; CET4; CET6; 英语四级; 英语六级; 大学英语四级; IELTS; TOEFL; 雅思; 托福; английский; English language; PETS; 英语口语
L-RU | 俄语 | Russian | Русский язык | language | G-LANG | * | 570210 | 俄语; ТРКИ; TORFL; TRKI; русский; 俄语四级; 俄语专四; Russian language
L-KK | 哈萨克语 | Kazakh | Казахский язык | language | G-LANG | * |  | 哈萨克语; казахский; қазақ тілі; KAZTEST
L-UZ | 乌兹别克语 | Uzbek | Узбекский язык | language | G-LANG | * |  | 乌兹别克语; узбекский; o'zbek tili; oʻzbek tili
L-UK | 乌克兰语 | Ukrainian | Украинский язык | language | G-LANG | * |  | 乌克兰语; украинский; українська
L-PL | 波兰语 | Polish | Польский язык | language | G-LANG | * |  | 波兰语; польский; język polski; polski
L-TG | 塔吉克语 | Tajik | Таджикский язык | language | G-LANG | * |  | 塔吉克语; таджикский; тоҷикӣ
L-AR | 阿拉伯语 | Arabic | Арабский язык | language | G-LANG | * |  | 阿拉伯语; арабский; العربية
L-ES | 西班牙语 | Spanish | Испанский язык | language | G-LANG | * |  | 西班牙语; испанский; español; DELE
TRANSL | 翻译 | Translation and interpreting | Перевод | technical | G-LANG | TRADE; SERV | 570201; 570210 | 口译; 笔译; CATTI; 翻译资格; translation; interpreting; переводчик
S-COMM | 沟通协调 | Communication | Коммуникация | soft | G-SOFT | * |  | 沟通能力; 沟通; 表达能力; communication skills; коммуникабельность; общение
S-TEAM | 团队合作 | Teamwork | Работа в команде | soft | G-SOFT | * |  | 团队协作; 团队精神; teamwork; team player; командная работа
S-LEARN | 学习能力 | Learning ability | Обучаемость | soft | G-SOFT | * |  | 自主学习; 快速学习; fast learner; обучаемость; самообучение
S-PROB | 问题解决 | Problem solving | Решение проблем | soft | G-SOFT | * |  | 解决问题能力; 分析问题; problem-solving; решение задач
S-STRESS | 抗压与吃苦耐劳 | Resilience | Стрессоустойчивость | soft | G-SOFT | * |  | 抗压能力; 吃苦耐劳; 能吃苦; stress tolerance; стрессоустойчивый
S-RESP | 责任心 | Responsibility | Ответственность | soft | G-SOFT | * |  | 责任感; 认真负责; conscientious; ответственный
S-INNO | 创新创业 | Innovation and entrepreneurship | Инновации и предпринимательство | soft | G-SOFT | * |  | 创新能力; 创业; innovation; предпринимательство; 大创
S-LEAD | 组织领导 | Leadership | Лидерство | soft | G-SOFT | * |  | 领导力; 组织能力; 班长; 学生会; leadership
SAFE | 安全生产 | Occupational safety | Охрана труда | regulation | G-SAFE | * |  | 安全生产管理; EHS; HSE; 安全员; 安全规程; техника безопасности; occupational health and safety; work safety
LOTO | 上锁挂牌 | Lockout-tagout | Блокировка и маркировка (LOTO) | regulation | SAFE | MFG; NRG |  | LOTO; 挂牌上锁
HEIGHT | 登高作业 | Work at height | Работы на высоте | regulation | SAFE | NRG; AVI | 430302 | 高处作业; 登高证; высотные работы; work at heights
FIRSTAID | 急救 | First aid | Первая помощь | regulation | G-SAFE | * |  | 急救员; 心肺复苏; CPR; 红十字急救; first-aid; оказание первой помощи
FIRE | 消防设施操作 | Fire protection system operation | Пожарная безопасность | regulation | G-SAFE | SERV |  | 消防; 消防设施操作员; fire safety
DRIVE-C1 | 驾驶(C1/C2) | Driving licence (car) | Водительское удостоверение (B) | regulation | G-SAFE | * |  | C1驾照; C2驾照; 驾驶证; 驾照; 会开车; driving licence; driver's license; водительские права; права категории B
DRIVE-B2 | 货车驾驶(A2/B2) | Driving licence (truck) | Водительское удостоверение (C/CE) | regulation | G-SAFE | LOG |  | B2驾照; A2驾照; 货车驾照; truck driving; права категории C
`;
