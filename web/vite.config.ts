import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { trimWriter } from './build/trim-writer.mjs';

export default defineConfig({
  plugins: [solid()],
  worker: { format: 'es', plugins: () => [trimWriter()] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the page's policy loads files of its own origin only
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: 'index.html', sw: 'src/sw/sw.ts' },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});
