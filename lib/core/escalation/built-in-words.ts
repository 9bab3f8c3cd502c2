/** What a visitor reads where the workspace wrote nothing, in the widget's seven languages. */

export const wordKinds = ["acknowledge", "handoff", "hold", "clarify", "clarify_many", "refuse"] as const;
/** `acknowledge` comes first when somebody is frustrated; `clarify_many` asks which of several requests comes first. */
export type WordKind = (typeof wordKinds)[number];

type InLanguages = { readonly en: string } & Readonly<Record<string, string>>;

export const builtInWords: Readonly<Record<WordKind, InLanguages>> = {
  acknowledge: {
    en: "I am sorry that this has been so much trouble.",
    de: "Es tut mir leid, dass das so mühsam ist.",
    es: "Siento que esto esté siendo tan molesto.",
    fr: "Je suis désolé que ce soit si pénible.",
    pt: "Lamento que isto esteja a ser tão incómodo.",
    ja: "ご不便をおかけして申し訳ありません。",
    ar: "أعتذر عن هذا الإزعاج.",
  },
  handoff: {
    en: "A person will take over. They see the whole conversation, so nothing needs to be said twice.",
    de: "Ein Mensch übernimmt. Er sieht das ganze Gespräch, Sie müssen nichts zweimal sagen.",
    es: "Una persona se hará cargo. Ve toda la conversación, así que no hace falta repetir nada.",
    fr: "Une personne prend le relais. Elle voit toute la conversation, vous n’avez rien à répéter.",
    pt: "Uma pessoa vai continuar. Ela vê toda a conversa, por isso não precisa de repetir nada.",
    ja: "担当者に引き継ぎます。会話の内容はすべて伝わりますので、繰り返しの説明は不要です。",
    ar: "سيتولى أحد الموظفين الأمر، وهو يرى المحادثة كاملة فلا حاجة إلى تكرار أي شيء.",
  },
  hold: {
    en: "A person is looking at the answer before it is sent.",
    de: "Ein Mensch prüft die Antwort, bevor sie gesendet wird.",
    es: "Una persona revisa la respuesta antes de enviarla.",
    fr: "Une personne vérifie la réponse avant de l’envoyer.",
    pt: "Uma pessoa está a verificar a resposta antes de a enviar.",
    ja: "回答を送る前に担当者が確認しています。",
    ar: "يراجع أحد الموظفين الإجابة قبل إرسالها.",
  },
  clarify: {
    en: "Could you tell me a little more, so that I find the right answer?",
    de: "Können Sie mir etwas mehr dazu sagen, damit ich die richtige Antwort finde?",
    es: "¿Puede contarme un poco más para que encuentre la respuesta correcta?",
    fr: "Pouvez-vous m’en dire un peu plus, pour que je trouve la bonne réponse ?",
    pt: "Pode dizer-me um pouco mais, para eu encontrar a resposta certa?",
    ja: "正しい回答を見つけるために、もう少し詳しく教えていただけますか？",
    ar: "هل يمكنك أن توضح لي أكثر حتى أجد الإجابة الصحيحة؟",
  },
  clarify_many: {
    en: "You asked several things at once. Which one shall we begin with?",
    de: "Sie haben mehreres auf einmal gefragt. Womit sollen wir anfangen?",
    es: "Ha preguntado varias cosas a la vez. ¿Por cuál empezamos?",
    fr: "Vous avez posé plusieurs questions à la fois. Par laquelle commençons-nous ?",
    pt: "Perguntou várias coisas ao mesmo tempo. Por qual começamos?",
    ja: "複数のご質問をいただきました。どれから始めましょうか？",
    ar: "لقد سألت عن عدة أمور معًا. بأيها نبدأ؟",
  },
  refuse: {
    en: "I cannot help with this. You can talk to a person at any time.",
    de: "Dabei kann ich nicht helfen. Sie können jederzeit mit einem Menschen sprechen.",
    es: "No puedo ayudar con esto. Puede hablar con una persona en cualquier momento.",
    fr: "Je ne peux pas vous aider à ce sujet. Vous pouvez parler à une personne à tout moment.",
    pt: "Não posso ajudar com isto. Pode falar com uma pessoa a qualquer momento.",
    ja: "この件についてはお手伝いできません。いつでも担当者とお話しいただけます。",
    ar: "لا يمكنني المساعدة في هذا. يمكنك التحدث إلى أحد الموظفين في أي وقت.",
  },
};
