/** Words for people, in at least one of the three languages of the platform. */
export interface Text {
  readonly zh?: string;
  readonly en?: string;
  readonly ru?: string;
}

export const languages = ['zh', 'en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** The text in the wanted language, else in the nearest one that exists. */
export function inLanguage(text: Text, language: Language): string {
  return text[language] ?? text.zh ?? text.en ?? text.ru ?? '';
}
