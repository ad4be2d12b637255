// The members of the alliances in the demo world, one a line. All are fictional; unified codes carry the body XXDEMnnn.
// Those whose vetting is still open where they are colleges are admitted here, since their graduates are to be matched.

// Colleges at home and abroad, and the universities of the park.
// ref | kind | country | region | unified code, abroad the register number | level | | zh | en | ru | majors
export const collegeTable = String.raw`
COL-BJ-01 | college | CN | 110106 | 12110106XXDEM0015C | higherVocational |  | 北京示例工业职业学院 | Beijing Demo College 1 |  | 460102; 460303; 460110; 460104; 510211; 460305; 540112; 570202; 460204
COL-BJ-02 | college | CN | 110112 | 12110112XXDEM0023W | higherVocational |  | 北京示例现代服务职业技术学院 | Beijing Demo College 2 |  | 500408; 570210; 500401; 540106; 500212; 540112; 570202; 570201; 460110
COL-BJ-03 | college | CN | 110112 | 12110112XXDEM0031P | higherVocational |  | 北京示例物流职业技术学院 | Beijing Demo College 3 |  | 530804; 530810; 530805; 530801; 530802; 530808; 510215; 430304; 590202
COL-BJ-04 | college | CN | 110105 | 12110105XXDEM004XB | higherVocational |  | 北京示例交通职业学院 | Beijing Demo College 4 |  | 530804; 530801; 500106; 530503; 530810; 500108; 460306; 530701; 460202
COL-BJ-05 | college | CN | 110105 | 12110105XXDEM0058B | secondaryVocational |  | 北京示例航空职业技术学院 | Beijing Demo College 5 |  | 500412; 460609; 500405; 460601; 500410; 500401; 530803; 530702; 510208
COL-BJ-06 | college | CN | 110108 | 12110108XXDEM0066H | higherVocational |  | 北京示例城市建设职业技术学院 | Beijing Demo College 6 |  | 430304; 430302; 430503; 500212; 460306; 430105; 500401; 550101; 510205
COL-BJ-07 | college | CN | 110106 | 12110106XXDEM0074F | higherVocational |  | 北京示例轻工职业学院 | Beijing Demo College 7 |  | 460201; 460102; 460302; 460310; 460101; 460112; 460601; 570210; 510203
COL-BJ-08 | college | CN | 110112 | 12110112XXDEM00820 | higherVocational |  | 北京示例文化创意职业技术学院 | Beijing Demo College 8 |  | 510204; 510215; 550103; 530704; 560212; 540112; 460119; 530804; 500106
COL-TJ-01 | college | CN | 120110 | 12120110XXDEM00902 | higherVocational |  | 天津示例电子信息职业学院 | Tianjin Demo College 1 |  | 560213; 510209; 510213; 510204; 460304; 510208; 460701; 530706; 530301
COL-TJ-02 | college | CN | 120104 | 12120104XXDEM01032 | higherVocational |  | 天津示例机电职业技术学院 | Tianjin Demo College 2 |  | 510103; 460103; 460105; 460306; 460112; 510211; 530704; 550113; 550106
COL-TJ-03 | college | CN | 120110 | 12120110XXDEM0111J | higherVocational |  | 天津示例劳动保障职业技术学院 | Tianjin Demo College 3 |  | 540202; 540101; 500211; 530601; 540112; 530201; 570201; 430105; 430108
COL-TJ-04 | college | CN | 120116 | 12120116XXDEM012X1 | higherVocational |  | 天津示例经贸职业学院 | Tianjin Demo College 4 |  | 530704; 530702; 530810; 530808; 570210; 530503; 550101; 460704; 460201
COL-TJ-05 | college | CN | 120116 | 12120116XXDEM01381 | secondaryVocational |  | 天津示例商贸职业技术学院 | Tianjin Demo College 5 |  | 530501; 530706; 530605; 530701; 510212; 530808; 590202; 500405; 460119
COL-TJ-06 | college | CN | 120116 | 12120116XXDEM0146U | higherVocational |  | 天津示例工业职业技术学院 | Tianjin Demo College 6 |  | 460303; 510211; 460201; 460112; 460301; 460701; 530605; 550113; 500401
COL-TJ-07 | college | CN | 120113 | 12120113XXDEM0154B | higherVocational |  | 天津示例现代服务职业学院 | Tianjin Demo College 7 |  | 500401; 570201; 540106; 500405; 530301; 500408; 510301; 510107; 560206
COL-TJ-08 | college | CN | 120111 | 12120111XXDEM01629 | higherVocational |  | 天津示例物流职业技术学院 | Tianjin Demo College 8 |  | 530810; 530503; 500108; 530808; 530801; 530805; 560214; 430302; 500401
COL-TJ-09 | college | CN | 120116 | 12120116XXDEM0170C | higherVocational |  | 天津示例交通职业技术学院 | Tianjin Demo College 9 |  | 500112; 530810; 530803; 500106; 530805; 500108; 460701; 540112; 510301
COL-TJ-10 | college | CN | 120110 | 12120110XXDEM0189J | secondaryVocational |  | 天津示例航空职业学院 | Tianjin Demo College 10 |  | 500401; 460609; 530803; 460607; 500406; 500410; 530704; 510209; 530706
COL-HE-01 | college | CN | 130104 | 12130104XXDEM0197U | higherVocational |  | 河北示例城市建设职业学院 | Hebei Demo College 1 |  | 430105; 430104; 430503; 500212; 460306; 460204; 510210; 550109; 510205
COL-HE-02 | college | CN | 130203 | 12130203XXDEM020X3 | higherVocational |  | 河北示例轻工职业技术学院 | Hebei Demo College 2 |  | 510103; 460201; 460110; 460102; 460103; 460306; 460104; 510102; 460704
COL-HE-03 | college | CN | 130104 | 12130104XXDEM0218C | higherVocational |  | 河北示例文化创意职业技术学院 | Hebei Demo College 3 |  | 540112; 510204; 550113; 560213; 560102; 550101; 500212; 460701; 460702
COL-HE-04 | college | CN | 130602 | 12130602XXDEM02264 | higherVocational |  | 河北示例电子信息职业学院 | Hebei Demo College 4 |  | 510107; 460609; 530202; 510210; 510213; 510207; 430105; 460204; 510208
COL-HE-05 | college | CN | 131002 | 12131002XXDEM0234C | secondaryVocational |  | 河北示例机电职业技术学院 | Hebei Demo College 5 |  | 460105; 460310; 460701; 460101; 460206; 460112; 560212; 550103; 510209
COL-HE-06 | college | CN | 131022 | 12131022XXDEM02426 | higherVocational |  | 河北示例劳动保障职业技术学院 | Hebei Demo College 6 |  | 500212; 530302; 530601; 530605; 500606; 590302; 460701; 530501; 530201
COL-HE-07 | college | CN | 130104 | 12130104XXDEM0250P | higherVocational |  | 河北示例经贸职业学院 | Hebei Demo College 7 |  | 530503; 530706; 530501; 530704; 570201; 530602; 510401; 570210; 500606
COL-HE-08 | college | CN | 131002 | 12131002XXDEM0269Y | higherVocational |  | 河北示例商贸职业技术学院 | Hebei Demo College 8 |  | 570210; 530503; 530704; 530301; 530702; 530802; 460113; 510210; 560102
UNI-1 | college | CN | 110108 | 12110108XXDEM0496B | bachelor |  | 北京示例大学1 | Beijing Demo University 1 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
UNI-2 | college | CN | 110108 | 12110108XXDEM05091 | bachelor |  | 北京示例大学2 | Beijing Demo University 2 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
UNI-3 | college | CN | 110108 | 12110108XXDEM0517U | bachelor |  | 北京示例大学3 | Beijing Demo University 3 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
UNI-4 | college | CN | 110108 | 12110108XXDEM0525N | bachelor |  | 北京示例大学4 | Beijing Demo University 4 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
UNI-5 | college | CN | 110108 | 12110108XXDEM0533H | bachelor |  | 北京示例大学5 | Beijing Demo University 5 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
UNI-6 | college | CN | 110108 | 12110108XXDEM0541C | bachelor |  | 北京示例大学6 | Beijing Demo University 6 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
UNI-7 | college | CN | 110108 | 12110108XXDEM055X4 | bachelor |  | 北京示例大学7 | Beijing Demo University 7 |  | 080717T; 080905; 080910T; 080902; 080803T; 080601; 080213T; 120601; 120801; 020401; 020310T; 120203K; 130508
COL-RU-1 | college | RU |  | DEMO-RU-0001 | higherVocational |  | 俄罗斯示例职业学院1 | RU Demo College 1 | Демонстрационный колледж №1 (Россия) | 460103; 460301; 460110
COL-RU-2 | college | RU |  | DEMO-RU-0002 | higherVocational |  | 俄罗斯示例职业学院2 | RU Demo College 2 | Демонстрационный колледж №2 (Россия) | 460103; 460301; 460110
COL-RU-3 | college | RU |  | DEMO-RU-0003 | higherVocational |  | 俄罗斯示例职业学院3 | RU Demo College 3 | Демонстрационный колледж №3 (Россия) | 460103; 460301; 460110
COL-RU-4 | college | RU |  | DEMO-RU-0004 | higherVocational |  | 俄罗斯示例职业学院4 | RU Demo College 4 | Демонстрационный колледж №4 (Россия) | 460103; 460301; 460110
COL-RU-5 | college | RU |  | DEMO-RU-0005 | higherVocational |  | 俄罗斯示例职业学院5 | RU Demo College 5 | Демонстрационный колледж №5 (Россия) | 460103; 460301; 460110
COL-RU-6 | college | RU |  | DEMO-RU-0006 | higherVocational |  | 俄罗斯示例职业学院6 | RU Demo College 6 | Демонстрационный колледж №6 (Россия) | 460103; 460301; 460110
COL-KZ-1 | college | KZ |  | DEMO-KZ-0001 | higherVocational |  | 哈萨克斯坦示例职业学院1 | KZ Demo College 1 | Демонстрационный колледж №1 (Казахстан) | 460306; 460301; 530802
COL-KZ-2 | college | KZ |  | DEMO-KZ-0002 | higherVocational |  | 哈萨克斯坦示例职业学院2 | KZ Demo College 2 | Демонстрационный колледж №2 (Казахстан) | 460306; 460301; 530802
COL-KZ-3 | college | KZ |  | DEMO-KZ-0003 | higherVocational |  | 哈萨克斯坦示例职业学院3 | KZ Demo College 3 | Демонстрационный колледж №3 (Казахстан) | 460306; 460301; 530802
COL-KZ-4 | college | KZ |  | DEMO-KZ-0004 | higherVocational |  | 哈萨克斯坦示例职业学院4 | KZ Demo College 4 | Демонстрационный колледж №4 (Казахстан) | 460306; 460301; 530802
COL-UZ-1 | college | UZ |  | DEMO-UZ-0001 | higherVocational |  | 乌兹别克斯坦示例职业学院1 | UZ Demo College 1 | Демонстрационный колледж №1 (Узбекистан) | 530802; 530701; 460103
COL-UZ-2 | college | UZ |  | DEMO-UZ-0002 | higherVocational |  | 乌兹别克斯坦示例职业学院2 | UZ Demo College 2 | Демонстрационный колледж №2 (Узбекистан) | 530802; 530701; 460103
COL-UZ-3 | college | UZ |  | DEMO-UZ-0003 | higherVocational |  | 乌兹别克斯坦示例职业学院3 | UZ Demo College 3 | Демонстрационный колледж №3 (Узбекистан) | 530802; 530701; 460103
COL-UZ-4 | college | UZ |  | DEMO-UZ-0004 | higherVocational |  | 乌兹别克斯坦示例职业学院4 | UZ Demo College 4 | Демонстрационный колледж №4 (Узбекистан) | 530802; 530701; 460103
COL-UA-1 | college | UA |  | DEMO-UA-0001 | higherVocational |  | 乌克兰示例职业学院1 | UA Demo College 1 | Демонстрационный колледж №1 (Украина) |
COL-UA-2 | college | UA |  | DEMO-UA-0002 | higherVocational |  | 乌克兰示例职业学院2 | UA Demo College 2 | Демонстрационный колледж №2 (Украина) |
COL-PL-1 | college | PL |  | DEMO-PL-0001 | secondaryVocational |  | 波兰示例职业学院1 | PL Demo College 1 | Демонстрационный колледж №1 (Польша) |
COL-PL-2 | college | PL |  | DEMO-PL-0002 | secondaryVocational |  | 波兰示例职业学院2 | PL Demo College 2 | Демонстрационный колледж №2 (Польша) |
COL-PL-3 | college | PL |  | DEMO-PL-0003 | secondaryVocational |  | 波兰示例职业学院3 | PL Demo College 3 | Демонстрационный колледж №3 (Польша) |
COL-NI-1 | college | NI |  | DEMO-NI-0001 | higherVocational |  | 尼加拉瓜示例技术学院 | NI Demo Institute |  | 
`;

// ref | kind | country | region | unified code | state, when not approved | headcount | zh | en | ru | circle
export const enterpriseTable = String.raw`
ENT-01 | enterprise | CN | 110108 | 91110108XXDEM0277U |  | 280 | 北京示例智能装备有限公司 | Demo MFG Enterprise 1 |  | MFG
ENT-02 | enterprise | CN | 110112 | 91110112XXDEM0285F |  | 280 | 北京示例精密制造有限公司 | Demo ADV Enterprise 2 |  | ADV
ENT-03 | enterprise | CN | 110115 | 91110115XXDEM0293M |  | 280 | 北京示例模具工业有限公司 | Demo MFG Enterprise 3 |  | MFG
ENT-04 | enterprise | CN | 110112 | 91110112XXDEM03060 |  | 720 | 北京示例机器人有限公司 | Demo MFG Enterprise 4 |  | MFG
ENT-05 | enterprise | CN | 110112 | 91110112XXDEM0314T |  | 60 | 北京示例新能源汽车有限公司 | Demo NRG Enterprise 5 |  | NRG
ENT-06 | enterprise | CN | 110112 | 91110112XXDEM0322M |  | 60 | 北京示例光伏科技有限公司 | Demo NRG Enterprise 6 |  | NRG
ENT-07 | enterprise | CN | 110108 | 91110108XXDEM0330P |  | 280 | 北京示例软件技术有限公司 | Demo IT Enterprise 7 |  | IT
ENT-08 | enterprise | CN | 110115 | 91110115XXDEM0349Q |  | 1600 | 北京示例云计算有限公司 | Demo IT Enterprise 8 |  | IT
ENT-09 | enterprise | CN | 120116 | 91120116XXDEM03576 |  | 280 | 天津示例人工智能有限公司 | Demo IT Enterprise 9 |  | IT
ENT-10 | enterprise | CN | 120104 | 91120104XXDEM0365L |  | 280 | 天津示例集成电路有限公司 | Demo IT Enterprise 10 |  | IT
ENT-11 | enterprise | CN | 120116 | 91120116XXDEM0373U |  | 1600 | 天津示例跨境电商有限公司 | Demo TRADE Enterprise 11 |  | TRADE
ENT-12 | enterprise | CN | 120104 | 91120104XXDEM0381A |  | 280 | 天津示例电子商务有限公司 | Demo TRADE Enterprise 12 |  | TRADE
ENT-13 | enterprise | CN | 120111 | 91120111XXDEM039X6 |  | 720 | 天津示例财税服务有限公司 | Demo TRADE Enterprise 13 |  | TRADE
ENT-14 | enterprise | CN | 120111 | 91120111XXDEM0402Y |  | 60 | 天津示例航空维修有限公司 | Demo AVI Enterprise 14 |  | AVI
ENT-15 | enterprise | CN | 120111 | 91120111XXDEM0410R |  | 60 | 天津示例机场服务有限公司 | Demo AVI Enterprise 15 |  | AVI
ENT-16 | enterprise | CN | 120116 | 91120116XXDEM0429Y |  | 720 | 天津示例无人机有限公司 | Demo AVI Enterprise 16 |  | AVI
ENT-17 | enterprise | CN | 130303 | 91130303XXDEM0437D |  | 1600 | 河北示例供应链有限公司 | Demo LOG Enterprise 17 |  | LOG
ENT-18 | enterprise | CN | 130602 | 91130602XXDEM04459 |  | 1600 | 河北示例智慧物流有限公司 | Demo LOG Enterprise 18 |  | LOG
ENT-19 | enterprise | CN | 130303 | 91130303XXDEM04533 |  | 720 | 河北示例数字文创有限公司 | Demo CULT Enterprise 19 |  | CULT
ENT-20 | enterprise | CN | 130102 | 91130102XXDEM04615 |  | 60 | 河北示例传媒有限公司 | Demo CULT Enterprise 20 |  | CULT
ENT-21 | enterprise | CN | 130203 | 91130203XXDEM047XG | applied | 280 | 河北示例酒店管理有限公司 | Demo SERV Enterprise 21 |  | SERV
ENT-22 | enterprise | CN | 130104 | 91130104XXDEM0488R | rejected | 720 | 河北示例康养服务有限公司 | Demo SERV Enterprise 22 |  | SERV
`;

// Governments, associations and an evaluator.
// ref | kind | country | region | unified code | | | zh | en
export const otherTable = String.raw`
GOV-BJ | government | CN | 110000 | 11110000XXDEM0568E |  |  | 北京示例教育主管部门 | Beijing Demo Education Authority |  |
GOV-TJ | government | CN | 120000 | 11120000XXDEM0576D |  |  | 天津示例教育主管部门 | Tianjin Demo Education Authority |  |
GOV-HE | government | CN | 130000 | 11130000XXDEM0584C |  |  | 河北示例教育主管部门 | Hebei Demo Education Authority |  |
GOV-GA | government | CN | 131022 | 11131022XXDEM0592F |  |  | 示例县人民政府 | Demo County Government |  |
GOV-XA | government | CN | 130000 | 11130000XXDEM0605W |  |  | 示例新区管理委员会 | Demo New Area Administration |  |
GOV-DX | government | CN | 110115 | 11110115XXDEM0613C |  |  | 示例临空经济区管理委员会 | Demo Airport Economic Zone Administration |  |
ASN-1 | association | CN | 120104 | 51120104XXDEM06219 |  |  | 天津示例模具工业协会 | Tianjin Demo Mould Industry Association |  |
ASN-2 | association | CN | 120104 | 51120104XXDEM063X1 |  |  | 天津示例物流与采购协会 | Tianjin Demo Logistics and Purchasing Association |  |
ASN-3 | association | CN | 120104 | 51120104XXDEM06481 |  |  | 天津示例电子商务协会 | Tianjin Demo E-commerce Association |  |
ASN-5 | association | CN | 120104 | 51120104XXDEM0664N |  |  | 天津示例现代服务业协会 | Tianjin Demo Modern Services Association |  |
ASN-4 | evaluator | CN | 120104 | 51120104XXDEM0656U |  |  | 天津示例职业技能社会评价组织 | Tianjin Demo Skills Evaluation Organisation |  |
`;
