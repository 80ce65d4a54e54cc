import type { PartyKind } from './party.ts'

/** The six languages in which headers and kinds are recognised. */
export const headerLanguages = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const
export type HeaderLanguage = (typeof headerLanguages)[number]

/** What a column can hold; `name` and `shortName` go with a language. */
export const columnNames = [
  'identifier',
  'name',
  'shortName',
  'kind',
  'country',
  'region',
  'status',
  'since',
  'website',
  'ror',
  'lei',
  'iati',
  'otherIdentifiers',
  'focalPoint',
  'focalPointEmail',
  'note',
] as const
export type ColumnName = (typeof columnNames)[number]

/** Words by language, the proper one first and the others that occur after it, between bars. */
type Words = Record<HeaderLanguage, string>

/** Column headings; the first of each is the one that an export writes. */
export const headings: Record<ColumnName, Words> = {
  identifier: {
    en: 'Identifier|ID|Slug|Code|Party ID|Organisation ID|Organization ID|Institution ID|Reference',
    fr: 'Identifiant|Code|Référence',
    es: 'Identificador|Código|Referencia',
    ru: 'Идентификатор|Код|ИД',
    zh: '标识符|编号|代码|编码',
    ar: 'المعرف|الرمز|رمز',
  },
  name: {
    en: 'Name|Full name|Official name|Organisation|Organization|Name of organisation|Name of organization|Name of the organisation|Name of the organization|Organisation name|Organization name|Institution|Name of institution|Name of the institution|Institution name|Party|Member|Member name|Title',
    fr: 'Nom|Nom complet|Nom officiel|Organisation|Nom de l’organisation|Institution|Nom de l’institution|Organisme|Partie|Membre|Dénomination|Intitulé',
    es: 'Nombre|Nombre completo|Nombre oficial|Organización|Nombre de la organización|Institución|Nombre de la institución|Parte|Miembro|Denominación',
    ru: 'Название|Наименование|Полное название|Полное наименование|Официальное название|Организация|Название организации|Наименование организации|Учреждение|Сторона|Участник|Член',
    zh: '名称|全称|正式名称|机构|机构名称|组织|组织名称|单位|单位名称|参与方|成员|成员名称',
    ar: 'الاسم|الاسم الكامل|الاسم الرسمي|المنظمة|اسم المنظمة|المؤسسة|اسم المؤسسة|الطرف|العضو|اسم الجهة|الجهة',
  },
  shortName: {
    en: 'Short name|Acronym|Abbreviation|Abbrev.|Initials',
    fr: 'Nom abrégé|Sigle|Acronyme|Abréviation|Nom court',
    es: 'Nombre abreviado|Siglas|Sigla|Acrónimo|Abreviatura|Nombre corto',
    ru: 'Краткое название|Сокращение|Аббревиатура|Сокращенное название|Краткое наименование|Сокращённое наименование',
    zh: '简称|缩写|英文缩写',
    ar: 'الاسم المختصر|المختصر|الاختصار',
  },
  kind: {
    en: 'Kind|Type|Category|Kind of party|Type of party|Type of organisation|Type of organization|Organisation type|Organization type',
    fr: 'Catégorie|Type|Nature|Type d’organisation|Type de partie',
    es: 'Categoría|Tipo|Clase|Tipo de organización|Tipo de parte',
    ru: 'Категория|Тип|Вид|Тип организации|Вид организации',
    zh: '类别|类型|种类|机构类型|机构类别|性质',
    ar: 'الفئة|النوع|نوع المنظمة|نوع الجهة|التصنيف',
  },
  country: {
    en: 'Country|State|Country or area|Country of seat|Country of registration|Nation|Country code',
    fr: 'Pays|État|Pays ou zone|Pays du siège|Code pays',
    es: 'País|Estado|País o zona|País de sede|Código de país',
    ru: 'Страна|Государство|Страна или район|Страна регистрации|Код страны',
    zh: '国家|国别|所属国家|所在国|国家或地区',
    ar: 'البلد|الدولة|البلد أو المنطقة|بلد المقر',
  },
  region: {
    en: 'Region|Area|Geographical region|World region|Continent',
    fr: 'Région|Zone|Région géographique|Continent',
    es: 'Región|Zona|Región geográfica|Continente',
    ru: 'Регион|Район|Географический регион|Континент',
    zh: '地区|区域|大洲|地理区域',
    ar: 'المنطقة|الإقليم|المنطقة الجغرافية|القارة',
  },
  status: {
    en: 'Status|Membership status|Membership|Status of party',
    fr: 'Statut|Qualité|Statut de membre',
    es: 'Condición|Estatus|Condición de miembro|Calidad',
    ru: 'Статус|Статус участника|Членство|Статус членства',
    zh: '地位|身份|成员身份|会员身份|成员地位',
    ar: 'المركز|الصفة|صفة العضوية|العضوية|مركز العضوية',
  },
  since: {
    en: 'Status since|Since|Member since|Date of admission|Admission date|Date of accession|Accession date|Date of joining|Joined|Date',
    fr: 'Statut depuis|Depuis|Membre depuis|Date d’admission|Date d’adhésion|Date',
    es: 'Condición desde|Desde|Miembro desde|Fecha de admisión|Fecha de adhesión|Fecha de ingreso|Fecha',
    ru: 'Статус с|С даты|Член с|Дата приема|Дата вступления|Дата присоединения|Дата',
    zh: '地位起始日期|起始日期|加入日期|加入时间|接纳日期|日期|入会日期',
    ar: 'المركز منذ|منذ|عضو منذ|تاريخ القبول|تاريخ الانضمام|التاريخ',
  },
  website: {
    en: 'Website|Web site|Web|URL|Web address|Homepage|Internet',
    fr: 'Site web|Site Internet|Site|Adresse web|URL',
    es: 'Sitio web|Página web|Web|Dirección web|URL',
    ru: 'Веб-сайт|Сайт|Адрес сайта|Интернет-сайт',
    zh: '网站|网址|官网|官方网站',
    ar: 'الموقع الشبكي|الموقع الإلكتروني|الموقع|موقع الإنترنت',
  },
  ror: { en: 'ROR|ROR ID', fr: 'ROR', es: 'ROR', ru: 'ROR', zh: 'ROR', ar: 'ROR' },
  lei: {
    en: 'LEI|LEI code|Legal Entity Identifier',
    fr: 'LEI|Code LEI',
    es: 'LEI|Código LEI',
    ru: 'LEI|Код LEI',
    zh: 'LEI|全球法人识别编码|法人机构识别编码',
    ar: 'LEI',
  },
  iati: {
    en: 'IATI|IATI identifier|IATI organisation identifier|IATI org ID',
    fr: 'IATI|Identifiant IATI',
    es: 'IATI|Identificador IATI',
    ru: 'IATI|Идентификатор IATI',
    zh: 'IATI|IATI标识符',
    ar: 'IATI',
  },
  otherIdentifiers: {
    en: 'Other identifiers|Other identifier|External identifiers|Other IDs',
    fr: 'Autres identifiants|Autre identifiant',
    es: 'Otros identificadores|Otro identificador',
    ru: 'Другие идентификаторы|Иные идентификаторы|Другой идентификатор',
    zh: '其他标识符|其他编号',
    ar: 'معرفات أخرى|معرف آخر',
  },
  focalPoint: {
    en: 'Focal point|Focal point name|Name of focal point|Contact|Contact person|Contact name',
    fr: 'Point focal|Nom du point focal|Correspondant|Contact|Personne de contact|Interlocuteur',
    es: 'Punto focal|Punto de contacto|Nombre del punto focal|Contacto|Persona de contacto',
    ru: 'Координатор|Контактное лицо|Ответственное лицо|Имя координатора|Контакт',
    zh: '联络人|联系人|联络员|联系人姓名|协调人',
    ar: 'جهة الاتصال|منسق الاتصال|مسؤول الاتصال|جهة التنسيق|الشخص المسؤول',
  },
  focalPointEmail: {
    en: 'Focal point e-mail|E-mail|Email|E-mail address|Email address|Focal point email|Contact e-mail|Contact email|Mail',
    fr: 'Adresse électronique du point focal|Courriel|Adresse électronique|E-mail|Adresse e-mail|Mél|Courriel du point focal',
    es: 'Correo electrónico del punto focal|Correo electrónico|Correo|E-mail|Dirección de correo electrónico',
    ru: 'Адрес электронной почты координатора|Электронная почта|Адрес электронной почты|Эл. почта|E-mail|Почта',
    zh: '联络人电子邮件|电子邮件|电子邮箱|邮箱|电邮|邮箱地址|联系人邮箱',
    ar: 'البريد الإلكتروني لجهة الاتصال|البريد الإلكتروني|عنوان البريد الإلكتروني|الإيميل',
  },
  note: {
    en: 'Note|Notes|Remarks|Remark|Comment|Comments|Observations',
    fr: 'Remarque|Remarques|Note|Notes|Observations|Commentaire|Commentaires',
    es: 'Observaciones|Nota|Notas|Observación|Comentario|Comentarios',
    ru: 'Примечание|Примечания|Комментарий|Замечания',
    zh: '备注|附注|说明|注释',
    ar: 'ملاحظة|ملاحظات|تعليق',
  },
}

/** Kinds of party; the first of each is the term of the field. */
export const kindWords: Record<PartyKind, Words> = {
  state: {
    en: 'State|Member state|Country|Government|States',
    fr: 'État|État membre|Pays|Gouvernement',
    es: 'Estado|Estado miembro|País|Gobierno',
    ru: 'Государство|Государство-член|Страна|Правительство',
    zh: '国家|成员国|会员国|政府',
    ar: 'دولة|دولة عضو|بلد|حكومة',
  },
  'international-organisation': {
    en: 'International organisation|International organization|Intergovernmental organisation|Intergovernmental organization|Regional organisation|Regional organization|IGO|UN agency|IO',
    fr: 'Organisation internationale|Organisation intergouvernementale|Organisation régionale|OIG|OI',
    es: 'Organización internacional|Organismo internacional|Organización intergubernamental|Organización regional|OIG',
    ru: 'Международная организация|Межправительственная организация|Региональная организация|ММПО',
    zh: '国际组织|政府间组织|区域组织|政府间国际组织|地区组织',
    ar: 'منظمة دولية|منظمة حكومية دولية|منظمة إقليمية',
  },
  enterprise: {
    en: 'Enterprise|Company|Business|Corporation|Firm',
    fr: 'Entreprise|Société|Compagnie',
    es: 'Empresa|Compañía|Sociedad|Corporación',
    ru: 'Предприятие|Компания|Фирма|Корпорация',
    zh: '企业|公司',
    ar: 'شركة|مؤسسة تجارية|منشأة',
  },
  'financial-institution': {
    en: 'Financial institution|Bank|Development bank|Fund|Insurer',
    fr: 'Institution financière|Établissement financier|Banque|Banque de développement|Fonds',
    es: 'Institución financiera|Entidad financiera|Banco|Banco de desarrollo|Fondo',
    ru: 'Финансовое учреждение|Финансовая организация|Банк|Банк развития|Фонд',
    zh: '金融机构|银行|开发银行|基金',
    ar: 'مؤسسة مالية|مصرف|بنك|بنك تنمية|صندوق',
  },
  'think-tank': {
    en: 'Think tank|Thinktank|Research institute|Research institution|Research centre|Research center',
    fr: 'Groupe de réflexion|Laboratoire d’idées|Institut de recherche|Centre de recherche|Think tank',
    es: 'Centro de estudios|Centro de pensamiento|Instituto de investigación|Centro de investigación|Think tank',
    ru: 'Аналитический центр|Мозговой центр|Исследовательский институт|Научно-исследовательский институт|Исследовательский центр',
    zh: '智库|研究机构|研究院|研究所|研究中心',
    ar: 'مركز فكر|مجمع فكري|مركز أبحاث|مركز بحوث|معهد بحوث|معهد أبحاث',
  },
  'non-governmental-organisation': {
    en: 'Non-governmental organisation|NGO|Non-governmental organization|Civil society organisation|Civil society organization|CSO|Foundation',
    fr: 'Organisation non gouvernementale|ONG|Organisation de la société civile|OSC|Fondation',
    es: 'Organización no gubernamental|ONG|Organización de la sociedad civil|OSC|Fundación',
    ru: 'Неправительственная организация|НПО|Организация гражданского общества|ОГО',
    zh: '非政府组织|民间社会组织|社会组织|基金会',
    ar: 'منظمة غير حكومية|منظمة مجتمع مدني|مؤسسة خيرية',
  },
  'professional-body': {
    en: 'Professional body|Professional association|Professional organisation|Professional organization|Trade association',
    fr: 'Organisation professionnelle|Association professionnelle|Ordre professionnel',
    es: 'Organización profesional|Asociación profesional|Colegio profesional',
    ru: 'Профессиональная организация|Профессиональное объединение|Профессиональная ассоциация',
    zh: '专业团体|行业协会|专业协会|专业机构',
    ar: 'هيئة مهنية|جمعية مهنية|نقابة مهنية',
  },
  'diaspora-association': {
    en: 'Diaspora association|Diaspora organisation|Diaspora organization|Overseas community association',
    fr: 'Association de la diaspora|Organisation de la diaspora',
    es: 'Asociación de la diáspora|Organización de la diáspora',
    ru: 'Объединение диаспоры|Организация диаспоры|Землячество',
    zh: '侨民团体|侨团|华侨团体|海外侨团',
    ar: 'رابطة مغتربين|جمعية مغتربين',
  },
  'government-agency': {
    en: 'Government agency|Public body|Ministry|Agency|Government body|Government department|Public authority',
    fr: 'Organisme public|Ministère|Agence publique|Administration|Agence gouvernementale',
    es: 'Organismo gubernamental|Organismo público|Ministerio|Agencia gubernamental',
    ru: 'Государственное учреждение|Государственный орган|Министерство|Ведомство|Государственное агентство',
    zh: '政府机构|政府部门|部委|政府机关',
    ar: 'جهة حكومية|هيئة حكومية|وزارة|مؤسسة حكومية',
  },
  individual: {
    en: 'Individual|Person|Expert|Natural person',
    fr: 'Personne physique|Particulier|Expert|Individu',
    es: 'Persona física|Particular|Experto|Individuo|Persona',
    ru: 'Физическое лицо|Частное лицо|Эксперт|Лицо',
    zh: '个人|专家|自然人',
    ar: 'فرد|شخص|خبير|شخص طبيعي',
  },
}

/** How headers name the language of a column: 'Name (French)', 'Nom en anglais', '英文名称'. */
export const languageWords: Record<HeaderLanguage, string> = {
  en: 'English|anglais|inglés|английский|английском|английское|英文|英语|الإنجليزية|بالإنجليزية|الإنكليزية|بالإنكليزية',
  fr: 'French|français|francés|французский|французском|французское|法文|法语|الفرنسية|بالفرنسية',
  es: 'Spanish|espagnol|español|castellano|испанский|испанском|испанское|西班牙文|西班牙语|西文|الإسبانية|بالإسبانية',
  ru: 'Russian|russe|ruso|русский|русском|русское|俄文|俄语|الروسية|بالروسية',
  zh: 'Chinese|chinois|chino|китайский|китайском|китайское|中文|汉语|الصينية|بالصينية',
  ar: 'Arabic|arabe|árabe|арабский|арабском|арабское|阿拉伯文|阿拉伯语|阿文|العربية|بالعربية',
}

/** The proper word: the first. */
export const firstWord = (words: string): string => words.split('|')[0] ?? ''
