import { alpha, type Theme } from '@material-ui/core/styles';
import type { Tone } from '../../model';

/** Colour of a tone for icons, borders and bars; text keeps the theme's text colours. */
export function toneColor(theme: Theme, tone: Tone): string {
  const { palette } = theme;
  switch (tone) {
    case 'ok':
      return palette.type === 'dark'
        ? palette.success.light
        : palette.success.dark;
    case 'warning':
      return palette.type === 'dark'
        ? palette.warning.light
        : palette.warning.dark;
    case 'error':
      return palette.type === 'dark' ? palette.error.light : palette.error.main;
    case 'running':
    case 'info':
      return palette.type === 'dark' ? palette.info.light : palette.info.dark;
    default:
      return palette.text.secondary;
  }
}

/**
 * Colour of text that stands back. The theme's own is a shade too light for small text on the tinted
 * grounds of notices, where 4.5 to 1 is wanted.
 */
export function subtleText(theme: Theme): string {
  const { palette } = theme;
  return palette.type === 'dark'
    ? palette.text.secondary
    : alpha(palette.text.primary, 0.64);
}
