/** English help-centre articles of the collection account. */
import type { DemoArticle } from "@/prisma/seed/content/story-types";

export const articlesEnAccount: readonly DemoArticle[] = [
  {
    key: "en-account-password",
    collection: "account",
    lang: "en",
    title: "Reset your password",
    body: [
      "Press Sign in and then Forgot your password. Enter your e-mail address and we send a link that is valid for 30 minutes and works once. If several e-mails arrive, only the newest link works.",
      "No e-mail after 10 minutes? Look in the spam folder and check that you used the address of your orders. For reasons of security we show the same message whether or not an account exists.",
      "A password needs at least 12 characters. After five wrong attempts the account is locked for 15 minutes; the reset link unlocks it at once. Our team never asks for your password, not in the chat and not on the telephone.",
    ].join("\n\n"),
    exemplars: [
      "I forgot my password",
      "How do I reset my password?",
      "I do not receive the password reset e-mail",
      "My account is locked",
    ],
    url: "https://help.fernweg.example/en/account/password",
    status: "published",
  },
  {
    key: "en-account-email",
    collection: "account",
    lang: "en",
    title: "Change your e-mail address, name or postal address",
    body: [
      "Open Account, Profile. A new e-mail address becomes active when you press the link that we send to it; the link is valid for 24 hours, and the old address gets a notice. Orders, repairs, rentals and points stay with the account.",
      "Name and postal addresses can be changed at once under Account, Addresses; you can store up to ten. A change does not affect orders that were already placed. The name on an invoice can be corrected once, within 14 days of the order.",
      "To stop the newsletter, press Unsubscribe in any newsletter or switch it off under Account, Messages. E-mails about orders and repairs cannot be switched off.",
    ].join("\n\n"),
    exemplars: [
      "How do I change my e-mail address?",
      "How do I unsubscribe from the newsletter?",
      "I want to change the name on my account",
      "How do I add a second postal address?",
    ],
    url: "https://help.fernweg.example/en/account/email",
    status: "published",
  },
  {
    key: "en-account-points",
    collection: "account",
    lang: "en",
    title: "Trail Points",
    body: [
      "You collect 1 Trail Point for each euro that you spend on products, repairs, rental and tours. 100 points are worth 5 EUR and can be redeemed at checkout in steps of 100. Points are added 60 days after delivery, when the time for returns is over.",
      "Points expire 24 months after they were added. You see them under Account, Points, together with the next date on which some expire; we remind you by e-mail 30 days before.",
      "Repairing something earns double points. Points cannot be paid out or passed on, and are not collected on gift cards. When you return an item that was paid with points, the points come back with their old date.",
    ].join("\n\n"),
    exemplars: [
      "How do Trail Points work?",
      "When do my points expire?",
      "How much are 100 points worth?",
      "Why have my points not been added yet?",
    ],
    url: "https://help.fernweg.example/en/account/points",
    status: "published",
  },
  {
    key: "en-account-delete",
    collection: "account",
    lang: "en",
    title: "How account deletion works",
    body: [
      "An account is deleted by a person of our team, who first makes sure that it is really you. Write to us from the e-mail address of the account. We confirm the request within 2 working days and delete the account within 30 days.",
      "Deleted are your profile, addresses, points, wish lists and chat conversations. Invoices must be kept for 10 years by law; they are locked and used for nothing else. Open orders, repairs and rentals are finished first, and unused gift cards keep their value.",
      "Deletion cannot be undone. If you only want fewer e-mails, it is enough to switch off the newsletter under Account, Messages.",
    ].join("\n\n"),
    exemplars: [
      "What happens when an account is deleted?",
      "How long does account deletion take?",
      "Which data do you keep after an account was deleted?",
    ],
    url: "https://help.fernweg.example/en/account/delete",
    status: "published",
  },
  {
    key: "en-account-two-step",
    collection: "account",
    lang: "en",
    title: "Two-step sign-in",
    body: [
      "Two-step sign-in protects your account with a code of six digits from an authenticator app in addition to the password. Switch it on under Account, Security: scan the QR code, enter one code, and keep the ten recovery codes that are shown once.",
      "On a device that you trust, the code is asked for every 30 days. If you lose your telephone, sign in with a recovery code and set up the new telephone. Without recovery codes our team has to check your identity; that takes up to 3 working days.",
      "We do not send codes by text message. If you get such a message in our name, it is not from us: do not enter anything and tell our team.",
    ].join("\n\n"),
    exemplars: [
      "How do I switch on two-step sign-in?",
      "I lost my phone with the authenticator app",
      "What are recovery codes?",
      "I got a text message with a code, is it from you?",
    ],
    url: "https://help.fernweg.example/en/account/two-step",
    status: "published",
  },
  {
    key: "en-account-contact-hours",
    collection: "account",
    lang: "en",
    title: "Contact and hours of the service team",
    body: [
      "Our service team is in the chat from Monday to Friday, 9:00 to 18:00, and on Saturday from 10:00 to 14:00, Central European Time. Outside these hours leave your e-mail address in the chat; you get an answer by noon of the next working day.",
      "By e-mail you reach us at service@fernweg.example; we answer within one working day. Please write the order number, which starts with FW, in the subject. We speak German, English, Spanish and Japanese.",
      "On public holidays in Baden-Württemberg the team is away. During a guided tour please use the guide's number in your tour e-mail; in an emergency in the mountains call 112 first.",
    ].join("\n\n"),
    exemplars: [
      "What are your service hours?",
      "How can I contact you?",
      "What is your e-mail address?",
      "When is the chat team available?",
      "Which languages do you speak?",
    ],
    url: "https://help.fernweg.example/en/account/contact-hours",
    status: "published",
  },
];
