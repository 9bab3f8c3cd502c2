/** What visitors read of the forms, in the widget's seven languages. */
import type { RequestKind } from "../kernel/request-kinds";
import type { FormField } from "./request-form";

export type RequestWords = {
  titles: Readonly<Record<RequestKind, string>>;
  /** Names of our own fields, by their keys. */
  labels: Readonly<Record<string, string>>;
  /** Stands for a title where the bot asked for a tool. */
  request: string;
  passedOn: string;
  offer: string;
  open: string;
  submit: string;
  sent: string;
  done: string;
  /** `{words}`: of whoever decided. */
  rejected: string;
  person: string;
  required: string;
  tooLong: string;
  notEmail: string;
  notAmount: string;
  notUsable: string;
  unavailable: string;
};

const en: RequestWords = {
  titles: { refund: "Refund", account_deletion: "Account deletion", address_change: "Change of address" },
  labels: {
    orderId: "Order number",
    amount: "Amount",
    reason: "Reason",
    email: "E-mail address of the account",
    confirmed: "Delete my account and what belongs to it",
    address: "New address",
  },
  request: "Your request",
  passedOn: "I have passed your request on. You will read here what came of it.",
  offer: "I can pass this on for you. Please fill in this form.",
  open: "Fill in the form: {form}",
  submit: "Send the form",
  sent: "{form}: your request has been sent. You will read here what came of it.",
  done: "{form}: it is done.",
  rejected: "{form}: this was not agreed to. {words}",
  person: "{form}: it could not be completed by itself. A person is looking into it.",
  required: "Please fill this in.",
  tooLong: "This is too long.",
  notEmail: "That does not look like an e-mail address.",
  notAmount: "Please write an amount such as 49.90.",
  notUsable: "This cannot be taken like this.",
  unavailable: "This form is not available now. You can talk to a person at any time.",
};

const words: Readonly<Record<string, RequestWords>> = {
  en,
  de: {
    titles: { refund: "Erstattung", account_deletion: "Löschung des Kontos", address_change: "Adressänderung" },
    labels: {
      orderId: "Bestellnummer",
      amount: "Betrag",
      reason: "Grund",
      email: "E-Mail-Adresse des Kontos",
      confirmed: "Mein Konto und was dazu gehört löschen",
      address: "Neue Adresse",
    },
    request: "Ihr Anliegen",
    passedOn: "Ich habe Ihr Anliegen weitergegeben. Hier lesen Sie, was daraus geworden ist.",
    offer: "Das kann ich für Sie weitergeben. Bitte füllen Sie dieses Formular aus.",
    open: "Formular ausfüllen: {form}",
    submit: "Formular senden",
    sent: "{form}: Ihr Antrag ist gesendet. Hier lesen Sie, was daraus geworden ist.",
    done: "{form}: Es ist erledigt.",
    rejected: "{form}: Dem wurde nicht zugestimmt. {words}",
    person: "{form}: Das ließ sich nicht von selbst abschließen. Ein Mensch kümmert sich darum.",
    required: "Bitte ausfüllen.",
    tooLong: "Das ist zu lang.",
    notEmail: "Das sieht nicht wie eine E-Mail-Adresse aus.",
    notAmount: "Bitte einen Betrag wie 49,90 angeben.",
    notUsable: "Das kann so nicht angenommen werden.",
    unavailable: "Dieses Formular gibt es gerade nicht. Sie können jederzeit mit einem Menschen sprechen.",
  },
  es: {
    titles: { refund: "Reembolso", account_deletion: "Eliminación de la cuenta", address_change: "Cambio de dirección" },
    labels: {
      orderId: "Número de pedido",
      amount: "Importe",
      reason: "Motivo",
      email: "Correo electrónico de la cuenta",
      confirmed: "Eliminar mi cuenta y lo que contiene",
      address: "Nueva dirección",
    },
    request: "Su petición",
    passedOn: "He transmitido su petición. Aquí leerá el resultado.",
    offer: "Puedo transmitirlo por usted. Rellene este formulario, por favor.",
    open: "Rellenar el formulario: {form}",
    submit: "Enviar el formulario",
    sent: "{form}: su solicitud se ha enviado. Aquí leerá el resultado.",
    done: "{form}: hecho.",
    rejected: "{form}: no se ha aceptado. {words}",
    person: "{form}: no se pudo completar automáticamente. Una persona lo está revisando.",
    required: "Rellene este campo, por favor.",
    tooLong: "Es demasiado largo.",
    notEmail: "No parece una dirección de correo.",
    notAmount: "Escriba un importe como 49,90.",
    notUsable: "Así no se puede aceptar.",
    unavailable: "Este formulario no está disponible ahora. Puede hablar con una persona en cualquier momento.",
  },
  fr: {
    titles: { refund: "Remboursement", account_deletion: "Suppression du compte", address_change: "Changement d’adresse" },
    labels: {
      orderId: "Numéro de commande",
      amount: "Montant",
      reason: "Motif",
      email: "Adresse e-mail du compte",
      confirmed: "Supprimer mon compte et son contenu",
      address: "Nouvelle adresse",
    },
    request: "Votre demande",
    passedOn: "J’ai transmis votre demande. Vous lirez ici ce qu’il en est.",
    offer: "Je peux transmettre votre demande. Veuillez remplir ce formulaire.",
    open: "Remplir le formulaire : {form}",
    submit: "Envoyer le formulaire",
    sent: "{form} : votre demande est envoyée. Vous lirez ici ce qu’il en est.",
    done: "{form} : c’est fait.",
    rejected: "{form} : cela n’a pas été accepté. {words}",
    person: "{form} : cela n’a pas pu être mené à bien automatiquement. Une personne s’en occupe.",
    required: "Veuillez remplir ce champ.",
    tooLong: "C’est trop long.",
    notEmail: "Cela ne ressemble pas à une adresse e-mail.",
    notAmount: "Veuillez écrire un montant comme 49,90.",
    notUsable: "Cela ne peut pas être accepté ainsi.",
    unavailable: "Ce formulaire n’est pas disponible pour le moment. Vous pouvez parler à une personne à tout moment.",
  },
  pt: {
    titles: { refund: "Reembolso", account_deletion: "Eliminação da conta", address_change: "Mudança de morada" },
    labels: {
      orderId: "Número da encomenda",
      amount: "Montante",
      reason: "Motivo",
      email: "E-mail da conta",
      confirmed: "Eliminar a minha conta e o que lhe pertence",
      address: "Nova morada",
    },
    request: "O seu pedido",
    passedOn: "Encaminhei o seu pedido. Aqui lerá o resultado.",
    offer: "Posso encaminhar o seu pedido. Preencha este formulário, por favor.",
    open: "Preencher o formulário: {form}",
    submit: "Enviar o formulário",
    sent: "{form}: o seu pedido foi enviado. Aqui lerá o resultado.",
    done: "{form}: está feito.",
    rejected: "{form}: não foi aceite. {words}",
    person: "{form}: não foi possível concluir automaticamente. Uma pessoa está a tratar disso.",
    required: "Preencha este campo, por favor.",
    tooLong: "É demasiado longo.",
    notEmail: "Não parece um endereço de e-mail.",
    notAmount: "Escreva um montante como 49,90.",
    notUsable: "Não pode ser aceite assim.",
    unavailable: "Este formulário não está disponível agora. Pode falar com uma pessoa a qualquer momento.",
  },
  ja: {
    titles: { refund: "返金", account_deletion: "アカウントの削除", address_change: "住所の変更" },
    labels: {
      orderId: "注文番号",
      amount: "金額",
      reason: "理由",
      email: "アカウントのメールアドレス",
      confirmed: "アカウントとその内容を削除する",
      address: "新しい住所",
    },
    request: "ご依頼",
    passedOn: "ご依頼を担当に取り次ぎました。結果はここでお知らせします。",
    offer: "担当に取り次ぎます。こちらのフォームにご記入ください。",
    open: "フォームに記入する：{form}",
    submit: "フォームを送信",
    sent: "{form}：ご依頼を送信しました。結果はここでお知らせします。",
    done: "{form}：完了しました。",
    rejected: "{form}：承認されませんでした。{words}",
    person: "{form}：自動では完了できませんでした。担当者が確認しています。",
    required: "ご記入ください。",
    tooLong: "長すぎます。",
    notEmail: "メールアドレスの形式ではないようです。",
    notAmount: "49.90 のように金額をご記入ください。",
    notUsable: "このままでは受け付けられません。",
    unavailable: "このフォームは現在ご利用いただけません。いつでも担当者とお話しいただけます。",
  },
  ar: {
    titles: { refund: "استرداد المبلغ", account_deletion: "حذف الحساب", address_change: "تغيير العنوان" },
    labels: {
      orderId: "رقم الطلب",
      amount: "المبلغ",
      reason: "السبب",
      email: "البريد الإلكتروني للحساب",
      confirmed: "احذف حسابي وكل ما يتعلق به",
      address: "العنوان الجديد",
    },
    request: "طلبك",
    passedOn: "لقد أوصلت طلبك. ستقرأ النتيجة هنا.",
    offer: "يمكنني إيصال طلبك. يرجى ملء هذا النموذج.",
    open: "املأ النموذج: {form}",
    submit: "أرسل النموذج",
    sent: "{form}: تم إرسال طلبك. ستقرأ النتيجة هنا.",
    done: "{form}: تم ذلك.",
    rejected: "{form}: لم تتم الموافقة. {words}",
    person: "{form}: تعذر إتمام ذلك تلقائيًا. أحد الموظفين يتابع الأمر.",
    required: "يرجى ملء هذا الحقل.",
    tooLong: "النص طويل جدًا.",
    notEmail: "لا يبدو هذا عنوان بريد إلكتروني.",
    notAmount: "يرجى كتابة مبلغ مثل 49.90.",
    notUsable: "لا يمكن قبول هذا بهذه الصيغة.",
    unavailable: "هذا النموذج غير متاح الآن. يمكنك التحدث إلى أحد الموظفين في أي وقت.",
  },
};

export const formLanguages: readonly string[] = Object.keys(words);

/** In the visitor's language, or in English. */
export function requestWords(language: string | null): RequestWords {
  return words[languageOfForms(language)] ?? en;
}

/** The language that they are told in: a primary subtag. */
export function languageOfForms(language: string | null): string {
  const primary = (language ?? "en").split("-")[0]?.toLowerCase() ?? "en";
  return Object.hasOwn(words, primary) ? primary : "en";
}

/** A field as visitors read it: in the workspace's words, or in ours; an amount with its currency. */
export function visitorLabel({ key, label, currency }: Pick<FormField, "key" | "label" | "currency">, { labels }: RequestWords): string {
  const name = label ?? labels[key] ?? key;
  return currency === null ? name : `${name} (${currency})`;
}

export function fillForm(text: string, form: string, said = ""): string {
  return text
    .replace("{form}", () => form)
    .replace("{words}", () => said)
    .trim();
}
