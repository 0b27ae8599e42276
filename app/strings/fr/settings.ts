import type { Strings } from "../strings";
import { formats } from "./formats";

const { decibels, delay, number, plural, span, speed } = formats;

export const settings = {
  title: "Réglages",
  lede: "Chaque changement s’applique aussitôt et reste dans ce navigateur.",
  ledeInMemory: "Chaque changement s’applique aussitôt et dure autant que cet onglet.",
  reset: "Réinitialiser",
  resetSection: (section) => `Réinitialiser\u00a0: ${section}`,
  microphone: {
    name: "Micro",
    keepAudio: "Conserver le son",
    keepAudioHint:
      "Désactivé\u00a0: le son d’un nouvel enregistrement est supprimé dès que tout son texte est écrit. Le texte reste.",
    whileRecording: "Un enregistrement est en cours\u00a0; le test reviendra quand il sera terminé.",
    verdicts: {
      muted: "Le micro est coupé. Chercher un interrupteur dessus ou dans le système.",
      silent: "Le micro est allumé, mais silencieux. Vérifier son interrupteur ou en choisir un autre.",
      wrongDevice: "Cet appareil transmet ce que joue l’ordinateur. Choisir un micro.",
      tooLoud: "Trop fort. Le son sature.",
      soft: "Un peu faible. Se rapprocher.",
      noise: (level) => `Bruit constant à ${decibels(level)}. Une pièce plus calme aidera.`,
      good: "Bon niveau.",
      peaks: (level) => `Crêtes à ${decibels(level)}.`,
      peaksOverNoise: (peak, noise) => `Crêtes à ${decibels(peak)}, bruit de fond à ${decibels(noise)}.`,
    },
    steps: {
      label: "Étapes du test",
      done: "Fait.",
      arrives: "Le son arrive",
      arrived: (kilohertz, channels) =>
        `${number(kilohertz)}\u00a0kHz, ${plural(channels, { one: "un canal", other: "# canaux" })}`,
      level: "Le niveau est bon",
      levelRight: "Ni trop faible, ni saturé",
      tooSoft: "Trop faible",
      clipping: "Saturation",
      noisy: "Trop de bruit",
      waiting: "En attente",
    },
    words: {
      name: "Les mots sont justes",
      say: (sentence) => `Dire\u00a0: «\u00a0${sentence}\u00a0»`,
      heard: (sentence) => `Entendu\u00a0: «\u00a0${sentence}\u00a0»`,
      differ: "Ces mots diffèrent de la phrase.",
      afterModel: "Les mots seront vérifiés quand le modèle sera chargé.",
      afterWork: "Les mots seront vérifiés quand la transcription en cours sera terminée.",
      noModel: "Les mots ne sont pas vérifiés, car le modèle n’a pas pu être chargé.",
    },
    tab: "Enregistrer aussi un onglet du navigateur",
    tabHint: "Ajoute le son d’un onglet comme seconde voix, «\u00a0Les autres\u00a0».",
  },
  language: {
    name: "Langue",
    spoken: "Langue parlée",
    spokenHint: "Reconnue d’après le son, sauf si elle est choisie ici.",
    onlyKnows: (model, language) => `${model} ne connaît qu’une langue\u00a0: ${language.toLocaleLowerCase("fr")}.`,
    detect: "Détecter",
    writeIn: "Écrire en",
    sameLanguage: "La même langue",
    english: "Anglais",
    terms: "Noms et termes",
  },
  device: {
    name: "Appareil",
    model: "Modèle",
    runOn: "Calculer sur",
    fastest: "Le plus rapide",
    graphics: "Carte graphique",
    processor: "Processeur",
    trial: (graphicsMs, processorMs) =>
      `Un essai a pris ici ${number(Math.ceil(graphicsMs))}\u00a0ms à la carte graphique et ${number(Math.ceil(processorMs))}\u00a0ms au processeur.`,
    noTrial: "Les deux sont essayés une fois, quand le choix est laissé à Sotto.",
    speeds: {
      measured: {
        webgpu: (model, timesRealtime) =>
          `Vitesse de la carte graphique mesurée avec ${model}\u00a0: ${speed(timesRealtime)}.`,
        cpu: (model, timesRealtime) => `Vitesse du processeur mesurée avec ${model}\u00a0: ${speed(timesRealtime)}.`,
      },
      sample: {
        webgpu: (model, timesRealtime) =>
          `Vitesse de la carte graphique sur l’extrait avec ${model}\u00a0: ${speed(timesRealtime)}.`,
        cpu: (model, timesRealtime) =>
          `Vitesse du processeur sur l’extrait avec ${model}\u00a0: ${speed(timesRealtime)}.`,
      },
      notYet: {
        webgpu: (model) => `La carte graphique n’a pas encore été mesurée avec ${model}.`,
        cpu: (model) => `Le processeur n’a pas encore été mesuré avec ${model}.`,
      },
    },
  },
  subtitles: {
    name: "Sous-titres",
    about: "Pour les fichiers SRT et VTT. Les lignes sont coupées là où le minutage des mots est connu.",
    lineLength: "Longueur des lignes",
    asSpoken: "Au fil de la parole",
    characters: (n) => plural(n, { one: "# caractère", other: "# caractères" }),
    lines: "Lignes",
    lineCount: (n) => plural(n, { one: "# ligne", other: "# lignes" }),
    shortest: "Durée minimale",
    longest: "Durée maximale",
    seconds: (n) => (Number.isInteger(n) ? span(n) : delay(n)),
    pace: "Caractères par seconde",
    perSecond: (n) => `${number(n)} par seconde`,
    preview: "Aperçu",
    sample: "Il y a deux lampes dans la tour et un seul gardien, qui n’a pas dormi depuis le début de la tempête.",
  },
  reading: {
    name: "Lecture",
    theme: "Thème",
    themes: { auto: "Celui du système", light: "Clair", dark: "Sombre" },
    type: "Police",
    types: { serif: "Avec empattements", sans: "Sans empattements" },
    size: "Taille du texte",
    sizeHint: "Pour les transcriptions et le texte en direct.",
    sizeUsual: "Habituelle",
    sizeOf: (pixels) => number(pixels),
    sample: "Le gardien alluma la seconde lampe et nota l’heure.",
    speak: "Annoncer le nouveau texte",
    speakHint: "Un lecteur d’écran dit chaque phrase dès qu’elle est écrite.",
    doneSound: "Son quand le texte est prêt",
    doneSoundHint: "Deux notes douces quand le dernier fichier est écrit.",
    doneNotice: "Notification quand le texte est prêt",
    doneNoticeHint: "Le système vous avertit quand le dernier fichier est écrit et que Sotto n’est pas visible.",
    noticesRefused:
      "Ce navigateur ne laisse pas Sotto envoyer de notifications. Cela s’autorise dans ses réglages pour cette page.",
    keys: "Les lettres seules servent de raccourcis",
    keysHint: "R enregistre, Espace lance la lecture. À désactiver pour la commande vocale.",
    pedals: "F1 à F4 servent de pédale",
    pedalsHint:
      "F1 et F2 reculent et avancent de 5 secondes, F3 et F4 ralentissent et accélèrent la lecture, même pendant la frappe.",
    interfaceLanguage: "Langue de la page",
    auto: "Celle du navigateur",
  },
  storage: {
    name: "Stockage",
    keepCopies: "Garder une copie du son des fichiers",
    keepCopiesHint:
      "Quand le navigateur ne pourrait pas rouvrir le fichier lors d’une prochaine visite. Tant que vous n’avez pas répondu, Sotto demande.",
    inMemory: "Ce navigateur ne garde rien ici\u00a0: les réglages durent autant que cet onglet.",
    mirror: "Miroir des modèles",
    mirrorHint:
      "Les modèles sont téléchargés depuis cette adresse plutôt que depuis leurs propres hôtes. Vide\u00a0: leurs propres hôtes.",
    mirrorWrong: "Ce n’est pas une adresse qui commence par https:// ou http://.",
    mirrorSet: (host) => `Les modèles sont téléchargés depuis ${host}.`,
    mirrorUnset: "Les modèles sont téléchargés depuis leurs propres hôtes.",
    save: "Sauvegarder",
    export: "Tout exporter",
    exportHint:
      "Un seul .zip\u00a0: toutes les transcriptions en TXT, SRT et JSON, leurs versions en JSON, le son gardé, les voix retenues et les réglages.",
    exportNothing: "Il n’y a encore aucune transcription.",
    exportWithoutLive: "L’enregistrement en cours n’y figure pas.",
    exporting: (at, all) => `Export de ${number(at)} sur ${number(all)}`,
    exported: (n) => plural(n, { one: "# transcription exportée", other: "# transcriptions exportées" }),
    exportFailed: "L’export s’est arrêté avant la fin. Rien n’a changé ici\u00a0; exporter à nouveau.",
    delete: "Tout supprimer",
    deleteHint: "Enregistrements, textes, modèles et réglages de Sotto dans ce navigateur.",
    whileBusy: "Un travail est en cours\u00a0; attendre qu’il se termine, ou l’arrêter.",
    question: "Supprimer tout ce que Sotto garde ici\u00a0?",
    consequence:
      "Tous les enregistrements, textes, modèles et réglages disparaissent, sans retour possible. La page se rouvre ensuite à neuf.",
    keep: "Tout garder",
    deleting: "Suppression en cours",
    stillInUse: "Une partie est encore utilisée. Fermer les autres onglets de Sotto et supprimer à nouveau.",
  },
  about: {
    name: "À propos",
    version: (version) => `Sotto ${version}`,
    noServer: "Sotto n’a pas de serveur et ne dépose aucun cookie.",
    licence: "Sotto est un logiciel libre, sous licence MIT.",
    inFull: "Licences en entier",
    models:
      "Les poids de Whisper sont d’OpenAI, ceux qui détectent la parole de la Silero Team, tous sous licence MIT.",
    fonts: "Literata et Instrument Sans sont sous licence SIL Open Font License.",
    libraries:
      "Construit avec React, zustand, client-zip et pako (MIT), lucide (ISC), comlink et browser-fs-access (Apache-2.0) et FFmpeg (LGPL-2.1).",
  },
} satisfies Strings["settings"];
