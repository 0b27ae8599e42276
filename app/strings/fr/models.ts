import type { Strings } from "../strings";
import { formats } from "./formats";

const { coarseSpan, number, plural, span, speed } = formats;
const { byteRate: rate, size, sizePart: part } = formats;

export const models = {
  title: "Modèles",
  lede: "Un modèle se télécharge une fois, puis fonctionne sans réseau. Les plus grands font moins d’erreurs et prennent plus de temps.",
  list: "Modèles",
  size,
  sizeUnknown: "Taille encore inconnue",
  about: (languages, bytes) => `${languages}, ${size(bytes)}.`,
  columns: { size: "Taille", model: "Modèle", takes: "Une heure d’audio prend", here: "Sur cet appareil" },
  shelf: {
    models: (bytes) => `Modèles ${size(bytes)}`,
    others: (bytes) => `Page, textes et sons ${size(bytes)}`,
    free: (bytes) => `${size(bytes)} libres`,
    kept: "Prêts hors ligne. Le navigateur ne les effacera pas.",
    mayClear: "Prêts hors ligne, mais le navigateur peut les effacer si la place vient à manquer.",
    declined:
      "Prêts hors ligne. Le navigateur ne s’engage pas à les garder\u00a0: il peut les effacer si la place vient à manquer.",
    incomplete: (model) => `Le réseau est encore nécessaire une fois\u00a0: ${model} est incomplet.`,
    memory: "Ce navigateur ne garde rien ici, comme en fenêtre privée\u00a0: les modèles durent autant que cet onglet.",
    keep: "Les garder",
  },
  search: {
    label: "Chercher un modèle, ou en ajouter un par son dépôt ou son adresse",
    placeholder: "Suédois, small, owner/name …",
    found: (n) => plural(n, { one: "# modèle trouvé", other: "# modèles trouvés" }),
    none: (name) =>
      `Aucun modèle de cette liste n’a «\u00a0${name}\u00a0» dans son nom, ses langues ou son usage. Un dépôt s’indique par owner/name.`,
    clear: "Montrer tous les modèles",
    smallest: (bytes) => `dès ${size(bytes)}`,
  },
  advice: {
    measured: (model, times, timesRealtime) =>
      `Pour cet appareil\u00a0: ${model}. Parmi les modèles qui vont ici au moins ${number(times)} fois plus vite que la parole, c’est celui qui fait le moins d’erreurs. Vitesse mesurée\u00a0: ${speed(timesRealtime)}.`,
    estimated: (model, times, timesRealtime) =>
      `Pour cet appareil\u00a0: ${model}. Parmi les modèles qui vont ici au moins ${number(times)} fois plus vite que la parole, c’est celui qui fait le moins d’erreurs. Vitesse attendue\u00a0: environ ${speed(timesRealtime)}.`,
    presumed: (model, times, timesRealtime, seconds) =>
      `Pour cet appareil\u00a0: ${model}. Parmi les modèles qui devraient aller ici au moins ${number(times)} fois plus vite que la parole, c’est celui qui fait le moins d’erreurs\u00a0; environ ${speed(timesRealtime)} est courant, et on le saura après ${span(seconds)} d’audio transcrit ici.`,
    notYet: (seconds) =>
      `Les vitesses sur cet appareil et un conseil viendront après ${span(seconds)} d’audio transcrit ici.`,
    mark: "Conseillé pour cet appareil.",
  },
  speed: {
    measured: (seconds) => span(seconds),
    estimated: (seconds) => `environ ${coarseSpan(seconds)}`,
    timesRealtime: (times) => speed(times),
    estimate: "estimation",
    unknown: "Pas encore mesuré",
    none: "—",
    doesNotFit: "trop grand",
  },
  purposes: {
    tiny: "Notes rapides et sous-titres.",
    base: "Parole courante, micros clairs.",
    small: "Entretiens, accents, noms. Un net progrès.",
    medium: "Plus lent que turbo et rarement meilleur\u00a0; gardé pour sa traduction.",
    "large-v3-turbo": "Le plus soigné des modèles encore rapides.",
    "large-v2": "Le plus grand modèle d’avant large-v3.",
    "large-v3": "Le plus grand modèle qui soit.",
    "distil-small": "small avec moins de couches\u00a0: plus rapide, pour l’anglais.",
    "distil-medium": "medium avec moins de couches\u00a0: plus rapide, pour l’anglais.",
    "distil-large-v3": "large-v3 avec moins de couches\u00a0: plus rapide.",
    "distil-large-v3.5": "large-v3 avec moins de couches, entraîné sur plus de voix que distil-large-v3.",
    "kb-whisper-small": "small, entraîné par la bibliothèque nationale de Suède.",
    "kb-whisper-large":
      "large-v3, entraîné par la bibliothèque nationale de Suède\u00a0: le moins d’erreurs en suédois.",
    "nb-whisper-small": "small, entraîné par la bibliothèque nationale de Norvège.",
    "nb-whisper-large":
      "large-v3, entraîné par la bibliothèque nationale de Norvège\u00a0: le moins d’erreurs en norvégien.",
  },
  ofYours: "Un modèle personnel.",
  noTimestamps: "Entraîné sans repères de temps : son texte n’est découpé que toutes les 30 secondes.",
  comesWithSotto: "Fourni avec Sotto.",
  licence: (name) => `Licence ${name}.`,
  englishOnly: "Pour l’anglais seul, et un peu meilleur dans cette langue.",
  formats: {
    more: (n) => plural(n, { one: "# autre format", other: "# autres formats" }),
    moreOf: (model, n) => plural(n, { one: `# autre format de ${model}`, other: `# autres formats de ${model}` }),
    bits: (bits, format) =>
      plural(bits, { one: `Nombres sur # bit (${format}).`, other: `Nombres sur # bits (${format}).` }),
  },
  inUse: "Utilisé",
  use: "Utiliser",
  chooseModel: (model) => `Utiliser ${model}`,
  download: "Télécharger",
  downloadModel: (model) => `Télécharger ${model}`,
  downloadOf: (model, bytes) => `Télécharger ${model}, ${size(bytes)}`,
  pause: "Suspendre",
  pauseModel: (model) => `Suspendre ${model}`,
  cancel: "Annuler",
  cancelModel: (model) => `Annuler ${model}`,
  resume: "Reprendre",
  resumeModel: (model) => `Reprendre ${model}`,
  again: "Retélécharger",
  openModel: (model) => `Choisir à nouveau le fichier de ${model}`,
  againModel: (model) => `Retélécharger ${model}`,
  deleteModel: (model, bytes) => `Supprimer ${model}, libère ${size(bytes)}`,
  fetches: (bytes, host) => `Télécharge ${size(bytes)} depuis ${host}.`,
  fetchesUnknown: (host) => `Téléchargement depuis ${host}\u00a0; la taille est encore inconnue.`,
  fetchesHere: (bytes) => `Télécharge ${size(bytes)} depuis le serveur de cette page.`,
  lacks: {
    buffer: (needs, offers) =>
      `Demande ${size(needs)} de mémoire graphique d’un seul tenant\u00a0; cette carte en offre ${size(offers)}.`,
    memory: (needs, offers) =>
      `Demande environ ${size(needs)} de mémoire\u00a0; sur le processeur, une page en a au plus ${size(offers)}.`,
  },
  needsMemory: (bytes) => `Demande environ ${size(bytes)} de mémoire, plus que cet appareil n’en a donné.`,
  ranOut: "La mémoire de cet appareil n’a pas suffi.",
  progress: {
    label: (model) => `Téléchargement de ${model}`,
    checkingLabel: (model) => `Vérification de ${model}`,
    loaded: (loaded, total) => `${part(loaded, total)} sur ${size(total)}`,
    soFar: (loaded) => `${size(loaded)} pour l’instant`,
    atRate: (loaded, total, bytesPerSecond) => `${part(loaded, total)} sur ${size(total)}, ${rate(bytesPerSecond)}`,
    left: (loaded, total, bytesPerSecond, secondsLeft) =>
      `${part(loaded, total)} sur ${size(total)}, ${rate(bytesPerSecond)}, encore ${coarseSpan(secondsLeft)}`,
    elsewhere: (loaded, total) => `Un autre onglet le télécharge\u00a0: ${part(loaded, total)} sur ${size(total)}`,
    retry: (loaded, seconds) => `La connexion s’est coupée à ${size(loaded)}. Nouvel essai dans ${span(seconds)}.`,
    paused: (loaded) => `En pause à ${size(loaded)}. La suite reprend de là.`,
    checking: "Vérification",
    healing: "Cette copie était endommagée\u00a0; elle est téléchargée à nouveau.",
  },
  failures: {
    downloadFailed: (loaded, total) => `Le téléchargement s’est arrêté à ${size(loaded)} sur ${size(total)}.`,
    downloadFailedAt: (loaded) => `Le téléchargement s’est arrêté à ${size(loaded)}.`,
    offline: (loaded) =>
      `Pas de connexion. Tout ce qui est sur cet appareil marche encore\u00a0; le téléchargement attend à ${size(loaded)}.`,
    storageFull: (model, needs, has) =>
      `${model} demande ${size(needs)}, et il reste ${size(has)} à Sotto dans ce navigateur.`,
    storageFullUnknown: (model) => `Il n’y a plus de place dans ce navigateur pour ${model}.`,
    corrupt: (model) => `${model} est arrivé endommagé\u00a0; rien n’en est utilisé.`,
    corruptCopy: (model) => `La copie conservée de ${model} est endommagée.`,
    unknown: (name) => `«\u00a0${name}\u00a0» n’est pas un modèle Whisper que Sotto sache lire.`,
    cutOff: (name) => `«\u00a0${name}\u00a0» est coupé\u00a0: la fin du modèle manque.`,
    scheme: (address) =>
      `«\u00a0${address}\u00a0» ne commence pas par https://, et les modèles ne sont pas téléchargés autrement.`,
    noAddress: (address) =>
      `«\u00a0${address}\u00a0» n’est pas une adresse web\u00a0; une adresse commence par https://.`,
    password: (address) => `«\u00a0${address}\u00a0» contient un nom ou un mot de passe, et Sotto n’en envoie pas.`,
    unreachable: (host) => `${host} est injoignable, ou ne laisse pas d’autres pages lire ses fichiers.`,
    answered: (host, status) => `${host} ne donne pas le fichier\u00a0: réponse ${status}.`,
    internal: (message) => `Quelque chose a échoué dans Sotto\u00a0: «\u00a0${message}\u00a0».`,
    freeSpace: "Faire de la place",
    chooseFile: "Choisir un autre fichier",
    copyDetails: "Copier les détails",
    copied: "Copié",
    remove: "Retirer",
    removeModel: (model) => `Retirer ${model}`,
    dismiss: "Masquer",
  },
  space: {
    missing: (bytes) => `Il manque ${size(bytes)}. On peut supprimer\u00a0:`,
    candidates: "On peut supprimer\u00a0:",
    nothing:
      "Aucun autre modèle ne peut être supprimé. Les enregistrements aussi prennent de la place\u00a0; ils se suppriment un par un, là où ils sont affichés.",
  },
  cleared: (models) =>
    `Le navigateur a effacé des modèles conservés ici\u00a0: ${models}. Ils peuvent être ajoutés de nouveau ci-dessous.`,
  own: {
    open: "Ouvrir un modèle",
    again: "Choisir à nouveau le fichier",
    reading: (name) => `Lecture de «\u00a0${name}\u00a0»`,
    add: "Ajouter",
    added: "Vient d’être ajouté.",
    drop: "Déposer pour ajouter un modèle.",
    dropHint: "Il est copié dans ce navigateur et reste sur cet appareil.",
  },
  offer: {
    onlyKnows: (model, languages) => `${model} ne connaît qu’une langue\u00a0: ${languages.toLocaleLowerCase("fr")}.`,
    doesNotKnow: (model) => `${model} ne connaît pas cette langue.`,
    dismiss: "Masquer",
  },
  toast: {
    deleted: (model) => `«\u00a0${model}\u00a0» supprimé.`,
    deletedInUse: (model, other) => `«\u00a0${model}\u00a0» supprimé. ${other} est maintenant utilisé.`,
    elsewhere: (model, other) => `«\u00a0${model}\u00a0» n’est plus sur cet appareil. ${other} est maintenant utilisé.`,
    undo: "Annuler",
  },
  announced: {
    added: (model) => `${model} est dans la liste`,
    stored: (model) => `${model} est sur cet appareil`,
    paused: (model) => `${model} est en pause`,
    downloading: (model) => `Téléchargement de ${model}`,
    failed: (model, sentence) => `${model}\u00a0: ${sentence}`,
  },
  popover: { title: "Téléchargements", show: "Afficher les modèles" },
  facts: {
    worksOffline: "Fonctionne hors ligne",
    stored: (bytes) => `Appli et modèle stockés, ${size(bytes)}`,
  },
} satisfies Strings["models"];
