// Four hundred graduates of the demo world, as of 2026: graduating in July. All are fictional.
// How a skill was come by: t training, c competition, s self, k course, i internship.

// college | student number | name | sex | major | region | skills: code:level and how | credentials/grade | regions | kinds | least pay | consent
export const profileTable = String.raw`
COL-BJ-01 | 2023006015 | 郭一娜 | M | 460110 | 110106 | WELD:1c; WELD-TIG:2s; WELD-ROB:4c; WELD-ARC:2s; S-TEAM:4c | X-LOG/intermediate | 110000 | orderClass | 4200 | yes
COL-BJ-02 | 2023009001 | 郭涵军 | F | 500401 | 110112 | GHS:5c; ETIQ:3s; S-COMM:2i | X-ROBOT-OM | 110000 | internship | 3900 | yes
COL-BJ-03 | 2023021042 | 黄芳强 | F | 430304 | 110112 | H2:5c; S-LEAD:2t |  | 110000 | employment | 3700 | yes
COL-BJ-04 | 2022004042 | 罗萱 | M | 530804 | 110105 | S-PROB:4i | G-CET | 110000 | orderClass | 4100 | yes
COL-BJ-05 | 2022018032 | 李雨一 | M | 500412 | 110105 | S-STRESS:2s |  | 110000 | orderClass | 4100 | yes
COL-BJ-06 | 2022013015 | 刘强 | F | 430503 | 110108 | ESS:4k; S-COMM:2s |  | 110000 | orderClass | 4100 | yes
COL-BJ-07 | 2022026003 | 朱芳强 | F | 460302 | 110106 | MECHATR:1s; S-INNO:2c |  | 110000 | orderClass | 4800 | yes
COL-BJ-08 | 2022004042 | 何静 | F | 530804 | 110112 | ETIQ:5c |  | 110000 | orderClass | 4200 | yes
COL-TJ-01 | 2023008037 | 仇超娟 | F | 510208 | 120110 | VR:2t; NEGOT:4i |  | 120000 | employment | 5600 | yes
COL-TJ-02 | 2023011035 | 孙洋 | M | 460103 | 120104 | CNC-OP:2s; CNC-PROG:1s; S-RESP:5c | X-FIN/elementary | 120000 | orderClass | 3500 | yes
COL-TJ-03 | 2022001027 | 陈霞雨 | F | 430108 | 120110 | ELECN:3s; SUBST:4c; S-RESP:4k |  | 120000 | orderClass | 5900 | yes
COL-TJ-04 | 2022011027 | 徐浩丽 | F | 530808 | 120116 | SCM:1s; PURCH:3t; S-RESP:3s | X-LOG | 120000 | orderClass | 5400 | yes
COL-TJ-05 | 2022011013 | 仇洋一 | M | 530808 | 120116 | PURCH:1k; SCM:3t; S-PROB:3i |  | 120000 | orderClass | 5100 | yes
COL-TJ-06 | 2023018023 | 王静涵 | M | 460112 | 120116 | REVERSE:5i; AM:2i; S-INNO:4c | L-NCRE | 120000 | orderClass | 6000 | yes
COL-TJ-07 | 2023016018 | 郭磊伟 | F | 560206 | 120113 | 3DMAX:3i; AE:5t; S-STRESS:4i |  | 120000 | internship | 5700 | yes
COL-TJ-08 | 2023020046 | 高涛 | F | 530503 | 120111 | CUSTOMS:1c; S-COMM:3c |  | 120000 | employment | 4900 | yes
COL-TJ-09 | 2023012050 | 张宇磊 | F | 530803 | 120116 | DG:5c; AIRCARGO:2i; RAMP:5s; S-TEAM:3i | N-ELECTRICIAN | 120000 | employment | 5100 | yes
COL-TJ-10 | 2022024034 | 王伟然 | F | 460609 | 120110 | UAV-FLY:2t; UAV-MNT:3i; S-COMM:2t | N-ELECTRICIAN/level5 | 120000 | employment | 4100 | yes
COL-HE-01 | 2022027040 | 赵宇芳 | F | 550109 | 130104 | GAME:4c; S-STRESS:4k | N-ELECTRICIAN/level4 | 130000 | employment | 5000 | yes
COL-HE-02 | 2022012048 | 杨静 | F | 510102 | 130203 | SENSOR:4k; MCU:5c; IOTDEV:3k; NEGOT:5i |  | 130000 | employment | 4900 | yes
COL-HE-03 | 2022013033 | 张强 | M | 560102 | 130104 | S-PROB:5s |  | 130000 | orderClass | 3900 | yes
COL-HE-04 | 2022019032 | 张艳 | F | 510107 | 130602 | S-COMM:5t | X-FIN/intermediate | 130000 | orderClass | 4300 | yes
COL-HE-05 | 2023011036 | 仇一 | M | 460310 | 131002 | MES:3t; SCADA:1k; IIOT:5i; ETIQ:3s | N-ELECTRICIAN | 130000 | internship | 5700 | yes
COL-HE-06 | 2022025048 | 赵萱 | F | 530201 | 131022 | S-INNO:3c |  | 130000 | employment | 5800 | yes
COL-HE-07 | 2023028016 | 罗娜敏 | F | 530503 | 130104 | CUSTOMS:1i; S-STRESS:4k |  | 130000 | internship | 3200 | yes
COL-HE-08 | 2022001005 | 王涵一 | F | 510210 | 131002 | EMB:4c; S-PROB:3t |  | 130000 | orderClass | 3800 | yes
COL-BJ-01 | 2023030016 | 朱强涵 | M | 460303 | 110106 | VISION:5s; FIELDBUS:2s; CODESYS:5k; S-LEARN:3c | X-ROBOT-OM/elementary | 110000 | orderClass | 5000 | yes
COL-BJ-02 | 2022007048 | 高超 | M | 540112 | 110112 | EXPO:5i; S-LEARN:4c | N-ELECTRICIAN/level5 | 110000 | internship | 4600 | yes
COL-BJ-03 | 2023007026 | 曾芳 | M | 530801 | 110112 | SORT-AUTO:4c; S-RESP:2c |  | 110000 | orderClass | 5500 | yes
COL-BJ-04 | 2022019040 | 周子刚 | F | 460202 | 110105 | HVAC:1c; EQMAINT:5c; ETIQ:4t |  | 110000 | employment | 5400 | yes
COL-BJ-05 | 2022002012 | 赵然丽 | F | 460601 | 110105 | CATIA:2s; S-TEAM:2t |  | 110000 | internship | 5000 | yes
COL-BJ-06 | 2022023003 | 何桂静 | F | 460306 | 110108 | HMI:1s; ELECN:1s; S-STRESS:4k | X-FIN/elementary | 110000 | employment | 5400 | yes
COL-BJ-07 | 2023008032 | 周刚一 | M | 460201 | 110106 | S-TEAM:5s |  | 110000 | orderClass | 5700 | yes
COL-BJ-08 | 2023013004 | 徐轩霞 | F | 530804 | 110112 | NEGOT:5i |  | 110000 | orderClass | 3600 | yes
COL-TJ-01 | 2022026007 | 朱雨一 | F | 530301 | 120110 | FINSW:4s; COST:2t; S-INNO:3s | N-ELECTRICIAN | 120000 | orderClass | 5600 | yes
COL-TJ-02 | 2022002022 | 曾然艳 | M | 510211 | 120104 | MES:1i; IIOT:3c; ETIQ:5k |  | 120000 | orderClass | 4200 | yes
COL-TJ-03 | 2023014039 | 王军强 | F | 540202 | 120110 | COOK:2k; PASTRY:2c; S-STRESS:2k |  | 120000 | employment | 4800 | yes
COL-TJ-04 | 2023027035 | 周欣艳 | F | 530808 | 120116 | SCM:4k; PURCH:1s; S-TEAM:5i |  | 120000 | employment | 3700 | yes
COL-TJ-05 | 2022026044 | 高梓桂 | F | 530605 | 120116 | SALES:1i; NEGOT:1k; S-STRESS:5k |  | 120000 | orderClass | 4300 | yes
COL-TJ-06 | 2023029001 | 仇伟 | M | 460201 | 120116 | S-LEAD:3c | G-CET | 120000 | orderClass | 3600 | yes
COL-TJ-07 | 2022010036 | 陈涛一 | F | 500408 | 120113 | RAMP:4t; ETIQ:4k |  | 120000 | internship | 4600 | yes
COL-TJ-08 | 2022001038 | 曾勇娟 | M | 530503 | 120111 | CUSTOMS:5c; S-COMM:4c |  | 120000 | employment | 5000 | yes
COL-TJ-09 | 2022013033 | 罗艳军 | F | 500106 | 120116 | NEGOT:3k |  | 120000 | employment | 6000 | yes
COL-TJ-10 | 2022013039 | 周娜 | M | 500401 | 120110 | GHS:2k; S-LEARN:5k |  | 120000 | employment | 4900 | yes
COL-HE-01 | 2022018040 | 朱霞刚 | F | 550109 | 130104 | GAME:4c; S-TEAM:5i |  | 130000 | orderClass | 4900 | yes
COL-HE-02 | 2023024045 | 罗然涛 | M | 460306 | 130203 | PLC:2i; CABINET:5i; PLC-IND:2i; PLC-OMR:3c; S-INNO:3i | L-NCRE/grade2 | 130000 | internship | 5500 | yes
COL-HE-03 | 2023007035 | 王雨静 | F | 560213 | 130104 | NMEDIA:5c; COPYW:4t; S-COMM:2t | X-ROBOT-OM/elementary | 130000 | employment | 5900 | yes
COL-HE-04 | 2023003044 | 王涛伟 | M | 510210 | 130602 | EMB:1c; CPP:5s; S-PROB:3c | G-CET/4 | 130000 | employment | 3400 | yes
COL-HE-05 | 2023005030 | 刘然涵 | M | 460112 | 131002 | AM:2t; REVERSE:1s; S-COMM:4t | X-LOG/intermediate | 130000 | internship | 4800 | yes
COL-HE-06 | 2022021027 | 黄明秀 | F | 530201 | 131022 | S-LEARN:2k | X-LOG/elementary | 130000 | orderClass | 3800 | yes
COL-HE-07 | 2023022018 | 欧阳丽 | M | 570201 | 130104 | L-EN:5k; TRANSL:2c; S-INNO:3s |  | 130000 | orderClass | 4900 | yes
COL-HE-08 | 2022021011 | 郭秀 | F | 530704 | 131002 | LIVE:1k; SEO:1c; S-LEAD:4s | X-ROBOT-OM/elementary | 130000 | employment | 5100 | yes
COL-BJ-01 | 2022016007 | 周芳轩 | M | 460102 | 110106 | REVERSE:5t; CREO:1k; S-INNO:5s | X-ROBOT-OM/intermediate | 110000 | employment | 4000 | yes
COL-BJ-02 | 2023025006 | 曾子欣 | F | 570210 | 110112 | TRANSL:1s; L-RU:3k; ETIQ:4k |  | 110000 | employment | 4500 | yes
COL-BJ-03 | 2022030021 | 马磊宇 | M | 510215 | 110112 | ANIM2D:5t; 3DMAX:4t; ETIQ:3k |  | 110000 | employment | 5400 | yes
COL-BJ-04 | 2023002020 | 欧阳然宇 | F | 500108 | 110105 | EMU:1c; S-COMM:5i |  | 110000 | internship | 3100 | yes
COL-BJ-05 | 2022002038 | 李娟勇 | M | 500412 | 110105 | S-COMM:3t |  | 110000 | orderClass | 4900 | yes
COL-BJ-06 | 2022020021 | 胡勇 | M | 430503 | 110108 | ESS:3t; NEGOT:4s | L-NCRE | 110000 | orderClass | 3400 | yes
COL-BJ-07 | 2022023049 | 周浩军 | M | 460102 | 110106 | CAM:5s; KOMPAS:4c; NEGOT:4t |  | 110000 | orderClass | 3500 | yes
COL-BJ-08 | 2023029017 | 徐子 | F | 560212 | 110112 | PHOTO:4s; S-RESP:2c |  | 110000 | internship | 3500 | yes
COL-TJ-01 | 2023002009 | 王霞伟 | F | 530706 | 120110 | EXCEL-ADV:3t; BI:1i; S-STRESS:5t |  | 120000 | employment | 3600 | yes
COL-TJ-02 | 2023030030 | 杨静强 | F | 550113 | 120104 | GRAPHIC:2k; S-RESP:3t |  | 120000 | employment | 4700 | yes
COL-TJ-03 | 2022012035 | 李静娜 | M | 530601 | 120110 | PROPERTY:5c; S-STRESS:2k | L-NCRE/grade1 | 120000 | employment | 5500 | yes
COL-TJ-04 | 2022029027 | 胡磊子 | M | 550101 | 120116 | CULTPROD:4i; S-STRESS:4c |  | 120000 | employment | 4700 | yes
COL-TJ-05 | 2022017016 | 何浩涵 | F | 530501 | 120116 | FORWARD:2s; CUSTOMS:1k; FTRADE:3c; S-INNO:4s |  | 120000 | internship | 3000 | yes
COL-TJ-06 | 2023007044 | 张涛 | F | 510211 | 120116 | FIELDBUS:3s; IIOT:1s; MES:1s; NEGOT:5s | X-ROBOT-OM/intermediate | 120000 | employment | 4600 | yes
COL-TJ-07 | 2022009046 | 胡静明 | M | 500401 | 120113 | ETIQ:2s; GHS:2k; S-STRESS:4i |  | 120000 | orderClass | 4800 | yes
COL-TJ-08 | 2022017002 | 罗欣艳 | F | 530503 | 120111 | CUSTOMS:5t; S-TEAM:2c |  | 120000 | internship | 4600 | yes
COL-TJ-09 | 2023020021 | 王敏超 | F | 540112 | 120116 | EXPO:5s; S-INNO:3s |  | 120000 | employment | 4500 | yes
COL-TJ-10 | 2023004048 | 罗雨 | M | 530706 | 120110 | BI:5t; EXCEL-ADV:2k; S-TEAM:2k |  | 120000 | orderClass | 5100 | yes
COL-HE-01 | 2023020003 | 黄萱艳 | M | 430104 | 130104 | ESS:2t; S-TEAM:5s | X-LOG | 130000 | internship | 5300 | yes
COL-HE-02 | 2022022050 | 李刚 | M | 460110 | 130203 | WELD-MIG:5s; WELD-ROB:3s; NEGOT:5t |  | 130000 | internship | 3700 | yes
COL-HE-03 | 2022018045 | 李浩 | F | 550101 | 130104 | CULTPROD:5s; S-LEARN:3c | X-ROBOT-OM | 130000 | orderClass | 5700 | yes
COL-HE-04 | 2023010045 | 周艳 | F | 510213 | 130602 | HARMONY:4i; JS:4k; NEGOT:5t |  | 130000 | employment | 4800 | yes
COL-HE-05 | 2022007002 | 刘宇 | M | 460206 | 131002 | ELEV:4i; S-TEAM:4i | G-CET/4 | 130000 | orderClass | 3900 | yes
COL-HE-06 | 2023007012 | 刘霞 | F | 530501 | 131022 | FTRADE:2i; NEGOT:4k; S-INNO:3c | G-CET/4 | 130000 | orderClass | 5200 | yes
COL-HE-07 | 2023026032 | 刘然一 | F | 530704 | 130104 | COPYW:3i; LIVE:4s; SEO:4s; NEGOT:3i |  | 130000 | orderClass | 3800 | yes
COL-HE-08 | 2022009011 | 孙刚强 | F | 530702 | 131002 | EC-XB:4k; S-LEARN:2i |  | 130000 | internship | 3900 | yes
COL-BJ-01 | 2023023010 | 仇刚杰 | M | 460204 | 110106 | S-LEAD:3c | L-NCRE | 110000 | employment | 4200 | yes
COL-BJ-02 | 2022026050 | 王静轩 | F | 570201 | 110112 | TRANSL:4t; L-EN:2c; NEGOT:4i | X-LOG | 110000 | internship | 5300 | yes
COL-BJ-03 | 2023024014 | 周平子 | F | 530802 | 110112 | EXPRESS:4t; FORK:3s; S-LEARN:3i |  | 110000 | employment | 5100 | yes
COL-BJ-04 | 2023019011 | 欧阳娜 | F | 500108 | 110105 | EMU:3t; ETIQ:5s | N-ELECTRICIAN | 110000 | orderClass | 4300 | yes
COL-BJ-05 | 2022020015 | 郭静娟 | M | 500401 | 110105 | ETIQ:4s; GHS:3k | X-ROBOT-OM/elementary | 110000 | internship | 3700 | yes
COL-BJ-06 | 2023016018 | 朱刚诺 | F | 500401 | 110108 | ETIQ:3k; GHS:1c; NEGOT:4t |  | 110000 | employment | 6000 | yes
COL-BJ-07 | 2022014031 | 刘平雨 | M | 460310 | 110106 | SCADA:1s; MES:1c; IIOT:1k; S-TEAM:2i |  | 110000 | internship | 3500 | yes
COL-BJ-08 | 2023007044 | 胡杰 | M | 550103 | 110112 | S-COMM:5i |  | 110000 | internship | 5500 | yes
COL-TJ-01 | 2022029042 | 仇娜明 | M | 510213 | 120110 | HARMONY:2i; ANDROID:5k; S-LEARN:2c | X-LOG/intermediate | 120000 | orderClass | 3600 | yes
COL-TJ-02 | 2022001003 | 仇霞平 | F | 510103 | 120104 | ELECTRONIC:1c; PCB:3s; MCU:5c; S-STRESS:3c |  | 120000 | internship | 4400 | yes
COL-TJ-03 | 2023003045 | 马一宇 | M | 500211 | 120110 | AUTO-BODY:2c; AUTO-REP:1c; NEGOT:4i |  | 120000 | employment | 3900 | yes
COL-TJ-04 | 2023008028 | 刘军浩 | M | 530704 | 120116 | COPYW:5s; NMEDIA:5t; LIVE:1i; S-LEAD:2s | X-LOG/intermediate | 120000 | orderClass | 5300 | yes
COL-TJ-05 | 2023023048 | 曾娜刚 | F | 530501 | 120116 | NEGOT:5s; CUSTOMS:4t; FORWARD:5k; S-RESP:4c |  | 120000 | employment | 3900 | yes
COL-TJ-06 | 2022003049 | 罗磊霞 | F | 460701 | 120116 | S-LEAD:2s |  | 120000 | internship | 5400 | yes
COL-TJ-07 | 2023017049 | 李萱诺 | F | 570201 | 120113 | L-EN:1t; TRANSL:5s; S-RESP:3i |  | 120000 | employment | 5600 | yes
COL-TJ-08 | 2022006020 | 孙强 | M | 500108 | 120111 | EMU:1s; S-LEARN:3c | X-LOG/elementary | 120000 | internship | 4300 | yes
COL-TJ-09 | 2023008028 | 吴艳勇 | F | 530810 | 120116 | SCM:4i; S-COMM:4s |  | 120000 | employment | 4200 | yes
COL-TJ-10 | 2023029022 | 何轩欣 | M | 530803 | 120110 | RAMP:2i; DG:5s; AIRCARGO:5i; S-COMM:3c | L-NCRE | 120000 | orderClass | 3600 | yes
COL-HE-01 | 2022023039 | 吴娜涛 | F | 500212 | 130104 | NEV-DIAG:5i; CHARGE:4i; ETIQ:2s |  | 130000 | employment | 5300 | yes
COL-HE-02 | 2022010046 | 罗子军 | F | 460704 | 130203 | ICV:3k; S-LEAD:4c | N-ELECTRICIAN | 130000 | internship | 5200 | yes
COL-HE-03 | 2022002012 | 朱丽勇 | M | 460701 | 130104 | S-COMM:5i |  | 130000 | orderClass | 3700 | yes
COL-HE-04 | 2022007030 | 罗桂轩 | M | 510207 | 130602 | SECOPS:5c; PENTEST:1s; S-LEAD:3t |  | 130000 | orderClass | 5300 | yes
COL-HE-05 | 2022021017 | 张军 | F | 550103 | 131002 | S-LEAD:5k |  | 130000 | orderClass | 3000 | yes
COL-HE-06 | 2022014048 | 罗轩诺 | F | 590302 | 131022 | ELDER:3k; S-COMM:4i |  | 130000 | orderClass | 5200 | yes
COL-HE-07 | 2022007049 | 林芳勇 | M | 570210 | 130104 | TRANSL:4c; S-PROB:2t |  | 130000 | orderClass | 4400 | yes
COL-HE-08 | 2022012015 | 高涛平 | F | 570210 | 131002 | TRANSL:4s; L-RU:5t; S-PROB:4s |  | 130000 | orderClass | 5700 | yes
COL-BJ-01 | 2022006041 | 黄强刚 | M | 460102 | 110106 | NX:1t; KOMPAS:1k; CREO:5i; S-PROB:4t | N-ELECTRICIAN | 110000 | orderClass | 4700 | yes
COL-BJ-02 | 2022027020 | 王勇军 | M | 500401 | 110112 | GHS:4i; ETIQ:5t; S-PROB:3c |  | 110000 | employment | 4700 | yes
COL-BJ-03 | 2022010047 | 孙艳一 | M | 530810 | 110112 | SCM:4t; S-LEAD:2t |  | 110000 | employment | 3800 | yes
COL-BJ-04 | 2023017001 | 单萱 | M | 530810 | 110105 | SCM:3i; S-LEAD:3s | X-FIN | 110000 | internship | 5400 | no
COL-BJ-05 | 2022004035 | 孙刚艳 | F | 510208 | 110105 | VR:3c; GAME:5t; S-TEAM:3i | X-FIN/intermediate | 110000 | orderClass | 3500 | yes
COL-BJ-06 | 2023021041 | 张浩霞 | F | 500212 | 110108 | CHARGE:1t; NEV-DIAG:1k; S-LEAD:5t |  | 110000 | employment | 4600 | yes
COL-BJ-07 | 2023021013 | 高杰梓 | M | 460101 | 110106 | GDT:5t; DRAW:3t; PROCESS:2c; S-STRESS:4t |  | 110000 | internship | 3200 | yes
COL-BJ-08 | 2022006004 | 杨刚 | F | 540112 | 110112 | EXPO:4s; S-LEAD:3s |  | 110000 | orderClass | 4700 | yes
COL-TJ-01 | 2023021014 | 赵刚然 | M | 510208 | 120110 | VR:1c; S-PROB:2k |  | 120000 | employment | 4600 | yes
COL-TJ-02 | 2022015043 | 孙一 | F | 460306 | 120104 | ELECN:1k; DRIVE:2k; NEGOT:3i |  | 120000 | orderClass | 3500 | yes
COL-TJ-03 | 2023014013 | 周强 | F | 570201 | 120110 | TRANSL:5t; L-EN:4k; ETIQ:2i |  | 120000 | orderClass | 4500 | yes
COL-TJ-04 | 2022002050 | 徐敏明 | F | 460201 | 120116 | ETIQ:3t |  | 120000 | orderClass | 3500 | yes
COL-TJ-05 | 2023015006 | 高秀 | M | 530605 | 120116 | SALES:1s; NEGOT:4c |  | 120000 | orderClass | 4500 | yes
COL-TJ-06 | 2022030018 | 张洋 | F | 460701 | 120116 | S-LEARN:5k | G-CET/6 | 120000 | internship | 4500 | yes
COL-TJ-07 | 2022002027 | 林娟诺 | F | 560206 | 120113 | AE:4t; S-RESP:3i | N-ELECTRICIAN/level5 | 120000 | orderClass | 4900 | yes
COL-TJ-08 | 2023013050 | 胡桂强 | M | 530801 | 120111 | SORT-AUTO:2i; S-COMM:3k |  | 120000 | internship | 3700 | yes
COL-TJ-09 | 2023020045 | 赵明娟 | M | 510301 | 120116 | 5G:5t; S-LEAD:4k |  | 120000 | orderClass | 3600 | yes
COL-TJ-10 | 2022019036 | 朱军勇 | M | 530803 | 120110 | DG:4i; AIRCARGO:3i; S-LEARN:4i | N-ELECTRICIAN | 120000 | internship | 5000 | yes
COL-HE-01 | 2023019006 | 林轩军 | F | 430104 | 130104 | ESS:3t; S-LEARN:4k |  | 130000 | orderClass | 5600 | yes
COL-HE-02 | 2022006017 | 马芳 | M | 460110 | 130203 | WELD-ROB:1c; NDT:4c; WELD-MIG:1t; S-INNO:2c | X-LOG/elementary | 130000 | orderClass | 4300 | yes
COL-HE-03 | 2023027016 | 张梓梓 | M | 460701 | 130104 | S-RESP:4k |  | 130000 | employment | 3500 | yes
COL-HE-04 | 2023010032 | 胡明然 | M | 460609 | 130602 | UAV-MAP:1t; UAV-FLY:3s; S-RESP:3s |  | 130000 | employment | 4000 | yes
COL-HE-05 | 2022005021 | 陈军艳 | F | 460112 | 131002 | REVERSE:3s; AM:4k; S-LEAD:5c |  | 130000 | employment | 4300 | yes
COL-HE-06 | 2022018004 | 徐娟 | F | 500606 | 131022 | RAILOPS:3c; S-INNO:4k | L-NCRE/grade1 | 130000 | orderClass | 5800 | yes
COL-HE-07 | 2022006048 | 仇明然 | F | 530704 | 130104 | SEO:5c; COPYW:3i; NEGOT:2t |  | 130000 | employment | 5500 | yes
COL-HE-08 | 2022027040 | 赵敏 | M | 530301 | 131002 | FINSW:1i; S-RESP:4t |  | 130000 | orderClass | 5600 | yes
COL-BJ-01 | 2022027044 | 徐霞然 | M | 460102 | 110106 | CREO:1c; KOMPAS:5c; S-TEAM:3i | G-CET/6 | 110000 | orderClass | 3000 | yes
COL-BJ-02 | 2022005046 | 杨子 | M | 500212 | 110112 | CHARGE:4s; NEV-DIAG:5t; S-TEAM:5s |  | 110000 | internship | 4900 | no
COL-BJ-03 | 2023026016 | 刘平平 | M | 530804 | 110112 | ETIQ:2c |  | 110000 | internship | 4800 | no
COL-BJ-04 | 2023026008 | 林丽欣 | F | 460202 | 110105 | EQMAINT:2s; S-LEAD:3s |  | 110000 | internship | 3800 | yes
COL-BJ-05 | 2022010043 | 杨静然 | M | 530803 | 110105 | RAMP:1k; DG:4i; S-TEAM:4t |  | 110000 | orderClass | 4400 | yes
COL-BJ-06 | 2022018014 | 胡宇一 | F | 460306 | 110108 | ELEC-DES:3i; PLC-MIT:1i; S-PROB:4i | X-LOG/intermediate | 110000 | employment | 4800 | yes
COL-BJ-07 | 2022007043 | 马涛 | M | 460112 | 110106 | AM:2k; REVERSE:3c; S-PROB:4i |  | 110000 | internship | 3700 | yes
COL-BJ-08 | 2023015031 | 陈轩超 | F | 560212 | 110112 | PHOTO:1c; S-COMM:3c | N-ELECTRICIAN/level4 | 110000 | employment | 4900 | yes
COL-TJ-01 | 2023023013 | 吴欣欣 | F | 510204 | 120110 | UI:5k; HTML:4i; PS:5s; S-STRESS:3c | X-LOG | 120000 | orderClass | 6000 | yes
COL-TJ-02 | 2023019031 | 胡子 | M | 510211 | 120104 | MES:4k; FIELDBUS:1c; IIOT:1i; S-TEAM:4s |  | 120000 | internship | 6000 | yes
COL-TJ-03 | 2022016046 | 张梓勇 | M | 540202 | 120110 | COOK:3s; PASTRY:3k; S-PROB:5k | N-ELECTRICIAN/level5 | 120000 | employment | 3000 | yes
COL-TJ-04 | 2023005038 | 王强宇 | M | 460201 | 120116 | S-INNO:2k |  | 120000 | orderClass | 4400 | yes
COL-TJ-05 | 2022019018 | 仇芳霞 | F | 530501 | 120116 | NEGOT:2c; FTRADE:3s; S-LEAD:4i |  | 120000 | employment | 3700 | yes
COL-TJ-06 | 2022015020 | 林诺超 | F | 460301 | 120116 | MECHATR:5i; SENSOR:1s; DRIVE:2c; PLC:2k; NEGOT:5s |  | 120000 | internship | 3100 | yes
COL-TJ-07 | 2023004028 | 张轩超 | F | 530301 | 120113 | COST:2k; FINSW:2k; S-LEAD:4k |  | 120000 | orderClass | 5100 | yes
COL-TJ-08 | 2023028036 | 单诺涛 | M | 530805 | 120111 | COLD:5s; S-LEAD:3t |  | 120000 | orderClass | 5700 | yes
COL-TJ-09 | 2023003047 | 张刚 | M | 500106 | 120116 | S-LEARN:5s | X-LOG | 120000 | employment | 5100 | yes
COL-TJ-10 | 2023018028 | 林一雨 | F | 530704 | 120110 | LIVE:4k; S-LEAD:2s |  | 120000 | orderClass | 3500 | yes
COL-HE-01 | 2023012050 | 刘霞子 | M | 510205 | 130104 | MONGO:5i; PY:5i; SQL:5c; SCRAPE:5k; S-STRESS:4i |  | 130000 | internship | 4000 | yes
COL-HE-02 | 2022029012 | 郭诺 | F | 460704 | 130203 | ICV:1t; S-INNO:2c | X-ROBOT-OM/elementary | 130000 | internship | 4700 | yes
COL-HE-03 | 2022019045 | 张刚轩 | M | 540112 | 130104 | EXPO:2c; ETIQ:3i | X-FIN/intermediate | 130000 | orderClass | 5600 | yes
COL-HE-04 | 2023029036 | 胡轩 | M | 510107 | 130602 | S-LEAD:5c | L-NCRE | 130000 | orderClass | 5200 | yes
COL-HE-05 | 2023004003 | 赵刚艳 | F | 550103 | 131002 | S-PROB:4i |  | 130000 | internship | 4200 | yes
COL-HE-06 | 2022012047 | 胡诺宇 | F | 530201 | 131022 | S-INNO:4i |  | 130000 | employment | 4800 | yes
COL-HE-07 | 2023001030 | 仇欣静 | F | 510401 | 130104 | IC:4k; S-LEARN:5i |  | 130000 | orderClass | 4600 | yes
COL-HE-08 | 2023012050 | 高洋杰 | M | 530702 | 131002 | EC-XB:1s; S-RESP:5c |  | 130000 | orderClass | 3300 | yes
COL-BJ-01 | 2023013041 | 何伟 | M | 570202 | 110106 | L-EN:1s; S-COMM:5k |  | 110000 | internship | 5900 | yes
COL-BJ-02 | 2023012045 | 刘杰娜 | F | 500212 | 110112 | BATT:2t; CHARGE:3t; NEV-DIAG:4t; S-INNO:4k |  | 110000 | internship | 5000 | yes
COL-BJ-03 | 2022026041 | 罗萱 | F | 590202 | 110112 | HRM:3c; SECRETARY:3k; ETIQ:2c | L-NCRE/grade1 | 110000 | employment | 3400 | yes
COL-BJ-04 | 2022008009 | 杨涛轩 | M | 530503 | 110105 | CUSTOMS:1c; ETIQ:2i |  | 110000 | internship | 5500 | no
COL-BJ-05 | 2022001010 | 何娜霞 | M | 500405 | 110105 | CABIN:1c; ETIQ:4i; S-TEAM:5i |  | 110000 | employment | 5600 | yes
COL-BJ-06 | 2022024015 | 郭磊勇 | F | 430302 | 110108 | WIND-OM:3i; S-INNO:2k |  | 110000 | employment | 4800 | yes
COL-BJ-07 | 2022024005 | 杨超军 | F | 460102 | 110106 | CAM:2i; SW:3t; S-COMM:5c | N-ELECTRICIAN/level5 | 110000 | orderClass | 3900 | yes
COL-BJ-08 | 2023006030 | 周杰 | M | 540112 | 110112 | EXPO:4t; S-TEAM:3t |  | 110000 | internship | 4000 | yes
COL-TJ-01 | 2023029025 | 徐平 | F | 510213 | 120110 | JS:2t; HARMONY:5i; NEGOT:5t |  | 120000 | internship | 5700 | yes
COL-TJ-02 | 2023001046 | 黄伟 | M | 550106 | 120104 | INTERIOR:5k; S-LEARN:3c | X-ROBOT-OM/intermediate | 120000 | orderClass | 4200 | yes
COL-TJ-03 | 2022004018 | 周军勇 | M | 500211 | 120110 | AUTO-BODY:1t; ETIQ:3s |  | 120000 | employment | 5500 | yes
COL-TJ-04 | 2023025006 | 单敏 | M | 530808 | 120116 | SCM:3i; S-LEAD:4s | X-LOG/elementary | 120000 | orderClass | 4700 | no
COL-TJ-05 | 2022022035 | 徐霞超 | F | 530808 | 120116 | SCM:5t; PURCH:2k; S-LEAD:2i |  | 120000 | orderClass | 5200 | yes
COL-TJ-06 | 2023003020 | 曾宇 | M | 550113 | 120116 | GRAPHIC:3c; S-RESP:5t |  | 120000 | orderClass | 3300 | yes
COL-TJ-07 | 2023014006 | 徐平萱 | F | 570201 | 120113 | L-EN:1k; TRANSL:2t; NEGOT:4s | X-FIN | 120000 | employment | 3800 | yes
COL-TJ-08 | 2023016030 | 郭涛明 | M | 500401 | 120111 | ETIQ:2c; GHS:3i; NEGOT:2t |  | 120000 | internship | 5500 | yes
COL-TJ-09 | 2022006044 | 黄然勇 | F | 530810 | 120116 | SCM:1c; S-PROB:2k |  | 120000 | orderClass | 3100 | yes
COL-TJ-10 | 2022017011 | 刘伟梓 | F | 530706 | 120110 | DATAAN:4i; EXCEL-ADV:3k; ETIQ:4k |  | 120000 | employment | 3400 | yes
COL-HE-01 | 2022005028 | 林磊秀 | F | 430104 | 130104 | ESS:2c; ETIQ:3k | G-CET | 130000 | internship | 3800 | yes
COL-HE-02 | 2023004042 | 孙娜磊 | F | 460306 | 130203 | HMI:3i; PID:2t; PLC-IND:4c; S-PROB:4c |  | 130000 | orderClass | 4800 | yes
COL-HE-03 | 2023022025 | 朱杰伟 | F | 560102 | 130104 | NEGOT:3k | N-ELECTRICIAN/level5 | 130000 | internship | 4900 | yes
COL-HE-04 | 2022014024 | 郭欣涛 | F | 510210 | 130602 | EMB:5t; CPP:5c; ETIQ:5s |  | 130000 | internship | 4100 | yes
COL-HE-05 | 2022005022 | 郭轩一 | F | 510209 | 131002 | LABEL:2t; CV:3t; NLP:4c; S-INNO:2c | X-FIN | 130000 | orderClass | 4600 | yes
COL-HE-06 | 2022007035 | 李然静 | F | 530601 | 131022 | PROPERTY:2s; S-LEARN:3s |  | 130000 | internship | 5300 | yes
COL-HE-07 | 2023005007 | 曾欣伟 | F | 530602 | 130104 | S-TEAM:4c | X-LOG/intermediate | 130000 | employment | 5600 | yes
COL-HE-08 | 2022004006 | 仇娟宇 | F | 560102 | 131002 | S-TEAM:5i | X-ROBOT-OM | 130000 | orderClass | 5300 | yes
COL-BJ-01 | 2022030011 | 李强萱 | M | 540112 | 110106 | EXPO:2k; S-TEAM:3c |  | 110000 | internship | 3200 | no
COL-BJ-02 | 2023023043 | 何欣 | F | 500401 | 110112 | ETIQ:1k; GHS:5i; S-RESP:3k |  | 110000 | employment | 5200 | yes
COL-BJ-03 | 2023015046 | 单伟 | M | 510215 | 110112 | ANIM2D:4k; ETIQ:5i |  | 110000 | employment | 3300 | yes
COL-BJ-04 | 2022018009 | 陈超洋 | M | 460306 | 110105 | PLC-IND:1c; DRIVE:5i; DCS:5i; S-PROB:2t |  | 110000 | internship | 3000 | yes
COL-BJ-05 | 2023024021 | 赵涵 | F | 500410 | 110105 | AVION:3i; S-TEAM:2t |  | 110000 | orderClass | 4600 | yes
COL-BJ-06 | 2022012010 | 何霞明 | M | 550101 | 110108 | CULTPROD:5k; S-RESP:3s |  | 110000 | employment | 4600 | yes
COL-BJ-07 | 2022001003 | 杨诺 | M | 460201 | 110106 | S-TEAM:5k |  | 110000 | employment | 3600 | yes
COL-BJ-08 | 2023003006 | 仇刚娜 | M | 510204 | 110112 | UI:1c; PS:5t; S-LEARN:4i | X-FIN/intermediate | 110000 | orderClass | 3000 | yes
COL-TJ-01 | 2022002016 | 陈芳 | F | 460701 | 120110 | NEGOT:3s | L-NCRE | 120000 | orderClass | 3700 | yes
COL-TJ-02 | 2023013048 | 赵强军 | F | 550106 | 120104 | INTERIOR:4c; S-INNO:3i | X-ROBOT-OM/intermediate | 120000 | orderClass | 5100 | yes
COL-TJ-03 | 2022010008 | 吴桂轩 | F | 530201 | 120110 | NEGOT:3t | L-NCRE | 120000 | internship | 5500 | yes
COL-TJ-04 | 2023018018 | 赵超诺 | F | 530808 | 120116 | PURCH:3s; SCM:1i; S-COMM:5t |  | 120000 | orderClass | 5900 | yes
COL-TJ-05 | 2023028016 | 杨宇 | F | 530701 | 120116 | ECVIS:2s; ECCS:2c; S-LEAD:4t |  | 120000 | orderClass | 5200 | yes
COL-TJ-06 | 2022004028 | 高洋 | F | 460112 | 120116 | REVERSE:2c; S-LEARN:4c |  | 120000 | internship | 4300 | yes
COL-TJ-07 | 2023030042 | 胡浩军 | M | 510107 | 120113 | S-COMM:2c | G-CET/6 | 120000 | employment | 3000 | yes
COL-TJ-08 | 2022021048 | 王伟 | M | 530810 | 120111 | SCM:3t; S-LEAD:5t |  | 120000 | internship | 4800 | yes
COL-TJ-09 | 2022023048 | 高娜梓 | F | 530803 | 120116 | RAMP:3t; AIRCARGO:1i; DG:2k; ETIQ:3t | G-CET | 120000 | employment | 3300 | yes
COL-TJ-10 | 2023006027 | 马诺娜 | F | 460607 | 120110 | AENG:5k; ETIQ:3i |  | 120000 | employment | 3500 | yes
COL-HE-01 | 2023008002 | 赵丽 | M | 510210 | 130104 | EMB:5c; NEGOT:2c |  | 130000 | employment | 5600 | yes
COL-HE-02 | 2022012017 | 仇诺 | F | 460102 | 130203 | NX:4s; KOMPAS:5t; S-LEARN:3s |  | 130000 | orderClass | 5200 | yes
COL-HE-03 | 2023008003 | 林浩 | M | 500212 | 130104 | NEV-DIAG:2t; S-PROB:4c |  | 130000 | internship | 4400 | yes
COL-HE-04 | 2023019017 | 郭超平 | F | 510210 | 130602 | EMB:2s; CPP:1s; NEGOT:5c |  | 130000 | internship | 5200 | yes
COL-HE-05 | 2023014043 | 赵洋丽 | F | 460310 | 131002 | MES:4k; SCADA:2c; S-COMM:5i |  | 130000 | orderClass | 4200 | yes
COL-HE-06 | 2023022035 | 单静 | M | 530501 | 131022 | NEGOT:1k; FTRADE:5c; S-COMM:4i |  | 130000 | internship | 4100 | yes
COL-HE-07 | 2023009016 | 单雨勇 | F | 530706 | 130104 | EXCEL-ADV:5k; DATAAN:4c; S-INNO:3k | L-NCRE/grade2 | 130000 | orderClass | 5000 | yes
COL-HE-08 | 2022018018 | 曾诺超 | F | 530702 | 131002 | EC-XB:5k; S-LEAD:3s |  | 130000 | internship | 4800 | yes
COL-BJ-01 | 2022018006 | 朱霞萱 | M | 460110 | 110106 | WELD:4k; WELD-ARC:5k; WELD-TIG:5c; WELD-ROB:4i; S-STRESS:5i |  | 110000 | internship | 5800 | yes
COL-BJ-02 | 2022007032 | 孙秀欣 | M | 570201 | 110112 | TRANSL:2k; L-EN:3k; NEGOT:4i |  | 110000 | employment | 5300 | yes
COL-BJ-03 | 2022030037 | 孙霞芳 | F | 430304 | 110112 | H2:4s; ETIQ:2c |  | 110000 | employment | 3700 | yes
COL-BJ-04 | 2023010009 | 李磊诺 | M | 500108 | 110105 | EMU:2t; S-RESP:5i |  | 110000 | employment | 4600 | yes
COL-BJ-05 | 2023003016 | 赵然一 | M | 530803 | 110105 | AIRCARGO:5k; RAMP:1k; S-LEAD:3t |  | 110000 | orderClass | 4100 | yes
COL-BJ-06 | 2023026038 | 黄伟娜 | F | 430304 | 110108 | H2:5c; S-INNO:3k |  | 110000 | orderClass | 3400 | yes
COL-BJ-07 | 2022005028 | 杨轩 | F | 460101 | 110106 | ACAD:4i; DRAW:5k; S-RESP:3t |  | 110000 | internship | 3200 | yes
COL-BJ-08 | 2023014028 | 朱桂超 | F | 510215 | 110112 | ANIM2D:4i; 3DMAX:1k; S-TEAM:5c | X-ROBOT-OM/elementary | 110000 | employment | 4700 | yes
COL-TJ-01 | 2023020037 | 仇霞伟 | M | 510208 | 120110 | GAME:5s; VR:2k; NEGOT:4c | X-LOG/elementary | 120000 | employment | 5500 | yes
COL-TJ-02 | 2022021047 | 李军子 | M | 550106 | 120104 | INTERIOR:2t; S-RESP:5i |  | 120000 | employment | 3900 | yes
COL-TJ-03 | 2023021044 | 何洋 | M | 430108 | 120110 | ELECN:3k; ELEC-HV:3s; SUBST:4t; S-RESP:2s |  | 120000 | employment | 5400 | yes
COL-TJ-04 | 2022007037 | 黄芳然 | F | 570210 | 120116 | TRANSL:4k; S-RESP:3i |  | 120000 | internship | 4800 | yes
COL-TJ-05 | 2023010014 | 罗轩静 | M | 530706 | 120116 | BI:2c; DATAAN:3t; S-STRESS:5t | N-ELECTRICIAN/level5 | 120000 | employment | 5400 | no
COL-TJ-06 | 2022019011 | 赵敏桂 | M | 460112 | 120116 | AM:4k; REVERSE:4i; S-STRESS:2k |  | 120000 | internship | 3600 | yes
COL-TJ-07 | 2022005004 | 高超 | F | 570201 | 120113 | TRANSL:4c; L-EN:3c; S-STRESS:5t | N-ELECTRICIAN/level4 | 120000 | internship | 3500 | yes
COL-TJ-08 | 2023018047 | 杨磊 | M | 530503 | 120111 | CUSTOMS:1k; S-LEARN:4i |  | 120000 | orderClass | 4900 | yes
COL-TJ-09 | 2023018034 | 张诺平 | F | 500108 | 120116 | EMU:2c; S-STRESS:4k |  | 120000 | orderClass | 4300 | yes
COL-TJ-10 | 2022017026 | 林涵娟 | M | 460609 | 120110 | UAV-MAP:5c; UAV-MNT:2k; S-LEARN:2s |  | 120000 | internship | 4500 | yes
COL-HE-01 | 2022009032 | 刘洋 | M | 430105 | 130104 | RELAY:3k; S-LEARN:4s | X-ROBOT-OM | 130000 | internship | 5600 | yes
COL-HE-02 | 2022005022 | 马秀艳 | M | 510103 | 130203 | MCU:4c; ELECTRONIC:2t; ETIQ:3i |  | 130000 | internship | 5800 | yes
COL-HE-03 | 2023010040 | 周桂 | M | 550101 | 130104 | CULTPROD:1t; S-LEARN:4c |  | 130000 | orderClass | 5900 | yes
COL-HE-04 | 2023001005 | 徐宇欣 | M | 510213 | 130602 | HARMONY:3t; ANDROID:1t; MINIAPP:2c; S-LEARN:5t | G-CET/6 | 130000 | internship | 5900 | yes
COL-HE-05 | 2022016005 | 吴霞超 | F | 550103 | 131002 | S-COMM:2t |  | 130000 | internship | 4400 | yes
COL-HE-06 | 2022004049 | 曾霞敏 | M | 530601 | 131022 | PROPERTY:4k; S-STRESS:2s | L-NCRE/grade2 | 130000 | orderClass | 4900 | yes
COL-HE-07 | 2022007013 | 仇艳 | M | 510401 | 130104 | IC:2k; ETIQ:5c |  | 130000 | employment | 5500 | yes
COL-HE-08 | 2022014019 | 孙宇杰 | M | 510210 | 131002 | CPP:5i; EMB:1s; S-COMM:4i | G-CET/4 | 130000 | employment | 3600 | yes
COL-BJ-01 | 2023010048 | 王一 | M | 540112 | 110106 | EXPO:1t; NEGOT:4c |  | 110000 | orderClass | 5100 | yes
COL-BJ-02 | 2022025017 | 朱丽 | M | 500408 | 110112 | GSE:5i; DISPATCH:2s; NEGOT:5i | G-CET/6 | 110000 | internship | 4700 | yes
COL-BJ-03 | 2022006043 | 王洋霞 | M | 530801 | 110112 | SORT-AUTO:3s; S-LEAD:3t |  | 110000 | internship | 3600 | yes
COL-BJ-04 | 2023014036 | 杨芳雨 | M | 460306 | 110105 | PLC-SIE:5i; DCS:5t; S-LEARN:2c |  | 110000 | employment | 5700 | yes
COL-BJ-05 | 2023015010 | 吴涵然 | M | 500410 | 110105 | AVION:1t; S-COMM:2t |  | 110000 | orderClass | 5200 | yes
COL-BJ-06 | 2022024020 | 孙桂明 | M | 430503 | 110108 | ESS:4k; S-LEAD:5t |  | 110000 | internship | 5800 | yes
COL-BJ-07 | 2023029011 | 朱然杰 | M | 460201 | 110106 | S-PROB:4t |  | 110000 | orderClass | 3600 | yes
COL-BJ-08 | 2022022035 | 孙娜杰 | M | 530704 | 110112 | COPYW:4i; LIVE:5k; S-COMM:2t |  | 110000 | employment | 3000 | yes
COL-TJ-01 | 2022009022 | 杨军然 | F | 560213 | 120110 | COPYW:5s; NMEDIA:5k; S-LEARN:4t | X-LOG/elementary | 120000 | orderClass | 3000 | yes
COL-TJ-02 | 2022007026 | 王轩超 | F | 460306 | 120104 | ELECN:2c; PLC-IND:5c; DRIVE:1s; SCADA:2k; NEGOT:3i |  | 120000 | employment | 4800 | yes
COL-TJ-03 | 2023011021 | 朱涵芳 | F | 430105 | 120110 | ELEC-HV:3c; S-PROB:4t | L-NCRE/grade1 | 120000 | orderClass | 3300 | yes
COL-TJ-04 | 2023003040 | 吴伟 | M | 460201 | 120116 | S-RESP:3k |  | 120000 | employment | 5300 | yes
COL-TJ-05 | 2022022008 | 仇洋刚 | M | 460119 | 120116 | QMS:3i; SIXS:1t; QC:5t; S-LEARN:3k |  | 120000 | orderClass | 3800 | yes
COL-TJ-06 | 2023003033 | 胡欣伟 | M | 460201 | 120116 | ETIQ:5i | X-LOG/intermediate | 120000 | internship | 4700 | yes
COL-TJ-07 | 2022018008 | 罗强欣 | M | 570201 | 120113 | TRANSL:5c; L-EN:3c; ETIQ:2t |  | 120000 | internship | 5600 | yes
COL-TJ-08 | 2022022035 | 徐萱 | M | 500108 | 120111 | EMU:1k; S-COMM:2c |  | 120000 | internship | 3500 | yes
COL-TJ-09 | 2023024048 | 刘强洋 | M | 500112 | 120116 | RAILOPS:1i; RAILSIG:4t; S-INNO:3k |  | 120000 | orderClass | 4400 | yes
COL-TJ-10 | 2022016028 | 曾娜 | F | 500401 | 120110 | GHS:3c; ETIQ:1s; S-LEAD:5k | X-ROBOT-OM/elementary | 120000 | orderClass | 5700 | yes
COL-HE-01 | 2023003041 | 孙勇 | M | 510205 | 130104 | BIGD:4s; BI:2i; SCRAPE:1s; S-INNO:2t |  | 130000 | employment | 4500 | yes
COL-HE-02 | 2022021026 | 欧阳子静 | F | 460704 | 130203 | ICV:5k; S-PROB:2i | G-CET/4 | 130000 | employment | 3300 | yes
COL-HE-03 | 2023030028 | 杨浩勇 | F | 540112 | 130104 | EXPO:3c; ETIQ:2t |  | 130000 | orderClass | 5300 | yes
COL-HE-04 | 2023008042 | 徐伟轩 | F | 460204 | 130602 | NEGOT:2c |  | 130000 | employment | 4000 | yes
COL-HE-05 | 2022017042 | 吴刚勇 | M | 560212 | 131002 | PHOTO:1c; S-LEARN:4s |  | 130000 | internship | 5400 | yes
COL-HE-06 | 2023013046 | 朱超 | M | 530201 | 131022 | S-INNO:3k |  | 130000 | internship | 4800 | yes
COL-HE-07 | 2022024003 | 李平 | F | 530602 | 130104 | S-PROB:5c |  | 130000 | internship | 4900 | yes
COL-HE-08 | 2022001024 | 曾超子 | M | 570210 | 131002 | L-RU:1t; TRANSL:1s; S-LEARN:5s |  | 130000 | orderClass | 5000 | yes
COL-BJ-01 | 2022020010 | 李娜 | F | 510211 | 110106 | IIOT:3i; FIELDBUS:3s; S-PROB:3s | X-LOG/intermediate | 110000 | employment | 4100 | yes
COL-BJ-02 | 2022023020 | 张桂雨 | F | 570201 | 110112 | L-EN:3t; TRANSL:2t; S-TEAM:5k |  | 110000 | internship | 4800 | yes
COL-BJ-03 | 2023015009 | 赵萱敏 | F | 590202 | 110112 | HRM:4c; SECRETARY:1s; S-STRESS:4i |  | 110000 | internship | 5100 | yes
COL-BJ-04 | 2022015024 | 单欣 | M | 530804 | 110105 | S-PROB:5k |  | 110000 | orderClass | 3800 | yes
COL-BJ-05 | 2022013008 | 吴萱丽 | F | 500412 | 110105 | S-COMM:5t | G-CET/4 | 110000 | internship | 4200 | yes
COL-BJ-06 | 2022021032 | 胡平霞 | F | 430503 | 110108 | ESS:3i; S-COMM:5s |  | 110000 | orderClass | 3700 | yes
COL-BJ-07 | 2023021034 | 刘涛丽 | F | 460101 | 110106 | CAE:4k; S-STRESS:4i | X-FIN/elementary | 110000 | internship | 4500 | yes
COL-BJ-08 | 2022026030 | 吴桂浩 | F | 530804 | 110112 | S-RESP:2s |  | 110000 | orderClass | 5000 | yes
COL-TJ-01 | 2022006011 | 徐芳萱 | F | 510208 | 120110 | GAME:1i; VR:5k; S-PROB:5s |  | 120000 | orderClass | 4600 | yes
COL-TJ-02 | 2023018006 | 罗浩一 | F | 460306 | 120104 | DCS:4s; SCADA:1s; PLC-OMR:2c; DRIVE:1c; ELEC-DES:2c; S-COMM:2i | N-ELECTRICIAN/level5 | 120000 | employment | 4000 | yes
COL-TJ-03 | 2022010003 | 王诺 | F | 430105 | 120110 | RELAY:1k; ELEC-HV:2s; S-TEAM:2k |  | 120000 | orderClass | 3600 | yes
COL-TJ-04 | 2022015035 | 何秀欣 | M | 530810 | 120116 | SCM:1k; S-COMM:5c |  | 120000 | employment | 3200 | yes
COL-TJ-05 | 2022023033 | 欧阳敏 | F | 500405 | 120116 | CABIN:3c; NEGOT:2c |  | 120000 | orderClass | 5900 | no
COL-TJ-06 | 2023015020 | 马秀诺 | M | 460303 | 120116 | DTWIN:4i; VISION:5s; S-COMM:2c |  | 120000 | internship | 3900 | yes
COL-TJ-07 | 2023013012 | 马明勇 | M | 500401 | 120113 | ETIQ:4k; GHS:4c; S-LEARN:4t |  | 120000 | employment | 5900 | yes
COL-TJ-08 | 2022029007 | 陈欣 | F | 500401 | 120111 | GHS:3c; S-STRESS:4t |  | 120000 | employment | 5500 | yes
COL-TJ-09 | 2022029037 | 何诺一 | F | 500108 | 120116 | EMU:3c; S-COMM:4t |  | 120000 | employment | 4600 | yes
COL-TJ-10 | 2022008037 | 仇超磊 | M | 530706 | 120110 | EXCEL-ADV:3s; DATAAN:3s; BI:1t; S-LEARN:2t | G-CET/6 | 120000 | employment | 5200 | yes
COL-HE-01 | 2022015048 | 欧阳娟 | M | 510205 | 130104 | KAFKA:3t; PY:5s; S-LEARN:2k | X-FIN/intermediate | 130000 | internship | 3700 | yes
COL-HE-02 | 2022015039 | 周丽诺 | M | 460201 | 130203 | S-INNO:3t |  | 130000 | internship | 5600 | yes
COL-HE-03 | 2022011005 | 曾然勇 | F | 550113 | 130104 | GRAPHIC:3t; S-LEARN:4k | X-ROBOT-OM/intermediate | 130000 | orderClass | 4900 | yes
COL-HE-04 | 2023006037 | 罗军桂 | F | 430105 | 130602 | ELEC-HV:4s; RELAY:1t; S-LEARN:5s |  | 130000 | internship | 6000 | yes
COL-HE-05 | 2022019024 | 曾伟子 | F | 460206 | 131002 | ELEV:2k; NEGOT:5k |  | 130000 | orderClass | 3800 | yes
COL-HE-06 | 2023030002 | 何轩梓 | M | 500212 | 131022 | CHARGE:5i; NEV-DIAG:5c; BATT:1i; S-COMM:5t |  | 130000 | orderClass | 5700 | yes
COL-HE-07 | 2023027002 | 曾丽 | F | 530501 | 130104 | FORWARD:4i; NEGOT:5t |  | 130000 | internship | 5800 | yes
COL-HE-08 | 2022026037 | 吴欣宇 | F | 570210 | 131002 | TRANSL:4c; L-RU:2s; S-RESP:3k | L-NCRE/grade1 | 130000 | orderClass | 5000 | yes
COL-BJ-01 | 2022029006 | 曾梓洋 | M | 460102 | 110106 | CREO:4c; NX:1k; REVERSE:3s; SW:5c; S-PROB:4s |  | 110000 | employment | 3900 | no
COL-BJ-02 | 2022028030 | 刘平浩 | F | 500212 | 110112 | BATT:3s; CHARGE:5i; NEGOT:3k |  | 110000 | employment | 3900 | yes
COL-BJ-03 | 2023025041 | 赵平 | M | 530802 | 110112 | EXPRESS:3t; FORK:3i; S-PROB:4t |  | 110000 | employment | 3700 | yes
COL-BJ-04 | 2023021004 | 李勇军 | M | 530801 | 110105 | SORT-AUTO:4k; S-PROB:5c |  | 110000 | employment | 3800 | yes
COL-BJ-05 | 2022013019 | 李娟 | F | 530803 | 110105 | RAMP:3k; AIRCARGO:5k; S-LEAD:3s |  | 110000 | employment | 5700 | yes
COL-BJ-06 | 2023024005 | 林敏 | F | 430105 | 110108 | ELEC-HV:2i; SUBST:1k; RELAY:2i; S-LEAD:3t |  | 110000 | internship | 3500 | yes
COL-BJ-07 | 2022016010 | 刘强 | M | 460112 | 110106 | REVERSE:4i; S-PROB:4k |  | 110000 | internship | 5800 | yes
COL-BJ-08 | 2023021034 | 周超秀 | F | 460119 | 110112 | SIXS:1t; QMS:1k; QC:4s; S-LEARN:4c |  | 110000 | employment | 3100 | yes
COL-TJ-01 | 2023006030 | 高杰 | F | 510204 | 120110 | PS:5s; UI:2s; VIDEO:3i; S-LEAD:2c | L-NCRE | 120000 | internship | 3800 | yes
COL-TJ-02 | 2023020038 | 曾磊芳 | M | 510103 | 120104 | MCU:3t; PCB:2i; ELECTRONIC:4t; S-RESP:5t |  | 120000 | employment | 5500 | yes
COL-TJ-03 | 2023022031 | 张明芳 | F | 540112 | 120110 | EXPO:4t; S-STRESS:5s |  | 120000 | orderClass | 3800 | no
COL-TJ-04 | 2023012021 | 黄强宇 | M | 530810 | 120116 | SCM:4s; ETIQ:3s |  | 120000 | internship | 4000 | yes
COL-TJ-05 | 2022026041 | 郭萱 | F | 500405 | 120116 | CABIN:3c; S-STRESS:4k |  | 120000 | internship | 4300 | yes
COL-TJ-06 | 2023020030 | 曾宇 | M | 530605 | 120116 | NEGOT:5c; SALES:1t; S-LEARN:3i |  | 120000 | employment | 3600 | yes
COL-TJ-07 | 2022022039 | 郭诺勇 | F | 530301 | 120113 | FINSW:5c; COST:3s; NEGOT:4i | N-ELECTRICIAN | 120000 | employment | 5300 | yes
COL-TJ-08 | 2023029024 | 李磊超 | M | 530801 | 120111 | SORT-AUTO:2c; S-TEAM:4s |  | 120000 | internship | 3600 | yes
COL-TJ-09 | 2023007016 | 吴静宇 | M | 530803 | 120116 | RAMP:5c; AIRCARGO:5t; DG:3k; S-LEARN:3k |  | 120000 | employment | 5800 | yes
COL-TJ-10 | 2023015019 | 张娜芳 | M | 510209 | 120110 | PY:5k; S-INNO:2t |  | 120000 | employment | 5200 | yes
COL-HE-01 | 2022023041 | 杨杰 | M | 550109 | 130104 | GAME:2i; S-COMM:2s |  | 130000 | internship | 3600 | yes
COL-HE-02 | 2022010005 | 陈芳艳 | F | 510103 | 130203 | ELECTRONIC:4s; MCU:2t; S-STRESS:2t |  | 130000 | internship | 4800 | yes
COL-HE-03 | 2022004001 | 王洋丽 | F | 560213 | 130104 | NMEDIA:2t; COPYW:3s; S-COMM:4s |  | 130000 | internship | 3600 | yes
COL-HE-04 | 2022002015 | 朱娜宇 | F | 530202 | 130602 | FINTECH:1i; S-INNO:5i |  | 130000 | internship | 4000 | yes
COL-HE-05 | 2023016048 | 孙芳芳 | M | 460206 | 131002 | ELEV:1i; S-TEAM:2k |  | 130000 | orderClass | 5100 | yes
COL-HE-06 | 2023002048 | 马静 | M | 590302 | 131022 | ELDER:3c; NEGOT:5k | G-CET | 130000 | employment | 3900 | yes
COL-HE-07 | 2022005016 | 林娟军 | M | 530602 | 130104 | S-PROB:4t |  | 130000 | employment | 4800 | yes
COL-HE-08 | 2022027018 | 孙平伟 | F | 570210 | 131002 | TRANSL:4i; L-RU:5s; S-INNO:5t |  | 130000 | orderClass | 4200 | yes
COL-BJ-01 | 2022025024 | 李诺丽 | F | 510211 | 110106 | IIOT:2k; MES:5t; S-RESP:3k | N-ELECTRICIAN | 110000 | internship | 3600 | yes
COL-BJ-02 | 2022012048 | 杨雨刚 | F | 540112 | 110112 | EXPO:2k; NEGOT:2i | N-ELECTRICIAN/level5 | 110000 | orderClass | 5100 | yes
COL-BJ-03 | 2023016050 | 高桂敏 | M | 510215 | 110112 | ANIM2D:5s; 3DMAX:2t; NEGOT:4c |  | 110000 | employment | 4700 | yes
COL-BJ-04 | 2022006006 | 孙诺欣 | M | 460306 | 110105 | DRIVE:3t; DCS:4i; ELECN:4t; PLC-OMR:3s; ETIQ:3s |  | 110000 | employment | 5200 | yes
COL-BJ-05 | 2023005010 | 欧阳浩宇 | F | 500412 | 110105 | S-TEAM:5t | X-LOG/elementary | 110000 | internship | 4300 | yes
COL-BJ-06 | 2022028025 | 高敏 | M | 430302 | 110108 | HEIGHT:2i; ETIQ:5t | X-ROBOT-OM/elementary | 110000 | internship | 5900 | yes
COL-BJ-07 | 2023028033 | 何涛涵 | M | 460310 | 110106 | SCADA:1t; ETIQ:2t |  | 110000 | employment | 3400 | yes
COL-BJ-08 | 2022022050 | 高杰 | M | 550103 | 110112 | S-LEAD:2s | G-CET/4 | 110000 | internship | 5400 | yes
COL-TJ-01 | 2022029036 | 徐敏丽 | M | 510204 | 120110 | PS:3c; VIDEO:4c; S-LEARN:3c |  | 120000 | internship | 3700 | yes
COL-TJ-02 | 2022023003 | 朱磊伟 | M | 460103 | 120104 | CNC-TURN:1c; CNC-5X:4s; DRAW:5s; CAM:3k; S-TEAM:2s |  | 120000 | employment | 5600 | yes
COL-TJ-03 | 2023011024 | 曾杰丽 | F | 430105 | 120110 | ELEC-HV:5s; SUBST:2t; S-LEAD:4i | X-FIN | 120000 | orderClass | 4400 | yes
COL-TJ-04 | 2022005035 | 胡然子 | F | 530808 | 120116 | PURCH:4t; SCM:2k; S-LEARN:3k |  | 120000 | orderClass | 4600 | yes
COL-TJ-05 | 2022010025 | 刘娜 | F | 530808 | 120116 | PURCH:4s; SCM:1i; ETIQ:5t |  | 120000 | orderClass | 4400 | yes
COL-TJ-06 | 2022023003 | 刘娜 | M | 460701 | 120116 | S-PROB:4c |  | 120000 | internship | 3300 | yes
COL-TJ-07 | 2023001033 | 仇诺娜 | M | 530301 | 120113 | COST:1i; FINSW:5i; S-STRESS:5i |  | 120000 | orderClass | 5500 | yes
COL-TJ-08 | 2023022031 | 胡萱强 | M | 530805 | 120111 | COLD:3c; S-STRESS:2i | G-CET | 120000 | employment | 3100 | yes
COL-TJ-09 | 2023006021 | 曾杰 | F | 510301 | 120116 | 5G:5i; S-LEAD:2s |  | 120000 | employment | 5400 | yes
COL-TJ-10 | 2023016036 | 单静 | F | 530706 | 120110 | EXCEL-ADV:4k; BI:3s; DATAAN:3i; S-RESP:5k |  | 120000 | orderClass | 4600 | yes
COL-HE-01 | 2022024013 | 刘一秀 | F | 460306 | 130104 | CABINET:3i; SCADA:4c; PLC-MIT:3k; S-RESP:2t |  | 130000 | internship | 3200 | yes
COL-HE-02 | 2023010020 | 孙雨静 | M | 510102 | 130203 | EMB:3i; IOTDEV:5t; S-PROB:4t |  | 130000 | employment | 5000 | yes
COL-HE-03 | 2022013019 | 王霞 | M | 510204 | 130104 | UI:5k; S-LEARN:2k | X-ROBOT-OM/intermediate | 130000 | internship | 5200 | yes
COL-HE-04 | 2022018034 | 仇娟 | M | 510210 | 130602 | EMB:5s; CPP:3s; S-RESP:2i | X-FIN | 130000 | employment | 5000 | yes
COL-HE-05 | 2023014010 | 黄宇梓 | M | 460206 | 131002 | ELEV:5c; S-LEARN:2k |  | 130000 | internship | 3400 | yes
COL-HE-06 | 2022013032 | 赵磊宇 | M | 530501 | 131022 | FORWARD:3s; CUSTOMS:5s; ETIQ:2s |  | 130000 | employment | 5500 | yes
COL-HE-07 | 2022027021 | 单浩 | F | 530704 | 130104 | NMEDIA:3k; SEO:3k; ETIQ:5c | N-ELECTRICIAN/level4 | 130000 | employment | 3900 | yes
COL-HE-08 | 2023021040 | 郭洋诺 | F | 530301 | 131002 | FINSW:2k; ETIQ:2c | G-CET/6 | 130000 | employment | 4100 | yes
COL-BJ-01 | 2022010023 | 吴军洋 | F | 540112 | 110106 | EXPO:3i; NEGOT:4t |  | 110000 | internship | 3900 | yes
COL-BJ-02 | 2023015005 | 李浩敏 | F | 570202 | 110112 | L-EN:4t; S-COMM:4i | X-LOG/elementary | 110000 | internship | 5900 | yes
COL-BJ-03 | 2022024029 | 孙刚平 | M | 430304 | 110112 | H2:5k; S-LEAD:4t |  | 110000 | internship | 4800 | yes
COL-BJ-04 | 2023025033 | 仇然 | M | 500106 | 110105 | NEGOT:5t | X-ROBOT-OM/elementary | 110000 | internship | 5200 | yes
COL-BJ-05 | 2022006021 | 高静桂 | M | 530803 | 110105 | RAMP:3k; AIRCARGO:3i; S-INNO:4s |  | 110000 | orderClass | 5600 | yes
COL-BJ-06 | 2022016022 | 胡丽然 | M | 510205 | 110108 | DATAAN:1i; PY:1s; KAFKA:3i; BIGD:4t; S-RESP:3k | G-CET | 110000 | internship | 3100 | yes
COL-BJ-07 | 2023014041 | 罗涵 | M | 460112 | 110106 | REVERSE:4i; S-LEARN:2c |  | 110000 | orderClass | 3200 | yes
COL-BJ-08 | 2022002042 | 杨敏欣 | M | 510204 | 110112 | PS:2s; UI:1t; S-LEAD:2s |  | 110000 | employment | 3400 | yes
COL-TJ-01 | 2023018046 | 单明桂 | M | 560213 | 120110 | NMEDIA:3s; COPYW:1s; ETIQ:3s | L-NCRE/grade2 | 120000 | internship | 5800 | yes
COL-TJ-02 | 2022024050 | 郭涵洋 | F | 460105 | 120104 | S-RESP:5i | X-ROBOT-OM | 120000 | internship | 4900 | yes
COL-TJ-03 | 2022022006 | 单涵秀 | M | 430108 | 120110 | ELEC-HV:2c; SUBST:5s; ELECN:2s; NEGOT:3k |  | 120000 | internship | 5400 | yes
COL-TJ-04 | 2023006004 | 罗芳 | F | 530704 | 120116 | COPYW:2t; SEO:2t; NMEDIA:4i; S-STRESS:3k |  | 120000 | orderClass | 4700 | yes
COL-TJ-05 | 2022026040 | 周秀轩 | M | 590202 | 120116 | HRM:3s; SECRETARY:4t; S-LEAD:2s |  | 120000 | orderClass | 5100 | yes
COL-TJ-06 | 2023022038 | 孙超伟 | F | 460303 | 120116 | VISION:1t; CODESYS:3t; FIELDBUS:4i; S-PROB:4t | X-LOG/elementary | 120000 | employment | 4400 | yes
COL-TJ-07 | 2023021033 | 孙萱 | F | 570201 | 120113 | TRANSL:1t; S-RESP:4c |  | 120000 | employment | 3600 | yes
COL-TJ-08 | 2022008004 | 朱桂 | F | 530810 | 120111 | SCM:2t; S-TEAM:2c | X-FIN | 120000 | employment | 4000 | yes
COL-TJ-09 | 2022015022 | 欧阳娜明 | F | 500108 | 120116 | EMU:5s; S-PROB:4k |  | 120000 | employment | 6000 | yes
COL-TJ-10 | 2023005044 | 黄轩娜 | F | 510209 | 120110 | CV:4s; PY:2t; S-COMM:5t |  | 120000 | orderClass | 3400 | yes
COL-HE-01 | 2022019033 | 郭明子 | F | 430105 | 130104 | ELEC-HV:3k; SUBST:5i; RELAY:5s; S-TEAM:3t | N-ELECTRICIAN/level5 | 130000 | employment | 4000 | yes
COL-HE-02 | 2022016002 | 刘洋娟 | F | 460110 | 130203 | NDT:2s; S-TEAM:4s |  | 130000 | employment | 4200 | yes
COL-HE-03 | 2023013039 | 马洋梓 | F | 510204 | 130104 | UI:5k; PS:1c; S-STRESS:5t |  | 130000 | employment | 3100 | yes
COL-HE-04 | 2022001047 | 曾刚娜 | M | 460204 | 130602 | S-LEARN:2k |  | 130000 | internship | 3300 | yes
COL-HE-05 | 2022009025 | 何丽 | F | 460105 | 131002 | S-RESP:2c |  | 130000 | orderClass | 4600 | yes
COL-HE-06 | 2023021027 | 高一杰 | F | 530501 | 131022 | NEGOT:1i; CUSTOMS:4s; S-COMM:3c |  | 130000 | internship | 3500 | yes
COL-HE-07 | 2023021018 | 曾刚轩 | M | 530602 | 130104 | S-LEAD:4c |  | 130000 | employment | 5200 | yes
COL-HE-08 | 2023004049 | 单丽敏 | M | 530702 | 131002 | EC-XB:1s; NEGOT:4s | X-LOG | 130000 | internship | 5300 | yes
COL-BJ-01 | 2022009020 | 仇子欣 | M | 460110 | 110106 | WELD:5c; WELD-ARC:4k; S-RESP:4t | X-FIN/elementary | 110000 | employment | 4600 | yes
COL-BJ-02 | 2022030040 | 罗伟 | M | 500212 | 110112 | CHARGE:5c; S-PROB:2i | N-ELECTRICIAN | 110000 | internship | 5500 | yes
COL-BJ-03 | 2022006009 | 周雨超 | F | 530802 | 110112 | WMS:1c; TRANSP:3s; FORK:1k; S-LEAD:3i |  | 110000 | orderClass | 3000 | yes
COL-BJ-04 | 2023023035 | 赵杰娜 | F | 530801 | 110105 | SORT-AUTO:2s; S-LEAD:2t | X-ROBOT-OM/elementary | 110000 | orderClass | 5900 | yes
COL-BJ-05 | 2022030040 | 刘娜刚 | M | 500405 | 110105 | CABIN:4t; S-COMM:3c |  | 110000 | employment | 4400 | yes
COL-BJ-06 | 2022009034 | 欧阳芳 | F | 430304 | 110108 | H2:2t; S-TEAM:4s |  | 110000 | orderClass | 3100 | yes
COL-BJ-07 | 2023026040 | 郭欣梓 | M | 570210 | 110106 | TRANSL:1t; S-LEARN:3t |  | 110000 | internship | 5200 | yes
COL-BJ-08 | 2023012009 | 陈萱 | M | 540112 | 110112 | EXPO:2i; S-LEARN:2s |  | 110000 | internship | 4100 | yes
COL-TJ-01 | 2022004023 | 王娟伟 | M | 460304 | 120110 | AGV:5c; VISION:1s; ROS:3t; S-PROB:3s |  | 120000 | employment | 5200 | yes
COL-TJ-02 | 2023011003 | 罗霞伟 | F | 510103 | 120104 | ELECTRONIC:4c; ETIQ:4i |  | 120000 | employment | 5500 | yes
COL-TJ-03 | 2023007049 | 仇涵洋 | F | 500211 | 120110 | AUTO-BODY:3k; S-INNO:4c | X-FIN | 120000 | orderClass | 4400 | yes
COL-TJ-04 | 2023007001 | 单桂 | M | 530702 | 120116 | EC-XB:5c; S-TEAM:4i |  | 120000 | orderClass | 5400 | yes
COL-TJ-05 | 2023023037 | 郭娜霞 | F | 530808 | 120116 | SCM:1t; S-INNO:5k | N-ELECTRICIAN/level4 | 120000 | internship | 4500 | yes
COL-TJ-06 | 2022007024 | 马丽 | M | 460112 | 120116 | REVERSE:4s; AM:5t; S-STRESS:4t | L-NCRE/grade1 | 120000 | orderClass | 5700 | yes
COL-TJ-07 | 2022024020 | 郭涵然 | M | 530301 | 120113 | COST:1k; FINSW:3k; S-STRESS:3c |  | 120000 | orderClass | 5700 | yes
COL-TJ-08 | 2022003034 | 张平轩 | F | 530810 | 120111 | SCM:1t; S-INNO:2c |  | 120000 | employment | 3700 | yes
COL-TJ-09 | 2022030043 | 吴明 | M | 500108 | 120116 | EMU:1t; S-STRESS:3t | X-LOG | 120000 | internship | 3900 | yes
COL-TJ-10 | 2023006009 | 陈勇欣 | M | 500410 | 120110 | AVION:3t; NEGOT:5t |  | 120000 | employment | 3500 | yes
COL-HE-01 | 2022015049 | 刘伟 | F | 510205 | 130104 | MONGO:1t; PY:3s; BI:1i; ETIQ:4k | N-ELECTRICIAN/level4 | 130000 | employment | 4300 | yes
COL-HE-02 | 2023008035 | 周娟 | F | 460110 | 130203 | WELD:1i; WELD-TIG:3k; S-STRESS:5t | L-NCRE/grade2 | 130000 | employment | 6000 | no
COL-HE-03 | 2022002014 | 李军磊 | F | 460701 | 130104 | S-INNO:5i | N-ELECTRICIAN | 130000 | orderClass | 6000 | yes
COL-HE-04 | 2023002027 | 杨平 | M | 510210 | 130602 | EMB:2t; CPP:2s; S-INNO:4i |  | 130000 | orderClass | 4400 | yes
COL-HE-05 | 2022023001 | 刘萱磊 | F | 460310 | 131002 | SCADA:1k; MES:1s; IIOT:5c; S-LEAD:5c | N-ELECTRICIAN | 130000 | orderClass | 5300 | yes
COL-HE-06 | 2023017046 | 黄静欣 | F | 460701 | 131022 | S-INNO:2t |  | 130000 | orderClass | 5800 | yes
COL-HE-07 | 2022006039 | 朱涵子 | M | 530704 | 130104 | LIVE:4k; SEO:5i; NMEDIA:4t; NEGOT:5k |  | 130000 | internship | 5300 | yes
COL-HE-08 | 2022010046 | 陈杰涛 | F | 530802 | 131002 | WHS:3s; TRANSP:4k; ERP:3s; S-PROB:4s |  | 130000 | orderClass | 3800 | yes
COL-BJ-01 | 2023005037 | 朱伟明 | M | 540112 | 110106 | EXPO:1i; ETIQ:2i | L-NCRE | 110000 | orderClass | 4100 | yes
COL-BJ-02 | 2022017035 | 张强强 | F | 570202 | 110112 | L-EN:1s; S-LEAD:2s |  | 110000 | orderClass | 5000 | yes
COL-BJ-03 | 2023011027 | 吴艳秀 | F | 590202 | 110112 | HRM:1c; SECRETARY:2t; S-LEAD:3c |  | 110000 | internship | 3400 | yes
COL-BJ-04 | 2022023040 | 高子 | M | 460202 | 110105 | HVAC:1c; EQMAINT:3c; NEGOT:2i |  | 110000 | employment | 4500 | yes
COL-BJ-05 | 2023016028 | 赵刚涛 | F | 460601 | 110105 | CATIA:1i; S-INNO:4t |  | 110000 | orderClass | 5600 | yes
COL-BJ-06 | 2022006036 | 林敏伟 | F | 500212 | 110108 | CHARGE:1k; BATT:3t; S-RESP:5s |  | 110000 | internship | 3100 | yes
COL-BJ-07 | 2023022032 | 孙静磊 | M | 460201 | 110106 | S-STRESS:4s | G-CET/4 | 110000 | orderClass | 4500 | yes
COL-BJ-08 | 2022028025 | 刘萱梓 | M | 510215 | 110112 | 3DMAX:2k; S-INNO:3t |  | 110000 | orderClass | 3200 | yes
COL-TJ-01 | 2023016027 | 孙霞艳 | F | 560213 | 120110 | COPYW:1c; NMEDIA:2c; S-LEAD:4k | L-NCRE/grade2 | 120000 | employment | 4200 | yes
COL-TJ-02 | 2022009049 | 杨梓 | F | 460112 | 120104 | AM:2c; S-LEAD:5k | L-NCRE/grade1 | 120000 | employment | 3400 | yes
`;
