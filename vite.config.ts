import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'apps/dashboard',
  plugins: [react()],
  build: { outDir: '../../dist/dashboard', emptyOutDir: true, manifest: true },
})
