/**
 * Sensitive topics in scripts that are written without spaces: patterns over folded text.
 */
import type { SensitiveTopic } from "./types";

export const unspacedTopicRules: readonly { language: string; topic: SensitiveTopic; pattern: RegExp; not?: RegExp }[] = [
  { language: "ja", topic: "self_harm", pattern: /自殺|死にたい|死のうと|自傷|リストカット|消えたい|生きていたくない|生きる意味がない|命を絶/u },
  {
    language: "ja",
    topic: "billing_dispute",
    pattern:
      /二重請求|二重に(?:請求|課金|引き落と)|過剰請求|不正請求|身に覚えのない(?:請求|課金|引き落とし|取引|支払)|覚えのない(?:請求|課金)|請求(?:額|金額)?が(?:間違|違|おかし|多い|高すぎ)|余分に(?:請求|課金)|2回(?:請求|課金|引き落と)|二回(?:請求|課金|引き落と)|請求ミス|誤請求|支払い(?:の)?(?:エラー|問題)/u,
  },
  { language: "ja", topic: "refund", pattern: /返金|払い戻し|払戻|お金を返し/u },
  {
    language: "ja",
    topic: "fraud_security",
    pattern:
      /詐欺|不正(?:利用|アクセス|ログイン|使用)|乗っ取|ハッキング|ハッカー|フィッシング|盗まれ|盗難|なりすまし|個人情報(?:が)?(?:漏|流出)|カードを(?:紛失|なくし|失くし|落とし)|財布を(?:紛失|なくし|失くし|落とし)|怪しい(?:取引|ログイン|請求)/u,
  },
  {
    language: "ja",
    topic: "account_deletion",
    pattern: /(?:アカウント|会員|口座|個人情報|プロフィール)(?:情報|登録)?(?:を|の)?(?:削除|消去|解約|閉鎖|解除|消し|閉じ|抹消)|退会/u,
  },
  { language: "ja", topic: "complaint", pattern: /苦情|クレーム|不満を(?:伝え|申し)|消費者センター|消費生活センター/u },
  { language: "ja", topic: "legal", pattern: /弁護士|訴訟|訴え(?:る|ます|たい)|裁判|法的(?:措置|手段|対応)|告訴|損害賠償|慰謝料|内容証明|個人情報保護法/u },
  {
    language: "ja",
    topic: "medical",
    pattern:
      /症状|発疹|湿疹|かぶれ|じんましん|蕁麻疹|やけど|薬を飲|発熱|熱があ|咳が|喉の痛み|胸の痛み|副作用|アレルギー|服用|処方|診断|感染|妊娠|出血|ワクチン|医師|医者|病院|救急|病気/u,
    not: /アレルゲンフリー/u,
  },
  {
    language: "ja",
    topic: "mental_health",
    pattern:
      /うつ病|鬱|うつ状態|不安障害|パニック(?:障害|発作)|精神科|心療内科|カウンセリング|メンタルヘルス|精神的に(?:つら|辛|限界)|依存症|摂食障害|トラウマ/u,
  },
  {
    language: "zh",
    topic: "billing_dispute",
    pattern:
      /(?:重复|重複|多次|两次|兩次|双重|雙重)(?:扣款|扣费|扣費|收费|收費|支付|付款)|(?:扣|收|付)了?(?:两次|兩次|2次)|多(?:扣|收)了?(?:我|钱|錢|费|費)|乱扣费|亂扣費|(?:不明|未授权|未授權|陌生)的?(?:扣款|扣费|扣費|交易|消费|消費|账单|帳單)|账单(?:错误|有误|不对)|帳單(?:錯誤|有誤|不對)/u,
  },
  { language: "zh", topic: "refund", pattern: /退款|退钱|退錢|退还(?:我的)?(?:钱|款)|退還(?:我的)?(?:錢|款)|把钱(?:退|还)|把錢(?:退|還)/u },
  {
    language: "zh",
    topic: "fraud_security",
    pattern:
      /诈骗|詐騙|被骗|被騙|骗子|騙子|盗刷|盜刷|被盗|被盜|盗用|盜用|被黑|黑客|駭客|钓鱼(?:网站|邮件|短信)|釣魚(?:網站|郵件|簡訊)|身份盗窃|(?:卡|钱包|錢包)(?:丢|丟|掉)了|异地登录|異地登入|可疑(?:交易|登录|登入)/u,
  },
  {
    language: "zh",
    topic: "account_deletion",
    pattern: /(?:注销|註銷|删除|刪除|关闭|關閉)[^，。！？]{0,6}(?:账号|帐号|帳號|账户|帐户|帳戶|个人信息|個人資料|资料|資料)|销户|銷戶/u,
  },
  { language: "zh", topic: "complaint", pattern: /投诉|投訴|消费者协会|消費者保護|消协|12315/u },
  { language: "zh", topic: "legal", pattern: /律师|律師|起诉|起訴|告上法庭|法院|法律(?:途径|途徑|手段|责任|責任|行动|行動)|诉讼|訴訟|索赔|索賠/u },
  {
    language: "zh",
    topic: "medical",
    pattern: /症状|症狀|发烧|發燒|咳嗽|过敏|過敏|皮疹|起疹|副作用|服药|服藥|剂量|劑量|诊断|診斷|感染|怀孕|懷孕|出血|疫苗|医生|醫生|医院|醫院|急诊|急診|中毒/u,
  },
  {
    language: "zh",
    topic: "mental_health",
    pattern: /抑郁|憂鬱症|焦虑症|焦慮症|恐慌(?:发作|發作|症)|心理(?:医生|醫生|咨询|諮詢|疾病|健康)|精神(?:科|疾病)|厌食症|厭食症/u,
  },
  { language: "zh", topic: "self_harm", pattern: /自杀|自殺|想死|不想活|轻生|輕生|自残|自殘|结束生命|結束生命|结束自己的生命|伤害自己|傷害自己/u },
  { language: "ko", topic: "self_harm", pattern: /자살|죽고\s*싶|살고\s*싶지\s*않|자해|목숨을\s*끊|극단적\s*선택|죽어버리고/u },
  { language: "th", topic: "self_harm", pattern: /ฆ่าตัวตาย|อยากตาย|ไม่อยากมีชีวิต|ทำร้ายตัวเอง|จบชีวิต/u },
];
