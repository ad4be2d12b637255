// Industrial circles: the five of the demonstration park and those of the alliances, the group and the workshops.
// code | zh | en | ru | aliases
export const circleTable = String.raw`
IT | 新一代信息技术 | Next-generation information technology | Информационные технологии нового поколения | 信息技术; 信息技术产业; 新一代信息技术产业; 互联网; 软件; information technology; информационные технологии; ИТ
MFG | 智能制造 | Intelligent manufacturing | Интеллектуальное производство | 智造; 智能制造产业; smart manufacturing; умное производство
TRADE | 数字经贸 | Digital economy and trade | Цифровая экономика и торговля | 经贸; 数字经济; 数字贸易; 电子商务; digital trade; цифровая экономика
AVI | 航空保障 | Aviation support | Авиационное обеспечение | 航空; 民航; 航空服务; aviation; авиация
CULT | 数字文创 | Digital cultural creativity | Цифровые креативные индустрии | 文创; 文化创意; 数字媒体; creative industries; креативные индустрии
SERV | 现代服务业 | Modern service industry | Современная сфера услуг | 服务业; 现代服务; services; сфера услуг
ADV | 先进制造 | Advanced manufacturing | Передовое производство | 先进制造业; 高端装备; 高端制造
NRG | 新能源 | New energy | Новая энергетика | 新能源产业; 能源; energy; энергетика
LOG | 现代物流 | Modern logistics | Современная логистика | 物流; 物流业; logistics; логистика
`;
