/**
 * What somebody types after the name of a secret (password, code of a card, one-time code), in the languages of visitors, and keys of
 * programs, which are known by their form.
 */
import type { PersonalDataFinding, PersonalDataKind } from "../kernel/personal-data-kinds";

const is = "(?:is|was|are|to|ist|lautet|war|es|era|est|était|é|e|è|er|är|on|jest|to|je|este|to|adalah|là|είναι|هو|هي|است|है|হল|คือ|это|to|bu|ni)";
const owner = "(?:\\s+(?:for|of|number|no|code|pin|here|für|von|del?|da|do|du)(?:\\s+[\\p{L}]+){0,2})?";

const passwordNames =
  "pass ?words?|passwd|pwd|pass ?codes?|pass ?phrase|pw|passwort|kennwort|mot de passe|mdp|contrase[ñn]a|clave|senha|palavra[- ]passe|wachtwoord|l[öo]senord|adgangskode|passord|salasana|has[łl]o|heslo|parol[aă]|jelsz[óo]|[şs]ifrem?|kata sandi|mật khẩu|пароль|парола|κωδικ[όο]ς(?: πρόσβασης)?|كلمة (?:المرور|السر)|رمز عبور|סיסמ[הא]|पासवर्ड|পাসওয়ার্ড|รหัสผ่าน|密码|密碼|口令|パスワード|暗証番号|비밀번호";
const cardCodeNames =
  "cvv2?|cvc2?|cvn|security code|card (?:verification )?code|pr[üu]fnummer|pr[üu]fziffer|kartenpr[üu]fnummer|cryptogramme(?: visuel)?|c[óo]digo de seguridad|c[óo]digo de seguran[çc]a|codice di sicurezza|安全码|安全碼|セキュリティコード";
const pinNames = "(?:atm |card |debit |bank )?pin(?: number| nummer)?|geheimzahl|pincode(?= is)|пин(?:-?код)?|código pin|code pin|codice pin";
const oneTimeNames =
  "otp|one[- ]?time (?:pass ?)?(?:code|word|pin)?|(?:verification|authentication|authenticator|confirmation|login|sms|2fa|auth|security) code|best[äa]tigungscode|sicherheitscode|einmalcode|tan|c[óo]digo de (?:verificaci[óo]n|verifica[çc][ãa]o|confirmaci[óo]n)|code de (?:v[ée]rification|confirmation)|codice di verifica|код подтверждения|رمز التحقق|验证码|驗證碼|認証コード|確認コード|인증번호|kode verifikasi|kode otp|mã otp|mã xác (?:nhận|minh)|doğrulama kodu|kod weryfikacyjny|verificatiecode";

const before = "(?<![\\p{L}\\p{N}_])";
/** After a sign that introduces a value anything is one; after a word only what is no ordinary word. */
const sign = "\\s{0,2}(?:[:=：＝]|->|→)\\s{0,2}";
const word = `(?:\\s{1,2}${is}\\s{1,2}|\\s?[はが是為为는은]\\s?)(?:[:：]\\s{0,2})?`;

const digitsAfter = (names: string, digits: string): RegExp =>
  new RegExp(`${before}(?:${names})${owner}(?:${sign}|${word}|\\s{1,2}|[(#]\\s?)(${digits})(?![\\p{L}\\p{N}]|[.,]\\d)`, "giu");

const codes: readonly { kind: PersonalDataKind; pattern: RegExp }[] = [
  { kind: "card_code", pattern: digitsAfter(cardCodeNames, "\\d{3,4}") },
  { kind: "password", pattern: digitsAfter(pinNames, "\\d{4,8}") },
  { kind: "one_time_code", pattern: digitsAfter(oneTimeNames, "\\d{3}[ -]\\d{3}|\\d{4,8}") },
];

const unspaced = "(?:密码|密碼|口令|パスワード|暗証番号|비밀번호|รหัสผ่าน)";
const passwords: readonly RegExp[] = [
  new RegExp(`(?:${before}(?:${passwordNames})|${unspaced})${owner}${sign}(?:"([^"\\n]{3,64})"|'([^'\\n]{3,64})'|([^\\s"'，。、]{3,64}))`, "giu"),
  new RegExp(
    `(?:${before}(?:${passwordNames})|${unspaced})${owner}${word}(?:"([^"\\n]{3,64})"|'([^'\\n]{3,64})'|“([^”\\n]{3,64})”|([^\\s"'，。、]{4,64}))`,
    "giu",
  ),
  new RegExp(`${before}(?:pass|login|usr|user)\\s{0,2}[:=]\\s{0,2}\\S{1,64}\\s{1,2}(?:pass|pw|p)\\s{0,2}[:=]\\s{0,2}(\\S{3,64})`, "giu"),
];

const keys: readonly RegExp[] = [
  /(?<![\w-])(?:sk|rk|pk)[-_](?:live[-_]|test[-_]|proj-|ant-)?[A-Za-z0-9_-]{20,}/gu,
  /(?<!\w)AKIA[0-9A-Z]{16}(?!\w)/gu,
  /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|AIza[\w-]{35}|whsec_[\w+/=-]{16,}|hr_[a-z]+_[\w-]{20,})/gu,
  /(?<!\w)eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/gu,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  /(?<=:\/\/[^\s:/@]{1,64}:)[^\s:/@]{3,64}(?=@)/gu,
];

/** `text` has plain digits. */
export function findSecrets(text: string): PersonalDataFinding[] {
  const found: PersonalDataFinding[] = keys.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ kind: "access_key" as const, start: match.index, end: match.index + match[0].length })),
  );
  for (const { kind, pattern } of codes) {
    for (const match of text.matchAll(pattern)) {
      // an Indian "pin code" of six digits is a postal code
      if (/^pin\b/iu.test(match[0]) && /^\d{6}$/.test(match[1] ?? "")) continue;
      found.push(endOf(kind, match, match[1] ?? ""));
    }
  }
  for (const [number, pattern] of passwords.entries()) {
    for (const match of text.matchAll(pattern)) {
      const groups = match.slice(1);
      const quoted = groups.slice(0, -1).find((group) => group !== undefined);
      const value = quoted ?? trimEnd(groups.at(-1) ?? "");
      if (value === "" || (quoted === undefined && !looksSecret(value, number !== 1))) continue;
      const from = match.index + match[0].lastIndexOf(value);
      found.push({ kind: "password", start: from, end: from + value.length });
    }
  }
  return found;
}

function endOf(kind: PersonalDataKind, match: RegExpExecArray, value: string): PersonalDataFinding {
  const end = match.index + match[0].length;
  return { kind, start: end - value.length, end };
}

function trimEnd(value: string): string {
  return value.replace(/[.,;)\]]+$/u, "");
}

/** "My password is wrong" names none: after a word, only what mixes letters with digits or signs is taken for a secret. */
function looksSecret(value: string, introduced: boolean): boolean {
  if (/^\[.*\]?$/u.test(value) || /^https?:/iu.test(value)) return false;
  if (/\p{N}/u.test(value)) return value.length >= 4;
  if (/[^\p{L}\p{M}'’-]/u.test(value)) return introduced || /[#$%&*+=@^_~!?]/u.test(value);
  if (/\p{Ll}\p{Lu}/u.test(value)) return true;
  return introduced && !ordinary.test(value);
}

/** What stands after "password:" in a heading or an error message. */
const ordinary =
  /^(?:reset|forgot\w*|change\w*|wrong|incorrect|invalid|expired|required|not|the|my|i|and|or|how|what|why|can\w*|error|issue|problem|help|please|none|no|yes|lost|is|it|a|an|ich|das|el|la|le|falsch|vergessen|olvid\w*|oubli\w*)$/iu;
