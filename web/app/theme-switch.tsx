import { useState } from "preact/hooks";

const NEXT = { system: "light", light: "dark", dark: "system" } as const;
const GLYPHS = { system: "◐", light: "☀", dark: "☾" } as const;
type Theme = keyof typeof NEXT;

/** Goes round the system's theme, light and dark, and remembers the choice. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(() => themeOf(document.documentElement.dataset.theme));
  const turn = () => {
    const next = NEXT[theme];
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    localStorage.setItem("theme", next);
    setTheme(next);
    dispatchEvent(new Event("themechange"));
  };
  return (
    <button type="button" class="quiet theme" onClick={turn} aria-label={`Theme: ${theme}. Switch to ${NEXT[theme]}`}>
      <span aria-hidden="true">{GLYPHS[theme]}</span>
    </button>
  );
}

const themeOf = (given: string | undefined): Theme => (given === "light" || given === "dark" ? given : "system");
