import { describe, expect, test } from "vitest";
import { detectLanguage, languageName } from "./language.ts";

test.each([
  ["fa", "رئیس جمهور روز چهارشنبه وارد پایتخت شد و با همتای خود دیدار و گفتگو کرد"],
  ["fr", "Le ministre des affaires étrangères a rencontré mercredi son homologue pour parler de la frontière."],
  ["es", "La policía detuvo el lunes a doce manifestantes en la capital, informó el ministerio del interior."],
  ["pt", "A polícia deteve na segunda-feira doze manifestantes na capital, informou o ministério do interior."],
  ["de", "Die Polizei nahm am Montag zwölf Demonstranten in der Hauptstadt fest, teilte das Innenministerium mit."],
  ["ru", "Полиция задержала в понедельник двенадцать участников протеста в столице, сообщило министерство."],
  ["en", "Police detained twelve protesters in the capital on Monday, the interior ministry said."],
])("%s", (language, text) => expect(detectLanguage(text)).toEqual({ language, confident: true }));

describe("short texts", () => {
  test.each(["", "12 …", "Police detained 12.", "Ministro"])("cannot be told in Latin script: %j", (text) =>
    expect(detectLanguage(text)).toEqual({ language: "und", confident: false }),
  );
  test.each([
    ["ru", "Протест в Москве"],
    ["zh", "抗议活动"],
  ])("can be told in another: %s", (language, text) => expect(detectLanguage(text).language).toBe(language));
});

test.each([
  "Zelensky, Putin agree prisoner swap, Kremlin says",
  "Bolsonaro, Lula trade barbs in Sao Paulo TV debate",
  "Xi Jinping meets Kim Jong Un in Pyongyang, Hanoi and Vientiane",
  "Al-Shabaab militants kill Kenyan soldiers near Mandera",
  "Lukashenko, Sikorski, Babiš to attend Bratislava summit, Fico says",
])("a headline full of names is never surely foreign: %s", (text) => {
  const { language, confident } = detectLanguage(text);
  expect(language === "en" || language === "und" || !confident).toBe(true);
});

test("languages have names for messages", () => expect(languageName("fa")).toBe("Persian"));
