// Competitions: code | the level that the name implies (- = the text must say) | zh | en | skills | aliases
// The level of a stage (省赛 of a national contest) stands in the text and goes first.
export const competitionTable = String.raw`
C-WORLDSKILLS | world | 世界技能大赛 | WorldSkills |  | 世赛; 世界技能竞赛; WorldSkills Competition
C-WORLD | world | 世界职业院校技能大赛 | World vocational college skills competition |  | 世校赛; 世界职业院校技能竞赛
C-NATIONAL | national | 全国职业院校技能大赛 | National vocational college skills competition |  | 国赛; 职业院校技能大赛国赛; 全国职业技能大赛院校组; 全国职业院校技能竞赛; 职业院校技能大赛全国赛
C-PROVINCIAL | provincial | 省级职业院校技能大赛 | Provincial vocational skills competition |  | 省赛; 市级职业院校技能大赛; 省(市)级职业院校技能大赛; 省职业院校技能大赛; 职业院校技能大赛省赛; 省级技能大赛; 天津市职业院校技能大赛; 北京市职业院校技能大赛; 上海市职业院校技能大赛; 重庆市职业院校技能大赛; 自治区职业院校技能大赛
C-INNOVATION | - | 中国国际大学生创新大赛 | China international college innovation competition |  | 互联网+; 互联网+大学生创新创业大赛; 中国国际大学生创新大赛(互联网+); 大学生创新大赛; 互联网+大赛
C-BRICS | world | 金砖国家技能发展与技术创新大赛 | BRICS skills competition |  | 金砖技能大赛; 金砖大赛; 一带一路暨金砖国家技能发展与技术创新大赛
C-LANQIAO | - | 蓝桥杯 | Lanqiao cup | PY; JAVA; CPP | 蓝桥杯大赛; 蓝桥杯全国软件和信息技术专业人才大赛; 蓝桥杯程序设计大赛
C-MODELLING | - | 全国大学生数学建模竞赛 | Mathematical modelling contest |  | 数学建模; 数学建模竞赛; 大学生数学建模; 数学建模大赛
`;
