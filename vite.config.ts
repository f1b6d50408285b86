import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { wallFiles } from './apps/dashboard/build/wall-files.ts'

export default defineConfig({
  root: 'apps/dashboard',
  plugins: [react(), wallFiles()],
  build: { outDir: '../../dist/dashboard', emptyOutDir: true, manifest: true },
})
