/**
 * Names, openings, requests and comments of generated visitors, by language. All people are invented.
 * The Japanese greetings name Haruka Mori, the only one who answers in Japanese, in her own script.
 */
import type { Lang, Phrases } from "@/prisma/seed/content/story-types";

export const phrases: Record<Lang, Phrases> = {
  en: {
    names: [
      "Alice Barrow", "Kwame Boateng", "Sofia Lindahl", "Liam Gallagher-Reid", "Mei Chen", "Ravi Menon", "Olga Petrenko", "Jonas Eriksen",
      "Fatima Zahra Idrissi", "Tom Hollis", "Nadia Rousseau", "Peter van Dijk", "Grainne Doyle", "Marcus Webb", "Zanele Khumalo",
      "Elif Yılmaz", "Daniel Cohen-Levy", "Ana Kovačić", "Hugo Fairchild", "Ines Pereira", "Callum Forsyth", "Dana Whitehorse",
      "Viktor Balázs", "Maya Solberg",
    ],
    openings: ["", "", "", "", "", "", "Hi, ", "Hello. ", "Hi there, ", "Quick question: "],
    requests: [
      "Can I talk to a person, please?",
      "I would like to speak to an agent.",
      "Could I chat with a human about this?",
      "Please let me talk to someone.",
    ],
    greetings: [
      "Hello, this is {agent}. I have read your question above. What can I do for you?",
      "Hello, {agent} here. I see what you asked; tell me what is special about your case.",
      "Hi, this is {agent}, a person. How can I help?",
    ],
    downReasons: ["Too general", "Did not answer my question", "I needed the answer for my own order", "Too long"],
    goodComments: ["Quick and clear", "Found it at once", "Very helpful", "Nice to see where the answer comes from", "Friendly"],
    badComments: ["I had to ask twice", "Did not help me", "Took too long"],
  },
  de: {
    names: [
      "Birgit Sommer", "Lukas Steinbach", "Mehmet Aydın", "Greta Kellermann", "Franz Obermoser", "Svenja Paulsen", "Ralf Zimmerli",
      "Ulrike Thoma", "Jannik Brandt", "Edith Rüegg", "Kerstin Vogt", "Paul Achatz",
    ],
    openings: ["", "", "", "", "", "", "Hallo, ", "Guten Tag. ", "Servus, "],
    requests: ["Kann ich bitte mit einem Mitarbeiter sprechen?", "Ich möchte mit einem Menschen sprechen.", "Bitte verbinden Sie mich mit einer Person."],
    greetings: ["Guten Tag, hier ist {agent}. Ich habe Ihre Frage gelesen. Was kann ich für Sie tun?", "Hallo, hier schreibt {agent}, ein Mensch. Worum geht es genau?"],
    downReasons: ["Zu allgemein", "Passt nicht zu meiner Frage", "Zu lang"],
    goodComments: ["Schnell und verständlich", "Sehr freundlich", "Sofort gefunden"],
    badComments: ["Musste zweimal fragen", "Hat nicht geholfen"],
  },
  es: {
    names: [
      "Carmen Ruiz", "Álvaro Domínguez", "Nerea Etxeberria", "Sergio Campos", "Pilar Montero", "Iván Castaño", "Marta Soler", "Gonzalo Rey",
      "Elena Vidal", "Rubén Lozano",
    ],
    openings: ["", "", "", "", "", "", "Hola, ", "Buenos días. "],
    requests: ["¿Puedo hablar con una persona, por favor?", "Quiero hablar con un agente.", "Necesito hablar con alguien del equipo."],
    greetings: ["Hola, soy {agent}. He leído su pregunta. ¿En qué puedo ayudarle?", "Buenos días, soy {agent}, una persona. Cuénteme."],
    downReasons: ["Demasiado general", "No responde a mi pregunta"],
    goodComments: ["Rápido y claro", "Muy amable", "Respuesta inmediata"],
    badComments: ["Tuve que preguntar dos veces", "No me ayudó"],
  },
  ja: {
    names: ["高橋 美咲", "伊藤 拓也", "松本 由美", "木村 翔太", "清水 真理子", "林 直樹", "斎藤 優", "池田 香織"],
    openings: ["", "", "", "", "", "こんにちは。", "すみません、"],
    requests: ["担当者と話せますか?", "人と話したいです。", "オペレーターにつないでください。"],
    greetings: ["こんにちは、担当の森です。ご質問を拝見しました。どのようなご用件でしょうか。", "担当の森です。詳しくお聞かせください。"],
    downReasons: ["質問の答えになっていません", "説明が長いです"],
    goodComments: ["すぐに分かりました", "丁寧でした", "助かりました"],
    badComments: ["二度聞く必要がありました"],
  },
};
