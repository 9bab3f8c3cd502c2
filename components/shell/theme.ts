/** Light, dark or as the system says. The choice is a cookie that the server reads, so that the first paint is right. */
export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "handrail-theme";

export function themeOf(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** Browser only: shows the theme at once and keeps it for a year. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
}

/** Browser only: the theme that is shown now. */
export function currentTheme(): Theme {
  return themeOf(document.documentElement.dataset.theme);
}
