import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** A server that is up, for `npm run dev`: CALIBR_SERVER=http://localhost:8181 npm run dev */
const server = process.env.CALIBR_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: true } } },
  build: {
    outDir: '../../../target/classes/META-INF/console',
    emptyOutDir: true,
    target: 'es2023',
    // what we ship of others, and on which terms
    license: { fileName: 'licenses.md' },
    // nothing inlined as data: the content security policy allows the server's own files only
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    testTimeout: 30_000,
  },
});
