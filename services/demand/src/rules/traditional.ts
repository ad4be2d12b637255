/**
 * Traditional characters and what they are in simplified writing, pair by pair: those of the words that rules look for,
 * and of the words around them in postings.
 */
const pairs =
  '無无優优歲岁戶户須须繳缴納纳費费證证學学業业體体齡龄專专團团員员國国際际藝艺術术職职僅仅個个們们婦妇嬰婴產产氣气質质臉脸膚肤髮发髪发標标準准顏颜視视聽听聲声傷伤殘残療疗漢汉滿满維维爾尔壯壮鮮鲜瑤瑶黨党' +
  '書书鎮镇鄉乡農农區区縣县蘇苏廣广東东灣湾門门陸陆當当遷迁條条歡欢誠诚徵征應应錄录選选擇择從从後后給给與与對对於于張张間间時时長长節节輪轮換换點点鐘钟週周雙双單单帶带領领補补貼贴獎奖險险護护協协議议簽签' +
  '訂订監监擔担訓训練练實实習习報报勞劳動动務务裝装車车機机電电網网絡络遊游戲戏廳厅樂乐會会場场館馆總总溫温強强級级別别類类礦矿塵尘輻辐線线懸悬壓压鍋锅爐炉鋼钢鐵铁銅铜鋁铝噸吨請请認认識识試试問问題题歷历' +
  '經经驗验階阶層层連连續续絕绝願愿樣样構构結结違违許许託托辦办廠厂師师僱雇傭佣備备並并併并爲为為为麼么沒没來来過过還还這这寫写說说話话語语讀读轉转變变進进遠远邊边達达運运輸输輕轻較较財财購购貨货賣卖買买' +
  '價价億亿萬万兩两幾几雖虽獨独觀观規规決决則则創创劃划劑剂劍剑勝胜勢势勵励卻却厲厉壞坏夠够頭头夾夹奪夺奮奋媽妈寧宁寶宝將将尋寻導导屆届屬属島岛崗岗嶺岭幣币帳账幫帮幹干廈厦廚厨廢废彈弹彌弥徑径復复憑凭憲宪' +
  '懷怀戀恋戰战拋抛掃扫採采據据擁拥擊击擾扰攝摄數数斷断舊旧曆历楊杨極极樓楼樹树橋桥檢检檔档權权歐欧歸归殺杀氫氢溝沟滅灭滾滚漁渔潔洁濟济災灾熱热營营獲获現现環环畢毕畫画異异瘋疯盡尽盤盘礎础禮礼種种稱称穩稳' +
  '筆笔築筑簡简糧粮紀纪約约紅红純纯細细終终組组統统絲丝綠绿緊紧編编緣缘縮缩績绩織织繼继罰罚羅罗義义聯联肅肃腦脑臨临舉举蓋盖葉叶藥药處处號号衛卫複复見见親亲訊讯記记設设評评詞词該该詳详誤误調调課课談谈論论' +
  '諮咨講讲謝谢譯译負负貧贫責责資资賬账賞赏賠赔賴赖贊赞趕赶軟软載载輔辅適适遞递遲迟郵邮釋释鎖锁鏡镜鑄铸閉闭開开閒闲關关隊队隨随隱隐雜杂雞鸡離离難难雲云靈灵靜静韓韩響响頁页項项順顺預预頻频顆颗顧顾飛飞飯饭' +
  '飲饮駐驻駕驾騎骑騙骗驚惊髒脏鬥斗麥麦黃黄齊齐齒齿龍龙';

const simplifiedBy = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2) {
  const [traditional = '', simple = ''] = [pairs[at], pairs[at + 1]];
  if (traditional !== simple) simplifiedBy.set(traditional, simple);
}

/** The simplified form of a character; the character itself where there is none here. */
export function simplified(character: string): string {
  return simplifiedBy.get(character) ?? character;
}

/** A text in traditional characters, as far as they are known here. */
export function inTraditional(text: string): string {
  const traditionalBy = new Map([...simplifiedBy].map(([traditional, simple]) => [simple, traditional]));
  return [...text].map((character) => traditionalBy.get(character) ?? character).join('');
}
