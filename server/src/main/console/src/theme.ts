import { createTheme } from '@mantine/core';

const dialog = {
  overlayProps: { backgroundOpacity: 0.35 },
  // a header element outside of sectioning content would be a second banner of the page
  attributes: { header: { role: 'presentation' } },
};

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
  components: {
    Modal: { defaultProps: dialog },
    Drawer: { defaultProps: dialog },
    // what opens below a field or a button stays in the page's main part: outside of it screen readers find no landmark around it
    Popover: { defaultProps: { portalProps: { target: '#main' } } },
    Tooltip: { defaultProps: { portalProps: { target: '#main' } } },
    // the placeholder is a child that a menu may not have
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    SpotlightRoot: { defaultProps: { overlayProps: { backgroundOpacity: 0.35, blur: 0 } } },
  },
  colors: {
    // at shade 7 as dark as the teal, for text on white and on their own light tints
    red: [
      '#fef3f2',
      '#fde6e3',
      '#fccfca',
      '#f9aaa2',
      '#f3766a',
      '#e4483a',
      '#cf3225',
      '#b42318',
      '#96231c',
      '#7a1f1a',
    ],
    orange: [
      '#fff9ec',
      '#fdeed2',
      '#fbdca5',
      '#f6c26b',
      '#eda43a',
      '#d98a1b',
      '#b96c0c',
      '#8f4c04',
      '#7a4300',
      '#5f3500',
    ],
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
