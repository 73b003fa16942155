import { readdirSync } from 'fs';
import { join } from 'path';
import german from './de';
import { flatten, type NestedMessages } from './flatten';
import { seedgenTranslations } from './resource';

/** Every message file that there is, so that one that is added is asked for as well. */
function englishMessages(): Record<string, string> {
  const files = readdirSync(join(__dirname, 'messages'));
  return Object.assign(
    {},
    ...files.flatMap(file =>
      Object.values(
        jest.requireActual<Record<string, NestedMessages>>(
          `./messages/${file}`,
        ),
      ).map(messages => flatten(messages)),
    ),
  );
}

const holesOf = (text: string) =>
  (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();

describe('the messages in German', () => {
  const english = englishMessages();
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
