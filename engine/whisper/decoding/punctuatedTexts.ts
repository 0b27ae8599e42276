/**
 * Sentences with punctuation, by language. Those that are written without it have none here. After a text that hesitates, as
 * speech does, words stay as they were said; after a tidy one tiny.en tidied them, too. Handed in with the options: a worker that
 * every visit loads does without them.
 */
export const punctuatedTexts: Readonly<Record<string, string>> = {
  ar: "مرحبا، وأهلا بكم. هل نبدأ؟ نعم، لنبدأ.",
  ca: "Bon dia, i benvinguts. Comencem? Sí, comencem.",
  cs: "Dobrý den, vítejte. Začneme? Ano, začněme.",
  da: "Goddag, og velkommen. Skal vi begynde? Ja, lad os begynde.",
  de: "Guten Tag, und willkommen. Wollen wir anfangen? Ja, fangen wir an.",
  el: "Καλημέρα, και καλώς ήρθατε. Ας αρχίσουμε. Ναι, ας αρχίσουμε.",
  en: "Hello, and welcome. Shall we, um, begin? Yes, let's begin.",
  es: "Hola, y bienvenidos. ¿Empezamos? Sí, empecemos.",
  fi: "Hei, ja tervetuloa. Aloitetaanko? Kyllä, aloitetaan.",
  fr: "Bonjour, et bienvenue. On commence ? Oui, commençons.",
  hi: "नमस्ते, और आपका स्वागत है। क्या हम शुरू करें? हाँ, शुरू करते हैं।",
  hu: "Jó napot, és üdvözlöm. Kezdhetjük? Igen, kezdjük.",
  id: "Halo, dan selamat datang. Apakah kita mulai? Ya, mari kita mulai.",
  it: "Buongiorno, e benvenuti. Cominciamo? Sì, cominciamo.",
  ja: "こんにちは、ようこそ。始めましょうか？はい、始めましょう。",
  ko: "안녕하세요, 환영합니다. 시작할까요? 네, 시작합시다.",
  nl: "Hallo, en welkom. Zullen we beginnen? Ja, laten we beginnen.",
  no: "God dag, og velkommen. Skal vi begynne? Ja, la oss begynne.",
  pl: "Dzień dobry, i witamy. Zaczynamy? Tak, zacznijmy.",
  pt: "Olá, e bem-vindos. Vamos começar? Sim, vamos começar.",
  ro: "Bună ziua, și bine ați venit. Începem? Da, să începem.",
  ru: "Здравствуйте, и добро пожаловать. Начнём? Да, давайте начнём.",
  sv: "Hej, och välkommen. Ska vi börja? Ja, låt oss börja.",
  tr: "Merhaba, hoş geldiniz. Başlayalım mı? Evet, başlayalım.",
  uk: "Добрий день, і ласкаво просимо. Почнемо? Так, почнімо.",
  vi: "Xin chào, và chào mừng. Chúng ta bắt đầu nhé? Vâng, hãy bắt đầu.",
  zh: "大家好，欢迎。我们开始吧？好的，开始。",
};
