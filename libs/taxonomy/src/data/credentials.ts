// Credentials, one a line.
// code | zh | en | family | skills | validity in months | aliases
export const credentialTable = String.raw`
X-ROBOT-OM | 工业机器人操作与运维 | Industrial robot operation and maintenance | onePlusX | ROB-OP; ROB-MNT |  | 机器人操作与运维
X-ROBOT-PROG | 工业机器人应用编程 | Industrial robot application programming | onePlusX | ROB-OP; PLC | 
X-ROBOT-INT | 工业机器人集成应用 | Industrial robot integration | onePlusX | ROB-INT; PLC | 
X-CNC-MT | 数控车铣加工 | CNC turning and milling | onePlusX | CNC-TURN; CNC-MILL; CNC-PROG |  | 数控车铣
X-CNC-5X | 多轴数控加工 | Multi-axis CNC machining | onePlusX | CNC-5X; CAM | 
X-PLC | 可编程控制器系统应用编程 | PLC system application programming | onePlusX | PLC; HMI |  | 可编程控制器应用编程
X-WELD | 特殊焊接技术 | Special welding technology | onePlusX | WELD; WELD-TIG | 
X-MECH-CAD | 机械工程制图 | Mechanical engineering drawing | onePlusX | DRAW; ACAD |  | 机械制图证书
X-AM | 增材制造模型设计 | Additive manufacturing model design | onePlusX | AM; SW | 
X-WEB | Web前端开发 | Web front-end development | onePlusX | HTML; JS; VUE |  | Web前端; web前端开发
X-PY | Python程序开发 | Python program development | onePlusX | PY | 
X-CLOUD | 云计算平台运维与开发 | Cloud platform operation and development | onePlusX | CLOUD; LINUX; DOCKER | 
X-BIGD | 大数据平台运维 | Big data platform operation | onePlusX | BIGD; LINUX |  | 大数据运维
X-CV | 计算机视觉应用开发 | Computer vision application development | onePlusX | CV; PY | 
X-SENSORNET | 传感网应用开发 | Sensor network application development | onePlusX | IOTDEV; MCU | 
X-5G | 5G移动网络运维 | 5G mobile network operation | onePlusX | 5G | 
X-SEC | 网络安全运营平台管理 | Network security operation platform management | onePlusX | SECOPS | 
X-VR | 虚拟现实应用开发 | VR application development | onePlusX | VR | 
X-UI | 界面设计 | Interface design | onePlusX | UI; PS | 
X-MODEL | 数字创意建模 | Digital creative modelling | onePlusX | 3DMAX | 
X-VFX | 数字影视特效制作 | Digital film effects production | onePlusX | AE; VIDEO | 
X-ECDATA | 电子商务数据分析 | E-commerce data analysis | onePlusX | DATAAN; EC-OPS | 
X-STORE | 网店运营推广 | Online store operation and promotion | onePlusX | EC-OPS; SEO | 
X-XB | 跨境电商B2B数据运营 | Cross-border e-commerce B2B data operation | onePlusX | EC-XB | 
X-LIVE | 直播电商 | Live commerce | onePlusX | LIVE | 
X-LOG | 物流管理 | Logistics management | onePlusX | WHS; TRANSP; SCM | 
X-SCM | 供应链运营 | Supply chain operation | onePlusX | SCM; PURCH | 
X-FIN | 智能财税 | Intelligent finance and taxation | onePlusX | ACCT; TAX; FINSW |  | 智能财税证
X-FINDIG | 财务数字化应用 | Digital finance application | onePlusX | ACCT; FINSW; EXCEL-ADV | 
X-NEV | 智能新能源汽车 | Intelligent new energy vehicle | onePlusX | NEV-DIAG; BATT | 
X-AUTO | 汽车运用与维修 | Automobile application and maintenance | onePlusX | AUTO-REP | 
X-ICV | 智能网联汽车检测与运维 | ICV testing and maintenance | onePlusX | ICV | 
X-UAV | 无人机驾驶 | UAV piloting | onePlusX | UAV-FLY |  | 1+X无人机驾驶
X-UAVOP | 无人机操作应用 | UAV operation and application | onePlusX | UAV-FLY; UAV-MAP | 
X-AIRCARGO | 民航货物运输 | Civil aviation cargo transport | onePlusX | AIRCARGO; DG | 
X-CABIN | 空中乘务 | Cabin attendant | onePlusX | CABIN | 
X-HOTEL | 前厅运营管理 | Front office operation | onePlusX | HOTEL | 
X-TRAVEL | 研学旅行策划与管理 | Study travel planning | onePlusX | TOUR | 
X-ELDER | 老年照护 | Elderly care | onePlusX | ELDER |  | 老年照护证
X-EXPO | 会展管理 | Exhibition management | onePlusX | EXPO | 
X-PV | 光伏电站运维 | PV plant operation | onePlusX | PV-OM | 
X-NMEDIA | 新媒体运营 | New media operation | onePlusX | NMEDIA | 
N-ELECTRICIAN | 电工 | Electrician (levels 5-1) | vocationalLevel | ELECN |  | 维修电工; electrician; электрик; электромонтёр
N-TURNER | 车工 | Turner (levels 5-1) | vocationalLevel | TURN; CNC-TURN |  | turner; токарь
N-FITTER | 钳工 | Fitter (levels 5-1) | vocationalLevel | BENCH |  | fitter; слесарь; 装配钳工; 机修钳工
N-WELDER | 焊工 | Welder (levels 5-1) | vocationalLevel | WELD |  | 电焊工; welder; сварщик
N-CNC | 多工序数控机床操作调整工 | Multi-process CNC operator (levels 5-1) | vocationalLevel | CNC-OP |  | 数控车工; 数控铣工; 数控操作工; оператор станков с ЧПУ
N-ROB | 工业机器人系统操作员 | Industrial robot system operator | vocationalLevel | ROB-OP |  | 工业机器人操作员
N-ROBM | 工业机器人系统运维员 | Industrial robot system maintainer | vocationalLevel | ROB-MNT |  | 工业机器人运维员
N-AUTO | 汽车维修工 | Automobile repairer | vocationalLevel | AUTO-REP |  | 汽修工; 汽车修理工
N-EC | 电子商务师 | E-commerce specialist | vocationalLevel | EC-OPS |  | 电商师; 助理电子商务师
N-LIVE | 互联网营销师 | Internet marketer | vocationalLevel | LIVE |  | 直播销售员
N-LOG | 物流服务师 | Logistics service specialist | vocationalLevel | WHS; TRANSP |  | 物流师; 物流员
N-SCM | 供应链管理师 | Supply chain manager | vocationalLevel | SCM |  | 供应链师
N-AITRAIN | 人工智能训练师 | AI trainer | vocationalLevel | LABEL; ML |  | AI训练师
N-COOK | 中式烹调师 | Chinese cook | vocationalLevel | COOK |  | 厨师; 厨师证; повар
N-ELDER | 养老护理员 | Elderly care worker | vocationalLevel | ELDER |  | 养老护理; 护理员
N-CARE-HR | 企业人力资源管理师 | HR manager | vocationalLevel | HRM |  | 人力资源管理师; 人力资源师
L-ELEC-LV | 特种作业操作证(低压电工) | Special operations permit: low voltage | specialOperation | ELECN | 36 | 低压电工; 低压电工证; 低压电工作业; 低压电工操作证; 低压电工特种作业操作证
L-ELEC-HV | 特种作业操作证(高压电工) | Special operations permit: high voltage | specialOperation | ELEC-HV | 36 | 高压电工; 高压电工证; 高压电工作业; 高压电工操作证; 高压电工特种作业操作证
L-WELD | 特种作业操作证(熔化焊接与热切割) | Special operations permit: fusion welding | specialOperation | WELD | 36 | 焊接与热切割作业; 熔化焊接与热切割; 焊工操作证; 焊工特种作业操作证; 熔化焊接证
L-HEIGHT | 特种作业操作证(高处作业) | Special operations permit: work at height | specialOperation | HEIGHT | 36 | 高处作业; 高处作业证; 登高证; 登高作业证; 登高架设作业
L-FORK | 特种设备作业人员证(N1叉车) | Special equipment permit: forklift N1 | specialEquipment | FORK | 48 | 叉车证; N1叉车证; 叉车证N1; N1证; N1叉车; 叉车操作证; 叉车司机证; 叉车驾驶证; forklift licence; forklift license; forklift permit; удостоверение водителя погрузчика
L-ELEV | 特种设备作业人员证(T电梯修理) | Special equipment permit: lift repair T | specialEquipment | ELEV | 48 | 电梯修理证; T电梯修理; 电梯作业证; 电梯维修证
L-UAV | 民用无人机操控员执照(CAAC) | CAAC UAV operator licence | licence | UAV-FLY | 24 | CAAC; CAAC执照; 无人机执照; 无人机驾驶证; 无人机驾驶员执照; 无人机操控员执照; 民用无人机驾驶员执照; UAV licence; drone licence
L-AME | 民用航空器维修人员执照(CCAR-66) | Aircraft maintenance licence | licence | AMT |  | CCAR-66; CCAR66; 飞机维修执照; 机务执照; 民用航空器维修人员执照; 航空器维修执照
L-IATADGR | IATA危险品运输(DGR) | IATA dangerous goods | licence | DG | 24 | IATA DGR; DGR; 危险品运输证; IATA危险品运输
L-TOUR | 导游资格证 | Tour guide certificate | licence | TOUR |  | 导游证; 导游资格; 导游资格证书
L-TEACH | 教师资格证 | Teacher certificate | licence |  |  | 教师证; 教师资格; 教资
L-ACCT | 初级会计专业技术资格 | Junior accountant | professionalTitle | ACCT |  | 初级会计; 初级会计师; 初级会计职称; 初级会计证; 初级会计专业技术资格证书; 会计初级
L-SOFTEX | 计算机技术与软件专业技术资格(软考) | Software qualification (junior/intermediate/senior) | professionalTitle |  |  | 软考; 软件水平考试; 程序员; 网络工程师; 软件设计师; 软考程序员; 软考网络工程师; 软考软件设计师; 网络管理员; 信息系统项目管理师; 系统架构设计师
L-HCIA | 华为HCIA/HCIP/HCIE | Huawei certification | vendor | NETENG; CLOUD | 36 | HCIA; HCIP; HCIE; 华为HCIA; 华为HCIP; 华为HCIE; 华为认证
L-NCRE | 全国计算机等级考试(NCRE)一/二级 | National computer rank examination | examination | OFFICE |  | NCRE; 全国计算机等级考试; 计算机等级考试; 计算机等级; 计算机二级; 计算机一级; 计算机三级; 计算机四级; 全国计算机二级; 全国计算机一级
L-DRIVE | 机动车驾驶证(C1/C2/B2/A2) | Driving licence | drivingLicence | DRIVE-C1 |  | 驾驶证; 驾照; 机动车驾驶证; C1驾照; C2驾照; B2驾照; A2驾照; C1驾驶证; C2驾驶证; B2驾驶证; A2驾驶证; C1证; C2证; driving licence; driver's license; водительские права; водительское удостоверение
G-HSK | HSK 汉语水平考试 | HSK | language | L-ZH | 24 | HSK; 汉语水平考试; 新HSK
G-HSKK | HSKK 汉语水平口语考试 | HSKK (初/中/高级) | language | L-ZH | 24 | HSKK; 汉语水平口语考试
G-CET | 大学英语四/六级 | CET-4/CET-6 | language | L-EN |  | CET; CET-4; CET-6; CET4; CET6; 大学英语四级; 大学英语六级; 英语四级; 英语六级; 大学英语四六级
G-IELTS | 雅思 | IELTS | language | L-EN | 24 | IELTS; ielts
G-TOEFL | 托福 | TOEFL | language | L-EN | 24 | TOEFL; toefl
G-TRKI | ТРКИ/TORFL 俄语等级考试 | TORFL | language | L-RU |  | ТРКИ; TORFL; TRKI; 俄语等级考试
G-KAZTEST | KAZTEST | KAZTEST | language | L-KK | 
G-PTH | 普通话水平测试 | Putonghua proficiency test | language | L-ZH |  | 普通话; 普通话证; 普通话证书; 普通话等级; 普通话水平
G-CATTI | 全国翻译专业资格(CATTI) | CATTI | language | TRANSL |  | CATTI; 翻译资格; 全国翻译专业资格; 翻译专业资格证
`;
