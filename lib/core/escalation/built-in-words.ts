/** What a visitor reads where the workspace wrote nothing, in the widget's seven languages. */

import { smallTalkKinds } from "./small-talk-kinds";

export const wordKinds = ["acknowledge", "handoff", "hold", "clarify", "clarify_many", "refuse", ...smallTalkKinds] as const;
/** `acknowledge` comes first when somebody is frustrated; `clarify_many` asks which of several requests comes first; small talk has words for each kind. */
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
  greeting: {
    en: "Hello! What can I help you with?",
    de: "Hallo! Wobei kann ich Ihnen helfen?",
    es: "¡Hola! ¿En qué puedo ayudarle?",
    fr: "Bonjour ! Que puis-je faire pour vous ?",
    pt: "Olá! Em que posso ajudar?",
    ja: "こんにちは。どのようなご用件でしょうか？",
    ar: "مرحبًا! كيف يمكنني مساعدتك؟",
  },
  opening: {
    en: "Of course. What is it about?",
    de: "Gern. Worum geht es?",
    es: "Por supuesto. ¿De qué se trata?",
    fr: "Bien sûr. De quoi s’agit-il ?",
    pt: "Claro. De que se trata?",
    ja: "もちろんです。どのような内容でしょうか？",
    ar: "بالتأكيد. ما الموضوع؟",
  },
  thanks: {
    en: "You are welcome. Write again whenever you need something.",
    de: "Gern geschehen. Schreiben Sie wieder, wenn Sie etwas brauchen.",
    es: "De nada. Escriba de nuevo cuando necesite algo.",
    fr: "Je vous en prie. Écrivez-nous dès que vous avez besoin de quelque chose.",
    pt: "De nada. Escreva de novo sempre que precisar.",
    ja: "どういたしまして。また何かありましたら、いつでもご連絡ください。",
    ar: "على الرحب والسعة. اكتب لنا متى احتجت إلى شيء.",
  },
  farewell: {
    en: "Goodbye, and thank you for writing.",
    de: "Auf Wiedersehen, und danke für Ihre Nachricht.",
    es: "Hasta luego, y gracias por escribir.",
    fr: "Au revoir, et merci de votre message.",
    pt: "Até logo, e obrigado pela mensagem.",
    ja: "ご連絡ありがとうございました。失礼いたします。",
    ar: "مع السلامة، وشكرًا لتواصلك معنا.",
  },
  assent: {
    en: "All right. I am here if you need anything else.",
    de: "In Ordnung. Ich bin da, wenn Sie noch etwas brauchen.",
    es: "De acuerdo. Aquí estoy si necesita algo más.",
    fr: "Très bien. Je reste là si vous avez besoin d’autre chose.",
    pt: "Está bem. Estou aqui se precisar de mais alguma coisa.",
    ja: "かしこまりました。ほかにも何かありましたら、お知らせください。",
    ar: "حسنًا. أنا هنا إن احتجت إلى أي شيء آخر.",
  },
  identity: {
    en: "I am {bot|the assistant here}, a computer program and not a person. I answer questions from our help articles, and you can ask for a person at any time.",
    de: "Ich bin {bot|der Assistent hier}, ein Computerprogramm und kein Mensch. Ich beantworte Fragen aus unseren Hilfeartikeln; Sie können jederzeit nach einem Menschen fragen.",
    es: "Soy {bot|el asistente}, un programa y no una persona. Respondo a preguntas con nuestros artículos de ayuda, y puede pedir hablar con una persona en cualquier momento.",
    fr: "Je suis {bot|l’assistant}, un programme informatique et non une personne. Je réponds à partir de nos articles d’aide, et vous pouvez demander une personne à tout moment.",
    pt: "Sou {bot|o assistente}, um programa e não uma pessoa. Respondo a perguntas com os nossos artigos de ajuda, e pode pedir para falar com uma pessoa a qualquer momento.",
    ja: "私は{bot|アシスタント}です。人間ではなく、コンピューターのプログラムです。ヘルプ記事をもとにご質問にお答えします。いつでも担当者とお話しいただけます。",
    ar: "أنا {bot|المساعد}، برنامج حاسوبي ولست إنسانًا. أجيب عن الأسئلة من مقالات المساعدة لدينا، ويمكنك أن تطلب التحدث إلى أحد الموظفين في أي وقت.",
  },
};
