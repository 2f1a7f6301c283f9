import { useEffect } from 'react';
import { commandContext } from '../commands/run-command';
import { useApp } from '../store/create-store';

/** Puts the chosen theme on the page and tells the host; "system" follows the system while it changes. */
export function useTheme(): void {
  const theme = useApp(({ settings }) => settings.theme);
  useEffect(() => {
    commandContext.host.setTheme(theme);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const show = (): void => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    show();
    dark.addEventListener('change', show);
    return () => dark.removeEventListener('change', show);
  }, [theme]);
}
