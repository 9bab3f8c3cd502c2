/** Languages of the widget's own words, as their tags. */
export const widgetLanguages = ["en", "de", "es", "fr", "pt", "ja", "ar"] as const;
