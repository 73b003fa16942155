import german from './de';
import { seedgenTranslationRef } from './ref';
import { seedgenTranslations } from './resource';

// What the framework knows of a ref and does not show: all that is said, by its key.
const { getDefaultMessages } = seedgenTranslationRef as unknown as {
  getDefaultMessages(): Record<string, string>;
};

const holesOf = (text: string) =>
  (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();

describe('the messages in German', () => {
  const english = getDefaultMessages.call(seedgenTranslationRef);
  const translated = german.messages as Record<string, string>;

  it('are all there', () => {
    const missing = Object.entries(english)
      .filter(([key]) => !translated[key])
      .map(([key, text]) => `${key}: ${text}`);
    expect(missing).toEqual([]);
  });

  it('are of messages that there are', () => {
    expect(Object.keys(translated).filter(key => !(key in english))).toEqual(
      [],
    );
  });

  it('leave the same holes', () => {
    const different = Object.entries(translated)
      .filter(
        ([key, text]) =>
          holesOf(text).join() !== holesOf(english[key] ?? '').join(),
      )
      .map(([key, text]) => `${key}: ${text}`);
    expect(different).toEqual([]);
  });

  it('belong to the plugin', () => {
    expect(seedgenTranslations.id).toBe('seedgen');
    expect(german.id).toBe('seedgen');
  });
});
