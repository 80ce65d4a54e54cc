/** The demonstration mechanism's own name and purpose. */
export const mechanism = {
  name: {
    ar: 'المسارات العشرون',
    en: 'Twenty Paths',
    es: 'Veinte Vías',
    fr: 'Vingt voies',
    ru: 'Двадцать направлений',
    zh: '二十条路径',
  },
  description: {
    en: 'A demonstration of an international cooperation mechanism: who is in it, what it decides, what its members promise, what gets built and paid for, and what came of it. Members and votes are exemplary; figures are real and name their sources.',
  },
  languages: ['ar', 'en', 'es', 'fr', 'ru', 'zh'],
}
