/** One meaning of a short or overloaded form, and what tells that this one is meant. */
export interface Sense {
  readonly code: string;
  /** Words that stand beside the form when it has this meaning. */
  readonly cues?: readonly string[];
  /** Industry circles in which the form has this meaning. */
  readonly circles?: readonly string[];
  /** The meaning in a list of skills when nothing else tells. */
  readonly inList?: true;
  /** The same also inside a longer item, such as 管道焊接. */
  readonly inside?: true;
}

export interface AmbiguousForm {
  readonly form: string;
  readonly senses: readonly Sense[];
}

const drawing = [
  'ps',
  'photoshop',
  'cdr',
  'coreldraw',
  'id',
  'indesign',
  'ae',
  'pr',
  'illustrator',
  '平面设计',
  '插画',
  '矢量',
];
const cutting = ['ps', 'ae', 'ai', '剪映', '剪辑', '视频', '达芬奇', 'premiere', 'final cut', 'монтаж'];
const siemensPlc = ['plc', 's7', '博途', 'tia', '组态', '电气', 'hmi', 'wincc'];

/** Forms that never resolve alone: the list they stand in, a neighbour or the circle decides, else a curator does. */
export const ambiguousForms: readonly AmbiguousForm[] = [
  { form: 'B2', senses: [{ code: 'DRIVE-B2', cues: ['驾照', '驾驶', '驾驶证'] }] },
  { form: 'A2', senses: [{ code: 'DRIVE-B2', cues: ['驾照', '驾驶', '驾驶证'] }] },
  { form: 'C1', senses: [{ code: 'DRIVE-C1', cues: ['驾照', '驾驶', '驾驶证'] }] },
  {
    form: 'AI',
    senses: [
      { code: 'AI-DRAW', cues: drawing },
      {
        code: 'G-DATA',
        cues: ['人工智能', '机器学习', '深度学习', '大数据', '算法', 'python', 'pytorch', 'machine learning'],
      },
    ],
  },
  { form: 'PS', senses: [{ code: 'PS', inList: true }] },
  {
    form: 'PR',
    senses: [
      { code: 'VIDEO', cues: cutting },
      { code: 'MKT', cues: ['公关', '营销', '品牌', '市场'] },
    ],
  },
  { form: 'AE', senses: [{ code: 'AE', cues: [...cutting, 'pr', 'c4d'], inList: true }] },
  {
    form: 'AR',
    senses: [
      { code: 'VR', cues: ['vr', 'mr', 'xr', 'unity', 'unity3d', '虚拟现实', '增强现实'] },
      { code: 'ACCT', cues: ['ap', '应付', '应收', '会计', 'accounting'] },
    ],
  },
  {
    form: 'CV',
    senses: [{ code: 'CV', cues: ['opencv', 'yolo', 'nlp', '图像', '视觉', '深度学习', 'pytorch', 'deep learning'] }],
  },
  { form: 'UG', senses: [{ code: 'NX', inList: true }] },
  { form: 'QC', senses: [{ code: 'QC', inList: true }] },
  {
    form: 'QA',
    senses: [
      { code: 'TEST', circles: ['IT'], cues: ['软件', '测试', 'selenium', 'java', 'software'] },
      { code: 'QMS', circles: ['MFG', 'ADV', 'AVI'], cues: ['质量', 'qc', 'iso', '质检'] },
    ],
  },
  { form: 'HR', senses: [{ code: 'HRM', inList: true }] },
  {
    form: 'ABB',
    senses: [
      { code: 'ROB-ABB', cues: ['机器人', 'robotstudio', 'robot', 'kuka', 'fanuc', '库卡', 'робот'] },
      { code: 'DRIVE', cues: ['变频', '伺服', 'drive'] },
    ],
  },
  {
    form: '西门子',
    senses: [
      { code: 'PLC-SIE', cues: siemensPlc },
      { code: 'CNC-SIN', cues: ['数控', '840d', '828d', 'sinumerik', '加工中心'] },
      { code: 'NX', cues: ['nx', 'ug', '三维建模'] },
    ],
  },
  ...['发那科', 'FANUC'].map((form) => ({
    form,
    senses: [
      { code: 'ROB-FANUC', cues: ['机器人', 'robot', 'roboguide', 'робот'] },
      { code: 'CNC-FANUC', cues: ['数控', '系统', '加工中心', 'cnc', '铣', '车床'] },
    ],
  })),
  {
    form: '钣金',
    senses: [
      { code: 'SHEET', cues: ['冲压', '折弯', '激光切割', 'solidworks', '焊接'] },
      { code: 'AUTO-BODY', cues: ['汽车', '喷漆', '汽修'] },
      { code: 'ASTRUCT', cues: ['飞机', '铆接', '航空'], circles: ['AVI'] },
    ],
  },
  { form: '机务', senses: [{ code: 'AMT', cues: ['飞机', '航线', '航空', '民航'], circles: ['AVI'] }] },
  {
    form: '安检',
    senses: [
      { code: 'AVSEC', cues: ['机场', '民航', '航空', '地勤', '值机'], circles: ['AVI'] },
      { code: 'SAFE', cues: ['安全生产', '隐患'], circles: ['MFG', 'ADV', 'NRG'] },
    ],
  },
  { form: '电工', senses: [{ code: 'ELECN', inList: true }] },
  { form: '物流', senses: [{ code: 'G-LOG', inList: true }] },
  {
    form: '焊接',
    senses: [
      { code: 'ELECTRONIC', cues: ['电路板', 'pcb', '电子'] },
      { code: 'WELD', inList: true, inside: true },
    ],
  },
  { form: '数控', senses: [{ code: 'CNC-OP', inList: true, inside: true }] },
  {
    form: '翻译',
    senses: [
      {
        code: 'TRANSL',
        cues: ['英语', '俄语', '汉语', '中文', '口译', '笔译', '哈萨克语', '日语', '法语', 'catti', 'english'],
      },
    ],
  },
];

/** Marks beside 电工 and other trades that make the text a vocational qualification and no skill. */
export const qualificationMarks = /(?:初|中|高)级|[一二三四五]级|技师|职业资格|操作证|上岗证/u;
