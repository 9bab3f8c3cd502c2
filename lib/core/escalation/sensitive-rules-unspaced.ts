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
    pattern: /症状|発熱|熱があ|咳が|喉の痛み|胸の痛み|副作用|アレルギー|服用|処方|診断|感染|妊娠|出血|ワクチン|医師|医者|病院|救急|病気/u,
    not: /アレルゲンフリー/u,
  },
  {
    language: "ja",
    topic: "mental_health",
    pattern:
      /うつ病|鬱|うつ状態|不安障害|パニック(?:障害|発作)|精神科|心療内科|カウンセリング|メンタルヘルス|精神的に(?:つら|辛|限界)|依存症|摂食障害|トラウマ/u,
  },
  { language: "zh", topic: "self_harm", pattern: /自杀|自殺|想死|不想活|轻生|輕生|自残|自殘|结束生命|結束生命|结束自己的生命|伤害自己|傷害自己/u },
  { language: "ko", topic: "self_harm", pattern: /자살|죽고\s*싶|살고\s*싶지\s*않|자해|목숨을\s*끊|극단적\s*선택|죽어버리고/u },
  { language: "th", topic: "self_harm", pattern: /ฆ่าตัวตาย|อยากตาย|ไม่อยากมีชีวิต|ทำร้ายตัวเอง|จบชีวิต/u },
];
