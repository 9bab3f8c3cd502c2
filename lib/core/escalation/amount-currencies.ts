/**
 * How people write currencies: signs, codes and words, each with the ISO 4217 code that it means; null where several countries use it and
 * nothing in it says which.
 */

/** Alternatives separated by "|", in lower case. Signs may stand on either side of a number, words after it. */
const signs: Readonly<Record<string, string>> = {
  USD: "$|us$|usd|us dollars",
  EUR: "€|eur",
  GBP: "£|gbp",
  JPY: "¥|￥|jpy",
  CNY: "cny|rmb|cn¥",
  INR: "₹|inr|rs.|rs",
  RUB: "₽|rub",
  KRW: "₩|krw",
  TRY: "₺|try",
  UAH: "₴|uah",
  PLN: "zł|pln",
  CZK: "kč|czk",
  SEK: "sek",
  NOK: "nok",
  DKK: "dkk",
  CHF: "chf|sfr.",
  HUF: "huf",
  RON: "ron",
  BGN: "bgn|лв.|лв",
  ILS: "₪|ils|nis",
  VND: "₫|vnd",
  THB: "฿|thb",
  NGN: "₦|ngn",
  PHP: "₱|php",
  IDR: "idr|rp.|rp",
  MYR: "myr|rm",
  BRL: "r$|brl",
  MXN: "mxn|mx$",
  CAD: "cad|c$|ca$",
  AUD: "aud|a$|au$",
  NZD: "nzd|nz$",
  HKD: "hkd|hk$",
  SGD: "sgd|s$",
  TWD: "twd|nt$",
  ZAR: "zar",
  AED: "aed|د.إ",
  SAR: "sar|ر.س|﷼",
  EGP: "egp|ج.م",
  BDT: "৳|bdt",
  KES: "kes|ksh",
  COP: "cop",
  ARS: "ars",
  CLP: "clp",
  PEN: "pen|s/",
  PKR: "pkr",
  KWD: "kwd|د.ك",
  BHD: "bhd",
  OMR: "omr",
  JOD: "jod",
  TND: "tnd",
};

const words: readonly (readonly [code: string | null, names: string])[] = [
  [
    "USD",
    "dollars|dollar|bucks|buck|us dollars|dólares|dólar|dolares|dolar|dollari|dollaro|dollár|dolarów|dolary|доллара|долларов|доллар|долари|доларів|دولارات|دولار|دلار|דולרים|דולר|डॉलर|ডলার|美元|美金|ドル|달러|đô la|đô|ดอลลาร์|δολάρια|δολάριο",
  ],
  ["EUR", "euros|euro|euroa|eurot|euró|eura|eur|евро|євро|يوروهات|يورو|یورو|אירו|यूरो|ইউরো|欧元|歐元|ユーロ|유로|ยูโร|ευρώ|evro|avro"],
  [
    "GBP",
    "pounds sterling|pound sterling|pounds|pound|quid|pfund|livres sterling|livres|libras esterlinas|libras|sterline|pond|funtów|funty|фунтов|фунта|фунт|جنيه إسترليني|英镑|英鎊|ポンド|파운드",
  ],
  ["JPY", "yen|yens|иен|йен|円|日元|日圓|엔"],
  ["CNY", "yuan|renminbi|юаней|人民币|人民幣|块钱|元|块"],
  ["INR", "rupees|rupee|rupien|roupies|rupias|रुपये|रुपए|रुपया|rupaye"],
  ["RUB", "rubles|ruble|roubles|rouble|рублей|рубля|рубль|руб.|руб"],
  ["KRW", "won|원"],
  ["TRY", "liras|lira|tl"],
  ["UAH", "hryvnias|hryvnia|гривень|гривні|гривня|грн"],
  ["PLN", "zlotys|zloty|złotych|złote|złoty|zlotych"],
  ["CZK", "korun|koruny|koruna"],
  ["SEK", "swedish kronor|kronor"],
  [null, "kroner|krone|crowns|kr.|kr|pesos|peso|dinars|dinar|دينار|dirhams|francs|franc|franchi"],
  ["CHF", "swiss francs|franken|schweizer franken|francs suisses"],
  ["HUF", "forints|forint|ft"],
  ["RON", "lei|leu"],
  ["BGN", "leva|lev|лева"],
  ["ILS", "shekels|shekel|שקלים|שקל|ש״ח"],
  ["VND", "dong|đồng|vnđ"],
  ["THB", "baht|บาท"],
  ["IDR", "rupiahs|rupiah"],
  ["MYR", "ringgits|ringgit"],
  ["BRL", "reais|real|brazilian reals"],
  ["NGN", "nairas|naira"],
  ["ZAR", "rands|rand"],
  ["AED", "dirham|درهم"],
  ["SAR", "riyals|riyal|ريال"],
  ["EGP", "جنيه"],
  ["BDT", "taka|টাকা"],
  ["KES", "shillings"],
];

/** Hundredths; null where several currencies have them. */
const parts: readonly (readonly [code: string | null, names: string])[] = [
  [null, "cents|cent|centimes|céntimos|centimos|centavos|centesimi|центов|цента|ct|¢"],
  ["GBP", "pence|pennies|penny|p"],
  ["RUB", "копеек|копейки"],
  ["INR", "paise"],
];

const listed = (names: string): string[] => names.split("|");

/** Lower-case spelling to code. */
export const currencyOf: ReadonlyMap<string, string | null> = new Map([
  ...words.flatMap(([code, names]) => listed(names).map((name) => [name, code] as const)),
  ...Object.entries(signs).flatMap(([code, names]) => listed(names).map((name) => [name, code] as const)),
]);
export const partCurrencyOf: ReadonlyMap<string, string | null> = new Map(parts.flatMap(([code, names]) => listed(names).map((name) => [name, code] as const)));

/** Currencies without hundredths or with thousandths: what stands after a separator means something else. */
export const exponentOf: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, IDR: 0, KWD: 3, BHD: 3, OMR: 3, JOD: 3, TND: 3 };

const escape = (text: string): string => text.replace(/[.$*+?^()[\]{}|\\/]/g, "\\$&");
const anyOf = (names: Iterable<string>): string =>
  [...names]
    .sort((left, right) => right.length - left.length)
    .map(escape)
    .join("|");

export const signSource = anyOf([...Object.values(signs).flatMap(listed), "kr.", "kr"]);
export const codeSource = Object.keys(signs).join("|");
export const currencySource = anyOf(currencyOf.keys());
export const partSource = anyOf(partCurrencyOf.keys());
