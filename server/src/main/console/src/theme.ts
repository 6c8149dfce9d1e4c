import { createTheme } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'teal',
  // 5.5:1 on white: the lighter shades fail WCAG AA under white text
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, monospace",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1rem' } } },
  colors: {
    teal: [
      '#f0fdfa',
      '#d5f5ef',
      '#a7e8de',
      '#6fd6c8',
      '#3dbfaf',
      '#1fa497',
      '#12887d',
      '#0f766e',
      '#115e59',
      '#134e4a',
    ],
  },
});
