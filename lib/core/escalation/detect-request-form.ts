/**
 * Whether a visitor asks for something that a form of ours collects: a refund, the deletion of their account, a change of address. A wish and
 * its object have to stand near each other; questions about how such a thing goes, and what was asked for before, are none.
 */
import type { RequestKind } from "../kernel/request-kinds";
import { readMessage } from "./message-words";
import type { Span } from "./types";
import { alternatives, wholeWords } from "./word-alternatives";

export type FormWish = { kind: RequestKind; rule: string; span: Span };

/** Lists of words in ordinary spelling, each within three words of the one before; `not`: words anywhere that make it a question or a story. */
type Wishes = { language: string; not: string; wishes: Readonly<Record<RequestKind, readonly (readonly string[])[]>> };

const english =
  "i want|i wanna|i would like|id like|i need|i request|i am requesting|please|can you|could you|can i|could i|may i|help me|give me|get me|i demand|i have to";
const spaced: readonly Wishes[] = [
  {
    language: "en",
    not: "if|policy|policies|how long|how does|how do|how can|how many|what is|what are|whats|when|why|where|do you|does|is there|are there|already|status|refunded|deleted|changed|dont want|do not want|not asking|without|instead of",
    wishes: {
      refund: [
        [english, "refund|my money back|money back|reimbursement"],
        ["refund|reimburse", "me|my|this|the order|order"],
        ["want|need", "my money back|money back"],
      ],
      account_deletion: [
        ["delete|close|remove|erase|terminate", "my account|my profile|my data"],
        [english, "account deletion|account deleted|account closed"],
      ],
      address_change: [
        ["change|update|correct", "my address|the address|my delivery address|my shipping address|the delivery address|the shipping address"],
        ["i moved|i have moved|ive moved|we moved|we have moved", "address|order|orders|send|deliver"],
        ["send|deliver|ship", "order|it|parcel|them", "new address|another address|different address"],
      ],
    },
  },
  {
    language: "de",
    not: "wenn|falls|wie lange|wie funktioniert|wie läuft|was ist|wann|warum|wo|gibt es|bereits|schon|status|richtlinie|bedingungen|kein|keine|nicht",
    wishes: {
      refund: [
        [
          "ich möchte|ich will|ich hätte gern|ich brauche|bitte|können sie|könnten sie|ich verlange|ich beantrage",
          "erstattung|rückerstattung|geld zurück|erstatten|zurückerstatten",
        ],
        ["erstatten sie", "mir|die|das|den"],
      ],
      account_deletion: [
        ["konto|account|profil|daten|kundenkonto|benutzerkonto", "löschen|schließen|entfernen"],
        ["löschen sie|löscht|schließen sie", "mein|meinen|meine"],
      ],
      address_change: [
        ["adresse|lieferadresse|anschrift|lieferanschrift", "ändern|korrigieren|aktualisieren"],
        ["ich bin umgezogen|wir sind umgezogen", "adresse|bestellung|lieferung|anschrift"],
      ],
    },
  },
  {
    language: "es",
    not: "si|política|cuánto|cómo|cuándo|por qué|dónde|qué es|hay|ya|estado|sin",
    wishes: {
      refund: [
        [
          "quiero|quisiera|necesito|solicito|me gustaría|por favor|pueden|puede",
          "reembolso|reembolsen|reembolsar|devolución del dinero|mi dinero|devuelvan el dinero",
        ],
      ],
      account_deletion: [["eliminar|borrar|cerrar|eliminen|borren|cierren", "mi cuenta|mi perfil|mis datos"]],
      address_change: [
        ["cambiar|actualizar|corregir|cambien", "mi dirección|la dirección|dirección de entrega|dirección de envío"],
        ["me he mudado|me mudé|nos hemos mudado", "dirección|pedido"],
      ],
    },
  },
  {
    language: "fr",
    not: "si|politique|combien|comment|quand|pourquoi|où|qu est|est ce que|déjà|statut|sans|pas",
    wishes: {
      refund: [
        [
          "je veux|je voudrais|j aimerais|je souhaite|je demande|il me faut|pouvez vous|s il vous plaît|merci de",
          "remboursement|rembourser|remboursez|être remboursé|être remboursée|mon argent",
        ],
        ["remboursez", "moi|la|le|ma|mon"],
      ],
      account_deletion: [
        ["supprimer|supprimez|fermer|fermez|effacer", "mon compte|mon profil|mes données"],
        ["suppression", "mon compte"],
      ],
      address_change: [
        ["changer|modifier|corriger|mettre à jour|changez|modifiez", "mon adresse|l adresse|adresse de livraison"],
        ["j ai déménagé|nous avons déménagé", "adresse|commande"],
      ],
    },
  },
  {
    language: "pt",
    not: "se|política|quanto|como|quando|porque|onde|o que é|há|já|estado|sem|não",
    wishes: {
      refund: [["quero|queria|gostaria|preciso|solicito|por favor|podem|pode", "reembolso|reembolsar|reembolsem|estorno|meu dinheiro|dinheiro de volta"]],
      account_deletion: [["eliminar|apagar|excluir|encerrar|fechar|eliminem|apaguem", "minha conta|o meu perfil|meu perfil|meus dados|os meus dados"]],
      address_change: [
        ["mudar|alterar|atualizar|corrigir|mudem", "minha morada|minha direção|meu endereço|o endereço|a morada|morada de entrega|endereço de entrega"],
        ["mudei me|mudei de casa|mudámos de casa|mudamos de casa", "morada|endereço|encomenda|pedido"],
      ],
    },
  },
  {
    language: "ar",
    not: "كم|كيف|متى|لماذا|هل|إذا|ما هي|سياسة|لا أريد|حالة",
    wishes: {
      refund: [["أريد|أود|أرغب|أحتاج|أطلب|من فضلك|الرجاء|يرجى", "استرداد|استرجاع|رد المبلغ|إرجاع المبلغ|أموالي|نقودي|فلوسي"]],
      account_deletion: [["حذف|احذف|احذفوا|إغلاق|أغلقوا|إلغاء", "حسابي|بياناتي"]],
      address_change: [["تغيير|تعديل|تحديث|غيروا|تصحيح", "عنواني|العنوان|عنوان التوصيل|عنوان الشحن"]],
    },
  },
];

const unspaced: { language: string; not: RegExp; wishes: Readonly<Record<RequestKind, RegExp>> } = {
  language: "ja",
  not: /場合|ポリシー|規約|方法|いつ|どうやって|どのくらい|ですか|済み|されました|したくない/u,
  wishes: {
    refund: /(?:返金|払い戻し|払戻)(?:を|に)?(?:して|し(?:たい|てほしい)|お願い|希望|申請|ください|求め)|お金を返して/u,
    account_deletion:
      /(?:アカウント|会員(?:登録|情報)?|個人情報)(?:を|の)?(?:削除|消去|解約|抹消)(?:を)?(?:して|したい|お願い|希望|ください)|退会(?:したい|させて|を希望|をお願い)/u,
    address_change: /(?:住所|届け先|配送先|お届け先)(?:を|の)?(?:変更|修正|訂正)(?:を)?(?:して|したい|お願い|希望|ください)|住所を変えたい/u,
  },
};

const order = Object.keys(unspaced.wishes) as RequestKind[];
const longest = 1_000;

const compiled = spaced.map(({ language, not, wishes }) => ({
  language,
  not: wholeWords(alternatives(not)),
  wishes: order.map((kind) => ({ kind, patterns: wishes[kind].map((lists) => wholeWords(lists.map(alternatives).join(" (?:[^ |]+ ){0,3}?"))) })),
}));

/** Null for a message that asks for nothing of the kind, or is too long to be one wish. */
export function detectRequestForm(text: string): FormWish | null {
  if (text.length > longest) return null;
  const { line, folded, spanOf } = readMessage(text);
  for (const { language, not, wishes } of compiled) {
    if (line.search(not) >= 0) continue;
    for (const { kind, patterns } of wishes) {
      for (const [number, pattern] of patterns.entries()) {
        pattern.lastIndex = 0;
        const match = pattern.exec(line);
        if (match) return { kind, rule: `${language}:${number}`, span: spanOf(match.index, match.index + match[0].length) };
      }
    }
  }
  if (unspaced.not.test(folded.text)) return null;
  for (const kind of order) {
    const match = unspaced.wishes[kind].exec(folded.text);
    if (match)
      return {
        kind,
        rule: `${unspaced.language}:0`,
        span: { start: folded.at[match.index] ?? 0, end: folded.at[match.index + match[0].length] ?? text.length },
      };
  }
  return null;
}
