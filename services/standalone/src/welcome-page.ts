const styles = `
  :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
  body { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem; }
  h1 { font-size: 2rem; margin: 0 0 .25rem; }
  section { margin-top: 2.25rem; padding-top: 1.25rem; border-top: 1px solid #8886; }
  h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
  a { color: #0b5bd3; text-underline-offset: .2em; }
  a:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
  ul { padding-left: 1.25rem; margin: .5rem 0; }
  code { font-size: .95em; }
  @media (prefers-color-scheme: dark) { a { color: #8ab8ff; } }
`;

const links = (words: { docs: string; figures: string; events: string }) => `<ul>
  <li><a href="/docs">${words.docs}</a></li>
  <li><a href="/v1/demo/figures">${words.figures}</a></li>
  <li><a href="/asyncapi.json">${words.events}</a></li>
</ul>`;

/** Where to go from here, in the three languages of the platform. */
export const welcomePage = `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>对接 Duijie</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<header><h1>对接 Duijie</h1><p>校企人才对接平台 · Matching graduates with enterprises · Платформа подбора выпускников</p></header>
<main>
<section lang="zh"><h2>从这里开始</h2>
<p>企业发布订单班、实习与岗位，院校批量导入毕业生，平台评分、解释并排序，学生收到通知。演示账号的密钥为 <code>dj_demo_enterprise</code>、<code>dj_demo_college</code>、<code>dj_demo_student</code> 等，列在 README 中。</p>
${links({ docs: '接口文档（可直接试用）', figures: '演示数据的统计', events: '事件文档（AsyncAPI）' })}</section>
<section lang="en"><h2>Start here</h2>
<p>Enterprises post order classes, internships and jobs, colleges bring in their graduates, the platform scores, explains and ranks, and students are told. The keys of the demo accounts (<code>dj_demo_enterprise</code>, <code>dj_demo_college</code>, <code>dj_demo_student</code> …) are listed in the README.</p>
${links({ docs: 'Interactive API documents', figures: 'Figures of the demo world', events: 'Events (AsyncAPI)' })}</section>
<section lang="ru"><h2>С чего начать</h2>
<p>Предприятия публикуют целевые группы, практики и вакансии, колледжи загружают выпускников, платформа оценивает, объясняет и ранжирует, студенты получают уведомления. Ключи демонстрационных учётных записей перечислены в README.</p>
${links({ docs: 'Интерактивное описание API', figures: 'Показатели демонстрационных данных', events: 'События (AsyncAPI)' })}</section>
</main>
</body>
</html>
`;
